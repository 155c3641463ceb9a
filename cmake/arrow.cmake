# The project's own Python environment (tools/python_env.sh), and Arrow: the system's where CMake finds it,
# else that of the environment's pyarrow, which comes with headers and libraries for C++.
set(VACANCY_PYTHON_ENV ${PROJECT_SOURCE_DIR}/build/python CACHE PATH "The project's own Python environment")
execute_process(COMMAND ${PROJECT_SOURCE_DIR}/tools/python_env.sh ${VACANCY_PYTHON_ENV} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "no Python environment in ${VACANCY_PYTHON_ENV}; -DVACANCY_PARQUET=OFF builds without")
endif()

find_package(Arrow CONFIG QUIET)
find_package(Parquet CONFIG QUIET)
if(TARGET Arrow::arrow_shared AND TARGET Parquet::parquet_shared)
  return()
endif()

execute_process(COMMAND ${VACANCY_PYTHON_ENV}/bin/python -c "import pyarrow; print(pyarrow.get_include())"
                OUTPUT_VARIABLE include OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
get_filename_component(folder ${include} DIRECTORY)
foreach(name arrow parquet)
  file(GLOB file ${folder}/lib${name}.so.*)
  add_library(pyarrow_${name} SHARED IMPORTED)
  set_target_properties(pyarrow_${name} PROPERTIES IMPORTED_LOCATION ${file} INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${include}
                        INTERFACE_INCLUDE_DIRECTORIES ${include})
  list(APPEND VACANCY_ARROW_FILES ${file})
endforeach()
add_library(Arrow::arrow_shared ALIAS pyarrow_arrow)
add_library(Parquet::parquet_shared ALIAS pyarrow_parquet)
