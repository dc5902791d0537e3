/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A budget for people: by fiscal year, as it is paid, the peak, and what each rule and each domain adds. */
#include "output/budget_tables.h"
#include "output/facts.h"
#include "output/money.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/width.h"

enum { INDENT = 2, GAP = 2, BAR_MOST = 32, BAR_LEAST = 4 };

static void add_title(ap_text *text, const ap_view *view, const char *title) {
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, title);
  ap_text_add(text, "\n");
}

static void add_head(const ap_budget *budget, const ap_view *view, ap_text *text) {
  const ap_scenario *scenario = budget->plan->scenario;
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Budget"), AP_STRONG, ap_words_in(&scenario->title, view->language));
  ap_add_years_fact(&facts, scenario);
  ap_add_scheme_facts(&facts, scenario->scheme, view);
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_add_money_facts(&facts, budget);
  ap_table_write(&facts, view, text);
}

static size_t widest(size_t one, const char *string) {
  size_t other = ap_width(string);
  return one > other ? one : other;
}

/* The bar takes what is left of the screen. */
static size_t room_for_bars(const ap_budget *budget) {
  const char *currency = budget->purse->currency;
  size_t used = INDENT + widest(widest(0, _("year")), ap_year(budget->fiscal[0].year).digits);
  used += GAP + widest(widest(0, _("external")), ap_money(budget->sum.external, currency).digits);
  used += GAP + widest(widest(0, _("internal")), ap_money(budget->sum.internal, currency).digits);
  used += GAP + widest(widest(0, _("together")), ap_money(budget->sum.total, currency).digits) + GAP;
  if (used + BAR_LEAST > AP_SCREEN_COLUMNS) {
    return 0;
  }
  size_t left = AP_SCREEN_COLUMNS - used;
  return left < BAR_MOST ? left : BAR_MOST;
}

static void add_fiscal_years(const ap_budget *budget, bool paid, const ap_view *view, ap_text *text) {
  ap_table table = ap_budget_fiscal_table(budget, &(ap_fiscal_table){paid, room_for_bars(budget)});
  ap_table_write(&table, view, text);
}

static void add_table(ap_across table, const ap_view *view, ap_text *text) { ap_across_write(&table, view, text); }

static void add_note(const char *note, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 1, .indent = INDENT};
  ap_table_add(&table, AP_FAINT, note);
  ap_table_write(&table, view, text);
}

void ap_budget_text(const ap_budget *budget, const ap_view *view, ap_text *text) {
  ap_table peaks = ap_facts(INDENT);
  add_head(budget, view, text);
  add_title(text, view, _("Cost by fiscal year"));
  add_fiscal_years(budget, false, view, text);
  if (ap_budget_splits_years(budget)) {
    add_note(_(ap_budget_split_note), view, text);
  }
  add_title(text, view, _("Cash by fiscal year"));
  add_fiscal_years(budget, true, view, text);
  add_title(text, view, _("Cost by plan year"));
  add_table(ap_budget_years_table(budget), view, text);
  add_title(text, view, _("Peak against average"));
  ap_add_peak_facts(&peaks, budget);
  ap_table_write(&peaks, view, text);
  add_title(text, view, _("What each rule adds"));
  add_table(ap_budget_rules_table(budget), view, text);
  add_note(_(ap_budget_rules_note), view, text);
  add_title(text, view, _("What each domain adds"));
  add_table(ap_budget_domains_table(budget), view, text);
  add_note(_(ap_budget_domains_note), view, text);
}
