/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quote for people: what it was made from, items and hours, the fee, what it may come to, and what is saved. */
#include "output/facts.h"
#include "output/fill.h"
#include "output/quote_tables.h"
#include "output/quote_words.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2 };

static void add_table(ap_across table, const ap_view *view, ap_text *text) { ap_across_write(&table, view, text); }

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

static void add_head(const ap_quote *quote, const ap_view *view, ap_text *text) {
  const ap_scenario *scenario = quote->plan->scenario;
  if (!scenario->catalog->complete) {
    ap_add_styled(text, view, AP_WARN, _("LOWER COUNT: the catalog is not complete, the real figures are higher"));
    ap_text_add(text, "\n");
  }
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Quote"), AP_STRONG, ap_words_in(&scenario->title, view->language));
  ap_add_auditor_facts(&facts, scenario->auditor, view);
  ap_add_years_fact(&facts, scenario);
  ap_add_scheme_facts(&facts, scenario->scheme, view);
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_table_write(&facts, view, text);
}

static void add_work(const ap_quote *quote, const ap_view *view, ap_text *text) {
  add_title(text, view, _("Items and hours of the external audit"));
  add_table(ap_quote_items_table(quote), view, text);
  ap_text_add(text, "\n");
  add_table(ap_quote_hours_table(quote), view, text);
}

static void add_fee(const ap_quote *quote, const ap_view *view, ap_text *text) {
  ap_text title = {0};
  AP_FILL(&title, _("Fee in {0}, without tax"), quote->terms->currency);
  add_title(text, view, title.failed ? "" : title.bytes);
  text->failed = text->failed || title.failed;
  ap_text_free(&title);
  add_table(ap_quote_grades_table(quote, view), view, text);
  ap_text_add(text, "\n");
  add_table(ap_quote_fee_table(quote, view), view, text);
  add_remark(text, view, AP_FAINT, _(ap_quote_rounding), "");
}

static void add_estimate(const ap_quote *quote, const ap_view *view, ap_text *text) {
  add_title(text, view, _("What it may come to: three-point estimate"));
  if (!quote->terms->has_range) {
    add_remark(text, view, AP_PLAIN, _(ap_quote_no_range), "");
    return;
  }
  add_table(ap_quote_estimate_hours_table(quote), view, text);
  ap_text_add(text, "\n");
  add_table(ap_quote_estimate_cost_table(quote), view, text);
  add_remark(text, view, AP_FAINT, _(ap_quote_formula), ap_decimal(quote->terms->correlation).digits);
}

static void add_saving(const ap_quote *quote, const ap_quote *other, const ap_view *view, ap_text *text) {
  int64_t share;
  add_title(text, view, _("Against the full scheme"));
  ap_table facts = ap_facts(INDENT);
  ap_add_scheme_facts(&facts, other->plan->scenario->scheme, view);
  ap_table_write(&facts, view, text);
  ap_text_add(text, "\n");
  add_table(ap_quote_full_table(quote, other), view, text);
  ap_text_add(text, "\n");
  add_table(ap_quote_saved_table(quote, other), view, text);
  if (ap_quote_saved_share(quote, other, &share)) {
    add_remark(text, view, AP_PLAIN, ap_quote_share_words(quote), ap_decimal(share).digits);
  }
}

void ap_quote_text(const ap_quote *quote, const ap_quote *other, const ap_view *view, ap_text *text) {
  add_head(quote, view, text);
  add_work(quote, view, text);
  if (quote->terms != NULL) {
    add_fee(quote, view, text);
    add_estimate(quote, view, text);
  }
  add_saving(quote, other, view, text);
}
