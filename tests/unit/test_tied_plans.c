/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of tied units: one by hand, and a few of those that test_property_tied.c tries by the thousand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "made_scenario.h"
#include "planning/plan.h"
#include "tied_trial.h"

enum { INSTANCES = 200 };

static void expect_decided(const ap_plan *plan, ap_track track, ap_criterion criterion, int64_t value) {
  assert_int_equal(ap_plan_value(plan, track, criterion), value);
  assert_true(ap_plan_proof(plan, track, criterion) <= AP_BY_SEARCH);
}

/* The best internal peak has one of the two audited externally in each year; the solver once gave up on the way from
 * one question to the next. */
static void external_audits_are_spread_to_spare_internal_ones(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 5);
  made_item(made, "9.1.8", NULL, 960, 720);
  made_item(made, "9.1.9", NULL, 840, 540);
  made_rule(made, "EXT", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  made_rule(made, "INT", AP_INTERNAL, AP_UNIT_OBJECTIVE, 1);
  made->scenario.constraints.external_counts = true;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  assert_int_equal(ap_plan_make(made_scenario_finish(made), NULL, diagnostics, &plan), AP_OK);
  expect_decided(plan, AP_EXTERNAL, AP_PEAK, 960);
  expect_decided(plan, AP_INTERNAL, AP_PEAK, 720);
  expect_decided(plan, AP_EXTERNAL, AP_TOTAL, 960 + 4 * 840);
  expect_decided(plan, AP_INTERNAL, AP_TOTAL, 4 * 720 + 540);
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
}

/* Overdue, and barred in more years than its period has: what is audited externally before then is due no sooner, so
 * that one external audit in any year will do, and none is forced. */
static void external_audits_make_nothing_due_sooner(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *item = made_item(made, "9.1.8", NULL, 45, 30);
  made_rule(made, "EXT", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  made_rule(made, "INT", AP_INTERNAL, AP_UNIT_OBJECTIVE, 1);
  made_history(made, item, AP_INTERNAL, 2024);
  made_pin(made, "9.1.8", 1U << AP_INTERNAL)->never = 3U;
  made->scenario.constraints.external_counts = true;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  assert_int_equal(ap_plan_make(made_scenario_finish(made), NULL, diagnostics, &plan), AP_OK);
  expect_decided(plan, AP_EXTERNAL, AP_TOTAL, 45);
  expect_decided(plan, AP_INTERNAL, AP_TOTAL, 0);
  for (int year = 0; year < 3; year++) {
    assert_int_equal(plan->tracks[AP_EXTERNAL].years[year].forced_minutes, 0);
  }
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
}

static void plans_of_tied_units_are_those_of_trying_everything(void **state) {
  (void)state;
  try_tied_instances(0, INSTANCES, BRUTE_MINIMAL_COVERS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(external_audits_are_spread_to_spare_internal_ones),
      cmocka_unit_test(external_audits_make_nothing_due_sooner),
      cmocka_unit_test(plans_of_tied_units_are_those_of_trying_everything),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
