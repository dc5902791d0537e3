/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/what_if.h"
#include "planning/level.h"
#include "planning/tied/level.h"
#include <string.h>

unsigned ap_planned_with(const ap_scenario *scenario, ap_track track) {
  return ap_is_tied(scenario, track) ? ap_tracks_tied_to(scenario, track) : 1U << track;
}

static ap_outcome outcome_of(ap_status status, ap_obstacle obstacle) {
  if (status == AP_NO) {
    return obstacle == AP_OBSTACLE_UNDECIDED ? AP_UNDECIDED : AP_HAS_NONE;
  }
  return status == AP_OK ? AP_HAS_PLAN : AP_NO_MEMORY;
}

static void note_track(const ap_criterion_result *criteria, int horizon, ap_what_if_track *track) {
  *track = (ap_what_if_track){.peak = criteria[AP_PEAK].value, .total = criteria[AP_TOTAL].value, .horizon = horizon};
}

static ap_outcome solve_alone(const ap_scenario *scenario, ap_track track, ap_watch *watch, ap_arena *arena,
                              ap_diagnostics *unheard, ap_what_if *result) {
  ap_units units;
  ap_levelled levelled = {0};
  ap_status status = ap_units_build(scenario, track, arena, unheard, &units);
  if (status == AP_OK && units.count > 0) {
    status = ap_level_track(&units, scenario->order, watch, arena, &levelled);
  }
  if (status == AP_OK) {
    note_track(levelled.criteria, units.horizon, &result->tracks[track]);
  }
  return outcome_of(status, levelled.obstacle);
}

static ap_outcome solve_together(const ap_scenario *scenario, unsigned tracks, ap_watch *watch, ap_arena *arena,
                                 ap_diagnostics *unheard, ap_what_if *result) {
  ap_tied_problem problem;
  ap_tied_levelled levelled = {0};
  ap_status status = ap_tied_build(scenario, tracks, arena, unheard, &problem);
  if (status == AP_OK && problem.entity_count > 0) {
    status = ap_tied_level(&problem, watch, arena, &levelled);
  }
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    note_track(levelled.tracks[track].criteria, problem.horizons[track], &result->tracks[track]);
  }
  return outcome_of(status, levelled.obstacle);
}

/* Every track must have its plan; that one has none weighs more than that another was not decided. */
static ap_outcome worse_of(ap_outcome a, ap_outcome b) {
  static const int weights[] = {[AP_HAS_PLAN] = 0, [AP_UNDECIDED] = 1, [AP_HAS_NONE] = 2, [AP_NO_MEMORY] = 3};
  return weights[a] >= weights[b] ? a : b;
}

static void solve(const ap_scenario *scenario, unsigned tracks, ap_watch *watch, ap_arena *arena,
                  ap_diagnostics *unheard, ap_what_if *result) {
  unsigned done = 0;
  result->outcome = AP_HAS_PLAN;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (((tracks & ~done) >> track & 1) == 0) {
      continue;
    }
    unsigned with = ap_planned_with(scenario, track);
    ap_outcome outcome = ap_is_tied(scenario, track) ? solve_together(scenario, with, watch, arena, unheard, result)
                                                     : solve_alone(scenario, track, watch, arena, unheard, result);
    result->outcome = worse_of(result->outcome, outcome);
    done |= with;
  }
}

ap_what_if ap_solve_again(const ap_scenario *scenario, unsigned tracks, ap_watch *watch) {
  ap_arena arena = {0};
  ap_diagnostics *unheard = ap_diagnostics_new();
  ap_what_if result = {.outcome = AP_NO_MEMORY};
  if (unheard != NULL) {
    solve(scenario, tracks, watch, &arena, unheard, &result);
  }
  ap_diagnostics_free(unheard);
  ap_arena_free(&arena);
  return result;
}

ap_status ap_switch_off_rule(const ap_scenario *scenario, size_t rule, ap_arena *arena, ap_scenario *changed) {
  size_t count = scenario->scheme->rule_count;
  ap_scheme *scheme = ap_arena_allocate(arena, 1, sizeof *scheme);
  ap_rule *rules = ap_arena_allocate(arena, count, sizeof *rules);
  if (scheme == NULL || rules == NULL) {
    return AP_MACHINE;
  }
  memcpy(rules, scenario->scheme->rules, count * sizeof *rules);
  rules[rule].enabled = false;
  *scheme = *scenario->scheme;
  scheme->rules = rules;
  *changed = *scenario;
  changed->scheme = scheme;
  return AP_OK;
}

ap_status ap_change_cap(const ap_scenario *scenario, size_t cap, int64_t most, ap_arena *arena, ap_scenario *changed) {
  size_t count = scenario->constraints.cap_count;
  *changed = *scenario;
  changed->constraints.caps = ap_arena_allocate(arena, count, sizeof *changed->constraints.caps);
  if (changed->constraints.caps == NULL) {
    return AP_MACHINE;
  }
  memcpy(changed->constraints.caps, scenario->constraints.caps, count * sizeof *changed->constraints.caps);
  changed->constraints.caps[cap].most = most;
  return AP_OK;
}
