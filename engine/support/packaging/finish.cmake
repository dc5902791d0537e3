# SPDX-License-Identifier: GPL-3.0-or-later
# CPack calls this between the installing and the packing.
execute_process(COMMAND ${CPACK_AUDITPLAN_FINISH} ${CPACK_TEMPORARY_DIRECTORY} ${CPACK_PACKAGE_VERSION}
                COMMAND_ERROR_IS_FATAL ANY)
