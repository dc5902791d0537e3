/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of the prices of a tied certificate that cannot be used: every fault of it in one run, each at its place
 * and in numbers. The plan is that of tests/data/check (see check_fixture.h). */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

#define WITHOUT_TOTAL                                                                                                  \
  "/tracks/external/criteria/total/bound: the bound is said to be 270; the certificate gives 90",                      \
      "/tracks/external/criteria/total/status: said to be proven; there is no certificate of it"
#define WITHOUT_SPREAD                                                                                                 \
  "/tracks/external/criteria/spread/status: the spread is said to be proven; for that the total must be proven and "   \
  "the years that a plan may level differ by at most 60 minutes"

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

/* After one of a load alone, which ties nothing and is not reached either. */
static void with_a_later_cap(made_scenario *made) {
  made_cap(made, AP_EXTERNAL, SECOND, 1000);
  with_cap(made);
}

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
      {with_a_later_cap, {{PEAK "/caps", "[{\"cap\": 1, \"weights\": [0, 0]}]"}}, {NULL}},
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
      {with_cap,
       {{PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 0]}, {\"cap\": 0, \"weights\": [0, 0, 1]}]"}},
       {PEAK "/caps/1/weights/2: " UNUSABLE "a weight is set on 2029, which has no limit there; expected zero",
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

static void with_two_set_ups(made_scenario *made) {
  made_set_up(made, "9.1.2", BOTH, 0)->fee = 10;
  made_set_up(made, "9.1.3", BOTH, 0)->fee = 10;
  made_choose(made, &made->set_ups[1].items, "9.1.1"); /* not in the order of the catalog */
}

/* Opening the set-up costs 10 in money, and the cap counts sixtieths. */
static void members_together_cost_no_more_than_the_set_up(void **state) {
  static const told_case cases[] = {
      {with_two_set_ups,
       {{PEAK "/set_ups", "[{\"set_up\": 1, \"track\": \"external\", \"item\": \"9.1.1\", \"rule\": "
                          "\"EXT-DIRECT\", \"weights\": [0, 0, 0]}]"}},
       {NULL}},
      {with_two_set_ups,
       {{PEAK "/set_ups", "[{\"set_up\": 1, \"track\": \"external\", \"item\": \"9.1.1\", \"rule\": "
                          "\"EXT-DIRECT\", \"weights\": [1, 0, 0]}]"}},
       {PEAK "/set_ups: " UNUSABLE
             "the weights of the set-up \"set-up-2\" in 2027 come to more than opening it costs at the other weights; "
             "expected no more, and none where it is open in every plan",
        WITHOUT_PEAK}},
      {with_priced_set_up,
       {{PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 1, 0]}]"},
        {PEAK "/set_ups", "[" MEMBER("external", "9.1.1", "EXT-DIRECT",
                                     "[0, 300, 0]") ", " MEMBER("external", "9.1.2", "EXT-DIRECT", "[0, 301, 0]") "]"}},
       {PEAK "/set_ups: " MORE_THAN("2028"), WITHOUT_PEAK}},
      {with_priced_set_up,
       {{TOTAL "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 1]}]"},
        {TOTAL "/set_ups", "[" MEMBER("external", "9.1.1", "EXT-DIRECT", "[0, 0, 601]") "]"}},
       {TOTAL "/set_ups: " MORE_THAN("2029"), WITHOUT_TOTAL, WITHOUT_SPREAD}},
      /* 9.1.1 is overdue: the first internal year opens the set-up in every plan. */
      {with_priced_set_up,
       {{INTERNAL_PEAK "/caps", "[{\"cap\": 0, \"weights\": [1, 0, 0]}]"},
        {INTERNAL_PEAK "/set_ups", "[" MEMBER("internal", "9.1.2", "INT-ALL", "[1, 0, 0]") "]"}},
       {INTERNAL_PEAK "/set_ups: " MORE_THAN("2027"), WITHOUT_INTERNAL_PEAK}},
  };
  EXPECT_ALL(state, cases);
}

