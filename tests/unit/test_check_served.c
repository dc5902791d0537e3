/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What external audits of years gone by were to internal units, from checking/served.h. */
#include "checking/served.h"
#include "made_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { ITEMS = 6, Y27 = 1U << 0, Y28 = 1U << 1, Y29 = 1U << 2 };

typedef struct served_test {
  made_scenario *made;
  const ap_item *items[ITEMS];
  ap_years years[AP_TRACKS][ITEMS]; /* by index */
} served_test;

/* Internally the first two are audited with the fifth, which no external rule selects, and each of the others by
 * itself. Externally the first two are one unit, and the third and the fourth another. The last is not in the
 * statement. */
static int begin(void **state) {
  static served_test test;
  static const char *const ids[ITEMS] = {"9.2.1", "9.2.2", "9.2.3", "9.2.4", "9.2.5", "9.2.6"};
  static const char *of_external_rule[] = {"9.2.1", "9.2.2", "9.2.3", "9.2.4"};
  test = (served_test){.made = made_scenario_new(2027, 6)};
  for (int i = 0; i < ITEMS; i++) {
    ap_item *item = made_item(test.made, ids[i], NULL, 60, 30);
    item->selected = i != ITEMS - 1;
    test.items[i] = item;
  }
  ap_rule *rule = made_rule(test.made, "EXT", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  rule->select.ids = of_external_rule;
  rule->select.id_count = 4;
  made_rule(test.made, "INT", AP_INTERNAL, AP_UNIT_ITEM, 3);
  made_choose(test.made, &made_together(test.made, "9.2.1", 1U << AP_EXTERNAL)->items, "9.2.2");
  made_choose(test.made, &made_together(test.made, "9.2.3", 1U << AP_EXTERNAL)->items, "9.2.4");
  ap_together *internal = made_together(test.made, "9.2.1", 1U << AP_INTERNAL);
  made_choose(test.made, &internal->items, "9.2.2");
  made_choose(test.made, &internal->items, "9.2.5");
  test.made->scenario.constraints.external_counts = true;
  *state = &test;
  return 0;
}

static int end(void **state) {
  served_test *test = *state;
  made_scenario_free(test->made);
  return 0;
}

static void expect(served_test *test, const ap_years external[ITEMS], const ap_years before[ITEMS],
                   const ap_years after[ITEMS]) {
  const ap_scenario *scenario = made_scenario_finish(test->made);
  for (int i = 0; i < ITEMS; i++) {
    test->years[AP_EXTERNAL][test->items[i]->index] = external[i];
    test->years[AP_INTERNAL][test->items[i]->index] = before[i];
  }
  ap_years *const frozen[AP_TRACKS] = {test->years[AP_EXTERNAL], test->years[AP_INTERNAL]};
  assert_int_equal(ap_check_add_served(scenario, frozen), AP_OK);
  for (int i = 0; i < ITEMS; i++) {
    assert_int_equal(frozen[AP_EXTERNAL][test->items[i]->index], external[i]);
    assert_int_equal(frozen[AP_INTERNAL][test->items[i]->index], after[i]);
  }
}

static void all_of_a_unit_counts_in_years_in_which_all_that_is_external_was_audited(void **state) {
  expect(*state, (const ap_years[ITEMS]){Y27 | Y28, Y28 | Y29, 0, 0, 0, 0}, (const ap_years[ITEMS]){Y27, 0, 0, 0, 0, 0},
         (const ap_years[ITEMS]){Y27 | Y28, Y28, 0, 0, Y28, 0});
}

static void a_unit_of_several_internal_ones_serves_none(void **state) {
  expect(*state, (const ap_years[ITEMS]){0, 0, Y27 | Y29, Y27 | Y29, 0, 0}, (const ap_years[ITEMS]){0, 0, Y28, 0, 0, 0},
         (const ap_years[ITEMS]){0, 0, Y28, 0, 0, 0});
}

static void what_no_rule_selects_serves_none(void **state) {
  expect(*state, (const ap_years[ITEMS]){0, 0, 0, 0, Y27, Y27}, (const ap_years[ITEMS]){0, 0, 0, 0, 0, Y28},
         (const ap_years[ITEMS]){0, 0, 0, 0, 0, Y28});
}

static void nothing_counts_unless_the_scenario_says_so(void **state) {
  served_test *test = *state;
  test->made->scenario.constraints.external_counts = false;
  expect(test, (const ap_years[ITEMS]){Y28, Y28, 0, 0, 0, 0}, (const ap_years[ITEMS]){Y27, 0, 0, 0, 0, 0},
         (const ap_years[ITEMS]){Y27, 0, 0, 0, 0, 0});
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
  const struct CMUnitTest tests[] = {
      TEST(all_of_a_unit_counts_in_years_in_which_all_that_is_external_was_audited),
      TEST(a_unit_of_several_internal_ones_serves_none),
      TEST(what_no_rule_selects_serves_none),
      TEST(nothing_counts_unless_the_scenario_says_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
