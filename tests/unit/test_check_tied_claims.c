/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of the prices of a tied certificate that cannot be used: every fault of it in one run, each at its place
 * and in numbers. The plan is that of tests/data/check (see check_fixture.h). */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { FIRST = 1U << 0, SECOND = 1U << 1, EXTERNAL = 1U << AP_EXTERNAL, INTERNAL = 1U << AP_INTERNAL };
enum { BOTH = EXTERNAL | INTERNAL };

#define PEAK "/tracks/external/certificate/peak"
#define TOTAL "/tracks/external/certificate/total"
#define INTERNAL_PEAK "/tracks/internal/certificate/peak"
#define INTERNAL_TOTAL "/tracks/internal/certificate/total"
#define UNUSABLE "the certificate cannot be used, "
/* What is told beside it, since the plan rests on the certificate. */
#define WITHOUT_PEAK                                                                                                   \
  "/tracks/external/criteria/peak/bound: the bound is said to be 90; the certificate gives 30",                        \
      "/tracks/external/criteria/peak/status: said to be proven; there is no certificate of it"
#define WITHOUT_INTERNAL_PEAK                                                                                          \
  "/tracks/internal/criteria/peak/bound: the bound is said to be 90; the certificate gives 45",                        \
      "/tracks/internal/criteria/peak/status: said to be proven; there is no certificate of it"

enum { CHANGES_MOST = 4, BREACHES_MOST = 8 };

typedef struct told_case {
  void (*scenario)(made_scenario *made);
  change_of changes[CHANGES_MOST];
  const char *breaches[BREACHES_MOST];
} told_case;

static void expect_told(void **state, const told_case *told) {
  check_fixture *fixture = *state;
  told->scenario(fixture->made);
  change_of changes[CHANGES_MOST + 1] = {{NULL, NULL}};
  for (size_t i = 0; i < CHANGES_MOST; i++) {
    changes[i] = told->changes[i];
  }
  char *plan = check_data(TEST_DATA "/check/plan.json");
  ap_status status = check_changed_plan(fixture, plan, changes);
  free(plan);
  size_t count = 0;
  while (count < BREACHES_MOST && told->breaches[count] != NULL) {
    count++;
  }
  expect_breaches(fixture, count, told->breaches);
  assert_int_equal(status, count == 0 ? AP_OK : AP_NO);
}

static void expect_all(void **state, const told_case *told, size_t count) {
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(check_fixture_end(state), 0);
    assert_int_equal(check_fixture_begin(state), 0);
    expect_told(state, &told[i]);
  }
}
#define EXPECT_ALL(state, cases) expect_all(state, cases, sizeof(cases) / sizeof(cases)[0])

/* ---- scenarios ---- */

/* A cap that is never reached, of the first two years. */
static void with_cap(made_scenario *made) { made_cap(made, AP_EXTERNAL, FIRST | SECOND, 1000)->tracks = BOTH; }

static void with_group(made_scenario *made) {
  with_cap(made);
  made_apart(made, "9.1.3", BOTH);
}

/* That costs money alone: it adds nothing to the loads. */
static void with_set_up(made_scenario *made) { made_set_up(made, "9.1.1", BOTH, 0)->fee = 10; }

/* Opening it costs 7 at a weight of 1. */
static void with_priced_set_up(made_scenario *made) {
  with_set_up(made);
  made_choose(made, &made->set_ups[0].items, "9.1.2");
  ap_cap *cap = made_cap(made, AP_EXTERNAL, ~(ap_years)0, 1000000);
  cap->tracks = BOTH;
  cap->in_money = true;
}

/* ---- numbers of entries, signs, limits ---- */

static void weights_have_an_entry_for_each_year(void **state) {
  static const told_case cases[] = {
      {with_cap,
       {{PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 0, 0]}]"}},
       {PEAK "/caps/0/weights: the number of entries is 4; expected 3", WITHOUT_PEAK}},
      {with_cap,
       {{PEAK "/caps", "[{\"cap\": 0, \"weights\": [0]}]"}},
       {PEAK "/caps/0/weights: the number of entries is 1; expected 3", WITHOUT_PEAK}},
      {with_cap, {{PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0]}]"}}, {NULL}}, /* as many as the internal years */
      {with_cap, {{INTERNAL_PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 0]}]"}}, {NULL}},
      {with_cap,
       {{PEAK "/other_track", "[0, 0, 0, 0]"}},
       {PEAK "/other_track: the number of entries is 4; expected 3", WITHOUT_PEAK}},
      {with_cap,
       {{INTERNAL_PEAK "/other_track", "[0]"}},
       {INTERNAL_PEAK "/other_track: the number of entries is 1; expected 3", WITHOUT_INTERNAL_PEAK}},
  };
  EXPECT_ALL(state, cases);
}

