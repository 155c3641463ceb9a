# One static library a folder of extractor/, so that a folder can use only those it names.
add_library(vacancy_options INTERFACE)
target_include_directories(vacancy_options INTERFACE ${PROJECT_SOURCE_DIR}/extractor)
target_compile_options(vacancy_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       $<$<BOOL:${VACANCY_WERROR}>:-Werror>)
target_link_libraries(vacancy_options INTERFACE fmt::fmt Threads::Threads)
if(VACANCY_SANITIZE)
  target_compile_options(vacancy_options INTERFACE -fsanitize=${VACANCY_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all
                         $<$<CXX_COMPILER_ID:Clang>:-fsanitize-ignorelist=${PROJECT_SOURCE_DIR}/cmake/sanitize_ignore.txt>)
  target_compile_definitions(vacancy_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(vacancy_options INTERFACE -fsanitize=${VACANCY_SANITIZE})
endif()

# vacancy_folder(NAME [USES FOLDER...] [LINKS TARGET...])
function(vacancy_folder name)
  cmake_parse_arguments(arg "" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/extractor/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_module\\.cpp$")
  add_library(vacancy_${name} STATIC ${sources})
  set_target_properties(vacancy_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  list(TRANSFORM arg_USES PREPEND vacancy_)
  target_link_libraries(vacancy_${name} PUBLIC vacancy_options ${arg_LINKS} ${arg_USES})
  set_property(GLOBAL APPEND PROPERTY VACANCY_FOLDERS ${name})
  set_property(GLOBAL APPEND PROPERTY VACANCY_LINKS ${arg_LINKS})
endfunction()

# vacancy_module(FOLDER NAME [LINKS TARGET...]): FOLDER/NAME_module.cpp and NAME_*_module.cpp as a shared library that is
# opened when it is first needed (base/module.h), so that the program does without what it links.
function(vacancy_module folder name)
  cmake_parse_arguments(arg "" "" "LINKS" ${ARGN})
  set(target vacancy_${name}_module)
  set(place ${PROJECT_SOURCE_DIR}/extractor/${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${place}/${name}_module.cpp ${place}/${name}_*_module.cpp)
  get_property(stamp GLOBAL PROPERTY VACANCY_MODULE_STAMP)
  add_library(${target} MODULE ${sources} ${stamp})
  target_link_libraries(${target} PRIVATE vacancy_${folder} ${arg_LINKS})
  target_link_options(${target} PRIVATE -Wl,--exclude-libs,ALL)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME vacancy_${name} CXX_VISIBILITY_PRESET hidden
                        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/vacancy)
  install(TARGETS ${target} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/vacancy)
  set_property(GLOBAL APPEND PROPERTY VACANCY_MODULES ${target})
endfunction()
