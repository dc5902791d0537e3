/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/attend.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/targets.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "output/views.h"
#include "scheme/shelf.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include <string.h>

/* What is compared, and what that lives on: schemes, catalogs and tag rules that scenarios share are read once. */
typedef struct compare_call {
  cli_call *call;
  ap_shelf *shelf;
  ap_scenario **scenarios; /* one for each argument */
  ap_comparison comparison;
} compare_call;

static ap_status judge_arguments(cli_call *call) {
  size_t standard_input = 0;
  for (size_t i = 0; i < call->argument_count; i++) {
    standard_input += strcmp(call->arguments[i], "-") == 0;
  }
  if (standard_input > 1) {
    return CLI_MISUSE(call, _("more than one file is {0}; expected standard input once"), "-");
  }
  return AP_OK;
}

/* All are read before any is planned, so that the faults of all are told. */
static ap_status load(compare_call *work) {
  cli_call *call = work->call;
  const ap_scenario_options options = cli_scenario_options(call);
  work->shelf = ap_shelf_new();
  work->scenarios = ap_allocate(call->argument_count, sizeof(ap_scenario *));
  if (work->shelf == NULL || work->scenarios == NULL) {
    return AP_MACHINE;
  }
  ap_status status = AP_OK;
  for (size_t i = 0; i < call->argument_count && status != AP_MACHINE; i++) {
    ap_status read =
        ap_scenario_load_from(work->shelf, call->arguments[i], &options, call->diagnostics, &work->scenarios[i]);
    read = read == AP_OK && status == AP_OK ? cli_judge_sources(call, work->scenarios[i]) : read;
    status = read > status ? read : status;
  }
  return status;
}

/* One without a plan is shown as such, and makes the answer no. */
static ap_status plan_one(compare_call *work, size_t index, const ap_plan_options *options) {
  ap_plan *plan = NULL;
  const ap_scenario *scenario = work->scenarios[index];
  ap_status status = ap_plan_make(scenario, options, work->call->diagnostics, &plan);
  if (status == AP_OK || status == AP_NO || status == AP_INTERRUPTED) {
    ap_status added = ap_comparison_add(&work->comparison, scenario, plan, work->call->diagnostics);
    status = added != AP_OK ? added : status;
  }
  ap_plan_free(plan);
  return status;
}

static ap_status plan_all(compare_call *work) {
  cli_call *call = work->call;
  cli_attendance attendance;
  size_t ended_early = call->argument_count;
  ap_status worst = AP_OK;
  cli_attend(call, &attendance);
  const ap_plan_options options = cli_plan_options(call, &attendance);
  for (size_t i = 0; i < call->argument_count && worst != AP_MACHINE; i++) {
    attendance.subject = call->arguments[i];
    attendance.number = i + 1;
    attendance.count = call->argument_count;
    ap_status status = plan_one(work, i, &options);
    if (status == AP_INTERRUPTED) {
      ended_early = i < ended_early ? i : ended_early;
    } else {
      worst = status > worst ? status : worst;
    }
  }
  cli_leave(&attendance);
  if (ended_early < call->argument_count && worst <= AP_NO) {
    ap_status status = cli_tell_early_end(call, call->arguments[ended_early]);
    worst = status > worst ? status : worst;
  }
  return worst;
}

static ap_status view(compare_call *work) {
  cli_call *call = work->call;
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_comparison_text(&work->comparison, &look, &call->result);
    return AP_OK;
  case CLI_CSV:
    ap_comparison_csv(&work->comparison, &call->result);
    return AP_OK;
  case CLI_JSON:
    ap_comparison_json(&work->comparison, &call->result);
    return AP_OK;
  case CLI_HTML:
    ap_comparison_page(&work->comparison, &look, &call->result);
    return AP_OK;
  case CLI_XLSX:
    return ap_comparison_workbook(&work->comparison, &look, call->diagnostics, &call->result);
  default: /* not offered */
    return AP_OK;
  }
}

ap_status cli_run_compare(cli_call *call) {
  compare_call work = {.call = call};
  ap_status status = judge_arguments(call);
  if (status != AP_OK) {
    return status;
  }
  status = load(&work);
  if (status == AP_OK) {
    status = plan_all(&work);
  }
  if (status == AP_OK || status == AP_NO || status == AP_INTERRUPTED) {
    ap_status viewed = view(&work);
    status = viewed == AP_OK ? status : viewed;
  } else if (status == AP_MACHINE && ap_diagnostics_total(call->diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  ap_comparison_free(&work.comparison);
  for (size_t i = 0; i < call->argument_count && work.scenarios != NULL; i++) {
    ap_scenario_free(work.scenarios[i]);
  }
  ap_release(work.scenarios);
  ap_shelf_free(work.shelf);
  return status;
}
