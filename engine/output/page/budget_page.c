/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a budget: what the years cost and the largest of them, then plan years, fiscal years, rules, domains. */
#include "output/budget_tables.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/page/chart_parts.h"
#include "output/page/told.h"
#include "output/translate.h"
#include "output/views.h"

/* ---- the answer first ---- */

static void add_peak_answer(ap_page *page, const char *id, const char *label, const ap_money_peak *peak,
                            const char *currency) {
  ap_page_answer(page, id, AP_PLAIN, label, ap_page_money(page, peak->largest, currency),
                 AP_PAGE_FILLED(page, _("{0}: {1} percent of the average, {2}"), ap_year(peak->year).digits,
                                ap_percent_of_average(peak).digits, ap_page_money(page, peak->average, currency)));
}

static void add_answers(ap_page *page, const ap_budget *budget) {
  const char *currency = budget->purse->currency;
  ap_page_answer(page, "cost", AP_PLAIN, _("Cost of all years"), ap_page_money(page, budget->sum.total, currency),
                 AP_PAGE_FILLED(page, _("external {0}, internal {1}"),
                                ap_page_money(page, budget->sum.external, currency),
                                ap_page_money(page, budget->sum.internal, currency)));
  add_peak_answer(page, "largest", _("Largest plan year"), &budget->cost_peak, currency);
  add_peak_answer(page, "cash", _("Most paid in a fiscal year"), &budget->cash_peak, currency);
  ap_page_count_answer(page, budget->plan->scenario->catalog);
}

static void add_facts(ap_page *page, const ap_budget *budget) {
  ap_table money = ap_facts(0);
  ap_page_scenario_facts(page, budget->plan->scenario);
  ap_add_money_facts(&money, budget);
  ap_page_told_facts(page, &money);
}

/* ---- charts ---- */

/* External and internal, one upon the other. */
typedef struct money_stack {
  const char *name;
  const char *external_title, *internal_title;
  int64_t *external, *internal;
  bool light;
} money_stack;

static money_stack stack_of(ap_page *page, const char *name, size_t count) {
  return (money_stack){.name = name,
                       .external_title = _("external"),
                       .internal_title = _("internal"),
                       .external = ap_page_values(page, count),
                       .internal = ap_page_values(page, count)};
}

static void add_stack(ap_page_series *series, size_t *count, const money_stack *stack) {
  series[(*count)++] = (ap_page_series){.name = stack->external_title,
                                        .tone = stack->light ? AP_TONE_EXTERNAL_LIGHT : AP_TONE_EXTERNAL,
                                        .stack = stack->name,
                                        .values = stack->external};
  series[(*count)++] = (ap_page_series){.name = stack->internal_title,
                                        .tone = stack->light ? AP_TONE_INTERNAL_LIGHT : AP_TONE_INTERNAL,
                                        .stack = stack->name,
                                        .values = stack->internal};
}

static void add_average(ap_page *page, ap_page_series *series, size_t *count, const ap_page_figure *figure,
                        const ap_money_peak *peak, const char *name) {
  series[(*count)++] = (ap_page_series){
      .name = name, .tone = AP_TONE_E, .line = true, .values = ap_page_level(page, figure->label_count, peak->average)};
}

/* Of nothing where memory is short. */
static void add_chart(ap_page *page, const ap_budget *budget, ap_page_figure figure) {
  figure.unit = AP_PAGE_MONEY;
  figure.currency = figure.axis = budget->purse->currency;
  if (!page->arena.failed) {
    ap_page_chart(page, &figure);
  }
}

static void add_years_chart(ap_page *page, const ap_budget *budget) {
  size_t years = (size_t)budget->plan->scenario->years;
  ap_page_series series[3];
  ap_page_figure figure = {.id = "years",
                           .title = _("Cost of each plan year, and the average"),
                           .summary = _("A column for each plan year, the internal cost upon the external, with a line "
                                        "at the average year. The table below has the numbers."),
                           .across = _("plan year"),
                           .labels = ap_page_year_labels(page, budget->costs[0].year, years),
                           .label_count = years,
                           .series = series};
  money_stack stack = stack_of(page, "cost", years);
  for (size_t t = 0; t < years && !page->arena.failed; t++) {
    stack.external[t] = budget->costs[t].external;
    stack.internal[t] = budget->costs[t].internal;
  }
  add_stack(series, &figure.series_count, &stack);
  add_average(page, series, &figure.series_count, &figure, &budget->cost_peak, _("average plan year"));
  add_chart(page, budget, figure);
}

