/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_LOAD_H
#define AP_CLI_LOAD_H

#include "cli/call.h"
#include "scheme/provenance.h"
#include "support/arena.h"

/* Loads the scenario that is the call's first argument, as its options say. The caller frees it. */
ap_status cli_load_scenario(cli_call *call, ap_scenario **scenario);
/* The path of a scheme that goes by name or by path; a name that is not shipped is misuse, told with the nearest. The
 * path is of the arena, or `wanted` itself. */
ap_status cli_find_scheme(cli_call *call, const char *wanted, ap_arena *arena, const char **path);
/* Reads the shipped sources of rules and decisions; NULL where there are none, such as beside schemes of one's own. The
 * caller frees them. */
ap_status cli_load_sources(cli_call *call, ap_provenance **provenance);
/* A view that names the sources: has `add` show `of` with those that there are, or with NULL. AP_OK, or what kept them
 * from being read, or what `add` says. */
ap_status cli_view_sourced(cli_call *call, const void *of,
                           ap_status (*add)(cli_call *call, const void *of, const ap_provenance *provenance));
/* What the call's options say of any scenario that it loads. */
ap_scenario_options cli_scenario_options(const cli_call *call);

#endif
