/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "auditplan/plan.h"
#include "cli/attend.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/evidence.h"
#include "cli/load.h"
#include "cli/recheck.h"
#include "cli/usage.h"
#include "cli/yearly.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/diagnose.h"

/* What --require-proven asks for. Every open track is told of. */
static ap_status judge_proofs(cli_call *call, const ap_plan *plan) {
  ap_status status = AP_OK;
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!plan->tracks[track].empty && !plan->tracks[track].optimal) {
      CLI_REMARK(call, _("{0}: not all of peak, total and spread is proven or settled by search"),
                 ap_track_title((ap_track)track));
      status = AP_NO;
    }
  }
  return status;
}

/* What --strict asks for. */
static ap_status judge_strictly(cli_call *call, const ap_plan *plan) {
  ap_status status = ap_diagnostics_total(call->diagnostics, AP_WARNING) > 0 ? AP_NO : AP_OK;
  if (status == AP_NO) {
    CLI_REMARK(call, _("--{0}: there are warnings"), "strict");
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    size_t overdue = plan->tracks[track].overdue_count;
    if (overdue > 0) {
      CLI_REMARK(call, dngettext(AP_TEXT_DOMAIN, "{0}: {1} unit is overdue", "{0}: {1} units are overdue", overdue),
                 ap_track_title((ap_track)track), ap_decimal((int64_t)overdue).digits);
      status = AP_NO;
    }
  }
  return status;
}

static ap_status add_page(cli_call *call, const void *plan, const ap_provenance *provenance) {
  const ap_view look = cli_view(&call->options);
  return ap_plan_page(plan, provenance, &look, call->diagnostics, &call->result);
}

static void add_year(const void *plan, const ap_calendar *calendar, int year, ap_text *text) {
  ap_plan_oscal(plan, calendar, year, text);
}

static void add_csv(const void *plan, ap_text *text) { ap_plan_csv(plan, text); }

static ap_status view_text(cli_call *call, const ap_plan *plan) {
  const ap_view look = cli_view(&call->options);
  ap_matrix_room room;
  ap_plan_text(plan, &look, &call->result);
  return cli_wants_matrix(&call->options, &room)
             ? ap_plan_matrix_text(plan, &room, &look, call->diagnostics, &call->result)
             : AP_OK;
}

static ap_status view(cli_call *call, const ap_plan *plan) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    return view_text(call, plan);
  case CLI_CSV:
    ap_plan_csv(plan, &call->result);
    return AP_OK;
  case CLI_JSON:
    ap_plan_json(plan, &call->result);
    return AP_OK;
  case CLI_HTML:
    return cli_view_sourced(call, plan, add_page);
  case CLI_XLSX:
    return ap_plan_workbook(plan, &look, call->diagnostics, &call->result);
  case CLI_OSCAL:
    return cli_view_oscal(call, &(cli_yearly){plan->scenario, plan, add_year, add_csv});
  default: /* not offered */
    return AP_OK;
  }
}

/* What --explain asks for; only text has a place for it. */
static ap_status explain(cli_call *call, const ap_plan *plan, const ap_plan_options *options) {
  if (!call->options.explain || call->options.format != CLI_TEXT) {
    return AP_OK;
  }
  const ap_view look = cli_view(&call->options);
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_arena arena = {0};
    ap_explanation explanation;
    if (plan->tracks[track].empty) {
      continue;
    }
    ap_status status = ap_explain(plan, (ap_track)track, options, &arena, &explanation);
    if (status == AP_OK) {
      ap_explanation_text(plan, (ap_track)track, &explanation, &look, &call->result);
    }
    ap_arena_free(&arena);
    if (status != AP_OK) {
      ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
      return status;
    }
  }
  return AP_OK;
}

/* What --strict and --require-proven ask for. */
static ap_status judge(cli_call *call, const ap_plan *plan) {
  ap_status status = AP_OK;
  if (call->options.strict) {
    status = judge_strictly(call, plan);
  }
  if (call->options.require_proven && judge_proofs(call, plan) == AP_NO) {
    status = AP_NO;
  }
  return status;
}

static ap_status plan_scenario(cli_call *call, const ap_scenario *scenario, ap_inputs *inputs) {
  cli_attendance attendance;
  ap_plan *plan = NULL;
  cli_attend(call, &attendance);
  const ap_plan_options options = cli_plan_options(call, &attendance);
  ap_status status = ap_plan_make(scenario, &options, call->diagnostics, &plan);
  bool ended_early = status == AP_INTERRUPTED;
  if (status == AP_OK) {
    status = view(call, plan);
    status = status == AP_OK ? explain(call, plan, &options) : status;
  }
  cli_leave(&attendance);
  if (ended_early) {
    status = cli_tell_early_end(call, call->arguments[0]);
    ap_status viewed = view(call, plan);
    status = viewed == AP_OK ? status : viewed;
  }
  bool has_plan = status == AP_OK || status == AP_INTERRUPTED;
  ap_status checked = has_plan && call->options.check ? cli_recheck(call, plan) : AP_OK;
  if (has_plan && (checked == AP_OK || checked == AP_NO)) {
    ap_status added = cli_add_evidence(call, plan, inputs, ended_early);
    status = added == AP_OK ? status : added;
  }
  status = status == AP_OK ? judge(call, plan) : status;
  ap_plan_free(plan);
  return checked == AP_OK ? status : checked;
}

ap_status cli_run_plan(cli_call *call) {
  ap_scenario *scenario = NULL;
  ap_inputs inputs;
  ap_status status = cli_evidence_begin(call, &inputs);
  status = status == AP_OK ? cli_load_scenario(call, &scenario) : status;
  ap_inputs_leave(call->diagnostics); /* a view reads more, which the plan is not made from */
  status = status == AP_OK ? cli_settle_years(call, scenario) : status;
  if (status == AP_OK) {
    status = plan_scenario(call, scenario, &inputs);
  }
  ap_scenario_free(scenario);
  ap_inputs_free(&inputs);
  return status;
}
