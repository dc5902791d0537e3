/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook of scenarios side by side: what each asks, and a row for each year, track and scenario, so that they can
 * be filtered and pivoted however many they are. */
#include "output/compare_tables.h"
#include "output/facts.h"
#include "output/money.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/workbook/chart.h"
#include "output/workbook/sheets.h"
#include <string.h>

enum { SUMMARY_COLUMNS = 8, TITLE_WIDTH = 44, CHART_WIDTH = 620, CHART_HEIGHT = 280, HOURS_COLUMN = 2 };

typedef struct compare_book {
  const ap_comparison *comparison;
  const char *currency; /* that all money is in; NULL: there is none, or it is in several */
} compare_book;

/* ---- what is compared ---- */

static const char *label_of(ap_book *book, const ap_comparison *comparison, size_t index) {
  return AP_FORMULA(book, _("{0}. {1}"), ap_decimal((int64_t)index + 1).digits,
                    ap_words_in(&comparison->scenarios[index].scenario->title, book->view->language));
}

/* The tables and charts have the numbers alone. */
static void add_titles(ap_leaf *leaf, const ap_comparison *comparison) {
  ap_leaf_heading(leaf, _("Scenario"));
  for (size_t i = 0; i < comparison->count; i++) {
    ap_leaf_fact(leaf, ap_decimal((int64_t)i + 1).digits, AP_PLAIN,
                 ap_words_in(&comparison->scenarios[i].scenario->title, leaf->sheet->book->view->language));
  }
  ap_leaf_blank(leaf);
}

static void add_known(ap_leaf *leaf, const ap_compared *compared, ap_track track) {
  ap_text known = {0};
  ap_style style = ap_add_compared_knowledge(&known, compared, track);
  ap_cell_wide(leaf->sheet, (ap_look){.kind = AP_CELL_TEXT, .part = ap_part_of(style), .wrapped = true},
               known.failed ? "" : known.bytes, leaf->columns + 1 - leaf->sheet->column);
  if (known.failed) {
    ap_book_fail(leaf->sheet->book, AP_BOOK_SHORT);
  }
  ap_text_free(&known);
}

static void add_sums(ap_leaf *leaf, const ap_comparison *comparison, size_t index, ap_track track) {
  const ap_compared *compared = &comparison->scenarios[index];
  const ap_compared_track *of = &compared->tracks[track];
  bool any = compared->planned && !of->empty;
  ap_sheet *sheet = leaf->sheet;
  ap_leaf_label(leaf, AP_LOOK_BODY, ap_decimal((int64_t)index + 1).digits);
  if (compared->planned) {
    ap_cell_number(sheet, AP_BODY(AP_CELL_COUNT), of->items);
    ap_cell_number(sheet, AP_BODY(AP_CELL_HOURS), of->minutes);
  } else {
    ap_cell_empty(sheet, AP_BODY(AP_CELL_COUNT));
    ap_cell_empty(sheet, AP_BODY(AP_CELL_HOURS));
  }
  for (int c = 0; c < AP_CRITERIA; c++) {
    if (any) {
      ap_cell_number(sheet, AP_BODY(AP_CELL_HOURS), of->criteria[c].value);
    } else {
      ap_cell_empty(sheet, AP_BODY(AP_CELL_HOURS));
    }
  }
  add_known(leaf, compared, track);
  ap_row_end(sheet);
}

static void add_chart(ap_leaf *leaf, ap_track track, ap_range labels, int64_t most) {
  ap_range hours = labels;
  hours.first_column = hours.last_column = HOURS_COLUMN;
  const ap_chart_series series[] = {
      {.name = ap_track_title(track),
       .values = hours,
       .colour = track == AP_EXTERNAL ? AP_COLOUR_EXTERNAL_LIGHT : AP_COLOUR_INTERNAL_LIGHT}};
  ap_chart_add(leaf->sheet, &(ap_chart){.form = AP_CHART_BESIDE,
                                        .title = AP_FORMULA(leaf->sheet->book, _("{0}: hours of each scenario"),
                                                            ap_track_title(track)),
                                        .axis = _("hours"),
                                        .hours = true,
                                        .most = most,
                                        .categories = labels,
                                        .series = series,
                                        .count = 1,
                                        .row = leaf->sheet->row,
                                        .width = CHART_WIDTH,
                                        .height = CHART_HEIGHT});
  ap_leaf_room(leaf, CHART_HEIGHT);
}

