/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/across.h"
#include "output/width.h"

enum { GAP = 2 };

void ap_across_add(ap_across *across, ap_style style, const char *string) {
  ap_table_add(&across->cells, style, string);
}

/* Of column `column`, the label being 0. */
static size_t width_of(const ap_across *across, size_t column) {
  size_t widest = 0;
  for (size_t i = column; i < across->cells.count; i += across->columns + 1) {
    size_t width = ap_width(across->cells.cells[i].string);
    widest = width > widest ? width : widest;
  }
  return widest;
}

/* The columns from `first` on that one block takes: at least one. */
static size_t fitting(const ap_across *across, size_t first) {
  size_t used = across->indent + width_of(across, 0);
  size_t count = 0;
  while (first + count <= across->columns && count + 1 < AP_TABLE_COLUMNS_MOST) {
    used += GAP + width_of(across, first + count);
    if (used > AP_SCREEN_COLUMNS && count > 0) {
      break;
    }
    count++;
  }
  return count;
}

static void write_block(const ap_across *across, size_t first, size_t count, const ap_view *view, ap_text *text) {
  ap_table block = {.columns = count + 1, .indent = across->indent};
  for (size_t i = 1; i <= count; i++) {
    block.right[i] = true;
  }
  size_t columns = across->columns + 1;
  for (size_t row = 0; row + columns <= across->cells.count; row += columns) {
    const ap_cell *cells = &across->cells.cells[row];
    ap_table_add(&block, cells[0].style, cells[0].string);
    for (size_t i = 0; i < count; i++) {
      ap_table_add(&block, cells[first + i].style, cells[first + i].string);
    }
  }
  ap_table_write(&block, view, text);
}

void ap_across_write(ap_across *across, const ap_view *view, ap_text *text) {
  for (size_t first = 1; first <= across->columns;) {
    size_t count = fitting(across, first);
    ap_text_add(text, first > 1 ? "\n" : "");
    write_block(across, first, count, view, text);
    first += count;
  }
  ap_table_free(&across->cells);
  if (across->cells.failed) {
    text->failed = 1;
  }
}