/* ---- the weights of the loads ---- */

static void only_a_certificate_of_what_is_tied_has_prices(void **state) {
  static const char told[] = "/tracks/external/certificate: " UNUSABLE
                             "it prices more than the loads of its track, and nothing in the scenario ties these to "
                             "more; expected weights of the years alone";
  static const change_of lists[] = {
      {PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 0]}]"},
      {PEAK "/apart", "[{\"apart\": 0, \"track\": \"external\", \"weights\": [0, 0, 0]}]"},
      {PEAK "/set_ups", "[" MEMBER("external", "9.1.1", "EXT-DIRECT", "[0, 0, 0]") "]"},
      {PEAK "/other_track", "[0, 0]"},
      {TOTAL "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 0]}]"},
  };
  char *plan = check_data(TEST_DATA "/check/plan.json");
  made_cap(((check_fixture *)*state)->made, AP_EXTERNAL, FIRST, 1000); /* on the load of its track */
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
    assert_int_equal(check_changed_plan(*state, plan, (const change_of[]){lists[i], {NULL, NULL}}), AP_NO);
    EXPECT_BREACHES(*state, told, WITHOUT_PEAK, WITHOUT_TOTAL, WITHOUT_SPREAD);
  }
  free(plan);
}

static void with_cap_and_odd_minutes(made_scenario *made) {
  with_cap(made);
  made->items[4].minutes[AP_INTERNAL] = 46; /* 9.1.3 */
}

static void without_room(made_scenario *made) {
  with_cap(made);
  made_cap(made, AP_EXTERNAL, ~(ap_years)0, 89);
}

static void the_weights_of_the_loads_are_judged_as_without_ties(void **state) {
  static const told_case cases[] = {
      {with_cap, {{PEAK "/weights", "[1]"}}, {PEAK "/weights: the number of entries is 1; expected 3", WITHOUT_PEAK}},
      {with_cap,
       {{PEAK "/weights", "[0, 0, 0]"}, {PEAK "/weighted_minutes", "0"}},
       {PEAK "/weights: " UNUSABLE "all weights are zero; expected one above", WITHOUT_PEAK}},
      {with_cap,
       {{PEAK "/weighted_minutes", "271"}},
       {PEAK "/weighted_minutes: the plan says 271; recomputed it is 270"}},
      {with_cap,
       {{PEAK "/argument", "\"pigeonhole\""}, {PEAK "/refuted_peak", "89"}, {PEAK "/least_minutes", "60"}},
       {NULL}},
      {with_set_up,
       {{PEAK "/argument", "\"pigeonhole\""}, {PEAK "/refuted_peak", "89"}, {PEAK "/least_minutes", "60"}},
       {PEAK ": the certificate cannot be used: what it names does not refute a peak of 89", WITHOUT_PEAK}},
      {with_cap,
       {{TOTAL "/scale", "0"}},
       {TOTAL "/scale: " UNUSABLE "its scale is 0; expected one above zero", WITHOUT_TOTAL, WITHOUT_SPREAD}},
      {with_cap,
       {{TOTAL "/weights", "[0, 0]"}},
       {TOTAL "/weights: the number of entries is 2; expected 3", WITHOUT_TOTAL, WITHOUT_SPREAD}},
  };
  EXPECT_ALL(state, cases);
}

static void weights_without_room_for_a_plan_are_told(void **state) {
  without_room(((check_fixture *)*state)->made);
  char *plan = check_data(TEST_DATA "/check/plan.json");
  assert_int_equal(check_changed_plan(*state, plan, (const change_of[]){{NULL, NULL}}), AP_NO);
  free(plan);
  assert_true(has_breach(*state, "check-no-plan", "/tracks/external/certificate"));
  assert_false(has_breach(*state, "check-overflow", NULL));
}

/* Under the weights 0 and 1 every unit comes in the first year, 136 minutes at a price of 1; the second has room for
 * the plan's own peak of 90, so that no less than 46 are left. */
