/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random, planned, and held against the best plan that trying everything finds. Instance N is made
 * from FIRST_SEED + N alone: to look at one, run this program with N as its argument. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plan_comparison.h"

enum {
  INSTANCES = 2000,
  UNITS_MOST = 8,
  SMALL_INSTANCES = 200,
  SMALL_UNITS_MOST = 4,
  FILE_INSTANCES = 100,
};
#define FIRST_SEED UINT64_C(202704010000)

/* Plans the scenario and compares both tracks; how many complaints there were. */
static size_t compare_scenario(const made_scenario *made, const ap_scenario *scenario, uint64_t number,
                               brute_breadth breadth, random_source *source) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  assert_int_equal(ap_plan_make(scenario, NULL, diagnostics, &plan), AP_OK);
  size_t complaints = compare_plan(made, plan, number, breadth, source);
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  return complaints;
}

static size_t compare_instance(uint64_t number, size_t units_most, brute_breadth breadth) {
  random_source source = {.state = FIRST_SEED + number};
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
    random_source source = {.state = FIRST_SEED + number};
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
                  (unsigned long long)entry->column, entry->name,
                  entry->argument_count != 0 ? entry->arguments[0] : "");
  }
}

/* The same through the files: written out, loaded, and planned to the same rows. */
static void compare_through_files(uint64_t number) {
  random_source source = {.state = FIRST_SEED + number};
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
