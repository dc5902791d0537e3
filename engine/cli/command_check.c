/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "auditplan/check.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/evidence.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "output/views.h"
#include <string.h>

static ap_status add_page(cli_call *call, const void *check, const ap_provenance *provenance) {
  const ap_view look = cli_view(&call->options);
  ap_check_page(check, provenance, &look, &call->result);
  return AP_OK;
}

static ap_status view(cli_call *call, const ap_check *check) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_check_text(check, &look, &call->result);
    return AP_OK;
  case CLI_JSON:
    ap_check_json(check, &call->result);
    return AP_OK;
  case CLI_HTML:
    return cli_view_sourced(call, check, add_page);
  case CLI_XLSX:
    return ap_check_workbook(check, &look, call->diagnostics, &call->result);
  default: /* not offered */
    return AP_OK;
  }
}

static ap_status check_plan(cli_call *call, const ap_scenario *scenario) {
  ap_check *check = NULL;
  ap_status status = ap_check_plan(scenario, call->arguments[1], call->diagnostics, &check);
  if (status == AP_OK || status == AP_NO) {
    ap_status viewed = view(call, check);
    status = viewed == AP_OK ? status : viewed;
  }
  ap_check_free(check);
  return status;
}

ap_status cli_run_check(cli_call *call) {
  if (call->options.evidence != NULL) {
    return cli_check_evidence(call);
  }
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
