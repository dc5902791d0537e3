/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a quote: the price and what is saved, then the fee, the work, what it may come to, and the other scheme.
 */
#include "output/facts.h"
#include "output/page/chart_parts.h"
#include "output/page/told.h"
#include "output/quote_tables.h"
#include "output/quote_words.h"
#include "output/translate.h"
#include "output/views.h"
#include <string.h>

/* A quote on its way to a page, and the same contract under the other scheme. */
typedef struct quote_report {
  const ap_quote *quote, *other;
  const ap_terms *terms;
  size_t years;
} quote_report;

/* ---- the answer first ---- */

static int64_t largest(const quote_report *report, size_t offset) {
  int64_t most = 0;
  for (size_t t = 0; t < report->years; t++) {
    int64_t number;
    memcpy(&number, (const char *)&report->quote->years[t] + offset, sizeof number);
    most = number > most ? number : most;
  }
  return most;
}

static void add_fee_answer(ap_page *page, const quote_report *report) {
  const char *currency = report->terms->currency;
  const char *sentence = dngettext(AP_TEXT_DOMAIN, "{0} contract year, without tax",
                                   "{0} contract years, at most {1} a year, without tax", report->years);
  ap_page_answer(page, "fee", AP_PLAIN, _("Fee of the contract"),
                 ap_page_money(page, report->quote->sum.fee.total, currency),
                 AP_PAGE_FILLED(page, sentence, ap_grouped((int64_t)report->years).digits,
                                ap_page_money(page, largest(report, offsetof(ap_quote_year, fee.total)), currency)));
}

/* Of the fee, or of the hours where there is none. */
static void add_saving_answer(ap_page *page, const quote_report *report) {
  bool priced = report->terms != NULL;
  int64_t here = priced ? report->quote->sum.fee.total : report->quote->sum.minutes;
  int64_t there = priced ? report->other->sum.fee.total : report->other->sum.minutes;
  int64_t share = 0;
  const char *scheme = ap_words_in(&report->other->plan->scenario->scheme->title, page->view->language);
  const char *whole = priced ? ap_page_money(page, there, report->terms->currency)
                             : AP_PAGE_FILLED(page, _("{0} h"), ap_hours(there).digits);
  const char *saved = priced ? ap_page_money(page, there - here, report->terms->currency)
                             : AP_PAGE_FILLED(page, _("{0} h"), ap_hours(there - here).digits);
  if (!ap_quote_saved_share(report->quote, report->other, &share)) {
    return;
  }
  ap_page_answer(page, "saving", there > here ? AP_GOOD : AP_PLAIN, _("Saved against the full scheme"), saved,
                 AP_PAGE_FILLED(page, _("{0} percent of {1} under {2}"), ap_decimal(share).digits, whole, scheme));
}

static void add_work_answer(ap_page *page, const quote_report *report) {
  const ap_quote_year *sum = &report->quote->sum;
  ap_page_answer(page, "hours", AP_PLAIN, _("Audit work"),
                 AP_PAGE_FILLED(page, _("{0} h"), ap_hours(sum->minutes).digits),
                 AP_PAGE_FILLED(page, _("{0} audits of items, at most {1} h a year"), ap_grouped(sum->all.items).digits,
                                ap_hours(largest(report, offsetof(ap_quote_year, minutes))).digits));
}

static void add_estimate_answer(ap_page *page, const quote_report *report) {
  const ap_estimate *p80 = &report->quote->sum.p80;
  ap_page_answer(page, "p80", AP_PLAIN, _("Cost that is seldom exceeded (P80)"),
                 ap_page_money(page, p80->cost, report->terms->currency),
                 AP_PAGE_FILLED(page, _("{0} h of work; without contingency"), ap_hours(p80->minutes).digits));
}

static void add_answers(ap_page *page, const quote_report *report) {
  if (report->terms != NULL) {
    add_fee_answer(page, report);
  }
  add_saving_answer(page, report);
  add_work_answer(page, report);
  if (report->terms != NULL && report->terms->has_range) {
    add_estimate_answer(page, report);
  }
  ap_page_count_answer(page, report->quote->plan->scenario->catalog);
}

