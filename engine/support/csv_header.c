/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/allocate.h"
#include "support/csv_reader.h"
#include "support/utf8.h"
#include <string.h>

bool ap_csv_header_add(ap_csv *csv, const char *name, size_t length) {
  ap_csv_header *header = &csv->header;
  void *names = header->names;
  if (!ap_grow(&names, &header->capacity, header->count + 1, sizeof *header->names)) {
    return false;
  }
  header->names = names;
  ap_utf8_trim(&name, &length);
  header->names[header->count] = ap_arena_copy_bytes(&header->arena, name, length);
  return header->names[header->count++] != NULL;
}

static size_t find_column(const ap_csv *csv, const char *name) {
  size_t length = strlen(name);
  for (size_t i = 0; i < csv->column_count; i++) {
    const ap_csv_column *column = &csv->columns[i];
    if (ap_utf8_is_word(name, length, column->name) ||
        (column->japanese != NULL && strcmp(name, column->japanese) == 0)) {
      return i;
    }
  }
  return AP_CSV_NOWHERE;
}

static void match_name(ap_csv *csv, size_t index) {
  ap_csv_header *header = &csv->header;
  const char *name = header->names[index];
  size_t column = find_column(csv, name);
  ap_csv_complaint complaint = {.field = index, .offset = AP_CSV_NOWHERE};
  char excerpt[AP_EXCERPT_SIZE];
  if (column == AP_CSV_NOWHERE) {
    complaint.code = AP_D_CSV_COLUMN_UNKNOWN;
    if (name[0] != '\0') {
      ap_csv_complain_of(csv, &complaint, "%s", ap_utf8_excerpt(name, excerpt));
    }
  } else if (header->file_column[column] != AP_CSV_NOWHERE) {
    complaint.code = AP_D_CSV_COLUMN_REPEATED;
    ap_csv_complain_of(csv, &complaint, "%s" AP_NEXT "%zu", ap_utf8_excerpt(name, excerpt),
                       header->file_column[column] + 1);
  } else {
    header->file_column[column] = index;
    header->target[index] = column;
  }
}

static void complain_of_missing(ap_csv *csv, const ap_csv_column *column) {
  ap_csv_complaint complaint = {.field = AP_CSV_NOWHERE, .offset = AP_CSV_NOWHERE, .code = AP_D_CSV_COLUMN_MISSING};
  if (column->japanese == NULL) {
    ap_csv_complain_of(csv, &complaint, "%s", column->name);
    return;
  }
  complaint.code = AP_D_CSV_COLUMN_MISSING_IN_BOTH;
  ap_csv_complain_of(csv, &complaint, "%s" AP_NEXT "%s", column->name, column->japanese);
}

bool ap_csv_header_match(ap_csv *csv) {
  ap_csv_header *header = &csv->header;
  header->target = ap_arena_allocate(&header->arena, header->count, sizeof *header->target);
  header->file_column = ap_arena_allocate(&header->arena, csv->column_count, sizeof *header->file_column);
  if (header->target == NULL || header->file_column == NULL) {
    return false;
  }
  for (size_t i = 0; i < header->count; i++) {
    header->target[i] = AP_CSV_NOWHERE;
  }
  for (size_t i = 0; i < csv->column_count; i++) {
    header->file_column[i] = AP_CSV_NOWHERE;
  }
  for (size_t i = 0; i < header->count; i++) {
    match_name(csv, i);
  }
  for (size_t i = 0; i < csv->column_count; i++) {
    if (csv->columns[i].required && header->file_column[i] == AP_CSV_NOWHERE) {
      complain_of_missing(csv, &csv->columns[i]);
    }
  }
  return true;
}

void ap_csv_header_free(ap_csv_header *header) {
  ap_release(header->names);
  ap_arena_free(&header->arena);
}
