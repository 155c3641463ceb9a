# Installs the build in BUILD below WORK, builds the consumer against what was installed, and runs it.
# cmake -DBUILD=... -DWORK=... -DCOMPILER=... -DFLAGS=... -DADVERT=... -P check.cmake
file(REMOVE_RECURSE ${WORK})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${out}\n${err}\nended with ${status}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${WORK}/build -G Ninja -DCMAKE_PREFIX_PATH=${WORK}/prefix
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=${FLAGS})
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/titles ${ADVERT})
if(NOT out MATCHES "^Harbour Lamp Keeper\n.*\"schema\":\"vacancy/1\"")
  message(FATAL_ERROR "the consumer printed:\n${out}")
endif()

# The installed program is the one that was built.
run(${WORK}/prefix/bin/vacancy extract ${ADVERT} --quiet)
if(NOT out MATCHES "\"title\":\"Harbour Lamp Keeper\"")
  message(FATAL_ERROR "the installed program printed:\n${out}")
endif()
if(PARQUET)   # by the installed module
  run(${WORK}/prefix/bin/vacancy extract ${ADVERT} --quiet -o ${WORK}/record.parquet)
endif()
file(REMOVE_RECURSE ${WORK})
