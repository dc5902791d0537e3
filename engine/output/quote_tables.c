/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/quote_tables.h"
#include "output/facts.h"
#include "output/money.h"
#include "output/names.h"
#include "output/quote_words.h"
#include "output/translate.h"
#include <string.h>

enum { INDENT = 2 };

/* How a number is written. */
typedef enum number_kind { A_COUNT, HOURS, MONEY } number_kind;

/* A table of years under way. */
typedef struct years_table {
  const ap_quote *quote;
  ap_across table;
} years_table;

/* One year has no sum beside it. */
static size_t columns_of(const ap_quote *quote) { return (size_t)quote->year_count + (quote->year_count > 1); }

static const ap_quote_year *year_at(const ap_quote *quote, size_t column) {
  return column < (size_t)quote->year_count ? &quote->years[column] : &quote->sum;
}

static int64_t number_at(const ap_quote_year *year, size_t offset) {
  int64_t number;
  memcpy(&number, (const char *)year + offset, sizeof number);
  return number;
}

static ap_number write_number(const ap_quote *quote, number_kind kind, int64_t number) {
  return kind == A_COUNT ? ap_grouped(number)
         : kind == HOURS ? ap_hours(number)
                         : ap_money(number, quote->terms->currency);
}

static years_table begin(const ap_quote *quote, const char *label) {
  years_table into = {.quote = quote, .table = {.columns = columns_of(quote), .indent = INDENT}};
  ap_across_add(&into.table, AP_FAINT, label);
  for (int t = 0; t < quote->year_count; t++) {
    ap_across_add(&into.table, AP_FAINT, ap_year(quote->years[t].year).digits);
  }
  if (quote->year_count > 1) {
    ap_across_add(&into.table, AP_FAINT, _("sum"));
  }
  return into;
}

/* The row of the number that stands at that offset in a year. */
static void add_row(years_table *into, ap_style style, const char *label, number_kind kind, size_t offset) {
  ap_across_add(&into->table, style, label);
  for (size_t c = 0; c < into->table.columns; c++) {
    int64_t number = number_at(year_at(into->quote, c), offset);
    ap_across_add(&into->table, style, write_number(into->quote, kind, number).digits);
  }
}

/* The same of what `other` has more of. */
static void add_saving_row(years_table *into, const char *label, number_kind kind, size_t offset,
                           const ap_quote *other) {
  ap_across_add(&into->table, AP_PLAIN, label);
  for (size_t c = 0; c < into->table.columns; c++) {
    int64_t saved = number_at(year_at(other, c), offset) - number_at(year_at(into->quote, c), offset);
    ap_across_add(&into->table, saved < 0 ? AP_WARN : AP_GOOD, write_number(into->quote, kind, saved).digits);
  }
}

/* A row whose label is a sentence filled in. */
static void add_labelled_row(years_table *into, const char *sentence, const char *first, const char *second,
                             size_t offset) {
  ap_text label = {0};
  AP_FILL(&label, sentence, first, second);
  add_row(into, AP_PLAIN, label.failed ? "" : label.bytes, MONEY, offset);
  into->table.cells.failed = into->table.cells.failed || label.failed;
  ap_text_free(&label);
}

/* ---- what ---- */

ap_across ap_quote_items_table(const ap_quote *quote) {
  years_table items = begin(quote, _("items"));
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    size_t offset = offsetof(ap_quote_year, parts) + (size_t)part * sizeof(ap_part_work);
    add_row(&items, AP_PLAIN, ap_quote_part_title((ap_quote_part)part), A_COUNT,
            offset + offsetof(ap_part_work, items));
  }
  add_row(&items, AP_STRONG, _("all items"), A_COUNT, offsetof(ap_quote_year, all.items));
  return items.table;
}

ap_across ap_quote_hours_table(const ap_quote *quote) {
  years_table hours = begin(quote, _("hours"));
  if (quote->terms != NULL) {
    add_row(&hours, AP_PLAIN, _("assessing design"), HOURS, offsetof(ap_quote_year, all.design));
    add_row(&hours, AP_PLAIN, _("assessing operation"), HOURS, offsetof(ap_quote_year, all.operational));
  }
  if (quote->sum.set_up_minutes > 0) {
    add_row(&hours, AP_PLAIN, _("set-ups"), HOURS, offsetof(ap_quote_year, set_up_minutes));
  }
  add_row(&hours, AP_STRONG, _("all hours"), HOURS, offsetof(ap_quote_year, minutes));
  return hours.table;
}

/* ---- the fee ---- */

