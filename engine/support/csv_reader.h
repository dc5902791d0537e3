/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a CSV reader, shared by csv*.c alone. */
#ifndef AP_SUPPORT_CSV_READER_H
#define AP_SUPPORT_CSV_READER_H

#include "support/arena.h"
#include "support/csv.h"
#include "support/csv_scan.h"
#include <csv.h>
#include <stdbool.h>
#include <stddef.h>

/* Where the file's columns go. */
typedef struct ap_csv_header {
  ap_arena arena;
  char **names; /* as the file writes them */
  size_t count;
  size_t capacity;
  size_t *target;      /* per file column: the caller's column, or AP_CSV_NOWHERE */
  size_t *file_column; /* per caller's column: the file's, or AP_CSV_NOWHERE */
  size_t *twin;        /* per caller's column: an earlier one with the same name, or AP_CSV_NOWHERE */
  bool has_twins;
} ap_csv_header;

#define AP_CSV_NOWHERE SIZE_MAX

/* A fault put down, to be placed when the reader is closed. */
typedef struct ap_csv_complaint {
  uint64_t record;
  size_t field;  /* of the file; AP_CSV_NOWHERE: the record as a whole */
  size_t offset; /* of the very byte, where it is known; else AP_CSV_NOWHERE */
  size_t order;
  ap_diagnostic_code code;
  const char *arguments; /* NULL where there are none */
} ap_csv_complaint;

/* Records are found anew by counting from a point from which on all are sound: the file's beginning, and wherever
 * reading went on after a fault. */
typedef struct ap_csv_restart {
  uint64_t record;
  size_t offset;
} ap_csv_restart;

struct ap_csv {
  const ap_source *source;
  ap_csv_sheet sheet; /* of the source */
  const ap_csv_column *columns;
  size_t column_count;
  ap_diagnostics *diagnostics;
  ap_csv_each each;
  void *context;
  ap_status status; /* anything but AP_OK ends the reading */

  struct csv_parser parser;
  bool scans;         /* libcsv cannot read this file any further: csv_scan.h does */
  int careful_blocks; /* above 0: some field of this block, or of one before that it began in, may have to be changed */
  bool is_unusual;    /* not as we write CSV */
  ap_csv_header header;

  uint64_t record;     /* the number of the one that is being read */
  size_t field_count;  /* so far, in this record */
  bool has_long_field; /* so far, in this record */
  size_t filled;       /* 0: so far, this record has nothing but empty fields */
  char *text;          /* of the record's fields, one behind the other, each with its NUL byte */
  size_t text_length, text_capacity;
  const char **field; /* per caller's column, as `each` gets them */
  size_t *length;
  char *scratch; /* a field without its quotes */
  size_t scratch_capacity;

  uint64_t plain_count; /* fields that were made plain, of them the first: */
  uint64_t plain_record;
  size_t plain_column;
  const char *plain_before, *plain_after;

  ap_arena arena; /* of the text and of the complaints' arguments */
  ap_csv_complaint *complaints;
  size_t complaint_count, complaint_capacity;
  ap_csv_restart *restarts;
  size_t restart_count, restart_capacity;
};

/* A reader that has read nothing yet; AP_MACHINE as its status, or NULL, where memory is short. */
ap_csv *ap_csv_new(const ap_source *source, const ap_csv_column *columns, size_t column_count, ap_csv_each each,
                   void *context, ap_diagnostics *diagnostics);
/* Reads on. Returns how many bytes libcsv took: fewer than there are where something is wrong. */
size_t ap_csv_parse_block(ap_csv *csv, const char *bytes, size_t length);
/* Ends the last record. False where something is wrong. */
bool ap_csv_parse_end(ap_csv *csv);
/* Takes a field, and the end of a record, as libcsv hands them over. */
void ap_csv_take_field(void *bytes, size_t length, void *context);
void ap_csv_take_record(int line_end, void *context);
/* Makes ready for the record that is to be read next. */
void ap_csv_begin_record(ap_csv *csv);
/* Puts down the fault of a record, and returns where reading goes on: on the line after the one on which the faulty
 * field begins. */
size_t ap_csv_pass_over(ap_csv *csv, size_t index, const ap_csv_field *field);
/* Reads all from that record on without libcsv. */
void ap_csv_scan_rest(ap_csv *csv, size_t offset);
/* The contents of a sound field of the sheet, in the reader's scratch or where it stands; NULL where memory is short.
 */
const char *ap_csv_contents(ap_csv *csv, const ap_csv_field *field, size_t *length);
/* The text of a cell such as ="5.10", in the reader's scratch; the field itself where it is no such cell. NULL where
 * memory is short. */
const char *ap_csv_text_of_cell(ap_csv *csv, const char *field, size_t *length);
/* Finds out the separator and the header row, and notes them. `header_row` as for ap_csv_read_below(). False where
 * memory is short. */
bool ap_csv_find_header(ap_csv *csv, int32_t header_row);
/* The caller's column of that header: the first, or AP_CSV_NOWHERE. `arena` is for the work. */
size_t ap_csv_find_column(const ap_csv *csv, ap_arena *arena, const char *name);
/* An earlier column of the caller with the same name as that one, or AP_CSV_NOWHERE. */
size_t ap_csv_twin_of(const ap_csv *csv, size_t column);
/* Frees the reader, and tells nothing; NULL is no harm. */
void ap_csv_drop(ap_csv *csv);

/* Takes one name of the header line. False where memory is short. */
bool ap_csv_header_add(ap_csv *csv, const char *name, size_t length);
/* Matches the names with the caller's columns. False where memory is short. */
bool ap_csv_header_match(ap_csv *csv);
void ap_csv_header_free(ap_csv_header *header);

/* Puts down a fault of a field of the file, as ap_csv_complain() does for one of the caller's columns. */
void ap_csv_complain_of(ap_csv *csv, const ap_csv_complaint *complaint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
