# What is installed: the library `vacancy` for find_package(vacancy), and the program on it.
include(CMakePackageConfigHelpers)

# Headers of the interface; <vacancy/vacancy.h> includes them all. Each folder's others are its own.
set(VACANCY_HEADERS
    vacancy.h
    base/diagnostic.h base/limits.h base/result.h base/span.h
    normalise/date.h normalise/value.h
    grammar/grammar.h source/source.h document/document.h segment/segment.h extract/extract.h
    record/json.h record/record.h choose/choose.h
    export/format.h sink/descriptor.h sink/output.h sink/rejects.h pipeline/convert.h
    source/inputs.h pipeline/bulk.h pipeline/checkpoint.h pipeline/duplicates.h pipeline/fill.h
    pipeline/pdf_workers.h pipeline/cage.h
    check/finding.h check/profile.h check/run.h
    report/entry.h report/report.h)

# All folders in one archive.
function(vacancy_library)
  get_property(folders GLOBAL PROPERTY VACANCY_FOLDERS)
  get_property(links GLOBAL PROPERTY VACANCY_LINKS)
  list(REMOVE_ITEM links rapidjson tomlplusplus)   # header-only: in no object of a consumer
  add_library(vacancy STATIC)
  add_library(vacancy::vacancy ALIAS vacancy)
  foreach(folder IN LISTS folders)
    target_sources(vacancy PRIVATE $<TARGET_OBJECTS:vacancy_${folder}>)
  endforeach()
  set_target_properties(vacancy PROPERTIES LINKER_LANGUAGE CXX)
  list(TRANSFORM VACANCY_HEADERS PREPEND ${PROJECT_SOURCE_DIR}/extractor/)
  target_sources(vacancy PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/extractor FILES ${VACANCY_HEADERS})
  target_include_directories(vacancy PUBLIC $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_compile_features(vacancy PUBLIC cxx_std_20)
  target_link_libraries(vacancy PRIVATE ${links} fmt::fmt Threads::Threads)
  vacancy_install_library()
endfunction()

function(vacancy_install_library)
  set(place ${CMAKE_INSTALL_LIBDIR}/cmake/vacancy)
  install(TARGETS vacancy EXPORT vacancyTargets
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
          FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/vacancy)
  install(EXPORT vacancyTargets NAMESPACE vacancy:: DESTINATION ${place})
  configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/vacancyConfig.cmake.in
                                ${PROJECT_BINARY_DIR}/vacancyConfig.cmake INSTALL_DESTINATION ${place})
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/vacancyConfigVersion.cmake COMPATIBILITY SameMinorVersion)
  install(FILES ${PROJECT_BINARY_DIR}/vacancyConfig.cmake ${PROJECT_BINARY_DIR}/vacancyConfigVersion.cmake
                ${PROJECT_SOURCE_DIR}/cmake/link_parts.cmake DESTINATION ${place})
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
endfunction()

# The program's commands are a library, too, so that tests can call them; main.cpp alone is the program.
function(vacancy_program)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/extractor/cli/*.cpp)
  set(main ${PROJECT_SOURCE_DIR}/extractor/cli/main.cpp)
  list(REMOVE_ITEM sources ${main})
  add_library(vacancy_commands STATIC ${sources})
  target_link_libraries(vacancy_commands PUBLIC vacancy_check vacancy_warehouse Boost::program_options)
  target_link_libraries(vacancy_commands PUBLIC vacancy_report)
  target_compile_definitions(vacancy_commands PUBLIC VACANCY_VERSION="${PROJECT_VERSION}")
  add_executable(vacancy_cli ${main})
  set_target_properties(vacancy_cli PROPERTIES OUTPUT_NAME vacancy)
  target_link_libraries(vacancy_cli PRIVATE vacancy_commands)
  get_property(modules GLOBAL PROPERTY VACANCY_MODULES)
  if(modules)
    add_dependencies(vacancy_cli ${modules})
  endif()
  install(TARGETS vacancy_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()
