/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random with pins, groups, caps and full first years. Where trying everything finds a plan, the
 * planner's is as good; where it finds none, the planner says so, and what it names as the conflict is one. Instance N
 * is made from FIRST_SEED + N alone: to look at one, run this program with N as its argument. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "auditplan/check.h"
#include "conflict_trial.h"
#include "output/views.h"
#include "plan_comparison.h"

enum {
  INSTANCES = 2000,
  UNITS_MOST = 8,
  SMALL_INSTANCES = 200,
  SMALL_UNITS_MOST = 4,
  FILE_INSTANCES = 300,
  BROKEN_INSTANCES = 700,
  TRIES = 20, /* to find what can be broken in a given way */
  TRIED_MOST = 2000000,
};
#define FIRST_SEED UINT64_C(202808010000)

static const char *const track_names[] = {"external", "internal"};

/* ---- whether a track has a plan, by trying everything ---- */

static finding try_track(const ap_scenario *scenario, ap_track track, brute_breadth breadth, uint64_t tried_most) {
  static expected_track expected;
  if (!expected_track_of(scenario, track, &expected)) {
    return TOO_MANY_TO_TRY;
  }
  brute_instance instance;
  expected_instance(&expected, &instance);
  if (brute_force_size(&instance, breadth, tried_most) == tried_most) {
    return TOO_MANY_TO_TRY;
  }
  brute_best best;
  assert_true(brute_force_best(&instance, breadth, &best));
  return best.feasible ? HAS_PLAN : HAS_NONE;
}

/* Of a conflict's scenario, which is of one track. */
static finding try_part(const ap_scenario *scenario, unsigned tracks) {
  ap_track track = tracks == 1U << AP_EXTERNAL ? AP_EXTERNAL : AP_INTERNAL;
  return try_track(scenario, track, BRUTE_MINIMAL_COVERS, TRIED_MOST);
}

/* ---- plans ---- */

static size_t count_told(const ap_diagnostics *diagnostics, ap_diagnostic_code code, const char *argument) {
  size_t count = 0;
  for (size_t index = 0; index < ap_diagnostics_count(diagnostics); index++) {
    const ap_diagnostic *entry = ap_diagnostics_at(diagnostics, index);
    count += strcmp(entry->name, ap_diagnostic_name(code)) == 0 && entry->argument_count != 0 &&
             strcmp(entry->arguments[0], argument) == 0;
  }
  return count;
}

/* Whether each track without a plan is told of once, and no other. */
static int judge_telling(const ap_diagnostics *diagnostics, const finding *found, uint64_t number) {
  int wrong = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    size_t told = count_told(diagnostics, AP_D_PLAN_INFEASIBLE, track_names[track]);
    if (told != (found[track] == HAS_NONE ? 1 : 0)) {
      print_message("instance %llu: the %s track is told to have no plan %zu times\n", (unsigned long long)number,
                    track_names[track], told);
      wrong++;
    }
  }
  return wrong;
}

static size_t judge_status(const made_scenario *made, uint64_t number, ap_status status, const finding *found) {
  bool feasible = found[AP_EXTERNAL] == HAS_PLAN && found[AP_INTERNAL] == HAS_PLAN;
  if (status == (feasible ? AP_OK : AP_NO)) {
    return 0;
  }
  print_message("instance %llu: planning comes to %d; trying everything finds the tracks %s and %s\n",
                (unsigned long long)number, (int)status, found[AP_EXTERNAL] == HAS_PLAN ? "feasible" : "infeasible",
                found[AP_INTERNAL] == HAS_PLAN ? "feasible" : "infeasible");
  random_scenario_print(made);
  return 1;
}

typedef struct tally {
  int disagreed;
  int infeasible; /* tracks */
} tally;

