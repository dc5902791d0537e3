/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/standing.h"
#include "made_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { OBJECTIVES = 3, FIRST = 2027, YEARS = 6 };

typedef struct standing_test {
  made_scenario *made;
  ap_diagnostics *diagnostics;
  ap_item *objectives[OBJECTIVES];
  ap_item *detailed; /* of the first */
  ap_years planned[AP_TRACKS][OBJECTIVES + 1];
  ap_history_row records[4];
  const ap_item *spoken_of[1];
  ap_event event;
  ap_events events;
  ap_standings standings;
} standing_test;

/* Three objectives, the first with a detailed control, each internally every three years from April 2027 on. */
static int set_up(void **state) {
  standing_test *test = calloc(1, sizeof *test);
  test->diagnostics = ap_diagnostics_new();
  test->made = made_scenario_new(FIRST, YEARS);
  test->made->scenario.start_month = 4;
  test->objectives[0] = made_item(test->made, "9.1.1", NULL, 60, 30);
  test->detailed = made_item(test->made, "9.1.1.1", test->objectives[0], 60, 30);
  test->objectives[1] = made_item(test->made, "9.1.2", NULL, 60, 30);
  test->objectives[2] = made_item(test->made, "9.1.3", NULL, 60, 30);
  made_rule(test->made, "INT", AP_INTERNAL, AP_UNIT_OBJECTIVE, 3);
  *state = test;
  return 0;
}

static int tear_down(void **state) {
  standing_test *test = *state;
  ap_standings_free(&test->standings);
  ap_diagnostics_free(test->diagnostics);
  made_scenario_free(test->made);
  free(test);
  return 0;
}

static void plan_on(standing_test *test, ap_track track, const ap_item *item, int year) {
  test->planned[track][item->index] |= UINT32_C(1) << (year - FIRST);
}

static void plan(standing_test *test, const ap_item *item, int year) { plan_on(test, AP_INTERNAL, item, year); }

static void record(standing_test *test, const ap_item *item, int year, const char *evidence) {
  ap_history *history = &test->made->history;
  test->records[history->record_count++] = (ap_history_row){item, AP_INTERNAL, year, evidence};
  history->records = test->records;
}

/* The one event of the scenario, which speaks of one item. */
static ap_event *event(standing_test *test, ap_event_kind kind, int year, const ap_item *item) {
  const ap_event_items items = {.items = test->spoken_of, .item_count = 1};
  test->spoken_of[0] = item;
  test->event = (ap_event){.kind = kind, .id = "E", .year = year, .track = AP_INTERNAL};
  *(kind == AP_EVENT_CATALOG ? &test->event.added : &test->event.items) = items;
  test->events = (ap_events){.events = &test->event, .count = 1};
  test->made->scenario.events = &test->events;
  return &test->event;
}

static ap_status find(standing_test *test, ap_track track) {
  const ap_years *const planned[AP_TRACKS] = {test->planned[AP_EXTERNAL], test->planned[AP_INTERNAL]};
  return ap_standings_find(&test->made->scenario, track, planned, test->diagnostics, &test->standings);
}

static const ap_standings *report(standing_test *test, int year, int month) {
  ap_scenario *scenario = &test->made->scenario;
  made_scenario_finish(test->made);
  scenario->history = &test->made->history;
  scenario->as_of = (ap_date){year, month, 15};
  assert_int_equal(find(test, AP_INTERNAL), AP_OK);
  return &test->standings;
}

static const ap_standing *of(const ap_standings *standings, const ap_item *item) {
  for (size_t i = 0; i < standings->count; i++) {
    if (standings->list[i].item == item) {
      return &standings->list[i];
    }
  }
  fail();
  return NULL;
}

static void assert_due(const ap_standing *standing, int year, int month, int day) {
  assert_int_equal(standing->due_date.year, year);
  assert_int_equal(standing->due_date.month, month);
  assert_int_equal(standing->due_date.day, day);
}

static void each_objective_stands_once_in_the_order_of_ids(void **state) {
  standing_test *test = *state;
  const ap_standings *standings = report(test, 2027, 5);
  assert_int_equal(standings->count, OBJECTIVES);
  for (int i = 0; i < OBJECTIVES; i++) {
    assert_ptr_equal(standings->list[i].item, test->objectives[i]);
  }
  assert_int_equal(standings->list[0].items, 2);
  assert_int_equal(standings->list[1].items, 1);
}

static void objectives_audited_together_stand_by_themselves(void **state) {
  standing_test *test = *state;
  made_together(test->made, "9.1.*", 1u << AP_INTERNAL);
  assert_int_equal(report(test, 2027, 5)->count, OBJECTIVES);
}

