# What the library `vacancy` is linked with. It is static, so whoever links it needs these, too:
# the project reads this file, and so does the installed package (vacancyConfig.cmake).
find_package(PkgConfig REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(hs REQUIRED IMPORTED_TARGET libhs)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
if(VACANCY_PDF)
  pkg_check_modules(poppler_glib REQUIRED IMPORTED_TARGET poppler-glib)
endif()
