/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every request for memory of a check fails once, each of the arenas' too (loose_arena.c): memory is said to be short,
 * or nothing is missing but words of a breach. */
#include "changed_plan.h"
#include "failing_heap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

enum { FIRST = 1U << 0, BOTH = 1U << AP_EXTERNAL | 1U << AP_INTERNAL };
static const char plan_file[] = "plan-of-short-memory";

/* The parser's next request fails: it says so then, where later ones would have it read on. */
static bool parser_is_short;

static void *parser_allocate(size_t size) {
  bool refused = parser_is_short;
  parser_is_short = false;
  return refused ? NULL : malloc(size);
}

/* What a check found, in numbers. */
typedef struct findings {
  uint64_t breaches, rows;
  size_t lists;
  int64_t loads, bounds;
  int proven;
} findings;

static findings findings_of(const ap_check *check) {
  findings found = {.breaches = ap_diagnostics_total(check->breaches, AP_ERROR), .rows = check->row_count};
  for (int t = 0; t < AP_TRACKS; t++) {
    const ap_check_track *track = &check->tracks[t];
    found.lists =
        found.lists * 1000 + track->due_after.count * 100 + track->overdue.count * 10 + track->inherited.count;
    for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
      found.loads += (offset + 1) * (track->minutes[offset] + track->forced_minutes[offset] * 7);
      found.loads += (offset + 1) * (track->frozen_minutes[offset] + track->frozen_items[offset] * 7);
    }
    for (int criterion = 0; criterion < AP_CRITERIA; criterion++) {
      found.bounds += track->criteria[criterion].has_bound ? track->criteria[criterion].bound : 0;
      found.proven += track->criteria[criterion].proven;
    }
  }
  return found;
}

/* Checks with that request failing: a plan in memory, or in a file where `text` is NULL. */
static ap_status check(const ap_scenario *scenario, const char *text, long request, findings *found, bool *failed) {
  ap_diagnostics *faults = ap_diagnostics_new();
  ap_check *made = NULL;
  assert_non_null(faults);
  heap_fail(request);
  ap_status status = text == NULL ? ap_check_plan(scenario, plan_file, faults, &made)
                                  : ap_check_plan_text(scenario, plan_file, text, strlen(text), faults, &made);
  *failed = heap_failed();
  assert_int_equal(made != NULL, status == AP_OK || status == AP_NO);
  if (made != NULL) {
    *found = findings_of(made);
  }
  assert_true(status != AP_MACHINE || ap_diagnostics_total(faults, AP_ERROR) > 0); /* that memory was short */
  ap_check_free(made);
  ap_diagnostics_free(faults);
  return status;
}

static void fail_each_request(const ap_scenario *scenario, const char *text) {
  findings sound = {0};
  bool failed = true;
  ap_status expected = check(scenario, text, HEAP_SOUND, &sound, &failed);
  long short_of = 0;
  for (long request = 0; failed || request == 0; request++) {
    findings found = {0};
    ap_status status = check(scenario, text, request, &found, &failed);
    if (status == AP_MACHINE) {
      short_of++;
      continue;
    }
    assert_int_equal(status, expected);
    assert_memory_equal(&found, &sound, sizeof found);
  }
  assert_true(short_of > 10);
}

static void fail_each(const ap_scenario *scenario, const char *text) {
  FILE *file = fopen(plan_file, "wb");
  assert_non_null(file);
  fputs(text, file);
  assert_int_equal(fclose(file), 0);
  fail_each_request(scenario, text);
  fail_each_request(scenario, NULL);
  remove(plan_file);
}

/* Due after the horizon, overdue, taken over; a pin, a group, a cap on the load. */
static const ap_scenario *with_all_lists(check_fixture *fixture) {
  made_scenario *made = fixture->made;
  fixture->third->inherited = true;
  made_pin(made, "9.1.2", BOTH)->must = FIRST;
  made_together(made, "9.1.*", BOTH);
  made_cap(made, AP_EXTERNAL, FIRST, 1000);
  return made_scenario_finish(made);
}

static void a_csv_plan(void **state) {
  const ap_scenario *scenario = with_all_lists(*state);
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  fail_each(scenario, plan);
  free(plan);
}