static void add_track(ap_leaf *leaf, const ap_comparison *comparison, ap_track track) {
  const char *const heads[] = {_("scenario"),
                               _("items"),
                               _("hours"),
                               ap_criterion_title(AP_PEAK),
                               ap_criterion_title(AP_TOTAL),
                               ap_criterion_title(AP_SPREAD),
                               _("what is known")};
  int64_t most = 0;
  ap_leaf_heading(leaf, ap_track_title(track));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], true);
  uint32_t first = leaf->sheet->row;
  for (size_t i = 0; i < comparison->count; i++) {
    int64_t minutes = comparison->scenarios[i].tracks[track].minutes;
    most = minutes > most ? minutes : most;
    add_sums(leaf, comparison, i, track);
  }
  ap_leaf_blank(leaf);
  if (most > 0) {
    add_chart(leaf, track, (ap_range){first, 0, leaf->sheet->row - 2, 0}, most);
  }
}

static void add_scenario(ap_leaf *leaf, const ap_comparison *comparison, size_t index) {
  ap_table facts = ap_facts(0);
  ap_add_compared_facts(&facts, comparison, index, leaf->sheet->book->view);
  ap_leaf_heading(leaf, label_of(leaf->sheet->book, comparison, index));
  ap_leaf_facts(leaf, &facts);
  ap_leaf_blank(leaf);
}

static void add_remarks(ap_leaf *leaf, const ap_comparison *comparison) {
  ap_table remarks = {.columns = 1};
  ap_add_comparison_remarks(&remarks, comparison);
  for (size_t i = 0; i < remarks.count; i++) {
    ap_leaf_note(leaf, remarks.cells[i].style, remarks.cells[i].string);
  }
  if (remarks.count > 0) {
    ap_leaf_blank(leaf);
  }
  if (remarks.failed) {
    ap_book_fail(leaf->sheet->book, AP_BOOK_SHORT);
  }
  ap_table_free(&remarks);
}

/* ---- the years ---- */

/* The amount; with its currency, as text, where not all money is in one. */
static void add_money(ap_sheet *sheet, const compare_book *of, ap_cell_kind kind, const char *currency, int64_t amount,
                      bool known) {
  if (!known) {
    ap_cell_empty(sheet, AP_BODY(AP_CELL_TEXT));
  } else if (of->currency != NULL) {
    ap_cell_number(sheet, AP_BODY(kind), amount);
  } else {
    ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT),
                 AP_FORMULA(sheet->book, "{0} {1}", ap_money(amount, currency).digits, currency));
  }
}

static void add_difference(ap_sheet *sheet, const ap_comparison *comparison, size_t index, ap_track track, int year) {
  ap_year_difference difference;
  if (index > 0 && ap_compare_year(comparison, index, track, year, &difference)) {
    ap_cell_number(sheet, AP_BODY(AP_CELL_COUNT_MORE), difference.items);
    ap_cell_number(sheet, AP_BODY(AP_CELL_HOURS_MORE), difference.minutes);
  } else {
    ap_cell_empty(sheet, AP_BODY(AP_CELL_COUNT_MORE));
    ap_cell_empty(sheet, AP_BODY(AP_CELL_HOURS_MORE));
  }
}

