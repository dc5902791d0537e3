/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/allocate.h"
#include "support/csv_reader.h"
#include "support/fold.h"
#include "support/nearest.h"
#include "support/text.h"
#include "support/utf8.h"
#include <string.h>

/* A name is one line, however a spreadsheet breaks it. */
static void join_lines(char *name) {
  char *to = name;
  for (const char *from = name; *from != '\0'; from++) {
    bool is_break = *from == '\n' || *from == '\r';
    if (!is_break || (to > name && to[-1] != ' ')) {
      *to++ = is_break ? ' ' : *from;
    }
  }
  *to = '\0';
}

bool ap_csv_header_add(ap_csv *csv, const char *name, size_t length) {
  ap_csv_header *header = &csv->header;
  void *names = header->names;
  if (!ap_grow(&names, &header->capacity, header->count + 1, sizeof *header->names)) {
    return false;
  }
  header->names = names;
  name = ap_csv_text_of_cell(csv, name, &length);
  if (name == NULL) {
    return false;
  }
  ap_utf8_trim(&name, &length);
  char *copy = ap_arena_copy_bytes(&header->arena, name, length);
  if (copy != NULL) {
    join_lines(copy);
  }
  header->names[header->count++] = copy;
  return copy != NULL;
}

static bool is_name(const char *name, size_t length, const ap_csv_column *column) {
  return column->name != NULL && (ap_utf8_is_word(name, length, column->name) ||
                                  (column->japanese != NULL && strcmp(name, column->japanese) == 0));
}

/* Whether the two are the same but for the width and case of letters, and blanks. */
static bool is_same_folded(ap_arena *arena, const char *folded, const char *name) {
  const char *other = ap_fold(arena, name);
  return other != NULL && strcmp(folded, other) == 0;
}

size_t ap_csv_find_column(const ap_csv *csv, ap_arena *arena, const char *name) {
  size_t length = strlen(name);
  for (size_t i = 0; i < csv->column_count; i++) {
    if (is_name(name, length, &csv->columns[i])) {
      return i;
    }
  }
  const char *folded = ap_fold(arena, name);
  for (size_t i = 0; i < csv->column_count && folded != NULL && folded[0] != '\0'; i++) {
    const ap_csv_column *column = &csv->columns[i];
    if ((column->name != NULL && is_same_folded(arena, folded, column->name)) ||
        (column->japanese != NULL && is_same_folded(arena, folded, column->japanese))) {
      return i;
    }
  }
  return AP_CSV_NOWHERE;
}

size_t ap_csv_twin_of(const ap_csv *csv, size_t column) {
  for (size_t i = 0; i < column && csv->columns[column].name != NULL; i++) {
    if (csv->columns[i].name != NULL && strcmp(csv->columns[i].name, csv->columns[column].name) == 0) {
      return i;
    }
  }
  return AP_CSV_NOWHERE;
}

