/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quote for people: what it was made from, items and hours, the fee, what it may come to, and what is saved. Years
 * stand side by side. */
#include "output/across.h"
#include "output/facts.h"
#include "output/money.h"
#include "output/names.h"
#include "output/quote_words.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/rounding.h"
#include <string.h>

enum { INDENT = 2 };

/* How a number is written. */
typedef enum number_kind { A_COUNT, HOURS, MONEY } number_kind;

/* A section: its quote, and the table of its years and their sum. */
typedef struct section {
  const ap_quote *quote;
  const ap_view *view;
  ap_across table;
} section;

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
  return kind == A_COUNT ? ap_decimal(number)
         : kind == HOURS ? ap_hours(number)
                         : ap_money(number, quote->terms->currency);
}

static void add_head_row(section *into, const char *label) {
  ap_across_add(&into->table, AP_FAINT, label);
  for (int t = 0; t < into->quote->year_count; t++) {
    ap_across_add(&into->table, AP_FAINT, ap_year(into->quote->years[t].year).digits);
  }
  if (into->quote->year_count > 1) {
    ap_across_add(&into->table, AP_FAINT, _("sum"));
  }
}

static section begin(const ap_quote *quote, const ap_view *view, const char *label) {
  section into = {.quote = quote, .view = view, .table = {.columns = columns_of(quote), .indent = INDENT}};
  add_head_row(&into, label);
  return into;
}

static void end(section *into, ap_text *text) { ap_across_write(&into->table, into->view, text); }

/* The row of the number that stands at that offset in a year. */
static void add_row(section *into, ap_style style, const char *label, number_kind kind, size_t offset) {
  ap_across_add(&into->table, style, label);
  for (size_t c = 0; c < into->table.columns; c++) {
    int64_t number = number_at(year_at(into->quote, c), offset);
    ap_across_add(&into->table, style, write_number(into->quote, kind, number).digits);
  }
}

/* The same of what `other` has more of. */
static void add_saving_row(section *into, const char *label, number_kind kind, size_t offset, const ap_quote *other) {
  ap_across_add(&into->table, AP_GOOD, label);
  for (size_t c = 0; c < into->table.columns; c++) {
    int64_t saved = number_at(year_at(other, c), offset) - number_at(year_at(into->quote, c), offset);
    ap_across_add(&into->table, AP_GOOD, write_number(into->quote, kind, saved).digits);
  }
}

static void add_title(ap_text *text, const ap_view *view, const char *title) {
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, title);
  ap_text_add(text, "\n");
}

static void add_remark(ap_text *text, const ap_view *view, ap_style style, const char *sentence, const char *argument) {
  ap_table remark = {.columns = 1, .indent = INDENT};
  AP_TABLE_FILL(&remark, style, sentence, argument);
  ap_table_write(&remark, view, text);
}

static void add_auditor(ap_table *facts, const ap_auditor *auditor, const ap_view *view) {
  if (auditor == NULL) {
    return;
  }
  const char *name = ap_words_in(&auditor->name, view->language);
  if (name != NULL) {
    ap_add_fact(facts, _("Auditor"), AP_PLAIN, name);
  }
  ap_table_add(facts, AP_PLAIN, name != NULL ? "" : _("Auditor"));
  if (!auditor->registered) {
    ap_table_add(facts, AP_WARN, _("not on the scheme's list of audit firms"));
  } else if (auditor->number != NULL) {
    AP_TABLE_FILL(facts, AP_PLAIN, _("on the scheme's list of audit firms, number {0}"), auditor->number);
  } else {
    ap_table_add(facts, AP_PLAIN, _("on the scheme's list of audit firms"));
  }
}

static void add_head(const ap_quote *quote, const ap_view *view, ap_text *text) {
  const ap_scenario *scenario = quote->plan->scenario;
  if (!scenario->catalog->complete) {
    ap_add_styled(text, view, AP_WARN, _("LOWER COUNT: the catalog is not complete, the real figures are higher"));
    ap_text_add(text, "\n");
  }
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Quote"), AP_STRONG, ap_words_in(&scenario->title, view->language));
  add_auditor(&facts, scenario->auditor, view);
  ap_add_years_fact(&facts, scenario);
  ap_add_scheme_facts(&facts, scenario->scheme, view);
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_table_write(&facts, view, text);
}