static void try_instance(uint64_t number, size_t units_most, brute_breadth breadth, tally *counts) {
  random_source source = {.state = FIRST_SEED + number};
  made_scenario *made = random_constrained_scenario(&source, units_most);
  finding found[AP_TRACKS];
  for (int track = 0; track < AP_TRACKS; track++) {
    found[track] = try_track(&made->scenario, (ap_track)track, breadth, UINT64_MAX);
    assert_int_not_equal(found[track], TOO_MANY_TO_TRY);
    counts->infeasible += found[track] == HAS_NONE;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  ap_status status = ap_plan_make(&made->scenario, NULL, diagnostics, &plan);
  size_t complaints = judge_status(made, number, status, found);
  if (status == AP_OK && complaints == 0) {
    complaints += compare_plan(made, plan, number, breadth, &source);
  }
  if (status == AP_NO && complaints == 0) {
    complaints += (size_t)judge_telling(diagnostics, found, number);
    for (int track = 0; track < AP_TRACKS; track++) {
      complaints += found[track] == HAS_NONE ? judge_conflict(made, number, 1U << track, try_part) : 0;
    }
  }
  counts->disagreed += complaints != 0;
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
}

static void try_instances(int count, size_t units_most, brute_breadth breadth) {
  tally counts = {0};
  for (int number = 0; number < count; number++) {
    try_instance((uint64_t)number, units_most, breadth, &counts);
  }
  print_message("%d instances, %d tracks without a plan, %d instances disagree\n", count, counts.infeasible,
                counts.disagreed);
  assert_int_equal(counts.disagreed, 0);
  assert_in_range(counts.infeasible, count / 5, count);
}

static void plans_and_conflicts_are_those_of_trying_everything(void **state) {
  (void)state;
  try_instances(INSTANCES, UNITS_MOST, BRUTE_MINIMAL_COVERS);
}

static void plans_and_conflicts_are_those_of_trying_all_covers(void **state) {
  (void)state;
  try_instances(SMALL_INSTANCES, SMALL_UNITS_MOST, BRUTE_ALL_COVERS);
}

/* ---- checks ---- */

static void write_file(const char *path, const char *bytes, size_t length) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

static void write_plan(const ap_plan *plan) {
  ap_text text = {0};
  ap_plan_csv(plan, &text);
  write_file("plan.csv", text.bytes, text.length);
  ap_text_free(&text);
  ap_plan_json(plan, &text);
  write_file("plan.json", text.bytes, text.length);
  ap_text_free(&text);
}

static void print_diagnostic(const ap_diagnostic *entry) {
  print_message("  %s:%llu %s", entry->pointer != NULL ? entry->pointer : "", (unsigned long long)entry->line,
                entry->name);
  for (size_t argument = 0; argument < entry->argument_count; argument++) {
    print_message(" | %s", entry->arguments[argument]);
  }
  print_message("\n");
}

static void print_diagnostics(const ap_diagnostics *diagnostics) {
  for (size_t index = 0; index < ap_diagnostics_count(diagnostics); index++) {
    print_diagnostic(ap_diagnostics_at(diagnostics, index));
  }
}

/* What a check of the file comes to, and whether `code` is among its breaches. */
typedef struct checked {
  ap_status status;
  bool told;
} checked;

static checked check_file(const ap_scenario *scenario, const char *path, ap_diagnostic_code code, bool print) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_check *check = NULL;
  checked outcome = {.status = ap_check_plan(scenario, path, diagnostics, &check)};
  for (size_t index = 0; check != NULL && index < ap_check_breach_count(check); index++) {
    outcome.told = outcome.told || strcmp(ap_check_breach(check, index)->name, ap_diagnostic_name(code)) == 0;
    if (print) {
      print_diagnostic(ap_check_breach(check, index));
    }
  }
  if (print) {
    print_diagnostics(diagnostics);
  }
  ap_check_free(check);
  ap_diagnostics_free(diagnostics);
  return outcome;
}

static int expect_passes(const made_scenario *made, const ap_scenario *scenario, uint64_t number, const char *path) {
  if (check_file(scenario, path, AP_D_OUT_OF_MEMORY, false).status == AP_OK) {
    return 0;
  }
  print_message("instance %llu: the check finds fault with %s\n", (unsigned long long)number, path);
  random_scenario_print(made);
  check_file(scenario, path, AP_D_OUT_OF_MEMORY, true);
  return 1;
}

/* The plan of the scenario; NULL where there is none. */
static ap_plan *plan_of(const ap_scenario *scenario) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  ap_status status = ap_plan_make(scenario, NULL, diagnostics, &plan);
  assert_true(status == AP_OK || status == AP_NO);
  ap_diagnostics_free(diagnostics);
  return plan;
}

static void expect_same_rows(const ap_plan *left, const ap_plan *right) {
  assert_int_equal(left->row_count, right->row_count);
  for (size_t row = 0; row < left->row_count; row++) {
    assert_int_equal(left->rows[row].year, right->rows[row].year);
    assert_int_equal(left->rows[row].minutes, right->rows[row].minutes);
    assert_string_equal(left->rows[row].rules, right->rows[row].rules);
    assert_string_equal(left->rows[row].item->id, right->rows[row].item->id);
  }
}

static int try_through_files(uint64_t number) {
  random_source source = {.state = FIRST_SEED + number};
  made_scenario *made = random_constrained_scenario(&source, UNITS_MOST);
  made_scenario_write(made, "constrained");
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_scenario *scenario = NULL;
  ap_status status = ap_scenario_load("constrained/scenario.yaml", NULL, diagnostics, &scenario);
  if (status != AP_OK) {
    print_diagnostics(diagnostics);
  }
  assert_int_equal(status, AP_OK);
  ap_plan *plan = plan_of(scenario);
  ap_plan *from_memory = plan_of(&made->scenario);
  assert_int_equal(plan != NULL, from_memory != NULL);
  int faults = 0;
  if (plan != NULL) {
    expect_same_rows(plan, from_memory);
    write_plan(plan);
    faults += expect_passes(made, scenario, number, "plan.csv");
    faults += expect_passes(made, scenario, number, "plan.json");
  }
  ap_plan_free(plan);
  ap_plan_free(from_memory);
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
  return faults;
}

