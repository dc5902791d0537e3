/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JSON plan that is wrong in one place: told at that place. */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *plan;

static int begin(void **state) {
  plan = check_data(TEST_DATA "/check/plan.json");
  return check_fixture_begin(state);
}

static int end(void **state) {
  free(plan);
  return check_fixture_end(state);
}

static void a_plan_whose_every_word_holds_has_no_breach(void **state) {
  const check_fixture *fixture = *state;
  assert_int_equal(check_text(*state, plan), AP_OK);
  assert_int_equal(fixture->check->row_count, 10);
  assert_true(fixture->check->json);
  const ap_check_track *external = &fixture->check->tracks[AP_EXTERNAL];
  assert_int_equal(external->checked_years, 3);
  for (int criterion = 0; criterion < AP_CRITERIA; criterion++) {
    assert_int_equal(external->criteria[criterion].said, AP_SAID_PROVEN);
    assert_true(external->criteria[criterion].proven);
  }
  assert_int_equal(external->criteria[AP_PEAK].bound, 90);
  assert_int_equal(external->criteria[AP_TOTAL].bound, 270);
}

static void it_is_told_from_csv_by_its_first_character(void **state) {
  const check_fixture *fixture = *state;
  char *text = calloc(strlen(plan) + 16, 1);
  assert_non_null(text);
  strcpy(text, "\xEF\xBB\xBF \r\n\t");
  strcat(text, plan);
  assert_int_equal(check_text(*state, text), AP_OK);
  assert_true(fixture->check->json);
  free(text);
}

/* ---- what cannot be read ---- */

static void wrong_syntax_is_told_with_line_and_column(void **state) {
  assert_int_equal(check_text(*state, "{\n  \"format\": auditplan\n}"), AP_BAD_INPUT);
  const check_fixture *fixture = *state;
  const ap_diagnostic *fault = ap_diagnostics_at(fixture->faults, 0);
  assert_string_equal(fault->name, "json-syntax");
  assert_int_equal(fault->line, 2);
  assert_true(fault->column > 0);
  assert_null(fixture->check);
}

static void a_repeated_key_and_text_after_the_end_are_wrong_syntax(void **state) {
  const check_fixture *fixture = *state;
  const char *const texts[] = {"{\"version\": 1, \"version\": 1}", "{} {}",
                               "{\"a\": ", "{\"a\": 99999999999999999999}"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    assert_int_equal(check_text(*state, texts[i]), AP_BAD_INPUT);
    assert_string_equal(ap_diagnostics_at(fixture->faults, 0)->name, "json-syntax");
  }
}

static void a_format_or_version_that_is_not_known_is_refused(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/format", "\"other/plan\""}), AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "/format: the format is \"other/plan\"; expected \"auditplan/plan\"");
  assert_int_equal(CHECK_CHANGED(state, {"/version", "2"}), AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "/version: version 2 of this format is not known; expected 1");
  assert_int_equal(CHECK_CHANGED(state, {"/version", NULL}), AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "the member \"version\" is missing; expected a whole number");
  assert_int_equal(check_text(*state, "[]"), AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "found an array; expected an object");
}

