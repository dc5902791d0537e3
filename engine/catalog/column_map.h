/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of somebody else's CSV a catalog is read from: by the user's word, in a scenario's `columns:` or in a
 * text such as `id=Control,title=Name,text=Basic Criterion+Additional Criterion,standard:=control`. */
#ifndef AP_CATALOG_COLUMN_MAP_H
#define AP_CATALOG_COLUMN_MAP_H

#include "catalog/reading.h"
#include "support/yaml.h"

/* What one column of catalog.csv is taken from. */
typedef struct ap_column_source {
  const char **headings; /* several are joined */
  size_t count;
  ap_yaml_mark mark;
} ap_column_source;

/* What stands for an empty cell, and for a column that is taken from nowhere. */
typedef struct ap_column_default {
  const char *value; /* NULL: nothing does */
  ap_yaml_mark mark;
} ap_column_default;

typedef struct ap_column_map {
  ap_column_source sources[AP_COLUMN_COUNT];
  ap_column_default defaults[AP_COLUMN_COUNT];
  int32_t header_row; /* as a spreadsheet counts rows; 0: it is found */
} ap_column_map;

enum { AP_HEADER_ROW_MOST = 1000000 };

/* Of a scenario's `columns:`. */
extern const ap_yaml_table ap_column_map_table;

/* Reads such a text into a map that is all zero. AP_OK, AP_BAD_INPUT, AP_MACHINE, told. */
ap_status ap_column_map_read(const char *text, ap_arena *arena, ap_diagnostics *diagnostics, ap_column_map *map);
/* Tells what a map says that no catalog can be read by, and takes it out, so that all else can be told of the catalog;
 * `file` is where its marks are, or NULL. */
ap_status ap_column_map_judge(ap_column_map *map, const char *file, ap_diagnostics *diagnostics);
/* The map of a scenario (or NULL), over which the user's options are laid, column by column: such a text (or NULL) and
 * a header row (or 0), judged. *settled is NULL where nobody says anything. */
ap_status ap_column_map_settle(ap_column_map *map, const char *text, int header_row, ap_arena *arena,
                               ap_diagnostics *diagnostics, const ap_column_map **settled);
/* Whether it says no more than a header row, if that. */
bool ap_column_map_is_plain(const ap_column_map *map);
/* All that it says, as a text that is the same where two maps are; NULL where memory is short. */
const char *ap_column_map_key(const ap_column_map *map, ap_arena *arena);

/* As ap_catalog_read(), by a map that has been judged; NULL: by the columns' own names. */
ap_status ap_catalog_read_by(const ap_column_map *map, const char *path, ap_diagnostics *diagnostics,
                             ap_catalog **catalog);

/* Reads the rows of a CSV by a map into items. As ap_csv_read(), of which `csv` comes; the map is not plain. */
ap_status ap_catalog_read_mapped_rows(const ap_column_map *map, const ap_source *source, ap_catalog_reading *reading,
                                      ap_diagnostics *diagnostics, ap_csv **csv);

#endif
