/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table for people: columns as wide as their widest cell, wide characters counted as two. */
#ifndef AP_OUTPUT_TABLE_H
#define AP_OUTPUT_TABLE_H

#include "output/style.h"
#include "support/arena.h"

enum { AP_TABLE_COLUMNS_MOST = 8 };

typedef struct ap_cell {
  const char *string;
  ap_style style;
} ap_cell;

/* `{.columns = 3, .right = {true}, .indent = 2}` is a ready, empty table. */
typedef struct ap_table {
  size_t columns;
  bool right[AP_TABLE_COLUMNS_MOST]; /* which columns are set to the right */
  size_t indent;
  ap_arena arena;
  ap_cell *cells; /* row after row */
  size_t count;
  size_t capacity;
  bool failed;
} ap_table;

/* Adds the next cell, from left to right, row after row. The string is copied, control characters written out. */
void ap_table_add(ap_table *table, ap_style style, const char *string);

/* Likewise a sentence with its arguments (fill.h). */
void ap_table_fill_from(ap_table *table, ap_style style, const char *sentence, size_t count,
                        const char *const arguments[]);
#define AP_TABLE_FILL(table, style, sentence, ...)                                                                     \
  ap_table_fill_from(table, style, sentence, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *),        \
                     (const char *const[]){__VA_ARGS__})

/* Writes the table and frees what it holds. The last column, where it is set to the left, is wrapped into the width
 * of the screen, and no line ends in spaces. Where memory was short, so is the text (text->failed). */
void ap_table_write(ap_table *table, const ap_view *view, ap_text *text);
/* Frees what the table holds without writing it. */
void ap_table_free(ap_table *table);

#endif