static void every_wrong_type_is_told_in_one_run(void **state) {
  assert_int_equal(
      CHECK_CHANGED(
          state, {"/scenario", "[]"}, {"/tracks/external/units", "4.0"},
          {"/tracks/external/criteria/peak/status", "\"sure\""}, {"/tracks/external/criteria/total", "null"},
          {"/tracks/external/criteria/spread/status", "\"gap\""}, {"/tracks/external/years/1/minutes", "true"},
          {"/tracks/external/continued_years", "{}"}, {"/tracks/external/certificate/peak/weights/2", "\"1\""},
          {"/tracks/external/certificate/total", "7"}, {"/tracks/internal/overdue/0", "false"},
          {"/tracks/internal/rest_peak", "0.5"}, {"/tracks/internal/certificate/peak/argument", "\"size\""},
          {"/items/0", "0"}, {"/items/1/year", "\"2027\""}, {"/items/2/track", "\"both\""}, {"/items/3/id", NULL},
          {"/continued_items/0/minutes", "30.5"}, {"/replanned", "{\"from\": \"2027\"}"}),
      AP_BAD_INPUT);
  EXPECT_FAULTS(
      *state, "/scenario: found an array; expected an object",
      "/tracks/external/units: found a number with a fraction; expected a whole number",
      "/tracks/external/criteria/peak/status: found \"sure\"; expected proven, by_search, gap or not_attempted",
      "/tracks/external/criteria/total: found null; expected an object",
      "/tracks/external/criteria/spread: the member \"gap\" is missing; expected a whole number",
      "/tracks/external/years/1/minutes: found true; expected a whole number",
      "/tracks/external/continued_years: found an object; expected an array",
      "/tracks/external/certificate/peak/weights/2: found \"1\"; expected a whole number",
      "/tracks/external/certificate/total: found a number; expected an object",
      "/tracks/internal/overdue/0: found false; expected an object",
      "/tracks/internal/rest_peak: found a number with a fraction; expected a whole number",
      "/tracks/internal/certificate/peak/argument: found \"size\"; expected weights, largest_unit, pigeonhole or "
      "dual_feasible_function",
      "/items/0: found a number; expected an object", "/items/1/year: found \"2027\"; expected a whole number",
      "/items/2/track: found \"both\"; expected external or internal",
      "/items/3: the member \"id\" is missing; expected a text",
      "/continued_items/0/minutes: found a number with a fraction; expected a whole number",
      "/replanned/from: found \"2027\"; expected a whole number");
  assert_int_equal(CHECK_CHANGED(state, {"/replanned", "2027"}), AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "/replanned: found a number; expected an object");
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/internal/criteria/peak/status", "\"auditplan\""},
                                 {"/tracks/internal/criteria/total/status", "\"\""}),
                   AP_BAD_INPUT);
  EXPECT_FAULTS(
      *state,
      "/tracks/internal/criteria/peak/status: found \"auditplan\"; expected proven, by_search, gap or not_attempted",
      "/tracks/internal/criteria/total/status: found \"\"; expected proven, by_search, gap or not_attempted");
}

static void members_that_are_missing_are_told_where_they_should_be(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/scenario/years", NULL}, {"/tracks/internal", NULL}, {"/items", NULL},
                                 {"/tracks/external/overdue", NULL}, {"/tracks/external/years", NULL},
                                 {"/tracks/external/criteria", NULL}, {"/tracks/external/certificate/peak", NULL},
                                 {"/tracks/external/certificate/forced_minutes", NULL}),
                   AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "/scenario: the member \"years\" is missing; expected a whole number",
                "/tracks: the member \"internal\" is missing; expected an object",
                "the member \"items\" is missing; expected an array",
                "/tracks/external: the member \"overdue\" is missing; expected an array",
                "/tracks/external: the member \"years\" is missing; expected an array",
                "/tracks/external: the member \"criteria\" is missing; expected an object",
                "/tracks/external/certificate: the member \"peak\" is missing; expected an object",
                "/tracks/external/certificate: the member \"forced_minutes\" is missing; expected an array");
}

static void more_faults_than_are_told_are_counted(void **state) {
  const check_fixture *fixture = *state;
  json_t *json = json_loads(plan, 0, NULL);
  json_t *items = json_object_get(json, "items");
  for (int i = 0; i < 150; i++) {
    json_array_append_new(items, json_integer(i));
  }
  char *text = json_dumps(json, JSON_COMPACT);
  assert_int_equal(check_text(*state, text), AP_BAD_INPUT);
  assert_int_equal(ap_diagnostics_count(fixture->faults), 100);
  assert_int_equal(ap_diagnostics_total(fixture->faults, AP_ERROR), 150);
  free(text);
  json_decref(json);
}

/* ---- breaches ---- */

static void breaches_of_rows_are_told_with_their_pointers(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/items/1/minutes", "41"}, {"/items/2/rule", "\"X\""},
                                 {"/items/0/standard", "\"control\""}, {"/continued_items/1/objective", "\"9.1.1\""}),
                   AP_NO);
  EXPECT_BREACHES(*state, "/items/0/standard: 3.1: found standard \"control\"; expected governance",
                  "/items/1/minutes: 9.1.1: found 41 minutes; expected 40",
                  "/items/2/rule: 9.1.1.1: found rule \"X\"; expected EXT-DIRECT",
                  "/continued_items/1/objective: 9.1.3: found objective \"9.1.1\"; expected 9.1.3");
}

static void continued_rows_belong_to_the_years_after_the_horizon(void **state) {
  assert_int_equal(CHECK_CHANGED(state,
                                 {"/items/8", "{\"year\": 2029, \"track\": \"external\", \"rule\": \"EXT-ALL\", "
                                              "\"standard\": \"governance\", \"objective\": \"3.1\", "
                                              "\"id\": \"3.1\", \"minutes\": 30}"},
                                 {"/continued_items/0/year", "2028"},
                                 {"/continued_items/2", "{\"year\": 2029, \"track\": \"internal\", \"rule\": "
                                                        "\"INT-ALL\", \"standard\": \"control\", \"objective\": "
                                                        "\"9.1.1\", \"id\": \"9.1.1\", \"minutes\": 45}"}),
                   AP_NO);
  assert_true(has_breach(*state, "check-row-outside", "/items/8/year"));
  assert_true(has_breach(*state, "check-row-outside", "/continued_items/0/year"));
  assert_true(has_breach(*state, "check-row-continued", "/continued_items/2/year"));
}

