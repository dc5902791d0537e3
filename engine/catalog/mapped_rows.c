/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of somebody else's table on their way into items: columns are found where the map says, joined, and filled where
 * they are empty. Such tables have rows that are no items, which are passed over and told of. */
#include "catalog/column_map.h"
#include "support/allocate.h"
#include "support/fold.h"
#include "support/text.h"
#include "support/utf8.h"
#include <string.h>

/* Rows of one kind that make no item, and the first of them. */
typedef struct passed_rows {
  uint64_t count, first;
} passed_rows;

typedef struct mapped_reading {
  const ap_column_map *map;
  ap_catalog_reading *reading;
  ap_arena *arena; /* of the columns, which the reader of the file keeps: the catalog's */
  ap_csv_column *columns;
  size_t *joined; /* which of catalog.csv's columns those from AP_COLUMN_COUNT on are joined to */
  size_t column_count;
  ap_text joining;                    /* of the row at hand, one joined field behind the other */
  const char *field[AP_COLUMN_COUNT]; /* of the row at hand */
  size_t length[AP_COLUMN_COUNT];
  passed_rows headings;
  passed_rows withdrawn;
} mapped_reading;

/* What every catalog has is found by its own name where the map does not say; all else, nowhere. */
static ap_csv_column column_of(const ap_column_map *map, size_t index) {
  ap_csv_column column = ap_catalog_columns[index];
  const ap_column_source *source = &map->sources[index];
  bool is_given = map->defaults[index].value != NULL;
  if (source->count > 0) {
    column.name = source->headings[0];
    column.japanese = NULL;
    column.required = true;
    column.mapped = ap_catalog_columns[index].name;
  } else if (!column.required || is_given) {
    column.name = NULL;
    column.japanese = NULL;
    column.required = false;
  } else {
    column.required = index != AP_COLUMN_STANDARD;
  }
  return column;
}

/* Two headings that are one to the reader of a header are to be one text, by which it knows columns of the same name;
 * where one of them is an ID, so are all. */
static void unite(mapped_reading *mapped, size_t index, const char **folded) {
  ap_csv_column *column = &mapped->columns[index];
  folded[index] = ap_fold(mapped->arena, column->name);
  for (size_t i = 0; i < index && column->name != NULL && !mapped->arena->failed; i++) {
    if (folded[i] != NULL && strcmp(folded[i], folded[index]) == 0) {
      column->name = mapped->columns[i].name;
      mapped->columns[i].plain = mapped->columns[i].plain || column->plain;
      column->plain = mapped->columns[i].plain;
      return;
    }
  }
}

static bool make_columns(mapped_reading *mapped) {
  const ap_column_map *map = mapped->map;
  size_t count = AP_COLUMN_COUNT;
  for (size_t i = 0; i < AP_COLUMN_COUNT; i++) {
    count += map->sources[i].count > 1 ? map->sources[i].count - 1 : 0;
  }
  mapped->columns = ap_arena_allocate(mapped->arena, count, sizeof *mapped->columns);
  mapped->joined = ap_arena_allocate(mapped->arena, count - AP_COLUMN_COUNT + 1, sizeof *mapped->joined);
  const char **folded = ap_arena_allocate(mapped->arena, count, sizeof *folded);
  if (mapped->arena->failed) {
    return false;
  }
  mapped->column_count = AP_COLUMN_COUNT;
  for (size_t i = 0; i < AP_COLUMN_COUNT; i++) {
    mapped->columns[i] = column_of(map, i);
    for (size_t part = 1; part < map->sources[i].count; part++) {
      mapped->joined[mapped->column_count - AP_COLUMN_COUNT] = i;
      mapped->columns[mapped->column_count++] = (ap_csv_column){
          .name = map->sources[i].headings[part], .required = true, .mapped = ap_catalog_columns[i].name};
    }
  }
  for (size_t i = 0; i < count; i++) {
    unite(mapped, i, folded);
  }
  return !mapped->arena->failed;
}

static bool is_blank(const char *text, size_t length) {
  ap_utf8_trim(&text, &length);
  return length == 0;
}

/* Parts without words are left out; between two stands a line end in a text, else a blank. */
static void join(mapped_reading *mapped, const ap_csv_record *record, size_t column) {
  ap_text *text = &mapped->joining;
  size_t start = text->length;
  ap_text_add_bytes(text, record->field[column], record->length[column]);
  for (size_t i = AP_COLUMN_COUNT; i < mapped->column_count; i++) {
    if (mapped->joined[i - AP_COLUMN_COUNT] == column && !is_blank(record->field[i], record->length[i])) {
      ap_text_add(text, text->length == start ? "" : column == AP_COLUMN_TEXT ? "\n" : " ");
      ap_text_add_bytes(text, record->field[i], record->length[i]);
    }
  }
  mapped->length[column] = text->length - start;
  ap_text_add_bytes(text, "", 1); /* its NUL byte */
}