static void plans_of_scenarios_read_from_files_pass_the_check(void **state) {
  (void)state;
  int faults = 0;
  for (uint64_t number = 0; number < FILE_INSTANCES; number++) {
    faults += try_through_files(number);
  }
  assert_int_equal(faults, 0);
}

/* ---- broken constraints ---- */

/* A plan on one of its tracks, and the years, offset y being bit y, of each member there. */
typedef struct breaking {
  random_source source;
  made_scenario *made;
  ap_plan *plan;
  ap_track track;
  expected_track expected;
  unsigned years[EXPECTED_MEMBERS_MOST];
} breaking;

static void read_years(breaking *of) {
  expected_track_of(&of->made->scenario, of->track, &of->expected);
  for (size_t index = 0; index < of->plan->row_count; index++) {
    const ap_plan_row *row = &of->plan->rows[index];
    const expected_member *member = row->track == of->track ? expected_member_of(&of->expected, row->item) : NULL;
    if (member != NULL) {
      of->years[member - of->expected.members] |= 1U << (row->year - of->made->scenario.start_year);
    }
  }
}

static size_t some_member(breaking *of) { return (size_t)random_below(&of->source, (int)of->expected.member_count); }

static unsigned some_year(breaking *of) { return 1U << random_below(&of->source, of->made->scenario.years); }

static ap_pin *pin_member(breaking *of, size_t member) {
  return made_pin(of->made, of->expected.members[member].item->id, 1U << of->track);
}

/* Each asks for what the plan does not keep, or takes away what it needs; false where it cannot here. */

static bool ask_for_another_year(breaking *of) {
  size_t member = some_member(of);
  unsigned year = some_year(of);
  if ((of->years[member] & year) != 0) {
    return false;
  }
  pin_member(of, member)->must = year;
  return true;
}

static bool bar_a_year(breaking *of) {
  size_t member = some_member(of);
  unsigned year = some_year(of);
  if ((of->years[member] & year) == 0) {
    return false;
  }
  pin_member(of, member)->never = year;
  return true;
}

static bool allow_other_years_alone(breaking *of) {
  size_t member = some_member(of);
  unsigned year = some_year(of);
  if ((of->years[member] & year) == 0) {
    return false;
  }
  pin_member(of, member)->only = ((1U << 30) - 1) & ~year;
  return true;
}

static bool join_apart(breaking *of) {
  size_t one = some_member(of);
  size_t other = some_member(of);
  if (of->years[one] == of->years[other]) {
    return false;
  }
  ap_together *group = made_together(of->made, of->expected.members[one].item->id, 1U << of->track);
  made_choose(of->made, &group->items, of->expected.members[other].item->id);
  return true;
}

static bool lower_a_cap(breaking *of) {
  int offset = random_below(&of->source, of->made->scenario.years);
  int64_t minutes = ap_plan_minutes(of->plan, of->track, offset);
  if (minutes < 2) {
    return false;
  }
  made_cap(of->made, of->track, random_percent(&of->source, 50) ? 1U << offset : UINT32_MAX, minutes - 1);
  return true;
}

static bool ask_for_a_full_first_year(breaking *of) {
  size_t member = some_member(of);
  if ((of->years[member] & 1U) != 0) {
    return false;
  }
  const expected_member *claimed = &of->expected.members[member];
  size_t claim = (size_t)random_below(&of->source, (int)claimed->claim_count);
  of->made->rules[claimed->claims[claim].rule - of->made->rules].initial_full = true;
  return true;
}

/* Takes a row out of plan.csv. */
static void take_out(const breaking *of, const expected_member *member, int offset) {
  static const char *const standard_names[] = {"governance", "management", "control"};
  const ap_item *objective = member->item->parent != NULL ? member->item->parent : member->item;
  char row[512];
  snprintf(row, sizeof row, "%d,%s,%s,%s,%s,%s,%d\n", of->made->scenario.start_year + offset, track_names[of->track],
           member->rules, standard_names[member->item->standard], objective->id, member->item->id,
           (int)member->minutes);
  ap_text text = {0};
  ap_plan_csv(of->plan, &text);
  char *place = strstr(text.bytes, row);
  assert_non_null(place);
  size_t before = (size_t)(place - text.bytes);
  size_t behind = before + strlen(row);
  memmove(place, text.bytes + behind, text.length - behind);
  write_file("plan.csv", text.bytes, text.length - strlen(row));
  ap_text_free(&text);
}

