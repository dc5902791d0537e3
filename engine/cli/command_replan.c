/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/attend.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "cli/yearly.h"
#include "output/translate.h"
#include "output/views.h"
#include <string.h>

static ap_status add_page(cli_call *call, const void *replan, const ap_provenance *provenance) {
  const ap_view look = cli_view(&call->options);
  return ap_replan_page(replan, call->arguments[1], provenance, &look, call->diagnostics, &call->result);
}

static void add_year(const void *replan, const ap_calendar *calendar, int year, ap_text *text) {
  ap_replan_oscal(replan, calendar, year, text);
}

static void add_csv(const void *replan, ap_text *text) { ap_replan_csv(replan, text); }

static ap_status view(cli_call *call, const ap_replan *replan) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_replan_text(replan, call->arguments[1], &look, &call->result);
    return AP_OK;
  case CLI_CSV:
    ap_replan_csv(replan, &call->result);
    return AP_OK;
  case CLI_JSON:
    ap_replan_json(replan, &call->result);
    return AP_OK;
  case CLI_HTML:
    return cli_view_sourced(call, replan, add_page);
  case CLI_XLSX:
    return ap_replan_workbook(replan, call->arguments[1], &look, call->diagnostics, &call->result);
  case CLI_OSCAL:
    return cli_view_oscal(call, &(cli_yearly){replan->scenario, replan, add_year, add_csv});
  default: /* not offered */
    return AP_OK;
  }
}

/* What --changes asks for. */
static ap_status write_changes(cli_call *call, const ap_replan *replan) {
  cli_stream stream;
  ap_text list = {0};
  if (call->options.changes == NULL) {
    return AP_OK;
  }
  ap_changes_csv(replan, &list);
  ap_status status = list.failed ? AP_MACHINE : cli_stream_begin(call, call->options.changes, &stream);
  if (status == AP_OK) {
    status = cli_stream_add(&stream, list.bytes, list.length);
    ap_status ended = cli_stream_end(&stream, status == AP_OK);
    status = status == AP_OK ? ended : status;
  }
  ap_text_free(&list);
  return status;
}

/* From 0 to the most; false where it is something else. */
static bool read_percent(const char *text, int *percent) {
  int number = 0;
  size_t length = 0;
  for (; text[length] >= '0' && text[length] <= '9' && number <= AP_ALLOWANCE_MOST; length++) {
    number = number * 10 + (text[length] - '0');
  }
  *percent = number;
  return length > 0 && text[length] == '\0' && number <= AP_ALLOWANCE_MOST;
}

static ap_status read_options(cli_call *call, const ap_scenario *scenario, ap_replan_options *options) {
  const char *allowance = call->options.allowance;
  int64_t freeze = call->options.freeze;
  int today = ap_first_open_year(scenario, 0);
  options->allowance = scenario->allowance;
  if (allowance != NULL && !read_percent(allowance, &options->allowance)) {
    return CLI_MISUSE(call, _("--{0} is \"{1}\"; expected a whole number from 0 to {2}"), "allowance", allowance,
                      ap_decimal(AP_ALLOWANCE_MOST).digits);
  }
  if (freeze > today) {
    return CLI_MISUSE(call, _("--{0} is \"{1}\"; expected {2}, the plan year under way, or one before it"), "freeze",
                      ap_decimal(freeze).digits, ap_decimal(today).digits);
  }
  options->freeze = (int)freeze;
  return AP_OK;
}

static ap_status replan_scenario(cli_call *call, const ap_scenario *scenario) {
  cli_attendance attendance;
  const ap_plan_options planning = {.size = sizeof planning,
                                    .node_limit = (uint64_t)call->options.node_limit,
                                    .report = cli_report,
                                    .context = &attendance};
  ap_replan_options options = {.plan = &planning};
  ap_replan *replan = NULL;
  ap_status status = read_options(call, scenario, &options);
  if (status != AP_OK) {
    return status;
  }
  cli_attend(call, &attendance);
  status = ap_replan_make(scenario, call->arguments[1], &options, call->diagnostics, &replan);
  cli_leave(&attendance);
  if (status == AP_INTERRUPTED && !cli_was_interrupted()) {
    CLI_REMARK(call, _("the time limit of {0} s ended planning: this is the best plan so far"),
               ap_decimal(call->options.time_limit).digits);
    status = AP_OK;
  } else if (status == AP_INTERRUPTED) {
    CLI_REMARK(call, _("planning of {0} was interrupted: this is the best plan so far"), call->arguments[0]);
  }
  if (replan != NULL) {
    ap_status viewed = view(call, replan);
    ap_status written = viewed == AP_OK ? write_changes(call, replan) : viewed;
    status = written == AP_OK ? status : written;
  }
  ap_replan_free(replan);
  return status;
}

ap_status cli_run_replan(cli_call *call) {
  if (strcmp(call->arguments[0], "-") == 0 && strcmp(call->arguments[1], "-") == 0) {
    return CLI_MISUSE(call, _("both files are {0}; expected standard input once"), "-");
  }
  ap_scenario *scenario = NULL;
  ap_status status = cli_load_scenario(call, &scenario);
  status = status == AP_OK ? cli_settle_years(call, scenario) : status;
  if (status == AP_OK) {
    status = replan_scenario(call, scenario);
  }
  ap_scenario_free(scenario);
  return status;
}
