/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV by header name, over libcsv: RFC 4180, whole blocks, nothing trimmed. Places are found by a second scan of
 * the bytes, and only where something is wrong: good files pay nothing. */
#ifndef AP_SUPPORT_CSV_H
#define AP_SUPPORT_CSV_H

#include "support/diagnose.h"
#include "support/source.h"
#include "support/text.h"

enum {
  AP_CSV_FIELD_MOST = 1024 * 1024, /* bytes of a field */
  AP_CSV_COLUMNS_MOST = 10000,     /* of the header; a row has as many fields as the header */
};

typedef struct ap_csv_column {
  const char *name;     /* English header; NULL: no file has this column */
  const char *japanese; /* Japanese header, or NULL */
  bool required;
  bool plain;         /* an ID or a number: read in plain characters (support/plain.h), which is told */
  const char *mapped; /* where the user named the header himself: what he takes from it; else NULL */
} ap_csv_column;

/* One record after the header. field[c] is the text of column c of the caller's table: "" where the column is absent
 * from the file or the field is empty; NUL-terminated, valid until the callback returns. */
typedef struct ap_csv_record {
  uint64_t number; /* of the record, the header being 0 */
  const char *const *field;
  const size_t *length;
} ap_csv_record;

typedef struct ap_csv ap_csv;
typedef ap_status (*ap_csv_each)(void *context, ap_csv *csv, const ap_csv_record *record);

/* Besides RFC 4180 what spreadsheets write is read: fields between semicolons or tabs, where the header line shows
 * that, or between what a first line such as `sep=;` names; rows above the header, which is the first row that has all
 * required columns, or the one with the most known ones; cells such as ="5.10", of which the text alone is given.
 * What was found out about the file is noted.
 *
 * Several columns of the caller's table may have the same name: each of them gets the field.
 *
 * Reads all records of `source`, which must outlive the returned reader. Header faults, unclosed quotes and records
 * of too few or too many fields are diagnosed; such a record is not given to `each`, and reading goes on at the next
 * line. Blank lines, and rows of nothing but empty fields, are passed over.
 * A status of `each` other than AP_OK ends the reading and is returned; else AP_OK, also where faults were put down;
 * AP_BAD_INPUT where no row could be read, for want of a header line; AP_MACHINE.
 * The reader stays open afterwards, so that faults found later can still be placed: close it in any case. */
ap_status ap_csv_read(const ap_source *source, const ap_csv_column *columns, size_t column_count, ap_csv_each each,
                      void *context, ap_diagnostics *diagnostics, ap_csv **csv);
/* The same, where the header is the row of that number, as a spreadsheet counts rows, from 1; 0: it is found. */
ap_status ap_csv_read_below(int32_t header_row, const ap_source *source, const ap_csv_column *columns,
                            size_t column_count, ap_csv_each each, void *context, ap_diagnostics *diagnostics,
                            ap_csv **csv);
/* Reads a plain file in the same way, but block by block, so that it takes no memory however long the file is; for as
 * long as nothing at all is to be said of the file, not even a note. Parts of a large file are read side by side, each
 * by a thread and with a context of its own, as many as there are processors and at most `context_count` (from 1 to
 * AP_CSV_PARTS_MOST); the records of a context come in their order, but not with their numbers.
 * AP_OK where the file is as it should be to its end: then *csv is open for ap_csv_has(). AP_NO where it is not, or
 * `each` answered anything but AP_OK, or the file cannot be read in this way: nothing was told, *csv is NULL, and the
 * file is to be read from its beginning by ap_csv_read(). */
enum { AP_CSV_PARTS_MOST = 4 };
ap_status ap_csv_read_sound(const char *path, const ap_csv_column *columns, size_t column_count, ap_csv_each each,
                            void *const contexts[], size_t context_count, ap_csv **csv);
/* Whether the file has that column of the caller's table. */
bool ap_csv_has(const ap_csv *csv, size_t column);

/* Puts down a fault of a field (`column` of the caller's table; -1: of the record as a whole). It enters the
 * diagnostics, with its line and column, when the reader is closed. Arguments as for ap_diagnose(); `format` is NULL
 * where there are none. Faults of a required column that the file lacks are left out: that is told once, of the
 * header, so `each` need not ask ap_csv_has(). */
void ap_csv_complain(ap_csv *csv, uint64_t record, int column, ap_diagnostic_code code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Whether any error was put down so far, by the reader or by ap_csv_complain(). */
bool ap_csv_is_faulty(const ap_csv *csv);

/* The line (from 1) on which each of `count` ascending record numbers begins, in one scan. */
void ap_csv_lines(const ap_csv *csv, const uint64_t *records, uint64_t *lines, size_t count);

/* The bytes of each of `count` ascending record numbers in the source, its line end included (0: the header). */
typedef struct ap_csv_span {
  size_t start, end;
} ap_csv_span;
void ap_csv_spans(const ap_csv *csv, const uint64_t *records, ap_csv_span *spans, size_t count);

/* Whether the file is CSV as we write it: commas, its first row the header, and no cells such as ="5.10". */
bool ap_csv_is_usual(const ap_csv *csv);
/* Adds a record that lies there in the source as we write it, ended by a line feed. False where memory is short. */
bool ap_csv_rewrite(ap_csv *csv, const ap_csv_span *span, ap_text *text);

/* How many columns the file has; and the caller's column at one of these places, or SIZE_MAX where it is none. */
size_t ap_csv_width(const ap_csv *csv);
size_t ap_csv_column_at(const ap_csv *csv, size_t place);

/* Resolves the places of all faults and frees the reader. AP_BAD_INPUT where there was any error, else AP_OK;
 * AP_MACHINE. NULL is AP_OK. */
ap_status ap_csv_close(ap_csv *csv);

#endif
