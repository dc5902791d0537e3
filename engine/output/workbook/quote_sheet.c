/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a contract covers and costs, year by year beside each other: items and hours, the fee part by part, what it may
 * come to, and what is saved against the full scheme. */
#include "output/facts.h"
#include "output/money.h"
#include "output/quote_words.h"
#include "output/translate.h"
#include "output/workbook/chart.h"
#include "output/workbook/sheets.h"
#include "support/rounding.h"
#include <stdio.h>
#include <string.h>

enum { CHART_WIDTH = 620, CHART_HEIGHT = 300, PERCENT = 100, LEAST_COLUMNS = 6 };

/* One of the tables. */
typedef struct section {
  ap_leaf *leaf;
  const ap_quote *quote;
  uint32_t first; /* its first row of numbers */
} section;

static uint32_t columns_of(const ap_quote *quote) { return (uint32_t)quote->year_count + (quote->year_count > 1); }

static int64_t number_at(const ap_quote_year *year, size_t offset) {
  int64_t number;
  memcpy(&number, (const char *)year + offset, sizeof number);
  return number;
}

static section begin(ap_leaf *leaf, const ap_quote *quote, const char *label) {
  static const ap_look head = {.kind = AP_CELL_YEAR, .part = AP_LOOK_HEAD, .centred = true};
  static const ap_look text_head = {.kind = AP_CELL_TEXT, .part = AP_LOOK_HEAD, .centred = true};
  ap_cell_text(leaf->sheet, text_head, label);
  for (int t = 0; t < quote->year_count; t++) {
    ap_cell_number(leaf->sheet, head, quote->years[t].year);
  }
  if (quote->year_count > 1) {
    ap_cell_text(leaf->sheet, text_head, _("sum"));
  }
  ap_row_end(leaf->sheet);
  return (section){.leaf = leaf, .quote = quote, .first = leaf->sheet->row};
}

/* The numbers that stand at that offset in each year. */
static ap_leaf_row row_at(const section *into, ap_cell_kind kind, const char *label, size_t offset,
                          int64_t numbers[AP_YEARS_MOST]) {
  for (int t = 0; t < into->quote->year_count; t++) {
    numbers[t] = number_at(&into->quote->years[t], offset);
  }
  return (ap_leaf_row){.part = AP_LOOK_BODY,
                       .kind = kind,
                       .label = label,
                       .numbers = numbers,
                       .count = (uint32_t)into->quote->year_count,
                       .sum = number_at(&into->quote->sum, offset)};
}

static void add_row(const section *into, ap_cell_kind kind, const char *label, size_t offset) {
  int64_t numbers[AP_YEARS_MOST];
  const ap_leaf_row row = row_at(into, kind, label, offset, numbers);
  ap_leaf_numbers(into->leaf, &row);
}

/* The sum of the section's rows so far. */
static void add_total(const section *into, ap_cell_kind kind, const char *label, size_t offset) {
  char pattern[64];
  int64_t numbers[AP_YEARS_MOST];
  ap_leaf_row row = row_at(into, kind, label, offset, numbers);
  row.part = AP_LOOK_SUM;
  snprintf(pattern, sizeof pattern, "SUM({0}%u:{0}%u)", (unsigned)into->first + 1, (unsigned)into->leaf->sheet->row);
  ap_leaf_formulas(into->leaf, &row, pattern);
}

/* ---- items and hours ---- */

