/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a CSV plan: faults of the file, and breaches of single rows. */
#include "check_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *plan;

static int begin(void **state) {
  plan = check_data(TEST_DATA "/check/plan.csv");
  return check_fixture_begin(state);
}

static int end(void **state) {
  free(plan);
  return check_fixture_end(state);
}

/* The good plan with `row` after its last line, 9. */
static ap_status check_with(void **state, const char *row) {
  char text[4096];
  snprintf(text, sizeof text, "%s%s\n", plan, row);
  return check_text(*state, text);
}

/* The good plan with its first `old` replaced. */
static ap_status check_instead(void **state, const char *old, const char *new) {
  char text[4096];
  const char *at = strstr(plan, old);
  assert_non_null(at);
  snprintf(text, sizeof text, "%.*s%s%s", (int)(at - plan), plan, new, at + strlen(old));
  return check_text(*state, text);
}

static void an_unknown_item_is_a_breach_with_its_line(void **state) {
  assert_int_equal(check_with(state, "2027,external,EXT-ALL,control,9.9.9,9.9.9,60"), AP_NO);
  EXPECT_BREACHES(*state, "10: 9.9.9: the catalog has no such item");
}

static void a_row_of_an_item_left_out_says_so(void **state) {
  check_fixture *fixture = *state;
  fixture->third->selected = false;
  fixture->third->reason = "not used";
  assert_int_equal(check_text(fixture, plan), AP_NO);
  EXPECT_BREACHES(fixture,
                  "9: 9.1.3: not in scope of the internal track, the statement leaves it out; expected no row");
}

static void a_row_of_a_heading_says_so(void **state) {
  check_fixture *fixture = *state;
  made_item(fixture->made, "3.2.1", NULL, 0, 0)->heading = true;
  assert_int_equal(check_with(state, "2027,external,EXT-ALL,control,3.2.1,3.2.1,0"), AP_NO);
  EXPECT_BREACHES(fixture, "10: 3.2.1: not in scope of the external track, it is a heading; expected no row");
}

static void a_row_of_what_is_taken_over_says_so(void **state) {
  check_fixture *fixture = *state;
  fixture->second->inherited = true;
  assert_int_equal(check_text(fixture, plan), AP_NO);
  EXPECT_BREACHES(fixture, "8: 9.1.2: not in scope of the external track, it is taken over from an underlying service; "
                           "expected no row");
}

static void a_row_that_no_rule_asks_for_says_so(void **state) {
  check_fixture *fixture = *state;
  assert_int_equal(check_with(state, "2027,internal,INT-ALL,governance,3.1,3.1,0"), AP_NO);
  EXPECT_BREACHES(fixture, "10: 3.1: not in scope of the internal track, no enabled rule selects it; expected no row");
}

static void a_row_outside_the_horizon_is_a_breach(void **state) {
  assert_int_equal(check_with(state, "2029,external,EXT-ALL,governance,3.1,3.1,30\n"
                                     "2026,external,EXT-ALL,governance,3.1,3.1,30\n"
                                     "-20269999999999999,external,EXT-ALL,governance,3.1,3.1,30"),
                   AP_NO);
  EXPECT_BREACHES(*state, "10: 3.1: 2029 lies outside the plan; expected a year from 2027 to 2028",
                  "11: 3.1: 2026 lies outside the plan; expected a year from 2027 to 2028",
                  "12: 3.1: -20269999999999999 lies outside the plan; expected a year from 2027 to 2028");
}

static void a_year_has_eighteen_digits_at_most(void **state) {
  assert_int_equal(check_with(state, "123456789012345678,external,EXT-ALL,governance,3.1,3.1,30"), AP_NO);
  EXPECT_BREACHES(*state, "10: 3.1: 123456789012345678 lies outside the plan; expected a year from 2027 to 2028");
  assert_int_equal(check_with(state, "1234567890123456789,external,EXT-ALL,governance,3.1,3.1,30"), AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "10:1: \"1234567890123456789\" is not a year; expected a whole number such as 2027");
}

static void a_breach_of_the_first_row_is_told_like_any_other(void **state) {
  assert_int_equal(check_instead(state, "3.1,3.1,30", "3.1,3.1,31"), AP_NO);
  EXPECT_BREACHES(*state, "2: 3.1: found 31 minutes; expected 30");
}

static void a_second_row_of_the_same_item_and_year_is_a_breach(void **state) {
  const check_fixture *fixture = *state;
  assert_int_equal(check_with(state, "2028,external,EXT-ALL,governance,3.1,3.1,30"), AP_NO);
  EXPECT_BREACHES(*state, "10: 3.1: 2028 has an earlier row of it on the external track; expected one");
  assert_int_equal(fixture->check->tracks[AP_EXTERNAL].minutes[1], 90); /* counted once */
}