static bool delay_what_is_overdue(breaking *of) {
  const expected_member *member = &of->expected.members[some_member(of)];
  int first = of->expected.units[member->unit].deadline - 1;
  if (member->deadline >= 1 || first >= of->made->scenario.years) {
    return false;
  }
  take_out(of, member, first);
  return true;
}

static const struct {
  const char *name;
  bool (*apply)(breaking *of);
  ap_diagnostic_code told[AP_TRACKS];
} breaks[] = {
    {"another year asked for", ask_for_another_year, {AP_D_CHECK_MUST_EXTERNAL, AP_D_CHECK_MUST_INTERNAL}},
    {"a year barred", bar_a_year, {AP_D_CHECK_BARRED_EXTERNAL, AP_D_CHECK_BARRED_INTERNAL}},
    {"other years alone allowed", allow_other_years_alone, {AP_D_CHECK_BARRED_EXTERNAL, AP_D_CHECK_BARRED_INTERNAL}},
    {"items joined", join_apart, {AP_D_CHECK_TOGETHER_EXTERNAL, AP_D_CHECK_TOGETHER_INTERNAL}},
    {"a cap lowered", lower_a_cap, {AP_D_CHECK_CAP_EXTERNAL, AP_D_CHECK_CAP_INTERNAL}},
    {"a full first year", ask_for_a_full_first_year, {AP_D_CHECK_FULL_EXTERNAL, AP_D_CHECK_FULL_INTERNAL}},
    {"overdue, and late", delay_what_is_overdue, {AP_D_CHECK_OVERDUE_EXTERNAL, AP_D_CHECK_OVERDUE_INTERNAL}},
};
enum { BREAKS = sizeof breaks / sizeof breaks[0] };

static int expect_told(const breaking *of, uint64_t number, size_t kind) {
  ap_diagnostic_code code = breaks[kind].told[of->track];
  checked csv = check_file(&of->made->scenario, "plan.csv", code, false);
  if (csv.status == AP_NO && csv.told) {
    return 0;
  }
  print_message("instance %llu, %s track, %s: the check comes to %d and does not tell %s\n", (unsigned long long)number,
                track_names[of->track], breaks[kind].name, (int)csv.status, ap_diagnostic_name(code));
  random_scenario_print(of->made);
  check_file(&of->made->scenario, "plan.csv", code, true);
  return 1;
}

/* Breaks the plan of one instance in that way; whether it could, and what the check missed. */
static bool try_break(uint64_t number, size_t kind, int *missed) {
  breaking of = {.source = {FIRST_SEED + number}};
  of.made = random_constrained_scenario(&of.source, UNITS_MOST);
  of.track = (ap_track)random_below(&of.source, AP_TRACKS);
  of.plan = plan_of(&of.made->scenario);
  bool applied = false;
  if (of.plan != NULL) {
    read_years(&of);
    write_plan(of.plan);
    for (int tries = 0; tries < TRIES && !applied && of.expected.member_count != 0; tries++) {
      applied = breaks[kind].apply(&of);
    }
  }
  if (applied) {
    *missed += expect_told(&of, number, kind);
    bool in_file = breaks[kind].apply == delay_what_is_overdue; /* the JSON plan is as it was */
    *missed += !in_file && check_file(&of.made->scenario, "plan.json", AP_D_OUT_OF_MEMORY, false).status == AP_OK;
  }
  ap_plan_free(of.plan);
  made_scenario_free(of.made);
  return applied;
}

static void plans_that_break_a_constraint_are_caught(void **state) {
  (void)state;
  int missed = 0;
  int applied[BREAKS] = {0};
  for (uint64_t number = 0; number < BROKEN_INSTANCES; number++) {
    size_t kind = (size_t)number % BREAKS;
    applied[kind] += try_break(number, kind, &missed);
  }
  for (size_t kind = 0; kind < BREAKS; kind++) {
    print_message("%s: %d plans\n", breaks[kind].name, applied[kind]);
    assert_true(applied[kind] > 10);
  }
  assert_int_equal(missed, 0);
}

int main(int argument_count, char **arguments) {
  if (argument_count == 2) {
    tally counts = {0};
    try_instance(strtoull(arguments[1], NULL, 10), UNITS_MOST, BRUTE_MINIMAL_COVERS, &counts);
    return counts.disagreed;
  }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plans_and_conflicts_are_those_of_trying_everything),
      cmocka_unit_test(plans_and_conflicts_are_those_of_trying_all_covers),
      cmocka_unit_test(plans_of_scenarios_read_from_files_pass_the_check),
      cmocka_unit_test(plans_that_break_a_constraint_are_caught),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