static void it_is_due_on_the_last_day_of_the_year_that_holds_the_deadline(void **state) {
  standing_test *test = *state;
  made_history(test->made, test->objectives[1], AP_INTERNAL, 2026);
  plan(test, test->objectives[1], 2029);
  const ap_standings *standings = report(test, 2027, 5);
  const ap_standing *audited = of(standings, test->objectives[1]);
  assert_int_equal(audited->last, 2026);
  assert_int_equal(audited->next, 2029);
  assert_int_equal(audited->due, 2029);
  assert_due(audited, 2030, 3, 31);
  assert_int_equal(audited->state, AP_COVERED);
  assert_int_equal(audited->meeting, AP_MET_IN_TIME);
  const ap_standing *never = of(standings, test->objectives[2]);
  assert_int_equal(never->last, AP_NEVER);
  assert_due(never, 2030, 3, 31);
  assert_int_equal(never->state, AP_NEVER_AUDITED);
  assert_int_equal(never->meeting, AP_NOT_MET);
}

static void years_that_begin_in_january_end_in_december(void **state) {
  standing_test *test = *state;
  test->made->scenario.start_month = 1;
  made_history(test->made, test->objectives[1], AP_INTERNAL, 2026);
  assert_due(of(report(test, 2027, 5), test->objectives[1]), 2029, 12, 31);
}

static void it_is_overdue_from_the_day_after(void **state) {
  standing_test *test = *state;
  made_history(test->made, test->objectives[1], AP_INTERNAL, 2025);
  plan(test, test->objectives[1], 2029);
  assert_int_equal(of(report(test, 2029, 3), test->objectives[1])->state, AP_COVERED);
  ap_standings_free(&test->standings);
  const ap_standing *overdue = of(report(test, 2029, 4), test->objectives[1]);
  assert_int_equal(overdue->state, AP_OVERDUE);
  assert_int_equal(overdue->meeting, AP_MET_LATE);
  assert_due(overdue, 2029, 3, 31);
}

static void planned_years_that_are_over_count_and_the_present_one_does_not(void **state) {
  standing_test *test = *state;
  plan(test, test->objectives[1], 2027);
  plan(test, test->objectives[1], 2030);
  plan(test, test->objectives[2], 2028);
  const ap_standings *standings = report(test, 2028, 5);
  const ap_standing *over = of(standings, test->objectives[1]);
  assert_int_equal(over->last, 2027);
  assert_int_equal(over->next, 2030);
  assert_false(over->recorded);
  assert_null(over->evidence);
  const ap_standing *present = of(standings, test->objectives[2]);
  assert_int_equal(present->last, AP_NEVER);
  assert_int_equal(present->next, 2028);
}

static void the_history_beats_the_plan_and_gives_the_evidence(void **state) {
  standing_test *test = *state;
  plan(test, test->objectives[1], 2028);
  plan(test, test->objectives[1], 2031);
  plan(test, test->objectives[2], 2029);
  record(test, test->objectives[1], 2028, "IA-2028-02");
  record(test, test->objectives[2], 2027, NULL);
  const ap_standings *standings = report(test, 2028, 9);
  const ap_standing *done = of(standings, test->objectives[1]);
  assert_int_equal(done->last, 2028);
  assert_int_equal(done->next, 2031);
  assert_true(done->recorded);
  assert_string_equal(done->evidence, "IA-2028-02");
  const ap_standing *unplanned = of(standings, test->objectives[2]);
  assert_int_equal(unplanned->last, 2027);
  assert_true(unplanned->recorded);
  assert_null(unplanned->evidence);
}

static void an_objective_is_due_with_the_first_of_its_items(void **state) {
  standing_test *test = *state;
  made_history(test->made, test->objectives[0], AP_INTERNAL, 2026);
  made_history(test->made, test->detailed, AP_INTERNAL, 2025);
  const ap_standing *standing = of(report(test, 2027, 5), test->objectives[0]);
  assert_int_equal(standing->last, 2026);
  assert_int_equal(standing->behind, 1);
  assert_int_equal(standing->due, 2028);
}

static void a_detailed_control_without_history_has_its_objectives(void **state) {
  standing_test *test = *state;
  made_history(test->made, test->objectives[0], AP_INTERNAL, 2026);
  const ap_standing *standing = of(report(test, 2027, 5), test->objectives[0]);
  assert_int_equal(standing->behind, 0);
  assert_int_equal(standing->due, 2029);
}

static void what_falls_due_after_the_plan_need_not_be_in_it(void **state) {
  standing_test *test = *state;
  plan(test, test->objectives[1], 2030);
  const ap_standings *standings = report(test, 2031, 5);
  assert_int_equal(of(standings, test->objectives[1])->meeting, AP_DUE_BEYOND);
  assert_int_equal(of(standings, test->objectives[1])->next, 0);
}

