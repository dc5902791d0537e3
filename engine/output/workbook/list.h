/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet that is one list: a head that stays in sight and filters the rows below it. */
#ifndef AP_OUTPUT_WORKBOOK_LIST_H
#define AP_OUTPUT_WORKBOOK_LIST_H

#include "output/workbook/book.h"

enum { AP_LIST_COLUMNS_MOST = 64 };

typedef struct ap_list_column {
  const char *head;
  int width; /* characters */
} ap_list_column;

typedef struct ap_list {
  const char *name;   /* of the sheet */
  const char *legend; /* above the head; NULL: none */
  const ap_list_column *columns;
  size_t column_count;
  uint32_t kept; /* columns from the left that stay in sight */
  uint64_t rows; /* below the head */
  uint32_t sums; /* rows of sums after them */
} ap_list;

/* The sheet, at its first row below the head. */
ap_sheet *ap_list_begin(ap_book *book, const ap_list *list);

/* The cells of a column: of its rows alone. */
ap_range ap_list_range(const ap_list *list, uint32_t column);

/* A title or another text that may be long: wrapped, and the row not higher than some lines. To be called for the row's
 * longest text before its first cell. */
void ap_row_for_text(ap_sheet *sheet, const char *text, int width);
/* The same for a row that is as high as that text needs: not every reader finds the height by itself. */
void ap_row_fit_text(ap_sheet *sheet, const char *text, int width);

/* As high as the highest of these heads, the first so many columns wide, and so on. */
double ap_heads_height(const char *const heads[], const int widths[], size_t count);

#define AP_BODY(kind_) ((ap_look){.kind = (kind_), .part = AP_LOOK_BODY})
#define AP_WRAPPED ((ap_look){.kind = AP_CELL_TEXT, .part = AP_LOOK_BODY, .wrapped = true})
#define AP_CENTRED(part_) ((ap_look){.kind = AP_CELL_TEXT, .part = (part_), .centred = true})
#define AP_LOOKS(kind_, part_) ((ap_look){.kind = (kind_), .part = (part_)})

#endif
