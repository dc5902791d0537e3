/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps, and what is listed of a plan that has none. */
#include "check_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Only one rule is left, over one item: what it finds is all that is found. */
static void keep_internal_alone(check_fixture *fixture, int years, int every) {
  fixture->made->scenario.years = years;
  fixture->yearly->enabled = false;
  fixture->direct->enabled = false;
  fixture->internal->every = every;
  fixture->second->selected = false;
  fixture->second->reason = "not used";
  fixture->third->selected = false;
  fixture->third->reason = "not used";
  fixture->made->history.count = 0;
}

/* A plan that audits 9.1.1 internally in these years, 0 at the end. */
static ap_status check_years(check_fixture *fixture, const int *years) {
  char text[1024] = "year,track,id\n";
  for (; *years != 0; years++) {
    snprintf(text + strlen(text), sizeof text - strlen(text), "%d,internal,9.1.1\n", *years);
  }
  return check_text(fixture, text);
}
#define CHECK_YEARS(fixture, ...) check_years(fixture, (const int[]){__VA_ARGS__ 0})

static void a_plan_that_meets_every_rule_has_no_breach(void **state) {
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  assert_int_equal(check_text(*state, plan), AP_OK);
  const check_fixture *fixture = *state;
  assert_int_equal(ap_check_breach_count(fixture->check), 0);
  assert_int_equal(ap_diagnostics_count(fixture->faults), 0);
  assert_int_equal(fixture->check->row_count, 8);
  free(plan);
}

/* Splits the plan at its lines and leaves one out. */
static void leave_out(const char *plan, int left_out, char *rest) {
  int line = 0;
  *rest = '\0';
  for (const char *from = plan; *from != '\0'; line++) {
    size_t length = strcspn(from, "\n") + 1;
    if (line != left_out) {
      strncat(rest, from, length);
    }
    from += length;
  }
}

static void every_row_of_a_lean_plan_is_missed_by_name_of_item_and_rule(void **state) {
  static const char *const expected[] = {
      "3.1: rule EXT-ALL asks for an external audit every year; none in 2027",
      NULL, /* 9.1.1 and 9.1.1.1 may come as late as 2029, after the horizon */
      NULL,
      "9.1.1: the internal audit that rule INT-ALL asks for was due in 2026; expected it in 2027",
      "9.1.2: rule INT-ALL asks for an internal audit at least every 2 years; never audited so far, expected one by "
      "2028",
      "3.1: rule EXT-ALL asks for an external audit every year; none in 2028",
      NULL,
      "9.1.3: rule INT-ALL asks for an internal audit at least every 2 years; never audited so far, expected one by "
      "2028",
  };
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  for (size_t row = 0; row < sizeof expected / sizeof expected[0]; row++) {
    char rest[4096];
    leave_out(plan, (int)row + 1, rest);
    assert_int_equal(check_text(*state, rest), expected[row] == NULL ? AP_OK : AP_NO);
    if (expected[row] != NULL) {
      EXPECT_BREACHES(*state, expected[row]);
    }
  }
  free(plan);
}

static void a_gap_between_two_audits_is_told_with_both_years(void **state) {
  keep_internal_alone(*state, 6, 3);
  assert_int_equal(CHECK_YEARS(*state, 2027, 2030, ), AP_OK);
  assert_int_equal(CHECK_YEARS(*state, 2027, 2031, ), AP_NO);
  EXPECT_BREACHES(*state,
                  "9.1.1: rule INT-ALL asks for an internal audit at least every 3 years; none between 2027 and 2031");
}

static void a_gap_after_the_last_audit_in_the_history_is_told_with_that_year(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 6, 3);
  made_history(fixture->made, fixture->objective, AP_INTERNAL, 2026);
  assert_int_equal(CHECK_YEARS(fixture, 2029, 2032, ), AP_OK);
  assert_int_equal(CHECK_YEARS(fixture, 2030, ), AP_NO);
  EXPECT_BREACHES(fixture,
                  "9.1.1: rule INT-ALL asks for an internal audit at least every 3 years; none between 2026 and 2030");
}