static void a_csv_plan_with_breaches(void **state) {
  fail_each(with_all_lists(*state),
            "year,track,rule,standard,objective,id,minutes\n2027,external,X,management,9.9,9.1.1,1\n"
            "2027,external,EXT-DIRECT,control,9.1.1,9.1.1,40\n2099,external,EXT-DIRECT,control,9.1.2,9.1.2,60\n"
            "2027,external,X,control,9.9.9,9.9.9,60\nx,neither,X,control,,,x\n");
}

static void a_json_plan_with_certificates(void **state) {
  const check_fixture *fixture = *state;
  char *plan = check_data(TEST_DATA "/check/plan.json");
  fail_each(made_scenario_finish(fixture->made), plan);
  free(plan);
}

static void a_plan_of_what_is_tied(void **state) {
  made_scenario *made = ((check_fixture *)*state)->made;
  made->scenario.constraints.external_counts = true;
  made_cap(made, AP_EXTERNAL, FIRST, 1000)->tracks = BOTH;
  made_apart(made, "9.1.*", BOTH);
  made_set_up(made, "9.1.*", BOTH, 10);
  made_rate(made, 100);
  char *plan = check_data(TEST_DATA "/check/plan.json");
  fail_each(made_scenario_finish(made), plan);
  free(plan);
}

static void leave_out_line(char *text, const char *part) {
  char *line = strstr(text, part);
  assert_non_null(line);
  const char *next = strchr(line, '\n') + 1;
  memmove(line, next, strlen(next) + 1);
}

/* The internal audit of 9.1.2 is left to the external one. */
static void a_plan_of_external_audits_that_count(void **state) {
  made_scenario *made = ((check_fixture *)*state)->made;
  made->scenario.constraints.external_counts = true;
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  leave_out_line(plan, "2027,internal,INT-ALL,control,9.1.2");
  fail_each(made_scenario_finish(made), plan);
  free(plan);
}

/* With prices of each kind, on both tracks, and the cap in memory of its own, whose end a sanitizer sees. */
static void a_plan_with_tied_certificates(void **state) {
  made_scenario *made = ((check_fixture *)*state)->made;
  made_cap(made, AP_EXTERNAL, FIRST, 1000)->tracks = BOTH;
  ap_cap *cap = malloc(sizeof *cap);
  assert_non_null(cap);
  *cap = made->caps[0];
  made->scenario.constraints.caps = cap;
  made_apart(made, "9.1.3", BOTH);
  made_set_up(made, "9.1.3", BOTH, 0)->fee = 10;
  char *plan = check_data(TEST_DATA "/check/plan.json");
  json_t *json = json_loads(plan, 0, NULL);
  free(plan);
  assert_non_null(json);
  static const char *const parts[] = {"/tracks/external/certificate/peak", "/tracks/external/certificate/total",
                                      "/tracks/internal/certificate/peak", "/tracks/internal/certificate/total"};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    char pointer[64];
    snprintf(pointer, sizeof pointer, "%s/caps", parts[i]);
    change_json(json, pointer, "[{\"cap\": 0, \"weights\": [1, 0, 0]}, {\"cap\": 0, \"weights\": [0, 0, 0]}]");
    snprintf(pointer, sizeof pointer, "%s/apart", parts[i]);
    change_json(json, pointer, "[{\"apart\": 0, \"track\": \"internal\", \"weights\": [1, 0, 9]}]");
    snprintf(pointer, sizeof pointer, "%s/set_ups", parts[i]);
    change_json(json, pointer,
                "[{\"set_up\": 0, \"track\": \"internal\", \"item\": \"9.1.3\", "
                "\"rule\": \"INT-ALL\", \"weights\": [0, 0, 0]}]");
  }
  char *text = json_dumps(json, 0);
  json_decref(json);
  assert_non_null(text);
  fail_each(made_scenario_finish(made), text);
  free(text);
  free(cap);
}

/* The plan of the fixture with rows that events ask for, or that they forbid. */
static const ap_scenario *with_events(check_fixture *fixture, ap_events *events, ap_event *asking) {
  const ap_scenario *scenario = made_scenario_finish(fixture->made);
  static const ap_item *items[1];
  items[0] = fixture->second;
  asking[0] = (ap_event){.kind = AP_EVENT_MISSED,
                         .id = "M",
                         .date = {2028, 4, 1},
                         .year = 2028,
                         .track = AP_INTERNAL,
                         .audit_year = 2027,
                         .items = {.items = items, .item_count = 1}};
  asking[1] = (ap_event){.kind = AP_EVENT_FINDING,
                         .id = "F",
                         .date = {2028, 4, 1},
                         .year = 2028,
                         .by_year = 2028,
                         .track = AP_EXTERNAL,
                         .items = {.items = items, .item_count = 1}};
  *events = (ap_events){.file = "events", .events = asking, .count = 2};
  fixture->made->scenario.events = events;
  fixture->made->scenario.as_of = (ap_date){2028, 4, 1};
  return scenario;
}

