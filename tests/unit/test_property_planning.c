/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random, planned, and held against the best plan that trying everything finds. Instance N is made
 * from FIRST_SEED + N alone: to look at one, run this program with N as its argument. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "brute_force.h"
#include "expected_units.h"
#include "planning/plan.h"
#include "random_scenario.h"

enum {
  INSTANCES = 2000,
  UNITS_MOST = 8,
  SMALL_INSTANCES = 200,
  SMALL_UNITS_MOST = 4,
  FILE_INSTANCES = 100,
  WEIGHTINGS = 4,
  COMPLAINTS_PRINTED = 5,
};
#define FIRST_SEED UINT64_C(202704010000)

/* One instance on its way through the comparison. */
typedef struct comparison {
  uint64_t number;
  const made_scenario *made;
  ap_track track;
  expected_track expected;
  brute_instance instance;
  size_t complaints; /* of this instance */
} comparison;

static void complain(comparison *of, const char *what, int64_t found, int64_t expected) {
  if (of->complaints++ == 0) {
    print_message("instance %llu, %s track:\n", (unsigned long long)of->number,
                  of->track == AP_EXTERNAL ? "external" : "internal");
    random_scenario_print(of->made);
  }
  if (of->complaints <= COMPLAINTS_PRINTED) {
    print_message("  %s: %lld; expected %lld\n", what, (long long)found, (long long)expected);
  }
}

static void expect_equal(comparison *of, const char *what, int64_t found, int64_t expected) {
  if (found != expected) {
    complain(of, what, found, expected);
  }
}

static void expect_at_most(comparison *of, const char *what, int64_t found, int64_t limit) {
  if (found > limit) {
    complain(of, what, found, limit);
  }
}

/* The audits of every member, year t being bit t - 1, and the loads, read off the rows. */
typedef struct read_rows {
  unsigned years[EXPECTED_MEMBERS_MOST];
  int64_t loads[BRUTE_YEARS_MOST];
  int64_t items[BRUTE_YEARS_MOST];
} read_rows;

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

