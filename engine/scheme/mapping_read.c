/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the mapping from the IDs of one catalog to those of the next. */
#include "scheme/events_file.h"
#include "support/allocate.h"
#include "support/csv.h"
#include "support/source.h"
#include "support/utf8.h"
#include <stdlib.h>
#include <string.h>

enum { OLDER, NEWER, COLUMNS };

static const ap_csv_column columns[COLUMNS] = {
    [OLDER] = {.name = "old", .japanese = "旧管理策番号", .required = true, .plain = true},
    [NEWER] = {.name = "new", .japanese = "新管理策番号", .required = true, .plain = true},
};

typedef struct mapping_reader {
  ap_arena *arena;
  ap_id_change *changes;
  uint64_t *records; /* of each change */
  size_t count, change_capacity, record_capacity;
} mapping_reader;

static const char *take_id(mapping_reader *reading, const ap_csv_record *record, int column) {
  const char *text = record->field[column];
  size_t length = record->length[column];
  ap_utf8_trim(&text, &length);
  return length == 0 ? NULL : ap_arena_copy_bytes(reading->arena, text, length);
}

static ap_status read_record(void *context, ap_csv *csv, const ap_csv_record *record) {
  (void)csv;
  mapping_reader *reading = context;
  void *changes = reading->changes;
  void *records = reading->records;
  bool room = ap_grow(&changes, &reading->change_capacity, reading->count + 1, sizeof *reading->changes);
  reading->changes = changes;
  room = room && ap_grow(&records, &reading->record_capacity, reading->count + 1, sizeof *reading->records);
  reading->records = records;
  if (!room) {
    return AP_MACHINE;
  }
  reading->records[reading->count] = record->number;
  reading->changes[reading->count++] =
      (ap_id_change){.older = take_id(reading, record, OLDER), .newer = take_id(reading, record, NEWER)};
  return reading->arena->failed ? AP_MACHINE : AP_OK;
}

/* Changes of one file stand in one array: of two with the same ID the earlier comes first. */
static int compare(const char *left, const char *right, const ap_id_change *a, const ap_id_change *b) {
  int order = strcmp(left, right);
  return order != 0 ? order : (a > b) - (a < b);
}

static int compare_older(const void *left, const void *right) {
  const ap_id_change *const *a = left;
  const ap_id_change *const *b = right;
  return compare((*a)->older, (*b)->older, *a, *b);
}

static int compare_newer(const void *left, const void *right) {
  const ap_id_change *const *a = left;
  const ap_id_change *const *b = right;
  return compare((*a)->newer, (*b)->newer, *a, *b);
}

static const char *id_of(const ap_id_change *change, int column) {
  return column == OLDER ? change->older : change->newer;
}

/* Tells the IDs that stand in a column more than once, and keeps the first of each. */
static size_t tell_repeated(const mapping_reader *reading, ap_csv *csv, int column, const ap_mapping *mapping,
                            const ap_id_change **sorted, size_t count) {
  char excerpt[AP_EXCERPT_SIZE];
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    const char *id = id_of(sorted[i], column);
    if (kept != 0 && strcmp(id_of(sorted[kept - 1], column), id) == 0) {
      ap_csv_complain(csv, reading->records[sorted[i] - mapping->changes], column, AP_D_MAPPING_REPEATED, "%s",
                      ap_utf8_excerpt(id, excerpt));
    } else {
      sorted[kept++] = sorted[i];
    }
  }
  return kept;
}

static bool sort(const mapping_reader *reading, ap_csv *csv, ap_mapping *mapping) {
  mapping->by_older = ap_arena_allocate(reading->arena, mapping->count, sizeof *mapping->by_older);
  mapping->by_newer = ap_arena_allocate(reading->arena, mapping->count, sizeof *mapping->by_newer);
  if (reading->arena->failed) {
    return false;
  }
  size_t older = 0;
  size_t newer = 0;
  for (size_t i = 0; i < mapping->count; i++) {
    const ap_id_change *change = &mapping->changes[i];
    if (change->older != NULL) {
      mapping->by_older[older++] = change;
    }
    if (change->newer != NULL) {
      mapping->by_newer[newer++] = change;
    }
  }
  qsort(mapping->by_older, older, sizeof *mapping->by_older, compare_older);
  qsort(mapping->by_newer, newer, sizeof *mapping->by_newer, compare_newer);
  mapping->older_count = tell_repeated(reading, csv, OLDER, mapping, mapping->by_older, older);
  mapping->newer_count = tell_repeated(reading, csv, NEWER, mapping, mapping->by_newer, newer);
  return true;
}

