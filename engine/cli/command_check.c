/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "auditplan/check.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "output/views.h"
#include <string.h>

static ap_status check_plan(cli_call *call, const ap_scenario *scenario) {
  ap_check *check = NULL;
  ap_status status = ap_check_plan(scenario, call->arguments[1], call->diagnostics, &check);
  if (status == AP_OK || status == AP_NO) {
    const ap_view look = cli_view(&call->options);
    if (call->options.format == CLI_JSON) {
      ap_check_json(check, &call->result);
    } else {
      ap_check_text(check, &look, &call->result);
    }
  }
  ap_check_free(check);
  return status;
}

ap_status cli_run_check(cli_call *call) {
  if (strcmp(call->arguments[0], "-") == 0 && strcmp(call->arguments[1], "-") == 0) {
    return CLI_MISUSE(call, _("both files are {0}; expected standard input once"), "-");
  }
  ap_scenario *scenario = NULL;
  ap_status status = cli_load_scenario(call, &scenario);
  if (status == AP_OK) {
    status = check_plan(call, scenario);
  }
  ap_scenario_free(scenario);
  return status;
}
