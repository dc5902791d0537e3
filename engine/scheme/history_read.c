/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads history.csv. */
#include "scheme/history.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/csv.h"
#include "support/source.h"
#include "support/utf8.h"
#include <stdlib.h>

enum { ID, TRACK, YEAR, EVIDENCE, COLUMNS };

enum { YEAR_LEAST = 1900, YEAR_DIGITS = 4 };

static const ap_csv_column columns[COLUMNS] = {
    [ID] = {.name = "id", .japanese = "管理策番号", .required = true, .plain = true},
    [TRACK] = {.name = "track", .japanese = "監査区分", .required = true},
    [YEAR] = {.name = "year", .japanese = "年度", .required = true, .plain = true},
    [EVIDENCE] = {.name = "evidence", .japanese = "証跡"},
};

typedef struct read_row {
  ap_history_row row;
  uint64_t record;
} read_row;

typedef struct history_reader {
  ap_history *history;
  const ap_catalog *catalog;
  const ap_history_span *span;
  const ap_events *events; /* NULL */
  const ap_item *last;     /* of the row before */
  read_row *rows;
  size_t count, capacity;
} history_reader;

/* `2026` or `2026年度`. */
static bool read_year(const char *text, size_t length, int *year) {
  ap_utf8_trim(&text, &length);
  *year = 0;
  for (size_t i = 0; i < YEAR_DIGITS; i++) {
    if (i == length || text[i] < '0' || text[i] > '9') {
      return false;
    }
    *year = *year * 10 + (text[i] - '0');
  }
  bool ends = length == YEAR_DIGITS || ap_utf8_is_word(text + YEAR_DIGITS, length - YEAR_DIGITS, "年度");
  return ends && *year >= YEAR_LEAST;
}

/* Nothing was audited yet in a year that is still to come. */
static void tell_late(const history_reader *reading, ap_csv *csv, const ap_csv_record *record, int year) {
  const ap_history_span *span = reading->span;
  int latest = span->today < span->start - 1 ? span->start - 1 : span->today;
  ap_csv_complain(csv, record->number, YEAR, AP_D_HISTORY_LATE, "%d" AP_NEXT "%d", year, latest);
}

/* Fills in the item; NULL, and still true, where it is known to have been withdrawn. */
static bool find_item(history_reader *reading, const char *id, ap_history_row *row) {
  if (reading->catalog == NULL) {
    return false;
  }
  if (reading->events != NULL) {
    ap_traced traced = ap_trace_id(reading->events, reading->catalog, id, row->year);
    row->item = traced.item;
    return traced.item != NULL || traced.withdrawn;
  }
  row->item = ap_catalog_find_after(reading->catalog, id, reading->last);
  reading->last = row->item;
  return row->item != NULL;
}

/* Whether the row counts; faults and warnings are put down. */
static bool judge_row(history_reader *reading, ap_csv *csv, const ap_csv_record *record, ap_history_row *row) {
  char excerpt[AP_EXCERPT_SIZE];
  const char *const *field = record->field;
  bool has_track = ap_track_read(field[TRACK], record->length[TRACK], &row->track);
  bool has_year = read_year(field[YEAR], record->length[YEAR], &row->year);
  if (!has_track) {
    ap_csv_complain(csv, record->number, TRACK, AP_D_HISTORY_TRACK, "%s", ap_utf8_excerpt(field[TRACK], excerpt));
  }
  if (!has_year) {
    ap_csv_complain(csv, record->number, YEAR, AP_D_HISTORY_YEAR, "%s", ap_utf8_excerpt(field[YEAR], excerpt));
  }
  bool known = find_item(reading, field[ID], row);
  if (!known && reading->catalog != NULL) {
    ap_csv_complain(csv, record->number, ID, AP_D_HISTORY_ITEM, "%s", ap_utf8_excerpt(field[ID], excerpt));
  }
  if (has_year && row->year >= reading->span->start && row->year > reading->span->today) {
    tell_late(reading, csv, record, row->year);
    return false;
  }
  return has_track && has_year && row->item != NULL;
}