static void a_total_rests_on_the_peak_of_the_plan(void **state) {
  with_cap_and_odd_minutes(((check_fixture *)*state)->made);
  char *plan = check_data(TEST_DATA "/check/plan.json");
  assert_int_equal(
      check_changed_plan(*state, plan, (const change_of[]){{INTERNAL_TOTAL "/weights", "[0, 1]"}, {NULL, NULL}}),
      AP_NO);
  free(plan);
  const ap_check_criterion *total = &((check_fixture *)*state)->check->tracks[AP_INTERNAL].criteria[AP_TOTAL];
  assert_true(total->has_bound);
  assert_int_equal(total->bound, 46);
}

/* The year weights of a total rest on a peak that comes before it. */
static void a_total_before_the_peak_rests_on_no_weights(void **state) {
  static const struct {
    const char *weights;
    bool before, bounded;
  } cases[] = {{"[1, 0, 0]", false, true}, {"[1, 0, 0]", true, false}, {"[0, 0, 0]", true, true}, {"[0]", true, false}};
  char *plan = check_data(TEST_DATA "/check/plan.json");
  check_fixture *fixture = *state;
  with_cap(fixture->made);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    fixture->made->scenario.order[0] = cases[i].before ? AP_TOTAL : AP_PEAK;
    fixture->made->scenario.order[1] = cases[i].before ? AP_PEAK : AP_TOTAL;
    check_changed_plan(fixture, plan, (const change_of[]){{TOTAL "/weights", cases[i].weights}, {NULL, NULL}});
    assert_non_null(fixture->check);
    assert_int_equal(fixture->check->tracks[AP_EXTERNAL].criteria[AP_TOTAL].has_bound, cases[i].bounded);
  }
  free(plan);
}

/* The internal track has two years. Its units come in them at 135, 9.1.1 and 9.1.2 in the first. */
static void weights_beyond_the_years_of_a_track_count_for_nothing(void **state) {
  check_fixture *fixture = *state;
  with_priced_set_up(fixture->made);
  made_apart(fixture->made, "9.1.1", INTERNAL);
  made_pin(fixture->made, "9.1.2", INTERNAL)->must = FIRST;
  char *plan = check_data(TEST_DATA "/check/plan.json");
  const change_of apart = {INTERNAL_PEAK "/apart", "[{\"apart\": 0, \"track\": \"internal\", \"weights\": [0, 0, 9]}]"};
  check_changed_plan(fixture, plan, (const change_of[]){apart, {NULL, NULL}});
  assert_false(has_breach(fixture, "check-claim", INTERNAL_PEAK "/weighted_minutes"));
  const change_of cap = {INTERNAL_PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 1]}]"};
  const change_of member = {INTERNAL_PEAK "/set_ups", "[" MEMBER("internal", "9.1.1", "INT-ALL", "[0, 0, 9]") "]"};
  check_changed_plan(fixture, plan, (const change_of[]){cap, member, {NULL, NULL}});
  free(plan);
  assert_false(has_breach(fixture, "check-set-up", NULL));
  assert_false(has_breach(fixture, "check-claim", INTERNAL_PEAK "/weighted_minutes"));
}

/* ---- numbers at the limit ---- */

#define MOST "9223372036854775807"
#define CAP(weights) "{\"cap\": 0, \"weights\": " weights "}"

/* Checks with those prices of caps at that part; whether the numbers of the part overflow. */
static bool overflows(check_fixture *fixture, const char *part, const change_of *changes) {
  char *plan = check_data(TEST_DATA "/check/plan.json");
  assert_int_equal(check_changed_plan(fixture, plan, changes), AP_NO);
  free(plan);
  bool overflow = has_breach(fixture, "check-overflow", part);
  assert_false(overflow && has_breach(fixture, "check-no-plan", NULL));
  return overflow;
}
#define OVERFLOWS(fixture, part, ...) overflows(fixture, part, (const change_of[]){__VA_ARGS__, {NULL, NULL}})

