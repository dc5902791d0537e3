/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/attend.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "output/views.h"

static ap_status view(cli_call *call, const ap_budget *budget) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_budget_text(budget, &look, &call->result);
    return AP_OK;
  case CLI_CSV:
    ap_budget_csv(budget, &call->result);
    return AP_OK;
  case CLI_JSON:
    ap_budget_json(budget, &call->result);
    return AP_OK;
  case CLI_HTML:
    ap_budget_page(budget, &look, &call->result);
    return AP_OK;
  case CLI_XLSX:
    return ap_budget_workbook(budget, &look, call->diagnostics, &call->result);
  default: /* not offered */
    return AP_OK;
  }
}

static ap_status make_budget(cli_call *call, const ap_plan *plan, const ap_plan_options *options) {
  ap_budget *budget = NULL;
  ap_status status = ap_budget_make(plan, options, call->diagnostics, &budget);
  if (status == AP_OK || status == AP_INTERRUPTED) {
    ap_status viewed = view(call, budget);
    status = viewed == AP_OK ? status : viewed;
  }
  ap_budget_free(budget);
  return status;
}

ap_status cli_run_budget(cli_call *call) {
  ap_scenario *scenario = NULL;
  ap_plan *plan = NULL;
  cli_attendance attendance;
  ap_status status = cli_load_scenario(call, &scenario);
  if (status != AP_OK) {
    return status;
  }
  cli_attend(call, &attendance);
  const ap_plan_options options = cli_plan_options(call, &attendance);
  status = ap_plan_make(scenario, &options, call->diagnostics, &plan);
  if (status == AP_OK || status == AP_INTERRUPTED) {
    ap_status made = make_budget(call, plan, &options);
    status = made == AP_OK ? status : made;
  }
  cli_leave(&attendance);
  if (status == AP_INTERRUPTED) {
    status = cli_tell_early_end(call, call->arguments[0]);
  }
  ap_plan_free(plan);
  ap_scenario_free(scenario);
  return status;
}
