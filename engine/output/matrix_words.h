/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a cell of the matrix. */
#ifndef AP_OUTPUT_MATRIX_WORDS_H
#define AP_OUTPUT_MATRIX_WORDS_H

#include "output/matrix.h"
#include "support/text.h"

/* "E" and "I". */
const char *ap_matrix_letter(ap_track track);

/* Adds "E", or "E 2/5" where that is two of the five items that are audited, a blank before it where the text has
 * something already; nothing where there is no audit in the year, counted from the matrix's first. */
void ap_matrix_add_mark(ap_text *text, ap_track track, const ap_matrix_track *of, int year);

#endif