static void no_weight_is_below_zero(void **state) {
  static const told_case cases[] = {
      {with_cap,
       {{PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 0]}, {\"cap\": 0, \"weights\": [0, -1, -2]}]"}},
       {PEAK "/caps/1/weights/1: " UNUSABLE "a weight is -1; expected none below zero", WITHOUT_PEAK}},
      {with_cap,
       {{PEAK "/other_track", "[0, -3, 0]"}},
       {PEAK "/other_track/1: " UNUSABLE "a weight is -3; expected none below zero", WITHOUT_PEAK}},
  };
  EXPECT_ALL(state, cases);
}

static void a_weight_stands_on_a_limit(void **state) {
  static const told_case cases[] = {
      {with_cap,
       {{PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 1]}]"}},
       {PEAK "/caps/0/weights/2: " UNUSABLE "a weight is set on 2029, which has no limit there; expected zero",
        WITHOUT_PEAK}},
      {with_cap,
       {{PEAK "/other_track", "[2, 1]"}},
       {PEAK "/other_track/0: " UNUSABLE "a weight is set on 2027, which has no limit there; expected zero",
        WITHOUT_PEAK}},
      /* Beyond its horizon the other track has no load, so that a weight there changes nothing. */
      {with_cap, {{PEAK "/other_track", "[0, 0, 9]"}}, {NULL}},
  };
  EXPECT_ALL(state, cases);
}

/* ---- what is priced ---- */

static void an_index_is_one_of_the_scenario(void **state) {
  static const told_case cases[] = {
      {with_group,
       {{PEAK "/caps", "[{\"cap\": 1, \"weights\": [0, 0, 0]}]"}},
       {PEAK "/caps/0: " UNUSABLE "1 is not an index of \"caps\" of the scenario, which has 1; expected one from 0",
        WITHOUT_PEAK}},
      {with_group,
       {{PEAK "/apart", "[{\"apart\": 0, \"track\": \"internal\", \"weights\": [0, 0, 0]}, "
                        "{\"apart\": -1, \"track\": \"internal\", \"weights\": [0, 0, 0]}]"}},
       {PEAK "/apart/1: " UNUSABLE "-1 is not an index of \"apart\" of the scenario, which has 1; expected one from 0",
        WITHOUT_PEAK}},
      {with_set_up,
       {{PEAK "/set_ups", "[{\"set_up\": 2, \"track\": \"external\", \"item\": \"9.1.1\", \"rule\": \"EXT-DIRECT\", "
                          "\"weights\": [0, 0, 0]}]"}},
       {PEAK "/set_ups/0: " UNUSABLE
             "2 is not an index of \"set_ups\" of the scenario, which has 1; expected one from 0",
        WITHOUT_PEAK}},
  };
  EXPECT_ALL(state, cases);
}

static void every_fault_of_the_prices_is_told_at_once(void **state) {
  static const told_case cases[] = {
      {with_group,
       {{PEAK "/other_track", "[0, -1]"},
        {PEAK "/caps", "[{\"cap\": 5, \"weights\": [0, 0, 0]}, {\"cap\": 0, \"weights\": [0]}]"},
        {PEAK "/apart", "[{\"apart\": 3, \"track\": \"external\", \"weights\": [0, 0, 0]}]"},
        {PEAK "/set_ups", "[{\"set_up\": 0, \"track\": \"external\", \"item\": \"9.1.1\", \"rule\": \"EXT-DIRECT\", "
                          "\"weights\": [0, 0, 0]}]"}},
       {PEAK "/other_track/1: " UNUSABLE "a weight is -1; expected none below zero",
        PEAK "/caps/0: " UNUSABLE "5 is not an index of \"caps\" of the scenario, which has 1; expected one from 0",
        PEAK "/caps/1/weights: the number of entries is 1; expected 3",
        PEAK "/apart/0: " UNUSABLE "3 is not an index of \"apart\" of the scenario, which has 1; expected one from 0",
        PEAK "/set_ups/0: " UNUSABLE
             "0 is not an index of \"set_ups\" of the scenario, which has 0; expected one from 0",
        WITHOUT_PEAK}},
  };
  EXPECT_ALL(state, cases);
}

