/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_RECHECK_H
#define AP_CLI_RECHECK_H

#include "cli/call.h"

/* Has the plan that was just made verified by the checker, from the bytes of its JSON and not from the planner's
 * memory, and adds what it says to the call's remarks. AP_OK where it complies, AP_NO where it does not; AP_MACHINE. */
ap_status cli_recheck(cli_call *call, const ap_plan *plan);

#endif
