/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/fill.h"
#include "output/money.h"
#include "output/workbook/book.h"
#include "output/workbook/cell_text.h"
#include "scheme/currency.h"
#include <string.h>
#include <xlsxwriter.h>

enum {
  MINUTES_OF_A_DAY = 24 * 60,
  MINUTES_OF_AN_HOUR = 60,
  UNITS_AS_TEXT_MOST = 255, /* Excel shows no more of a cell that is formatted as text */
  DAYS_BEFORE_1970 = 25569, /* of Excel's calendar, from 1 March 1900 on */
  TENTHS_OF_A_PERCENT = 1000,
  TEN = 10
};
static const int64_t exact_most = INT64_C(999999999999999); /* a spreadsheet keeps 15 digits */

static ap_cell_place place_of(const ap_sheet *sheet) {
  return (ap_cell_place){.row = sheet->row, .column = sheet->column};
}

/* Whether there is still something to be written to; a row too many is told. */
static bool is_open(ap_sheet *sheet) {
  if (sheet->row >= AP_SHEET_ROWS) {
    ap_book_fail(sheet->book, AP_BOOK_TOO_LONG);
  }
  return sheet->book->fault == AP_BOOK_FINE;
}

static lxw_format *format_of(ap_sheet *sheet, ap_look look) {
  lxw_format *format = ap_format_of(&sheet->book->looks, look);
  if (format == NULL) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
  }
  return format;
}

static void judge(ap_sheet *sheet, lxw_error error) {
  if (error != LXW_NO_ERROR) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
  }
}

/* ---- rows ---- */

void ap_row_end(ap_sheet *sheet) {
  sheet->row++;
  sheet->column = 0;
}

void ap_row_height(ap_sheet *sheet, double points) {
  if (is_open(sheet)) {
    judge(sheet, worksheet_set_row(sheet->worksheet, sheet->row, points, NULL));
  }
}

/* ---- text ---- */

/* Characters of a text, and at least as many units of it. */
static bool is_long(const char *text) { return strlen(text) > UNITS_AS_TEXT_MOST; }

/* The text as the cell has it, in a buffer of the caller's. */
static const char *made_for_cell(ap_sheet *sheet, const char *string, ap_text *text) {
  ap_add_cell_text(text, string);
  if (text->failed) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
  }
  return text->failed || text->bytes == NULL ? "" : text->bytes;
}

static void write_text(ap_sheet *sheet, ap_look look, const char *string, uint32_t columns) {
  ap_text text = {0};
  const char *made = made_for_cell(sheet, string, &text);
  if (look.kind == AP_CELL_TEXT && is_long(made) && !ap_cell_text_is_like_a_formula(made)) {
    look.kind = AP_CELL_LONG_TEXT;
  }
  lxw_format *format = format_of(sheet, look);
  lxw_col_t column = (lxw_col_t)sheet->column;
  if (sheet->book->fault == AP_BOOK_FINE && columns > 1) {
    judge(sheet, worksheet_merge_range(sheet->worksheet, sheet->row, column, sheet->row,
                                       (lxw_col_t)(column + columns - 1), made, format));
  } else if (sheet->book->fault == AP_BOOK_FINE) {
    judge(sheet, worksheet_write_string(sheet->worksheet, sheet->row, column, made, format));
  }
  ap_tally_text(&sheet->tally, place_of(sheet), made);
  ap_text_free(&text);
}

void ap_cell_wide(ap_sheet *sheet, ap_look look, const char *string, uint32_t columns) {
  if (is_open(sheet) && string[0] != '\0') {
    write_text(sheet, look, string, columns);
    sheet->column += columns;
    return;
  }
  for (uint32_t i = 0; i < columns; i++) {
    ap_cell_empty(sheet, look);
  }
}

void ap_cell_text(ap_sheet *sheet, ap_look look, const char *string) { ap_cell_wide(sheet, look, string, 1); }

void ap_cell_fill_from(ap_sheet *sheet, ap_look look, const char *sentence, size_t count,
                       const char *const arguments[]) {
  ap_text text = {0};
  ap_fill_from(&text, sentence, count, arguments);
  if (text.failed) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
  }
  ap_cell_text(sheet, look, text.failed ? "" : text.bytes);
  ap_text_free(&text);
}

void ap_cell_empty(ap_sheet *sheet, ap_look look) {
  if (is_open(sheet)) {
    lxw_format *format = format_of(sheet, look);
    judge(sheet, worksheet_write_blank(sheet->worksheet, sheet->row, (lxw_col_t)sheet->column, format));
  }
  sheet->column++;
}

