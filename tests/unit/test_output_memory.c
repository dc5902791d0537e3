/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views where any one request for memory may fail. */
#include "checking/past.h"
#include "failing_heap.h"
#include "output/views.h"
#include "output_fixture.h"
#include "quoting/budget.h"
#include "quoting/quote.h"
#include "support/diagnose.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

static const ap_view view = {.language = "en", .colour = true};
static ap_check check;
static ap_check_entry due[2];
static ap_standing standing;
static ap_standings standings;

static void show_plan_text(ap_text *text) { ap_plan_text(&fixed.plan, &view, text); }
static void show_plan_csv(ap_text *text) { ap_plan_csv(&fixed.plan, text); }
static void show_plan_json(ap_text *text) { ap_plan_json(&fixed.plan, text); }
static const ap_provenance sources;
static ap_diagnostics *diagnostics;

static void show_plan_page(ap_text *text) {
  assert_int_equal(ap_plan_page(&fixed.plan, &sources, &view, diagnostics, text), AP_OK);
}
static void show_tag_text(ap_text *text) { ap_tag_text(&fixed.scenario, &view, text); }
static void show_tag_csv(ap_text *text) { ap_tag_csv(&fixed.scenario, text); }
static void show_tag_json(ap_text *text) { ap_tag_json(&fixed.scenario, text); }
static void show_check_text(ap_text *text) { ap_check_text(&check, &view, text); }
static void show_check_json(ap_text *text) { ap_check_json(&check, text); }

static void show_standings_text(ap_text *text) { ap_standings_text(&standings, "plan.csv", &view, text); }
static void show_standings_csv(ap_text *text) { ap_standings_csv(&standings, text); }
static void show_standings_json(ap_text *text) { ap_standings_json(&standings, text); }

static void show_rules_text(ap_text *text) {
  const ap_scheme *const schemes[] = {&fixed.scheme};
  ap_rules_text(schemes, 1, NULL, &view, text);
}

static void show_rules_json(ap_text *text) {
  const ap_scheme *const schemes[] = {&fixed.scheme};
  ap_rules_json(schemes, 1, NULL, text);
}

static void show_budget_json(ap_text *text) {
  static ap_year_cost costs[AP_YEARS_MOST];
  static const ap_purse purse = {.currency = "JPY"};
  const ap_budget budget = {.plan = &fixed.plan, .purse = &purse, .costs = costs};
  ap_budget_json(&budget, text);
}

/* With a range, so that low and high are written. */
static void show_quote_json(ap_text *text) {
  static ap_grade grade = {.name = {.en = "Auditor"}, .per_hour = 12000, .share = 100};
  static const ap_terms terms = {
      .currency = "JPY", .grades = &grade, .grade_count = 1, .has_range = true, .correlation = 20};
  static int64_t nothing;
  const ap_quote quote = {
      .plan = &fixed.plan, .terms = &terms, .sum.fee = {.grade_minutes = &nothing, .grades = &nothing}};
  ap_quote_json(&quote, &quote, text);
}

static int reset(void **state) {
  fixture_reset(state);
  diagnostics = ap_diagnostics_new();
  for (int track = 0; track < AP_TRACKS; track++) {
    fixed.scenario.effort[track][AP_OBJECTIVE] = fixed.scenario.effort[track][AP_DETAILED] = 30;
  }
  fixed.plan.tracks[AP_EXTERNAL].peak_is_forced = true;
  fixed.plan.tracks[AP_EXTERNAL].forced_year = 2027;
  fixed.external_apart[0] = true;
  due[0] = (ap_check_entry){&fixed.items[2], &fixed.rules[2], 2030};
  due[1] = (ap_check_entry){&fixed.items[1], &fixed.rules[0], 2029};
  check = (ap_check){.scenario = &fixed.scenario, .file = "plan.csv", .breaches = ap_diagnostics_new()};
  ap_diagnose(check.breaches, &(ap_place){.file = "plan.csv", .line = 2}, AP_D_CHECK_ROW_UNKNOWN, "%s", "9.9.9");
  check.tracks[AP_EXTERNAL] = (ap_check_track){.horizon = 3, .checked_years = 2, .due_after = {due, 2, 2}};
  check.tracks[AP_EXTERNAL].criteria[AP_PEAK] = (ap_check_criterion){AP_SAID_GAP, 90, true, 60, false};
  standing = (ap_standing){.item = &fixed.items[2],
                           .rule = &fixed.rules[2],
                           .items = 2,
                           .behind = 1,
                           .last = 2026,
                           .evidence = "IA-1",
                           .recorded = true,
                           .due = 2029,
                           .due_date = {2030, 3, 31}};
  standings = (ap_standings){.scenario = &fixed.scenario, .track = AP_INTERNAL, .list = &standing, .count = 1};
  standings.round = (ap_round){.number = 1, .length = 1, .audited = 1, .years = {{2027, 1, 1, 0, 1}}};
  return 0;
}

