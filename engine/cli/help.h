/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of it is made from the tables of commands and topics. */
#ifndef AP_CLI_HELP_H
#define AP_CLI_HELP_H

#include "cli/commands.h"
#include "cli/topics.h"

/* All commands and topics, one line each. */
void cli_help_all(ap_text *text);
/* One command: usage, options, an example. */
void cli_help_command(const cli_command *command, ap_text *text);
/* One topic: what there is to know, an example, and where more of it stands. */
void cli_help_topic(const cli_topic *topic, ap_text *text);
void cli_version(ap_text *text);

#endif
