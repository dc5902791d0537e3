/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/scope.h"
#include "made_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { OBJECTIVE_BIT = 1U << AP_OBJECTIVE, DETAILED_BIT = 1U << AP_DETAILED };

/* Finds the scope and leaves it to be looked at. */
static ap_check_scope scope_of(made_scenario *made, ap_track track) {
  ap_check_scope scope;
  assert_int_equal(ap_check_scope_find(made_scenario_finish(made), track, &scope), AP_OK);
  return scope;
}

static const ap_check_unit *unit_of(const ap_check_scope *scope, const ap_item *item) {
  assert_true(ap_check_is_claimed(scope, item));
  return &scope->units[scope->unit_of[item->index]];
}

static void an_objective_makes_one_unit_with_its_detailed_controls(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *objective = made_item(made, "9.1.1", NULL, 40, 0);
  ap_item *detail = made_item(made, "9.1.1.1", objective, 20, 0);
  ap_item *other = made_item(made, "9.1.2", NULL, 60, 0);
  made_rule(made, "A", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(scope.unit_count, 2);
  assert_ptr_equal(unit_of(&scope, objective), unit_of(&scope, detail));
  assert_ptr_equal(unit_of(&scope, detail)->leading, objective);
  assert_int_equal(unit_of(&scope, detail)->minutes, 60);
  assert_int_equal(unit_of(&scope, other)->minutes, 60);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void items_by_themselves_make_a_unit_each(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *objective = made_item(made, "9.1.1", NULL, 40, 0);
  ap_item *detail = made_item(made, "9.1.1.1", objective, 20, 0);
  made_rule(made, "A", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(scope.unit_count, 2);
  assert_ptr_equal(unit_of(&scope, detail)->leading, detail);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void a_detailed_control_that_matches_draws_its_objective_in(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *objective = made_item(made, "9.1.1", NULL, 40, 0);
  ap_item *matching = made_item(made, "9.1.1.1", objective, 20, 0);
  ap_item *other = made_item(made, "9.1.1.2", objective, 20, 0);
  ap_rule *rule = made_rule(made, "A", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  rule->select.ids = (const char *[]){"9.1.1.1"};
  rule->select.id_count = 1;
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(scope.unit_count, 1);
  assert_ptr_equal(unit_of(&scope, matching)->leading, objective);
  assert_false(ap_check_is_claimed(&scope, other));
  ap_check_scope_free(&scope);

  rule->unit = AP_UNIT_ITEM;
  scope = scope_of(made, AP_EXTERNAL);
  assert_false(ap_check_is_claimed(&scope, objective));
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void details_of_an_objective_that_is_left_out_are_a_unit_of_their_own(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *objective = made_item(made, "9.1.1", NULL, 40, 0);
  objective->selected = false;
  ap_item *second = made_item(made, "9.1.1.10", objective, 20, 0);
  ap_item *first = made_item(made, "9.1.1.2", objective, 30, 0);
  made_rule(made, "A", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(scope.unit_count, 1);
  assert_false(ap_check_is_claimed(&scope, objective));
  assert_ptr_equal(unit_of(&scope, second)->leading, first); /* by natural order, not that of the file */
  assert_int_equal(unit_of(&scope, second)->minutes, 50);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void a_heading_is_never_drawn_in(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *heading = made_item(made, "3.1.1", NULL, 0, 0);
  heading->heading = true;
  ap_item *item = made_item(made, "3.1.1.1", heading, 20, 0);
  made_rule(made, "A", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 1);
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_false(ap_check_is_claimed(&scope, heading));
  assert_ptr_equal(unit_of(&scope, item)->leading, item);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void what_is_taken_over_leaves_the_external_track_alone(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *item = made_item(made, "9.1.1", NULL, 40, 45);
  item->inherited = true;
  made_rule(made, "A", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  made_rule(made, "B", AP_INTERNAL, AP_UNIT_ITEM, 3);
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(scope.unit_count, 0);
  assert_int_equal(scope.horizon, 3);
  ap_check_scope_free(&scope);
  scope = scope_of(made, AP_INTERNAL);
  assert_int_equal(scope.unit_count, 1);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void an_item_belongs_to_its_strictest_rule_and_carries_all_names(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 2);
  ap_item *item = made_item(made, "9.1.1", NULL, 40, 0);
  made_rule(made, "LOOSE", AP_EXTERNAL, AP_UNIT_ITEM, 5);
  const ap_rule *strict = made_rule(made, "STRICT", AP_EXTERNAL, AP_UNIT_ITEM, 2);
  made_rule(made, "EQUAL", AP_EXTERNAL, AP_UNIT_ITEM, 2);
  made_rule(made, "OFF", AP_EXTERNAL, AP_UNIT_ITEM, 1)->enabled = false;
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(scope.unit_count, 1);
  assert_ptr_equal(unit_of(&scope, item)->rule, strict);
  assert_int_equal(scope.horizon, 5);
  assert_true(ap_check_rules_are(&scope, item, "LOOSE+STRICT+EQUAL"));
  const char *const others[] = {
      "", "LOOSE", "STRICT+LOOSE+EQUAL", "LOOSE+STRICT+EQUAL+", "LOOSE+STRICT", "LOOSE STRICT"};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    assert_false(ap_check_rules_are(&scope, item, others[i]));
  }
  ap_arena arena = {0};
  assert_string_equal(ap_check_rules_of(&scope, item, &arena), "LOOSE+STRICT+EQUAL");
  ap_arena_free(&arena);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void one_objective_may_have_a_unit_under_each_of_two_rules(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *objective = made_item(made, "9.1.1", NULL, 40, 0);
  ap_item *detail = made_item(made, "9.1.1.1", objective, 20, 0);
  ap_rule *yearly = made_rule(made, "YEARLY", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 1);
  yearly->select.levels = OBJECTIVE_BIT;
  ap_rule *details = made_rule(made, "DETAILS", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  details->select.levels = DETAILED_BIT;
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(scope.unit_count, 2);
  assert_ptr_equal(unit_of(&scope, objective)->rule, yearly);
  assert_true(ap_check_rules_are(&scope, objective, "YEARLY+DETAILS")); /* drawn in */
  assert_ptr_equal(unit_of(&scope, detail)->rule, details);
  assert_ptr_equal(unit_of(&scope, detail)->leading, detail);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void a_unit_is_due_with_the_earliest_of_its_members(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *objective = made_item(made, "9.1.1", NULL, 40, 0);
  ap_item *heir = made_item(made, "9.1.1.1", objective, 20, 0);
  ap_item *own = made_item(made, "9.1.1.2", objective, 20, 0);
  const ap_rule *rule = made_rule(made, "A", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  made_history(made, objective, AP_EXTERNAL, 2026);
  made_history(made, own, AP_EXTERNAL, 2025);
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(ap_check_last(&scope, rule, objective), 0);
  assert_int_equal(ap_check_last(&scope, rule, heir), 0);
  assert_int_equal(ap_check_last(&scope, rule, own), -1);
  assert_int_equal(unit_of(&scope, heir)->due, 2);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void more_rules_than_a_word_has_bits_are_told_apart(void **state) {
  (void)state;
  enum { RULES = 200, ITEMS = 5 };
  static const char *const ids[ITEMS] = {"9.1.1", "9.1.2", "9.1.3", "9.1.4", "9.1.5"};
  static const int of_item[ITEMS] = {9, 64, 127, 128, 199};
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *items[ITEMS];
  ap_rule rules[RULES] = {0};
  char names[RULES][16];
  for (int i = 0; i < RULES; i++) {
    snprintf(names[i], sizeof names[i], "R%d", i);
    rules[i] = (ap_rule){.id = names[i], .track = AP_EXTERNAL, .unit = AP_UNIT_ITEM, .every = 3};
  }
  for (int i = 0; i < ITEMS; i++) {
    items[i] = made_item(made, ids[i], NULL, 40, 0);
    rules[of_item[i]].enabled = true;
    rules[of_item[i]].select.ids = (const char **)(uintptr_t)&ids[i];
    rules[of_item[i]].select.id_count = 1;
  }
  made->scheme.rules = rules;
  made->scheme.rule_count = RULES;
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  for (int i = 0; i < ITEMS; i++) {
    assert_true(ap_check_rules_are(&scope, items[i], names[of_item[i]]));
  }
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void where_all_years_are_barred_none_is_the_first_allowed(void **state) {
  (void)state;
  ap_check_unit unit = {.barred = ~(ap_years)0};
  assert_int_equal(ap_check_first_allowed(&unit), AP_YEARS_MOST + 1);
  unit.barred = ((ap_years)1 << AP_YEARS_MOST) - 1;
  assert_int_equal(ap_check_first_allowed(&unit), AP_YEARS_MOST + 1);
  unit.barred >>= 1;
  assert_int_equal(ap_check_first_allowed(&unit), AP_YEARS_MOST);
}

static void groups_join_units_into_one_that_is_as_strict_as_each(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 6);
  ap_item *first = made_item(made, "9.1.1", NULL, 40, 0);
  ap_item *second = made_item(made, "9.1.2", NULL, 20, 0);
  ap_item *third = made_item(made, "9.1.3", NULL, 60, 0);
  ap_item *alone = made_item(made, "9.1.4", NULL, 60, 0);
  made_rule(made, "A", AP_EXTERNAL, AP_UNIT_ITEM, 5);
  ap_rule *strict = made_rule(made, "B", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  strict->select.ids = (const char *[]){"9.1.2"};
  strict->select.id_count = 1;
  made_history(made, third, AP_EXTERNAL, 2023); /* due by 2028 */
  ap_together *group = made_together(made, "9.1.3", 1U << AP_EXTERNAL);
  made_choose(made, &group->items, "9.1.2");
  made_together(made, "9.1.1", 1U << AP_INTERNAL);
  group = made_together(made, "9.1.?", 1U << AP_EXTERNAL);
  group->items.ids = (const char *[]){"9.1.1", "9.1.2"};
  group->items.id_count = 2;
  made_pin(made, "9.1.1", 1U << AP_EXTERNAL)->must = 1U << 3 | 1U << 6; /* the last is beyond the horizon */
  made_pin(made, "9.1.3", 1U << AP_EXTERNAL)->only = ~(1U << 2);
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(scope.unit_count, 2);
  const ap_check_unit *unit = unit_of(&scope, first);
  assert_ptr_equal(unit_of(&scope, second), unit);
  assert_ptr_equal(unit_of(&scope, third), unit);
  assert_ptr_not_equal(unit_of(&scope, alone), unit);
  assert_ptr_equal(unit->rule, strict);
  assert_int_equal(unit->minutes, 120);
  assert_int_equal(unit->due, 2);
  assert_int_equal(unit->required, 1U << 3);
  assert_int_equal(unit->barred, 1U << 2);
  size_t index = scope.unit_of[first->index];
  assert_int_equal(ap_check_unit_named(&scope, "9.1.1", "A"), index);
  assert_int_equal(ap_check_unit_named(&scope, "9.1.3", "B"), index);
  assert_true(ap_check_unit_named(&scope, "9.1.4", "B") == AP_NO_UNIT);
  assert_true(ap_check_unit_named(&scope, "9.1.5", "A") == AP_NO_UNIT);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void every_rule_that_begins_in_full_requires_the_first_year_of_what_it_claims(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *item = made_item(made, "9.1.1", NULL, 40, 0);
  made_rule(made, "STRICT", AP_EXTERNAL, AP_UNIT_ITEM, 2);
  ap_rule *full = made_rule(made, "FULL", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  full->initial_full = true;
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(unit_of(&scope, item)->required, 1);
  ap_check_scope_free(&scope);
  full->enabled = false;
  scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(unit_of(&scope, item)->required, 0);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

/* Rules of these periods, over an item that was audited three years before the first: due every - 2. */
static void assert_due(const int *periods, int due, int due_in_time, int deadline) {
  static const char *const names[] = {"A", "B", "C"};
  made_scenario *made = made_scenario_new(2027, 6);
  ap_item *item = made_item(made, "9.1.1", NULL, 40, 0);
  for (int i = 0; i < 3 && periods[i] != 0; i++) {
    made_rule(made, names[i], AP_EXTERNAL, AP_UNIT_ITEM, periods[i]);
  }
  made_history(made, item, AP_EXTERNAL, 2024);
  made_pin(made, "9.1.1", 1U << AP_EXTERNAL)->never = 1U << 0 | 1U << 1;
  ap_check_scope scope = scope_of(made, AP_EXTERNAL);
  assert_int_equal(unit_of(&scope, item)->due, due);
  assert_int_equal(unit_of(&scope, item)->due_in_time, due_in_time);
  assert_int_equal(ap_check_deadline(unit_of(&scope, item)), deadline);
  ap_check_scope_free(&scope);
  made_scenario_free(made);
}

static void what_one_rule_has_overdue_another_may_still_want_in_time(void **state) {
  (void)state;
  assert_due((const int[]){2, 0}, 0, 0, 3); /* the first year that the pin allows */
  assert_due((const int[]){1, 2, 0}, -1, 0, 3);
  assert_due((const int[]){2, 3, 0}, 0, 1, 1);
  assert_due((const int[]){2, 3, 5}, 0, 1, 1);
  assert_due((const int[]){5, 3, 2}, 0, 1, 1);
  assert_due((const int[]){3, 5, 2}, 0, 1, 1);
  assert_due((const int[]){5, 2, 3}, 0, 1, 1);
  assert_due((const int[]){4, 2, 5}, 0, 2, 2);
  assert_due((const int[]){5, 2, 0}, 0, 3, 3);
  assert_due((const int[]){6, 2, 0}, 0, 4, 3);
  assert_due((const int[]){5, 3, 0}, 1, 1, 1);
}

static void a_group_is_due_when_the_first_of_it_is_overdue_and_in_time(void **state) {
  (void)state;
  static const struct {
    int last[3]; /* 0: never */
    int due, due_in_time;
  } cases[] = {{{2024, 2026, 2025}, 1, 1}, {{2026, 2025, 2024}, 1, 1}, {{2023, 2026, 2025}, 0, 2},
               {{2025, 2023, 2026}, 0, 2}, {{2026, 2025, 2023}, 0, 2}, {{2023, 2022, 2021}, -2, 0},
               {{2023, 2023, 0}, 0, 3},    {{0, 2023, 2024}, 0, 1},    {{2024, 2023, 0}, 0, 1}};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    made_scenario *made = made_scenario_new(2027, 6);
    static const char *const ids[] = {"9.1.1", "9.1.2", "9.1.3"};
    ap_item *items[3];
    for (int i = 0; i < 3; i++) {
      items[i] = made_item(made, ids[i], NULL, 40, 0);
      if (cases[c].last[i] != 0) {
        made_history(made, items[i], AP_EXTERNAL, cases[c].last[i]);
      }
    }
    made_rule(made, "A", AP_EXTERNAL, AP_UNIT_ITEM, 3);
    made_together(made, "9.1.*", 1U << AP_EXTERNAL);
    ap_check_scope scope = scope_of(made, AP_EXTERNAL);
    assert_int_equal(scope.unit_count, 1);
    assert_int_equal(scope.units[0].due, cases[c].due);
    assert_int_equal(scope.units[0].due_in_time, cases[c].due_in_time);
    assert_int_equal(scope.units[0].minutes, 120);
    ap_check_scope_free(&scope);
    made_scenario_free(made);
  }
}

/* Though its last audit is long ago: what is due by an event alone is due when the event says. */
static void what_no_rule_selects_is_due_when_an_event_wants_it(void **state) {
  (void)state;
  made_scenario *made = made_scenario_new(2027, 3);
  ap_item *item = made_item(made, "9.1.1", NULL, 40, 0);
  made_rule(made, "OTHERS", AP_EXTERNAL, AP_UNIT_ITEM, 3)->select.standards = 1U << AP_GOVERNANCE;
  made_history(made, item, AP_EXTERNAL, 2015);
  const ap_item *items[] = {item};
  ap_event finding = {.kind = AP_EVENT_FINDING,
                      .id = "F",
                      .date = {2027, 5, 1},
                      .year = 2027,
                      .by_year = 2028,
                      .track = AP_EXTERNAL,
                      .items = {.items = items, .item_count = 1}};
  ap_events events = {.file = "events", .events = &finding, .count = 1};
  made->scenario.events = &events;
  ap_check_past past;
  ap_check_scope scope;
  assert_int_equal(ap_check_past_begin(made_scenario_finish(made), 2027, &past), AP_OK);
  assert_int_equal(ap_check_past_settle(&past), AP_OK);
  assert_int_equal(ap_check_scope_find_open(&past, AP_EXTERNAL, &scope), AP_OK);
  assert_int_equal(scope.unit_count, 1);
  assert_int_equal(unit_of(&scope, item)->due, 2);
  assert_int_equal(unit_of(&scope, item)->due_in_time, 2);
  ap_check_scope_free(&scope);
  ap_check_past_free(&past);
  made_scenario_free(made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_one_rule_has_overdue_another_may_still_want_in_time),
      cmocka_unit_test(a_group_is_due_when_the_first_of_it_is_overdue_and_in_time),
      cmocka_unit_test(where_all_years_are_barred_none_is_the_first_allowed),
      cmocka_unit_test(an_objective_makes_one_unit_with_its_detailed_controls),
      cmocka_unit_test(items_by_themselves_make_a_unit_each),
      cmocka_unit_test(a_detailed_control_that_matches_draws_its_objective_in),
      cmocka_unit_test(details_of_an_objective_that_is_left_out_are_a_unit_of_their_own),
      cmocka_unit_test(a_heading_is_never_drawn_in),
      cmocka_unit_test(what_is_taken_over_leaves_the_external_track_alone),
      cmocka_unit_test(an_item_belongs_to_its_strictest_rule_and_carries_all_names),
      cmocka_unit_test(one_objective_may_have_a_unit_under_each_of_two_rules),
      cmocka_unit_test(a_unit_is_due_with_the_earliest_of_its_members),
      cmocka_unit_test(groups_join_units_into_one_that_is_as_strict_as_each),
      cmocka_unit_test(every_rule_that_begins_in_full_requires_the_first_year_of_what_it_claims),
      cmocka_unit_test(what_no_rule_selects_is_due_when_an_event_wants_it),
      cmocka_unit_test(more_rules_than_a_word_has_bits_are_told_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
