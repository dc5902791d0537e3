/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What groups, pins, full first years and audits that were not done make of the units: field by field of
 * checking/scope.h. */
#include "checking/scope.h"
#include "made_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { FIRST = 1U << 0, SECOND = 1U << 1, THIRD = 1U << 2, FOURTH = 1U << 3 };
enum { EXTERNAL = 1U << AP_EXTERNAL, ITEMS = 4, HORIZON = 4 };

/* Four items, each of which is a unit by itself: every three years, in the two years from 2027. */
typedef struct restricted {
  made_scenario *made;
  ap_item *items[ITEMS]; /* by rank: their places in the catalog run the other way */
  ap_rule *other;        /* selects nothing */
  ap_rule *rule;
  ap_check_past past;
  ap_check_scope scope;
} restricted;

static int begin(void **state) {
  static restricted test;
  static const char *const ids[ITEMS] = {"9.1.1", "9.1.2", "9.1.3", "9.1.4"};
  test = (restricted){.made = made_scenario_new(2027, 2)};
  for (int rank = ITEMS; rank-- > 0;) {
    test.items[rank] = made_item(test.made, ids[rank], NULL, 60, 60);
  }
  test.other = made_rule(test.made, "OTHER", AP_EXTERNAL, AP_UNIT_ITEM, HORIZON);
  test.other->select.standards = 1U << AP_GOVERNANCE;
  test.rule = made_rule(test.made, "RULE", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  *state = &test;
  return 0;
}

static int end(void **state) {
  restricted *test = *state;
  ap_check_scope_free(&test->scope);
  ap_check_past_free(&test->past);
  made_scenario_free(test->made);
  return 0;
}

static void find(restricted *test) {
  ap_check_scope_free(&test->scope);
  assert_int_equal(ap_check_scope_find(made_scenario_finish(test->made), AP_EXTERNAL, &test->scope), AP_OK);
  assert_int_equal(test->scope.horizon, HORIZON);
}

/* The unit of the item of that rank. */
static const ap_check_unit *unit_of(const restricted *test, int rank) {
  size_t unit = test->scope.unit_of[test->items[rank]->index];
  assert_true(unit < test->scope.unit_count);
  return &test->scope.units[unit];
}

static void each_item_has_the_unit_of_its_part(void **state) {
  restricted *test = *state;
  test->items[1]->selected = false;
  find(test);
  assert_int_equal(test->scope.unit_count, ITEMS - 1);
  for (int rank = 0; rank < ITEMS; rank++) {
    size_t unit = test->scope.unit_of[test->items[rank]->index];
    if (rank == 1) {
      assert_int_equal(unit, AP_NO_UNIT);
    } else {
      assert_ptr_equal(test->scope.units[unit].leading, test->items[rank]);
      assert_int_equal(test->scope.units[unit].minutes, 60);
    }
  }
}

static void a_group_joins_what_it_chooses_and_no_group_after_the_last_does(void **state) {
  restricted *test = *state;
  ap_together *group = made_together(test->made, "9.1.1", EXTERNAL);
  made_choose(test->made, &group->items, "9.1.4");
  made_together(test->made, "9.1.*", EXTERNAL);
  test->made->scenario.constraints.together_count--;
  find(test);
  assert_int_equal(test->scope.unit_count, ITEMS - 1);
  assert_ptr_equal(unit_of(test, 0), unit_of(test, 3));
  assert_ptr_equal(unit_of(test, 0)->leading, test->items[0]);
  assert_int_equal(unit_of(test, 0)->minutes, 120);
}

/* The strictest rule has the smallest period; of two such it is the earlier in the scheme. */
static void a_unit_of_several_rules_has_the_strictest(void **state) {
  static const struct {
    int periods[3]; /* of a rule of 9.1.1, one of 9.1.2, and the one of all items */
    int strictest;
  } cases[] = {{{2, 2, 4}, 0}, {{2, 1, 4}, 1}, {{1, 2, 4}, 0}, {{4, 4, 3}, 2}, {{3, 4, 3}, 0}, {{4, 2, 2}, 1}};
  restricted *test = *state;
  made_together(test->made, "9.1.*", EXTERNAL);
  const ap_rule *rules[3] = {test->other, test->rule, made_rule(test->made, "ALL", AP_EXTERNAL, AP_UNIT_ITEM, 4)};
  made_rule(test->made, "LONG", AP_EXTERNAL, AP_UNIT_ITEM, HORIZON)->select.standards = 1U << AP_GOVERNANCE;
  static const char *ids[] = {"9.1.1", "9.1.2"};
  test->other->select = (ap_select){.ids = &ids[0], .id_count = 1};
  test->rule->select = (ap_select){.ids = &ids[1], .id_count = 1};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    for (int r = 0; r < 3; r++) {
      test->made->rules[r].every = cases[c].periods[r];
    }
    find(test);
    assert_int_equal(test->scope.unit_count, 1);
    assert_ptr_equal(unit_of(test, 2)->rule, rules[cases[c].strictest]);
  }
}

