# Compiles through ccache when it is installed. A precompiled header is only a hit when ccache is told to look past
# times and defines; the environment is set here so that every way to start the build gets it.
find_program(TTC_CCACHE ccache)
if(TTC_CCACHE)
  set(launcher ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${TTC_CCACHE})
  foreach(language C CXX)
    if(NOT CMAKE_${language}_COMPILER_LAUNCHER OR CMAKE_${language}_COMPILER_LAUNCHER MATCHES "ccache")
      set(CMAKE_${language}_COMPILER_LAUNCHER ${launcher})
    endif()
  endforeach()
endif()
