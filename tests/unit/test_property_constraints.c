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
#include "output/views.h"
#include "plan_comparison.h"
#include "planning/conflict.h"
#include "planning/level.h"

enum {
  INSTANCES = 2000,
  UNITS_MOST = 8,
  SMALL_INSTANCES = 200,
  SMALL_UNITS_MOST = 4,
  PARTS_MOST = AP_TRACKS * (2 * MADE_RULES_MOST + 3 * MADE_CONSTRAINTS_MOST),
  TRIED_MOST = 2000000,
};
#define FIRST_SEED UINT64_C(202808010000)

static const char *const track_names[] = {"external", "internal"};

/* ---- whether a track has a plan, by trying everything ---- */

typedef enum finding { HAS_PLAN, HAS_NONE, TOO_MANY_TO_TRY } finding;

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

/* ---- conflicts ---- */

/* What the planner says cannot be kept together on one track, and the scenario that it says it of. */
typedef struct conflicting {
  uint64_t number;
  const made_scenario *made;
  ap_track track;
  const ap_conflict *conflict;
  int complaints;
} conflicting;

/* The scenario with no other rule or constraint on its track; arrays of our own, since theirs are shared. */
typedef struct partial_scenario {
  ap_scenario scenario;
  ap_scheme scheme;
  ap_rule rules[MADE_RULES_MOST];
  ap_pin pins[MADE_CONSTRAINTS_MOST];
  ap_together together[MADE_CONSTRAINTS_MOST];
  ap_cap caps[MADE_CONSTRAINTS_MOST];
} partial_scenario;

static void copy_scenario(const made_scenario *made, partial_scenario *partial) {
  partial->scenario = made->scenario;
  partial->scheme = made->scheme;
  partial->scenario.scheme = &partial->scheme;
  partial->scheme.rules = partial->rules;
  memcpy(partial->rules, made->rules, sizeof partial->rules);
  memcpy(partial->pins, made->pins, sizeof partial->pins);
  memcpy(partial->together, made->together, sizeof partial->together);
  memcpy(partial->caps, made->caps, sizeof partial->caps);
  partial->scenario.constraints.pins = partial->pins;
  partial->scenario.constraints.together = partial->together;
  partial->scenario.constraints.caps = partial->caps;
}

/* Removes from the copy what the part stands for; the arrays stay in place, so that indices go on meaning the same. */
static void leave_out(partial_scenario *partial, const ap_conflict_part *part) {
  switch (part->kind) {
  case AP_CONFLICT_RULE:
    partial->rules[part->index].enabled = false;
    break;
  case AP_CONFLICT_FULL:
    partial->rules[part->index].initial_full = false;
    break;
  case AP_CONFLICT_GROUP:
    partial->together[part->index].items.tracks = 0;
    break;
  case AP_CONFLICT_PIN:
    partial->pins[part->index].items.tracks = 0;
    break;
  case AP_CONFLICT_CAP:
    partial->caps[part->index].years = 0;
    break;
  }
}

static bool is_named(const ap_conflict *conflict, ap_conflict_kind kind, size_t index) {
  for (size_t part = 0; part < conflict->count; part++) {
    if (conflict->parts[part].kind == kind && conflict->parts[part].index == index) {
      return true;
    }
  }
  return false;
}

static void leave_out_unnamed(const conflicting *of, partial_scenario *partial) {
  const struct {
    ap_conflict_kind kind;
    size_t count;
  } kinds[] = {
      {AP_CONFLICT_RULE, of->made->scheme.rule_count},
      {AP_CONFLICT_FULL, of->made->scheme.rule_count},
      {AP_CONFLICT_GROUP, of->made->scenario.constraints.together_count},
      {AP_CONFLICT_PIN, of->made->scenario.constraints.pin_count},
      {AP_CONFLICT_CAP, of->made->scenario.constraints.cap_count},
  };
  for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0]; kind++) {
    for (size_t index = 0; index < kinds[kind].count; index++) {
      if (!is_named(of->conflict, kinds[kind].kind, index)) {
        leave_out(partial, &(ap_conflict_part){.kind = kinds[kind].kind, .index = index});
      }
    }
  }
}

static void print_conflict(const conflicting *of) {
  static const char *const kinds[] = {"rule", "full first year of rule", "group", "pin", "cap"};
  for (size_t part = 0; part < of->conflict->count; part++) {
    const ap_conflict_part *named = &of->conflict->parts[part];
    print_message("  named: %s %zu (remedy %d, %lld minutes)\n", kinds[named->kind], named->index, (int)named->remedy,
                  (long long)named->minutes);
  }
}

