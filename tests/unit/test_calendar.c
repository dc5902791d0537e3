/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario's calendar: how it is read, what comes of it, and what is said of what is late. */
#include "lifecycle/calendar.h"
#include "support/child.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct calendar_test {
  ap_arena arena;
  ap_diagnostics *diagnostics;
  ap_scenario *scenario;
  ap_calendar *calendar;
} calendar_test;

static int set_up(void **state) {
  static calendar_test test;
  test = (calendar_test){.diagnostics = ap_diagnostics_new()};
  *state = &test;
  write_text("catalog.csv", "id,standard,title\n9.2.3,control,A\n");
  write_text("scheme.yaml", "version: 1\nid: ismap-liu\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: ALL, track: external, unit: item, every: 3}\n");
  return test.diagnostics == NULL;
}

static int tear_down(void **state) {
  calendar_test *test = *state;
  ap_calendar_free(test->calendar);
  ap_scenario_free(test->scenario);
  ap_diagnostics_free(test->diagnostics);
  ap_arena_free(&test->arena);
  return 0;
}

/* A whole scenario of three years; `more` stands from line 6 on. */
static ap_status load(calendar_test *test, const char *more) {
  write_text("scenario.yaml", ap_arena_format(&test->arena,
                                              "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\n"
                                              "start_year: 2027\nyears: 3\n%s",
                                              more));
  return ap_scenario_load("scenario.yaml", NULL, test->diagnostics, &test->scenario);
}

static ap_status make(calendar_test *test, const char *more) {
  assert_int_equal(load(test, more), AP_OK);
  return ap_calendar_make(test->scenario, SOURCE_FOLDER "/controls", test->diagnostics, &test->calendar);
}

#define BEFORE_PERIOD                                                                                                  \
  "    impact_assessment: {months: 1}\n    pre_application: {weeks: 2}\n    applicability_decision: {days: 30}\n"
#define NOTICE "    notice: {days: 0}\n    contract: {weeks: 1}\n"
#define PERIOD "    assessment_period: {months: 6}\n"
#define AFTER_PERIOD                                                                                                   \
  "    external_audit: {months: 1}\n    application: {days: 0}\n    review: {months: 1}\n    registration: {days: "    \
  "0}\n"
#define STEPS "  steps:\n" BEFORE_PERIOD NOTICE PERIOD AFTER_PERIOD

/* The step's days in that plan year, as "FROM LAST". */
static void assert_days(const calendar_test *test, int year, ap_step step, const char *expected) {
  for (size_t i = 0; i < test->calendar->count; i++) {
    const ap_calendar_entry *entry = &test->calendar->entries[i];
    if (entry->year == year && entry->step == step) {
      char days[80];
      snprintf(days, sizeof days, "%s %s", ap_date_write(ap_date_of_number(entry->from)).digits,
               ap_date_write(ap_date_of_number(entry->last)).digits);
      assert_string_equal(days, expected);
      return;
    }
  }
  fail();
}

static void steps_follow_each_other_from_the_start(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-01-01\ncalendar:\n  start: 2027-01-31\n" STEPS), AP_OK);
  assert_days(test, 2027, AP_IMPACT_ASSESSMENT, "2027-01-31 2027-02-27"); /* a month ends on 28 February */
  assert_days(test, 2027, AP_PRE_APPLICATION, "2027-02-28 2027-03-13");
  assert_days(test, 2027, AP_APPLICABILITY_DECISION, "2027-03-14 2027-04-12");
  assert_days(test, 2027, AP_NOTICE, "2027-04-13 2027-04-13");
  assert_days(test, 2027, AP_CONTRACT, "2027-04-13 2027-04-19");
  assert_days(test, 2027, AP_ASSESSMENT_PERIOD, "2027-04-20 2027-10-19");
  assert_days(test, 2027, AP_REGISTRATION, "2027-12-20 2027-12-20");
  assert_days(test, 2028, AP_ASSESSMENT_PERIOD, "2027-10-20 2028-10-19"); /* a year, without a gap */
  assert_days(test, 2028, AP_EXTERNAL_AUDIT, "2028-10-20 2028-11-19");
  assert_days(test, 2029, AP_ASSESSMENT_PERIOD, "2028-10-20 2029-10-19");
  assert_int_equal(test->calendar->count, AP_STEPS + 2 * AP_RENEWAL_STEPS);
  assert_told(test->diagnostics, "");
}