/* Either rule may be the first of the scheme, and what lies behind the last rule or the last item says nothing. */
static void a_rule_that_begins_in_full_asks_for_the_first_year_of_what_it_claims(void **state) {
  restricted *test = *state;
  static const char *ids[] = {"9.1.2", "9.1.4"};
  test->made->items[ITEMS] = (ap_item){.id = "9.1.9", .index = ITEMS, .selected = true};
  for (int r = 0; r < 2; r++) {
    ap_rule *full = &test->made->rules[r];
    ap_rule *later = &test->made->rules[1 - r];
    *full = (ap_rule){
        .id = "FULL", .track = AP_EXTERNAL, .unit = AP_UNIT_ITEM, .every = 3, .enabled = true, .initial_full = true};
    full->select = (ap_select){.ids = ids, .id_count = 2};
    *later = (ap_rule){.id = "LATER", .track = AP_EXTERNAL, .unit = AP_UNIT_ITEM, .every = HORIZON, .enabled = true};
    test->made->rules[2] = (ap_rule){.id = "NONE", .track = AP_EXTERNAL, .initial_full = true, .enabled = true};
    find(test);
    for (int rank = 0; rank < ITEMS; rank++) {
      bool asked = rank == 1 || rank == 3;
      const ap_check_unit *unit = unit_of(test, rank);
      assert_int_equal(unit->required, asked ? FIRST : 0);
      assert_int_equal(unit->barred, 0);
      assert_int_equal(unit->demands != NULL, asked);
      if (asked) {
        assert_ptr_equal(unit->demands->rule, full);
        assert_null(unit->demands->pin);
        assert_null(unit->demands->next);
      }
    }
  }
}

/* Each with the years that no one before it asked for: the rule's first, then those of the pins. */
static void a_pin_asks_for_years_within_the_horizon_and_only_for_more(void **state) {
  restricted *test = *state;
  test->rule->initial_full = true;
  const ap_pin *must = made_pin(test->made, "9.1.1", EXTERNAL);
  const ap_pin *only = made_pin(test->made, "9.1.1", EXTERNAL);
  made_pin(test->made, "9.1.1", EXTERNAL)->never = SECOND;
  made_pin(test->made, "9.1.1", EXTERNAL)->must = FIRST;
  test->made->pins[0].must = FIRST | THIRD | 1U << HORIZON;
  test->made->pins[1].only = FIRST | THIRD | 1U << HORIZON;
  find(test);
  const ap_check_unit *unit = unit_of(test, 0);
  assert_int_equal(unit->required, FIRST | THIRD);
  assert_int_equal(unit->barred, SECOND | FOURTH);
  const struct {
    const ap_pin *pin;
    const ap_rule *rule;
    ap_years required, barred;
  } expected[] = {{only, NULL, 0, SECOND | FOURTH}, {must, NULL, THIRD, 0}, {NULL, test->rule, FIRST, 0}};
  const ap_check_demand *demand = unit->demands; /* the last first */
  for (int d = 0; d < 3; d++) {
    assert_non_null(demand);
    assert_ptr_equal(demand->pin, expected[d].pin);
    assert_ptr_equal(demand->rule, expected[d].rule);
    assert_int_equal(demand->required, expected[d].required);
    assert_int_equal(demand->barred, expected[d].barred);
    demand = demand->next;
  }
  assert_null(demand);
  assert_int_equal(unit_of(test, 1)->required, FIRST);
}

/* The years of audits that were not done, within the horizon; no pin asks for that. */
static void what_was_not_done_is_barred_for_its_unit(void **state) {
  restricted *test = *state;
  assert_int_equal(ap_check_past_begin(made_scenario_finish(test->made), 2027, &test->past), AP_OK);
  static const ap_years given[ITEMS] = {SECOND, FIRST | FOURTH, 1U << HORIZON | THIRD, 1U << (HORIZON + 1)};
  static const ap_years barred[ITEMS] = {SECOND, FIRST | FOURTH, THIRD, 0};
  for (int rank = 0; rank < ITEMS; rank++) {
    test->past.barred[AP_EXTERNAL][test->items[rank]->index] = given[rank];
    test->past.barred[AP_INTERNAL][test->items[rank]->index] = ~given[rank];
  }
  assert_int_equal(ap_check_scope_find_open(&test->past, AP_EXTERNAL, &test->scope), AP_OK);
  assert_int_equal(test->scope.horizon, HORIZON);
  for (int rank = 0; rank < ITEMS; rank++) {
    assert_int_equal(unit_of(test, rank)->barred, barred[rank]);
    assert_null(unit_of(test, rank)->demands);
  }
  ap_check_scope_free(&test->scope);
  for (int rank = 0; rank < ITEMS; rank++) {
    test->past.barred[AP_EXTERNAL][test->items[rank]->index] = rank == 3 ? FIRST : 0; /* the first of the catalog */
  }
  assert_int_equal(ap_check_scope_find_open(&test->past, AP_EXTERNAL, &test->scope), AP_OK);
  assert_int_equal(test->items[3]->index, 0);
  assert_int_equal(unit_of(test, 3)->barred, FIRST);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(each_item_has_the_unit_of_its_part),
      TEST(a_group_joins_what_it_chooses_and_no_group_after_the_last_does),
      TEST(a_unit_of_several_rules_has_the_strictest),
      TEST(a_rule_that_begins_in_full_asks_for_the_first_year_of_what_it_claims),
      TEST(a_pin_asks_for_years_within_the_horizon_and_only_for_more),
      TEST(what_was_not_done_is_barred_for_its_unit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
