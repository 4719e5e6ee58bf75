# `cmake --install`: libttc, the runtime, the public headers and the package files (tools/ installs its own), so that
# another project can say find_package(ttc) and link ttc::ttc.
include(CMakePackageConfigHelpers)
set(TTC_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/ttc)

install(TARGETS ttc ttc_runtime EXPORT ttcTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/include/ttc DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
# For dialects of one's own (the component mlir): the ttc dialect's headers, records and generated parts.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/include/ttc-mlir DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/dialect DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ttc-mlir
        FILES_MATCHING PATTERN "*.h" PATTERN "*.td")
install(DIRECTORY ${CMAKE_BINARY_DIR}/dialect DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ttc-mlir
        FILES_MATCHING PATTERN "*.inc" PATTERN "CMakeFiles" EXCLUDE)
install(EXPORT ttcTargets NAMESPACE ttc:: DESTINATION ${TTC_PACKAGE_DIR})

configure_package_config_file(${CMAKE_SOURCE_DIR}/cmake/ttcConfig.cmake.in ${CMAKE_BINARY_DIR}/ttcConfig.cmake
                              INSTALL_DESTINATION ${TTC_PACKAGE_DIR} PATH_VARS CMAKE_INSTALL_INCLUDEDIR)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/ttcConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/ttcConfig.cmake ${CMAKE_BINARY_DIR}/ttcConfigVersion.cmake
        DESTINATION ${TTC_PACKAGE_DIR})
