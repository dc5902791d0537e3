# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages, made by CPack; `packages` beside this file calls it. An install's component is its package:
# auditplan where none is named. `finish` turns what is installed into what Debian's policy asks for.
set(PACKAGING ${CMAKE_CURRENT_LIST_DIR})
set(AUDITPLAN_MAINTAINER "auditplan maintainers <maintainers@auditplan.invalid>" CACHE STRING
    "Who answers for the packages; whoever hands packages on puts a name and an address of theirs")

set(LINKED_PACKAGES libc6-dev libcsv-dev libexpat1-dev libglpk-dev libical-dev libjansson-dev libminizip-dev
    libpcre2-dev libutf8proc-dev libxlsxwriter-dev libyaml-dev nettle-dev uuid-dev)

set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL auditplan libauditplan1 libauditplan-dev auditplan-doc)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_PACKAGE_NAME auditplan)
set(CPACK_PACKAGE_CONTACT ${AUDITPLAN_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES OFF) # `finish` does it, by Debian's rules
set(CPACK_THREADS 1)       # one order of compressed blocks
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${PACKAGING}/finish.cmake)
set(CPACK_AUDITPLAN_FINISH ${PACKAGING}/finish)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SOURCE auditplan)
foreach(package ${CPACK_COMPONENTS_ALL})
  string(TOUPPER ${package} component)
  set(CPACK_DEBIAN_${component}_PACKAGE_NAME ${package})
  set(CPACK_DEBIAN_${component}_PACKAGE_PRIORITY optional)
endforeach()

set(CPACK_DEBIAN_AUDITPLAN_DESCRIPTION
"plan which security controls are audited in which year
auditplan reads a catalog of controls and the coverage rules of a scheme
(ISMAP-LIU, ISMAP, FedRAMP, ISO/IEC 27001, or one of your own), and says which
controls external and internal audits look at in which year, so that every
rule holds and every year costs about the same. Each plan carries numbers that
prove how level it is; a checker that shares no code with the planner
recomputes them.

It also quotes, budgets, replans after events, and writes reports, workbooks,
calendars and OSCAL, in English and Japanese.")
set(CPACK_DEBIAN_AUDITPLAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_AUDITPLAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_AUDITPLAN_PACKAGE_SUGGESTS auditplan-doc)

set(CPACK_DEBIAN_LIBAUDITPLAN1_DESCRIPTION
"plan which security controls are audited in which year - library
libauditplan reads catalogs of controls and coverage rules, levels audits over
the years, proves how level they are, and verifies plans of others.

This is the shared library that programs need to run. The catalogs and schemes
that scenarios call by name are in the package auditplan.")
set(CPACK_DEBIAN_LIBAUDITPLAN1_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBAUDITPLAN1_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBAUDITPLAN1_PACKAGE_SUGGESTS auditplan)
set(CPACK_DEBIAN_LIBAUDITPLAN1_PACKAGE_MULTIARCH same)
set(CPACK_DEBIAN_LIBAUDITPLAN1_PACKAGE_CONTROL_EXTRA
    ${PACKAGING}/debian/symbols ${PACKAGING}/debian/shlibs ${PACKAGING}/debian/triggers)

set(CPACK_DEBIAN_LIBAUDITPLAN-DEV_DESCRIPTION
"plan which security controls are audited in which year - development
libauditplan reads catalogs of controls and coverage rules, levels audits over
the years, proves how level they are, and verifies plans of others.

This package holds the headers, the static libraries (libauditplan-check, which
checks plans without planner or solver, among them), and files for pkg-config
and CMake.")
set(CPACK_DEBIAN_LIBAUDITPLAN-DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBAUDITPLAN-DEV_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_LIBAUDITPLAN-DEV_PACKAGE_MULTIARCH same)
set(CPACK_DEBIAN_LIBAUDITPLAN-DEV_PACKAGE_SUGGESTS auditplan-doc)
# What programs link that are built against the static libraries: Requires.private and Libs.private of auditplan.pc.
list(JOIN LINKED_PACKAGES ", " linked)
set(CPACK_DEBIAN_LIBAUDITPLAN-DEV_PACKAGE_DEPENDS "libauditplan1 (= ${PROJECT_VERSION}), ${linked}")

set(CPACK_DEBIAN_AUDITPLAN-DOC_DESCRIPTION
"plan which security controls are audited in which year - documentation
auditplan says which controls external and internal audits look at in which
year, so that every coverage rule holds and every year costs about the same.

This package holds what it can do, how its numbers are proven, with an example
of five units to follow by hand, the documentation of its library as HTML, and
an example program for each of the library's headers.")
set(CPACK_DEBIAN_AUDITPLAN-DOC_PACKAGE_SECTION doc)
set(CPACK_DEBIAN_AUDITPLAN-DOC_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_AUDITPLAN-DOC_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_AUDITPLAN-DOC_PACKAGE_MULTIARCH foreign)

include(CPack)