static void a_gap_at_the_end_of_the_plan_is_told_with_the_year_it_was_due(void **state) {
  keep_internal_alone(*state, 6, 3);
  assert_int_equal(CHECK_YEARS(*state, 2028, ), AP_NO);
  EXPECT_BREACHES(
      *state,
      "9.1.1: rule INT-ALL asks for an internal audit at least every 3 years; none after 2028, expected one by 2031");
}

static void what_was_never_audited_and_comes_too_late_is_told(void **state) {
  keep_internal_alone(*state, 6, 3);
  assert_int_equal(CHECK_YEARS(*state, 2030, ), AP_NO);
  EXPECT_BREACHES(*state,
                  "9.1.1: rule INT-ALL asks for an internal audit at least every 3 years; never audited so far, "
                  "expected one by 2029");
}

static void a_plan_may_be_shorter_than_the_period(void **state) {
  const check_fixture *fixture = *state;
  keep_internal_alone(*state, 1, 3);
  assert_int_equal(CHECK_YEARS(*state, ), AP_OK);
  const ap_check_entries *due = &fixture->check->tracks[AP_INTERNAL].due_after;
  assert_int_equal(due->count, 1);
  assert_ptr_equal(due->entries[0].item, fixture->objective);
  assert_ptr_equal(due->entries[0].rule, fixture->internal);
  assert_int_equal(due->entries[0].year, 2029);
  assert_int_equal(fixture->check->tracks[AP_INTERNAL].horizon, 3);
  assert_int_equal(fixture->check->tracks[AP_INTERNAL].checked_years, 1);
}

static void each_missing_year_of_a_yearly_item_is_told(void **state) {
  keep_internal_alone(*state, 5, 1);
  assert_int_equal(CHECK_YEARS(*state, 2027, 2030, ), AP_NO);
  EXPECT_BREACHES(*state, "9.1.1: rule INT-ALL asks for an internal audit every year; none in 2028",
                  "9.1.1: rule INT-ALL asks for an internal audit every year; none in 2029",
                  "9.1.1: rule INT-ALL asks for an internal audit every year; none in 2031");
}

static void an_overdue_item_is_listed_where_it_is_planned_at_once(void **state) {
  const check_fixture *fixture = *state;
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  assert_int_equal(check_text(*state, plan), AP_OK);
  const ap_check_entries *overdue = &fixture->check->tracks[AP_INTERNAL].overdue;
  assert_int_equal(overdue->count, 1);
  assert_ptr_equal(overdue->entries[0].item, fixture->objective);
  assert_int_equal(overdue->entries[0].year, 2026);
  free(plan);
}

static void an_overdue_item_that_is_put_off_is_told_once_and_its_later_gaps_besides(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 6, 2);
  made_history(fixture->made, fixture->objective, AP_INTERNAL, 2020);
  assert_int_equal(CHECK_YEARS(fixture, 2029, 2032, ), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.1: the internal audit that rule INT-ALL asks for was due in 2022; expected it in 2027",
                  "9.1.1: rule INT-ALL asks for an internal audit at least every 2 years; none between 2029 and 2032");
  assert_int_equal(fixture->check->tracks[AP_INTERNAL].overdue.count, 0);
}

static void an_overdue_yearly_item_is_told_as_overdue_and_then_by_year(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 3, 1);
  made_history(fixture->made, fixture->objective, AP_INTERNAL, 2024);
  assert_int_equal(CHECK_YEARS(fixture, 2029, ), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.1: the internal audit that rule INT-ALL asks for was due in 2025; expected it in 2027",
                  "9.1.1: rule INT-ALL asks for an internal audit every year; none in 2028");
}

static void the_first_plan_year_counts_from_the_last_audit_before_it(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 3, 2);
  made_history(fixture->made, fixture->objective, AP_INTERNAL, 2026); /* due in 2028 */
  assert_int_equal(CHECK_YEARS(fixture, 2028, ), AP_OK);
  made_history(fixture->made, fixture->objective, AP_EXTERNAL, 2020); /* says nothing of the internal track */
  assert_int_equal(CHECK_YEARS(fixture, 2028, ), AP_OK);
}