static void a_gap_in_the_continued_years_is_a_breach(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/continued_items/1", NULL}), AP_NO);
  EXPECT_BREACHES(
      *state,
      "9.1.3: rule EXT-DIRECT asks for an external audit at least every 3 years; never audited so far, expected one by "
      "2029",
      "/tracks/external/continued_years/0/minutes: the plan says 90; its rows come to 30",
      "/tracks/external/continued_years/0/items: the plan says 2; its rows come to 1",
      "/tracks/external/criteria/total/value: the plan says 270; its rows come to 210",
      "/tracks/external/criteria/total/value: the value 210 lies below the bound 270 that the certificate gives for "
      "all "
      "plans of whole units",
      "/tracks/external/criteria/spread/value: the plan says 0; its rows come to 60",
      "/tracks/external/criteria/spread/status: the spread is said to be proven; for that the total must be proven and "
      "the years that a plan may level differ by at most 60 minutes",
      "/tracks/external/criteria/spread/bound: the bound is said to be 0 and the spread is 60; expected the same where "
      "it is proven, else no more");
}

static void continued_items_and_years_may_be_left_out_where_there_are_none(void **state) {
  check_fixture *fixture = *state;
  fixture->direct->enabled = false;
  fixture->yearly->enabled = false;
  json_t *json = json_loads(plan, 0, NULL);
  change_json(json, "/tracks/external",
              "{\"units\": 0, \"classes\": 0, \"horizon\": 2, \"criteria\": {}, \"status\": "
              "\"optimal\", \"years\": [{\"year\": 2027, \"minutes\": 0, \"forced_minutes\": 0, "
              "\"items\": 0}, {\"year\": 2028, \"minutes\": 0, \"forced_minutes\": 0, \"items\": "
              "0}], \"overdue\": [], \"certificate\": null}");
  change_json(json, "/continued_items", NULL);
  change_json(json, "/tracks/internal/continued_years", NULL);
  json_t *items = json_object_get(json, "items");
  for (size_t i = json_array_size(items); i-- > 0;) {
    if (strcmp(json_string_value(json_object_get(json_array_get(items, i), "track")), "external") == 0) {
      json_array_remove(items, i);
    }
  }
  char *text = json_dumps(json, 0);
  assert_int_equal(check_text(fixture, text), AP_OK);
  free(text);
  json_decref(json);
}

static void a_plan_of_another_scenario_is_a_breach(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/scenario/start_year", "2026"}, {"/scenario/start_month", "10"},
                                 {"/scenario/years", "3"}, {"/scenario/scheme", "\"iso27001\""}),
                   AP_NO);
  EXPECT_BREACHES(*state, "/scenario/start_year: the plan is of another scenario: found 2026; expected 2027",
                  "/scenario/start_month: the plan is of another scenario: found 10; expected 4",
                  "/scenario/years: the plan is of another scenario: found 3; expected 2",
                  "/scenario/scheme: the plan is of another scenario: found iso27001; expected made");
}

static void a_plan_may_leave_out_the_month_that_its_years_begin_with(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/scenario/start_month", NULL}), AP_OK);
}

