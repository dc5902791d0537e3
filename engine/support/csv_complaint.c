/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/allocate.h"
#include "support/csv_finder.h"
#include "support/utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__((format(printf, 2, 0))) static const char *format_arguments(ap_arena *arena, const char *format,
                                                                          va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  char *text = length < 0 ? NULL : ap_arena_allocate(arena, (size_t)length + 1, 1);
  if (text != NULL) {
    vsnprintf(text, (size_t)length + 1, format, arguments);
  }
  return text;
}

static void put_down(ap_csv *csv, const ap_csv_complaint *complaint, const char *arguments) {
  void *complaints = csv->complaints;
  if (csv->arena.failed ||
      !ap_grow(&complaints, &csv->complaint_capacity, csv->complaint_count + 1, sizeof *csv->complaints)) {
    csv->status = AP_MACHINE;
    return;
  }
  csv->complaints = complaints;
  ap_csv_complaint *added = &csv->complaints[csv->complaint_count];
  *added = *complaint;
  added->arguments = arguments;
  added->order = csv->complaint_count++;
}

void ap_csv_complain_of(ap_csv *csv, const ap_csv_complaint *complaint, const char *format, ...) {
  const char *text = NULL;
  if (format != NULL) {
    va_list arguments;
    va_start(arguments, format);
    text = format_arguments(&csv->arena, format, arguments);
    va_end(arguments);
  }
  put_down(csv, complaint, text);
}

void ap_csv_complain(ap_csv *csv, uint64_t record, int column, ap_diagnostic_code code, const char *format, ...) {
  ap_csv_complaint complaint = {.record = record, .field = AP_CSV_NOWHERE, .offset = AP_CSV_NOWHERE, .code = code};
  if (column >= 0) {
    bool is_missing = !ap_csv_has(csv, (size_t)column);
    if (is_missing && csv->columns[column].required) { /* the header's own fault is told already */
      return;
    }
    complaint.field = is_missing ? AP_CSV_NOWHERE : csv->header.file_column[column];
  }
  const char *text = NULL;
  if (format != NULL) {
    va_list arguments;
    va_start(arguments, format);
    text = format_arguments(&csv->arena, format, arguments);
    va_end(arguments);
  }
  put_down(csv, &complaint, text);
}

bool ap_csv_is_faulty(const ap_csv *csv) {
  for (size_t i = 0; i < csv->complaint_count; i++) {
    if (ap_diagnostic_severity(csv->complaints[i].code) == AP_ERROR) {
      return true;
    }
  }
  return false;
}

void ap_csv_lines(const ap_csv *csv, const uint64_t *records, uint64_t *lines, size_t count) {
  ap_csv_finder finder = ap_csv_find_from_start(csv);
  for (size_t i = 0; i < count; i++) {
    ap_csv_find_record(&finder, records[i]);
    ap_cursor_move_to_line(&finder.cursor, finder.record_start);
    lines[i] = finder.cursor.line;
  }
}

void ap_csv_spans(const ap_csv *csv, const uint64_t *records, ap_csv_span *spans, size_t count) {
  const ap_csv_sheet *sheet = &csv->sheet;
  ap_csv_finder finder = ap_csv_find_from_start(csv);
  for (size_t i = 0; i < count; i++) {
    ap_csv_find_record(&finder, records[i]);
    size_t end = ap_csv_record_end(sheet, finder.record_start);
    spans[i] = (ap_csv_span){finder.record_start, ap_csv_next_line(sheet, end)};
  }
}

bool ap_csv_is_usual(const ap_csv *csv) { return !csv->is_unusual; }

size_t ap_csv_width(const ap_csv *csv) { return csv->header.count; }

size_t ap_csv_column_at(const ap_csv *csv, size_t place) { return csv->header.target[place]; }

/* A record as a whole comes before its fields. */
static int compare_complaints(const void *left, const void *right) {
  const ap_csv_complaint *a = left;
  const ap_csv_complaint *b = right;
  const uint64_t keys[][2] = {
      {a->record, b->record}, {(size_t)(a->field + 1), (size_t)(b->field + 1)}, {a->order, b->order}};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    if (keys[i][0] != keys[i][1]) {
      return keys[i][0] < keys[i][1] ? -1 : 1;
    }
  }
  return 0;
}

static void note_plain(ap_csv *csv) {
  char before[AP_EXCERPT_SIZE];
  char after[AP_EXCERPT_SIZE];
  const ap_csv_complaint complaint = {.record = csv->plain_record,
                                      .field = csv->plain_column,
                                      .offset = AP_CSV_NOWHERE,
                                      .code = AP_D_CSV_READ_AS_PLAIN};
  if (csv->plain_count != 0 && csv->plain_before != NULL && csv->plain_after != NULL) {
    ap_csv_complain_of(csv, &complaint, "%s" AP_NEXT "%s" AP_NEXT "%llu", ap_utf8_excerpt(csv->plain_before, before),
                       ap_utf8_excerpt(csv->plain_after, after), (unsigned long long)csv->plain_count);
  }
}

static void tell_complaints(ap_csv *csv) {
  qsort(csv->complaints, csv->complaint_count, sizeof *csv->complaints, compare_complaints);
  ap_csv_finder finder = ap_csv_find_from_start(csv);
  for (size_t i = 0; i < csv->complaint_count; i++) {
    const ap_csv_complaint *complaint = &csv->complaints[i];
    ap_place place = ap_csv_find_place(&finder, complaint);
    if (complaint->arguments == NULL) {
      ap_diagnose_plain(csv->diagnostics, &place, complaint->code);
    } else {
      ap_diagnose(csv->diagnostics, &place, complaint->code, "%s", complaint->arguments);
    }
  }
}

void ap_csv_drop(ap_csv *csv) {
  if (csv == NULL) {
    return;
  }
  csv_free(&csv->parser);
  ap_csv_header_free(&csv->header);
  ap_release(csv->complaints);
  ap_release(csv->restarts);
  ap_release(csv->scratch);
  ap_arena_free(&csv->arena);
  ap_release(csv);
}

ap_status ap_csv_close(ap_csv *csv) {
  if (csv == NULL) {
    return AP_OK;
  }
  ap_status status = ap_csv_is_faulty(csv) ? AP_BAD_INPUT : AP_OK;
  note_plain(csv);
  if (csv->complaint_count != 0) {
    tell_complaints(csv);
  }
  if (csv->status == AP_MACHINE) {
    ap_diagnose_plain(csv->diagnostics, &(ap_place){.file = csv->source->name}, AP_D_OUT_OF_MEMORY);
    status = AP_MACHINE;
  }
  ap_csv_drop(csv);
  return status;
}
