# vacancy_embed_grammars(FOLDER): compiles the grammar files in, and what is made of them here, by the code of vacancy_grammar
# itself: all rules, packed, and what their patterns compile to. Reading and compiling them would take most of a short run.
# So what is compiled in is a library of its own, vacancy_built_in, that comes with vacancy_grammar.
function(vacancy_embed_grammars folder)
  add_executable(pack_grammars ${PROJECT_SOURCE_DIR}/cmake/pack_grammars.cpp $<TARGET_OBJECTS:vacancy_grammar>)
  target_link_libraries(pack_grammars PRIVATE vacancy_normalise PkgConfig::pcre2 PkgConfig::hs)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.toml)
  list(SORT files)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/packed_grammars)
  file(MAKE_DIRECTORY ${out})
  add_custom_command(OUTPUT ${out}/rules ${out}/patterns COMMAND pack_grammars ${out} ${files}
                     DEPENDS ${files} pack_grammars VERBATIM)

  set(packed ${PROJECT_SOURCE_DIR}/cmake/built_in_packed.cpp)
  set_source_files_properties(${packed} PROPERTIES OBJECT_DEPENDS "${out}/rules;${out}/patterns"
                              COMPILE_DEFINITIONS VACANCY_PACKED="${out}")
  add_library(vacancy_built_in STATIC ${packed})
  set_target_properties(vacancy_built_in PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(vacancy_built_in PRIVATE vacancy_options)
  vacancy_embed(vacancy_built_in built_in_grammars ${folder} *.toml)
  target_link_libraries(vacancy_grammar INTERFACE vacancy_built_in)
  set_property(GLOBAL APPEND PROPERTY VACANCY_FOLDERS built_in)
endfunction()