/* Each grade's hours, or what they cost. */
static void add_grades(years_table *into, const ap_view *view, number_kind kind) {
  const ap_terms *terms = into->quote->terms;
  for (size_t g = 0; g < terms->grade_count; g++) {
    const ap_grade *grade = &terms->grades[g];
    ap_text label = {0};
    AP_FILL(&label, kind == HOURS ? _("{0}, {1} %") : _("{0}, {2} an hour"), ap_words_in(&grade->name, view->language),
            ap_decimal(grade->share).digits, ap_money(grade->per_hour, terms->currency).digits);
    ap_across_add(&into->table, AP_PLAIN, label.failed ? "" : label.bytes);
    into->table.cells.failed = into->table.cells.failed || label.failed;
    ap_text_free(&label);
    for (size_t c = 0; c < into->table.columns; c++) {
      const ap_fee *fee = &year_at(into->quote, c)->fee;
      ap_across_add(&into->table, AP_PLAIN,
                    write_number(into->quote, kind, kind == HOURS ? fee->grade_minutes[g] : fee->grades[g]).digits);
    }
  }
}

/* Each fixed fee by its name: the same amount in each year, and that often in the sum. */
static void add_fixed_fees(years_table *into, const ap_view *view) {
  const ap_terms *terms = into->quote->terms;
  for (size_t f = 0; f < terms->fixed_fee_count; f++) {
    const ap_fixed_fee *fixed = &terms->fixed_fees[f];
    ap_across_add(&into->table, AP_PLAIN, ap_words_in(&fixed->name, view->language));
    for (size_t c = 0; c < into->table.columns; c++) {
      int64_t times = c < (size_t)into->quote->year_count ? 1 : into->quote->year_count;
      ap_across_add(&into->table, AP_PLAIN, ap_money(fixed->amount * times, terms->currency).digits);
    }
  }
}

ap_across ap_quote_grades_table(const ap_quote *quote, const ap_view *view) {
  years_table hours = begin(quote, _("hours of"));
  add_grades(&hours, view, HOURS);
  return hours.table;
}

ap_across ap_quote_fee_table(const ap_quote *quote, const ap_view *view) {
  const ap_terms *terms = quote->terms;
  years_table fee = begin(quote, _("fee of"));
  add_grades(&fee, view, MONEY);
  add_fixed_fees(&fee, view);
  if (quote->sum.fee.set_ups > 0) {
    add_row(&fee, AP_PLAIN, _("set-ups"), MONEY, offsetof(ap_quote_year, fee.set_ups));
  }
  add_labelled_row(&fee, _("expenses, {0} + {1} %"), ap_money(terms->expenses, terms->currency).digits,
                   ap_decimal(terms->expenses_percent).digits, offsetof(ap_quote_year, fee.expenses));
  add_labelled_row(&fee, _("contingency, {0} %"), ap_decimal(terms->contingency).digits, "",
                   offsetof(ap_quote_year, fee.contingency));
  add_row(&fee, AP_STRONG, _("total fee"), MONEY, offsetof(ap_quote_year, fee.total));
  return fee.table;
}

/* ---- what it may come to ---- */

ap_across ap_quote_estimate_hours_table(const ap_quote *quote) {
  years_table hours = begin(quote, _("hours"));
  add_row(&hours, AP_PLAIN, _("likely"), HOURS, offsetof(ap_quote_year, minutes));
  add_row(&hours, AP_PLAIN, "P50", HOURS, offsetof(ap_quote_year, p50.minutes));
  add_row(&hours, AP_PLAIN, "P80", HOURS, offsetof(ap_quote_year, p80.minutes));
  return hours.table;
}

ap_across ap_quote_estimate_cost_table(const ap_quote *quote) {
  years_table cost = begin(quote, _("cost without contingency"));
  add_row(&cost, AP_PLAIN, "P50", MONEY, offsetof(ap_quote_year, p50.cost));
  add_row(&cost, AP_PLAIN, "P80", MONEY, offsetof(ap_quote_year, p80.cost));
  add_row(&cost, AP_FAINT, _("total of the quote, with it"), MONEY, offsetof(ap_quote_year, fee.total));
  return cost.table;
}

/* ---- against the other scheme ---- */

ap_across ap_quote_full_table(const ap_quote *quote, const ap_quote *other) {
  years_table whole = begin(other, _("full scheme"));
  add_row(&whole, AP_PLAIN, _("items"), A_COUNT, offsetof(ap_quote_year, all.items));
  add_row(&whole, AP_PLAIN, _("hours"), HOURS, offsetof(ap_quote_year, minutes));
  if (quote->terms != NULL) {
    add_row(&whole, AP_PLAIN, _("total fee"), MONEY, offsetof(ap_quote_year, fee.total));
  }
  return whole.table;
}

ap_across ap_quote_saved_table(const ap_quote *quote, const ap_quote *other) {
  years_table saved = begin(quote, _("saved"));
  add_saving_row(&saved, _("items"), A_COUNT, offsetof(ap_quote_year, all.items), other);
  add_saving_row(&saved, _("hours"), HOURS, offsetof(ap_quote_year, minutes), other);
  if (quote->terms != NULL) {
    add_saving_row(&saved, _("total fee"), MONEY, offsetof(ap_quote_year, fee.total), other);
  }
  return saved.table;
}