static void steps_are_counted_back_from_the_deadline(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2026-06-01\ncalendar:\n  deadline: {date: 2027-12-31}\n" STEPS), AP_OK);
  /* a review that began on 1 December would end a day too late: one day is spared */
  assert_days(test, 2027, AP_REGISTRATION, "2027-12-30 2027-12-30");
  assert_days(test, 2027, AP_REVIEW, "2027-11-30 2027-12-29");
  assert_true(test->calendar->has_latest_begin);
  assert_int_equal(test->calendar->latest_begin, test->calendar->entries[0].from);
}

static void a_deadline_may_be_of_any_step(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2026-06-01\ncalendar:\n"
                              "  deadline: {date: 2027-05-10, step: contract, why: so}\n" STEPS),
                   AP_OK);
  assert_days(test, 2027, AP_CONTRACT, "2027-05-04 2027-05-10");
  assert_days(test, 2027, AP_NOTICE, "2027-05-04 2027-05-04");
  assert_days(test, 2027, AP_ASSESSMENT_PERIOD, "2027-05-11 2027-11-10");
}

static void a_deadline_that_cannot_be_met_is_told_with_its_days(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-03-01\ncalendar:\n  deadline: {date: 2027-12-31}\n" STEPS), AP_NO);
  assert_days(test, 2027, AP_IMPACT_ASSESSMENT, "2027-03-01 2027-03-31");
  assert_days(test, 2027, AP_REGISTRATION, "2028-01-22 2028-01-22");
  assert_told(test->calendar->told, "8:0 calendar-begun-late|registration|2028-01-22|2027-12-31|22|2027-02-10\n");
  assert_int_equal(test->calendar->breach_count, 1);
  assert_int_equal(test->calendar->breaches[0].days, 22);
}

static void what_is_not_done_in_time_is_overdue(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-03-05\ncalendar:\n  start: 2027-02-01\n" STEPS), AP_OK);
  assert_int_equal(test->calendar->entries[0].state, AP_STEP_OVERDUE);
  assert_int_equal(test->calendar->entries[0].late, 5);
  assert_days(test, 2027, AP_PRE_APPLICATION, "2027-03-06 2027-03-19"); /* today is its earliest end */
  assert_told(test->diagnostics, "10:0 calendar-overdue|impact_assessment|2027-02-28|5\n");
}

static void what_is_done_is_kept_as_it_was(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-03-20\ncalendar:\n  start: 2027-02-01\n  steps:\n"
                              "    impact_assessment: {months: 1, done: 2027-03-03}\n"
                              "    pre_application: {done: 2027-03-10}\n"
                              "    applicability_decision: {days: 30}\n" NOTICE PERIOD AFTER_PERIOD),
                   AP_OK);
  assert_int_equal(test->calendar->entries[0].late, 3);
  assert_days(test, 2027, AP_PRE_APPLICATION, "2027-03-04 2027-03-10");
  assert_days(test, 2027, AP_APPLICABILITY_DECISION, "2027-03-11 2027-04-09");
  assert_int_equal(test->calendar->entries[AP_APPLICABILITY_DECISION].state, AP_STEP_UNDER_WAY);
}

#define DONE_BEFORE                                                                                                    \
  "as_of: 2027-06-20\ncalendar:\n  start: 2027-02-01\n  steps:\n    impact_assessment: {done: 2027-02-28}\n"           \
  "    pre_application: {done: 2027-03-10}\n    applicability_decision: {done: 2027-04-10}\n"

static void a_contract_before_the_notice_is_a_breach(void **state) {
  calendar_test *test = *state;
  assert_int_equal(
      make(test, DONE_BEFORE "    notice: {done: 2027-04-15}\n    contract: {done: 2027-04-12}\n" PERIOD AFTER_PERIOD),
      AP_NO);
  assert_told(test->calendar->told, "14:0 calendar-contract-early|contract|2027-04-12|2027-04-15|3\n");
  assert_int_equal(test->calendar->breaches[0].rule, AP_CONTRACT_AFTER_NOTICE);
}

