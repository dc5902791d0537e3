/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A budget for people: by fiscal year, as it is paid, the peak, and what each rule and each domain adds. */
#include "output/across.h"
#include "output/bar.h"
#include "output/facts.h"
#include "output/money.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/width.h"

enum { INDENT = 2, GAP = 2, BAR_MOST = 32, BAR_LEAST = 4, PER_MILLE_OF_PERCENT = 10 };

static void add_title(ap_text *text, const ap_view *view, const char *title) {
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, title);
  ap_text_add(text, "\n");
}

/* ---- what it is made from ---- */

static void add_fee_fact(ap_table *facts, const ap_budget *budget) {
  ap_table_add(facts, AP_PLAIN, _("External"));
  switch (ap_fee_source_of(budget->plan->scenario)) {
  case AP_FEE_OF_QUOTE:
    ap_table_add(facts, AP_PLAIN, _("the total of the quote"));
    return;
  case AP_FEE_BY_HOUR:
    AP_TABLE_FILL(facts, AP_PLAIN, _("{0} an hour, and the fees of set-ups"),
                  ap_money(budget->purse->external_per_hour, budget->purse->currency).digits);
    return;
  case AP_FEE_BY_RATES:
  case AP_FEE_UNKNOWN:
    ap_table_add(facts, AP_PLAIN, _("at the scenario's rates, and the fees of set-ups"));
    return;
  }
}

static const char *payment_words(const ap_payment *payment) {
  unsigned long months = (unsigned long)(payment->months < 0 ? -payment->months : payment->months);
  if (payment->months == 0) {
    return payment->at == AP_AT_CONTRACT ? _("{0} percent with the contract, in the first month of the plan year")
                                         : _("{0} percent at the end of the audit, in the last month of the plan year");
  }
  if (payment->at == AP_AT_CONTRACT) {
    return payment->months > 0 ? dngettext(AP_TEXT_DOMAIN, "{0} percent {1} month after the contract",
                                           "{0} percent {1} months after the contract", months)
                               : dngettext(AP_TEXT_DOMAIN, "{0} percent {1} month before the contract",
                                           "{0} percent {1} months before the contract", months);
  }
  return payment->months > 0 ? dngettext(AP_TEXT_DOMAIN, "{0} percent {1} month after the end of the audit",
                                         "{0} percent {1} months after the end of the audit", months)
                             : dngettext(AP_TEXT_DOMAIN, "{0} percent {1} month before the end of the audit",
                                         "{0} percent {1} months before the end of the audit", months);
}

static void add_payment_facts(ap_table *facts, const ap_purse *purse) {
  for (size_t i = 0; i < purse->payment_count; i++) {
    const ap_payment *payment = &purse->payments[i];
    int months = payment->months < 0 ? -payment->months : payment->months;
    ap_table_add(facts, AP_PLAIN, i == 0 ? _("Paid") : "");
    AP_TABLE_FILL(facts, AP_PLAIN, payment_words(payment), ap_decimal(payment->share).digits,
                  ap_decimal(months).digits);
  }
}

static void add_head(const ap_budget *budget, const ap_view *view, ap_text *text) {
  const ap_scenario *scenario = budget->plan->scenario;
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Budget"), AP_STRONG, ap_words_in(&scenario->title, view->language));
  ap_add_years_fact(&facts, scenario);
  ap_add_scheme_facts(&facts, scenario->scheme, view);
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_table_add(&facts, AP_PLAIN, _("Money"));
  AP_TABLE_FILL(&facts, AP_PLAIN, _("{0}; fiscal years from {1}"), budget->purse->currency,
                ap_month_title(budget->purse->fiscal_start_month));
  add_fee_fact(&facts, budget);
  ap_table_add(&facts, AP_PLAIN, _("Internal"));
  AP_TABLE_FILL(&facts, AP_PLAIN, _("at the scenario's rates, {0} percent overhead, and the fees of set-ups"),
                ap_decimal(budget->purse->overhead).digits);
  add_payment_facts(&facts, budget->purse);
  ap_table_write(&facts, view, text);
}

/* ---- fiscal years ---- */

/* One of the tables by fiscal year. */
typedef struct money_table {
  const ap_budget *budget;
  ap_table table;
  size_t bar_columns; /* 0: there is no room for bars */
  int64_t most;       /* what the longest bar stands for */
} money_table;

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

