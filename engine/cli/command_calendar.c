/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "output/views.h"

static void view(cli_call *call, const ap_calendar *calendar) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_calendar_text(calendar, &look, &call->result);
    return;
  case CLI_CSV:
    ap_calendar_csv(calendar, &call->result);
    cli_tell_breaches(call, calendar->told);
    return;
  case CLI_JSON:
    ap_calendar_json(calendar, &call->result);
    return;
  case CLI_ICS:
    ap_calendar_ics(calendar, &look, &call->result);
    cli_tell_breaches(call, calendar->told);
    return;
  default: /* not offered */
    return;
  }
}

ap_status cli_run_calendar(cli_call *call) {
  ap_scenario *scenario = NULL;
  ap_calendar *calendar = NULL;
  ap_status status = cli_load_scenario(call, &scenario);
  if (status == AP_OK) {
    status = ap_calendar_make(scenario, call->data_folder, call->diagnostics, &calendar);
  }
  if (calendar != NULL) {
    view(call, calendar);
  }
  ap_calendar_free(calendar);
  ap_scenario_free(scenario);
  return status;
}
