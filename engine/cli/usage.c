/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/usage.h"
#include "cli/commands.h"
#include "output/printable.h"
#include "output/sentence.h"
#include "output/translate.h"
#include "support/nearest.h"

enum { PLACES = 4 };

void cli_remark_from(cli_call *call, const char *sentence, size_t count, const char *const arguments[]) {
  ap_text printable[PLACES] = {0};
  const char *safe[PLACES] = {"", "", "", ""};
  for (size_t i = 0; i < count && i < PLACES; i++) {
    ap_add_printable(&printable[i], arguments[i]);
    if (!printable[i].failed) {
      safe[i] = printable[i].bytes;
    }
  }
  ap_text_add(&call->remarks, "auditplan: ");
  ap_fill_from(&call->remarks, sentence, count < PLACES ? count : PLACES, safe);
  ap_text_add(&call->remarks, "\n");
  for (size_t i = 0; i < PLACES; i++) {
    ap_text_free(&printable[i]);
  }
}

ap_status cli_misuse_from(cli_call *call, const char *sentence, size_t count, const char *const arguments[]) {
  cli_remark_from(call, sentence, count, arguments);
  if (call->command != NULL) {
    CLI_REMARK(call, _("\"auditplan {0} --help\" shows how it is used"), call->command->name);
  } else {
    CLI_REMARK(call, _("\"{0}\" shows what it can do"), "auditplan --help");
  }
  return AP_BAD_INPUT;
}

void cli_tell_breaches(cli_call *call, const ap_diagnostics *breaches) {
  for (size_t i = 0; i < ap_diagnostics_count(breaches); i++) {
    ap_add_breach(&call->remarks, ap_diagnostics_at(breaches, i));
  }
}

ap_status cli_unknown_command(cli_call *call, const char *typed) {
  const char *names[CLI_COMMANDS_MOST];
  size_t count = 0;
  for (; count < cli_command_count && count < CLI_COMMANDS_MOST; count++) {
    names[count] = cli_commands[count].name;
  }
  const char *nearest = ap_nearest(typed, names, count);
  if (nearest != NULL) {
    return CLI_MISUSE(call, _("\"{0}\" is not a command; the nearest one is \"{1}\""), typed, nearest);
  }
  return CLI_MISUSE(call, _("\"{0}\" is not a command"), typed);
}
