/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagnostic in words: FILE:LINE:COLUMN: what is wrong; what was expected. */
#ifndef AP_OUTPUT_SENTENCE_H
#define AP_OUTPUT_SENTENCE_H

#include "auditplan/diagnostics.h"
#include "support/text.h"

/* Adds one line, in the user's language. A file's name and the arguments are made printable: they come from whoever
 * wrote the input. */
void ap_add_diagnostic(ap_text *text, const ap_diagnostic *diagnostic);

/* Likewise of a breach that a check found, whose severity means nothing. */
void ap_add_breach(ap_text *text, const ap_diagnostic *diagnostic);

/* Adds `sentence` (the code's template, translated or not) with the diagnostic's arguments, made printable. */
void ap_add_sentence(ap_text *text, const ap_diagnostic *diagnostic, const char *sentence);

#endif