/* Where the user mapped columns the others are many: they are told at once (note_unused()). */
static void match_name(ap_csv *csv, size_t index, bool is_mapped) {
  ap_csv_header *header = &csv->header;
  const char *name = header->names[index];
  size_t column = ap_csv_find_column(csv, &header->arena, name);
  ap_csv_complaint complaint = {.field = index, .offset = AP_CSV_NOWHERE};
  char excerpt[AP_EXCERPT_SIZE];
  if (column == AP_CSV_NOWHERE) {
    complaint.code = AP_D_CSV_COLUMN_UNKNOWN;
    if (name[0] != '\0' && !is_mapped) {
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

static void note_unused(ap_csv *csv) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_text list = {0};
  for (size_t i = 0; i < csv->header.count; i++) {
    const char *name = csv->header.names[i];
    if (csv->header.target[i] == AP_CSV_NOWHERE && name[0] != '\0') {
      ap_text_format(&list, "%s\"%s\"", list.length == 0 ? "" : ", ", ap_utf8_excerpt(name, excerpt));
    }
  }
  if (list.failed) {
    csv->arena.failed = 1;
  } else if (list.length != 0) {
    const ap_csv_complaint complaint = {
        .field = AP_CSV_NOWHERE, .offset = AP_CSV_NOWHERE, .code = AP_D_CSV_COLUMNS_UNUSED};
    ap_csv_complain_of(csv, &complaint, "%s", list.bytes);
  }
  ap_text_free(&list);
}

/* The name of the file's column that is nearest to that one, blanks and case set aside; NULL where none is near. */
static const char *nearest_name(ap_csv *csv, const char *wanted) {
  ap_csv_header *header = &csv->header;
  const char **folded = ap_arena_allocate(&header->arena, header->count, sizeof *folded);
  for (size_t i = 0; i < header->count && folded != NULL; i++) {
    folded[i] = ap_fold(&header->arena, header->names[i]);
  }
  const char *name = ap_fold(&header->arena, wanted);
  if (header->arena.failed) {
    return NULL;
  }
  const char *nearest = ap_nearest(name, folded, header->count);
  for (size_t i = 0; i < header->count; i++) {
    if (nearest == folded[i]) {
      return header->names[i];
    }
  }
  return NULL;
}

static void complain_of_unmatched(ap_csv *csv, const ap_csv_column *column) {
  char wanted[AP_EXCERPT_SIZE];
  char shown[AP_EXCERPT_SIZE];
  ap_csv_complaint complaint = {.field = AP_CSV_NOWHERE, .offset = AP_CSV_NOWHERE, .code = AP_D_CSV_COLUMN_UNMATCHED};
  const char *nearest = nearest_name(csv, column->name);
  if (nearest != NULL) {
    ap_csv_complain_of(csv, &complaint, "%s" AP_NEXT "%s" AP_NEXT "%s", ap_utf8_excerpt(column->name, wanted),
                       column->mapped, ap_utf8_excerpt(nearest, shown));
    return;
  }
  ap_text names = {0};
  for (size_t i = 0; i < csv->header.count; i++) {
    ap_text_format(&names, "%s\"%s\"", i == 0 ? "" : ", ", ap_utf8_excerpt(csv->header.names[i], shown));
  }
  complaint.code = AP_D_CSV_COLUMN_UNMATCHED_AT_ALL;
  ap_csv_complain_of(csv, &complaint, "%s" AP_NEXT "%s" AP_NEXT "%s", ap_utf8_excerpt(column->name, wanted),
                     column->mapped, names.bytes == NULL ? "" : names.bytes);
  ap_text_free(&names);
}

static void complain_of_missing(ap_csv *csv, const ap_csv_column *column) {
  ap_csv_complaint complaint = {.field = AP_CSV_NOWHERE, .offset = AP_CSV_NOWHERE, .code = AP_D_CSV_COLUMN_MISSING};
  if (column->mapped != NULL) {
    complain_of_unmatched(csv, column);
    return;
  }
  if (column->japanese == NULL) {
    ap_csv_complain_of(csv, &complaint, "%s", column->name);
    return;
  }
  complaint.code = AP_D_CSV_COLUMN_MISSING_IN_BOTH;
  ap_csv_complain_of(csv, &complaint, "%s" AP_NEXT "%s", column->name, column->japanese);
}

static bool make_room(ap_csv *csv) {
  ap_csv_header *header = &csv->header;
  header->target = ap_arena_allocate(&header->arena, header->count, sizeof *header->target);
  header->file_column = ap_arena_allocate(&header->arena, csv->column_count, sizeof *header->file_column);
  header->twin = ap_arena_allocate(&header->arena, csv->column_count, sizeof *header->twin);
  for (size_t i = 0; i < header->count && !header->arena.failed; i++) {
    header->target[i] = AP_CSV_NOWHERE;
  }
  for (size_t i = 0; i < csv->column_count && !header->arena.failed; i++) {
    header->file_column[i] = AP_CSV_NOWHERE;
    header->twin[i] = ap_csv_twin_of(csv, i);
    header->has_twins = header->has_twins || header->twin[i] != AP_CSV_NOWHERE;
  }
  return !header->arena.failed;
}

bool ap_csv_header_match(ap_csv *csv) {
  ap_csv_header *header = &csv->header;
  bool is_mapped = false;
  if (!make_room(csv)) {
    return false;
  }
  for (size_t i = 0; i < csv->column_count; i++) {
    is_mapped = is_mapped || csv->columns[i].mapped != NULL;
  }
  for (size_t i = 0; i < header->count; i++) {
    match_name(csv, i, is_mapped);
  }
  for (size_t i = 0; i < csv->column_count; i++) {
    size_t twin = header->twin[i];
    if (twin != AP_CSV_NOWHERE) {
      header->file_column[i] = header->file_column[twin];
    } else if (csv->columns[i].required && header->file_column[i] == AP_CSV_NOWHERE) {
      complain_of_missing(csv, &csv->columns[i]);
    }
  }
  if (is_mapped && !ap_csv_is_faulty(csv)) {
    note_unused(csv);
  }
  return !csv->arena.failed && !header->arena.failed;
}

void ap_csv_header_free(ap_csv_header *header) {
  ap_release(header->names);
  ap_arena_free(&header->arena);
}
