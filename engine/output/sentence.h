/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagnostic in words: FILE:LINE:COLUMN: what is wrong; what was expected. */
#ifndef AP_OUTPUT_SENTENCE_H
#define AP_OUTPUT_SENTENCE_H

#include "auditplan/diagnostics.h"
#include "support/text.h"
#include <stdbool.h>

/* Adds one line, in the user's language. A file's name and the arguments are made printable: they come from whoever
 * wrote the input. */
void ap_add_diagnostic(ap_text *text, const ap_diagnostic *diagnostic);

/* Likewise of a breach that a check found, whose severity means nothing. */
void ap_add_breach(ap_text *text, const ap_diagnostic *diagnostic);

/* Adds where it is: FILE:LINE:COLUMN, made printable. */
void ap_add_place(ap_text *text, const ap_diagnostic *diagnostic);

/* An argument in the user's language where it is a fragment of a sentence that is known, such as the system's word for
 * an error; else itself. */
const char *ap_fragment(const char *argument);

/* Adds the diagnostic's sentence alone, its arguments made printable: translated, or in English as data has it. */
void ap_add_sentence(ap_text *text, const ap_diagnostic *diagnostic, bool translated);

#endif
