/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of it is made from the table of commands. */
#ifndef AP_CLI_HELP_H
#define AP_CLI_HELP_H

#include "cli/commands.h"

/* All commands, one line each. */
void cli_help_all(ap_text *text);
/* One command: usage, options, an example. */
void cli_help_command(const cli_command *command, ap_text *text);
void cli_version(ap_text *text);

/* For the shell's completion, a line each: the commands, or with a command its options as `--format text|csv|json`. */
void cli_complete(const char *name, ap_text *text);

#endif