static ap_status read_record(void *context, ap_csv *csv, const ap_csv_record *record) {
  history_reader *reading = context;
  ap_history_row row = {0};
  if (!judge_row(reading, csv, record, &row)) {
    return AP_OK;
  }
  void *rows = reading->rows;
  if (!ap_grow(&rows, &reading->capacity, reading->count + 1, sizeof *reading->rows)) {
    return AP_MACHINE;
  }
  reading->rows = rows;
  if (record->field[EVIDENCE][0] != '\0') {
    row.evidence = ap_arena_copy(&reading->history->arena, record->field[EVIDENCE]);
  }
  reading->rows[reading->count++] = (read_row){row, record->number};
  return reading->history->arena.failed ? AP_MACHINE : AP_OK;
}

static int compare_numbers(uint64_t left, uint64_t right) { return left < right ? -1 : left > right; }

static int compare_rows(const void *left, const void *right) {
  const read_row *a = left;
  const read_row *b = right;
  int order = compare_numbers(a->row.item->rank, b->row.item->rank);
  if (order == 0) {
    order = compare_numbers(a->row.track, b->row.track);
  }
  if (order == 0) {
    order = compare_numbers((uint64_t)a->row.year, (uint64_t)b->row.year);
  }
  return order != 0 ? order : compare_numbers(a->record, b->record);
}

/* As most histories are. */
static bool are_sorted(const history_reader *reading) {
  for (size_t i = 1; i < reading->count; i++) {
    if (compare_rows(&reading->rows[i - 1], &reading->rows[i]) > 0) {
      return false;
    }
  }
  return true;
}

static bool is_repeated(const ap_history_row *row, const ap_history_row *before) {
  return row->item == before->item && row->track == before->track && row->year == before->year;
}

static ap_status keep_rows(const history_reader *reading, ap_csv *csv) {
  ap_history *history = reading->history;
  history->rows = ap_arena_allocate(&history->arena, reading->count, sizeof *history->rows);
  history->records = ap_arena_allocate(&history->arena, reading->count, sizeof *history->records);
  if (history->arena.failed) {
    return AP_MACHINE;
  }
  if (!are_sorted(reading)) {
    qsort(reading->rows, reading->count, sizeof *reading->rows, compare_rows);
  }
  for (size_t i = 0; i < reading->count; i++) {
    const ap_history_row *row = &reading->rows[i].row;
    if (i != 0 && is_repeated(row, &reading->rows[i - 1].row)) {
      ap_csv_complain(csv, reading->rows[i].record, -1, AP_D_HISTORY_REPEATED, "%s" AP_NEXT "%d", row->item->id,
                      row->year);
    } else if (row->year < reading->span->start) {
      history->rows[history->count++] = *row;
    } else {
      history->records[history->record_count++] = *row;
    }
  }
  return AP_OK;
}

static ap_status read_source(history_reader *reading, const ap_source *source, ap_diagnostics *diagnostics) {
  ap_csv *csv = NULL;
  ap_status status = ap_csv_read(source, columns, COLUMNS, read_record, reading, diagnostics, &csv);
  if (status == AP_OK && csv != NULL) {
    status = keep_rows(reading, csv);
  }
  ap_status closed = ap_csv_close(csv);
  ap_release(reading->rows);
  return closed > status ? closed : status;
}

ap_status ap_history_read(const char *path, const ap_catalog *catalog, const ap_history_span *span,
                          const ap_events *events, ap_diagnostics *diagnostics, ap_history **history) {
  *history = ap_allocate(1, sizeof **history);
  if (*history == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  (*history)->file = ap_arena_copy(&(*history)->arena, path);
  ap_source source = {0};
  ap_status status = ap_source_read(path, "a history of audits", AP_SOURCE_TABLE, diagnostics, &source);
  if (status == AP_OK) {
    history_reader reading = {.history = *history, .catalog = catalog, .span = span, .events = events};
    status = read_source(&reading, &source, diagnostics);
  }
  ap_source_free(&source);
  if (status == AP_OK && (*history)->record_count != 0) {
    ap_diagnose(diagnostics, &(ap_place){.file = path}, AP_D_HISTORY_RECORDS, "%zu" AP_NEXT "%d",
                (*history)->record_count, span->start);
  }
  if (status != AP_OK) {
    ap_history_free(*history);
    *history = NULL;
  }
  return status;
}

void ap_history_free(ap_history *history) {
  if (history != NULL) {
    ap_arena_free(&history->arena);
    ap_release(history);
  }
}