static void wrong_minutes_are_told_with_what_was_expected(void **state) {
  const check_fixture *fixture = *state;
  assert_int_equal(check_instead(state, "9.1.2,60", "9.1.2,61"), AP_NO);
  EXPECT_BREACHES(*state, "8: 9.1.2: found 61 minutes; expected 60");
  assert_int_equal(fixture->check->tracks[AP_EXTERNAL].minutes[1], 90); /* in the catalog's minutes */
}

static void a_wrong_rule_standard_or_objective_is_a_breach(void **state) {
  assert_int_equal(check_instead(state, "EXT-DIRECT,control,9.1.1,9.1.1.1", "EXT-ALL,management,9.1.2,9.1.1.1"), AP_NO);
  EXPECT_BREACHES(*state, "4: 9.1.1.1: found rule \"EXT-ALL\"; expected EXT-DIRECT",
                  "4: 9.1.1.1: found standard \"management\"; expected control",
                  "4: 9.1.1.1: found objective \"9.1.2\"; expected 9.1.1");
}

static void a_row_with_all_rules_of_an_item_passes_and_one_with_some_does_not(void **state) {
  check_fixture *fixture = *state;
  ap_rule *again = made_rule(fixture->made, "INT-AGAIN", AP_INTERNAL, AP_UNIT_OBJECTIVE, 2);
  again->select.ids = (const char *[]){"9.1.3"};
  again->select.id_count = 1;
  assert_int_equal(check_text(fixture, plan), AP_NO);
  EXPECT_BREACHES(fixture, "9: 9.1.3: found rule \"INT-ALL\"; expected INT-ALL+INT-AGAIN");
  assert_int_equal(check_instead(state, "INT-ALL,control,9.1.3", "INT-ALL+INT-AGAIN,control,9.1.3"), AP_OK);
}

static void columns_that_are_not_there_are_noted_as_not_verified(void **state) {
  const check_fixture *fixture = *state;
  const char *least = "track,id,year\nexternal,3.1,2027\nexternal,3.1,2028\ninternal,9.1.1,2027\n"
                      "internal,9.1.2,2027\ninternal,9.1.3,2028\n";
  assert_int_equal(check_text(*state, least), AP_OK);
  for (int column = 0; column < AP_CHECK_COLUMNS; column++) {
    assert_false(fixture->check->verified[column]);
  }
  assert_int_equal(check_text(*state, plan), AP_OK);
  for (int column = 0; column < AP_CHECK_COLUMNS; column++) {
    assert_true(fixture->check->verified[column]);
  }
  assert_false(fixture->check->json);
}

static void japanese_headers_and_words_are_read(void **state) {
  assert_int_equal(check_text(*state, "年度,監査区分,規則,基準,統制目標,管理策番号,工数\n"
                                      "2027,外部監査,EXT-ALL,ガバナンス基準,3.1,3.1,30\n"
                                      "2028,外部監査,EXT-ALL,ガバナンス基準,3.1,3.1,30\n"
                                      "2027,内部監査,INT-ALL,管理策基準,9.1.1,9.1.1,45\n"
                                      "2027,内部監査,INT-ALL,管理策基準,9.1.2,9.1.2,45\n"
                                      "2028,内部監査,INT-ALL,管理策基準,9.1.3,9.1.3,45\n"),
                   AP_OK);
}

static void a_missing_column_is_a_fault_of_the_file(void **state) {
  const check_fixture *fixture = *state;
  assert_int_equal(check_text(*state, "year,id\n2027,3.1\n"), AP_BAD_INPUT);
  assert_null(fixture->check);
  assert_int_equal(ap_diagnostics_total(fixture->faults, AP_ERROR), 1);
}

static void every_fault_of_the_fields_is_told_in_one_run(void **state) {
  assert_int_equal(check_text(*state, "year,track,id,minutes\n2027x,outside,,6.5\n2027,external,3.1,30\n"
                                      ",internal,9.1.1,1234567890123456789\n"),
                   AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "2:1: \"2027x\" is not a year; expected a whole number such as 2027",
                "2:7: \"outside\" is not a track; expected external or internal",
                "2:15: the ID is empty; expected that of an item of the catalog",
                "2:16: \"6.5\" is not a number of minutes; expected a whole number",
                "4:1: \"\" is not a year; expected a whole number such as 2027",
                "4:17: \"1234567890123456789\" is not a number of minutes; expected a whole number");
}

