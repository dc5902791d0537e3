/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "output/views.h"

static void view(cli_call *call, const ap_scenario *scenario) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_tag_text(scenario, &look, &call->result);
    return;
  case CLI_CSV:
    ap_tag_csv(scenario, &call->result);
    return;
  case CLI_JSON:
    ap_tag_json(scenario, &call->result);
    return;
  default: /* not offered */
    return;
  }
}

ap_status cli_run_tag(cli_call *call) {
  ap_scenario *scenario = NULL;
  ap_status status = cli_load_scenario(call, &scenario);
  if (status == AP_OK) {
    view(call, scenario);
  }
  ap_scenario_free(scenario);
  return status;
}