static void a_contract_without_a_notice_is_a_breach(void **state) {
  calendar_test *test = *state;
  assert_int_equal(
      make(test, DONE_BEFORE "    notice: {days: 0}\n    contract: {done: 2027-04-12}\n" PERIOD AFTER_PERIOD), AP_NO);
  assert_told(test->calendar->told, "14:0 calendar-contract-unnoticed|contract|2027-04-12|2027-06-20|69\n");
}

static void a_long_period_and_an_overlap_are_breaches(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-01-01\ncalendar:\n  start: 2027-01-01\n  steps:\n" BEFORE_PERIOD NOTICE
                              "    assessment_period: {months: 3}\n" AFTER_PERIOD
                              "  renewal: {assessment_period: {days: 366}}\n"
                              "  renewed: [{year: 2029, step: assessment_period, from: 2028-06-23}]\n"),
                   AP_NO);
  assert_told(test->calendar->told, "21:0 calendar-period-long|assessment_period|2029-06-23|2029-06-22|1\n"
                                    "21:0 calendar-period-overlap|assessment_period|2028-06-23|2028-06-24|1\n");
}

static void a_period_of_exactly_a_year_or_three_months_is_none(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-01-01\ncalendar:\n  start: 2027-01-01\n  steps:\n" BEFORE_PERIOD NOTICE
                              "    assessment_period: {months: 3}\n" AFTER_PERIOD),
                   AP_OK);
}

static void a_short_period_and_a_gap_are_breaches(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-01-01\ncalendar:\n  start: 2027-01-01\n  steps:\n" BEFORE_PERIOD NOTICE
                              "    assessment_period: {days: 80}\n" AFTER_PERIOD
                              "  renewed: [{year: 2028, step: assessment_period, from: 2027-07-01}]\n"),
                   AP_NO);
  assert_told(test->calendar->told, "15:0 calendar-period-short|assessment_period|2027-06-11|2027-06-23|12\n"
                                    "20:0 calendar-period-gap|assessment_period|2027-07-01|2027-06-12|19\n");
}

static void a_fixed_beginning_is_waited_for_or_missed(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-01-01\ncalendar:\n  start: 2027-01-01\n  steps:\n" BEFORE_PERIOD NOTICE
                              "    assessment_period: {months: 6, from: 2027-05-01}\n"
                              "    external_audit: {months: 1, from: 2027-10-01}\n"
                              "    application: {days: 0}\n    review: {months: 1}\n    registration: {days: 0}\n"),
                   AP_NO);
  assert_days(test, 2027, AP_ASSESSMENT_PERIOD, "2027-05-01 2027-10-31");
  assert_told(test->calendar->told, "16:0 calendar-fixed|external_audit|2027-11-01|2027-10-01|31\n");
}

static void the_provisional_measure_ends_only_where_an_application_is_expected(void **state) {
  calendar_test *test = *state;
  assert_int_equal(
      make(test, "as_of: 2021-07-06\ncalendar:\n  provisional: {type: 2, application_expected: no}\n" STEPS), AP_NO);
  assert_string_equal(ap_date_write(ap_date_of_number(test->calendar->deadline)).digits, "2023-03-31");
  assert_told(test->calendar->told, "8:0 calendar-not-expected|2|2023-03-31\n");
}

static void the_text_gives_no_end_of_the_other_type(void **state) {
  calendar_test *test = *state;
  assert_int_equal(
      make(test, "as_of: 2021-07-06\ncalendar:\n  provisional: {type: 1, application_expected: yes}\n" STEPS),
      AP_BAD_INPUT);
  assert_told(test->diagnostics, "8:0 calendar-provisional|1\n");
}

static void a_firm_that_is_not_registered_is_warned_of(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, "as_of: 2027-01-01\nauditor: {registered: no}\ncalendar:\n  start: 2027-01-01\n" STEPS),
                   AP_OK);
  assert_told(test->diagnostics, "7:23 auditor-unregistered\n");
}

static void a_scenario_without_a_calendar_has_none(void **state) {
  calendar_test *test = *state;
  assert_int_equal(make(test, ""), AP_BAD_INPUT);
  assert_told(test->diagnostics, "0:0 calendar-missing\n");
  assert_null(test->calendar);
}