static void add_facts(ap_page *page, const quote_report *report) {
  const ap_scenario *scenario = report->quote->plan->scenario;
  ap_table auditor = ap_facts(0);
  ap_add_auditor_facts(&auditor, scenario->auditor, page->view);
  ap_page_told_facts(page, &auditor);
  ap_page_scenario_facts(page, scenario);
}

/* ---- charts ---- */

/* The number at that offset in each year, as columns on the stack. */
static ap_page_series series_of(ap_page *page, const ap_quote *quote, size_t offset, const char *name) {
  int64_t *values = ap_page_values(page, (size_t)quote->year_count);
  for (int t = 0; values != NULL && t < quote->year_count; t++) {
    memcpy(&values[t], (const char *)&quote->years[t] + offset, sizeof values[t]);
  }
  return (ap_page_series){.name = name, .stack = "quote", .values = values};
}

static void add_series(ap_page_series *series, size_t *count, ap_page_series added, ap_page_tone tone) {
  added.tone = tone;
  series[(*count)++] = added;
}

/* What the other scheme asks for stands beside each year. */
static void add_full_series(ap_page *page, const quote_report *report, size_t offset, ap_page_series *series,
                            size_t *count) {
  const ap_scheme *scheme = report->other->plan->scenario->scheme;
  ap_page_series full =
      series_of(page, report->other, offset,
                AP_PAGE_FILLED(page, _("all of it under {0}"), ap_words_in(&scheme->title, page->view->language)));
  full.stack = "full";
  add_series(series, count, full, AP_TONE_E);
}

static void add_chart(ap_page *page, const quote_report *report, ap_page_figure figure) {
  figure.across = _("contract year");
  figure.labels = ap_page_year_labels(page, report->quote->years[0].year, report->years);
  figure.label_count = report->years;
  if (!page->arena.failed) {
    ap_page_chart(page, &figure);
  }
}

static void add_fee_chart(ap_page *page, const quote_report *report) {
  const struct {
    const char *name;
    size_t offset;
    ap_page_tone tone;
  } parts[] = {{_("work"), offsetof(ap_quote_year, fee.work), AP_TONE_A},
               {_("fixed fees"), offsetof(ap_quote_year, fee.fixed), AP_TONE_F},
               {_("set-ups"), offsetof(ap_quote_year, fee.set_ups), AP_TONE_D},
               {_("expenses"), offsetof(ap_quote_year, fee.expenses), AP_TONE_C},
               {_("contingency"), offsetof(ap_quote_year, fee.contingency), AP_TONE_B}};
  enum { PARTS = sizeof parts / sizeof parts[0] };
  ap_page_series series[PARTS + 1];
  size_t count = 0;
  for (size_t i = 0; i < PARTS; i++) {
    if (largest(report, parts[i].offset) > 0) {
      add_series(series, &count, series_of(page, report->quote, parts[i].offset, parts[i].name), parts[i].tone);
    }
  }
  add_full_series(page, report, offsetof(ap_quote_year, fee.total), series, &count);
  add_chart(page, report,
            (ap_page_figure){.id = "fee",
                             .title = _("The fee of each year, and what the full scheme would cost"),
                             .summary = _("Two columns a year: the fee of the quote, part upon part, and beside it the "
                                          "fee of the same contract under the full scheme. The table below has the "
                                          "numbers."),
                             .axis = report->terms->currency,
                             .series = series,
                             .series_count = count,
                             .unit = AP_PAGE_MONEY,
                             .currency = report->terms->currency});
}