static void add_items(ap_leaf *leaf, const ap_quote *quote) {
  ap_leaf_heading(leaf, _("Items and hours of the external audit"));
  section items = begin(leaf, quote, _("items"));
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    size_t offset = offsetof(ap_quote_year, parts) + (size_t)part * sizeof(ap_part_work);
    add_row(&items, AP_CELL_COUNT, ap_quote_part_title((ap_quote_part)part), offset + offsetof(ap_part_work, items));
  }
  add_total(&items, AP_CELL_COUNT, _("all items"), offsetof(ap_quote_year, all.items));
  ap_leaf_blank(leaf);
  section hours = begin(leaf, quote, _("hours"));
  if (quote->terms != NULL) {
    add_row(&hours, AP_CELL_HOURS, _("assessing design"), offsetof(ap_quote_year, all.design));
    add_row(&hours, AP_CELL_HOURS, _("assessing operation"), offsetof(ap_quote_year, all.operational));
  } else {
    add_row(&hours, AP_CELL_HOURS, _("hours of the items"), offsetof(ap_quote_year, all.minutes));
  }
  if (quote->sum.set_up_minutes > 0) {
    add_row(&hours, AP_CELL_HOURS, _("set-ups"), offsetof(ap_quote_year, set_up_minutes));
  }
  add_total(&hours, AP_CELL_HOURS, _("all hours"), offsetof(ap_quote_year, minutes));
  ap_leaf_blank(leaf);
}

/* ---- the fee ---- */

static const char *grade_label(ap_book *book, const ap_terms *terms, const ap_grade *grade, bool hours) {
  return AP_FORMULA(book, hours ? _("{0}, {1} %") : _("{0}, {2} an hour"),
                    ap_words_in(&grade->name, book->view->language), ap_decimal(grade->share).digits,
                    ap_money(grade->per_hour, terms->currency).digits);
}

/* Each grade's hours, or what they cost. */
static void add_grades(const section *into, bool hours) {
  const ap_quote *quote = into->quote;
  for (size_t g = 0; g < quote->terms->grade_count; g++) {
    int64_t numbers[AP_YEARS_MOST];
    for (int t = 0; t < quote->year_count; t++) {
      const ap_fee *fee = &quote->years[t].fee;
      numbers[t] = hours ? fee->grade_minutes[g] : fee->grades[g];
    }
    const ap_fee *sum = &quote->sum.fee;
    ap_leaf_numbers(into->leaf, &(ap_leaf_row){.part = AP_LOOK_BODY,
                                               .kind = hours ? AP_CELL_HOURS : AP_CELL_MONEY,
                                               .label = grade_label(into->leaf->sheet->book, quote->terms,
                                                                    &quote->terms->grades[g], hours),
                                               .numbers = numbers,
                                               .count = (uint32_t)quote->year_count,
                                               .sum = hours ? sum->grade_minutes[g] : sum->grades[g]});
  }
}

static void add_fixed_fees(const section *into) {
  const ap_quote *quote = into->quote;
  for (size_t f = 0; f < quote->terms->fixed_fee_count; f++) {
    const ap_fixed_fee *fixed = &quote->terms->fixed_fees[f];
    int64_t numbers[AP_YEARS_MOST];
    for (int t = 0; t < quote->year_count; t++) {
      numbers[t] = fixed->amount;
    }
    ap_leaf_numbers(into->leaf,
                    &(ap_leaf_row){.part = AP_LOOK_BODY,
                                   .kind = AP_CELL_MONEY,
                                   .label = ap_words_in(&fixed->name, into->leaf->sheet->book->view->language),
                                   .numbers = numbers,
                                   .count = (uint32_t)quote->year_count,
                                   .sum = fixed->amount * quote->year_count});
  }
}

static void add_fee(ap_leaf *leaf, const ap_quote *quote) {
  const ap_terms *terms = quote->terms;
  ap_book *book = leaf->sheet->book;
  ap_leaf_heading(leaf, AP_FORMULA(book, _("Fee in {0}, without tax"), terms->currency));
  section hours = begin(leaf, quote, _("hours of"));
  add_grades(&hours, true);
  add_total(&hours, AP_CELL_HOURS, _("all hours"), offsetof(ap_quote_year, minutes));
  ap_leaf_blank(leaf);
  section fee = begin(leaf, quote, _("fee of"));
  add_grades(&fee, false);
  add_fixed_fees(&fee);
  if (quote->sum.fee.set_ups > 0) {
    add_row(&fee, AP_CELL_MONEY, _("set-ups"), offsetof(ap_quote_year, fee.set_ups));
  }
  add_row(&fee, AP_CELL_MONEY,
          AP_FORMULA(book, _("expenses, {0} + {1} %"), ap_money(terms->expenses, terms->currency).digits,
                     ap_decimal(terms->expenses_percent).digits),
          offsetof(ap_quote_year, fee.expenses));
  add_row(&fee, AP_CELL_MONEY, AP_FORMULA(book, _("contingency, {0} %"), ap_decimal(terms->contingency).digits),
          offsetof(ap_quote_year, fee.contingency));
  add_total(&fee, AP_CELL_MONEY, _("total fee"), offsetof(ap_quote_year, fee.total));
  ap_leaf_note(leaf, AP_FAINT,
               _("Minutes and amounts are rounded half up, part by part; sums are of rounded parts. Expenses: a "
                 "percentage of what the grades cost; contingency: of everything above it."));
  ap_leaf_blank(leaf);
}

