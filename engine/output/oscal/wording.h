/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What authors wrote, as OSCAL takes it. */
#ifndef AP_OUTPUT_OSCAL_WORDING_H
#define AP_OUTPUT_OSCAL_WORDING_H

#include "support/text.h"

/* As a value: one line without blanks at its ends. Line ends and other control characters become spaces. */
void ap_add_value(ap_text *text, const char *words);

/* As markup, which OSCAL writes in Markdown: the same line, with a "\" before each character that Markdown would take
 * for its own. */
void ap_add_markup(ap_text *text, const char *words);

#endif
