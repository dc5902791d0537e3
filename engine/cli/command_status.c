/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan is read and judged by the checker, which says what of its rows counts. */
#include "auditplan/check.h"
#include "checking/check.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/diagnose.h"
#include <string.h>

static void view(cli_call *call, const ap_standings *standings) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_standings_text(standings, call->arguments[1], &look, &call->result);
    return;
  case CLI_CSV:
    ap_standings_csv(standings, &call->result);
    return;
  case CLI_JSON:
    ap_standings_json(standings, &call->result);
    return;
  }
}

static ap_status report(cli_call *call, const ap_scenario *scenario, const ap_check *check) {
  ap_track track = call->options.reported == 0 ? AP_INTERNAL : AP_EXTERNAL;
  ap_standings standings;
  ap_status status = ap_standings_find(scenario, track, check->tracks[track].audited, call->diagnostics, &standings);
  if (status == AP_OK) {
    view(call, &standings);
    bool amiss = standings.of_state[AP_OVERDUE] > 0 || standings.late > 0;
    status = call->options.strict && amiss ? AP_NO : AP_OK;
  }
  ap_standings_free(&standings);
  return status;
}

static ap_status report_plan(cli_call *call, const ap_scenario *scenario) {
  ap_check *check = NULL;
  ap_status status = ap_check_plan(scenario, call->arguments[1], call->diagnostics, &check);
  if (status == AP_NO) {
    ap_diagnose(call->diagnostics, &(ap_place){.file = check->file}, AP_D_STATUS_BREACHES, "%zu",
                ap_check_breach_count(check));
  }
  if (status == AP_OK || status == AP_NO) {
    status = report(call, scenario, check);
  }
  ap_check_free(check);
  return status;
}

ap_status cli_run_status(cli_call *call) {
  if (strcmp(call->arguments[0], "-") == 0 && strcmp(call->arguments[1], "-") == 0) {
    return CLI_MISUSE(call, _("both files are {0}; expected standard input once"), "-");
  }
  ap_scenario *scenario = NULL;
  ap_status status = cli_load_scenario(call, &scenario);
  if (status == AP_OK) {
    status = report_plan(call, scenario);
  }
  ap_scenario_free(scenario);
  return status;
}
