# SPDX-License-Identifier: GPL-3.0-or-later
# AUDITPLAN_HARDENED: what makes a fault harder to turn into an attack. The test `hardening` reads it back from what was
# built. A build with sanitizers goes without: they bring checks of their own, and fortified functions hide from them.
option(AUDITPLAN_HARDENED "Build with the compiler's and the linker's protections" OFF)
if(NOT AUDITPLAN_HARDENED)
  return()
endif()

include(CheckCCompilerFlag)
add_compile_options(-fstack-protector-strong -fstack-clash-protection -Wformat -Werror=format-security
                    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
# Where calls may land, on processors that check it: x86, and 64-bit ARM.
foreach(option -fcf-protection=full -mbranch-protection=standard)
  string(MAKE_C_IDENTIFIER HAVE${option} known)
  check_c_compiler_flag(${option} ${known})
  if(${known})
    add_compile_options(${option})
  endif()
endforeach()
add_link_options(LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack LINKER:-z,separate-code LINKER:--as-needed)