static void what_was_missed_was_no_audit(void **state) {
  standing_test *test = *state;
  plan(test, test->objectives[1], 2027);
  event(test, AP_EVENT_MISSED, 2027, test->objectives[1])->audit_year = 2027;
  const ap_standing *missed = of(report(test, 2028, 5), test->objectives[1]);
  assert_int_equal(missed->last, AP_NEVER);
  assert_int_equal(missed->due, 2029);
}

static void what_came_late_counts_in_the_year_in_which_it_was_done(void **state) {
  standing_test *test = *state;
  plan(test, test->objectives[1], 2027);
  ap_event *late = event(test, AP_EVENT_LATE, 2028, test->objectives[1]);
  late->audit_year = 2027;
  late->done_year = 2028;
  const ap_standing *standing = of(report(test, 2028, 9), test->objectives[1]);
  assert_int_equal(standing->last, 2028);
  assert_int_equal(standing->next, 0);
  assert_int_equal(standing->due, 2031);
}

static void what_was_added_is_counted_from_the_year_before(void **state) {
  standing_test *test = *state;
  event(test, AP_EVENT_CATALOG, 2030, test->objectives[1]);
  const ap_standings *standings = report(test, 2031, 5);
  assert_int_equal(of(standings, test->objectives[1])->due, 2032);
  assert_int_equal(of(standings, test->objectives[1])->state, AP_NEVER_AUDITED);
  assert_int_equal(of(standings, test->objectives[2])->state, AP_OVERDUE);
}

static void a_finding_makes_its_items_due_until_they_are_audited_again(void **state) {
  standing_test *test = *state;
  plan(test, test->objectives[1], 2027);
  plan(test, test->objectives[1], 2029);
  ap_event *finding = event(test, AP_EVENT_FINDING, 2028, test->objectives[1]);
  finding->by = (ap_date){2030, 3, 31};
  finding->by_year = 2029;
  const ap_standing *open = of(report(test, 2028, 9), test->objectives[1]);
  assert_int_equal(open->due, 2029);
  assert_int_equal(open->meeting, AP_MET_IN_TIME);
  ap_standings_free(&test->standings);
  assert_int_equal(of(report(test, 2030, 9), test->objectives[1])->due, 2032);
}

static void after_a_re_application_all_begins_anew(void **state) {
  standing_test *test = *state;
  plan(test, test->objectives[1], 2027);
  event(test, AP_EVENT_REAPPLICATION, 2029, test->objectives[1]);
  const ap_standing *standing = of(report(test, 2029, 9), test->objectives[1]);
  assert_int_equal(standing->last, AP_NEVER);
  assert_int_equal(standing->due, 2031);
}

static void the_round_counts_objectives_by_year(void **state) {
  standing_test *test = *state;
  plan(test, test->objectives[0], 2027);
  plan(test, test->detailed, 2027);
  plan(test, test->objectives[1], 2027);
  plan(test, test->objectives[1], 2028);
  plan(test, test->objectives[2], 2029);
  record(test, test->objectives[0], 2027, "IA-2027-01");
  const ap_round *round = &report(test, 2028, 5)->round;
  assert_int_equal(round->number, 1);
  assert_int_equal(round->length, 3);
  assert_int_equal(round->audited, 2);
  static const size_t expected[][4] = {{2, 1, 0, 2}, {0, 0, 1, 2}, {0, 0, 1, 3}};
  for (int y = 0; y < round->length; y++) {
    const ap_round_year *year = &round->years[y];
    assert_int_equal(year->year, FIRST + y);
    assert_int_equal(year->audited, expected[y][0]);
    assert_int_equal(year->recorded, expected[y][1]);
    assert_int_equal(year->planned, expected[y][2]);
    assert_int_equal(year->covered, expected[y][3]);
  }
}

static void rounds_follow_each_other_from_the_first_year_on(void **state) {
  standing_test *test = *state;
  const ap_round *round = &report(test, 2026, 5)->round;
  assert_int_equal(round->number, 1);
  assert_int_equal(round->years[0].year, 2027);
  ap_standings_free(&test->standings);
  round = &report(test, 2031, 3)->round; /* of the plan year 2030 */
  assert_int_equal(round->number, 2);
  assert_int_equal(round->years[0].year, 2030);
  assert_int_equal(round->years[2].year, 2032);
}

