# vacancy_report_app(TARGET): builds the report's page from report/ with npm and Vite, in the build folder, and compiles it
# into TARGET as report_page(). With -DVACANCY_REPORT=OFF there is none, and npm is not needed.
function(vacancy_report_app target)
  set(files "")
  if(VACANCY_REPORT)
    vacancy_build_report_app(files)
  endif()
  set(out ${CMAKE_CURRENT_BINARY_DIR}/report_page.cpp)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=report_page "-DFILES=${files}" -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()

# The packages of package-lock.json, then the page: sources are copied, so that nothing is written beside them.
function(vacancy_build_report_app page)
  find_program(NPM npm)
  if(NOT NPM)
    message(FATAL_ERROR "npm, which builds the report, is missing; -DVACANCY_REPORT=OFF builds without reports")
  endif()
  set(from ${PROJECT_SOURCE_DIR}/report)
  set(to ${PROJECT_BINARY_DIR}/report)
  set(packages ${from}/package.json ${from}/package-lock.json ${from}/.npmrc)
  set(installed ${to}/node_modules/.package-lock.json)
  add_custom_command(OUTPUT ${installed}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${to}
    COMMAND ${CMAKE_COMMAND} -E copy ${packages} ${to}
    COMMAND ${CMAKE_COMMAND} -E env --unset=NODE_OPTIONS ${NPM} ci --prefix ${to} --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${installed}
    DEPENDS ${packages} WORKING_DIRECTORY ${PROJECT_BINARY_DIR} COMMENT "Installing the report's packages" VERBATIM)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${from}/src/*)
  set(roots ${from}/index.html ${from}/vite.config.ts ${from}/tsconfig.json)
  set(built ${to}/dist/index.html)
  add_custom_command(OUTPUT ${built}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${to}/src
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${from}/src ${to}/src
    COMMAND ${CMAKE_COMMAND} -E copy ${roots} ${to}
    COMMAND ${NPM} run --prefix ${to} --loglevel=error build
    DEPENDS ${installed} ${sources} ${roots} WORKING_DIRECTORY ${to} COMMENT "Building the report's page" VERBATIM)
  set(${page} ${built} PARENT_SCOPE)
endfunction()