static void an_item_under_two_rules_must_meet_both(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 6, 4);
  ap_rule *stricter = made_rule(fixture->made, "INT-OFTEN", AP_INTERNAL, AP_UNIT_ITEM, 2);
  stricter->select.levels = 1U << AP_OBJECTIVE;
  stricter->select.standards = 1U << AP_CONTROL;
  assert_int_equal(CHECK_YEARS(fixture, 2028, 2030, 2032, ), AP_OK);
  assert_int_equal(CHECK_YEARS(fixture, 2027, 2032, ), AP_NO);
  EXPECT_BREACHES(
      fixture, "9.1.1: rule INT-ALL asks for an internal audit at least every 4 years; none between 2027 and 2032",
      "9.1.1: rule INT-OFTEN asks for an internal audit at least every 2 years; none between 2027 and 2032");
}

static void a_looser_rule_may_want_an_item_earlier_by_its_objectives_history(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 4, 3);
  fixture->internal->select.levels = 0; /* the detailed control too, by its objective's history */
  ap_rule *stricter = made_rule(fixture->made, "INT-DETAIL", AP_INTERNAL, AP_UNIT_ITEM, 2);
  stricter->select.levels = 1U << AP_DETAILED;
  made_history(fixture->made, fixture->objective, AP_INTERNAL, 2024); /* due in 2027 */
  assert_int_equal(check_text(fixture, "year,track,id\n2027,internal,9.1.1\n2030,internal,9.1.1\n"
                                       "2028,internal,9.1.1.1\n2030,internal,9.1.1.1\n"),
                   AP_NO);
  EXPECT_BREACHES(
      fixture, "9.1.1.1: rule INT-ALL asks for an internal audit at least every 3 years; none between 2024 and 2028");
}

static void what_is_due_after_the_horizon_is_listed_with_the_earliest_rule(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 2, 4);
  ap_rule *stricter = made_rule(fixture->made, "INT-OFTEN", AP_INTERNAL, AP_UNIT_ITEM, 3);
  stricter->select.ids = (const char *[]){"9.1.1"};
  stricter->select.id_count = 1;
  assert_int_equal(CHECK_YEARS(fixture, 2028, ), AP_OK);
  const ap_check_entries *due = &fixture->check->tracks[AP_INTERNAL].due_after;
  assert_int_equal(due->count, 1);
  assert_ptr_equal(due->entries[0].rule, stricter);
  assert_int_equal(due->entries[0].year, 2031);
}

static void what_is_taken_over_is_listed_and_needs_no_external_row(void **state) {
  check_fixture *fixture = *state;
  fixture->second->inherited = true;
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n2027,internal,9.1.1\n"
                                       "2027,internal,9.1.2\n2028,internal,9.1.3\n"),
                   AP_OK);
  const ap_check_track *tracks = fixture->check->tracks;
  assert_int_equal(tracks[AP_EXTERNAL].inherited.count, 1);
  assert_ptr_equal(tracks[AP_EXTERNAL].inherited.entries[0].item, fixture->second);
  assert_ptr_equal(tracks[AP_EXTERNAL].inherited.entries[0].rule, fixture->direct);
  assert_int_equal(tracks[AP_EXTERNAL].unit_count, 3);
  assert_int_equal(tracks[AP_INTERNAL].inherited.count, 0);
  fixture->governance->inherited = true; /* the first rule of the scheme would want it */
  check_text(fixture, "year,track,id\n2027,internal,9.1.1\n2027,internal,9.1.2\n2028,internal,9.1.3\n");
  assert_int_equal(fixture->check->tracks[AP_EXTERNAL].inherited.count, 2);
  assert_ptr_equal(fixture->check->tracks[AP_EXTERNAL].inherited.entries[0].rule, fixture->yearly);
}

