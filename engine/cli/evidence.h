/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What --evidence asks for: of plan a folder that proves later what was planned from what, of check that it still does.
 */
#ifndef AP_CLI_EVIDENCE_H
#define AP_CLI_EVIDENCE_H

#include "cli/call.h"
#include "lifecycle/inputs.h"
#include "scheme/scenario.h"

/* Before anything is read: where evidence is asked for, whether the folder is free; from then on what is read is put
 * down in `inputs`, until ap_inputs_leave(). AP_OK; AP_BAD_INPUT, AP_MACHINE, told. */
ap_status cli_evidence_begin(cli_call *call, ap_inputs *inputs);

/* Where it is asked for, lays the evidence of the plan down in the call. AP_OK; AP_MACHINE, told. */
ap_status cli_add_evidence(cli_call *call, const ap_plan *plan, ap_inputs *inputs, bool ended_early);

/* Writes the folder of what was laid down. AP_OK; AP_BAD_INPUT, AP_MACHINE, told. */
ap_status cli_write_evidence(cli_call *call);

/* Verifies the folder and checks its plan, to call->result. AP_OK; AP_NO where the folder is not what its manifest
 * says, the plan was made from other inputs, or it does not comply; AP_BAD_INPUT, AP_MACHINE, told. */
ap_status cli_check_evidence(cli_call *call);

#endif
