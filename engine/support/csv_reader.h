/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a CSV reader, shared by csv*.c alone. */
#ifndef AP_SUPPORT_CSV_READER_H
#define AP_SUPPORT_CSV_READER_H

#include "support/arena.h"
#include "support/csv.h"
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
  const ap_csv_column *columns;
  size_t column_count;
  ap_diagnostics *diagnostics;
  ap_csv_each each;
  void *context;
  ap_status status; /* anything but AP_OK ends the reading */

  struct csv_parser parser;
  ap_csv_header header;

  uint64_t record;     /* the number of the one that is being read */
  size_t field_count;  /* so far, in this record */
  bool has_long_field; /* so far, in this record */
  size_t filled;       /* 0: so far, this record has nothing but empty fields */
  char *text;          /* of the record's fields, one behind the other, each with its NUL byte */
  size_t text_length, text_capacity;
  const char **field; /* per caller's column, as `each` gets them */
  size_t *length;

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