static void breaches_of_the_statement_are_breaches_of_the_plan(void **state) {
  check_fixture *fixture = *state;
  fixture->third->selected = false;
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n2027,internal,9.1.1\n"
                                       "2027,internal,9.1.2\n"),
                   AP_NO);
  assert_int_equal(ap_check_breach_count(fixture->check), 1);
  assert_non_null(strstr(ap_check_breach(fixture->check, 0)->name, "statement"));
}

static void the_loads_are_those_of_the_catalog(void **state) {
  const check_fixture *fixture = *state;
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  assert_int_equal(check_text(*state, plan), AP_OK);
  const ap_check_track *external = &fixture->check->tracks[AP_EXTERNAL];
  assert_int_equal(external->minutes[0], 90);
  assert_int_equal(external->minutes[1], 90);
  assert_int_equal(external->items[0], 3);
  assert_int_equal(external->forced_minutes[2], 30);
  assert_int_equal(external->common_divisor, 60);
  assert_int_equal(external->criteria[AP_PEAK].value, 90);
  assert_int_equal(external->criteria[AP_TOTAL].value, 180);
  assert_int_equal(external->criteria[AP_SPREAD].value, 0);
  assert_int_equal(external->criteria[AP_PEAK].said, AP_SAID_NOTHING);
  free(plan);
}

static void an_audit_in_a_barred_year_before_what_is_late_takes_nothing_from_the_next_year(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 3, 1);
  made_history(fixture->made, fixture->objective, AP_INTERNAL, 2024);
  made_pin(fixture->made, "9.1.1", 1U << AP_INTERNAL)->never = 1; /* late: due in 2028 now */
  assert_int_equal(CHECK_YEARS(fixture, 2027, 2029, ), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.1: an internal audit in 2027; the pin on line 100 of the scenario allows none then",
                  "9.1.1: rule INT-ALL asks for an internal audit every year; none in 2028");
}

static void what_is_overdue_is_listed_with_the_rule_that_wanted_it_first(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 2, 4);
  ap_rule *other = made_rule(fixture->made, "INT-OFTEN", AP_INTERNAL, AP_UNIT_ITEM, 2);
  other->select.ids = (const char *[]){"9.1.1"};
  other->select.id_count = 1;
  made_history(fixture->made, fixture->objective, AP_INTERNAL, 2020);
  const ap_check_entries *overdue = NULL;
  assert_int_equal(CHECK_YEARS(fixture, 2027, ), AP_OK);
  overdue = &fixture->check->tracks[AP_INTERNAL].overdue;
  assert_int_equal(overdue->count, 1);
  assert_ptr_equal(overdue->entries[0].rule, other);
  assert_int_equal(overdue->entries[0].year, 2022);
  other->every = 5;
  assert_int_equal(CHECK_YEARS(fixture, 2027, ), AP_OK);
  overdue = &fixture->check->tracks[AP_INTERNAL].overdue;
  assert_ptr_equal(overdue->entries[0].rule, fixture->internal);
  assert_int_equal(overdue->entries[0].year, 2024);
  other->every = 4; /* both at once: the first of the scheme */
  assert_int_equal(CHECK_YEARS(fixture, 2027, ), AP_OK);
  overdue = &fixture->check->tracks[AP_INTERNAL].overdue;
  assert_ptr_equal(overdue->entries[0].rule, fixture->internal);
  assert_ptr_equal(fixture->check->tracks[AP_INTERNAL].due_after.entries[0].rule, fixture->internal);
}

static void what_is_due_in_the_last_year_is_a_breach_and_not_listed_as_due_after_it(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 3, 3);
  assert_int_equal(CHECK_YEARS(fixture, ), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.1: rule INT-ALL asks for an internal audit at least every 3 years; never audited so "
                           "far, expected one by 2029");
  assert_int_equal(fixture->check->tracks[AP_INTERNAL].due_after.count, 0);
}

/* Of one year, which a pin bars, of a rule of three: when the item is due after it. */
static int due_after_a_barred_year(check_fixture *fixture, int last_audit) {
  fixture->made->history.count = 0;
  if (last_audit != 0) {
    made_history(fixture->made, fixture->objective, AP_INTERNAL, last_audit);
  }
  CHECK_YEARS(fixture, );
  const ap_check_entries *due = &fixture->check->tracks[AP_INTERNAL].due_after;
  return due->count == 0 ? 0 : due->entries[0].year;
}

