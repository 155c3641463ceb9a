# vacancy_embed(TARGET NAME FOLDER GLOB): compiles the files into TARGET as
#   std::span<const std::pair<std::string_view, std::string_view>> vacancy::NAME();
# (file name, text), in byte order of the names.
function(vacancy_embed target name folder glob)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/${glob})
  list(SORT files)
  vacancy_embed_files(${target} ${name} ${files})
endfunction()

# vacancy_embed_files(TARGET NAME FILE...): likewise, of files that may be made by the build.
function(vacancy_embed_files target name)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=${name} "-DFILES=${ARGN}" -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
