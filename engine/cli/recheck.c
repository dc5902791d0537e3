/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/recheck.h"
#include "auditplan/check.h"
#include "checking/check.h"
#include "cli/usage.h"
#include "output/sentence.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/diagnose.h"

static uint64_t breaches_of(const ap_check *check) {
  return ap_diagnostics_total(check->breaches, AP_ERROR) + ap_diagnostics_total(check->breaches, AP_WARNING) +
         ap_diagnostics_total(check->breaches, AP_NOTE);
}

/* Breaches are told whatever --quiet says, as errors are. */
static void tell(cli_call *call, const ap_check *check) {
  uint64_t found = breaches_of(check);
  for (size_t i = 0; i < ap_check_breach_count(check); i++) {
    ap_add_breach(&call->remarks, ap_check_breach(check, i));
  }
  if (found > 0) {
    CLI_REMARK(call,
               dngettext(AP_TEXT_DOMAIN, "checked: the plan does not comply: {0} breach",
                         "checked: the plan does not comply: {0} breaches", (unsigned long)found),
               ap_decimal((int64_t)found).digits);
  } else if (!call->options.quiet) {
    CLI_REMARK(call,
               dngettext(AP_TEXT_DOMAIN, "checked: the plan complies: no breach was found in its {0} row",
                         "checked: the plan complies: no breach was found in its {0} rows",
                         (unsigned long)check->row_count),
               ap_decimal((int64_t)check->row_count).digits);
  }
}

ap_status cli_recheck(cli_call *call, const ap_plan *plan) {
  ap_text made = {0};
  ap_check *check = NULL;
  const char *name = call->options.output == NULL ? "-" : call->options.output;
  const ap_text *json = &call->result; /* what will be written, where that is it */
  if (call->options.format != CLI_JSON) {
    ap_plan_json(plan, &made);
    json = &made;
    name = call->arguments[0];
  }
  ap_status status = AP_MACHINE;
  if (json->failed) {
    ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  } else {
    status = ap_check_plan_text(plan->scenario, name, json->bytes, json->length, call->diagnostics, &check);
  }
  if (check != NULL) {
    tell(call, check);
  }
  ap_check_free(check);
  ap_text_free(&made);
  return status;
}
