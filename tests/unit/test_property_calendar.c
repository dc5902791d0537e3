/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random timetables: steps do not overlap and follow at once, periods have no gap, due days are the latest that hold,
 * and what is counted back from a deadline is what comes forwards from its first day. */
#include "lifecycle/calendar.h"
#include "random_source.h"
#include "support/diagnose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { TRIALS = 1000, YEARS_MOST = 8 };

static ap_scheme scheme = {.id = "ismap-liu"};

static ap_duration random_duration(random_source *source) {
  ap_duration duration = {.given = true, .unit = (ap_time_unit)random_below(source, 3)};
  duration.count = random_below(source, duration.unit == AP_DAYS ? 90 : duration.unit == AP_WEEKS ? 12 : 4);
  return duration;
}

static void fill(random_source *source, ap_timetable *timetable) {
  *timetable = (ap_timetable){.deadline_step = (ap_step)random_below(source, AP_STEPS)};
  for (int step = 0; step < AP_STEPS; step++) {
    timetable->first[step] = random_duration(source);
    timetable->renewal[step] = random_duration(source);
  }
  timetable->first[AP_ASSESSMENT_PERIOD] =
      (ap_duration){.given = true, .unit = AP_MONTHS, .count = random_between(source, 3, 12)};
  timetable->renewal[AP_ASSESSMENT_PERIOD] = timetable->first[AP_ASSESSMENT_PERIOD];
}

static ap_date random_date(random_source *source) {
  static const ap_date first = {2000, 1, 1};
  return ap_date_of_number(ap_date_number(first) + random_below(source, 36525));
}

static ap_calendar *make(const ap_scenario *scenario, ap_status expected) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_calendar *calendar = NULL;
  assert_non_null(diagnostics);
  ap_status status = ap_calendar_make(scenario, SOURCE_FOLDER "/controls", diagnostics, &calendar);
  assert_int_equal(status, expected);
  ap_diagnostics_free(diagnostics);
  return calendar;
}

static void assert_in_order(const ap_calendar *calendar) {
  int64_t registered = INT64_MIN;
  const ap_calendar_entry *period = NULL;
  for (size_t i = 0; i < calendar->count; i++) {
    const ap_calendar_entry *entry = &calendar->entries[i];
    assert_true(entry->on_one_day ? entry->from == entry->last && entry->end == entry->from
                                  : entry->last + 1 == entry->end && entry->from < entry->end);
    if (entry->step == AP_ASSESSMENT_PERIOD) {
      assert_true(period == NULL || entry->from == period->end);
      period = entry;
    } else if (i > 0) {
      bool renews = entry->step == AP_EXTERNAL_AUDIT && registered != INT64_MIN;
      int64_t free = calendar->entries[i - 1].end;
      assert_int_equal(entry->from, renews && registered > free ? registered : free);
    }
    registered = entry->step == AP_REGISTRATION ? entry->end : registered;
  }
}

static void assert_same(const ap_calendar *one, const ap_calendar *other) {
  assert_int_equal(one->count, other->count);
  for (size_t i = 0; i < one->count; i++) {
    assert_int_equal(one->entries[i].from, other->entries[i].from);
    assert_int_equal(one->entries[i].last, other->entries[i].last);
  }
}

static void back_and_forwards_are_the_same(void **state) {
  (void)state;
  random_source source = {.state = 20270401};
  for (int trial = 0; trial < TRIALS; trial++) {
    ap_timetable timetable;
    fill(&source, &timetable);
    ap_scenario scenario = {.scheme = &scheme,
                            .timetable = &timetable,
                            .start_year = 2027,
                            .years = random_between(&source, 1, YEARS_MOST),
                            .as_of = {1990, 1, 1}};
    timetable.deadline = random_date(&source);
    ap_calendar *back = make(&scenario, AP_OK);
    assert_in_order(back);
    const ap_calendar_entry *last = ap_calendar_deadline_entry(back);
    assert_true(last->last <= back->deadline);

    timetable.start = ap_date_of_number(back->entries[0].from);
    ap_calendar *forwards = make(&scenario, AP_OK);
    assert_same(back, forwards);
    ap_calendar_free(forwards);

    /* a day later misses the deadline */
    timetable.start = ap_date_of_number(back->entries[0].from + 1);
    ap_calendar *late = make(&scenario, AP_NO);
    const ap_calendar_entry *missed = ap_calendar_deadline_entry(late);
    assert_int_equal(missed->late, missed->last - back->deadline);
    assert_true(missed->late > 0);
    ap_calendar_free(late);
    ap_calendar_free(back);
  }
}

/* However late today is, the steps keep their order, and the deadline is missed by as much as is said. */
static void late_days_are_counted(void **state) {
  (void)state;
  random_source source = {.state = 42};
  for (int trial = 0; trial < TRIALS; trial++) {
    ap_timetable timetable;
    fill(&source, &timetable);
    ap_scenario scenario = {
        .scheme = &scheme, .timetable = &timetable, .start_year = 2027, .years = 2, .as_of = random_date(&source)};
    timetable.deadline = ap_date_add_days(scenario.as_of, random_below(&source, 1500));
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    ap_calendar *calendar = NULL;
    ap_status status = ap_calendar_make(&scenario, SOURCE_FOLDER "/controls", diagnostics, &calendar);
    assert_in_order(calendar);
    int64_t today = ap_date_number(scenario.as_of);
    const ap_calendar_entry *entry = ap_calendar_deadline_entry(calendar);
    assert_true(calendar->entries[0].from >= today);
    assert_int_equal(status, entry->last > calendar->deadline ? AP_NO : AP_OK);
    assert_int_equal(status == AP_NO, calendar->latest_begin < today);
    ap_calendar_free(calendar);
    ap_diagnostics_free(diagnostics);
  }
}

static void the_latest_beginning_is_the_latest(void **state) {
  (void)state;
  random_source source = {.state = 7};
  for (int trial = 0; trial < 20 * TRIALS; trial++) {
    ap_duration duration = random_duration(&source);
    int64_t end = ap_date_number(random_date(&source));
    int64_t begin = ap_duration_latest_begin(&duration, end);
    assert_true(ap_duration_end(&duration, begin) <= end);
    assert_true(ap_duration_end(&duration, begin + 1) > end);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(back_and_forwards_are_the_same),
      cmocka_unit_test(late_days_are_counted),
      cmocka_unit_test(the_latest_beginning_is_the_latest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