static void text_from_the_plan_is_shown_short_and_without_control_characters(void **state) {
  char row[1024] = "2027,external,\"a\x1b[31m\nb\",control,9.1.1,管理策";
  for (int i = 0; i < 40; i++) {
    strcat(row, "管");
  }
  strcat(row, ",1");
  assert_int_equal(check_with(state, row), AP_NO);
  const check_fixture *fixture = *state;
  const ap_diagnostic *breach = ap_check_breach(fixture->check, 0);
  assert_int_equal(ap_check_breach_count(fixture->check), 1);
  const char *shown = breach->arguments[0];
  assert_true(strlen(shown) < 100);
  assert_non_null(strstr(shown, "管..."));
  assert_int_equal(check_instead(state, "EXT-DIRECT,control,9.1.2", "\"E\x1b\n\",control,9.1.2"), AP_NO);
  EXPECT_BREACHES(fixture, "8: 9.1.2: found rule \"E??\"; expected EXT-DIRECT");
}

static void more_breaches_than_are_told_are_counted(void **state) {
  char *text = calloc(1, 100000);
  assert_non_null(text);
  strcpy(text, plan);
  size_t used = strlen(text);
  for (int i = 0; i < 250; i++) {
    used += (size_t)snprintf(text + used, 100000 - used, "2027,external,EXT-ALL,control,x,x%d,1\n", i);
  }
  const check_fixture *fixture = *state;
  assert_int_equal(check_text(*state, text), AP_NO);
  assert_int_equal(ap_check_breach_count(fixture->check), 100);
  assert_int_equal(ap_diagnostics_total(fixture->check->breaches, AP_ERROR), 250);
  assert_int_equal(ap_check_breach(fixture->check, 99)->line, 109);
  free(text);
}

static void lines_within_fields_do_not_shift_the_place(void **state) {
  assert_int_equal(check_text(*state, "year,note,track,id\n2027,\"two\nlines\",external,3.1\n2028,,external,3.1\n"
                                      "2027,,internal,9.1.1\n2027,,internal,9.1.2\n2028,,internal,9.1.3\n"
                                      "2027,,external,nope\n"),
                   AP_NO);
  EXPECT_BREACHES(*state, "8: nope: the catalog has no such item");
}

static void an_item_without_minutes_is_a_fault_of_the_scenario(void **state) {
  check_fixture *fixture = *state;
  fixture->second->minutes[AP_INTERNAL] = 0;
  assert_int_equal(check_text(fixture, plan), AP_BAD_INPUT);
  assert_null(fixture->check);
  assert_int_equal(ap_diagnostics_count(fixture->faults), 1);
  assert_string_equal(ap_diagnostics_at(fixture->faults, 0)->name, "plan-no-minutes");
}

static void an_empty_or_missing_file_is_a_fault(void **state) {
  check_fixture *fixture = *state;
  assert_int_equal(check_text(fixture, ""), AP_BAD_INPUT);
  EXPECT_FAULTS(fixture, "the file is empty; expected a plan, CSV or JSON");
  ap_check *check = NULL;
  assert_int_equal(ap_check_plan(&fixture->made->scenario, "no-such-plan", fixture->faults, &check), AP_BAD_INPUT);
  assert_null(check);
}

static void other_faults_are_told_beside_bytes_that_are_no_text(void **state) {
  static const char bytes[] = "year,track,id\n2027,external,3.1\0\nsoon,external,3.1\n";
  const check_fixture *fixture = *state;
  assert_int_equal(check_bytes(*state, bytes, sizeof bytes - 1), AP_BAD_INPUT);
  assert_int_equal(ap_diagnostics_total(fixture->faults, AP_ERROR), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(an_unknown_item_is_a_breach_with_its_line),
      TEST(a_row_of_an_item_left_out_says_so),
      TEST(a_row_of_a_heading_says_so),
      TEST(a_row_of_what_is_taken_over_says_so),
      TEST(a_row_that_no_rule_asks_for_says_so),
      TEST(a_row_outside_the_horizon_is_a_breach),
      TEST(a_year_has_eighteen_digits_at_most),
      TEST(a_breach_of_the_first_row_is_told_like_any_other),
      TEST(a_second_row_of_the_same_item_and_year_is_a_breach),
      TEST(wrong_minutes_are_told_with_what_was_expected),
      TEST(a_wrong_rule_standard_or_objective_is_a_breach),
      TEST(a_row_with_all_rules_of_an_item_passes_and_one_with_some_does_not),
      TEST(columns_that_are_not_there_are_noted_as_not_verified),
      TEST(japanese_headers_and_words_are_read),
      TEST(a_missing_column_is_a_fault_of_the_file),
      TEST(every_fault_of_the_fields_is_told_in_one_run),
      TEST(text_from_the_plan_is_shown_short_and_without_control_characters),
      TEST(more_breaches_than_are_told_are_counted),
      TEST(lines_within_fields_do_not_shift_the_place),
      TEST(an_item_without_minutes_is_a_fault_of_the_scenario),
      TEST(an_empty_or_missing_file_is_a_fault),
      TEST(other_faults_are_told_beside_bytes_that_are_no_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
