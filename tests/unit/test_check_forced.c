/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the years, the pins and the pairs of a tied scenario leave no choice in, and what is forced upon each year of a
 * track by it, worked out by hand. */
#include "checking/forced.h"
#include "made_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { EXTERNAL = 1U << AP_EXTERNAL, INTERNAL = 1U << AP_INTERNAL, BOTH = EXTERNAL | INTERNAL };
enum { FIRST = 1U << 0, SECOND = 1U << 1, THIRD = 1U << 2, ALL = FIRST | SECOND | THIRD };

/* Three years. External: 9.1.1 and 9.1.2 (40 and 60) every three years. Internal: these two, for which the external
 * audits count, and 9.1.3 (45, 50 and 7) every two years. */
typedef struct tied_fixture {
  made_scenario *made;
  ap_set_up *set_ups; /* as many as there are and none behind them */
  ap_check_scope scopes[AP_TRACKS];
  ap_check_ties ties;
  ap_check_forced forced;
  ap_check_ground grounds[AP_TRACKS];
} tied_fixture;

static int begin(void **state) {
  tied_fixture *fixture = calloc(1, sizeof *fixture);
  assert_non_null(fixture);
  *state = fixture;
  made_scenario *made = made_scenario_new(2027, 3);
  fixture->made = made;
  made->scenario.constraints.external_counts = true;
  made_item(made, "9.1.1", NULL, 40, 45);
  made_item(made, "9.1.2", NULL, 60, 50);
  made_item(made, "9.1.3", NULL, 80, 7)->inherited = true;
  made_rule(made, "E", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  made_rule(made, "I", AP_INTERNAL, AP_UNIT_ITEM, 2);
  return 0;
}

static int end(void **state) {
  tied_fixture *fixture = *state;
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_check_ground_free(&fixture->grounds[track]);
    ap_check_scope_free(&fixture->scopes[track]);
  }
  ap_check_forced_free(&fixture->forced);
  ap_check_ties_free(&fixture->ties);
  made_scenario_free(fixture->made);
  free(fixture->set_ups);
  free(fixture);
  return 0;
}

/* Nothing is added to the scenario after it. */
static void find(tied_fixture *fixture) {
  const ap_scenario *scenario = made_scenario_finish(fixture->made);
  ap_constraints *constraints = &fixture->made->scenario.constraints;
  if (constraints->set_up_count != 0) {
    size_t bytes = constraints->set_up_count * sizeof *fixture->set_ups;
    fixture->set_ups = malloc(bytes);
    assert_non_null(fixture->set_ups);
    memcpy(fixture->set_ups, constraints->set_ups, bytes);
    constraints->set_ups = fixture->set_ups;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    assert_int_equal(ap_check_scope_find(scenario, (ap_track)track, &fixture->scopes[track]), AP_OK);
  }
  assert_int_equal(ap_check_ties_find(fixture->scopes, &fixture->ties), AP_OK);
  assert_int_equal(ap_check_forced_find(&fixture->ties, &fixture->forced), AP_OK);
  for (int track = 0; track < AP_TRACKS; track++) {
    assert_int_equal(ap_check_ground_lay(&fixture->scopes[track], &fixture->grounds[track]), AP_OK);
    ap_check_ground_tie(&fixture->forced, (ap_track)track, &fixture->grounds[track]);
  }
}

static void pin(tied_fixture *fixture, const char *item, unsigned tracks, ap_years must, ap_years never) {
  ap_pin *made = made_pin(fixture->made, item, tracks);
  made->must = must;
  made->never = never;
}

static void expect_years(const tied_fixture *fixture, ap_track track, size_t unit, ap_years years, bool fixed) {
  assert_int_equal(fixture->forced.years[track][unit], years);
  assert_int_equal(fixture->forced.fixed[track][unit], fixed);
}

