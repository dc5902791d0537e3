/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "output/views.h"
#include "quoting/budget.h"
#include "quoting/quote.h"
#include "random_scenario.h"
#include "support/apportion.h"

enum { INSTANCES = 60, UNITS_MOST = 6, SHARES_MOST = 6 };
#define FIRST_SEED UINT64_C(202704020000)

static ap_payment at_the_end = {.share = 100, .at = AP_AT_END};
static ap_payment in_parts[] = {{.share = 33, .at = AP_AT_CONTRACT, .months = -2},
                                {.share = 33, .at = AP_AT_END},
                                {.share = 34, .at = AP_AT_END, .months = 13}};
static ap_purse purse;
static ap_grade grade = {.name = {.en = "auditor"}, .per_hour = 12345, .share = 100};
static ap_terms terms;

/* ---- shares ---- */

static void shares_are_whole_and_add_up(void **state) {
  (void)state;
  random_source source = {.state = FIRST_SEED};
  for (int trial = 0; trial < 1000; trial++) {
    ap_arena arena = {0};
    int64_t weights[SHARES_MOST], shares[SHARES_MOST];
    size_t count = (size_t)random_between(&source, 1, SHARES_MOST);
    int64_t amount = random_below(&source, 1000);
    int64_t all = 1;
    weights[0] = 1;
    for (size_t i = 1; i < count; i++) {
      weights[i] = random_below(&source, 13);
      all += weights[i];
    }
    assert_true(ap_apportion(amount, weights, count, &arena, shares));
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
      int64_t off = shares[i] * all - amount * weights[i];
      assert_true(off < all && off > -all);
      sum += shares[i];
    }
    assert_int_equal(sum, amount);
    ap_arena_free(&arena);
  }
}

static void of_equal_losses_the_earlier_share_has_one_more(void **state) {
  (void)state;
  ap_arena arena = {0};
  int64_t shares[3];
  assert_true(ap_apportion(100, (const int64_t[]){1, 1, 1}, 3, &arena, shares));
  assert_int_equal(shares[0], 34);
  assert_int_equal(shares[1], 33);
  assert_true(ap_apportion(10, (const int64_t[]){9, 3}, 2, &arena, shares));
  assert_int_equal(shares[0], 8);
  assert_int_equal(shares[1], 2);
  assert_true(ap_apportion(INT64_MAX, (const int64_t[]){INT64_MAX, 0}, 2, &arena, shares));
  assert_int_equal(shares[0], INT64_MAX);
  ap_arena_free(&arena);
}

/* ---- budgets ---- */

static void set_money(made_scenario *made, random_source *source) {
  bool split = random_percent(source, 70);
  purse = (ap_purse){.currency = "JPY",
                     .external_per_hour = random_percent(source, 50) ? 7777 : 0,
                     .overhead = random_below(source, 50),
                     .fiscal_start_month = random_between(source, 1, 12),
                     .payments = split ? in_parts : &at_the_end,
                     .payment_count = split ? 3 : 1};
  made->scenario.start_month = random_between(source, 1, 12);
  made->scenario.purse = &purse;
  terms = (ap_terms){.currency = "JPY", .grades = &grade, .grade_count = 1, .expenses = 1001, .contingency = 7};
  for (int standard = 0; standard < AP_STANDARDS; standard++) {
    terms.standards[standard] = (ap_effort_terms){.design = 40, .low = 100, .high = 100};
  }
  if (purse.external_per_hour == 0 && random_percent(source, 50)) {
    made->scenario.terms = &terms;
  }
  made_rate(made, 4321);
}