static void what_is_late_is_due_in_the_first_year_allowed_and_all_else_when_it_is_due(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 1, 3);
  made_pin(fixture->made, "9.1.1", 1U << AP_INTERNAL)->never = 1;
  assert_int_equal(due_after_a_barred_year(fixture, 0), 2029);
  assert_int_equal(due_after_a_barred_year(fixture, 2023), 2028); /* was due in 2026 */
  assert_int_equal(due_after_a_barred_year(fixture, 2024), 0);    /* is due in 2027, and missing */
}

static void what_is_taken_over_but_not_in_the_statement_or_a_heading_is_not_listed(void **state) {
  check_fixture *fixture = *state;
  fixture->second->inherited = true;
  fixture->second->selected = false;
  fixture->second->reason = "not used";
  fixture->third->inherited = true;
  fixture->third->heading = true;
  check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n2027,internal,9.1.1\n");
  assert_int_equal(fixture->check->tracks[AP_EXTERNAL].inherited.count, 0);
}

static void one_year_alone_has_no_spread(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 1, 1);
  assert_int_equal(CHECK_YEARS(fixture, 2027, ), AP_OK);
  assert_int_equal(fixture->check->tracks[AP_INTERNAL].criteria[AP_PEAK].value, 45);
  assert_int_equal(fixture->check->tracks[AP_INTERNAL].criteria[AP_SPREAD].value, 0);
}

static void the_years_that_count_are_kept_by_item(void **state) {
  check_fixture *fixture = *state;
  keep_internal_alone(fixture, 4, 2);
  assert_int_equal(CHECK_YEARS(fixture, 2027, 2029, ), AP_OK);
  const ap_years *audited = fixture->check->tracks[AP_INTERNAL].audited;
  assert_int_equal(audited[fixture->objective->index], 1U << 0 | 1U << 2);
  assert_int_equal(audited[fixture->second->index], 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_plan_that_meets_every_rule_has_no_breach),
      TEST(every_row_of_a_lean_plan_is_missed_by_name_of_item_and_rule),
      TEST(a_gap_between_two_audits_is_told_with_both_years),
      TEST(a_gap_after_the_last_audit_in_the_history_is_told_with_that_year),
      TEST(a_gap_at_the_end_of_the_plan_is_told_with_the_year_it_was_due),
      TEST(what_was_never_audited_and_comes_too_late_is_told),
      TEST(a_plan_may_be_shorter_than_the_period),
      TEST(each_missing_year_of_a_yearly_item_is_told),
      TEST(an_overdue_item_is_listed_where_it_is_planned_at_once),
      TEST(an_overdue_item_that_is_put_off_is_told_once_and_its_later_gaps_besides),
      TEST(an_overdue_yearly_item_is_told_as_overdue_and_then_by_year),
      TEST(the_first_plan_year_counts_from_the_last_audit_before_it),
      TEST(an_item_under_two_rules_must_meet_both),
      TEST(a_looser_rule_may_want_an_item_earlier_by_its_objectives_history),
      TEST(what_is_due_after_the_horizon_is_listed_with_the_earliest_rule),
      TEST(what_is_taken_over_is_listed_and_needs_no_external_row),
      TEST(breaches_of_the_statement_are_breaches_of_the_plan),
      TEST(the_loads_are_those_of_the_catalog),
      TEST(an_audit_in_a_barred_year_before_what_is_late_takes_nothing_from_the_next_year),
      TEST(what_is_overdue_is_listed_with_the_rule_that_wanted_it_first),
      TEST(what_is_due_in_the_last_year_is_a_breach_and_not_listed_as_due_after_it),
      TEST(what_is_late_is_due_in_the_first_year_allowed_and_all_else_when_it_is_due),
      TEST(what_is_taken_over_but_not_in_the_statement_or_a_heading_is_not_listed),
      TEST(one_year_alone_has_no_spread),
      TEST(the_years_that_count_are_kept_by_item),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