static void a_plan_with_events(void **state) {
  ap_events events;
  ap_event asking[2];
  const ap_scenario *scenario = with_events(*state, &events, asking);
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  fail_each(scenario, plan);
  free(plan);
  fail_each(scenario, "year,track,rule,id,minutes\n2027,external,x,9.1.1,40\n2027,external,x,9.1.1,40\n"
                      "2027,internal,x,9.9.9,1\n2028,external,EXT-DIRECT+F,9.1.2,60\n2028,external,x,9.9.9,60\n"
                      "2028,external,F+x,9.1.3,60\n");
}

/* Each time the words of the breach of the last row are short of memory, and no row after it tells so. */
static void a_plan_with_events_whose_last_row_is_wrong(void **state) {
  static const char *const rows[] = {"2027,internal,x,9.9.9,1\n", "2028,internal,x,9.1.2,45\n",
                                     "2028,external,EXT-DIRECT,9.9.9,60\n"};
  ap_events events;
  ap_event asking[2];
  const ap_scenario *scenario = with_events(*state, &events, asking);
  asking[0].audit_year = 2028;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char plan[100];
    snprintf(plan, sizeof plan, "year,track,rule,id,minutes\n%s", rows[i]);
    fail_each(scenario, plan);
  }
}

/* Where the plan's JSON says from when it was planned anew is read by itself, ahead of the plan. */
static void fail_the_parser(const ap_scenario *scenario, const char *text) {
  findings found = {0};
  bool failed = false;
  parser_is_short = true;
  assert_int_equal(check(scenario, text, HEAP_SOUND, &found, &failed), AP_MACHINE);
  assert_false(parser_is_short);
}

/* The plan, said to be planned anew from that year on, perhaps without the line of a row. */
static void fail_replanned(const ap_scenario *scenario, int from, const char *without) {
  char *plan = check_data(TEST_DATA "/check/plan.json");
  if (without != NULL) {
    leave_out_line(plan, without);
  }
  char *changed = calloc(strlen(plan) + 100, 1);
  assert_non_null(changed);
  assert_int_equal(*plan, '{');
  sprintf(changed, "{\"replanned\": {\"from\": %d},%s", from, plan + 1);
  fail_each(scenario, changed);
  fail_the_parser(scenario, changed);
  free(changed);
  free(plan);
}

static void a_replanned_plan(void **state) {
  ap_events events;
  ap_event asking[2];
  const ap_scenario *scenario = with_events(*state, &events, asking);
  fail_replanned(scenario, 2028, NULL);
}

/* Without the external audit of 2027 the internal unit 9.1.1 would be overdue. */
static void a_replanned_plan_of_external_audits_that_counted(void **state) {
  ap_events events;
  ap_event asking[2];
  ((check_fixture *)*state)->made->scenario.constraints.external_counts = true;
  const ap_scenario *scenario = with_events(*state, &events, asking);
  fail_replanned(scenario, 2028,
                 "{\"year\": 2027, \"track\": \"internal\", \"rule\": \"INT-ALL\", \"standard\": \"control\", "
                 "\"objective\": \"9.1.1\"");
}

static void a_plan_that_says_without_events_that_it_was_replanned(void **state) {
  const ap_scenario *scenario = made_scenario_finish(((check_fixture *)*state)->made);
  fail_replanned(scenario, 2027, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_csv_plan),
      TEST(a_csv_plan_with_breaches),
      TEST(a_json_plan_with_certificates),
      TEST(a_plan_of_what_is_tied),
      TEST(a_plan_of_external_audits_that_count),
      TEST(a_plan_with_tied_certificates),
      TEST(a_plan_with_events),
      TEST(a_plan_with_events_whose_last_row_is_wrong),
      TEST(a_replanned_plan),
      TEST(a_replanned_plan_of_external_audits_that_counted),
      TEST(a_plan_that_says_without_events_that_it_was_replanned),
  };
  json_set_alloc_funcs(parser_allocate, free);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
