/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups kept apart, set-ups, and caps on more than one track's load, against the rows of tests/data/check (see
 * check_fixture.h): more than one of each, and in years other than the first. */
#include "check_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST = 1U << 0, SECOND = 1U << 1, EXTERNAL = 1U << AP_EXTERNAL, INTERNAL = 1U << AP_INTERNAL };
enum { BOTH = EXTERNAL | INTERNAL, BREACHES_MOST = 8 };

#define APART(group, one, other, track, year)                                                                          \
  "the group \"" group "\" is kept apart, and " one " and " other " both have " track " audits in " year               \
  "; expected at most one of the group"
#define CAP(line, verb, use, year, most)                                                                               \
  "what the cap on line " line " of the scenario counts " verb " " use " in " year "; the cap allows " most
#define TAKES(line, use, year, most) CAP(line, "takes", use " minutes", year, most)
#define COSTS(line, use, year, most) CAP(line, "costs", use, year, most)

typedef struct row_case {
  void (*scenario)(check_fixture *fixture);
  const char *breaches[BREACHES_MOST];
} row_case;

static void expect_all(void **state, const row_case *cases, size_t case_count) {
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  for (size_t i = 0; i < case_count; i++) {
    assert_int_equal(check_fixture_end(state), 0);
    assert_int_equal(check_fixture_begin(state), 0);
    cases[i].scenario(*state);
    size_t count = 0;
    while (count < BREACHES_MOST && cases[i].breaches[count] != NULL) {
      count++;
    }
    assert_int_equal(check_text(*state, plan), count == 0 ? AP_OK : AP_NO);
    expect_breaches(*state, count, cases[i].breaches);
  }
  free(plan);
}
#define EXPECT_ALL(state, cases) expect_all(state, cases, sizeof(cases) / sizeof(cases)[0])

static ap_apart *group_of(check_fixture *fixture, const char *one, const char *other, unsigned tracks) {
  ap_apart *group = made_apart(fixture->made, one, tracks);
  made_choose(fixture->made, &group->items, other);
  return group;
}

/* ---- groups kept apart ---- */

static void of_the_first_item(check_fixture *fixture) { group_of(fixture, "3.1", "9.1.1", EXTERNAL); }

static void of_the_second_year(check_fixture *fixture) { group_of(fixture, "9.1.2", "3.1", EXTERNAL); }

static void of_two_alike(check_fixture *fixture) {
  group_of(fixture, "9.1.2", "9.1.1", INTERNAL);
  group_of(fixture, "9.1.1", "9.1.2", INTERNAL);
}

static void of_two_that_are_kept(check_fixture *fixture) {
  made_apart(fixture->made, "9.1.1", BOTH);
  made_apart(fixture->made, "9.1.2", BOTH);
}

static void each_group_is_judged_by_itself_in_each_year(void **state) {
  static const row_case cases[] = {
      {of_the_first_item, {APART("apart-1", "3.1", "9.1.1", "external", "2027")}},
      {of_the_second_year, {APART("apart-1", "3.1", "9.1.2", "external", "2028")}},
      {of_two_alike,
       {APART("apart-1", "9.1.1", "9.1.2", "internal", "2027"),
        APART("apart-2", "9.1.1", "9.1.2", "internal", "2027")}},
      {of_two_that_are_kept, {NULL}},
  };
  EXPECT_ALL(state, cases);
}

static void members_that_have_no_audit_in_the_year_are_passed_over(void **state) {
  check_fixture *fixture = *state;
  made_apart(fixture->made, "9.1.*", INTERNAL);
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  char *row = strstr(plan, "2027,internal,INT-ALL,control,9.1.2");
  assert_non_null(row);
  row[3] = '8';
  assert_int_equal(check_text(fixture, plan), AP_NO);
  free(plan);
  EXPECT_BREACHES(fixture, APART("apart-1", "9.1.2", "9.1.3", "internal", "2028"));
}

/* ---- caps ---- */

static ap_cap *cap_of(check_fixture *fixture, ap_years years, int64_t most) {
  ap_cap *cap = made_cap(fixture->made, AP_EXTERNAL, years, most);
  cap->tracks = BOTH;
  return cap;
}

static void on_the_second_year(check_fixture *fixture) { cap_of(fixture, SECOND, 134); }

static void on_the_second_year_and_kept(check_fixture *fixture) {
  cap_of(fixture, SECOND, 135);
  cap_of(fixture, FIRST, 180);
}

static void behind_one_on_a_load(check_fixture *fixture) {
  made_cap(fixture->made, AP_EXTERNAL, FIRST, 90);
  cap_of(fixture, FIRST, 179);
}

static void with_two_set_ups(check_fixture *fixture) {
  made_set_up(fixture->made, "9.1.3", EXTERNAL, 1000); /* opened in no year of the rows */
  made_set_up(fixture->made, "9.1.2", EXTERNAL, 4);
  cap_of(fixture, SECOND, 138);
}

static void on_a_single_minute(check_fixture *fixture) {
  fixture->detail->minutes[AP_EXTERNAL] = 1;
  fixture->detail->skill = "crypto";
  cap_of(fixture, FIRST, 0)->skill = "crypto";
}

static void a_cap_counts_all_of_its_own_years(void **state) {
  static const row_case cases[] = {
      {on_the_second_year, {TAKES("300", "135", "2028", "134")}},
      {on_the_second_year_and_kept, {NULL}},
      {behind_one_on_a_load, {TAKES("301", "180", "2027", "179")}},
      {with_two_set_ups, {TAKES("300", "139", "2028", "138")}},
  };
  EXPECT_ALL(state, cases);
}

static void a_single_minute_is_counted(void **state) {
  check_fixture *fixture = *state;
  on_a_single_minute(fixture);
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  char *minutes = strstr(plan, "9.1.1.1,20");
  assert_non_null(minutes);
  memmove(minutes + 8, "1", 1);
  memmove(minutes + 9, minutes + 10, strlen(minutes + 10) + 1);
  assert_int_equal(check_text(fixture, plan), AP_NO);
  free(plan);
  EXPECT_BREACHES(fixture, TAKES("300", "1", "2027", "0"));
}

/* At 1 an hour the 90 minutes of 2028 and those of the set-up, with its fee. */
static void a_part_of_the_smallest_unit_of_money_is_shown_as_one_more(void **state) {
  check_fixture *fixture = *state;
  static const struct {
    int64_t minutes, fee;
    const char *told;
  } cases[] = {{29, 0, COSTS("300", "2", "2028", "1")},
               {30, 0, COSTS("300", "2", "2028", "1")},
               {31, 0, COSTS("300", "3", "2028", "1")},
               {30, 5, COSTS("300", "7", "2028", "1")}};
  made_rate(fixture->made, 1);
  ap_set_up *set_up = made_set_up(fixture->made, "9.1.2", EXTERNAL, 0);
  made_cap(fixture->made, AP_EXTERNAL, SECOND, AP_MINUTES_OF_AN_HOUR)->in_money = true;
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    set_up->minutes = cases[i].minutes;
    set_up->fee = cases[i].fee;
    assert_int_equal(check_text(fixture, plan), AP_NO);
    EXPECT_BREACHES(fixture, cases[i].told);
  }
  free(plan);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(each_group_is_judged_by_itself_in_each_year),
      TEST(members_that_have_no_audit_in_the_year_are_passed_over),
      TEST(a_cap_counts_all_of_its_own_years),
      TEST(a_single_minute_is_counted),
      TEST(a_part_of_the_smallest_unit_of_money_is_shown_as_one_more),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
