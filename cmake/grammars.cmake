# vacancy_embed_grammars(FOLDER): compiles the grammar files in, each beside its tree, and what all their patterns compile
# to. Trees and patterns are made here, by the code of vacancy_grammar itself: reading TOML and compiling patterns would take most
# of a short run. So what is compiled in is a library of its own, vacancy_built_in, that comes with vacancy_grammar.
function(vacancy_embed_grammars folder)
  add_executable(pack_grammars ${PROJECT_SOURCE_DIR}/cmake/pack_grammars.cpp $<TARGET_OBJECTS:vacancy_grammar>)
  target_link_libraries(pack_grammars PRIVATE vacancy_normalise PkgConfig::pcre2 PkgConfig::hs)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.toml)
  list(SORT files)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/packed_grammars)
  file(MAKE_DIRECTORY ${out})
  list(TRANSFORM files REPLACE ".*/(.*)" "${out}/\\1.tree" OUTPUT_VARIABLE trees)
  add_custom_command(OUTPUT ${trees} ${out}/patterns COMMAND pack_grammars ${out} ${files}
                     DEPENDS ${files} pack_grammars VERBATIM)

  set(patterns ${PROJECT_SOURCE_DIR}/cmake/built_in_patterns.cpp)
  set_source_files_properties(${patterns} PROPERTIES OBJECT_DEPENDS ${out}/patterns
                              COMPILE_DEFINITIONS VACANCY_PATTERNS="${out}/patterns")
  add_library(vacancy_built_in STATIC ${patterns})
  set_target_properties(vacancy_built_in PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(vacancy_built_in PRIVATE vacancy_options)
  vacancy_embed(vacancy_built_in built_in_grammars ${folder} *.toml)
  vacancy_embed_files(vacancy_built_in built_in_trees ${trees})
  target_link_libraries(vacancy_grammar INTERFACE vacancy_built_in)
  set_property(GLOBAL APPEND PROPERTY VACANCY_FOLDERS built_in)
endfunction()
