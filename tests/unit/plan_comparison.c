/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan_comparison.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { WEIGHTINGS = 4, COMPLAINTS_PRINTED = 5 };

void complain(comparison *of, const char *what, int64_t found, int64_t expected) {
  if (of->complaints++ == 0) {
    print_message("instance %llu, %s track:\n", (unsigned long long)of->number,
                  of->track == AP_EXTERNAL ? "external" : "internal");
    random_scenario_print(of->made);
  }
  if (of->complaints <= COMPLAINTS_PRINTED) {
    print_message("  %s: %lld; expected %lld\n", what, (long long)found, (long long)expected);
  }
}

void expect_equal(comparison *of, const char *what, int64_t found, int64_t expected) {
  if (found != expected) {
    complain(of, what, found, expected);
  }
}

void expect_at_most(comparison *of, const char *what, int64_t found, int64_t limit) {
  if (found > limit) {
    complain(of, what, found, limit);
  }
}

static void read_row(comparison *of, const ap_plan_row *row, int first_offset, int years, read_rows *read) {
  int offset = row->year - of->made->scenario.start_year;
  const expected_member *member = expected_member_of(&of->expected, row->item);
  if (member == NULL || offset < first_offset || offset >= years) {
    complain(of, "a row of an item or a year that is not planned", row->year, 0);
    return;
  }
  unsigned *audited = &read->years[member - of->expected.members];
  expect_equal(of, "audits of an item in a year before this row", *audited >> offset & 1U, 0);
  expect_equal(of, "minutes of a row", row->minutes, member->minutes);
  expect_equal(of, "the rules of a row are named", strcmp(row->rules, member->rules) == 0, 1);
  *audited |= 1U << offset;
  read->loads[offset] += row->minutes;
  read->items[offset]++;
}

static bool is_ordered(const ap_plan_row *before, const ap_plan_row *row) {
  if (before->year != row->year) {
    return before->year < row->year;
  }
  return before->track != row->track ? before->track < row->track : before->item->rank < row->item->rank;
}

static void read_all_rows(comparison *of, const ap_plan_row *rows, size_t count, int first_offset, int years,
                          read_rows *read) {
  for (size_t index = 0; index < count; index++) {
    if (index != 0 && !is_ordered(&rows[index - 1], &rows[index])) {
      complain(of, "rows out of order at", (int64_t)index, 0);
    }
    if (rows[index].track == of->track) {
      read_row(of, &rows[index], first_offset, years, read);
    }
  }
}

void read_plan_rows(comparison *of, const ap_plan *plan, read_rows *read) {
  *read = (read_rows){0};
  int years = of->made->scenario.years;
  read_all_rows(of, plan->rows, plan->row_count, 0, years, read);
  read_all_rows(of, plan->continued, plan->continued_count, years, of->expected.horizon, read);
}

static void compare_rows(comparison *of, const ap_plan *plan, read_rows *read) {
  read_plan_rows(of, plan, read);
  unsigned of_unit[EXPECTED_MEMBERS_MOST] = {0};
  for (size_t index = 0; index < of->expected.member_count; index++) {
    const expected_member *member = &of->expected.members[index];
    unsigned audited = read->years[index];
    if (!expected_kept(&of->expected, member, audited, of->expected.horizon)) {
      complain(of, "years of an item that break its rules", audited, 0);
    }
    if (of_unit[member->unit] != 0) {
      expect_equal(of, "years of a member, of its unit", audited, of_unit[member->unit]);
    }
    of_unit[member->unit] = audited;
  }
}

static void compare_years(comparison *of, const ap_plan *plan, const read_rows *read, const brute_forced *forced) {
  const ap_track_plan *track = &plan->tracks[of->track];
  for (int year = 0; year < of->expected.horizon; year++) {
    expect_equal(of, "a plan year", track->years[year].year, of->made->scenario.start_year + year);
    expect_equal(of, "minutes of a year", track->years[year].minutes, read->loads[year]);
    expect_equal(of, "items of a year", track->years[year].items, read->items[year]);
    expect_equal(of, "forced minutes of a year", track->years[year].forced_minutes, forced->minutes[year]);
    if (year < of->made->scenario.years) {
      expect_equal(of, "ap_plan_minutes()", ap_plan_minutes(plan, of->track, year), read->loads[year]);
    }
  }
}

