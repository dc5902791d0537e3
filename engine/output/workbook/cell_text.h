/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as a cell of a workbook can hold it. */
#ifndef AP_OUTPUT_WORKBOOK_CELL_TEXT_H
#define AP_OUTPUT_WORKBOOK_CELL_TEXT_H

#include "support/text.h"
#include <stdbool.h>

enum { AP_CELL_UNITS_MOST = 32767 /* UTF-16 units that a cell holds */ };

/* Adds the string as XML and Excel can take it: characters that XML cannot hold as Excel escapes them (_x0007_), and an
 * underscore that would make such an escape of what the user wrote as _x005F_; bytes that are no UTF-8 as \xe3. What
 * is longer than a cell holds is cut, and a note at its end says so. */
void ap_add_cell_text(ap_text *text, const char *string);

/* Whether Excel would make a formula of the text where a user enters it anew. */
bool ap_cell_text_is_like_a_formula(const char *string);

#endif