/* What a fiscal year costs, and beside it what is paid in it. */
static void add_fiscal_chart(ap_page *page, const ap_budget *budget) {
  size_t years = budget->fiscal_count;
  ap_page_series series[5];
  ap_page_figure figure = {.id = "fiscal",
                           .title = _("Cost and payments of each fiscal year"),
                           .summary =
                               _("Two columns for each fiscal year: what it costs, and beside it what is paid in "
                                 "it, with a line at the average year of payments. The tables below have the "
                                 "numbers."),
                           .across = _("fiscal year"),
                           .labels = ap_page_year_labels(page, budget->fiscal[0].year, years),
                           .label_count = years,
                           .series = series};
  money_stack cost = stack_of(page, "cost", years);
  money_stack cash = stack_of(page, "cash", years);
  cost.external_title = _("external, cost");
  cost.internal_title = _("internal, cost");
  cash.external_title = _("external, paid");
  cash.internal_title = _("internal, paid");
  cash.light = true;
  for (size_t f = 0; f < years && !page->arena.failed; f++) {
    cost.external[f] = budget->fiscal[f].external;
    cash.external[f] = budget->fiscal[f].paid_external;
    cost.internal[f] = cash.internal[f] = budget->fiscal[f].internal;
  }
  add_stack(series, &figure.series_count, &cost);
  add_stack(series, &figure.series_count, &cash);
  add_average(page, series, &figure.series_count, &figure, &budget->cash_peak, _("average year of payments"));
  add_chart(page, budget, figure);
}

static void add_domains_chart(ap_page *page, const ap_budget *budget) {
  ap_page_series series[2];
  const char **labels = ap_arena_allocate(&page->arena, budget->domain_count, sizeof *labels);
  ap_page_figure figure = {.id = "domains",
                           .title = _("What each domain costs over all years"),
                           .summary = _("A bar for each domain of the catalog, the internal cost behind the external. "
                                        "The table below has the numbers."),
                           .across = _("domain"),
                           .labels = labels,
                           .label_count = budget->domain_count,
                           .series = series,
                           .sideways = true};
  money_stack stack = stack_of(page, "cost", budget->domain_count);
  for (size_t d = 0; d < budget->domain_count && !page->arena.failed; d++) {
    ap_text name = {0};
    ap_add_domain_title(&name, &budget->domains[d]);
    labels[d] = ap_page_taken(page, &name);
    stack.external[d] = budget->domains[d].external;
    stack.internal[d] = budget->domains[d].internal;
  }
  add_stack(series, &figure.series_count, &stack);
  add_chart(page, budget, figure);
}

/* ---- sections ---- */

static void add_table(ap_page *page, const char *id, const char *caption, ap_across table) {
  ap_page_told_across(page, &(ap_page_grid){.id = id, .caption = caption}, &table);
}

static void add_fiscal_table(ap_page *page, const ap_budget *budget, bool paid) {
  ap_table table = ap_budget_fiscal_table(budget, &(ap_fiscal_table){.paid = paid});
  ap_page_told_table(page,
                     &(ap_page_grid){.id = paid ? "table-cash" : "table-cost",
                                     .caption = paid ? _("Cash by fiscal year") : _("Cost by fiscal year")},
                     &table);
}

static void add_plan_years(ap_page *page, const ap_budget *budget) {
  ap_page_section(page, "years", _("Plan years"));
  add_years_chart(page, budget);
  add_table(page, "table-years", _("Cost by plan year"), ap_budget_years_table(budget));
}

static void add_fiscal_years(ap_page *page, const ap_budget *budget) {
  ap_page_section(page, "fiscal", _("Fiscal years"));
  add_fiscal_chart(page, budget);
  add_fiscal_table(page, budget, false);
  add_fiscal_table(page, budget, true);
  if (ap_budget_splits_years(budget)) {
    ap_page_words(page, AP_FAINT, _(ap_budget_split_note));
  }
}

static void add_additions(ap_page *page, const ap_budget *budget) {
  ap_page_section(page, "rules", _("What each rule adds"));
  add_table(page, "table-rules", _("What each rule adds to the sum of the years, and to the largest of them"),
            ap_budget_rules_table(budget));
  ap_page_words(page, AP_FAINT, _(ap_budget_rules_note));
  ap_page_section(page, "domains", _("What each domain adds"));
  add_domains_chart(page, budget);
  add_table(page, "table-domains", _("Hours and money of each domain, external and internal"),
            ap_budget_domains_table(budget));
  ap_page_words(page, AP_FAINT, _(ap_budget_domains_note));
}

void ap_budget_page(const ap_budget *budget, const ap_view *view, ap_text *text) {
  ap_page page = ap_page_begin(&(ap_page_head){.command = "budget",
                                               .kind = _("Budget"),
                                               .title = ap_words_in(&budget->plan->scenario->title, view->language),
                                               .view = view});
  add_answers(&page, budget);
  add_facts(&page, budget);
  add_plan_years(&page, budget);
  add_fiscal_years(&page, budget);
  add_additions(&page, budget);
  ap_page_end(&page, text);
}
