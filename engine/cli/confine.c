/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/confine.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "support/diagnose.h"
#include <stdlib.h>
#include <string.h>

static const char variable[] = "AUDITPLAN_CONFINE";

ap_status cli_confine(cli_call *call) {
  const char *wanted = getenv(variable);
  bool unsaid = wanted == NULL || *wanted == '\0' || strcmp(wanted, "auto") == 0;
  bool required = !unsaid && strcmp(wanted, "require") == 0;
  if (!unsaid && strcmp(wanted, "off") == 0) {
    return AP_OK;
  }
  if (!unsaid && !required) {
    return CLI_MISUSE(call, _("{0} is \"{1}\"; expected {2}"), variable, wanted, "auto|require|off");
  }
  cli_confined files = cli_confine_files(call); /* needs calls that the filter refuses */
  cli_confined calls = files == CLI_SHORT ? CLI_SHORT : cli_confine_calls();
  if (files == CLI_SHORT || calls == CLI_SHORT) {
    ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  if (required && (files != CLI_CONFINED || calls != CLI_CONFINED)) {
    CLI_REMARK(call, _("this system cannot confine the command to its files ({0}), and {1} asks for it"),
               files != CLI_CONFINED ? "Landlock" : "seccomp", variable);
    return AP_MACHINE;
  }
  return AP_OK;
}
