/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_LOAD_H
#define AP_CLI_LOAD_H

#include "cli/call.h"

/* Loads the scenario that is the call's first argument, as its options say. The caller frees it. */
ap_status cli_load_scenario(cli_call *call, ap_scenario **scenario);
/* What the call's options say of any scenario that it loads. */
ap_scenario_options cli_scenario_options(const cli_call *call);

#endif