static void add_money_row(money_table *into, ap_style style, const char *label, int64_t external, int64_t internal) {
  const char *currency = into->budget->purse->currency;
  ap_text bar = {0};
  if (into->most > 0) {
    ap_add_bar(&bar, external + internal, external, into->most, into->bar_columns);
  }
  ap_table_add(&into->table, style, label);
  ap_table_add(&into->table, style, ap_money(external, currency).digits);
  ap_table_add(&into->table, style, ap_money(internal, currency).digits);
  ap_table_add(&into->table, style, ap_money(external + internal, currency).digits);
  ap_table_add(&into->table, style, bar.length == 0 ? "" : bar.bytes);
  into->table.failed = into->table.failed || bar.failed;
  ap_text_free(&bar);
}

static void add_fiscal_years(const ap_budget *budget, bool paid, const ap_view *view, ap_text *text) {
  money_table into = {.budget = budget,
                      .table = {.columns = 5, .right = {false, true, true, true, false}, .indent = INDENT},
                      .bar_columns = room_for_bars(budget)};
  const char *const heads[] = {_("year"), _("external"), _("internal"), _("together"),
                               into.bar_columns > 0 ? _("█ external  ░ internal") : ""};
  for (size_t i = 0; i < into.table.columns; i++) {
    ap_table_add(&into.table, AP_FAINT, heads[i]);
  }
  for (size_t f = 0; f < budget->fiscal_count; f++) {
    int64_t cost = paid ? budget->fiscal[f].cash : budget->fiscal[f].cost;
    into.most = cost > into.most ? cost : into.most;
  }
  for (size_t f = 0; f < budget->fiscal_count; f++) {
    const ap_fiscal_year *year = &budget->fiscal[f];
    add_money_row(&into, AP_PLAIN, ap_year(year->year).digits, paid ? year->paid_external : year->external,
                  year->internal);
  }
  into.most = 0;
  add_money_row(&into, AP_STRONG, _("sum"), budget->sum.external, budget->sum.internal);
  ap_table_write(&into.table, view, text);
}

static void add_note(const char *note, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 1, .indent = INDENT};
  ap_table_add(&table, AP_FAINT, note);
  ap_table_write(&table, view, text);
}

/* ---- plan years ---- */

static void add_plan_years(const ap_budget *budget, const ap_view *view, ap_text *text) {
  const char *currency = budget->purse->currency;
  int years = budget->plan->scenario->years;
  ap_across across = {.columns = 6, .indent = INDENT};
  const char *const heads[] = {_("year"),    _("external"), _("internal work"), _("overhead"),
                               _("set-ups"), _("internal"), _("together")};
  for (size_t i = 0; i <= across.columns; i++) {
    ap_across_add(&across, AP_FAINT, heads[i]);
  }
  for (int t = 0; t <= years; t++) {
    const ap_year_cost *cost = t < years ? &budget->costs[t] : &budget->sum;
    ap_style style = t < years ? AP_PLAIN : AP_STRONG;
    const int64_t amounts[] = {cost->external, cost->work, cost->overhead, cost->set_ups, cost->internal, cost->total};
    ap_across_add(&across, style, t < years ? ap_year(cost->year).digits : _("sum"));
    for (size_t i = 0; i < across.columns; i++) {
      ap_across_add(&across, style, ap_money(amounts[i], currency).digits);
    }
  }
  ap_across_write(&across, view, text);
}

/* ---- peaks ---- */

static void add_peak(ap_table *facts, const char *label, const ap_money_peak *peak, const char *currency) {
  ap_text share = {0};
  AP_FILL(&share, "{0}.{1}", ap_decimal(peak->per_mille / PER_MILLE_OF_PERCENT).digits,
          ap_decimal(peak->per_mille % PER_MILLE_OF_PERCENT).digits);
  ap_table_add(facts, AP_PLAIN, label);
  AP_TABLE_FILL(facts, AP_PLAIN, _("the largest is {0} with {1}: {2} percent of the average, {3}"),
                ap_year(peak->year).digits, ap_money(peak->largest, currency).digits, share.failed ? "" : share.bytes,
                ap_money(peak->average, currency).digits);
  facts->failed = facts->failed || share.failed;
  ap_text_free(&share);
}

static void add_peaks(const ap_budget *budget, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(INDENT);
  add_peak(&facts, _("cost, plan years"), &budget->cost_peak, budget->purse->currency);
  add_peak(&facts, _("cash, fiscal years"), &budget->cash_peak, budget->purse->currency);
  ap_table_write(&facts, view, text);
}