/* ---- what it may come to ---- */

static void add_estimate(ap_leaf *leaf, const ap_quote *quote) {
  ap_leaf_heading(leaf, _("What it may come to: three-point estimate"));
  if (!quote->terms->has_range) {
    ap_leaf_note(leaf, AP_PLAIN, _("With \"effort_range\" in the scenario's \"quote\" P50 and P80 stand here."));
    ap_leaf_blank(leaf);
    return;
  }
  section hours = begin(leaf, quote, _("hours"));
  add_row(&hours, AP_CELL_HOURS, _("likely"), offsetof(ap_quote_year, minutes));
  add_row(&hours, AP_CELL_HOURS, "P50", offsetof(ap_quote_year, p50.minutes));
  add_row(&hours, AP_CELL_HOURS, "P80", offsetof(ap_quote_year, p80.minutes));
  ap_leaf_blank(leaf);
  section cost = begin(leaf, quote, _("cost without contingency"));
  add_row(&cost, AP_CELL_MONEY, "P50", offsetof(ap_quote_year, p50.cost));
  add_row(&cost, AP_CELL_MONEY, "P80", offsetof(ap_quote_year, p80.cost));
  add_row(&cost, AP_CELL_MONEY, _("total of the quote, with it"), offsetof(ap_quote_year, fee.total));
  ap_leaf_note(leaf, AP_FAINT,
               AP_FORMULA(leaf->sheet->book, _(ap_quote_formula), ap_decimal(quote->terms->correlation).digits));
  ap_leaf_blank(leaf);
}

/* ---- what is saved ---- */

/* A number of the full scheme, of the quote, and how much less that is: three rows. */
static void add_saving(const section *into, const ap_quote *other, const char *label, size_t offset, ap_cell_kind kind,
                       ap_cell_kind kind_of_difference) {
  ap_leaf *leaf = into->leaf;
  ap_book *book = leaf->sheet->book;
  const section full = {.leaf = leaf, .quote = other};
  char pattern[64];
  int64_t numbers[AP_YEARS_MOST];
  add_row(&full, kind, AP_FORMULA(book, _("{0}, full scheme"), label), offset);
  add_row(into, kind, AP_FORMULA(book, _("{0}, quote"), label), offset);
  ap_leaf_row saved = row_at(&full, kind_of_difference, AP_FORMULA(book, _("{0}, saved"), label), offset, numbers);
  for (int t = 0; t < into->quote->year_count; t++) {
    /* cppcheck-suppress unreadVariable; the row holds their address */
    numbers[t] -= number_at(&into->quote->years[t], offset);
  }
  saved.part = AP_LOOK_GOOD;
  saved.sum -= number_at(&into->quote->sum, offset);
  /* a difference of hours is in hours, not in days */
  snprintf(pattern, sizeof pattern, kind == AP_CELL_HOURS ? "({0}%u-{0}%u)*24" : "{0}%u-{0}%u",
           (unsigned)leaf->sheet->row - 1, (unsigned)leaf->sheet->row);
  ap_leaf_formulas(leaf, &saved, pattern);
}

