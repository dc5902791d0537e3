/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/load.h"

ap_status cli_run_model(cli_call *call) {
  ap_scenario *scenario = NULL;
  ap_status status = cli_load_scenario(call, &scenario);
  if (status == AP_OK) {
    status = ap_plain_model(scenario, (ap_track)call->options.track, (ap_objective)call->options.objective,
                            call->options.peak, call->diagnostics, &call->result);
  }
  ap_scenario_free(scenario);
  return status;
}