/* One change each, and the one breach that it must lead to. */
static const struct {
  const char *pointer, *value, *expected;
} single_breaches[] = {
    {"/tracks/external/units", "5", "/tracks/external/units: the plan says 5; recomputed it is 4"},
    {"/tracks/external/horizon", "2", "/tracks/external/horizon: the plan says 2; recomputed it is 3"},
    {"/tracks/external/years/0/year", "2026",
     "/tracks/external/years/0/year: the plan says 2026; recomputed it is 2027"},
    {"/tracks/external/years/0/minutes", "89",
     "/tracks/external/years/0/minutes: the plan says 89; its rows come to 90"},
    {"/tracks/external/years/1/forced_minutes", "0",
     "/tracks/external/years/1/forced_minutes: the plan says 0; recomputed it is 30"},
    {"/tracks/internal/years/1/items", "2", "/tracks/internal/years/1/items: the plan says 2; its rows come to 1"},
    {"/tracks/external/years/1", NULL, "/tracks/external/years: the number of entries is 1; expected 2"},
    {"/tracks/external/continued_years/0", NULL,
     "/tracks/external/continued_years: the number of entries is 0; expected 1"},
    {"/tracks/external/peak_forced_by", "2027",
     "/tracks/external/peak_forced_by: the plan says 2027; recomputed it is null"},
    {"/tracks/external/rest_peak", "90", "/tracks/external/rest_peak: the plan says 90; recomputed it is null"},
    {"/tracks/internal/overdue/0/due", "2025",
     "/tracks/internal/overdue/0/due: the plan says 2025; recomputed it is 2026"},
    {"/tracks/internal/overdue/0", NULL,
     "/tracks/internal/overdue: 9.1.1 under rule INT-ALL was due in 2026; expected it in this list"},
    {"/tracks/internal/overdue/1", "{\"id\": \"9.1.2\", \"rule\": \"INT-ALL\", \"due\": 2026}",
     "/tracks/internal/overdue/1: 9.1.2 under rule INT-ALL is said to be overdue; expected each overdue unit once, by "
     "its leading item"},
    {"/tracks/internal/overdue/1", "{\"id\": \"9.1.1\", \"rule\": \"INT-ALL\", \"due\": 2026}",
     "/tracks/internal/overdue/1: 9.1.1 under rule INT-ALL is said to be overdue; expected each overdue unit once, by "
     "its leading item"},
    {"/tracks/internal/overdue/1", "{\"id\": \"0\", \"rule\": \"INT-ALL\", \"due\": 2026}",
     "/tracks/internal/overdue/1: 0 under rule INT-ALL is said to be overdue; expected each overdue unit once, by its "
     "leading item"},
    {"/tracks/internal/status", "\"open\"",
     "/tracks/internal/status: the status is said to be open; the criteria make "
     "it optimal"},
    {"/tracks/external/criteria/peak/value", "80",
     "/tracks/external/criteria/peak/value: the plan says 80; its rows come to 90"},
    {"/tracks/external/criteria/total/value", "200",
     "/tracks/external/criteria/total/value: the plan says 200; its rows come to 270"},
    {"/tracks/internal/criteria/spread/value", "0",
     "/tracks/internal/criteria/spread/value: the plan says 0; its rows come to 45"},
    {"/tracks/external/criteria/peak/bound", "89",
     "/tracks/external/criteria/peak/bound: the bound is said to be 89; the certificate gives 90"},
    {"/tracks/internal/criteria/total/bound", "90",
     "/tracks/internal/criteria/total/bound: the bound is said to be 90; the certificate gives 135"},
    {"/tracks/internal/criteria/spread/bound", "0",
     "/tracks/internal/criteria/spread/bound: the bound is said to be 0 and the spread is 45; expected the same where "
     "it is proven, else no more"},
    {"/tracks/external/certificate/first_year", "2028",
     "/tracks/external/certificate/first_year: the plan says 2028; recomputed it is 2027"},
    {"/tracks/external/certificate/horizon", "2",
     "/tracks/external/certificate/horizon: the plan says 2; recomputed it is 3"},
    {"/tracks/external/certificate/common_divisor", "10",
     "/tracks/external/certificate/common_divisor: the plan says 10; recomputed it is 60"},
    {"/tracks/external/certificate/forced_minutes/1", "31",
     "/tracks/external/certificate/forced_minutes/1: the plan says 31; recomputed it is 30"},
    {"/tracks/external/certificate/forced_minutes/1", NULL,
     "/tracks/external/certificate/forced_minutes: the number of entries is 2; expected 3"},
    {"/tracks/external/certificate/peak/weighted_minutes", "271",
     "/tracks/external/certificate/peak/weighted_minutes: the plan says 271; recomputed it is 270"},
};

static void each_wrong_number_is_told_by_itself(void **state) {
  for (size_t i = 0; i < sizeof single_breaches / sizeof single_breaches[0]; i++) {
    assert_int_equal(CHECK_CHANGED(state, {single_breaches[i].pointer, single_breaches[i].value}), AP_NO);
    EXPECT_BREACHES(*state, single_breaches[i].expected);
  }
}

static void weights_of_no_use_leave_the_peak_unproven(void **state) {
  static const char *const no_bound[] = {
      "/tracks/external/criteria/peak/bound: the bound is said to be 90; the certificate gives 30",
      "/tracks/external/criteria/peak/status: said to be proven; there is no certificate of it"};
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/certificate/peak/weights/1", "-1"}), AP_NO);
  EXPECT_BREACHES(*state,
                  "/tracks/external/certificate/peak/weights/1: the certificate cannot be used, a weight is -1; "
                  "expected none below zero",
                  no_bound[0], no_bound[1]);
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/certificate/peak/weights/3", "1"}), AP_NO);
  EXPECT_BREACHES(*state, "/tracks/external/certificate/peak/weights: the number of entries is 4; expected 3",
                  no_bound[0], no_bound[1]);
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/certificate/peak/weights", "[0, 0, 0]"},
                                 {"/tracks/external/certificate/peak/weighted_minutes", "0"}),
                   AP_NO);
  EXPECT_BREACHES(*state,
                  "/tracks/external/certificate/peak/weights: the certificate cannot be used, all weights are "
                  "zero; expected one above",
                  no_bound[0], no_bound[1]);
}

