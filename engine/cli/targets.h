/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where results go, judged before anything is read: what cannot be written there is told at once, and nothing is made
 * beside it; and no result takes the place of an input or of another result. */
#ifndef AP_CLI_TARGETS_H
#define AP_CLI_TARGETS_H

#include "cli/call.h"

/* AP_OK; AP_BAD_INPUT, told; AP_MACHINE, told, where the system is at fault. */
ap_status cli_judge_targets(cli_call *call);
/* The same of a file that an input names: AP_OK, or AP_BAD_INPUT, told. NULL: no file. */
ap_status cli_judge_source(cli_call *call, const char *path);
/* And of all that the scenario names, once it is read. */
ap_status cli_judge_sources(cli_call *call, const ap_scenario *scenario);

#endif
