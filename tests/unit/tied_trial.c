/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tied_trial.h"
#include "conflict_trial.h"
#include "planning/tied/problem.h"
#include "random_tied_scenario.h"
#include "tied_comparison.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
  UNITS_MOST = 7,
  PLANS_MOST = 20000,
  UNITS_OF_ALL_COVERS_MOST = 4,
  PLANS_OF_ALL_COVERS_MOST = 100, /* minimal ones; of all covers there are many more */
  ALL_COVERS_MOST = 2000000,
  PLANS_OF_A_CONFLICT_MOST = 300000,
  BOTH_TRACKS = 1U << AP_EXTERNAL | 1U << AP_INTERNAL,
};
#define FIRST_SEED UINT64_C(202811010000)

/* Tracks that are planned together. */
typedef struct joint_tracks {
  unsigned tracks;
  bool tried; /* false: too many plans to try */
  expected_tied expected;
  joint_best best;
} joint_tracks;

static void try_tracks(const made_scenario *made, unsigned tracks, brute_breadth breadth, joint_tracks *joint) {
  joint->tracks = tracks;
  joint->tried = expected_tied_of(&made->scenario, tracks, breadth, &joint->expected) &&
                 joint_size(&joint->expected.instance, ALL_COVERS_MOST) < ALL_COVERS_MOST;
  if (joint->tried) {
    tied_brute_force(&joint->expected.instance, &joint->best);
  }
}

static finding try_part(const ap_scenario *scenario, unsigned tracks) {
  static expected_tied expected;
  if (!expected_tied_of(scenario, tracks, BRUTE_MINIMAL_COVERS, &expected) ||
      joint_size(&expected.instance, PLANS_OF_A_CONFLICT_MOST) >= PLANS_OF_A_CONFLICT_MOST) {
    return TOO_MANY_TO_TRY;
  }
  joint_best best;
  tied_brute_force(&expected.instance, &best);
  return best.feasible ? HAS_PLAN : HAS_NONE;
}

static size_t count_told(const ap_diagnostics *diagnostics, const char *tracks) {
  size_t count = 0;
  for (size_t index = 0; index < ap_diagnostics_count(diagnostics); index++) {
    const ap_diagnostic *entry = ap_diagnostics_at(diagnostics, index);
    count +=
        strcmp(entry->name, ap_diagnostic_name(AP_D_PLAN_INFEASIBLE)) == 0 && strcmp(entry->arguments[0], tracks) == 0;
  }
  return count;
}

/* Tracks without a plan are told of once, and no others. */
static size_t judge_telling(const ap_diagnostics *diagnostics, const joint_tracks *joint, uint64_t number) {
  static const char *const names[] = {"", "external", "internal", "external+internal"};
  size_t told = count_told(diagnostics, names[joint->tracks]);
  if (told == (joint->best.feasible ? 0 : 1)) {
    return 0;
  }
  print_message("instance %llu: %s is told to have no plan %zu times\n", (unsigned long long)number,
                names[joint->tracks], told);
  return 1;
}

static size_t judge_tracks(const made_scenario *made, uint64_t number, const ap_plan *plan,
                           const ap_diagnostics *diagnostics, const joint_tracks *joint) {
  if (plan != NULL) {
    return compare_tied_plan(made, plan, number, joint->tracks, &joint->expected, &joint->best);
  }
  size_t complaints = judge_telling(diagnostics, joint, number);
  return complaints + (joint->best.feasible ? 0 : judge_conflict(made, number, joint->tracks, try_part));
}

/* The tracks, or both as one where they are planned so; how many. */
static size_t try_all_tracks(const made_scenario *made, brute_breadth breadth, joint_tracks joint[AP_TRACKS]) {
  unsigned together = ap_tracks_tied_to(&made->scenario, AP_EXTERNAL);
  try_tracks(made, together, breadth, &joint[0]);
  if (together == BOTH_TRACKS) {
    return 1;
  }
  try_tracks(made, 1U << AP_INTERNAL, breadth, &joint[1]);
  return AP_TRACKS;
}

static size_t judge_plan(const made_scenario *made, uint64_t number, const joint_tracks *joint, size_t count) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  ap_status status = ap_plan_make(&made->scenario, NULL, diagnostics, &plan);
  bool feasible = true;
  for (size_t index = 0; index < count; index++) {
    feasible = feasible && joint[index].best.feasible;
  }
  size_t complaints = 0;
  if (status != (feasible ? AP_OK : AP_NO)) {
    print_message("instance %llu: planning comes to %d; trying everything finds %s\n", (unsigned long long)number,
                  (int)status, feasible ? "a plan" : "none");
    complaints++;
  }
  for (size_t index = 0; index < count && complaints == 0; index++) {
    complaints += judge_tracks(made, number, plan, diagnostics, &joint[index]);
  }
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  return complaints;
}

static void count_kind(const made_scenario *made, const joint_tracks *joint, size_t count, tied_tally *tally) {
  bool tied = ap_is_tied(&made->scenario, AP_EXTERNAL) || ap_is_tied(&made->scenario, AP_INTERNAL);
  bool feasible = true;
  for (size_t index = 0; index < count; index++) {
    feasible = feasible && joint[index].best.feasible;
  }
  tally->tied += tied;
  tally->infeasible += !feasible;
  tally->paired += joint[0].expected.paired;
}

static void write_disagreeing(const made_scenario *made, uint64_t number) {
  char folder[64];
  snprintf(folder, sizeof folder, "tied-%llu", (unsigned long long)number);
  made_scenario_write(made, folder);
  print_message("  written to the folder %s\n", folder);
}

bool try_tied_scenario(const made_scenario *made, uint64_t number, brute_breadth breadth, tied_tally *tally) {
  joint_tracks *joint = calloc(AP_TRACKS, sizeof *joint);
  assert_non_null(joint);
  size_t count = try_all_tracks(made, breadth, joint);
  bool agrees = true;
  if (joint[0].tried && joint[count - 1].tried) {
    count_kind(made, joint, count, tally);
    agrees = judge_plan(made, number, joint, count) == 0;
  }
  free(joint);
  return agrees;
}

void try_tied_instance(uint64_t number, brute_breadth breadth, tied_tally *tally) {
  random_source source = {.state = FIRST_SEED + number};
  bool minimal = breadth == BRUTE_MINIMAL_COVERS;
  made_scenario *made = random_tied_scenario(&source, minimal ? UNITS_MOST : UNITS_OF_ALL_COVERS_MOST,
                                             minimal ? PLANS_MOST : PLANS_OF_ALL_COVERS_MOST);
  if (!try_tied_scenario(made, number, breadth, tally)) {
    tally->disagreed++;
    write_disagreeing(made, number);
  }
  made_scenario_free(made);
}

void try_tied_instances(uint64_t first, uint64_t count, brute_breadth breadth) {
  tied_tally tally = {0};
  for (uint64_t number = first; number < first + count; number++) {
    try_tied_instance(number, breadth, &tally);
  }
  print_message("%llu instances, %d tied, %d with audits that count twice, %d without a plan, %d disagree\n",
                (unsigned long long)count, tally.tied, tally.paired, tally.infeasible, tally.disagreed);
  assert_int_equal(tally.disagreed, 0);
  assert_true(tally.tied > (int)(count / 2));
  assert_in_range(tally.paired, count / 10, count);
  assert_in_range(tally.infeasible, count / 10, count / 2);
}