static void add_items(const ap_quote *quote, const ap_view *view, ap_text *text) {
  add_title(text, view, _("Items and hours of the external audit"));
  section items = begin(quote, view, _("items"));
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    size_t offset = offsetof(ap_quote_year, parts) + (size_t)part * sizeof(ap_part_work);
    add_row(&items, AP_PLAIN, ap_quote_part_title((ap_quote_part)part), A_COUNT,
            offset + offsetof(ap_part_work, items));
  }
  add_row(&items, AP_STRONG, _("all items"), A_COUNT, offsetof(ap_quote_year, all.items));
  end(&items, text);
  ap_text_add(text, "\n");
  section hours = begin(quote, view, _("hours"));
  if (quote->terms != NULL) {
    add_row(&hours, AP_PLAIN, _("assessing design"), HOURS, offsetof(ap_quote_year, all.design));
    add_row(&hours, AP_PLAIN, _("assessing operation"), HOURS, offsetof(ap_quote_year, all.operational));
  }
  if (quote->sum.set_up_minutes > 0) {
    add_row(&hours, AP_PLAIN, _("set-ups"), HOURS, offsetof(ap_quote_year, set_up_minutes));
  }
  add_row(&hours, AP_STRONG, _("all hours"), HOURS, offsetof(ap_quote_year, minutes));
  end(&hours, text);
}

