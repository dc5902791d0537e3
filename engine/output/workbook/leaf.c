/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook/leaf.h"
#include "output/date_words.h"
#include "output/translate.h"
#include "output/width.h"
#include <string.h>

enum { LABEL_WIDTH = 28, UPRIGHT_WIDTH_MOST = 140 };
static const double line_points = 15, japanese_line_points = 18.75, title_points = 24;

ap_cell_part ap_part_of(ap_style style) {
  static const ap_cell_part parts[] = {[AP_PLAIN] = AP_LOOK_BODY, [AP_STRONG] = AP_LOOK_SUM, [AP_FAINT] = AP_LOOK_FAINT,
                                       [AP_GOOD] = AP_LOOK_GOOD,  [AP_BAD] = AP_LOOK_BAD,    [AP_WARN] = AP_LOOK_WARN};
  return parts[style];
}

/* The same of text that stands by itself. */
static ap_cell_part bare_part_of(ap_style style) {
  return style == AP_PLAIN || style == AP_FAINT ? AP_LOOK_BARE : style == AP_STRONG ? AP_LOOK_LABEL : ap_part_of(style);
}

/* Excel finds no height for text over several columns: as many lines as it takes. */
static void set_height(ap_leaf *leaf, const char *text, int width) {
  bool japanese = strcmp(leaf->sheet->book->view->language, "ja") == 0;
  size_t lines = 1;
  for (const char *at = text; *at != '\0';) { /* line by line, as the text itself breaks */
    size_t length = strcspn(at, "\n");
    ap_text line = {0};
    ap_text_add_bytes(&line, at, length);
    size_t columns = line.failed || line.bytes == NULL ? 0 : ap_width(line.bytes);
    ap_text_free(&line);
    lines += columns / (size_t)width;
    at += length;
    if (*at == '\n') {
      lines++;
      at++;
    }
  }
  if (lines > 1) {
    ap_row_height(leaf->sheet, (double)lines * (japanese ? japanese_line_points : line_points));
  }
}

static int width_of(const ap_leaf *leaf) { return leaf->width * (int)leaf->columns; }

ap_leaf ap_leaf_begin(ap_book *book, const char *name, uint32_t columns, int width) {
  ap_leaf leaf = {.sheet = ap_book_sheet(book, name), .columns = columns, .label_width = LABEL_WIDTH, .width = width};
  int widths[AP_LIST_COLUMNS_MOST] = {LABEL_WIDTH};
  for (uint32_t i = 1; i <= columns; i++) {
    widths[i] = width;
  }
  ap_sheet_widths(leaf.sheet, widths, columns + 1);
  ap_sheet_print(leaf.sheet,
                 (ap_print){.landscape = LABEL_WIDTH + (int)columns * width > UPRIGHT_WIDTH_MOST, .repeated = -1});
  ap_row_height(leaf.sheet, title_points);
  ap_cell_wide(leaf.sheet, AP_LOOKS(AP_CELL_TEXT, AP_LOOK_TITLE), book->title, columns + 1);
  ap_row_end(leaf.sheet);
  AP_CELL_FILL(leaf.sheet, AP_LOOKS(AP_CELL_TEXT, AP_LOOK_BARE), _("{0}, as of {1}"), book->subject,
               ap_date_words(book->as_of).words);
  ap_row_end(leaf.sheet);
  ap_leaf_blank(&leaf);
  return leaf;
}

void ap_leaf_blank(ap_leaf *leaf) { ap_row_end(leaf->sheet); }

void ap_leaf_room(ap_leaf *leaf, int pixels) {
  static const int row_pixels = 20, japanese_row_pixels = 25;
  int row = strcmp(leaf->sheet->book->view->language, "ja") == 0 ? japanese_row_pixels : row_pixels;
  leaf->sheet->row += (uint32_t)((pixels + row - 1) / row) + 1;
}

void ap_leaf_heading(ap_leaf *leaf, const char *heading) {
  ap_cell_text(leaf->sheet, AP_LOOKS(AP_CELL_TEXT, AP_LOOK_HEADING), heading);
  ap_row_end(leaf->sheet);
}

void ap_leaf_fact(ap_leaf *leaf, const char *label, ap_style style, const char *text) {
  ap_look look = {.kind = AP_CELL_TEXT, .part = bare_part_of(style), .wrapped = true};
  set_height(leaf, text, width_of(leaf));
  ap_cell_text(leaf->sheet, AP_LOOKS(AP_CELL_TEXT, AP_LOOK_LABEL), label);
  ap_cell_wide(leaf->sheet, look, text, leaf->columns);
  ap_row_end(leaf->sheet);
}