static void weighted_minutes_of_what_is_tied_may_be_the_largest_number(void **state) {
  check_fixture *fixture = *state;
  with_cap(fixture->made);
  fixture->governance->minutes[AP_EXTERNAL] = 7;
  const change_of claimed = {PEAK "/weighted_minutes", MOST};
  assert_false(OVERFLOWS(fixture, PEAK "/weighted_minutes", {PEAK "/weights", "[1317624576693539401, 0, 0]"}, claimed));
  assert_false(has_breach(fixture, "check-claim", PEAK "/weighted_minutes"));
  assert_true(OVERFLOWS(fixture, PEAK "/weighted_minutes", {PEAK "/weights", "[1317624576693539402, 0, 0]"}, claimed));
}

/* One cap is priced thrice, and has room for as much as a number can hold. */
static void the_room_of_caps_overflows(void **state) {
  check_fixture *fixture = *state;
  made_cap(fixture->made, AP_EXTERNAL, ~(ap_years)0, INT64_MAX)->tracks = BOTH;
  const char *thrice = "[" CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "]";
  assert_true(OVERFLOWS(fixture, PEAK, {PEAK "/caps", thrice}));
  assert_true(OVERFLOWS(fixture, TOTAL, {TOTAL "/caps", thrice}));
}

/* Twice is within 128 bits, but for the room of the loads. */
static void the_room_of_loads_overflows_on_top(void **state) {
  check_fixture *fixture = *state;
  made_cap(fixture->made, AP_EXTERNAL, ~(ap_years)0, INT64_MAX)->tracks = BOTH;
  made_cap(fixture->made, AP_INTERNAL, ~(ap_years)0, 1000);
  const char *twice = "[" CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "]";
  const change_of small = {PEAK "/weights", "[0, 0, 1]"};
  assert_false(OVERFLOWS(fixture, PEAK, {PEAK "/caps", twice}, small));
  assert_true(OVERFLOWS(fixture, PEAK, {PEAK "/caps", twice}, {PEAK "/weights", "[0, 0, " MOST "]"}));
  assert_true(OVERFLOWS(fixture, PEAK, {PEAK "/caps", twice}, small, {PEAK "/other_track", "[0, " MOST "]"}));
  assert_true(OVERFLOWS(fixture, PEAK, {PEAK "/caps", twice}, small, {PEAK "/other_track", "[" MOST ", 0]"}));
  assert_false(OVERFLOWS(fixture, TOTAL, {TOTAL "/caps", twice}, {TOTAL "/weights", "[0, 0, 1]"}));
  assert_true(OVERFLOWS(fixture, TOTAL, {TOTAL "/caps", twice}, {TOTAL "/weights", "[0, 0, " MOST "]"}));
  assert_true(OVERFLOWS(fixture, TOTAL, {TOTAL "/caps", twice}, {TOTAL "/other_track", "[0, " MOST "]"}));
}

/* A single price above 2^90, wherever it stands, is more than is added up; 2^90 itself is not. */
static void prices_beyond_what_can_be_added_up_prove_nothing(void **state) {
  check_fixture *fixture = *state;
  made_scenario *made = fixture->made;
  made_rate(made, 0);
  made_rate(made, (int64_t)1 << 30)->skill = "priced";
  ap_cap *cap = made_cap(made, AP_EXTERNAL, ~(ap_years)0, 1000000);
  cap->tracks = BOTH;
  cap->in_money = true;
  ap_item *const items[] = {fixture->governance, fixture->third};
  for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
    int32_t minutes = items[i]->minutes[AP_EXTERNAL];
    items[i]->minutes[AP_EXTERNAL] = 1 << 20;
    items[i]->skill = "priced";
    const change_of unpriced = {PEAK "/weights", "[0, 1, 1]"};
    assert_false(OVERFLOWS(fixture, PEAK, {PEAK "/caps", "[" CAP("[1099511627776, 0, 0]") "]"}, unpriced));
    assert_true(OVERFLOWS(fixture, PEAK, {PEAK "/caps", "[" CAP("[1099511627777, 0, 0]") "]"}, unpriced));
    items[i]->minutes[AP_EXTERNAL] = minutes;
    items[i]->skill = NULL;
  }
}

