/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each line of the contract and year: of the quote, of the same under the full scheme, and what is saved.
 * The first line is the header, so that programs can read it; its first column says of every row whether it is a lower
 * count. */
#include "output/quote_words.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/csv_field.h"

/* Numbers of a row; below zero: none. */
typedef struct quote_row {
  const char *line, *name;
  int64_t items, design, operational, minutes, amount;
} quote_row;

static const quote_row nothing = {
    .name = "", .items = -1, .design = -1, .operational = -1, .minutes = -1, .amount = -1};

/* What all rows of a year have alike. */
typedef struct year_rows {
  const ap_quote *quote;
  const char *of;
  const ap_quote_year *year;
  ap_text *text;
} year_rows;

static void add_number(ap_text *text, int64_t number) {
  ap_text_add(text, ",");
  if (number >= 0) {
    ap_text_add_integer(text, number);
  }
}

static void add_row(const year_rows *rows, const quote_row *row) {
  ap_text *text = rows->text;
  ap_add_first_csv_field(text, rows->quote->plan->scenario->catalog->complete ? "no" : "yes");
  ap_add_csv_field(text, rows->of);
  ap_text_add(text, ",");
  ap_text_add_integer(text, rows->year->year);
  ap_add_csv_field(text, row->line);
  ap_add_csv_field(text, row->name);
  const int64_t numbers[] = {row->items, row->design, row->operational, row->minutes, row->amount};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    add_number(text, numbers[i]);
  }
  ap_add_csv_field(text, row->amount >= 0 && rows->quote->terms != NULL ? rows->quote->terms->currency : "");
  ap_text_add(text, "\n");
}

static void add_parts(const year_rows *rows) {
  bool assessed = rows->quote->terms != NULL;
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    const ap_part_work *work = &rows->year->parts[part];
    quote_row row = nothing;
    row.line = ap_quote_part_name((ap_quote_part)part);
    row.items = work->items;
    row.minutes = work->minutes;
    row.design = assessed ? work->design : -1;
    row.operational = assessed ? work->operational : -1;
    add_row(rows, &row);
  }
  if (rows->quote->sum.set_up_minutes > 0) {
    quote_row row = nothing;
    row.line = "set_ups";
    row.minutes = rows->year->set_up_minutes;
    add_row(rows, &row);
  }
}

static void add_amount(const year_rows *rows, const char *line, const ap_words *name, int64_t minutes, int64_t amount) {
  quote_row row = nothing;
  row.line = line;
  row.name = name == NULL ? "" : ap_words_in(name, "en");
  row.minutes = minutes;
  row.amount = amount;
  add_row(rows, &row);
}

static void add_fee(const year_rows *rows) {
  const ap_terms *terms = rows->quote->terms;
  const ap_fee *fee = &rows->year->fee;
  for (size_t g = 0; g < terms->grade_count; g++) {
    add_amount(rows, "grade", &terms->grades[g].name, fee->grade_minutes[g], fee->grades[g]);
  }
  for (size_t f = 0; f < terms->fixed_fee_count; f++) {
    add_amount(rows, "fixed_fee", &terms->fixed_fees[f].name, -1, terms->fixed_fees[f].amount);
  }
  if (rows->quote->sum.fee.set_ups > 0) {
    add_amount(rows, "set_up_fees", NULL, -1, fee->set_ups);
  }
  add_amount(rows, "expenses", NULL, -1, fee->expenses);
  add_amount(rows, "contingency", NULL, -1, fee->contingency);
}

static void add_total(const year_rows *rows) {
  const ap_quote_year *year = rows->year;
  bool priced = rows->quote->terms != NULL;
  quote_row row = nothing;
  row.line = "total";
  row.items = year->all.items;
  row.minutes = year->minutes;
  row.design = priced ? year->all.design : -1;
  row.operational = priced ? year->all.operational : -1;
  row.amount = priced ? year->fee.total : -1;
  add_row(rows, &row);
}

static void add_quote(const ap_quote *quote, const char *of, ap_text *text) {
  for (int t = 0; t < quote->year_count; t++) {
    const year_rows rows = {.quote = quote, .of = of, .year = &quote->years[t], .text = text};
    add_parts(&rows);
    if (quote->terms != NULL) {
      add_fee(&rows);
    }
    add_total(&rows);
    if (quote->terms != NULL && quote->terms->has_range) {
      add_amount(&rows, "p50", NULL, rows.year->p50.minutes, rows.year->p50.cost);
      add_amount(&rows, "p80", NULL, rows.year->p80.minutes, rows.year->p80.cost);
    }
  }
}

/* Nothing may be saved, and even less: a number below zero is written as it is. */
static void add_saving(const ap_quote *quote, const ap_quote *other, int year, ap_text *text) {
  const ap_quote_year *here = &quote->years[year];
  const ap_quote_year *there = &other->years[year];
  ap_add_first_csv_field(text, quote->plan->scenario->catalog->complete ? "no" : "yes");
  ap_text_format(text, ",saving,%d,total,,", here->year);
  ap_text_add_integer(text, there->all.items - here->all.items);
  if (quote->terms == NULL) {
    ap_text_add(text, ",,,");
    ap_text_add_integer(text, there->minutes - here->minutes);
    ap_text_add(text, ",,\n");
    return;
  }
  const int64_t numbers[] = {there->all.design - here->all.design, there->all.operational - here->all.operational,
                             there->minutes - here->minutes, there->fee.total - here->fee.total};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    ap_text_add(text, ",");
    ap_text_add_integer(text, numbers[i]);
  }
  ap_add_csv_field(text, quote->terms->currency);
  ap_text_add(text, "\n");
}

void ap_quote_csv(const ap_quote *quote, const ap_quote *other, ap_text *text) {
  ap_text_add(text, "lower_count,of,year,line,name,items,design_minutes,operational_minutes,minutes,amount,currency\n");
  add_quote(quote, "quote", text);
  add_quote(other, "full", text);
  for (int t = 0; t < quote->year_count; t++) {
    add_saving(quote, other, t, text);
  }
}
