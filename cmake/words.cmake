# vacancy_embed_words(): compiles the words of Debian's wbritish (SCOWL: words of British English, in small letters, without
# apostrophes) into TARGET, a word a line in byte order. VACANCY_WORDS names another list.
find_file(VACANCY_WORDS british-english PATHS /usr/share/dict REQUIRED DOC "Words of British English, one a line")
find_file(VACANCY_WORDS_NOTICE copyright PATHS /usr/share/doc/wbritish NO_DEFAULT_PATH DOC "The notice of VACANCY_WORDS, installed with it")
function(vacancy_embed_words target)
  file(STRINGS ${VACANCY_WORDS} words REGEX "^[a-z]+$" ENCODING UTF-8)
  list(SORT words)
  list(JOIN words "\n" text)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/british_english.txt CONTENT "\n@text@\n" @ONLY)
  if(VACANCY_WORDS_NOTICE)
    install(FILES ${VACANCY_WORDS_NOTICE} DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME words-copyright)
  endif()
  vacancy_embed_files(${target} word_lists ${CMAKE_CURRENT_BINARY_DIR}/british_english.txt)
endfunction()
