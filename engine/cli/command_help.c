/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/usage.h"

ap_status cli_run_help(cli_call *call) {
  if (call->argument_count == 0) {
    cli_help_all(&call->result);
    return AP_OK;
  }
  const cli_command *command = cli_find_command(call->arguments[0]);
  if (command == NULL) {
    return cli_unknown_command(call, call->arguments[0]);
  }
  cli_help_command(command, &call->result);
  return AP_OK;
}
