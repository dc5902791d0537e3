/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet that is read as a page: a title, facts, headings, tables of numbers. Its first column holds labels, all
 * others are of one width. */
#ifndef AP_OUTPUT_WORKBOOK_LEAF_H
#define AP_OUTPUT_WORKBOOK_LEAF_H

#include "output/table.h"
#include "output/workbook/list.h"

typedef struct ap_leaf {
  ap_sheet *sheet;
  uint32_t columns; /* beside the labels */
  int label_width, width;
} ap_leaf;

/* Widths of its columns, in characters. */
enum { AP_LEAF_NUMBERS = 12, AP_LEAF_MONEY = 18 };

/* The sheet with its title, what it is, and the day. */
ap_leaf ap_leaf_begin(ap_book *book, const char *name, uint32_t columns, int width);

void ap_leaf_blank(ap_leaf *leaf);
/* Room for a chart of so many pixels, and a blank row. */
void ap_leaf_room(ap_leaf *leaf, int pixels);
void ap_leaf_heading(ap_leaf *leaf, const char *heading);
/* A label, and text over all other columns. */
void ap_leaf_fact(ap_leaf *leaf, const char *label, ap_style style, const char *text);
/* The same as an answer, which stands out. */
void ap_leaf_answer(ap_leaf *leaf, const char *label, ap_style style, const char *text);
/* The rows of a table of facts (facts.h), which is freed. */
void ap_leaf_facts(ap_leaf *leaf, ap_table *facts);
/* Text over all columns. */
void ap_leaf_note(ap_leaf *leaf, ap_style style, const char *text);
/* The head of a table: a row of titles, the first above the labels; where it is `stretched`, the last one over all
 * columns that are left. */
void ap_leaf_head(ap_leaf *leaf, const char *const titles[], size_t count, bool stretched);
/* The label of a row of a table, whose numbers follow. */
void ap_leaf_label(ap_leaf *leaf, ap_cell_part part, const char *label);

/* A label, a number for each of so many columns, and the sum of them all behind them where there is more than one. */
typedef struct ap_leaf_row {
  ap_cell_part part;
  ap_cell_kind kind;
  const char *label;
  const int64_t *numbers;
  uint32_t count;
  int64_t sum;
} ap_leaf_row;
void ap_leaf_numbers(ap_leaf *leaf, const ap_leaf_row *row);
/* The same for numbers that a formula gives of its own column: {0} stands for the column's letters. */
void ap_leaf_formulas(ap_leaf *leaf, const ap_leaf_row *row, const char *pattern);

/* What a style of text views looks like in a cell. */
ap_cell_part ap_part_of(ap_style style);

#endif