/* ---- numbers ---- */

/* The number as a spreadsheet has what the look says it is. */
static double value_of(const ap_sheet *sheet, ap_cell_kind kind, int64_t number) {
  double scale = 1;
  switch (kind) {
  case AP_CELL_HOURS:
    return (double)number / MINUTES_OF_A_DAY;
  case AP_CELL_HOURS_MORE:
    return (double)number / MINUTES_OF_AN_HOUR;
  case AP_CELL_MONEY:
  case AP_CELL_MONEY_MORE:
    for (int digits = ap_currency_exponent(sheet->book->looks.currency); digits > 0; digits--) {
      scale *= TEN;
    }
    return (double)number / scale;
  case AP_CELL_DAY:
    return (double)(number + DAYS_BEFORE_1970);
  case AP_CELL_PERCENT:
    return (double)number / TENTHS_OF_A_PERCENT;
  default:
    return (double)number;
  }
}

static bool is_money(ap_cell_kind kind) { return kind == AP_CELL_MONEY || kind == AP_CELL_MONEY_MORE; }

/* A number with more digits than a spreadsheet keeps: as text, which is exact. */
static void write_exactly(ap_sheet *sheet, ap_look look, int64_t number) {
  const ap_number digits = is_money(look.kind) ? ap_money(number, sheet->book->looks.currency) : ap_decimal(number);
  look.kind = AP_CELL_TEXT;
  ap_cell_text(sheet, look, digits.digits);
}

static bool is_exact(int64_t number) { return number <= exact_most && number >= -exact_most; }

void ap_cell_number(ap_sheet *sheet, ap_look look, int64_t number) {
  if (!is_exact(number)) {
    write_exactly(sheet, look, number);
    return;
  }
  if (is_open(sheet)) {
    double value = value_of(sheet, look.kind, number);
    lxw_format *format = format_of(sheet, look);
    judge(sheet, worksheet_write_number(sheet->worksheet, sheet->row, (lxw_col_t)sheet->column, value, format));
    ap_tally_number(&sheet->tally, place_of(sheet), value);
  }
  sheet->column++;
}

void ap_cell_formula(ap_sheet *sheet, ap_look look, const char *formula, int64_t number) {
  if (!is_exact(number)) {
    write_exactly(sheet, look, number);
    return;
  }
  if (is_open(sheet)) {
    double value = value_of(sheet, look.kind, number);
    lxw_format *format = format_of(sheet, look);
    judge(sheet,
          worksheet_write_formula_num(sheet->worksheet, sheet->row, (lxw_col_t)sheet->column, formula, format, value));
    ap_tally_formula(&sheet->tally, place_of(sheet), formula, value);
  }
  sheet->column++;
}

/* ---- references ---- */

const char *ap_formula_from(ap_book *book, const char *pattern, size_t count, const char *const arguments[]) {
  ap_text text = {0};
  ap_fill_from(&text, pattern, count, arguments);
  char *kept = text.failed ? NULL : ap_arena_copy(&book->arena, text.bytes);
  if (kept == NULL) {
    ap_book_fail(book, AP_BOOK_SHORT);
  }
  ap_text_free(&text);
  return kept == NULL ? "0" : kept;
}

const char *ap_range_text(ap_sheet *sheet, ap_range range, bool with_sheet) {
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char last[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell_abs(first, range.first_row, (lxw_col_t)range.first_column, 1, 1);
  lxw_rowcol_to_cell_abs(last, range.last_row, (lxw_col_t)range.last_column, 1, 1);
  bool alone = strcmp(first, last) == 0;
  const char *pattern = with_sheet ? (alone ? "'{0}'!{1}" : "'{0}'!{1}:{2}") : (alone ? "{1}" : "{1}:{2}");
  return AP_FORMULA(sheet->book, pattern, sheet->name, first, last);
}

const char *ap_column_letters(ap_book *book, uint32_t column) {
  char letters[LXW_MAX_COL_NAME_LENGTH];
  lxw_col_to_name(letters, (lxw_col_t)column, 0);
  return AP_FORMULA(book, "{0}", letters);
}

void ap_book_name(ap_book *book, const char *name, ap_sheet *sheet, ap_range range) {
  const char *formula = AP_FORMULA(book, "={0}", ap_range_text(sheet, range, true));
  if (book->fault == AP_BOOK_FINE) {
    judge(sheet, workbook_define_name(book->workbook, name, formula));
  }
}