/* ---- what rules and domains add ---- */

static void add_rules(const ap_budget *budget, const ap_view *view, ap_text *text) {
  const char *currency = budget->purse->currency;
  ap_across across = {.columns = 4, .indent = INDENT};
  const char *const heads[] = {_("rule"), _("external"), _("internal"), _("together"), _("of the largest year")};
  for (size_t i = 0; i <= across.columns; i++) {
    ap_across_add(&across, AP_FAINT, heads[i]);
  }
  for (size_t r = 0; r < budget->rule_count; r++) {
    const ap_rule_addition *addition = &budget->rules[r];
    const int64_t amounts[] = {addition->external, addition->internal, addition->total, addition->largest};
    bool known = addition->outcome == AP_HAS_PLAN;
    ap_text label = {0};
    AP_FILL(&label,
            known                              ? "{0}"
            : addition->outcome == AP_HAS_NONE ? _("{0}: no plan without it")
                                               : _("{0}: not decided"),
            addition->rule->id);
    ap_across_add(&across, AP_PLAIN, label.failed ? "" : label.bytes);
    across.cells.failed = across.cells.failed || label.failed;
    ap_text_free(&label);
    for (size_t i = 0; i < across.columns; i++) {
      ap_across_add(&across, AP_PLAIN, known ? ap_money(amounts[i], currency).digits : "");
    }
  }
  ap_across_write(&across, view, text);
}

/* `domain` without a name: what falls in years without items. */
static void add_domain(ap_across *across, const ap_domain_cost *domain, const char *currency) {
  ap_text label = {0};
  if (domain->name == NULL) {
    ap_text_add(&label, _("years without items"));
  } else {
    AP_FILL(&label, _("{0} {1}"), ap_standard_title(domain->standard), domain->name);
  }
  ap_across_add(across, AP_PLAIN, label.failed ? "" : label.bytes);
  across->cells.failed = across->cells.failed || label.failed;
  ap_text_free(&label);
  ap_across_add(across, AP_PLAIN, ap_hours(domain->minutes[AP_EXTERNAL]).digits);
  ap_across_add(across, AP_PLAIN, ap_money(domain->external, currency).digits);
  ap_across_add(across, AP_PLAIN, ap_hours(domain->minutes[AP_INTERNAL]).digits);
  ap_across_add(across, AP_PLAIN, ap_money(domain->internal, currency).digits);
  ap_across_add(across, AP_PLAIN, ap_money(domain->total, currency).digits);
}

static void add_domains(const ap_budget *budget, const ap_view *view, ap_text *text) {
  ap_across across = {.columns = 5, .indent = INDENT};
  const char *const heads[] = {_("domain"), _("hours"), _("external"), _("hours"), _("internal"), _("together")};
  for (size_t i = 0; i <= across.columns; i++) {
    ap_across_add(&across, AP_FAINT, heads[i]);
  }
  for (size_t d = 0; d < budget->domain_count; d++) {
    add_domain(&across, &budget->domains[d], budget->purse->currency);
  }
  ap_across_write(&across, view, text);
}

/* ---- the whole ---- */

void ap_budget_text(const ap_budget *budget, const ap_view *view, ap_text *text) {
  add_head(budget, view, text);
  add_title(text, view, _("Cost by fiscal year"));
  add_fiscal_years(budget, false, view, text);
  if (budget->purse->fiscal_start_month != budget->plan->scenario->start_month) {
    add_note(
        _("A plan year that spans two fiscal years is split by its months, in whole units of the currency (largest "
          "remainder), so that the sums agree."),
        view, text);
  }
  add_title(text, view, _("Cash by fiscal year"));
  add_fiscal_years(budget, true, view, text);
  add_title(text, view, _("Cost by plan year"));
  add_plan_years(budget, view, text);
  add_title(text, view, _("Peak against average"));
  add_peaks(budget, view, text);
  add_title(text, view, _("What each rule adds"));
  add_rules(budget, view, text);
  add_note(_("Each was found by planning once more without the rule; where rules share items these do not add up."),
           view, text);
  add_title(text, view, _("What each domain adds"));
  add_domains(budget, view, text);
  add_note(_("Each year's money, shared out by the minutes of the domain's items."), view, text);
}