void ap_leaf_answer(ap_leaf *leaf, const char *label, ap_style style, const char *text) {
  ap_look look = {.kind = AP_CELL_TEXT, .part = style == AP_PLAIN ? AP_LOOK_BODY : ap_part_of(style), .large = true};
  ap_row_height(leaf->sheet, title_points);
  ap_cell_text(leaf->sheet, (ap_look){.kind = AP_CELL_TEXT, .part = AP_LOOK_LABEL, .large = true}, label);
  ap_cell_wide(leaf->sheet, look, text, leaf->columns);
  ap_row_end(leaf->sheet);
}

void ap_leaf_facts(ap_leaf *leaf, ap_table *facts) {
  if (facts->failed || facts->arena.failed) {
    ap_book_fail(leaf->sheet->book, AP_BOOK_SHORT);
  }
  for (size_t i = 0; i + 1 < facts->count; i += 2) {
    ap_leaf_fact(leaf, facts->cells[i].string, facts->cells[i + 1].style, facts->cells[i + 1].string);
  }
  ap_table_free(facts);
}

void ap_leaf_note(ap_leaf *leaf, ap_style style, const char *text) {
  ap_look look = {.kind = AP_CELL_TEXT, .part = bare_part_of(style), .wrapped = true};
  set_height(leaf, text, leaf->label_width + width_of(leaf));
  ap_cell_wide(leaf->sheet, look, text, leaf->columns + 1);
  ap_row_end(leaf->sheet);
}

void ap_leaf_head(ap_leaf *leaf, const char *const titles[], size_t count, bool stretched) {
  static const ap_look head = {.kind = AP_CELL_TEXT, .part = AP_LOOK_HEAD, .wrapped = true, .centred = true};
  int widths[AP_LIST_COLUMNS_MOST] = {leaf->label_width};
  for (size_t i = 1; i < count; i++) {
    widths[i] = leaf->width;
  }
  ap_row_height(leaf->sheet, ap_heads_height(titles, widths, stretched ? count - 1 : count));
  for (size_t i = 0; i < count; i++) {
    ap_cell_wide(leaf->sheet, head, titles[i],
                 stretched && i + 1 == count ? leaf->columns + 1 - leaf->sheet->column : 1);
  }
  ap_row_end(leaf->sheet);
}

void ap_leaf_label(ap_leaf *leaf, ap_cell_part part, const char *label) {
  ap_cell_text(leaf->sheet, (ap_look){.kind = AP_CELL_TEXT, .part = part, .wrapped = true}, label);
}

/* The sum of the row so far, where it has more than one number. */
static void add_row_sum(ap_leaf *leaf, const ap_leaf_row *row) {
  ap_sheet *sheet = leaf->sheet;
  if (row->count < 2) {
    return;
  }
  const ap_range numbers = {sheet->row, 1, sheet->row, row->count};
  ap_look look = {.kind = row->kind, .part = row->part == AP_LOOK_BODY ? AP_LOOK_SUM : row->part};
  ap_cell_formula(sheet, look, AP_FORMULA(sheet->book, "SUM({0})", ap_range_text(sheet, numbers, false)), row->sum);
}

void ap_leaf_numbers(ap_leaf *leaf, const ap_leaf_row *row) {
  ap_leaf_label(leaf, row->part, row->label);
  for (uint32_t i = 0; i < row->count; i++) {
    ap_cell_number(leaf->sheet, AP_LOOKS(row->kind, row->part), row->numbers[i]);
  }
  add_row_sum(leaf, row);
  ap_row_end(leaf->sheet);
}

void ap_leaf_formulas(ap_leaf *leaf, const ap_leaf_row *row, const char *pattern) {
  ap_leaf_label(leaf, row->part, row->label);
  for (uint32_t i = 0; i < row->count; i++) {
    const char *formula = AP_FORMULA(leaf->sheet->book, pattern, ap_column_letters(leaf->sheet->book, i + 1));
    ap_cell_formula(leaf->sheet, AP_LOOKS(row->kind, row->part), formula, row->numbers[i]);
  }
  add_row_sum(leaf, row);
  ap_row_end(leaf->sheet);
}