static void weights_that_prove_less_leave_a_gap(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/certificate/peak/weights", "[1, 0, 0]"},
                                 {"/tracks/external/certificate/peak/weighted_minutes", "30"},
                                 {"/tracks/external/criteria/peak/bound", "30"}),
                   AP_NO);
  EXPECT_BREACHES(*state, "/tracks/external/criteria/peak/status: 90 is said to be proven; the certificate proves no "
                          "more than 30");
}

static void a_gap_that_is_owned_up_to_is_no_breach(void **state) {
  const change_of changes[] = {
      {"/tracks/external/certificate/peak/weights", "[1, 0, 0]"},
      {"/tracks/external/certificate/peak/weighted_minutes", "30"},
      {"/tracks/external/criteria/peak", "{\"value\": 90, \"bound\": 30, \"status\": \"gap\", \"gap\": 60}"},
      {"/tracks/external/criteria/total/status", "\"not_attempted\""},
      {"/tracks/external/criteria/spread/status", "\"not_attempted\""},
      {"/tracks/external/status", "\"open\""},
      {NULL, NULL},
      {NULL, NULL}};
  assert_int_equal(check_changed_data(state, changes), AP_OK);
  assert_int_equal(CHECK_CHANGED(state, changes[0], changes[1], changes[2], changes[3], changes[4], changes[5],
                                 {"/tracks/external/criteria/peak/gap", "50"}),
                   AP_NO);
  EXPECT_BREACHES(*state, "/tracks/external/criteria/peak/gap: the gap is said to be 50; value less bound is 60");
}

static void a_criterion_may_not_be_settled_before_the_earlier_ones(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/criteria/peak/status", "\"not_attempted\""},
                                 {"/tracks/external/criteria/spread/status", "\"by_search\""}),
                   AP_NO);
  EXPECT_BREACHES(
      *state,
      "/tracks/external/criteria/total/status: said to be proven, while an earlier criterion is open; expected "
      "not_attempted",
      "/tracks/external/criteria/spread/status: said to be by_search, while an earlier criterion is open; expected "
      "not_attempted",
      "/tracks/external/status: the status is said to be optimal; the criteria make it open");
}

static void the_order_of_the_criteria_is_the_scenarios(void **state) {
  check_fixture *fixture = *state;
  fixture->made->scenario.order[1] = AP_SPREAD;
  fixture->made->scenario.order[2] = AP_TOTAL;
  const change_of total_open[] = {{"/tracks/external/criteria/total/status", "\"not_attempted\""},
                                  {"/tracks/external/status", "\"open\""},
                                  {NULL, NULL}};
  assert_int_equal(check_changed_data(state, total_open), AP_OK);
  fixture->made->scenario.order[1] = AP_TOTAL;
  fixture->made->scenario.order[2] = AP_SPREAD;
  assert_int_equal(check_changed_data(state, total_open), AP_NO);
  EXPECT_BREACHES(fixture, "/tracks/external/criteria/spread/status: said to be proven, while an earlier criterion is "
                           "open; expected not_attempted");
}

static void what_was_searched_is_the_plans_own_word(void **state) {
  const check_fixture *fixture = *state;
  assert_int_equal(CHECK_CHANGED(state,
                                 {"/tracks/external/criteria/peak",
                                  "{\"value\": 90, \"bound\": 90, \"status\": \"by_search\", \"nodes\": 12}"},
                                 {"/tracks/internal/criteria/spread",
                                  "{\"value\": 45, \"bound\": 0, \"status\": \"by_search\", \"nodes\": 3}"}),
                   AP_OK);
  assert_int_equal(fixture->check->tracks[AP_EXTERNAL].criteria[AP_PEAK].said, AP_SAID_BY_SEARCH);
}