static void expect_ground(const tied_fixture *fixture, ap_track track, const int64_t *forced, int64_t divisor,
                          int64_t total) {
  const ap_check_ground *ground = &fixture->grounds[track];
  int64_t sum = 0;
  int64_t most = 0;
  for (int offset = 0; offset < 3; offset++) {
    assert_int_equal(ground->forced[offset], forced[offset]);
    sum += forced[offset];
    most = forced[offset] > most ? forced[offset] : most;
  }
  assert_int_equal(ground->forced_total, sum);
  assert_int_equal(ground->forced_most, most);
  assert_int_equal(ground->divisor, divisor);
  assert_int_equal(ground->total, total);
}
#define EXPECT_GROUND(fixture, track, divisor, total, ...)                                                             \
  expect_ground(fixture, track, (const int64_t[]){__VA_ARGS__}, divisor, total)

static void without_pins_nothing_is_forced(void **state) {
  tied_fixture *fixture = *state;
  find(fixture);
  for (size_t unit = 0; unit < 3; unit++) {
    expect_years(fixture, AP_INTERNAL, unit, 0, false);
  }
  expect_years(fixture, AP_EXTERNAL, 0, 0, false);
  expect_years(fixture, AP_EXTERNAL, 1, 0, false);
  assert_false(fixture->forced.impossible[AP_EXTERNAL] || fixture->forced.impossible[AP_INTERNAL]);
  EXPECT_GROUND(fixture, AP_EXTERNAL, 20, 100, 0, 0, 0);
  EXPECT_GROUND(fixture, AP_INTERNAL, 1, 102, 0, 0, 0);
}

static void an_external_audit_in_the_middle_leaves_its_pair_no_choice(void **state) {
  tied_fixture *fixture = *state;
  pin(fixture, "9.1.1", EXTERNAL, SECOND, FIRST | THIRD);
  pin(fixture, "9.1.1", INTERNAL, 0, ALL);           /* alone it had no cover */
  pin(fixture, "9.1.2", INTERNAL, FIRST | THIRD, 0); /* may be audited in the second year too */
  pin(fixture, "9.1.3", INTERNAL, 0, FIRST | THIRD);
  find(fixture);
  expect_years(fixture, AP_EXTERNAL, 0, SECOND, true);
  expect_years(fixture, AP_EXTERNAL, 1, 0, false);
  expect_years(fixture, AP_INTERNAL, 0, 0, true);
  expect_years(fixture, AP_INTERNAL, 1, FIRST | THIRD, false);
  expect_years(fixture, AP_INTERNAL, 2, SECOND, true);
  assert_false(fixture->grounds[AP_EXTERNAL].impossible || fixture->grounds[AP_INTERNAL].impossible);
  EXPECT_GROUND(fixture, AP_EXTERNAL, 60, 100, 0, 40, 0);
  EXPECT_GROUND(fixture, AP_INTERNAL, 50, 102, 50, 7, 50);
}

/* By itself the external unit could do with either year. */
static void external_audits_that_alone_can_serve_the_internal_rule_are_forced(void **state) {
  tied_fixture *fixture = *state;
  pin(fixture, "9.1.1", EXTERNAL, 0, SECOND);
  pin(fixture, "9.1.1", INTERNAL, 0, ALL);
  find(fixture);
  expect_years(fixture, AP_EXTERNAL, 0, FIRST | THIRD, true);
  EXPECT_GROUND(fixture, AP_EXTERNAL, 60, 100, 40, 0, 40);
}

static void what_has_no_cover_of_its_own_is_impossible_on_its_track(void **state) {
  tied_fixture *fixture = *state;
  pin(fixture, "9.1.3", INTERNAL, 0, ALL);
  find(fixture);
  assert_false(fixture->forced.impossible[AP_EXTERNAL]);
  assert_true(fixture->forced.impossible[AP_INTERNAL]);
  assert_false(fixture->grounds[AP_EXTERNAL].impossible);
  assert_true(fixture->grounds[AP_INTERNAL].impossible);
}