/* Each grade's hours, or what they cost. */
static void add_grades(section *into, number_kind kind) {
  const ap_terms *terms = into->quote->terms;
  for (size_t g = 0; g < terms->grade_count; g++) {
    const ap_grade *grade = &terms->grades[g];
    ap_text label = {0};
    AP_FILL(&label, kind == HOURS ? _("{0}, {1} %") : _("{0}, {2} an hour"),
            ap_words_in(&grade->name, into->view->language), ap_decimal(grade->share).digits,
            ap_money(grade->per_hour, terms->currency).digits);
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
static void add_fixed_fees(section *into) {
  const ap_terms *terms = into->quote->terms;
  for (size_t f = 0; f < terms->fixed_fee_count; f++) {
    const ap_fixed_fee *fixed = &terms->fixed_fees[f];
    ap_across_add(&into->table, AP_PLAIN, ap_words_in(&fixed->name, into->view->language));
    for (size_t c = 0; c < into->table.columns; c++) {
      int64_t times = c < (size_t)into->quote->year_count ? 1 : into->quote->year_count;
      ap_across_add(&into->table, AP_PLAIN, ap_money(fixed->amount * times, terms->currency).digits);
    }
  }
}

static void add_labelled_row(section *into, const char *sentence, const char *argument, const char *second,
                             size_t offset) {
  ap_text label = {0};
  AP_FILL(&label, sentence, argument, second);
  add_row(into, AP_PLAIN, label.failed ? "" : label.bytes, MONEY, offset);
  into->table.cells.failed = into->table.cells.failed || label.failed;
  ap_text_free(&label);
}

static void add_fee(const ap_quote *quote, const ap_view *view, ap_text *text) {
  const ap_terms *terms = quote->terms;
  ap_text title = {0};
  AP_FILL(&title, _("Fee in {0}, without tax"), terms->currency);
  add_title(text, view, title.failed ? "" : title.bytes);
  text->failed = text->failed || title.failed;
  ap_text_free(&title);
  section hours = begin(quote, view, _("hours of"));
  add_grades(&hours, HOURS);
  end(&hours, text);
  ap_text_add(text, "\n");
  section fee = begin(quote, view, _("fee of"));
  add_grades(&fee, MONEY);
  add_fixed_fees(&fee);
  if (quote->sum.fee.set_ups > 0) {
    add_row(&fee, AP_PLAIN, _("set-ups"), MONEY, offsetof(ap_quote_year, fee.set_ups));
  }
  add_labelled_row(&fee, _("expenses, {0} + {1} %"), ap_money(terms->expenses, terms->currency).digits,
                   ap_decimal(terms->expenses_percent).digits, offsetof(ap_quote_year, fee.expenses));
  add_labelled_row(&fee, _("contingency, {0} %"), ap_decimal(terms->contingency).digits, "",
                   offsetof(ap_quote_year, fee.contingency));
  add_row(&fee, AP_STRONG, _("total fee"), MONEY, offsetof(ap_quote_year, fee.total));
  end(&fee, text);
  add_remark(
      text, view, AP_FAINT,
      _("Minutes and amounts are rounded half up, part by part; sums are of rounded parts. Expenses: a percentage "
        "of what the grades cost; contingency: of everything above it."),
      "");
}

static void add_estimate(const ap_quote *quote, const ap_view *view, ap_text *text) {
  add_title(text, view, _("What it may come to: three-point estimate"));
  if (!quote->terms->has_range) {
    add_remark(text, view, AP_PLAIN, _("With \"effort_range\" in the scenario's \"quote\" P50 and P80 stand here."),
               "");
    return;
  }
  section hours = begin(quote, view, _("hours"));
  add_row(&hours, AP_PLAIN, _("likely"), HOURS, offsetof(ap_quote_year, minutes));
  add_row(&hours, AP_PLAIN, "P50", HOURS, offsetof(ap_quote_year, p50.minutes));
  add_row(&hours, AP_PLAIN, "P80", HOURS, offsetof(ap_quote_year, p80.minutes));
  end(&hours, text);
  ap_text_add(text, "\n");
  section cost = begin(quote, view, _("cost without contingency"));
  add_row(&cost, AP_PLAIN, "P50", MONEY, offsetof(ap_quote_year, p50.cost));
  add_row(&cost, AP_PLAIN, "P80", MONEY, offsetof(ap_quote_year, p80.cost));
  add_row(&cost, AP_FAINT, _("total of the quote, with it"), MONEY, offsetof(ap_quote_year, fee.total));
  end(&cost, text);
  add_remark(text, view, AP_FAINT, _(ap_quote_formula), ap_decimal(quote->terms->correlation).digits);
}

static void add_share(const ap_quote *quote, const ap_quote *other, const ap_view *view, ap_text *text) {
  enum { PERCENT = 100 };
  size_t offset = quote->terms != NULL ? offsetof(ap_quote_year, fee.total) : offsetof(ap_quote_year, minutes);
  int64_t whole = number_at(&other->sum, offset);
  int64_t share = 0;
  if (whole == 0 || ap_ratio_overflows(whole - number_at(&quote->sum, offset), PERCENT, whole, &share)) {
    return;
  }
  add_remark(text, view, AP_PLAIN,
             quote->terms != NULL ? _("{0} percent of the fee under the full scheme is saved.")
                                  : _("{0} percent of the hours under the full scheme are saved."),
             ap_decimal(share).digits);
}

static void add_saving(const ap_quote *quote, const ap_quote *other, const ap_view *view, ap_text *text) {
  const ap_scheme *scheme = other->plan->scenario->scheme;
  add_title(text, view, _("Against the full scheme"));
  ap_table facts = ap_facts(INDENT);
  ap_add_scheme_facts(&facts, scheme, view);
  ap_table_write(&facts, view, text);
  ap_text_add(text, "\n");
  section whole = begin(other, view, _("full scheme"));
  add_row(&whole, AP_PLAIN, _("items"), A_COUNT, offsetof(ap_quote_year, all.items));
  add_row(&whole, AP_PLAIN, _("hours"), HOURS, offsetof(ap_quote_year, minutes));
  if (quote->terms != NULL) {
    add_row(&whole, AP_PLAIN, _("total fee"), MONEY, offsetof(ap_quote_year, fee.total));
  }
  end(&whole, text);
  ap_text_add(text, "\n");
  section saved = begin(quote, view, _("saved"));
  add_saving_row(&saved, _("items"), A_COUNT, offsetof(ap_quote_year, all.items), other);
  add_saving_row(&saved, _("hours"), HOURS, offsetof(ap_quote_year, minutes), other);
  if (quote->terms != NULL) {
    add_saving_row(&saved, _("total fee"), MONEY, offsetof(ap_quote_year, fee.total), other);
  }
  end(&saved, text);
  add_share(quote, other, view, text);
}

void ap_quote_text(const ap_quote *quote, const ap_quote *other, const ap_view *view, ap_text *text) {
  add_head(quote, view, text);
  add_items(quote, view, text);
  if (quote->terms != NULL) {
    add_fee(quote, view, text);
    add_estimate(quote, view, text);
  }
  add_saving(quote, other, view, text);
}
