# Writes OUT: the function of base/module_stamp.h, from VERSION and HEADERS.
set(all "")
foreach(header IN LISTS HEADERS)
  file(SHA256 ${header} hash)
  string(APPEND all ${hash})
endforeach()
string(SHA256 hash "${all}")
string(SUBSTRING ${hash} 0 12 hash)
file(WRITE ${OUT} "#include \"base/module_stamp.h\"\n\nconst char* vacancy_module_stamp() {\n    return \"${VERSION} (${hash})\";\n}\n")