static void a_pair_without_a_pair_of_covers_is_impossible_on_both_tracks(void **state) {
  tied_fixture *fixture = *state;
  pin(fixture, "9.1.2", EXTERNAL, 0, ALL);
  find(fixture);
  assert_true(fixture->forced.impossible[AP_EXTERNAL]);
  assert_true(fixture->forced.impossible[AP_INTERNAL]); /* though it had internal covers */
  assert_true(fixture->grounds[AP_EXTERNAL].impossible);
  assert_true(fixture->grounds[AP_INTERNAL].impossible);
}

/* A set-up's minutes are forced upon the years that some member is forced to open it in, and are of no track but its
 * own; where it is not open in all of them the minutes have a part in the common divisor. */
static void set_ups_are_forced_open_by_their_members(void **state) {
  tied_fixture *fixture = *state;
  pin(fixture, "9.1.1", EXTERNAL, FIRST, SECOND | THIRD);
  pin(fixture, "9.1.1", INTERNAL, FIRST | THIRD, 0);
  pin(fixture, "9.1.2", BOTH, SECOND | THIRD, 0);
  made_set_up(fixture->made, "9.1.*", EXTERNAL, 1000);  /* open in each year */
  made_set_up(fixture->made, "9.1.2", EXTERNAL, 12);    /* in two */
  made_set_up(fixture->made, "9.1.1", INTERNAL, 10000); /* in the others */
  find(fixture);
  const ap_years external[] = {ALL, SECOND | THIRD, 0};
  const ap_years internal[] = {0, 0, FIRST | THIRD};
  for (size_t set_up = 0; set_up < 3; set_up++) {
    assert_int_equal(fixture->forced.opened[AP_EXTERNAL][set_up], external[set_up]);
    assert_int_equal(fixture->forced.opened[AP_INTERNAL][set_up], internal[set_up]);
  }
  EXPECT_GROUND(fixture, AP_EXTERNAL, 12, 1112, 1040, 1072, 1072);
  EXPECT_GROUND(fixture, AP_INTERNAL, 1, 10102, 10045, 50, 10095);
}

/* As many years as a scenario may have, each of them forced. */
static void every_year_of_the_longest_horizon_has_its_load(void **state) {
  tied_fixture *fixture = *state;
  fixture->made->scenario.years = AP_YEARS_MOST;
  fixture->made->rules[0].every = 1;
  fixture->made->rules[1].every = 1;
  made_set_up(fixture->made, "9.1.3", INTERNAL, 5);
  find(fixture);
  ap_years all = ((ap_years)1 << AP_YEARS_MOST) - 1;
  expect_years(fixture, AP_EXTERNAL, 0, all, true);
  expect_years(fixture, AP_INTERNAL, 0, 0, true);
  expect_years(fixture, AP_INTERNAL, 2, all, true);
  assert_int_equal(fixture->forced.opened[AP_INTERNAL][0], all);
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    assert_int_equal(fixture->grounds[AP_EXTERNAL].forced[offset], 100);
    assert_int_equal(fixture->grounds[AP_INTERNAL].forced[offset], 12);
  }
  assert_int_equal(fixture->grounds[AP_EXTERNAL].forced_total, 100 * AP_YEARS_MOST);
  assert_int_equal(fixture->grounds[AP_INTERNAL].divisor, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(without_pins_nothing_is_forced),
      TEST(an_external_audit_in_the_middle_leaves_its_pair_no_choice),
      TEST(external_audits_that_alone_can_serve_the_internal_rule_are_forced),
      TEST(what_has_no_cover_of_its_own_is_impossible_on_its_track),
      TEST(a_pair_without_a_pair_of_covers_is_impossible_on_both_tracks),
      TEST(set_ups_are_forced_open_by_their_members),
      TEST(every_year_of_the_longest_horizon_has_its_load),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
