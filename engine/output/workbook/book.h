/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook (xlsx) under way: the one door to libxlsxwriter.
 *
 * libxlsxwriter crashes on some failed requests for memory, drops what it has no memory or no disk for, and keeps
 * temporary files. So a workbook is written by a child process, into a file without a name, and read back there
 * (read_back.h) before anything of it is handed on; and twice, to the same bytes.
 *
 * Rows of a sheet are written from top to bottom and cells from left to right; a row that is done is not kept in
 * memory. The same content gives the same bytes: nothing depends on the clock, the machine or its locale. */
#ifndef AP_OUTPUT_WORKBOOK_BOOK_H
#define AP_OUTPUT_WORKBOOK_BOOK_H

#include "auditplan/diagnostics.h"
#include "output/style.h"
#include "output/workbook/look.h"
#include "output/workbook/read_back.h"
#include "output/workbook/tally.h"
#include "support/arena.h"
#include "support/date.h"

enum { AP_SHEET_ROWS = 1048576, AP_SHEET_NAME_MOST = 31 };

struct lxw_worksheet;

/* What went wrong first; what is written after it is passed over. */
typedef enum ap_book_fault {
  AP_BOOK_FINE,
  AP_BOOK_SHORT,    /* of memory */
  AP_BOOK_TOO_LONG, /* a sheet with more rows than there are */
  AP_BOOK_NO_PLACE, /* for temporary files */
  AP_BOOK_DAMAGED,  /* what was read back is not what was written */
} ap_book_fault;

typedef struct ap_book ap_book;

typedef struct ap_sheet {
  ap_book *book;
  struct lxw_worksheet *worksheet;
  char name[4 * AP_SHEET_NAME_MOST + 1];
  uint32_t row, column; /* of the next cell */
  ap_tally tally;
} ap_sheet;

struct ap_book {
  ap_arena arena; /* of strings that libxlsxwriter keeps no copy of */
  const ap_view *view;
  const char *title; /* of the scenario, as cells have it */
  const char *subject;
  ap_date as_of;
  struct lxw_workbook *workbook;
  ap_looks looks;
  ap_sheet sheets[AP_SHEETS_MOST];
  uint32_t sheet_count;
  uint32_t chart_count;
  ap_book_fault fault;
};

/* What a workbook is about. */
typedef struct ap_book_about {
  const ap_view *view;
  const char *file;     /* of the scenario, for messages */
  const char *title;    /* of the scenario */
  const char *subject;  /* "Audit plan", in the view's language */
  const char *currency; /* of its money; NULL: it has none */
  ap_date as_of;        /* when it was created */
} ap_book_about;

/* Adds the workbook that `fill` makes to `text`. AP_OK; AP_BAD_INPUT where a sheet has no room for its rows, or
 * AP_MACHINE, each told. */
ap_status ap_book_write(const ap_book_about *about, void (*fill)(ap_book *book, const void *context),
                        const void *context, ap_diagnostics *diagnostics, ap_text *text);

/* Remembers the first fault. */
void ap_book_fail(ap_book *book, ap_book_fault fault);

/* A sheet behind those that are there. Its name is cut and rid of what Excel refuses. Never NULL. */
ap_sheet *ap_book_sheet(ap_book *book, const char *name);

/* How a sheet is printed: A4, as wide as the page, with a head and a foot. Rows from 0 to `repeated` stand on every
 * page. */
typedef struct ap_print {
  bool landscape;
  int repeated; /* below 0: none */
} ap_print;
void ap_sheet_print(ap_sheet *sheet, ap_print print);

/* Column widths in characters, from the left. To be set before the first row. */
void ap_sheet_widths(ap_sheet *sheet, const int *widths, size_t count);
/* Rows above and columns left of that place stay in sight. */
void ap_sheet_freeze(ap_sheet *sheet, uint32_t row, uint32_t column);
/* Says beforehand how many rows the sheet will have, so that too many are told at once. */
void ap_sheet_expect(ap_sheet *sheet, uint64_t rows);

/* ---- rows ---- */

/* Goes to the beginning of the next row. */
void ap_row_end(ap_sheet *sheet);
/* The height of this row in points, before its first cell; otherwise Excel finds it by itself. */
void ap_row_height(ap_sheet *sheet, double points);

/* ---- cells, each to the right of the last ---- */

/* An empty string makes an empty cell. */
void ap_cell_text(ap_sheet *sheet, ap_look look, const char *string);
/* The same for a sentence with its arguments (fill.h). */
void ap_cell_fill_from(ap_sheet *sheet, ap_look look, const char *sentence, size_t count,
                       const char *const arguments[]);
#define AP_CELL_FILL(sheet, look, sentence, ...)                                                                       \
  ap_cell_fill_from(sheet, look, sentence, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *),          \
                    (const char *const[]){__VA_ARGS__})
/* Text over so many columns. */
void ap_cell_wide(ap_sheet *sheet, ap_look look, const char *string, uint32_t columns);
/* A number of the look's kind: minutes of hours, the smallest unit of money, days of ap_date_number(), a thousandth of
 * a percentage. */
void ap_cell_number(ap_sheet *sheet, ap_look look, int64_t number);
void ap_cell_empty(ap_sheet *sheet, ap_look look);
/* A formula without its "=" and in English, and the number that it comes to. */
void ap_cell_formula(ap_sheet *sheet, ap_look look, const char *formula, int64_t number);

/* ---- references ---- */

/* "$B$3" or, with the sheet, "'Plan'!$B$3"; a range where the ends differ. They live as long as the book. */
typedef struct ap_range {
  uint32_t first_row, first_column, last_row, last_column;
} ap_range;
const char *ap_range_text(ap_sheet *sheet, ap_range range, bool with_sheet);
/* "AB" of the column, from 0. */
const char *ap_column_letters(ap_book *book, uint32_t column);
/* A formula with ranges or other words in its places: AP_FORMULA(book, "SUM({0})", range). */
const char *ap_formula_from(ap_book *book, const char *pattern, size_t count, const char *const arguments[]);
#define AP_FORMULA(book, pattern, ...)                                                                                 \
  ap_formula_from(book, pattern, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *),                    \
                  (const char *const[]){__VA_ARGS__})
/* A name for the range, of our own: "plan_rows". */
void ap_book_name(ap_book *book, const char *name, ap_sheet *sheet, ap_range range);

#endif