static void assert_adds_up(const ap_budget *budget) {
  int64_t costs = 0, fiscal = 0, cash = 0, external = 0, paid = 0, domains = 0, due = 0;
  int months = 0;
  for (int t = 0; t < budget->plan->scenario->years; t++) {
    const ap_year_cost *cost = &budget->costs[t];
    assert_int_equal(cost->internal, cost->work + cost->overhead + cost->set_ups);
    assert_int_equal(cost->total, cost->external + cost->internal);
    costs += cost->total;
  }
  for (size_t f = 0; f < budget->fiscal_count; f++) {
    const ap_fiscal_year *year = &budget->fiscal[f];
    assert_int_equal(year->cost, year->external + year->internal);
    assert_int_equal(year->cash, year->paid_external + year->internal);
    fiscal += year->cost;
    cash += year->cash;
    external += year->external;
    paid += year->paid_external;
    months += year->months;
  }
  for (size_t d = 0; d < budget->domain_count; d++) {
    domains += budget->domains[d].total;
  }
  for (size_t i = 0; i < budget->payment_count; i++) {
    due += budget->payments[i].amount;
  }
  assert_int_equal(costs, budget->sum.total);
  assert_int_equal(fiscal, costs);
  assert_int_equal(cash, costs);
  assert_int_equal(domains, costs);
  assert_int_equal(external, budget->sum.external);
  assert_int_equal(paid, external);
  assert_int_equal(due, external);
  assert_int_equal(months, budget->plan->scenario->years * AP_MONTHS_OF_A_YEAR);
}

static void assert_fee_is_the_quotes(const ap_budget *budget, ap_diagnostics *diagnostics) {
  ap_quote *quote = NULL;
  if (budget->plan->scenario->terms == NULL) {
    return;
  }
  assert_int_equal(ap_quote_make(budget->plan, diagnostics, &quote), AP_OK);
  for (int t = 0; t < quote->year_count; t++) {
    assert_int_equal(budget->costs[t].external, quote->years[t].fee.total);
  }
  assert_int_equal(budget->sum.external, quote->sum.fee.total);
  ap_quote_free(quote);
}

static void sums_add_up_on_random_scenarios(void **state) {
  (void)state;
  for (int number = 0; number < INSTANCES; number++) {
    random_source source = {.state = FIRST_SEED + (uint64_t)number};
    made_scenario *made = random_scenario(&source, UNITS_MOST);
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    ap_plan *plan = NULL;
    ap_budget *budget = NULL;
    ap_text text = {0};
    set_money(made, &source);
    assert_int_equal(ap_plan_make(&made->scenario, NULL, diagnostics, &plan), AP_OK);
    assert_int_equal(ap_budget_make(plan, NULL, diagnostics, &budget), AP_OK);
    assert_adds_up(budget);
    assert_fee_is_the_quotes(budget, diagnostics);
    ap_budget_json(budget, &text);
    assert_false(text.failed);
    ap_text_free(&text);
    ap_budget_free(budget);
    ap_plan_free(plan);
    ap_diagnostics_free(diagnostics);
    made_scenario_free(made);
  }
}

static void work_without_a_price_is_told(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 1);
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  ap_budget *budget = NULL;
  purse = (ap_purse){.currency = "JPY", .fiscal_start_month = 4, .payments = &at_the_end, .payment_count = 1};
  made_item(made, "9.2.3", NULL, 60, 45);
  made_rule(made, "ALL", AP_INTERNAL, AP_UNIT_OBJECTIVE, 1);
  made_scenario_finish(made);
  made->scenario.start_month = 4;
  assert_int_equal(ap_plan_make(&made->scenario, NULL, diagnostics, &plan), AP_OK);
  assert_int_equal(ap_budget_make(plan, NULL, diagnostics, &budget), AP_BAD_INPUT);
  assert_string_equal(ap_diagnostics_at(diagnostics, 0)->name, ap_diagnostic_name(AP_D_BUDGET_MISSING));
  ap_diagnostics_free(diagnostics);
  diagnostics = ap_diagnostics_new();
  made->scenario.purse = &purse;
  assert_int_equal(ap_budget_make(plan, NULL, diagnostics, &budget), AP_BAD_INPUT);
  assert_string_equal(ap_diagnostics_at(diagnostics, 0)->name, ap_diagnostic_name(AP_D_BUDGET_NO_RATE));
  assert_string_equal(ap_diagnostics_at(diagnostics, 0)->arguments[1], "9.2.3");
  made_rate(made, 8000);
  assert_int_equal(ap_budget_make(plan, NULL, diagnostics, &budget), AP_OK);
  assert_int_equal(budget->sum.total, 6000);
  ap_budget_free(budget);
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shares_are_whole_and_add_up),
      cmocka_unit_test(of_equal_losses_the_earlier_share_has_one_more),
      cmocka_unit_test(sums_add_up_on_random_scenarios),
      cmocka_unit_test(work_without_a_price_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