#define MEMBER(track, item, rule, weights)                                                                             \
  "{\"set_up\": 0, \"track\": \"" track "\", \"item\": \"" item "\", \"rule\": \"" rule "\", \"weights\": " weights "}"

static void a_member_is_a_unit_that_opens_the_set_up(void **state) {
  static const told_case cases[] = {
      {with_set_up, {{PEAK "/set_ups", "[" MEMBER("internal", "9.1.1", "INT-ALL", "[0, 0, 0]") "]"}}, {NULL}},
      {with_set_up,
       {{PEAK "/set_ups", "[" MEMBER("internal", "9.1.1", "EXT-DIRECT", "[0, 0, 0]") "]"}},
       {PEAK "/set_ups/0: " UNUSABLE
             "9.1.1 under rule EXT-DIRECT is not a unit that opens the set-up \"set-up-1\" on that track; expected one",
        WITHOUT_PEAK}},
      {with_set_up,
       {{PEAK "/set_ups", "[" MEMBER("external", "9.1.3", "EXT-DIRECT", "[0, 0, 0]") "]"}},
       {PEAK "/set_ups/0: " UNUSABLE
             "9.1.3 under rule EXT-DIRECT is not a unit that opens the set-up \"set-up-1\" on that track; expected one",
        WITHOUT_PEAK}},
      {with_set_up,
       {{PEAK "/set_ups", "[" MEMBER("external", "9.1.1", "EXT-DIRECT", "[0, 0, -4]") "]"}},
       {PEAK "/set_ups/0/weights/2: " UNUSABLE "a weight is -4; expected none below zero", WITHOUT_PEAK}},
  };
  EXPECT_ALL(state, cases);
}

#define MORE_THAN(year)                                                                                                \
  UNUSABLE "the weights of the set-up \"set-up-1\" in " year                                                           \
           " come to more than opening it costs at the other weights; expected no more, and none where it is open "    \
           "in every plan"

/* Opening the set-up costs 10 in money, and the cap counts sixtieths. */
static void members_together_cost_no_more_than_the_set_up(void **state) {
  static const told_case cases[] = {
      {with_priced_set_up,
       {{PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 1, 0]}]"},
        {PEAK "/set_ups", "[" MEMBER("external", "9.1.1", "EXT-DIRECT",
                                     "[0, 300, 0]") ", " MEMBER("external", "9.1.2", "EXT-DIRECT", "[0, 301, 0]") "]"}},
       {PEAK "/set_ups: " MORE_THAN("2028"), WITHOUT_PEAK}},
      {with_priced_set_up,
       {{TOTAL "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 1]}]"},
        {TOTAL "/set_ups", "[" MEMBER("external", "9.1.1", "EXT-DIRECT", "[0, 0, 601]") "]"}},
       {TOTAL "/set_ups: " MORE_THAN("2029"),
        "/tracks/external/criteria/total/bound: the bound is said to be 270; the certificate gives 90",
        "/tracks/external/criteria/total/status: said to be proven; there is no certificate of it"}},
      /* 9.1.1 is overdue: the first internal year opens the set-up in every plan. */
      {with_priced_set_up,
       {{INTERNAL_PEAK "/caps", "[{\"cap\": 0, \"weights\": [1, 0, 0]}]"},
        {INTERNAL_PEAK "/set_ups", "[" MEMBER("internal", "9.1.2", "INT-ALL", "[1, 0, 0]") "]"}},
       {INTERNAL_PEAK "/set_ups: " MORE_THAN("2027"), WITHOUT_INTERNAL_PEAK}},
  };
  EXPECT_ALL(state, cases);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(weights_have_an_entry_for_each_year),
      TEST(no_weight_is_below_zero),
      TEST(a_weight_stands_on_a_limit),
      TEST(an_index_is_one_of_the_scenario),
      TEST(every_fault_of_the_prices_is_told_at_once),
      TEST(a_member_is_a_unit_that_opens_the_set_up),
      TEST(members_together_cost_no_more_than_the_set_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