static int release(void **state) {
  (void)state;
  ap_diagnostics_free(check.breaches);
  ap_diagnostics_free(diagnostics);
  return 0;
}

static void a_plan_says_so_when_memory_is_short(void **state) {
  (void)state;
  assert_view_tells_of_short_memory(show_plan_text);
  assert_view_tells_of_short_memory(show_plan_csv);
  assert_view_tells_of_short_memory(show_plan_json);
  assert_view_tells_of_short_memory(show_plan_page);
}

static void tags_say_so_when_memory_is_short(void **state) {
  (void)state;
  assert_view_tells_of_short_memory(show_tag_text);
  assert_view_tells_of_short_memory(show_tag_csv);
  assert_view_tells_of_short_memory(show_tag_json);
}

static void a_check_says_so_when_memory_is_short(void **state) {
  (void)state;
  assert_view_tells_of_short_memory(show_check_text);
  assert_view_tells_of_short_memory(show_check_json);
}

static void rules_say_so_when_memory_is_short(void **state) {
  (void)state;
  assert_view_tells_of_short_memory(show_rules_text);
  assert_view_tells_of_short_memory(show_rules_json);
}

static void a_status_report_says_so_when_memory_is_short(void **state) {
  (void)state;
  assert_view_tells_of_short_memory(show_standings_text);
  assert_view_tells_of_short_memory(show_standings_csv);
  assert_view_tells_of_short_memory(show_standings_json);
}

static long json_blocks; /* that are not given back */

static void *allocate_for_json(size_t size) {
  void *block = heap_refuses() ? NULL : malloc(size);
  json_blocks += block != NULL;
  return block;
}

static void release_from_json(void *block) {
  json_blocks -= block != NULL;
  free(block);
}

/* As in the views above, but what jansson asks for fails as well, and it must get all back. */
static void assert_json_tells_of_short_memory(void (*show)(ap_text *text)) {
  json_set_alloc_funcs(allocate_for_json, release_from_json);
  assert_view_tells_of_short_memory(show);
  json_set_alloc_funcs(malloc, free);
  assert_int_equal(json_blocks, 0);
}

static void json_says_so_when_its_library_has_no_memory_and_keeps_none(void **state) {
  (void)state;
  assert_json_tells_of_short_memory(show_quote_json);
  assert_json_tells_of_short_memory(show_check_json);
  assert_json_tells_of_short_memory(show_standings_json);
  assert_json_tells_of_short_memory(show_rules_json);
  assert_json_tells_of_short_memory(show_tag_json);
  assert_json_tells_of_short_memory(show_plan_json);
}

/* What may be left out is not left out for want of memory. */
static void members_that_may_be_missing_are_not_missing_for_want_of_memory(void **state) {
  (void)state;
  static ap_check_past past;
  check.past = &past;
  fixed.scenario.constraints.set_up_count = 1;
  assert_json_tells_of_short_memory(show_check_json);
  assert_json_tells_of_short_memory(show_plan_json);
  assert_json_tells_of_short_memory(show_budget_json);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_plan_says_so_when_memory_is_short, reset, release),
      cmocka_unit_test_setup_teardown(tags_say_so_when_memory_is_short, reset, release),
      cmocka_unit_test_setup_teardown(a_check_says_so_when_memory_is_short, reset, release),
      cmocka_unit_test_setup_teardown(a_status_report_says_so_when_memory_is_short, reset, release),
      cmocka_unit_test_setup_teardown(json_says_so_when_its_library_has_no_memory_and_keeps_none, reset, release),
      cmocka_unit_test_setup_teardown(members_that_may_be_missing_are_not_missing_for_want_of_memory, reset, release),
      cmocka_unit_test_setup_teardown(rules_say_so_when_memory_is_short, reset, release),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
