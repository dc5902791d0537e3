/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/table.h"
#include "output/fill.h"
#include "output/printable.h"
#include "output/width.h"
#include "support/allocate.h"

enum { GAP = 2 };

void ap_table_add(ap_table *table, ap_style style, const char *string) {
  ap_text printable = {0};
  ap_add_printable(&printable, string);
  void *cells = table->cells;
  bool grown = ap_grow(&cells, &table->capacity, table->count + 1, sizeof *table->cells);
  if (grown) {
    table->cells = cells;
    const char *copy = ap_arena_copy_bytes(&table->arena, printable.bytes, printable.length);
    table->cells[table->count++] = (ap_cell){.string = copy == NULL ? "" : copy, .style = style};
  }
  table->failed = table->failed || !grown || printable.failed || table->arena.failed;
  ap_text_free(&printable);
}

void ap_table_fill_from(ap_table *table, ap_style style, const char *sentence, size_t count,
                        const char *const arguments[]) {
  ap_text filled = {0};
  ap_fill_from(&filled, sentence, count, arguments);
  ap_table_add(table, style, filled.failed ? "" : filled.bytes);
  table->failed = table->failed || filled.failed;
  ap_text_free(&filled);
}

static void measure(const ap_table *table, size_t widths[]) {
  for (size_t i = 0; i < table->count; i++) {
    size_t width = ap_width(table->cells[i].string);
    if (width > widths[i % table->columns]) {
      widths[i % table->columns] = width;
    }
  }
}

static void write_cell(const ap_table *table, size_t column, const ap_cell *cell, size_t width, size_t at,
                       const ap_view *view, ap_text *text) {
  size_t padding = width - ap_width(cell->string);
  bool last = column + 1 == table->columns;
  if (table->right[column]) {
    ap_add_spaces(text, padding);
  }
  ap_style style = *cell->string == '\0' ? AP_PLAIN : cell->style;
  ap_text_add(text, ap_style_on(view, style));
  if (last && !table->right[column]) {
    ap_add_wrapped(text, cell->string, at, at, AP_SCREEN_COLUMNS);
  } else {
    ap_text_add(text, cell->string);
  }
  ap_text_add(text, ap_style_off(view, style));
  if (!table->right[column] && !last) {
    ap_add_spaces(text, padding);
  }
}

static void write_row(const ap_table *table, const ap_cell *row, const size_t widths[], const ap_view *view,
                      ap_text *text) {
  size_t begin = text->length;
  size_t at = table->indent;
  ap_add_spaces(text, table->indent);
  for (size_t column = 0; column < table->columns; column++) {
    write_cell(table, column, &row[column], widths[column], at, view, text);
    if (column + 1 < table->columns) {
      ap_add_spaces(text, GAP);
      at += widths[column] + GAP;
    }
  }
  while (!text->failed && text->length > begin && text->bytes[text->length - 1] == ' ') {
    text->length--;
  }
  ap_text_add(text, "\n");
}

void ap_table_free(ap_table *table) {
  ap_arena_free(&table->arena);
  ap_release(table->cells);
  table->cells = NULL;
  table->count = table->capacity = 0;
}

void ap_table_write(ap_table *table, const ap_view *view, ap_text *text) {
  size_t widths[AP_TABLE_COLUMNS_MOST] = {0};
  measure(table, widths);
  for (size_t i = 0; i + table->columns <= table->count; i += table->columns) {
    write_row(table, &table->cells[i], widths, view, text);
  }
  if (table->failed) {
    text->failed = 1;
  }
  ap_table_free(table);
}
