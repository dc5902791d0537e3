/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/catalog.h"
#include "catalog/column_map.h"
#include "support/allocate.h"
#include "support/source.h"
#include <string.h>

void ap_catalog_free(ap_catalog *catalog) {
  if (catalog == NULL) {
    return;
  }
  ap_release(catalog->items); /* grown row by row, so not in the arena */
  ap_arena_free(&catalog->arena);
  ap_release(catalog);
}

static bool find_lines(ap_catalog_reading *reading) {
  ap_catalog *catalog = reading->catalog;
  uint64_t *records = ap_allocate(catalog->count, sizeof *records);
  uint64_t *lines = ap_allocate(catalog->count, sizeof *lines);
  bool has_room = records != NULL && lines != NULL;
  for (size_t i = 0; has_room && i < catalog->count; i++) {
    records[i] = reading->rows[i].record;
  }
  if (has_room) {
    ap_csv_lines(reading->csv, records, lines, catalog->count);
  }
  for (size_t i = 0; has_room && i < catalog->count; i++) {
    catalog->items[i].line = lines[i];
  }
  ap_release(records);
  ap_release(lines);
  return has_room;
}

static ap_status make_sense(ap_catalog_reading *reading, ap_diagnostics *diagnostics) {
  if (reading->rows_seen == 0 && !ap_csv_is_faulty(reading->csv)) {
    ap_csv_complain(reading->csv, 0, -1, AP_D_CATALOG_EMPTY, NULL);
    return AP_BAD_INPUT;
  }
  if (!find_lines(reading) || !ap_catalog_order(reading) || !ap_catalog_link(reading)) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = reading->catalog->file}, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  return AP_OK;
}

static ap_status worse(ap_status left, ap_status right) { return left > right ? left : right; }

static ap_status read_rows(const ap_column_map *map, const ap_source *source, ap_catalog_reading *reading,
                           ap_diagnostics *diagnostics) {
  if (map != NULL && !ap_column_map_is_plain(map)) {
    return ap_catalog_read_mapped_rows(map, source, reading, diagnostics, &reading->csv);
  }
  return ap_csv_read_below(map == NULL ? 0 : map->header_row, source, ap_catalog_columns, AP_COLUMN_COUNT,
                           ap_catalog_take_row, reading, diagnostics, &reading->csv);
}

static ap_status read_items(ap_catalog *catalog, const ap_column_map *map, const ap_source *source,
                            ap_diagnostics *diagnostics) {
  ap_catalog_reading reading = {.catalog = catalog};
  ap_status status = read_rows(map, source, &reading, diagnostics);
  if (status == AP_OK) {
    status = make_sense(&reading, diagnostics);
  }
  status = worse(status, ap_csv_close(reading.csv));
  ap_release(reading.rows);
  return status;
}

static ap_status read_oscal(ap_catalog *catalog, const ap_column_map *map, const ap_source *source,
                            ap_diagnostics *diagnostics) {
  if (map != NULL) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = source->name}, AP_D_MAP_OF_OSCAL);
    return AP_BAD_INPUT;
  }
  return ap_catalog_read_oscal(catalog, source, diagnostics);
}

/* Text that is not valid in places is read on with "?" there, so that the other faults are told as well. */
static ap_status read_catalog(ap_catalog *catalog, const ap_column_map *map, const char *path,
                              ap_diagnostics *diagnostics) {
  ap_source source;
  ap_status status =
      ap_source_read(path, "a catalog with a header line, or one in OSCAL", AP_SOURCE_TABLE, diagnostics, &source);
  if (source.bytes != NULL) {
    status = worse(status, ap_catalog_is_oscal(&source) ? read_oscal(catalog, map, &source, diagnostics)
                                                        : read_items(catalog, map, &source, diagnostics));
  }
  ap_source_free(&source);
  return worse(status, ap_catalog_read_about(catalog, path, diagnostics));
}

ap_status ap_catalog_read_by(const ap_column_map *map, const char *path, ap_diagnostics *diagnostics,
                             ap_catalog **catalog) {
  *catalog = NULL;
  ap_catalog *read = ap_allocate(1, sizeof *read);
  if (read == NULL || (read->file = ap_arena_copy(&read->arena, path)) == NULL) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = path}, AP_D_OUT_OF_MEMORY);
    ap_catalog_free(read);
    return AP_MACHINE;
  }
  read->complete = true;
  ap_status status = read_catalog(read, map, path, diagnostics);
  if (status != AP_OK) {
    ap_catalog_free(read);
    return status;
  }
  *catalog = read;
  return AP_OK;
}

ap_status ap_catalog_read(const char *path, ap_diagnostics *diagnostics, ap_catalog **catalog) {
  return ap_catalog_read_by(NULL, path, diagnostics, catalog);
}

ap_status ap_catalog_read_with(const char *path, const ap_catalog_options *options, ap_diagnostics *diagnostics,
                               ap_catalog **catalog) {
  ap_catalog_options known = {0};
  if (options != NULL) {
    /* a caller built against another version has fewer members, or more */
    memcpy(&known, options, options->size < sizeof known ? options->size : sizeof known);
  }
  ap_arena arena = {0};
  const ap_column_map *map = NULL;
  *catalog = NULL;
  ap_status status = ap_column_map_settle(NULL, known.map, known.header_row, &arena, diagnostics, &map);
  if (status == AP_OK) {
    status = ap_catalog_read_by(map, path, diagnostics, catalog);
  }
  ap_arena_free(&arena);
  return status;
}
