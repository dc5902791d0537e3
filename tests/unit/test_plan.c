/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_scenario.h"
#include "planning/plan.h"
#include "planning/units.h"

#include <string.h>

static ap_arena arena;
static made_scenario *made;
static ap_diagnostics *diagnostics;

static int begin(void **state) {
  (void)state;
  made = made_scenario_new(2027, 3);
  diagnostics = ap_diagnostics_new();
  return diagnostics == NULL;
}

static int end(void **state) {
  (void)state;
  ap_arena_free(&arena);
  made_scenario_free(made);
  ap_diagnostics_free(diagnostics);
  return 0;
}

static ap_units build(ap_track track) {
  ap_units units;
  made_scenario_finish(made);
  assert_int_equal(ap_units_build(&made->scenario, track, &arena, diagnostics, &units), AP_OK);
  return units;
}

static void an_objective_is_one_unit_with_its_detailed_controls(void **state) {
  (void)state;
  ap_item *objective = made_item(made, "9.2.3", NULL, 60, 45);
  made_item(made, "9.2.3.11.PB", objective, 30, 15);
  made_item(made, "9.10.1", NULL, 60, 45);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  ap_units units = build(AP_EXTERNAL);
  assert_int_equal(units.count, 2);
  assert_int_equal(units.units[0].minutes, 90);
  assert_int_equal(units.units[0].member_count, 2);
  assert_ptr_equal(units.units[0].lead, objective);
  assert_int_equal(build(AP_INTERNAL).count, 0);
}