static void object(conflicting *of, const char *what, size_t part) {
  if (of->complaints++ == 0) {
    print_message("instance %llu, %s track:\n", (unsigned long long)of->number, track_names[of->track]);
    random_scenario_print(of->made);
    print_conflict(of);
  }
  print_message("  part %zu: %s\n", part, what);
}

static void expect_finding(conflicting *of, const partial_scenario *partial, finding expected, const char *what,
                           size_t part) {
  finding found = try_track(&partial->scenario, of->track, BRUTE_MINIMAL_COVERS, TRIED_MOST);
  if (found != expected && found != TOO_MANY_TO_TRY) {
    object(of, what, part);
  }
}

/* The set conflicts, and without any one part of it no more. */
static void expect_irreducible(conflicting *of) {
  partial_scenario partial;
  copy_scenario(of->made, &partial);
  leave_out_unnamed(of, &partial);
  expect_finding(of, &partial, HAS_NONE, "all that is named has a plan", 0);
  for (size_t part = 0; part < of->conflict->count; part++) {
    if (!of->conflict->parts[part].needed) {
      object(of, "not decided whether it is needed", part);
    }
    copy_scenario(of->made, &partial);
    leave_out_unnamed(of, &partial);
    leave_out(&partial, &of->conflict->parts[part]);
    expect_finding(of, &partial, HAS_PLAN, "the others named have no plan either", part);
  }
}

static void expect_right_remedy(conflicting *of, size_t part) {
  const ap_conflict_part *named = &of->conflict->parts[part];
  partial_scenario partial;
  copy_scenario(of->made, &partial);
  switch (named->remedy) {
  case AP_REMEDY_DROP:
    leave_out(&partial, named);
    expect_finding(of, &partial, HAS_PLAN, "leaving it out is not enough", part);
    break;
  case AP_REMEDY_NOT_ALONE:
    leave_out(&partial, named);
    expect_finding(of, &partial, HAS_NONE, "leaving it out is enough", part);
    break;
  case AP_REMEDY_RAISE:
    partial.caps[named->index].minutes = named->minutes;
    expect_finding(of, &partial, HAS_PLAN, "a cap raised by that much is not enough", part);
    partial.caps[named->index].minutes = named->minutes - 1;
    expect_finding(of, &partial, HAS_NONE, "a cap raised by less is enough", part);
    break;
  case AP_REMEDY_OPEN:
    object(of, "what leaving it out does was not decided", part);
    break;
  }
}

static int judge_conflict(const made_scenario *made, uint64_t number, ap_track track) {
  ap_arena arena = {0};
  ap_conflict conflict;
  ap_watch watch = {.node_limit = AP_NODES_DEFAULT};
  assert_int_equal(ap_find_conflict(&made->scenario, track, &watch, &arena, &conflict), AP_OK);
  conflicting of = {.number = number, .made = made, .track = track, .conflict = &conflict};
  if (conflict.count == 0) {
    object(&of, "nothing is named", 0);
  }
  expect_irreducible(&of);
  for (size_t part = 0; part < conflict.count; part++) {
    expect_right_remedy(&of, part);
  }
  ap_arena_free(&arena);
  return of.complaints;
}

/* ---- plans ---- */

static size_t count_told(const ap_diagnostics *diagnostics, ap_diagnostic_code code, const char *argument) {
  size_t count = 0;
  for (size_t index = 0; index < ap_diagnostics_count(diagnostics); index++) {
    const ap_diagnostic *entry = ap_diagnostics_at(diagnostics, index);
    count += entry->code == code && entry->argument_count != 0 && strcmp(entry->arguments[0], argument) == 0;
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
  random_source source = {FIRST_SEED + number};
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
      complaints += found[track] == HAS_NONE ? (size_t)judge_conflict(made, number, (ap_track)track) : 0;
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

int main(int argument_count, char **arguments) {
  if (argument_count == 2) {
    tally counts = {0};
    try_instance(strtoull(arguments[1], NULL, 10), UNITS_MOST, BRUTE_MINIMAL_COVERS, &counts);
    return counts.disagreed;
  }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plans_and_conflicts_are_those_of_trying_everything),
      cmocka_unit_test(plans_and_conflicts_are_those_of_trying_all_covers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