/* The fee of each year beside that under the full scheme: the last three rows of the section, a blank one below. */
static void add_chart(const section *into) {
  ap_leaf *leaf = into->leaf;
  uint32_t last = (uint32_t)into->quote->year_count;
  uint32_t full = leaf->sheet->row - 4;
  const ap_range years = {into->first - 1, 1, into->first - 1, last};
  const ap_chart_series series[] = {
      {.name = _("full scheme"), .values = {full, 1, full, last}, .colour = AP_COLOUR_FAINT},
      {.name = C_("sheet", "Quote"), .values = {full + 1, 1, full + 1, last}, .colour = AP_COLOUR_EXTERNAL}};
  ap_chart_add(leaf->sheet, &(ap_chart){.form = AP_CHART_BESIDE,
                                        .title = _("Fee by year, and under the full scheme"),
                                        .axis = into->quote->terms->currency,
                                        .categories = years,
                                        .series = series,
                                        .count = sizeof series / sizeof series[0],
                                        .row = leaf->sheet->row,
                                        .width = CHART_WIDTH,
                                        .height = CHART_HEIGHT});
  ap_leaf_room(leaf, CHART_HEIGHT);
}

static void add_savings(ap_leaf *leaf, const ap_quote *quote, const ap_quote *other) {
  const ap_view *view = leaf->sheet->book->view;
  ap_table facts = ap_facts(0);
  ap_leaf_heading(leaf, _("Against the full scheme"));
  ap_add_scheme_facts(&facts, other->plan->scenario->scheme, view);
  ap_leaf_facts(leaf, &facts);
  section saved = begin(leaf, quote, _("saved"));
  add_saving(&saved, other, _("items"), offsetof(ap_quote_year, all.items), AP_CELL_COUNT, AP_CELL_COUNT_MORE);
  add_saving(&saved, other, _("hours"), offsetof(ap_quote_year, minutes), AP_CELL_HOURS, AP_CELL_HOURS_MORE);
  if (quote->terms != NULL) {
    add_saving(&saved, other, _("total fee"), offsetof(ap_quote_year, fee.total), AP_CELL_MONEY, AP_CELL_MONEY_MORE);
  }
  ap_leaf_blank(leaf);
  if (quote->terms != NULL) {
    add_chart(&saved);
  }
}

/* ---- the whole ---- */

void ap_add_quote_sheet(ap_book *book, const ap_quote *quote, const ap_quote *other) {
  uint32_t columns = columns_of(quote);
  ap_leaf leaf =
      ap_leaf_begin(book, C_("sheet", "Quote"), columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns, AP_LEAF_MONEY);
  add_items(&leaf, quote);
  if (quote->terms != NULL) {
    add_fee(&leaf, quote);
    add_estimate(&leaf, quote);
  }
  add_savings(&leaf, quote, other);
}

static void add_share(ap_leaf *leaf, const ap_quote *quote, const ap_quote *other) {
  size_t offset = quote->terms != NULL ? offsetof(ap_quote_year, fee.total) : offsetof(ap_quote_year, minutes);
  int64_t whole = number_at(&other->sum, offset);
  int64_t share = 0;
  if (whole == 0 || ap_ratio_overflows(whole - number_at(&quote->sum, offset), PERCENT, whole, &share)) {
    return;
  }
  ap_leaf_answer(leaf, _("saved"), AP_GOOD,
                 AP_FORMULA(leaf->sheet->book,
                            quote->terms != NULL ? _("{0} percent of the fee under the full scheme is saved.")
                                                 : _("{0} percent of the hours under the full scheme are saved."),
                            ap_decimal(share).digits));
}

void ap_add_quote_answer(ap_leaf *leaf, const ap_quote *quote, const ap_quote *other) {
  if (quote->terms != NULL) {
    ap_leaf_answer(leaf, _("total fee"), AP_STRONG,
                   AP_FORMULA(leaf->sheet->book, _("{0} {1} without tax"), quote->terms->currency,
                              ap_money(quote->sum.fee.total, quote->terms->currency).digits));
  }
  add_share(leaf, quote, other);
}
