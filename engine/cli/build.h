/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this very program is: its build, and the libraries that have a part in what a plan's bytes are. */
#ifndef AP_CLI_BUILD_H
#define AP_CLI_BUILD_H

#include "lifecycle/evidence.h"

/* The build ID that the linker gave the program (ELF, NT_GNU_BUILD_ID), in hexadecimal, as file(1) and readelf(1) show
 * it: a digest of its contents, so that the same sources built in the same way have the same. "" where it has none. */
typedef struct cli_build {
  char digits[129];
} cli_build;
cli_build cli_build_id(void);

/* The libraries as they were loaded, sorted by name. */
enum { CLI_LIBRARIES = 5 };
typedef struct cli_libraries {
  ap_named named[CLI_LIBRARIES];
  char pcre2[64];
} cli_libraries;
void cli_find_libraries(cli_libraries *libraries);

#endif
