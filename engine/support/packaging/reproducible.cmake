# SPDX-License-Identifier: GPL-3.0-or-later
# AUDITPLAN_REPRODUCIBLE: the same sources give the same bytes in whatever folder and whenever they are built. The test
# `reproducible` builds twice. Off by default: a debugger wants to know where the sources lie.
option(AUDITPLAN_REPRODUCIBLE "Keep the build's folders out of what is built" OFF)
if(NOT AUDITPLAN_REPRODUCIBLE)
  return()
endif()

add_compile_options(-ffile-prefix-map=${CMAKE_BINARY_DIR}=/usr/src/auditplan/build
                    -ffile-prefix-map=${CMAKE_SOURCE_DIR}=/usr/src/auditplan)
# D: no times, no owners in the archives, whatever the default of the machine's ar.
set(CMAKE_C_ARCHIVE_CREATE "<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>")
set(CMAKE_C_ARCHIVE_APPEND "<CMAKE_AR> qD <TARGET> <LINK_FLAGS> <OBJECTS>")
set(CMAKE_C_ARCHIVE_FINISH "<CMAKE_RANLIB> -D <TARGET>")
