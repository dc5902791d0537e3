/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_WORDS_H
#define AP_CLI_WORDS_H

#include "auditplan/diagnostics.h"
#include "support/text.h"
#include <stdbool.h>

/* Adds a line for each entry of the list, and how many were found beyond those kept. `quiet`: errors alone. */
void cli_word(const ap_diagnostics *list, bool quiet, ap_text *text);

#endif
