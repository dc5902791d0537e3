/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "auditplan/check.h"
#include "checking/check.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "lifecycle/planned_years.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/diagnose.h"
#include <string.h>

static ap_status view(cli_call *call, const ap_standings *standings, const ap_years *const audited[AP_TRACKS]) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_standings_text(standings, call->arguments[1], &look, &call->result);
    return AP_OK;
  case CLI_CSV:
    ap_standings_csv(standings, &call->result);
    return AP_OK;
  case CLI_JSON:
    ap_standings_json(standings, &call->result);
    return AP_OK;
  case CLI_HTML:
    ap_standings_page(standings, call->arguments[1], &look, &call->result);
    return AP_OK;
  case CLI_XLSX:
    return ap_standings_workbook(standings, audited, &look, call->diagnostics, &call->result);
  default: /* not offered */
    return AP_OK;
  }
}

static ap_status report(cli_call *call, const ap_scenario *scenario, ap_years *const years[AP_TRACKS]) {
  ap_track track = call->options.reported == 0 ? AP_INTERNAL : AP_EXTERNAL;
  const ap_years *const audited[AP_TRACKS] = {years[AP_EXTERNAL], years[AP_INTERNAL]};
  ap_standings standings;
  ap_status status = ap_standings_find(scenario, track, audited, call->diagnostics, &standings);
  if (status == AP_OK) {
    status = view(call, &standings, audited);
    bool amiss = standings.of_state[AP_OVERDUE] > 0 || standings.late > 0;
    status = status == AP_OK && call->options.strict && amiss ? AP_NO : status;
  }
  ap_standings_free(&standings);
  return status;
}

/* The checker says what of a plan's rows counts. */
static ap_status report_plan(cli_call *call, const ap_scenario *scenario) {
  ap_check *check = NULL;
  ap_status status = ap_check_plan(scenario, call->arguments[1], call->diagnostics, &check);
  if (status == AP_NO) {
    ap_diagnose(call->diagnostics, &(ap_place){.file = check->file}, AP_D_STATUS_BREACHES, "%zu",
                ap_check_breach_count(check));
  }
  if (status == AP_OK || status == AP_NO) {
    ap_years *const years[AP_TRACKS] = {check->tracks[AP_EXTERNAL].audited, check->tracks[AP_INTERNAL].audited};
    status = report(call, scenario, years);
  }
  ap_check_free(check);
  return status;
}

/* Of a plan under way the checker looks at the open years by themselves; a report wants all of them. */
static ap_status report_plan_under_way(cli_call *call, const ap_scenario *scenario) {
  ap_arena arena = {0};
  ap_plan_file file;
  ap_years *years[AP_TRACKS];
  ap_status status = ap_plan_file_read(call->arguments[1], call->diagnostics, &file);
  if (status == AP_OK) {
    status = ap_planned_years(scenario, &file, &arena, years);
    if (status == AP_MACHINE) {
      ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    }
  }
  if (status == AP_OK) {
    status = report(call, scenario, years);
  }
  ap_plan_file_free(&file);
  ap_arena_free(&arena);
  return status;
}

ap_status cli_run_status(cli_call *call) {
  if (strcmp(call->arguments[0], "-") == 0 && strcmp(call->arguments[1], "-") == 0) {
    return CLI_MISUSE(call, _("both files are {0}; expected standard input once"), "-");
  }
  ap_scenario *scenario = NULL;
  ap_status status = cli_load_scenario(call, &scenario);
  if (status == AP_OK) {
    status = scenario->events == NULL ? report_plan(call, scenario) : report_plan_under_way(call, scenario);
  }
  ap_scenario_free(scenario);
  return status;
}
