/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A running sum over the cells of a sheet, in the order of rows and columns: what was to be written and what is read
 * back have the same, or something got lost on the way. */
#ifndef AP_OUTPUT_WORKBOOK_TALLY_H
#define AP_OUTPUT_WORKBOOK_TALLY_H

#include <stdint.h>

typedef struct ap_tally {
  uint64_t cells;
  uint64_t sum;
} ap_tally;

/* Where a cell of the sheet is, each from 0. */
typedef struct ap_cell_place {
  uint32_t row, column;
} ap_cell_place;

void ap_tally_text(ap_tally *tally, ap_cell_place place, const char *text);
/* Numbers that are alike to a thousandth of a minute, as a part of a day, count as the same. */
void ap_tally_number(ap_tally *tally, ap_cell_place place, double number);
/* A formula, without its "=", and the value beside it. */
void ap_tally_formula(ap_tally *tally, ap_cell_place place, const char *formula, double number);

#endif