static void an_objective_is_drawn_in_by_a_detailed_control_that_matches(void **state) {
  (void)state;
  ap_item *objective = made_item(made, "8.1.2", NULL, 60, 45);
  ap_item *keys = made_item(made, "8.1.2.7.PB", objective, 30, 15);
  made_item(made, "8.1.2.8", objective, 30, 15);
  keys->direct = AP_SAYS_YES;
  static const char *direct[] = {"direct"};
  ap_rule *rule = made_rule(made, "DIRECT", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  rule->select.tags = direct;
  rule->select.tag_count = 1;
  ap_units units = build(AP_EXTERNAL);
  assert_int_equal(units.count, 1);
  assert_int_equal(units.units[0].minutes, 90);
}

static void what_is_left_out_or_taken_over_or_a_heading_makes_no_unit(void **state) {
  (void)state;
  made_item(made, "5.1.1", NULL, 60, 45)->selected = false;
  made_item(made, "5.1.2", NULL, 60, 45)->inherited = true;
  made_item(made, "5.1.3", NULL, 60, 45)->heading = true;
  made_rule(made, "EXT", AP_EXTERNAL, AP_UNIT_ITEM, 1);
  made_rule(made, "INT", AP_INTERNAL, AP_UNIT_ITEM, 1);
  assert_int_equal(build(AP_EXTERNAL).count, 0);
  ap_units internal = build(AP_INTERNAL);
  assert_int_equal(internal.count, 1);
  assert_string_equal(internal.units[0].lead->id, "5.1.2");
}

static void an_item_of_two_rules_is_one_unit_under_the_stricter_and_names_both(void **state) {
  (void)state;
  made_item(made, "5.1.1", NULL, 60, 45);
  made_rule(made, "LOOSE", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  made_rule(made, "STRICT", AP_EXTERNAL, AP_UNIT_ITEM, 2);
  ap_units units = build(AP_EXTERNAL);
  assert_int_equal(units.count, 1);
  assert_int_equal(units.units[0].every, 2);
  assert_string_equal(units.units[0].member_rules[0], "LOOSE+STRICT");
}

static void the_earliest_due_member_sets_the_deadline(void **state) {
  (void)state;
  ap_item *objective = made_item(made, "9.2.3", NULL, 60, 45);
  ap_item *detail = made_item(made, "9.2.3.1", objective, 30, 15);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  made_history(made, objective, AP_EXTERNAL, 2026);
  made_history(made, detail, AP_EXTERNAL, 2025);
  ap_units units = build(AP_EXTERNAL);
  assert_int_equal(units.units[0].deadline, 2);
}

static void a_detailed_control_without_history_has_its_objectives(void **state) {
  (void)state;
  ap_item *objective = made_item(made, "9.2.3", NULL, 60, 45);
  made_item(made, "9.2.3.1", objective, 30, 15);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 10);
  made_history(made, objective, AP_EXTERNAL, 2026);
  ap_units units = build(AP_EXTERNAL);
  assert_int_equal(units.units[0].deadline, 10);
  assert_int_equal(units.horizon, 10);
}

static void an_overdue_unit_is_due_in_the_first_year_and_keeps_its_due_year(void **state) {
  (void)state;
  made_history(made, made_item(made, "9.2.3", NULL, 60, 45), AP_EXTERNAL, 2022);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  ap_units units = build(AP_EXTERNAL);
  assert_int_equal(units.units[0].deadline, 1);
  assert_int_equal(units.units[0].due, -1);
}

static void items_without_minutes_are_all_told_at_once(void **state) {
  (void)state;
  made_item(made, "5.1.1", NULL, 0, 45);
  made_item(made, "5.1.2", NULL, 0, 45);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  made_scenario_finish(made);
  ap_plan *plan = (ap_plan *)made; /* of which a caller that frees it on the way out must not find anything */
  assert_int_equal(ap_plan_make(&made->scenario, NULL, diagnostics, &plan), AP_BAD_INPUT);
  assert_null(plan);
  assert_int_equal(ap_diagnostics_count(diagnostics), 2);
  assert_string_equal(ap_diagnostics_at(diagnostics, 0)->name, ap_diagnostic_name(AP_D_PLAN_NO_MINUTES));
  assert_int_equal(ap_diagnostics_at(diagnostics, 1)->line, 3);
}

static void a_plan_prints_the_first_years_and_goes_on_to_the_longest_period(void **state) {
  (void)state;
  made->scenario.years = 1;
  made_item(made, "5.1.1", NULL, 60, 45);
  made_item(made, "5.1.2", NULL, 60, 45);
  made_item(made, "5.1.3", NULL, 60, 45);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  made_scenario_finish(made);
  ap_plan *plan;
  assert_int_equal(ap_plan_make(&made->scenario, NULL, diagnostics, &plan), AP_OK);
  assert_int_equal(ap_plan_row_count(plan), 1);
  assert_int_equal(plan->continued_count, 2);
  assert_int_equal(plan->tracks[AP_EXTERNAL].horizon, 3);
  assert_int_equal(ap_plan_minutes(plan, AP_EXTERNAL, 0), 60);
  assert_int_equal(ap_plan_value(plan, AP_EXTERNAL, AP_PEAK), 60);
  assert_int_equal(ap_plan_proof(plan, AP_EXTERNAL, AP_PEAK), AP_PROVEN);
  assert_true(plan->tracks[AP_INTERNAL].empty);
  assert_int_equal(ap_plan_row_year(plan, 0), 2027);
  assert_int_equal(ap_plan_row_track(plan, 0), AP_EXTERNAL);
  assert_int_equal(ap_plan_row_minutes(plan, 0), 60);
  assert_string_equal(ap_plan_row_rules(plan, 0), "ALL");
  assert_non_null(ap_plan_row_item(plan, 0));
  ap_plan_free(plan);
}

static void the_model_has_a_binary_per_unit_and_year_and_a_row_per_window(void **state) {
  (void)state;
  made_history(made, made_item(made, "5.1.1", NULL, 60, 45), AP_EXTERNAL, 2025);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  made_scenario_finish(made);
  ap_text text = {0};
  assert_int_equal(ap_plain_model(&made->scenario, AP_EXTERNAL, AP_MINIMISE_TOTAL, 100, diagnostics, &text), AP_OK);
  assert_string_equal(text.bytes, "\\ auditplan: the plain integer program of the external track, the least total\n"
                                  "\\ year 1 is 2027; the horizon has 3 years\n"
                                  "\\ unit 1: 5.1.1 of ALL, 60 minutes, every 3, by year 2\n"
                                  "Minimize\n"
                                  " total: 60 x_1_1\n"
                                  "   + 60 x_1_2\n"
                                  "   + 60 x_1_3\n"
                                  "Subject To\n"
                                  " load_1: 60 x_1_1 <= 100\n"
                                  " load_2: 60 x_1_2 <= 100\n"
                                  " load_3: 60 x_1_3 <= 100\n"
                                  " w_1_1_2: x_1_1 + x_1_2 >= 1\n"
                                  " w_1_1_3: x_1_1 + x_1_2 + x_1_3 >= 1\n"
                                  "Binary\n"
                                  " x_1_1 x_1_2 x_1_3\n"
                                  "End\n");
  ap_text_free(&text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
  const struct CMUnitTest tests[] = {
      TEST(an_objective_is_one_unit_with_its_detailed_controls),
      TEST(an_objective_is_drawn_in_by_a_detailed_control_that_matches),
      TEST(what_is_left_out_or_taken_over_or_a_heading_makes_no_unit),
      TEST(an_item_of_two_rules_is_one_unit_under_the_stricter_and_names_both),
      TEST(the_earliest_due_member_sets_the_deadline),
      TEST(a_detailed_control_without_history_has_its_objectives),
      TEST(an_overdue_unit_is_due_in_the_first_year_and_keeps_its_due_year),
      TEST(items_without_minutes_are_all_told_at_once),
      TEST(a_plan_prints_the_first_years_and_goes_on_to_the_longest_period),
      TEST(the_model_has_a_binary_per_unit_and_year_and_a_row_per_window),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
