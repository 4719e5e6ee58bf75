# Build rules shared by all folders.

# LLVM's and MLIR's headers are system headers: their warnings are not ours.
set(TTC_MLIR_INCLUDES ${LLVM_INCLUDE_DIRS} ${MLIR_INCLUDE_DIRS})
separate_arguments(TTC_LLVM_DEFINITIONS NATIVE_COMMAND "${LLVM_DEFINITIONS}")

add_library(ttc_options INTERFACE)
target_compile_options(ttc_options INTERFACE -Wall -Wextra -Wno-unused-parameter -fno-semantic-interposition)
# LLVM's headers lay out some classes (statistics of passes) by NDEBUG; Debian's LLVM is built with it.
if(NOT LLVM_ENABLE_ASSERTIONS)
  target_compile_definitions(ttc_options INTERFACE $<$<NOT:$<CONFIG:Release>>:NDEBUG>)
endif()
if(TTC_SANITIZE)
  target_compile_options(ttc_options INTERFACE -fsanitize=${TTC_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all
                         -fno-omit-frame-pointer)
  target_link_options(ttc_options INTERFACE -fsanitize=${TTC_SANITIZE})
endif()

if(TTC_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "TTC_FUZZERS: expected Clang, which brings libFuzzer, got ${CMAKE_CXX_COMPILER_ID}")
  endif()
  # Every file counts what it covers; the program itself brings the engine.
  target_compile_options(ttc_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# ttc_no_undefined(TARGET): a shared library in which a missing symbol, a rule that an op forgot for instance, is a link
# error. Sanitizers leave their own symbols to the executable, so their builds don't check.
function(ttc_no_undefined target)
  if(NOT TTC_SANITIZE)
    target_link_options(${target} PRIVATE -Wl,--no-undefined)
  endif()
endfunction()

find_program(TTC_LLD ld.lld HINTS /usr/lib/llvm-22/bin)
if(TTC_LLD AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
  add_link_options(--ld-path=${TTC_LLD})
endif()

# A precompiled header with the parts of MLIR that nearly every file needs; made once, shared by all MLIR targets.
add_library(ttc_mlir_pch OBJECT ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
target_include_directories(ttc_mlir_pch SYSTEM PUBLIC ${TTC_MLIR_INCLUDES})
target_compile_definitions(ttc_mlir_pch PRIVATE ${TTC_LLVM_DEFINITIONS})
target_include_directories(ttc_mlir_pch PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}/include)
target_link_libraries(ttc_mlir_pch PRIVATE ttc_options)
target_precompile_headers(ttc_mlir_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch.h)
# A header file that holds times would never be the same twice, and ccache would miss after every new one.
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  target_compile_options(ttc_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
else()
  target_compile_options(ttc_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
endif()

# ttc_mlir_objects(NAME SOURCES... [DEPENDS tablegen targets...])
# An object library of files that include MLIR headers; it ends up in libttc.
function(ttc_mlir_objects name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  add_library(${name} OBJECT ${ARG_UNPARSED_ARGUMENTS})
  target_include_directories(${name} SYSTEM PRIVATE ${TTC_MLIR_INCLUDES})
  target_compile_definitions(${name} PRIVATE ${TTC_LLVM_DEFINITIONS})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}/include)
  target_link_libraries(${name} PRIVATE ttc_options)
  target_precompile_headers(${name} REUSE_FROM ttc_mlir_pch)
  add_dependencies(${name} ttc_mlir_pch ttc_tablegen ${ARG_DEPENDS})
  set_property(GLOBAL APPEND PROPERTY TTC_OBJECTS ${name})
endfunction()

# ttc_objects(NAME SOURCES...): the same without MLIR.
function(ttc_objects name)
  add_library(${name} OBJECT ${ARGN})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}/include)
  target_link_libraries(${name} PRIVATE ttc_options)
  set_property(GLOBAL APPEND PROPERTY TTC_OBJECTS ${name})
endfunction()

# ttc_mlir_executable(NAME SOURCES...): a tool that talks to MLIR itself.
function(ttc_mlir_executable name)
  add_executable(${name} ${ARGN})
  target_include_directories(${name} SYSTEM PRIVATE ${TTC_MLIR_INCLUDES})
  target_compile_definitions(${name} PRIVATE ${TTC_LLVM_DEFINITIONS})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
  target_link_libraries(${name} PRIVATE ttc ttc_options MLIR LLVM)
  add_dependencies(${name} ttc_tablegen)
endfunction()

# ttc_executable(NAME SOURCES...): a program written against the public headers alone.
function(ttc_executable name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE ttc ttc_options)
endfunction()

# ttc_fuzzer(NAME SOURCES...): a libFuzzer program fuzz-NAME of test/fuzz for the function ttc::fuzz::NAME; the caller
# links what it is about. The target `fuzzers` builds all of them.
function(ttc_fuzzer name)
  add_executable(fuzz-${name} ${CMAKE_SOURCE_DIR}/test/fuzz/Main.cpp ${ARGN})
  target_compile_definitions(fuzz-${name} PRIVATE TTC_FUZZ_TARGET=${name} ${TTC_LLVM_DEFINITIONS})
  target_include_directories(fuzz-${name} SYSTEM PRIVATE ${TTC_MLIR_INCLUDES})
  target_include_directories(fuzz-${name} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}/include)
  target_link_libraries(fuzz-${name} PRIVATE ttc_options)
  target_link_options(fuzz-${name} PRIVATE -fsanitize=fuzzer)
  if(NOT TARGET fuzzers)
    add_custom_target(fuzzers)
  endif()
  add_dependencies(fuzzers fuzz-${name})
endfunction()
