/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every request for memory of a quote and of its views fails once. */
#include "failing_heap.h"
#include "made_scenario.h"
#include "output/views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static ap_grade grades[2] = {{.name = {"Partner", NULL}, .per_hour = 30000, .share = 25},
                             {.name = {"Staff", NULL}, .per_hour = 10000, .share = 75}};
static ap_fixed_fee fixed_fees[1] = {{.name = {"Report", NULL}, .amount = 5000}};
static const ap_terms terms = {.currency = "JPY",
                               .grades = grades,
                               .grade_count = 2,
                               .fixed_fees = fixed_fees,
                               .fixed_fee_count = 1,
                               .standards = {{50, 80, 150}, {50, 80, 150}, {50, 80, 150}},
                               .has_range = true,
                               .correlation = 100};
static const ap_auditor auditor = {.registered = true, .number = "1", .name = {"Firm", NULL}};
static ap_rule full_rules[1] = {
    {.id = "EACH", .track = AP_EXTERNAL, .unit = AP_UNIT_ITEM, .every = 1, .enabled = true}};
static const ap_scheme full = {.id = "full", .title = {"Full", NULL}, .rules = full_rules, .rule_count = 1};

static made_scenario *made;
static ap_diagnostics *diagnostics;
static ap_plan *plan;
static ap_quote *quote, *other;

static int begin(void **state) {
  (void)state;
  made = made_scenario_new(2027, 2);
  diagnostics = ap_diagnostics_new();
  made_item(made, "9.2.3", NULL, 61, 30)->direct = AP_SAYS_YES;
  made_item(made, "5.1.1", NULL, 20, 30);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_ITEM, 2);
  made->scenario.terms = &terms;
  made->scenario.auditor = &auditor;
  made->scheme.title = (ap_words){"Made", NULL};
  made->catalog.title = "A catalog";
  made->scenario.title = (ap_words){"A contract", NULL};
  return ap_plan_make(made_scenario_finish(made), NULL, diagnostics, &plan) != AP_OK;
}

static int end(void **state) {
  (void)state;
  ap_quote_free(other);
  ap_quote_free(quote);
  ap_plan_free(plan);
  other = quote = NULL;
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
  return 0;
}

/* Fails each request in turn, until none is left. */
static void assert_fails_in_turn(ap_status (*make)(void)) {
  ap_status status = AP_MACHINE;
  for (long request = 0; status != AP_OK; request++) {
    heap_fail(request);
    status = make();
    assert_int_equal(status, heap_failed() ? AP_MACHINE : AP_OK);
  }
}

static ap_status make_quote(void) { return ap_quote_make(plan, diagnostics, &quote); }
static ap_status make_other(void) { return ap_quote_against(plan, &full, NULL, diagnostics, &other); }

static void a_quote_that_memory_is_short_for_says_so(void **state) {
  (void)state;
  assert_fails_in_turn(make_quote);
  assert_fails_in_turn(make_other);
}

static void show_text(ap_text *text) {
  ap_quote_text(quote, other, &(ap_view){.language = "en", .colour = true}, text);
}

static void show_csv(ap_text *text) { ap_quote_csv(quote, other, text); }
static void show_json(ap_text *text) { ap_quote_json(quote, other, text); }

static void views_of_a_quote_say_so_when_memory_is_short(void **state) {
  (void)state;
  static void (*const views[])(ap_text *) = {show_text, show_csv, show_json};
  assert_int_equal(make_quote(), AP_OK);
  assert_int_equal(make_other(), AP_OK);
  for (size_t v = 0; v < sizeof views / sizeof views[0]; v++) {
    assert_view_tells_of_short_memory(views[v]);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_quote_that_memory_is_short_for_says_so),
      TEST(views_of_a_quote_say_so_when_memory_is_short),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
