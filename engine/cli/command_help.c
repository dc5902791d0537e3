/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "support/nearest.h"

/* Names the nearest of all commands and topics. */
static ap_status complain_of_unknown(cli_call *call, const char *typed) {
  const char *names[CLI_COMMANDS_MOST + 2 * CLI_TOPICS_MOST];
  size_t count = 0;
  for (size_t i = 0; i < cli_command_count && i < CLI_COMMANDS_MOST; i++) {
    names[count++] = cli_commands[i].name;
  }
  for (size_t i = 0; i < cli_topic_count && i < CLI_TOPICS_MOST; i++) {
    names[count++] = cli_topics[i].name;
    if (cli_topics[i].other_name != NULL) {
      names[count++] = cli_topics[i].other_name;
    }
  }
  const char *nearest = ap_nearest(typed, names, count);
  if (nearest != NULL) {
    return CLI_MISUSE(call, _("\"{0}\" is neither a command nor a topic; the nearest one is \"{1}\""), typed, nearest);
  }
  return CLI_MISUSE(call, _("\"{0}\" is neither a command nor a topic"), typed);
}

ap_status cli_run_help(cli_call *call) {
  if (call->argument_count == 0) {
    cli_help_all(&call->result);
    return AP_OK;
  }
  const cli_command *command = cli_find_command(call->arguments[0]);
  const cli_topic *topic = cli_find_topic(call->arguments[0]);
  if (command != NULL) {
    cli_help_command(command, &call->result);
  } else if (topic != NULL) {
    cli_help_topic(topic, &call->result);
  } else {
    return complain_of_unknown(call, call->arguments[0]);
  }
  return AP_OK;
}
