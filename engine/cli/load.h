/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_LOAD_H
#define AP_CLI_LOAD_H

#include "cli/call.h"

/* Loads the scenario that is the call's first argument, as its options say. The caller frees it. */
ap_status cli_load_scenario(cli_call *call, ap_scenario **scenario);

#endif
