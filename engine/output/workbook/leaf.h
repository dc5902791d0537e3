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

/* The sheet with its title, what it is, and the day. */
ap_leaf ap_leaf_begin(ap_book *book, const char *name, uint32_t columns);

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

/* What a style of text views looks like in a cell. */
ap_cell_part ap_part_of(ap_style style);

#endif