static void compare_rows(comparison *of, const ap_plan *plan, read_rows *read) {
  *read = (read_rows){0};
  int years = of->made->scenario.years;
  read_all_rows(of, plan->rows, plan->row_count, 0, years, read);
  read_all_rows(of, plan->continued, plan->continued_count, years, of->expected.horizon, read);
  unsigned of_unit[EXPECTED_MEMBERS_MOST] = {0};
  for (size_t index = 0; index < of->expected.member_count; index++) {
    const expected_member *member = &of->expected.members[index];
    unsigned audited = read->years[index];
    if (!expected_satisfied(member, audited, of->expected.horizon)) {
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

static void compare_value(comparison *of, const ap_plan *plan, const read_rows *read, const brute_value *best) {
  int horizon = of->expected.horizon;
  brute_value value = brute_value_of(read->loads, horizon);
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
  if (certificate->peak_argument == AP_BY_LARGEST_UNIT) {
    size_t unit = largest_unit(of, certificate);
    int64_t by_unit = unit < of->instance.count ? brute_force_unit_bound(&of->instance, unit) : 0;
    expect_equal(of, "bound of the peak, of its largest unit", track->criteria[AP_PEAK].bound, by_unit);
  } else {
    expect_equal(of, "bound of the peak, of its weights", track->criteria[AP_PEAK].bound, by_weights);
  }
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

static void compare_empty(comparison *of, const ap_plan *plan) {
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
  compare_value(of, plan, &read, spread_first ? &best.spread_first : &best.total_first);
  compare_certificate(of, plan, &forced, best.total_first.peak, best.total_first.total);
  compare_forced_peak(of, plan, &read, &forced);
  compare_random_weights(of, source, &best);
}

/* Plans the scenario and compares both tracks; how many complaints there were. */
static size_t compare_scenario(const made_scenario *made, const ap_scenario *scenario, uint64_t number,
                               brute_breadth breadth, random_source *source) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  assert_int_equal(ap_plan_make(scenario, NULL, diagnostics, &plan), AP_OK);
  size_t complaints = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    comparison of = {.number = number, .made = made, .track = (ap_track)track};
    assert_true(expected_track_of(scenario, of.track, &of.expected));
    if (of.expected.unit_count == 0) {
      compare_empty(&of, plan);
    } else {
      compare_units(&of, plan, breadth, source);
    }
    complaints += of.complaints;
  }
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  return complaints;
}

static size_t compare_instance(uint64_t number, size_t units_most, brute_breadth breadth) {
  random_source source = {FIRST_SEED + number};
  made_scenario *made = random_scenario(&source, units_most);
  size_t complaints = compare_scenario(made, &made->scenario, number, breadth, &source);
  made_scenario_free(made);
  return complaints;
}

static void compare_instances(int count, size_t units_most, brute_breadth breadth) {
  int disagreed = 0;
  for (int number = 0; number < count; number++) {
    disagreed += compare_instance((uint64_t)number, units_most, breadth) != 0;
  }
  print_message("%d instances, %d of them disagree\n", count, disagreed);
  assert_int_equal(disagreed, 0);
}

static void plans_are_the_best_of_all_plans_over_minimal_covers(void **state) {
  (void)state;
  compare_instances(INSTANCES, UNITS_MOST, BRUTE_MINIMAL_COVERS);
}

static void plans_are_the_best_of_all_plans_over_all_covers(void **state) {
  (void)state;
  compare_instances(SMALL_INSTANCES, SMALL_UNITS_MOST, BRUTE_ALL_COVERS);
}

/* What a plan says of a criterion is true of it, though its search was cut short; whether the next may be judged. */
static bool compare_claim(comparison *of, const ap_criterion_result *result, const char *name, int64_t best) {
  switch (result->status) {
  case AP_PROVEN:
  case AP_BY_SEARCH:
    expect_equal(of, name, result->value, best);
    return true;
  case AP_GAP:
    expect_at_most(of, "bound where there is a gap", result->bound, best);
    expect_at_most(of, "bound at most the value where there is a gap", result->bound, result->value);
    return false;
  case AP_NOT_ATTEMPTED:
    break;
  }
  complain(of, "a criterion not attempted under settled ones", result->status, AP_GAP);
  return false;
}

static void compare_claims(comparison *of, const ap_plan *plan, int *gaps) {
  expected_instance(&of->expected, &of->instance);
  brute_best best;
  assert_true(brute_force_best(&of->instance, BRUTE_MINIMAL_COVERS, &best));
  const ap_scenario *scenario = &of->made->scenario;
  const brute_value *value = scenario->order[1] == AP_SPREAD ? &best.spread_first : &best.total_first;
  const int64_t values[AP_CRITERIA] = {
      [AP_PEAK] = value->peak,
      [AP_TOTAL] = value->total,
      [AP_SPREAD] = value->peak - value->loads[of->expected.horizon - 1],
  };
  static const char *const names[] = {"peak, said to be the best", "total, said to be the best",
                                      "spread, said to be the best"};
  bool settled = true;
  for (int place = 0; place < AP_CRITERIA; place++) {
    ap_criterion criterion = scenario->order[place];
    const ap_criterion_result *result = &plan->tracks[of->track].criteria[criterion];
    if (settled) {
      settled = compare_claim(of, result, names[criterion], values[criterion]);
    } else {
      expect_equal(of, "a criterion under one that is open", result->status, AP_NOT_ATTEMPTED);
    }
  }
  *gaps += !settled;
  expect_equal(of, "optimal", plan->tracks[of->track].optimal, settled);
}

static void plans_whose_search_was_cut_short_claim_nothing_untrue(void **state) {
  (void)state;
  size_t complaints = 0;
  int gaps = 0;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    random_source source = {FIRST_SEED + number};
    made_scenario *made = random_scenario(&source, UNITS_MOST);
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    ap_plan *plan = NULL;
    ap_plan_options options = {.size = sizeof options, .node_limit = 1};
    assert_int_equal(ap_plan_make(&made->scenario, &options, diagnostics, &plan), AP_OK);
    for (int track = 0; track < AP_TRACKS; track++) {
      comparison of = {.number = number, .made = made, .track = (ap_track)track};
      expected_track_of(&made->scenario, of.track, &of.expected);
      if (of.expected.unit_count != 0) {
        compare_claims(&of, plan, &gaps);
      }
      complaints += of.complaints;
    }
    ap_plan_free(plan);
    ap_diagnostics_free(diagnostics);
    made_scenario_free(made);
  }
  print_message("%d tracks were left with a gap\n", gaps);
  assert_int_equal(complaints, 0);
}

static void print_diagnostics(const ap_diagnostics *diagnostics) {
  for (size_t index = 0; index < ap_diagnostics_count(diagnostics); index++) {
    const ap_diagnostic *entry = ap_diagnostics_at(diagnostics, index);
    print_message("%s:%llu:%llu %s %s\n", entry->file != NULL ? entry->file : "", (unsigned long long)entry->line,
                  (unsigned long long)entry->column, ap_diagnostic_name(entry->code),
                  entry->argument_count != 0 ? entry->arguments[0] : "");
  }
}

/* The same through the files: written out, loaded, and planned to the same rows. */
static void compare_through_files(uint64_t number) {
  random_source source = {FIRST_SEED + number};
  made_scenario *made = random_scenario(&source, UNITS_MOST);
  made_scenario_write(made, "property");
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_scenario *scenario = NULL;
  ap_status status = ap_scenario_load("property/scenario.yaml", NULL, diagnostics, &scenario);
  if (status != AP_OK) {
    print_diagnostics(diagnostics);
  }
  assert_int_equal(status, AP_OK);
  ap_plan *from_files = NULL;
  ap_plan *from_memory = NULL;
  assert_int_equal(ap_plan_make(scenario, NULL, diagnostics, &from_files), AP_OK);
  assert_int_equal(ap_plan_make(&made->scenario, NULL, diagnostics, &from_memory), AP_OK);
  assert_int_equal(from_files->row_count, from_memory->row_count);
  for (size_t row = 0; row < from_files->row_count; row++) {
    assert_int_equal(from_files->rows[row].year, from_memory->rows[row].year);
    assert_int_equal(from_files->rows[row].minutes, from_memory->rows[row].minutes);
    assert_string_equal(from_files->rows[row].rules, from_memory->rows[row].rules);
    assert_string_equal(from_files->rows[row].item->id, from_memory->rows[row].item->id);
  }
  ap_plan_free(from_files);
  ap_plan_free(from_memory);
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
}

static void scenarios_read_from_files_are_planned_as_those_in_memory(void **state) {
  (void)state;
  for (uint64_t number = 0; number < FILE_INSTANCES; number++) {
    compare_through_files(number);
  }
}

int main(int argument_count, char **arguments) {
  if (argument_count == 2) {
    return compare_instance(strtoull(arguments[1], NULL, 10), UNITS_MOST, BRUTE_MINIMAL_COVERS) != 0;
  }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plans_are_the_best_of_all_plans_over_minimal_covers),
      cmocka_unit_test(plans_are_the_best_of_all_plans_over_all_covers),
      cmocka_unit_test(plans_whose_search_was_cut_short_claim_nothing_untrue),
      cmocka_unit_test(scenarios_read_from_files_are_planned_as_those_in_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
