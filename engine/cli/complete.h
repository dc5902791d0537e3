/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a shell may offer, told by the same tables that parse the command line. */
#ifndef AP_CLI_COMPLETE_H
#define AP_CLI_COMPLETE_H

#include "cli/commands.h"

/* For auditplan.bash, auditplan.zsh and auditplan.fish: what may stand in place of the last of the words, which are
 * those behind the program's name. A line each, WORD, a tab, and what it is, if there is anything to say. Where files
 * may stand there, the last line is ":files" or, with the endings that they have, ":files yaml yml"; where folders,
 * ":folders". */
void cli_complete(const cli_call *call, const char *const words[], size_t count, ap_text *text);

#endif
