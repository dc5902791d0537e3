/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook/list.h"
#include "output/width.h"
#include <xlsxwriter.h>

enum { LINES_MOST = 6, LINE_POINTS = 15, HEAD_LINE_POINTS = 18, MARGIN = 1 };

static uint32_t head_row(const ap_list *list) { return list->legend == NULL ? 0 : 1; }

static void add_filter(ap_sheet *sheet, const ap_list *list) {
  if (sheet->book->fault == AP_BOOK_FINE &&
      worksheet_autofilter(sheet->worksheet, head_row(list), 0, (lxw_row_t)(head_row(list) + list->rows),
                           (lxw_col_t)(list->column_count - 1)) != LXW_NO_ERROR) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
  }
}

double ap_heads_height(const char *const heads[], const int widths[], size_t count) {
  size_t most = 1;
  for (size_t i = 0; i < count; i++) {
    size_t room = widths[i] > MARGIN + 1 ? (size_t)(widths[i] - MARGIN) : 1;
    size_t lines = (ap_width(heads[i]) + room - 1) / room;
    most = lines > most ? lines : most;
  }
  return (double)most * HEAD_LINE_POINTS;
}

ap_sheet *ap_list_begin(ap_book *book, const ap_list *list) {
  static const ap_look head = {.kind = AP_CELL_TEXT, .part = AP_LOOK_HEAD, .wrapped = true, .centred = true};
  ap_sheet *sheet = ap_book_sheet(book, list->name);
  int widths[AP_LIST_COLUMNS_MOST];
  const char *heads[AP_LIST_COLUMNS_MOST];
  for (size_t i = 0; i < list->column_count; i++) {
    widths[i] = list->columns[i].width;
    heads[i] = list->columns[i].head;
  }
  ap_sheet_expect(sheet, head_row(list) + 1 + list->rows + list->sums);
  ap_sheet_widths(sheet, widths, list->column_count);
  ap_sheet_print(sheet, (ap_print){.landscape = true, .repeated = (int)head_row(list)});
  ap_sheet_freeze(sheet, head_row(list) + 1, list->kept);
  add_filter(sheet, list);
  if (list->legend != NULL) {
    ap_cell_text(sheet, AP_LOOKS(AP_CELL_TEXT, AP_LOOK_BARE), list->legend);
    ap_row_end(sheet);
  }
  ap_row_height(sheet, ap_heads_height(heads, widths, list->column_count));
  for (size_t i = 0; i < list->column_count; i++) {
    ap_cell_text(sheet, head, heads[i]);
  }
  ap_row_end(sheet);
  return sheet;
}

ap_range ap_list_range(const ap_list *list, uint32_t column) {
  uint32_t first = head_row(list) + 1;
  uint32_t last = list->rows == 0 ? first : head_row(list) + (uint32_t)list->rows;
  return (ap_range){.first_row = first, .first_column = column, .last_row = last, .last_column = column};
}

void ap_row_for_text(ap_sheet *sheet, const char *text, int width) {
  if (ap_width(text) > (size_t)width * LINES_MOST) {
    ap_row_height(sheet, LINES_MOST * LINE_POINTS);
  }
}

void ap_row_fit_text(ap_sheet *sheet, const char *text, int width) {
  size_t room = (size_t)width - MARGIN;
  size_t lines = (ap_width(text) + room - 1) / room;
  lines = lines < 1 ? 1 : lines > LINES_MOST ? LINES_MOST : lines;
  ap_row_height(sheet, (double)lines * HEAD_LINE_POINTS);
}
