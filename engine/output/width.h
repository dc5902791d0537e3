/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a terminal: a Japanese character takes two. */
#ifndef AP_OUTPUT_WIDTH_H
#define AP_OUTPUT_WIDTH_H

#include "support/text.h"

enum { AP_SCREEN_COLUMNS = 80 };

size_t ap_width(const char *string);

void ap_add_spaces(ap_text *text, size_t count);

/* Adds the string, or as much of its beginning as takes at most so many columns together with "…" behind it. */
void ap_add_cut(ap_text *text, const char *string, size_t columns);

/* Adds the string, broken into lines that end at or before `limit`. The cursor stands at `column`; lines after the
 * first begin at `indent`. Breaks are at spaces and between wide characters, by the Japanese rules of which
 * characters do not begin or end a line. A word longer than a line is left whole. No line end is added. */
void ap_add_wrapped(ap_text *text, const char *string, size_t column, size_t indent, size_t limit);

#endif
