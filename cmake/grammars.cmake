# vacancy_embed_grammars(FOLDER): compiles the grammar files in, each beside its tree, which is made here: reading TOML takes
# half of a short run.
function(vacancy_embed_grammars folder)
  vacancy_embed(vacancy_grammar built_in_grammars ${folder} *.toml)
  set(grammar ${PROJECT_SOURCE_DIR}/extractor/grammar)
  add_executable(pack_grammars ${PROJECT_SOURCE_DIR}/cmake/pack_grammars.cpp ${grammar}/file.cpp ${grammar}/tree.cpp
                               ${grammar}/packed_tree.cpp)
  target_link_libraries(pack_grammars PRIVATE vacancy_base tomlplusplus)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.toml)
  list(SORT files)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/grammar_trees)
  file(MAKE_DIRECTORY ${out})
  list(TRANSFORM files REPLACE ".*/(.*)" "${out}/\\1.tree" OUTPUT_VARIABLE trees)
  add_custom_command(OUTPUT ${trees} COMMAND pack_grammars ${out} ${files} DEPENDS ${files} pack_grammars VERBATIM)
  vacancy_embed_files(vacancy_grammar built_in_trees ${trees})
endfunction()
