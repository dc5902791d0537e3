/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/attend.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "lifecycle/screen.h"
#include "output/translate.h"
#include "output/views.h"
#include "quoting/quote.h"
#include "scheme/shipped.h"
#include "support/diagnose.h"

static ap_status view(cli_call *call, const ap_quote *quote, const ap_quote *other) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_quote_text(quote, other, &look, &call->result);
    return AP_OK;
  case CLI_CSV:
    ap_quote_csv(quote, other, &call->result);
    return AP_OK;
  case CLI_JSON:
    ap_quote_json(quote, other, &call->result);
    return AP_OK;
  case CLI_HTML:
    ap_quote_page(quote, other, &look, &call->result);
    return AP_OK;
  case CLI_XLSX:
    return ap_quote_workbook(quote, other, &look, call->diagnostics, &call->result);
  default: /* not offered */
    return AP_OK;
  }
}

/* The scheme that the quote is held against: the option's, the scenario's, else the full one. */
static ap_status read_other_scheme(cli_call *call, const ap_scenario *scenario, ap_scheme **scheme) {
  static const char full_scheme[] = "ismap";
  ap_arena arena = {0};
  const char *path = scenario->terms != NULL ? scenario->terms->against : NULL;
  ap_status status = AP_OK;
  if (call->options.against != NULL || path == NULL) {
    status = cli_find_scheme(call, call->options.against != NULL ? call->options.against : full_scheme, &arena, &path);
  }
  if (status == AP_OK) {
    status = ap_scheme_read(path, call->diagnostics, scheme);
  }
  ap_arena_free(&arena);
  return status;
}

/* Both plans are made under one attendance; `early` tells that one of them is not the best that there may be. */
static ap_status make(cli_call *call, const ap_scenario *scenario, const ap_scheme *scheme, ap_plan **plan,
                      ap_quote **quotes) {
  cli_attendance attendance;
  cli_attend(call, &attendance);
  const ap_plan_options options = cli_plan_options(call, &attendance);
  ap_status planned = ap_plan_make(scenario, &options, call->diagnostics, plan);
  ap_status status = planned == AP_INTERRUPTED ? AP_OK : planned;
  if (status == AP_OK) {
    status = ap_quote_make(*plan, call->diagnostics, &quotes[0]);
  }
  if (status == AP_OK) {
    status = ap_quote_against(*plan, scheme, &options, call->diagnostics, &quotes[1]);
  }
  cli_leave(&attendance);
  if (status == AP_INTERRUPTED || (status == AP_OK && planned == AP_INTERRUPTED)) {
    status = cli_tell_early_end(call, call->arguments[0]);
  }
  return status;
}

static ap_status quote_scenario(cli_call *call, const ap_scenario *scenario, const ap_scheme *scheme) {
  const ap_place place = {.file = scenario->file};
  ap_plan *plan = NULL;
  ap_quote *quotes[2] = {NULL, NULL};
  ap_auditor_warn(scenario->auditor, scenario->file, call->diagnostics);
  if (scenario->terms == NULL) {
    ap_diagnose_plain(call->diagnostics, &place, AP_D_QUOTE_NO_TERMS);
  }
  ap_status status = make(call, scenario, scheme, &plan, quotes);
  if (status == AP_OK || status == AP_INTERRUPTED) {
    ap_status viewed = view(call, quotes[0], quotes[1]);
    status = viewed == AP_OK ? status : viewed;
  }
  ap_quote_free(quotes[1]);
  ap_quote_free(quotes[0]);
  ap_plan_free(plan);
  return status;
}

/* What --from-screen asks for: without an eligible service there is nothing to contract. */
static ap_status judge_screening(cli_call *call) {
  if (call->options.from_screen == NULL) {
    return AP_OK;
  }
  const ap_scenario_options options = cli_scenario_options(call);
  ap_screening *screening = NULL;
  ap_status status = ap_screen(call->options.from_screen, &options, call->diagnostics, &screening);
  if (status == AP_NO) {
    CLI_REMARK(call,
               screening->decision == AP_UNDER_REVIEW
                   ? _("no quote is made: {0} is under review; \"auditplan screen\" says why")
                   : _("no quote is made: {0} is not eligible; \"auditplan screen\" says why"),
               call->options.from_screen);
    call->delivered = true; /* nothing is written */
  }
  ap_screening_free(screening);
  return status;
}

ap_status cli_run_quote(cli_call *call) {
  ap_scenario *scenario = NULL;
  ap_scheme *scheme = NULL;
  ap_status status = judge_screening(call);
  if (status == AP_OK) {
    status = cli_load_scenario(call, &scenario);
  }
  if (status == AP_OK) {
    status = read_other_scheme(call, scenario, &scheme);
  }
  if (status == AP_OK) {
    status = quote_scenario(call, scenario, scheme);
  }
  ap_scheme_free(scheme);
  ap_scenario_free(scenario);
  return status;
}