static void add_year(ap_sheet *sheet, const compare_book *of, size_t index, ap_track track, int year) {
  const ap_comparison *comparison = of->comparison;
  const ap_compared *compared = &comparison->scenarios[index];
  const char *title = ap_words_in(&compared->scenario->title, sheet->book->view->language);
  ap_plan_year found;
  int64_t amount = 0;
  if (!ap_compared_year(compared, track, year, &found)) {
    return;
  }
  ap_row_for_text(sheet, title, TITLE_WIDTH);
  ap_cell_number(sheet, AP_BODY(AP_CELL_YEAR), year);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), ap_track_title(track));
  ap_cell_number(sheet, AP_BODY(AP_CELL_COUNT), (int64_t)index + 1);
  ap_cell_text(sheet, AP_WRAPPED, title);
  ap_cell_number(sheet, AP_BODY(AP_CELL_COUNT), found.items);
  ap_cell_number(sheet, AP_BODY(AP_CELL_HOURS), found.minutes);
  add_difference(sheet, comparison, index, track, year);
  bool known = ap_compared_cost(compared, track, year, &amount);
  add_money(sheet, of, AP_CELL_MONEY, compared->currency, amount, known);
  known = index > 0 && ap_compare_cost(comparison, index, track, year, &amount);
  add_money(sheet, of, AP_CELL_MONEY_MORE, compared->currency, amount, known);
  ap_row_end(sheet);
}

static uint64_t rows_of(const ap_comparison *comparison) {
  uint64_t rows = 0;
  for (size_t i = 0; i < comparison->count; i++) {
    const ap_compared *compared = &comparison->scenarios[i];
    rows += compared->planned ? (uint64_t)AP_TRACKS * (uint64_t)compared->scenario->years : 0;
  }
  return rows;
}

static void add_years_sheet(ap_book *book, const compare_book *of) {
  const ap_list_column columns[] = {{_("year"), 10},
                                    {_("track"), 15},
                                    {_("number"), 9},
                                    {_("scenario"), TITLE_WIDTH},
                                    {_("items"), 9},
                                    {_("hours"), 11},
                                    {_("items more than the first"), 13},
                                    {_("hours more than the first"), 13},
                                    {_("cost"), 18},
                                    {_("cost more than the first"), 18}};
  const ap_list list = {.name = C_("sheet", "Years"),
                        .columns = columns,
                        .column_count = sizeof columns / sizeof columns[0],
                        .kept = 4,
                        .rows = rows_of(of->comparison)};
  ap_sheet *sheet = ap_list_begin(book, &list);
  int first, last;
  ap_compared_span(of->comparison, &first, &last);
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int year = first; year <= last; year++) {
      for (size_t i = 0; i < of->comparison->count && book->fault == AP_BOOK_FINE; i++) {
        add_year(sheet, of, i, (ap_track)track, year);
      }
    }
  }
}

/* ---- the workbook ---- */

static void fill(ap_book *book, const void *context) {
  const compare_book *of = context;
  ap_leaf leaf = ap_leaf_begin(book, C_("sheet", "Summary"), SUMMARY_COLUMNS, AP_LEAF_NUMBERS);
  add_titles(&leaf, of->comparison);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(&leaf, of->comparison, (ap_track)track);
  }
  add_remarks(&leaf, of->comparison);
  for (size_t i = 0; i < of->comparison->count; i++) {
    add_scenario(&leaf, of->comparison, i);
  }
  add_years_sheet(book, of);
}

static const char *common_currency(const ap_comparison *comparison) {
  const char *currency = NULL;
  for (size_t i = 0; i < comparison->count; i++) {
    const char *own = comparison->scenarios[i].currency;
    if (own != NULL && currency != NULL && strcmp(own, currency) != 0) {
      return NULL;
    }
    currency = own != NULL ? own : currency;
  }
  return currency;
}

ap_status ap_comparison_workbook(const ap_comparison *comparison, const ap_view *view, ap_diagnostics *diagnostics,
                                 ap_text *text) {
  const ap_scenario *first = comparison->scenarios[0].scenario;
  const compare_book book = {.comparison = comparison, .currency = common_currency(comparison)};
  const ap_book_about about = {.view = view,
                               .file = first->file,
                               .title = ap_words_in(&first->title, view->language),
                               .subject = _("Comparison"),
                               .currency = book.currency,
                               .as_of = first->as_of};
  return ap_book_write(&about, fill, &book, diagnostics, text);
}
