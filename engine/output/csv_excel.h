/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV for a spreadsheet to open: --csv-for-excel. Plain CSV is exact, and stays as it is. */
#ifndef AP_OUTPUT_CSV_EXCEL_H
#define AP_OUTPUT_CSV_EXCEL_H

#include "support/text.h"
#include <stdbool.h>
#include <stdint.h>

/* Of one file that is made piece by piece; begins as {0}. */
typedef struct ap_excel_csv {
  bool has_begun;  /* its byte order mark is written; true from the start of what is put behind another part */
  bool has_header; /* its first row went by */
  uint64_t days;   /* bits of the columns that hold dates as YYYY-MM-DD: they may become dates */
} ap_excel_csv;

/* Adds whole records of plain CSV to the text as Excel opens them unharmed: a byte order mark before the first, CRLF,
 * and each cell that Excel would take for a formula, a number that looks otherwise, a date or a truth value as the
 * formula ="text", which comes to that text; our readers give the text as well (support/csv.h). A formula holds no
 * text of more than 255 characters and no line ends: such a text that looks like a formula, or begins with an
 * apostrophe, gets an apostrophe in front instead. */
void ap_add_csv_for_excel(ap_excel_csv *file, const char *bytes, size_t length, ap_text *text);

/* What Excel makes of a cell with that text. */
typedef enum ap_excel_sense {
  AP_EXCEL_SAME,    /* the text, or a number that looks the same */
  AP_EXCEL_OTHER,   /* a number that looks otherwise, a date, a time, a truth value, an error */
  AP_EXCEL_FORMULA, /* a formula, or a fault in one */
} ap_excel_sense;
ap_excel_sense ap_excel_sense_of(const char *text, size_t length);

#endif