static void add_work_chart(ap_page *page, const quote_report *report) {
  ap_page_series series[AP_QUOTE_PARTS + 2];
  size_t count = 0;
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    size_t offset = offsetof(ap_quote_year, parts) + (size_t)part * sizeof(ap_part_work);
    offset += offsetof(ap_part_work, minutes);
    if (largest(report, offset) > 0) {
      add_series(series, &count, series_of(page, report->quote, offset, ap_quote_part_title((ap_quote_part)part)),
                 ap_page_tone_of((size_t)part));
    }
  }
  if (report->quote->sum.set_up_minutes > 0) {
    add_series(series, &count, series_of(page, report->quote, offsetof(ap_quote_year, set_up_minutes), _("set-ups")),
               AP_TONE_F);
  }
  add_full_series(page, report, offsetof(ap_quote_year, minutes), series, &count);
  add_chart(page, report,
            (ap_page_figure){.id = "hours",
                             .title = _("The hours of each year, and what the full scheme would ask"),
                             .summary = _("Two columns a year: the hours of the quote by what is audited, and beside "
                                          "them the hours of the same contract under the full scheme. The table below "
                                          "has the numbers."),
                             .axis = _("hours"),
                             .series = series,
                             .series_count = count,
                             .unit = AP_PAGE_HOURS});
}

/* ---- sections ---- */

static void add_table(ap_page *page, const char *id, const char *caption, ap_across table) {
  ap_page_told_across(page, &(ap_page_grid){.id = id, .caption = caption}, &table);
}

static void add_fee(ap_page *page, const quote_report *report) {
  ap_page_section(page, "fee", AP_PAGE_FILLED(page, _("Fee in {0}, without tax"), report->terms->currency));
  add_fee_chart(page, report);
  add_table(page, "table-fee", _("The fee, part by part"), ap_quote_fee_table(report->quote, page->view));
  add_table(page, "table-grades", _("Hours of each grade"), ap_quote_grades_table(report->quote, page->view));
  ap_page_words(page, AP_FAINT, _(ap_quote_rounding));
}

static void add_work(ap_page *page, const quote_report *report) {
  ap_page_section(page, "work", _("Items and hours of the external audit"));
  add_work_chart(page, report);
  add_table(page, "table-items", _("Items that are audited"), ap_quote_items_table(report->quote));
  add_table(page, "table-hours", _("Hours of audit work"), ap_quote_hours_table(report->quote));
}

static void add_estimate(ap_page *page, const quote_report *report) {
  ap_page_section(page, "estimate", _("What it may come to: three-point estimate"));
  if (!report->terms->has_range) {
    ap_page_words(page, AP_PLAIN, _(ap_quote_no_range));
    return;
  }
  add_table(page, "table-estimate-hours", _("Effort"), ap_quote_estimate_hours_table(report->quote));
  add_table(page, "table-estimate-cost", _("Cost"), ap_quote_estimate_cost_table(report->quote));
  ap_page_words(page, AP_FAINT,
                AP_PAGE_FILLED(page, _(ap_quote_formula), ap_decimal(report->terms->correlation).digits));
}

static void add_saving(ap_page *page, const quote_report *report) {
  int64_t share;
  ap_table scheme = ap_facts(0);
  ap_page_section(page, "saving", _("Against the full scheme"));
  ap_add_scheme_facts(&scheme, report->other->plan->scenario->scheme, page->view);
  ap_page_told_pairs(page, &scheme);
  add_table(page, "table-full", _("The same contract under the full scheme"),
            ap_quote_full_table(report->quote, report->other));
  add_table(page, "table-saved", _("What the quote saves"), ap_quote_saved_table(report->quote, report->other));
  if (ap_quote_saved_share(report->quote, report->other, &share)) {
    ap_page_words(page, AP_PLAIN, AP_PAGE_FILLED(page, ap_quote_share_words(report->quote), ap_decimal(share).digits));
  }
}

void ap_quote_page(const ap_quote *quote, const ap_quote *other, const ap_view *view, ap_text *text) {
  const quote_report report = {
      .quote = quote, .other = other, .terms = quote->terms, .years = (size_t)quote->year_count};
  ap_page page = ap_page_begin(&(ap_page_head){.command = "quote",
                                               .kind = _("Quote"),
                                               .title = ap_words_in(&quote->plan->scenario->title, view->language),
                                               .view = view});
  add_answers(&page, &report);
  add_facts(&page, &report);
  if (report.terms != NULL) {
    add_fee(&page, &report);
  }
  add_work(&page, &report);
  if (report.terms != NULL) {
    add_estimate(&page, &report);
  }
  add_saving(&page, &report);
  ap_page_end(&page, text);
}