static void faults_of_the_section_are_told_together(void **state) {
  calendar_test *test = *state;
  assert_int_equal(load(test, "calendar:\n  steps:\n    impact_assessment: {months: 1, weeks: 2}\n"
                              "    pre_application: {}\n"
                              "    applicability_decision: {from: 2027-03-01, done: 2027-02-01}\n"
                              "    contract: {days: 1}\n    assessment_period: {months: 3}\n"
                              "    external_audit: {done: 2027-04-01}\n    application: {days: 0}\n"
                              "    review: {days: 1}\n    registration: {days: 0}\n"
                              "  renewed:\n    - {year: 2027, step: review, done: 2027-01-01}\n"
                              "    - {year: 2028, step: review}\n    - {year: 2028, step: review}\n"),
                   AP_BAD_INPUT);
  assert_told(test->diagnostics, "7:3 calendar-no-end\n"
                                 "8:5 step-missing|notice\n"
                                 "8:24 step-durations|impact_assessment\n"
                                 "9:22 step-no-duration|pre_application\n"
                                 "10:54 step-backwards|2027-02-01|2027-03-01\n"
                                 "10:54 step-skipped|applicability_decision|pre_application\n"
                                 "13:21 step-no-duration-again|external_audit\n"
                                 "13:28 step-skipped|external_audit|assessment_period\n"
                                 "18:14 renewal-year|2027|2027|2029\n"
                                 "20:14 renewal-twice|review|2028|19\n");
}

static void what_is_done_has_come(void **state) {
  calendar_test *test = *state;
  assert_int_equal(load(test, "as_of: 2027-01-01\ncalendar:\n  start: 2026-12-01\n  steps:\n"
                              "    impact_assessment: {months: 1, done: 2027-01-02}\n    pre_application: {weeks: 2}\n"
                              "    applicability_decision: {days: 30}\n" NOTICE PERIOD AFTER_PERIOD),
                   AP_BAD_INPUT);
  assert_told(test->diagnostics, "10:42 step-not-yet|impact_assessment|2027-01-02|2027-01-01\n");
}

/* ---- the process that writes for a library which does not survive short memory ---- */

static bool write_much(const void *context, ap_text *written) {
  for (int i = 0; i < 100000; i++) {
    ap_text_add(written, context);
  }
  return true;
}

static bool refuse(const void *context, ap_text *written) {
  (void)context;
  ap_text_add(written, "half");
  return false;
}

static bool crash(const void *context, ap_text *written) {
  (void)context;
  (void)written;
  abort();
}

static void a_child_gives_all_or_nothing(void **state) {
  (void)state;
  ap_text text = {0};
  ap_text_add(&text, "before ");
  assert_true(ap_write_in_child(write_much, "abcdefg", &text));
  assert_int_equal(text.length, 7 + 700000);
  assert_false(ap_write_in_child(refuse, NULL, &text));
  assert_false(ap_write_in_child(crash, NULL, &text));
  assert_int_equal(text.length, 7 + 700000);
  ap_text_free(&text);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(steps_follow_each_other_from_the_start),
      CASE(steps_are_counted_back_from_the_deadline),
      CASE(a_deadline_may_be_of_any_step),
      CASE(a_deadline_that_cannot_be_met_is_told_with_its_days),
      CASE(what_is_not_done_in_time_is_overdue),
      CASE(what_is_done_is_kept_as_it_was),
      CASE(a_contract_before_the_notice_is_a_breach),
      CASE(a_contract_without_a_notice_is_a_breach),
      CASE(a_long_period_and_an_overlap_are_breaches),
      CASE(a_period_of_exactly_a_year_or_three_months_is_none),
      CASE(a_short_period_and_a_gap_are_breaches),
      CASE(a_fixed_beginning_is_waited_for_or_missed),
      CASE(the_provisional_measure_ends_only_where_an_application_is_expected),
      CASE(the_text_gives_no_end_of_the_other_type),
      CASE(a_firm_that_is_not_registered_is_warned_of),
      CASE(a_scenario_without_a_calendar_has_none),
      CASE(faults_of_the_section_are_told_together),
      CASE(what_is_done_has_come),
      cmocka_unit_test(a_child_gives_all_or_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
