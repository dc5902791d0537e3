/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/budget_tables.h"
#include "output/bar.h"
#include "output/money.h"
#include "output/names.h"
#include "output/translate.h"
#include <inttypes.h>
#include <stdio.h>

enum { INDENT = 2, PER_MILLE_OF_PERCENT = 10 };

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

void ap_add_money_facts(ap_table *facts, const ap_budget *budget) {
  ap_table_add(facts, AP_PLAIN, _("Money"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0}; fiscal years from {1}"), budget->purse->currency,
                ap_month_title(budget->purse->fiscal_start_month));
  add_fee_fact(facts, budget);
  ap_table_add(facts, AP_PLAIN, _("Internal"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("at the scenario's rates, {0} percent overhead, and the fees of set-ups"),
                ap_decimal(budget->purse->overhead).digits);
  add_payment_facts(facts, budget->purse);
}

/* ---- fiscal years ---- */

/* One of the tables by fiscal year. */
typedef struct money_table {
  const ap_budget *budget;
  ap_table table;
  size_t bar_columns;
  int64_t most; /* what the longest bar stands for; 0: no bar */
} money_table;

static void add_money_row(money_table *into, ap_style style, const char *label, int64_t external, int64_t internal) {
  const char *currency = into->budget->purse->currency;
  ap_table_add(&into->table, style, label);
  ap_table_add(&into->table, style, ap_money(external, currency).digits);
  ap_table_add(&into->table, style, ap_money(internal, currency).digits);
  ap_table_add(&into->table, style, ap_money(external + internal, currency).digits);
  if (into->bar_columns == 0) {
    return;
  }
  ap_text bar = {0};
  if (into->most > 0) {
    ap_add_bar(&bar, external + internal, external, into->most, into->bar_columns);
  }
  ap_table_add(&into->table, style, bar.length == 0 ? "" : bar.bytes);
  into->table.failed = into->table.failed || bar.failed;
  ap_text_free(&bar);
}

ap_table ap_budget_fiscal_table(const ap_budget *budget, const ap_fiscal_table *wanted) {
  money_table into = {.budget = budget,
                      .table = {.columns = wanted->bar_columns > 0 ? 5 : 4,
                                .right = {false, true, true, true, false},
                                .indent = INDENT},
                      .bar_columns = wanted->bar_columns};
  const char *const heads[] = {_("year"), _("external"), _("internal"), _("together"), _("█ external  ░ internal")};
  for (size_t i = 0; i < into.table.columns; i++) {
    ap_table_add(&into.table, AP_FAINT, heads[i]);
  }
  for (size_t f = 0; f < budget->fiscal_count; f++) {
    int64_t cost = wanted->paid ? budget->fiscal[f].cash : budget->fiscal[f].cost;
    into.most = cost > into.most ? cost : into.most;
  }
  for (size_t f = 0; f < budget->fiscal_count; f++) {
    const ap_fiscal_year *year = &budget->fiscal[f];
    add_money_row(&into, AP_PLAIN, ap_year(year->year).digits, wanted->paid ? year->paid_external : year->external,
                  year->internal);
  }
  into.most = 0;
  add_money_row(&into, AP_STRONG, _("sum"), budget->sum.external, budget->sum.internal);
  return into.table;
}

/* ---- plan years ---- */

ap_across ap_budget_years_table(const ap_budget *budget) {
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
  return across;
}

/* ---- peaks ---- */

ap_number ap_percent_of_average(const ap_money_peak *peak) {
  ap_number share;
  snprintf(share.digits, sizeof share.digits, "%" PRId64 ".%d", peak->per_mille / PER_MILLE_OF_PERCENT,
           (int)(peak->per_mille % PER_MILLE_OF_PERCENT));
  return share;
}

static void add_peak(ap_table *facts, const char *label, const ap_money_peak *peak, const char *currency) {
  ap_table_add(facts, AP_PLAIN, label);
  AP_TABLE_FILL(facts, AP_PLAIN, _("the largest is {0} with {1}: {2} percent of the average, {3}"),
                ap_year(peak->year).digits, ap_money(peak->largest, currency).digits,
                ap_percent_of_average(peak).digits, ap_money(peak->average, currency).digits);
}

void ap_add_peak_facts(ap_table *facts, const ap_budget *budget) {
  add_peak(facts, _("cost, plan years"), &budget->cost_peak, budget->purse->currency);
  add_peak(facts, _("cash, fiscal years"), &budget->cash_peak, budget->purse->currency);
}

/* ---- what rules and domains add ---- */

ap_across ap_budget_rules_table(const ap_budget *budget) {
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
  return across;
}

void ap_add_domain_title(ap_text *text, const ap_domain_cost *domain) {
  if (domain->name == NULL) {
    ap_text_add(text, _("years without items"));
  } else {
    AP_FILL(text, _("{0} {1}"), ap_standard_title(domain->standard), domain->name);
  }
}

static void add_domain(ap_across *across, const ap_domain_cost *domain, const char *currency) {
  ap_text label = {0};
  ap_add_domain_title(&label, domain);
  ap_across_add(across, AP_PLAIN, label.failed ? "" : label.bytes);
  across->cells.failed = across->cells.failed || label.failed;
  ap_text_free(&label);
  ap_across_add(across, AP_PLAIN, ap_hours(domain->minutes[AP_EXTERNAL]).digits);
  ap_across_add(across, AP_PLAIN, ap_money(domain->external, currency).digits);
  ap_across_add(across, AP_PLAIN, ap_hours(domain->minutes[AP_INTERNAL]).digits);
  ap_across_add(across, AP_PLAIN, ap_money(domain->internal, currency).digits);
  ap_across_add(across, AP_PLAIN, ap_money(domain->total, currency).digits);
}

ap_across ap_budget_domains_table(const ap_budget *budget) {
  ap_across across = {.columns = 5, .indent = INDENT};
  const char *const heads[] = {_("domain"), _("hours"), _("external"), _("hours"), _("internal"), _("together")};
  for (size_t i = 0; i <= across.columns; i++) {
    ap_across_add(&across, AP_FAINT, heads[i]);
  }
  for (size_t d = 0; d < budget->domain_count; d++) {
    add_domain(&across, &budget->domains[d], budget->purse->currency);
  }
  return across;
}

/* ---- notes ---- */

bool ap_budget_splits_years(const ap_budget *budget) {
  return budget->purse->fiscal_start_month != budget->plan->scenario->start_month;
}

const char ap_budget_split_note[] =
    N_("A plan year that spans two fiscal years is split by its months, in whole units of the currency (largest "
       "remainder), so that the sums agree.");
const char ap_budget_rules_note[] =
    N_("Each was found by planning once more without the rule; where rules share items these do not add up.");
const char ap_budget_domains_note[] = N_("Each year's money, shared out by the minutes of the domain's items.");
