/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of one plan that were read in two parts, and the words of complaints. */
#include "check_fixture.h"
#include "checking/rows.h"
#include "support/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A plan's rows in two parts. */
typedef struct parts {
  ap_check_scope scopes[AP_TRACKS];
  ap_check_rows rows[2];
} parts;

static void begin_parts(check_fixture *fixture, parts *at) {
  const ap_scenario *scenario = made_scenario_finish(fixture->made);
  for (int track = 0; track < AP_TRACKS; track++) {
    assert_int_equal(ap_check_scope_find(scenario, (ap_track)track, &at->scopes[track]), AP_OK);
  }
  assert_int_equal(ap_check_rows_begin(at->scopes, &at->rows[0]), AP_OK);
  assert_int_equal(ap_check_rows_begin(at->scopes, &at->rows[1]), AP_OK);
}

static void end_parts(parts *at) {
  for (int i = 0; i < 2; i++) {
    ap_check_rows_free(&at->rows[i]);
    ap_check_scope_free(&at->scopes[i]);
  }
}

static void take(parts *at, int part, ap_track track, const char *id, int year) {
  ap_check_row row = {.place = 1, .id = id, .track = track, .year = year};
  assert_int_equal(ap_check_rows_take(&at->rows[part], &row), AP_OK);
  assert_int_equal(at->rows[part].complaint_count, 0);
}

static void parts_of_a_plan_come_to_what_the_whole_has(void **state) {
  const check_fixture *fixture = *state;
  parts at;
  begin_parts(*state, &at);
  take(&at, 0, AP_EXTERNAL, "3.1", 2027);
  take(&at, 0, AP_INTERNAL, "9.1.1", 2027);
  take(&at, 1, AP_EXTERNAL, "3.1", 2028);
  take(&at, 1, AP_EXTERNAL, "9.1.3", 2027);
  take(&at, 1, AP_INTERNAL, "9.1.3", 2028);
  take(&at, 1, AP_INTERNAL, "9.1.2", 2028);
  assert_true(ap_check_rows_join(&at.rows[0], &at.rows[1]));
  const ap_check_rows *rows = &at.rows[0];
  assert_int_equal(rows->count, 6);
  assert_int_equal(rows->audited[AP_EXTERNAL][fixture->governance->index], 3);
  assert_int_equal(rows->audited[AP_EXTERNAL][fixture->third->index], 1);
  assert_int_equal(rows->audited[AP_INTERNAL][fixture->objective->index], 1);
  assert_int_equal(rows->audited[AP_INTERNAL][fixture->third->index], 2);
  assert_int_equal(rows->minutes[AP_EXTERNAL][0], 90);
  assert_int_equal(rows->minutes[AP_EXTERNAL][1], 30);
  assert_int_equal(rows->minutes[AP_INTERNAL][0], 45);
  assert_int_equal(rows->minutes[AP_INTERNAL][1], 90);
  assert_int_equal(rows->items[AP_EXTERNAL][0], 2);
  assert_int_equal(rows->items[AP_EXTERNAL][1], 1);
  assert_int_equal(rows->items[AP_INTERNAL][1], 2);
  end_parts(&at);
}

/* Which rows then are told is for another reading to say. */
static void parts_with_the_same_row_cannot_be_joined(void **state) {
  static const char *const ids[] = {"3.1", "9.1.1", "9.1.1.1", "9.1.2", "9.1.3"};
  for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
    parts at;
    begin_parts(*state, &at);
    take(&at, 0, AP_EXTERNAL, ids[i], 2028);
    take(&at, 1, AP_EXTERNAL, ids[i], 2027);
    assert_true(ap_check_rows_join(&at.rows[0], &at.rows[1]));
    assert_false(ap_check_rows_join(&at.rows[0], &at.rows[1]));
    end_parts(&at);
  }
}

static void an_empty_part_adds_nothing(void **state) {
  parts at;
  begin_parts(*state, &at);
  take(&at, 0, AP_EXTERNAL, "3.1", 2028);
  assert_true(ap_check_rows_join(&at.rows[0], &at.rows[1]));
  assert_int_equal(at.rows[0].count, 1);
  assert_int_equal(at.rows[0].minutes[AP_EXTERNAL][1], 30);
  end_parts(&at);
}

static void an_inherited_item_of_the_internal_track_has_no_rule_there(void **state) {
  check_fixture *fixture = *state;
  fixture->governance->inherited = true;
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2027,internal,3.1\n2027,external,9.1.1\n"
                                       "2027,external,9.1.1.1\n2027,internal,9.1.1\n2027,internal,9.1.2\n"
                                       "2027,internal,9.1.3\n"),
                   AP_NO);
  EXPECT_BREACHES(
      fixture,
      "2: 3.1: not in scope of the external track, it is taken over from an underlying service; expected no row",
      "3: 3.1: not in scope of the internal track, no enabled rule selects it; expected no row");
}

static void every_item_in_scope_needs_minutes(void **state) {
  check_fixture *fixture = *state;
  ap_item *const items[] = {fixture->governance, fixture->objective, fixture->third};
  for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
    int32_t minutes = items[i]->minutes[AP_EXTERNAL];
    items[i]->minutes[AP_EXTERNAL] = 0;
    assert_int_equal(check_text(fixture, "year,track,id\n"), AP_BAD_INPUT);
    assert_int_equal(ap_diagnostics_total(fixture->faults, AP_ERROR), 1);
    items[i]->minutes[AP_EXTERNAL] = minutes;
  }
}

static void a_plan_that_cannot_be_read_leaves_no_check(void **state) {
  check_fixture *fixture = *state;
  const ap_scenario *scenario = made_scenario_finish(fixture->made);
  ap_check *check = (ap_check *)(void *)fixture;
  assert_int_equal(ap_check_plan_text(scenario, "plan", "year,track,id\n,,\nx,y,z\n", 22, fixture->faults, &check),
                   AP_BAD_INPUT);
  assert_null(check);
}

/* Its name is that of a file, which is another plan. */
static void a_plan_in_memory_is_not_looked_for_in_a_file(void **state) {
  check_fixture *fixture = *state;
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  assert_int_equal(check_text(fixture, plan), AP_OK);
  const ap_scenario *scenario = made_scenario_finish(fixture->made);
  static const char other[] = "year,track,id\n2027,external,3.1\n";
  ap_check *check = NULL;
  assert_int_equal(ap_check_plan_text(scenario, fixture->check->file, other, sizeof other - 1, fixture->faults, &check),
                   AP_NO);
  assert_int_equal(check->row_count, 1);
  ap_check_free(check);
  free(plan);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(parts_of_a_plan_come_to_what_the_whole_has),
      TEST(parts_with_the_same_row_cannot_be_joined),
      TEST(an_empty_part_adds_nothing),
      TEST(every_item_in_scope_needs_minutes),
      TEST(a_plan_in_memory_is_not_looked_for_in_a_file),
      TEST(a_plan_that_cannot_be_read_leaves_no_check),
      TEST(an_inherited_item_of_the_internal_track_has_no_rule_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
