# vacancy_module_stamp(): compiles into vacancy_base and each module which build they are of (base/module_stamp.h): the version and a
# hash over the headers that modules share with the program, since objects of C++ pass between the two.
function(vacancy_module_stamp)
  set(shared base normalise source document record export warehouse)
  list(TRANSFORM shared PREPEND ${PROJECT_SOURCE_DIR}/extractor/)
  list(TRANSFORM shared APPEND /*.h)
  file(GLOB headers CONFIGURE_DEPENDS ${shared})
  list(SORT headers)
  set(out ${PROJECT_BINARY_DIR}/module_stamp.cpp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/write_module_stamp.cmake)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DVERSION=${PROJECT_VERSION} "-DHEADERS=${headers}" -P ${script}
    DEPENDS ${headers} ${script} VERBATIM)
  target_sources(vacancy_base PRIVATE ${out})
  set_property(GLOBAL PROPERTY VACANCY_MODULE_STAMP ${out})
endfunction()