/* The fields of the columns of catalog.csv. */
static bool gather(mapped_reading *mapped, const ap_csv_record *record) {
  mapped->joining.length = 0;
  for (size_t i = 0; i < AP_COLUMN_COUNT; i++) {
    if (mapped->map->sources[i].count > 1) {
      join(mapped, record, i);
    }
  }
  if (mapped->joining.failed) {
    return false;
  }
  const char *joined = mapped->joining.bytes; /* only now does it stay where it is */
  for (size_t i = 0; i < AP_COLUMN_COUNT; i++) {
    const char *otherwise = i == AP_COLUMN_STANDARD && !mapped->columns[i].required ? "control" : NULL;
    otherwise = mapped->map->defaults[i].value != NULL ? mapped->map->defaults[i].value : otherwise;
    if (mapped->map->sources[i].count > 1) {
      mapped->field[i] = joined;
      joined += mapped->length[i] + 1;
    } else {
      mapped->field[i] = record->field[i];
      mapped->length[i] = record->length[i];
    }
    if (otherwise != NULL && is_blank(mapped->field[i], mapped->length[i])) {
      mapped->field[i] = otherwise;
      mapped->length[i] = strlen(otherwise);
    }
  }
  return true;
}

static bool has_digit(const char *text) { return strpbrk(text, "0123456789") != NULL; }

/* A row without an ID; the name of a family of controls in the place of one; the header, once more. */
static bool is_heading(const mapped_reading *mapped) {
  const char *id = mapped->field[AP_COLUMN_ID];
  if (is_blank(id, mapped->length[AP_COLUMN_ID])) {
    return true;
  }
  if (ap_utf8_is_word(id, strlen(id), mapped->columns[AP_COLUMN_ID].name)) {
    return true;
  }
  return !has_digit(id) && is_blank(mapped->field[AP_COLUMN_TITLE], mapped->length[AP_COLUMN_TITLE]) &&
         is_blank(mapped->field[AP_COLUMN_TEXT], mapped->length[AP_COLUMN_TEXT]);
}

/* As NIST writes it of a control that went into another one: "[Withdrawn: Incorporated into AC-2.]". */
static bool is_withdrawn(const mapped_reading *mapped) {
  static const char word[] = "[withdrawn";
  static const ap_catalog_column places[] = {AP_COLUMN_TEXT, AP_COLUMN_TITLE};
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    const char *text = mapped->field[places[i]];
    size_t length = mapped->length[places[i]];
    ap_utf8_trim(&text, &length);
    if (length >= sizeof word - 1 && ap_utf8_is_word(text, sizeof word - 1, word)) {
      return true;
    }
  }
  return false;
}

static ap_status pass_over(passed_rows *rows, const ap_csv_record *record) {
  rows->first = rows->count++ == 0 ? record->number : rows->first;
  return AP_OK;
}

static ap_status take_row(void *context, ap_csv *csv, const ap_csv_record *record) {
  mapped_reading *mapped = context;
  if (!gather(mapped, record)) {
    return AP_MACHINE;
  }
  if (is_heading(mapped)) {
    return pass_over(&mapped->headings, record);
  }
  if (is_withdrawn(mapped)) {
    return pass_over(&mapped->withdrawn, record);
  }
  const ap_csv_record made = {.number = record->number, .field = mapped->field, .length = mapped->length};
  return ap_catalog_take_row(mapped->reading, csv, &made);
}

static void note(ap_csv *csv, const passed_rows *rows, ap_diagnostic_code code) {
  if (rows->count > 0) {
    ap_csv_complain(csv, rows->first, -1, code, "%llu", (unsigned long long)rows->count);
  }
}

ap_status ap_catalog_read_mapped_rows(const ap_column_map *map, const ap_source *source, ap_catalog_reading *reading,
                                      ap_diagnostics *diagnostics, ap_csv **csv) {
  mapped_reading mapped = {.map = map, .reading = reading, .arena = &reading->catalog->arena};
  *csv = NULL;
  if (!make_columns(&mapped)) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = source->name}, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  ap_status status = ap_csv_read_below(map->header_row, source, mapped.columns, mapped.column_count, take_row, &mapped,
                                       diagnostics, csv);
  if (status == AP_OK && !ap_csv_is_faulty(*csv)) { /* of a column that is not there each row is empty */
    note(*csv, &mapped.headings, AP_D_MAP_ROWS_PASSED);
    note(*csv, &mapped.withdrawn, AP_D_MAP_WITHDRAWN);
  }
  ap_text_free(&mapped.joining);
  return status;
}
