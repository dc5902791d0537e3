/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Least power: once the arguments are read, the process gives up what it has no business with. Whatever a file from a
 * stranger brings about after that, other files, the network and other programs are out of its reach. */
#ifndef AP_CLI_CONFINE_H
#define AP_CLI_CONFINE_H

#include "cli/call.h"
#include <linux/filter.h>

/* What came of one way of confining. */
typedef enum cli_confined {
  CLI_CONFINED,
  CLI_UNCONFINED, /* the kernel does not have it, or does not grant it */
  CLI_SHORT,      /* memory is short */
} cli_confined;

/* Memory: as --max-memory says, to that many MiB of data, for the library's own allocations and those of all others
 * alike; where they fail memory is short. AP_OK, or AP_MACHINE where the system refuses, which is told. */
ap_status cli_confine_memory(cli_call *call);

/* As AUDITPLAN_CONFINE says: `auto` (what the kernel has), `require` (all, or AP_MACHINE), `off`. Another word is
 * misuse. */
ap_status cli_confine(cli_call *call);

/* Files: by Landlock, to the paths of cli_reach_each(). */
cli_confined cli_confine_files(const cli_call *call);
/* System calls: by a seccomp filter, to those that reading, computing and writing files want. Others fail with EPERM.
 */
cli_confined cli_confine_calls(void);

/* The filter, which cli/filter/make_filter.c makes while this is built. */
extern const struct sock_filter cli_call_filter[];
extern const size_t cli_call_filter_length;

#endif
