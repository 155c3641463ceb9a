# The libraries that the project uses, each found once, as an imported target.
# docs/architecture.md says what each is for; packages.txt names its Debian package.
include(${CMAKE_CURRENT_LIST_DIR}/link_parts.cmake)
find_package(Boost REQUIRED COMPONENTS program_options)
if(VACANCY_PDF)
  pkg_check_modules(poppler_glib REQUIRED IMPORTED_TARGET poppler-glib)
endif()
if(VACANCY_POSTGRESQL)
  pkg_check_modules(pq REQUIRED IMPORTED_TARGET libpq)
endif()

# Header-only, and in no header of ours that is installed.
find_path(RAPIDJSON_INCLUDE rapidjson/document.h REQUIRED)
add_library(rapidjson INTERFACE IMPORTED)
target_include_directories(rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE})
# Its iterators compare in a way that C++20 reads twice; clang says so where they are used.
target_compile_options(rapidjson INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-ambiguous-reversed-operator>)

find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
add_library(tomlplusplus INTERFACE IMPORTED)
target_include_directories(tomlplusplus SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE})