static void the_states_are_counted(void **state) {
  standing_test *test = *state;
  made_history(test->made, test->objectives[0], AP_INTERNAL, 2026);
  made_history(test->made, test->objectives[1], AP_INTERNAL, 2023);
  plan(test, test->objectives[0], 2029);
  plan(test, test->objectives[1], 2027);
  plan(test, test->objectives[2], 2029);
  const ap_standings *standings = report(test, 2027, 5);
  assert_int_equal(standings->of_state[AP_COVERED], 1);
  assert_int_equal(standings->of_state[AP_OVERDUE], 1);
  assert_int_equal(standings->of_state[AP_NEVER_AUDITED], 1);
  assert_int_equal(standings->late, 1);
}

/* Each objective is audited externally as a whole. */
static void count_external_audits(standing_test *test) {
  made_rule(test->made, "EXT", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  test->made->scenario.constraints.external_counts = true;
}

static void an_external_audit_that_counts_stands_for_an_internal_one(void **state) {
  standing_test *test = *state;
  count_external_audits(test);
  plan_on(test, AP_EXTERNAL, test->objectives[0], 2028);
  plan_on(test, AP_EXTERNAL, test->detailed, 2028);
  plan_on(test, AP_EXTERNAL, test->objectives[0], 2031);
  plan_on(test, AP_EXTERNAL, test->detailed, 2031);
  const ap_standings *standings = report(test, 2029, 5);
  const ap_standing *served = of(standings, test->objectives[0]);
  assert_int_equal(served->last, 2028);
  assert_int_equal(served->behind, 0);
  assert_int_equal(served->next, 2031);
  assert_int_equal(served->due, 2031);
  assert_int_equal(served->state, AP_COVERED);
  assert_int_equal(served->meeting, AP_MET_IN_TIME);
}

static void half_an_external_audit_stands_for_none(void **state) {
  standing_test *test = *state;
  count_external_audits(test);
  plan_on(test, AP_EXTERNAL, test->objectives[0], 2028);
  assert_int_equal(of(report(test, 2029, 5), test->objectives[0])->last, AP_NEVER);
}

static void an_external_audit_of_several_internal_units_stands_for_none(void **state) {
  standing_test *test = *state;
  count_external_audits(test);
  made_together(test->made, "9.1.*", 1u << AP_EXTERNAL);
  plan_on(test, AP_EXTERNAL, test->detailed, 2028);
  for (int i = 0; i < OBJECTIVES; i++) {
    plan_on(test, AP_EXTERNAL, test->objectives[i], 2028);
  }
  assert_int_equal(of(report(test, 2029, 5), test->objectives[1])->last, AP_NEVER);
}

static void an_external_audit_stands_for_none_unless_the_scenario_says_so(void **state) {
  standing_test *test = *state;
  count_external_audits(test);
  test->made->scenario.constraints.external_counts = false;
  plan_on(test, AP_EXTERNAL, test->objectives[0], 2028);
  plan_on(test, AP_EXTERNAL, test->detailed, 2028);
  assert_int_equal(of(report(test, 2029, 5), test->objectives[0])->last, AP_NEVER);
}

static void a_track_without_rules_has_nothing_to_report(void **state) {
  standing_test *test = *state;
  made_scenario_finish(test->made);
  assert_int_equal(find(test, AP_EXTERNAL), AP_OK);
  assert_int_equal(test->standings.count, 0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(each_objective_stands_once_in_the_order_of_ids),
      TEST(objectives_audited_together_stand_by_themselves),
      TEST(it_is_due_on_the_last_day_of_the_year_that_holds_the_deadline),
      TEST(years_that_begin_in_january_end_in_december),
      TEST(it_is_overdue_from_the_day_after),
      TEST(planned_years_that_are_over_count_and_the_present_one_does_not),
      TEST(the_history_beats_the_plan_and_gives_the_evidence),
      TEST(an_objective_is_due_with_the_first_of_its_items),
      TEST(a_detailed_control_without_history_has_its_objectives),
      TEST(what_falls_due_after_the_plan_need_not_be_in_it),
      TEST(what_was_missed_was_no_audit),
      TEST(what_came_late_counts_in_the_year_in_which_it_was_done),
      TEST(what_was_added_is_counted_from_the_year_before),
      TEST(a_finding_makes_its_items_due_until_they_are_audited_again),
      TEST(after_a_re_application_all_begins_anew),
      TEST(the_round_counts_objectives_by_year),
      TEST(rounds_follow_each_other_from_the_first_year_on),
      TEST(the_states_are_counted),
      TEST(an_external_audit_that_counts_stands_for_an_internal_one),
      TEST(half_an_external_audit_stands_for_none),
      TEST(an_external_audit_of_several_internal_units_stands_for_none),
      TEST(an_external_audit_stands_for_none_unless_the_scenario_says_so),
      TEST(a_track_without_rules_has_nothing_to_report),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