/* Two set-ups that cost those fees: one open in every external year, and one that need not be. The cap, which is
 * priced, leaves no room. */
static void with_fees(made_scenario *made, int64_t open, int64_t other) {
  made_set_up(made, "3.1", EXTERNAL, 0)->fee = open;
  made_set_up(made, "9.1.1", EXTERNAL, 0)->fee = other;
  ap_cap *cap = made_cap(made, AP_EXTERNAL, ~(ap_years)0, 0);
  cap->tracks = BOTH;
  cap->in_money = true;
}

static void the_price_of_what_is_open_in_every_plan_overflows(void **state) {
  check_fixture *fixture = *state;
  with_fees(fixture->made, (int64_t)1 << 57, 1);
  const char *twice = "[" CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "]";
  const char *thrice = "[" CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "]";
  assert_false(OVERFLOWS(fixture, PEAK, {PEAK "/caps", twice}));
  assert_true(OVERFLOWS(fixture, PEAK, {PEAK "/caps", thrice}));
  /* All but 2^65 of what 128 bits hold: the audits come on top. */
  const char *nearly =
      "[" CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "," CAP("[1229782938247303441, 0, 0]") "]";
  assert_false(OVERFLOWS(fixture, PEAK, {PEAK "/caps", nearly}));
  assert_true(OVERFLOWS(fixture, PEAK, {PEAK "/caps", nearly}, {PEAK "/weights", "[" MOST ", " MOST ", " MOST "]"}));
}

/* What is priced and a room below zero are together beyond 128 bits, though neither is. */
static void what_is_left_beside_the_room_overflows(void **state) {
  check_fixture *fixture = *state;
  with_fees(fixture->made, (int64_t)1 << 56, (int64_t)1 << 57);
  const char *thrice = "[" CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "," CAP("[" MOST ", 0, 0]") "]";
  assert_true(OVERFLOWS(fixture, TOTAL, {TOTAL "/caps", thrice}));
}

/* 307 minutes of audits, and an open set-up of 60 sixtieths at that weight. */
static void a_tied_total_may_be_the_largest_number(void **state) {
  check_fixture *fixture = *state;
  with_fees(fixture->made, 1, 1);
  fixture->third->minutes[AP_EXTERNAL] = 97;
  assert_false(OVERFLOWS(fixture, TOTAL, {TOTAL "/caps", "[" CAP("[153722867280912925, 0, 0]") "]"}));
  const ap_check_criterion *total = &fixture->check->tracks[AP_EXTERNAL].criteria[AP_TOTAL];
  assert_true(total->has_bound);
  assert_true(total->bound == INT64_MAX);
  assert_true(OVERFLOWS(fixture, TOTAL, {TOTAL "/caps", "[" CAP("[153722867280912926, 0, 0]") "]"}));
  assert_false(fixture->check->tracks[AP_EXTERNAL].criteria[AP_TOTAL].has_bound);
}

