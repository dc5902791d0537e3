/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where records and fields lie in the bytes of a CSV file: libcsv does not say. The same grammar, without contents; and
 * one form more, ="text" without quotes around the whole, in which some programs write text cells for Excel. */
#ifndef AP_SUPPORT_CSV_SCAN_H
#define AP_SUPPORT_CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of a file, and the character between its fields. */
typedef struct ap_csv_sheet {
  const char *bytes;
  size_t length;
  char separator;
} ap_csv_sheet;

typedef enum ap_csv_fault {
  AP_CSV_SOUND,
  AP_CSV_UNCLOSED, /* a quoted field without an end, or one that runs on until the next line's quote */
  AP_CSV_STRAY,    /* a quote inside an unquoted field, or text behind a closing quote */
  AP_CSV_LONG,     /* a field above the limit */
} ap_csv_fault;

typedef struct ap_csv_field {
  size_t start;
  size_t end; /* of the separator, the line end or the end of the file behind it; of no meaning after a fault */
  ap_csv_fault fault;
  size_t fault_at;
} ap_csv_field;

/* The offset, at or after `offset`, of the first byte that is no line end. */
size_t ap_csv_skip_line_ends(const ap_csv_sheet *sheet, size_t offset);
/* The beginning of the next line. */
size_t ap_csv_next_line(const ap_csv_sheet *sheet, size_t offset);
/* The field that begins at `offset`. */
ap_csv_field ap_csv_scan_field(const ap_csv_sheet *sheet, size_t offset);
/* Whether another field of the record follows behind that sound one. */
bool ap_csv_goes_on(const ap_csv_sheet *sheet, const ap_csv_field *field);
/* Whether the field that begins at `offset` begins as ="text" does. */
bool ap_csv_is_text_cell(const ap_csv_sheet *sheet, size_t offset);
/* The end of the sound record that begins at `offset`: of its line end, or of the file. */
size_t ap_csv_record_end(const ap_csv_sheet *sheet, size_t offset);

#endif