static void compare_criterion(comparison *of, const ap_plan *plan, ap_criterion criterion, int64_t best) {
  static const char *const values[] = {"peak", "total", "spread"};
  static const char *const bounds[] = {"bound of the peak", "bound of the total", "bound of the spread"};
  static const char *const proofs[] = {"proof of the peak", "proof of the total", "proof of the spread"};
  const ap_criterion_result *result = &plan->tracks[of->track].criteria[criterion];
  expect_equal(of, values[criterion], result->value, best);
  expect_equal(of, values[criterion], ap_plan_value(plan, of->track, criterion), best);
  expect_at_most(of, bounds[criterion], result->bound, best);
  expect_at_most(of, proofs[criterion], result->status, AP_BY_SEARCH);
  if (result->status == AP_PROVEN) {
    expect_equal(of, bounds[criterion], result->bound, best);
  }
}

void compare_value(comparison *of, const ap_plan *plan, const int64_t *loads, const brute_value *best) {
  int horizon = of->expected.horizon;
  brute_value value = brute_value_of(loads, horizon);
  for (int place = 0; place < horizon; place++) {
    expect_equal(of, "a load, sorted from the largest", value.loads[place], best->loads[place]);
  }
  compare_criterion(of, plan, AP_PEAK, best->peak);
  compare_criterion(of, plan, AP_TOTAL, best->total);
  compare_criterion(of, plan, AP_SPREAD, best->loads[0] - best->loads[horizon - 1]);
  expect_equal(of, "optimal", plan->tracks[of->track].optimal, 1);
}

/* The unit that the certificate names as the largest. */
static size_t largest_unit(const comparison *of, const ap_certificate *certificate) {
  const expected_member *member = expected_member_of(&of->expected, certificate->largest);
  return member != NULL ? member->unit : SIZE_MAX;
}

static void compare_argument(comparison *of, const ap_track_plan *track, int64_t by_weights) {
  static const brute_argument arguments[] = {
      [AP_BY_PIGEONHOLE] = BRUTE_PIGEONHOLE, [AP_BY_THRESHOLD] = BRUTE_THRESHOLD, [AP_BY_ROUNDING] = BRUTE_ROUNDING};
  const ap_certificate *certificate = &track->certificate;
  int64_t bound = track->criteria[AP_PEAK].bound;
  switch (certificate->peak_argument) {
  case AP_BY_WEIGHTS:
    expect_equal(of, "bound of the peak, of its weights", bound, by_weights);
    break;
  case AP_BY_LARGEST_UNIT: {
    size_t unit = largest_unit(of, certificate);
    int64_t by_unit = unit < of->instance.count ? brute_force_unit_bound(&of->instance, unit) : 0;
    expect_equal(of, "bound of the peak, of its largest unit", bound, by_unit);
    break;
  }
  default:
    expect_equal(of, "bound of the peak, above what is refuted", bound, certificate->refuted_peak + 1);
    expect_equal(of, "the peak is refuted",
                 brute_force_refutes(&of->instance, arguments[certificate->peak_argument], certificate->parameter,
                                     certificate->peak_weights, certificate->refuted_peak),
                 1);
  }
}

/* No bound is above the true value, and each is what its numbers give by our own reckoning. */
static void compare_certificate(comparison *of, const ap_plan *plan, const brute_forced *forced, int64_t peak,
                                int64_t least_total) {
  const ap_track_plan *track = &plan->tracks[of->track];
  const ap_certificate *certificate = &track->certificate;
  expect_equal(of, "common divisor", certificate->common_divisor, forced->common_divisor);
  int64_t by_weights = brute_force_weights_bound(&of->instance, certificate->peak_weights);
  expect_at_most(of, "bound by the peak's weights", by_weights, peak);
  expect_equal(of, "weighted minutes", certificate->peak_weighted,
               brute_force_weighted(&of->instance, certificate->peak_weights));
  compare_argument(of, track, by_weights);
  if (certificate->total_scale != 0) {
    int64_t by_total = brute_force_total_bound(&of->instance, track->criteria[AP_PEAK].value, certificate->total_scale,
                                               certificate->total_weights);
    expect_at_most(of, "bound by the total's weights", by_total, least_total);
    expect_equal(of, "bound of the total", track->criteria[AP_TOTAL].bound, by_total);
  }
}