static void without_a_certificate_nothing_is_proven(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/internal/certificate", "null"}), AP_NO);
  EXPECT_BREACHES(
      *state, "/tracks/internal/criteria/peak/bound: the bound is said to be 90; the certificate gives 45",
      "/tracks/internal/criteria/peak/status: said to be proven; there is no certificate of it",
      "/tracks/internal/criteria/total/bound: the bound is said to be 135; the certificate gives 45",
      "/tracks/internal/criteria/total/status: said to be proven; there is no certificate of it",
      "/tracks/internal/criteria/spread/status: the spread is said to be proven; for that the total must be "
      "proven and the years that a plan may level differ by at most 45 minutes");
}

static void the_totals_certificate_needs_a_scale_and_weights(void **state) {
  static const char *const no_bound[] = {
      "/tracks/internal/criteria/total/bound: the bound is said to be 135; the certificate gives 45",
      "/tracks/internal/criteria/total/status: said to be proven; there is no certificate of it",
      ("/tracks/internal/criteria/spread/status: the spread is said to be proven; for that the total must be proven "
       "and "
       "the years that a plan may level differ by at most 45 minutes")};
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/internal/certificate/total/scale", "0"}), AP_NO);
  EXPECT_BREACHES(*state,
                  "/tracks/internal/certificate/total/scale: the certificate cannot be used, its scale is 0; "
                  "expected one above zero",
                  no_bound[0], no_bound[1], no_bound[2]);
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/internal/certificate/total/weights", "[0]"}), AP_NO);
  EXPECT_BREACHES(*state, "/tracks/internal/certificate/total/weights: the number of entries is 1; expected 2",
                  no_bound[0], no_bound[1], no_bound[2]);
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/internal/certificate/total", "null"}), AP_NO);
  EXPECT_BREACHES(*state, no_bound[0], no_bound[1], no_bound[2]);
}

static void weights_of_a_total_that_comes_before_the_peak_prove_nothing(void **state) {
  check_fixture *fixture = *state;
  fixture->made->scenario.order[0] = AP_TOTAL;
  fixture->made->scenario.order[1] = AP_PEAK;
  assert_int_equal(check_text(fixture, plan), AP_OK);
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/internal/certificate/total/weights", "[0, 1]"}), AP_NO);
  assert_true(has_breach(fixture, "check-no-certificate", "/tracks/internal/criteria/total/status"));
}

static void numbers_near_the_limit_are_recomputed_without_overflow(void **state) {
  assert_int_equal(
      CHECK_CHANGED(state, {"/tracks/internal/certificate/peak/weights", "[9223372036854775807, 9223372036854775807]"}),
      AP_NO);
  EXPECT_BREACHES(*state, "/tracks/internal/certificate/peak/weighted_minutes: the certificate cannot be verified: its "
                          "numbers overflow 128 bits");
}

/* ---- the largest unit, and a forced peak ---- */

/* 9.1.2 takes 200 minutes externally: more than any weights can prove. */
static const change_of large_unit[] = {
    {"/items/6/minutes", "200"},
    {"/tracks/external/years/1/minutes", "230"},
    {"/tracks/external/criteria/peak", "{\"value\": 230, \"bound\": 230, \"status\": \"proven\"}"},
    {"/tracks/external/criteria/total", "{\"value\": 410, \"bound\": 410, \"status\": \"proven\"}"},
    {"/tracks/external/criteria/spread", "{\"value\": 140, \"bound\": 0, \"status\": \"gap\", \"gap\": 140}"},
    {"/tracks/external/status", "\"open\""},
    {"/tracks/external/certificate/common_divisor", "20"},
    {"/tracks/external/certificate/peak",
     "{\"argument\": \"largest_unit\", \"item\": \"9.1.2\", \"rule\": \"EXT-DIRECT\", \"weights\": [1, 1, 1], "
     "\"weighted_minutes\": 410}"},
    {NULL, NULL},
    {NULL, NULL}};

static ap_status check_large_unit(void **state, const char *pointer, const char *value) {
  change_of changes[sizeof large_unit / sizeof large_unit[0]];
  memcpy(changes, large_unit, sizeof changes);
  changes[sizeof large_unit / sizeof large_unit[0] - 2] = (change_of){pointer, value};
  check_fixture *fixture = *state;
  fixture->second->minutes[AP_EXTERNAL] = 200;
  return check_changed_data(state, changes);
}

static void the_largest_unit_proves_a_peak(void **state) {
  assert_int_equal(check_large_unit(state, NULL, NULL), AP_OK);
  const check_fixture *fixture = *state;
  assert_true(fixture->check->tracks[AP_EXTERNAL].criteria[AP_PEAK].proven);
}