static void the_name_of_a_set_up_is_told_whole(void **state) {
  check_fixture *fixture = *state;
  with_set_up(fixture->made);
  char name[601];
  memset(name, 'n', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  fixture->made->set_ups[0].name = name;
  char *plan = check_data(TEST_DATA "/check/plan.json");
  const change_of changes[] = {{PEAK "/set_ups", "[" MEMBER("external", "9.1.1", "EXT-DIRECT", "[0, 1, 0]") "]"},
                               {NULL, NULL}};
  assert_int_equal(check_changed_plan(fixture, plan, changes), AP_NO);
  free(plan);
  const ap_diagnostic *breach = ap_check_breach(fixture->check, 0);
  assert_string_equal(breach->pointer, PEAK "/set_ups");
  assert_int_equal(breach->argument_count, 2);
  assert_string_equal(breach->arguments[0], name);
  assert_string_equal(breach->arguments[1], "2028");
}

/* ---- thirty years ---- */

#define NINE "0, 0, 0, 0, 0, 0, 0, 0, 0"
#define NONE_BUT_LAST(last) "[" NINE ", " NINE ", " NINE ", 0, 0, " last "]"
#define TEN_ONES "1, 1, 1, 1, 1, 1, 1, 1, 1, 1"
#define ONES "[" TEN_ONES ", " TEN_ONES ", " TEN_ONES "]"

/* At a price of 1 for each external year 30 audits of 3.1 and 10 of each other unit cost 2700 minutes. In the last year
 * a cap has a price too: only 3.1 must come then, and costs 30 more. The cap has room for 30 and multiples of 15 up to
 * 1000, which is 990. The other 1740 need 90 in each year, forced 30 and steps of 60. */
static void the_last_of_thirty_years_counts_as_any_other(void **state) {
  check_fixture *fixture = *state;
  made_scenario *made = fixture->made;
  made->scenario.years = AP_YEARS_MOST;
  made_cap(made, AP_EXTERNAL, ~(ap_years)0, 1000)->tracks = BOTH;
  made_apart(made, "9.1.3", BOTH);
  made_set_up(made, "9.1.2", BOTH, 0)->fee = 10;
  made_cap(made, AP_EXTERNAL, ~(ap_years)0, 900);
  made_cap(made, AP_INTERNAL, ~(ap_years)0, 900);
  char *plan = check_data(TEST_DATA "/check/plan.json");
  const change_of changes[] = {
      {PEAK "/weights", ONES},
      {PEAK "/other_track", NONE_BUT_LAST("0")},
      {PEAK "/caps", "[" CAP(NONE_BUT_LAST("1")) "]"},
      {PEAK "/apart", "[{\"apart\": 0, \"track\": \"external\", \"weights\": " NONE_BUT_LAST("0") "}]"},
      {PEAK "/set_ups", "[" MEMBER("external", "9.1.2", "EXT-DIRECT", NONE_BUT_LAST("0")) "]"},
      {TOTAL "/weights", NONE_BUT_LAST("0")},
      {NULL, NULL}};
  assert_int_equal(check_changed_plan(fixture, plan, changes), AP_NO);
  free(plan);
  const ap_check_track *external = &fixture->check->tracks[AP_EXTERNAL];
  assert_int_equal(external->horizon, AP_YEARS_MOST);
  assert_true(external->criteria[AP_PEAK].has_bound);
  assert_int_equal(external->criteria[AP_PEAK].bound, 90);
  assert_true(external->criteria[AP_TOTAL].has_bound);
  assert_int_equal(external->criteria[AP_TOTAL].bound, 2700);
  assert_int_equal(external->forced_minutes[AP_YEARS_MOST - 1], 30);
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
      TEST(only_a_certificate_of_what_is_tied_has_prices),
      TEST(the_weights_of_the_loads_are_judged_as_without_ties),
      TEST(weights_without_room_for_a_plan_are_told),
      TEST(a_total_rests_on_the_peak_of_the_plan),
      TEST(a_total_before_the_peak_rests_on_no_weights),
      TEST(weights_beyond_the_years_of_a_track_count_for_nothing),
      TEST(weighted_minutes_of_what_is_tied_may_be_the_largest_number),
      TEST(the_room_of_caps_overflows),
      TEST(the_room_of_loads_overflows_on_top),
      TEST(prices_beyond_what_can_be_added_up_prove_nothing),
      TEST(the_price_of_what_is_open_in_every_plan_overflows),
      TEST(what_is_left_beside_the_room_overflows),
      TEST(a_tied_total_may_be_the_largest_number),
      TEST(the_name_of_a_set_up_is_told_whole),
      TEST(the_last_of_thirty_years_counts_as_any_other),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