static void compare_random_weights(comparison *of, random_source *source, const brute_best *best) {
  for (int round = 0; round < WEIGHTINGS; round++) {
    int64_t weights[BRUTE_YEARS_MOST] = {0};
    for (int year = 0; year < of->expected.horizon; year++) {
      weights[year] = random_below(source, 7);
    }
    expect_at_most(of, "bound by random weights", brute_force_weights_bound(&of->instance, weights),
                   best->total_first.peak);
    expect_at_most(
        of, "bound of the total by random weights",
        brute_force_total_bound(&of->instance, best->total_first.peak, random_between(source, 1, 7), weights),
        best->total_first.total);
  }
  for (size_t unit = 0; unit < of->instance.count; unit++) {
    expect_at_most(of, "bound by a unit", brute_force_unit_bound(&of->instance, unit), best->total_first.peak);
  }
}

/* The first year that forces the peak upon the plan; -1. */
static int forcing_year(const comparison *of, const brute_forced *forced, int64_t peak) {
  for (int year = 0; year < of->expected.horizon; year++) {
    if (forced->minutes[year] == peak) {
      return year;
    }
  }
  return -1;
}

/* Years set apart hold what is forced upon them and no more; a plan that is level all the same is not called forced. */
static void compare_forced_peak(comparison *of, const ap_plan *plan, const read_rows *read,
                                const brute_forced *forced) {
  const ap_track_plan *track = &plan->tracks[of->track];
  brute_value value = brute_value_of(read->loads, of->expected.horizon);
  int64_t rest = 0;
  for (int year = 0; year < of->expected.horizon; year++) {
    rest = !track->set_apart[year] && read->loads[year] > rest ? read->loads[year] : rest;
    if (track->set_apart[year]) {
      expect_equal(of, "load of a year set apart, all of it forced", read->loads[year], forced->minutes[year]);
    }
  }
  int first = forcing_year(of, forced, value.peak);
  bool level = value.peak - value.loads[of->expected.horizon - 1] <= forced->common_divisor;
  expect_equal(of, "peak is forced", track->peak_is_forced, first >= 0 && !level);
  if (track->peak_is_forced) {
    expect_equal(of, "forced year", track->forced_year, of->made->scenario.start_year + first);
    expect_equal(of, "peak of the rest", track->rest_peak, rest);
  }
}

void compare_empty(comparison *of, const ap_plan *plan) {
  expect_equal(of, "empty", plan->tracks[of->track].empty, 1);
  for (int year = 0; year < of->made->scenario.years; year++) {
    expect_equal(of, "minutes of a year without units", ap_plan_minutes(plan, of->track, year), 0);
  }
}

static void compare_units(comparison *of, const ap_plan *plan, brute_breadth breadth, random_source *source) {
  const ap_track_plan *track = &plan->tracks[of->track];
  expected_instance(&of->expected, &of->instance);
  brute_best best;
  assert_true(brute_force_best(&of->instance, breadth, &best));
  brute_forced forced;
  brute_force_forced(&of->instance, &forced);
  expect_equal(of, "empty", track->empty, 0);
  expect_equal(of, "units", (int64_t)track->unit_count, (int64_t)of->expected.unit_count);
  expect_equal(of, "overdue units", (int64_t)track->overdue_count, (int64_t)of->expected.overdue_count);
  expect_equal(of, "horizon", track->horizon, of->expected.horizon);
  if (track->horizon != of->expected.horizon) {
    return;
  }
  read_rows read;
  compare_rows(of, plan, &read);
  compare_years(of, plan, &read, &forced);
  bool spread_first = of->made->scenario.order[1] == AP_SPREAD;
  compare_value(of, plan, read.loads, spread_first ? &best.spread_first : &best.total_first);
  compare_certificate(of, plan, &forced, best.total_first.peak, best.total_first.total);
  compare_forced_peak(of, plan, &read, &forced);
  compare_random_weights(of, source, &best);
}

size_t compare_plan(const made_scenario *made, const ap_plan *plan, uint64_t number, brute_breadth breadth,
                    random_source *source) {
  size_t complaints = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    comparison of = {.number = number, .made = made, .track = (ap_track)track};
    assert_true(expected_track_of(plan->scenario, of.track, &of.expected));
    if (of.expected.unit_count == 0) {
      compare_empty(&of, plan);
    } else {
      compare_units(&of, plan, breadth, source);
    }
    complaints += of.complaints;
  }
  return complaints;
}