static void a_unit_that_is_not_there_or_is_forced_proves_no_peak(void **state) {
  static const char *const changes[][2] = {{"/tracks/external/certificate/peak/item", "\"3.1\""},
                                           {"/tracks/external/certificate/peak/item", "\"9.1.1.1\""},
                                           {"/tracks/external/certificate/peak/item", "\"nope\""},
                                           {"/tracks/external/certificate/peak/rule", "\"EXT-ALL\""}};
  for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
    assert_int_equal(check_large_unit(state, changes[i][0], changes[i][1]), AP_NO);
    assert_true(has_breach(*state, "check-largest", "/tracks/external/certificate/peak"));
    assert_true(has_breach(*state, "check-no-certificate", "/tracks/external/criteria/peak/status"));
  }
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/certificate/peak/item", "\"3.1\""},
                                 {"/tracks/external/certificate/peak/rule", "\"EXT-ALL\""},
                                 {"/tracks/external/certificate/peak/argument", "\"largest_unit\""}),
                   AP_NO);
  assert_true(has_breach(*state, "check-largest", "/tracks/external/certificate/peak"));
}

static void a_smaller_unit_proves_less(void **state) {
  assert_int_equal(check_large_unit(state, "/tracks/external/certificate/peak/item", "\"9.1.3\""), AP_NO);
  EXPECT_BREACHES(*state, "/tracks/external/criteria/peak/bound: the bound is said to be 230; the certificate gives 90",
                  "/tracks/external/criteria/peak/status: 230 is said to be proven; the certificate proves no more "
                  "than 90");
}

/* ---- arguments for large units ---- */

/* Externally three units of 60 minutes fill three years of 90, 30 of them forced: 89 leaves a year room for none. */
static ap_status check_refutation(void **state, const char *peak) {
  return CHECK_CHANGED(state, {"/tracks/external/certificate/peak", peak});
}

#define REFUTED(argument, peak, rest)                                                                                  \
  "{\"argument\": \"" argument "\", \"refuted_peak\": " peak ", " rest                                                 \
  ", \"weights\": [1, 1, 1], \"weighted_minutes\": 270}"

static void arguments_for_large_units_prove_a_peak(void **state) {
  static const char *const peaks[] = {
      REFUTED("pigeonhole", "89", "\"least_minutes\": 60"),
      REFUTED("dual_feasible_function", "89", "\"function\": \"rounding\", \"parameter\": 1"),
      REFUTED("dual_feasible_function", "89", "\"function\": \"threshold\", \"parameter\": 10")};
  for (size_t i = 0; i < sizeof peaks / sizeof peaks[0]; i++) {
    assert_int_equal(check_refutation(state, peaks[i]), AP_OK);
    const check_fixture *fixture = *state;
    assert_true(fixture->check->tracks[AP_EXTERNAL].criteria[AP_PEAK].proven);
  }
}

static void an_argument_that_refutes_nothing_proves_nothing(void **state) {
  static const struct {
    const char *peak;
    const char *breach;
  } wrong[] = {
      {REFUTED("pigeonhole", "90", "\"least_minutes\": 60"), "check-refutation"},
      {REFUTED("pigeonhole", "9223372036854775807", "\"least_minutes\": 60"), "check-refutation"},
      {REFUTED("pigeonhole", "89", "\"least_minutes\": 0"), "check-parameter"},
      {REFUTED("dual_feasible_function", "90", "\"function\": \"threshold\", \"parameter\": 10"), "check-refutation"},
      {REFUTED("dual_feasible_function", "120", "\"function\": \"rounding\", \"parameter\": 3"), "check-refutation"},
      {REFUTED("dual_feasible_function", "89", "\"function\": \"rounding\", \"parameter\": -1"), "check-parameter"}};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    assert_int_equal(check_refutation(state, wrong[i].peak), AP_NO);
    assert_true(has_breach(*state, wrong[i].breach, "/tracks/external/certificate/peak"));
    assert_true(has_breach(*state, "check-no-certificate", "/tracks/external/criteria/peak/status"));
  }
}

static void an_argument_that_refutes_less_proves_less(void **state) {
  assert_int_equal(check_refutation(state, REFUTED("pigeonhole", "70", "\"least_minutes\": 60")), AP_NO);
  assert_true(has_breach(*state, "check-bound", "/tracks/external/criteria/peak/bound"));
  assert_true(has_breach(*state, "check-unproven", "/tracks/external/criteria/peak/status"));
}

static void members_of_an_argument_are_read_by_its_name(void **state) {
  assert_int_equal(check_refutation(state, REFUTED("dual_feasible_function", "89", "\"function\": \"square\"")),
                   AP_BAD_INPUT);
  EXPECT_FAULTS(*state, "/tracks/external/certificate/peak/function: found \"square\"; expected threshold or rounding",
                "/tracks/external/certificate/peak: the member \"parameter\" is missing; expected a whole number");
}

