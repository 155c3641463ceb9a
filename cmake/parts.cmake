# The libraries that the project uses, each found once, as an imported target.
# docs/architecture.md says what each is for; packages.txt names its Debian package.
find_package(PkgConfig REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(fmt REQUIRED)
find_package(Boost REQUIRED COMPONENTS program_options)
find_package(Threads REQUIRED)
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(hs REQUIRED IMPORTED_TARGET libhs)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
if(VACANCY_PDF)
  pkg_check_modules(poppler_cpp REQUIRED IMPORTED_TARGET poppler-cpp)
endif()

find_path(RAPIDJSON_INCLUDE rapidjson/document.h REQUIRED)
add_library(rapidjson INTERFACE IMPORTED)
target_include_directories(rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE})

find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
add_library(tomlplusplus INTERFACE IMPORTED)
target_include_directories(tomlplusplus SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE})
