/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which format a result has: the one that --format says, else the one that the name of the target ends in. */
#ifndef AP_CLI_FORMAT_H
#define AP_CLI_FORMAT_H

#include "cli/call.h"

enum { CLI_FORMAT_UNSAID = -1 }; /* of cli_options.format, while options are read */

/* Settles a format that was not said: by the ending of --output, else text. AP_BAD_INPUT where the ending is that of a
 * format that the command does not have, or a workbook would go to a terminal. */
ap_status cli_settle_format(cli_call *call);

/* The position of the word in a list such as "text|csv|json", or -1. */
int cli_choice_index(const char *choices, const char *word);

#endif