/* 9.1.1 takes 100 minutes internally and is due at once: the first year forces the peak. */
static const change_of forced_peak[] = {
    {"/items/3/minutes", "100"},
    {"/items/4/year", "2028"},
    {"/tracks/internal/years/0", "{\"year\": 2027, \"minutes\": 100, \"forced_minutes\": 100, \"items\": 1}"},
    {"/tracks/internal/years/1", "{\"year\": 2028, \"minutes\": 90, \"forced_minutes\": 0, \"items\": 2}"},
    {"/tracks/internal/criteria/peak", "{\"value\": 100, \"bound\": 100, \"status\": \"proven\"}"},
    {"/tracks/internal/criteria/total", "{\"value\": 190, \"bound\": 190, \"status\": \"proven\"}"},
    {"/tracks/internal/criteria/spread", "{\"value\": 10, \"bound\": 10, \"status\": \"proven\"}"},
    {"/tracks/internal/certificate/forced_minutes/0", "100"},
    {"/tracks/internal/certificate/peak/weighted_minutes", "190"},
    {"/tracks/internal/peak_forced_by", "2027"},
    {"/tracks/internal/rest_peak", "90"},
    {NULL, NULL},
    {NULL, NULL}};

static ap_status check_forced_peak(void **state, const char *pointer, const char *value) {
  change_of changes[sizeof forced_peak / sizeof forced_peak[0]];
  memcpy(changes, forced_peak, sizeof changes);
  changes[sizeof forced_peak / sizeof forced_peak[0] - 2] = (change_of){pointer, value};
  check_fixture *fixture = *state;
  fixture->objective->minutes[AP_INTERNAL] = 100;
  return check_changed_data(state, changes);
}

static void a_forced_peak_is_recomputed_with_its_year_and_the_rest(void **state) {
  assert_int_equal(check_forced_peak(state, NULL, NULL), AP_OK);
  assert_int_equal(check_forced_peak(state, "/tracks/internal/peak_forced_by", "2028"), AP_NO);
  EXPECT_BREACHES(*state, "/tracks/internal/peak_forced_by: the plan says 2028; recomputed it is 2027");
  assert_int_equal(check_forced_peak(state, "/tracks/internal/rest_peak", "91"), AP_NO);
  EXPECT_BREACHES(*state, "/tracks/internal/rest_peak: the plan says 91; recomputed it is 90");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_plan_whose_every_word_holds_has_no_breach),
      TEST(it_is_told_from_csv_by_its_first_character),
      TEST(wrong_syntax_is_told_with_line_and_column),
      TEST(a_repeated_key_and_text_after_the_end_are_wrong_syntax),
      TEST(a_format_or_version_that_is_not_known_is_refused),
      TEST(every_wrong_type_is_told_in_one_run),
      TEST(members_that_are_missing_are_told_where_they_should_be),
      TEST(more_faults_than_are_told_are_counted),
      TEST(breaches_of_rows_are_told_with_their_pointers),
      TEST(continued_rows_belong_to_the_years_after_the_horizon),
      TEST(a_gap_in_the_continued_years_is_a_breach),
      TEST(continued_items_and_years_may_be_left_out_where_there_are_none),
      TEST(a_plan_of_another_scenario_is_a_breach),
      TEST(a_plan_may_leave_out_the_month_that_its_years_begin_with),
      TEST(each_wrong_number_is_told_by_itself),
      TEST(weights_of_no_use_leave_the_peak_unproven),
      TEST(weights_that_prove_less_leave_a_gap),
      TEST(a_gap_that_is_owned_up_to_is_no_breach),
      TEST(a_criterion_may_not_be_settled_before_the_earlier_ones),
      TEST(the_order_of_the_criteria_is_the_scenarios),
      TEST(what_was_searched_is_the_plans_own_word),
      TEST(without_a_certificate_nothing_is_proven),
      TEST(the_totals_certificate_needs_a_scale_and_weights),
      TEST(weights_of_a_total_that_comes_before_the_peak_prove_nothing),
      TEST(numbers_near_the_limit_are_recomputed_without_overflow),
      TEST(arguments_for_large_units_prove_a_peak),
      TEST(an_argument_that_refutes_nothing_proves_nothing),
      TEST(an_argument_that_refutes_less_proves_less),
      TEST(members_of_an_argument_are_read_by_its_name),
      TEST(the_largest_unit_proves_a_peak),
      TEST(a_unit_that_is_not_there_or_is_forced_proves_no_peak),
      TEST(a_smaller_unit_proves_less),
      TEST(a_forced_peak_is_recomputed_with_its_year_and_the_rest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