/* Whether the event or a later one gives an item that number. */
static bool is_given(const ap_events *events, size_t at, const char *id) {
  for (size_t e = at; e < events->count; e++) {
    if (ap_mapping_origin(&events->events[e].mapping, id) != NULL) {
      return true;
    }
  }
  return false;
}

static bool is_changed_later(const ap_events *events, size_t at, const char *id) {
  for (size_t e = at + 1; e < events->count; e++) {
    if (ap_mapping_change(&events->events[e].mapping, id) != NULL) {
      return true;
    }
  }
  return false;
}

/* The scenario's catalog is that after all changes: it has what they lead to, and not what they took away. */
static void judge(const mapping_reader *reading, ap_csv *csv, const ap_events *events, size_t at,
                  const ap_catalog *catalog) {
  char excerpt[AP_EXCERPT_SIZE];
  const ap_mapping *mapping = &events->events[at].mapping;
  for (size_t i = 0; i < mapping->count; i++) {
    const ap_id_change *change = &mapping->changes[i];
    const char *older = change->older;
    const char *newer = change->newer;
    if (older != NULL && newer != NULL && strcmp(older, newer) == 0) {
      ap_csv_complain(csv, reading->records[i], NEWER, AP_D_MAPPING_SAME, "%s", ap_utf8_excerpt(newer, excerpt));
      continue;
    }
    if (newer != NULL && ap_catalog_find(catalog, newer) == NULL && !is_changed_later(events, at, newer)) {
      ap_csv_complain(csv, reading->records[i], NEWER, AP_D_MAPPING_NEW, "%s", ap_utf8_excerpt(newer, excerpt));
    }
    if (older != NULL && ap_catalog_find(catalog, older) != NULL && !is_given(events, at, older)) {
      ap_csv_complain(csv, reading->records[i], OLDER, AP_D_MAPPING_OLD, "%s", ap_utf8_excerpt(older, excerpt));
    }
  }
}

static ap_status read_source(mapping_reader *reading, const ap_source *source, ap_events *events, size_t at,
                             const ap_catalog *catalog, ap_diagnostics *diagnostics) {
  ap_csv *csv = NULL;
  ap_mapping *mapping = &events->events[at].mapping;
  ap_status status = ap_csv_read(source, columns, COLUMNS, read_record, reading, diagnostics, &csv);
  if (status == AP_OK && csv != NULL) {
    mapping->changes = ap_arena_allocate(reading->arena, reading->count, sizeof *mapping->changes);
    if (mapping->changes != NULL && reading->count != 0) {
      mapping->count = reading->count;
      memcpy(mapping->changes, reading->changes, reading->count * sizeof *mapping->changes);
    }
    status = sort(reading, csv, mapping) ? AP_OK : AP_MACHINE;
  }
  if (status == AP_OK && csv != NULL && catalog != NULL) {
    judge(reading, csv, events, at, catalog);
  }
  ap_status closed = ap_csv_close(csv);
  return closed > status ? closed : status;
}

ap_status ap_mapping_read(const char *path, ap_events *events, size_t at, const ap_catalog *catalog, ap_arena *arena,
                          ap_diagnostics *diagnostics) {
  ap_source source = {0};
  mapping_reader reading = {.arena = arena};
  events->events[at].mapping.file = path;
  ap_status status = ap_source_read(path, "a mapping of IDs", AP_SOURCE_TABLE, diagnostics, &source);
  if (status == AP_OK) {
    status = read_source(&reading, &source, events, at, catalog, diagnostics);
  }
  ap_release(reading.changes);
  ap_release(reading.records);
  ap_source_free(&source);
  return status;
}
