/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/what_if.h"
#include "planning/level.h"
#include <string.h>

static ap_what_if solve(const ap_scenario *scenario, ap_track track, ap_watch *watch, ap_arena *arena,
                        ap_diagnostics *unheard) {
  ap_units units;
  ap_levelled levelled = {0};
  ap_status status = ap_units_build(scenario, track, arena, unheard, &units);
  if (status == AP_OK && units.count > 0) {
    status = ap_level_track(&units, scenario->order, watch, arena, &levelled);
  }
  if (status == AP_NO) {
    return (ap_what_if){.outcome = levelled.obstacle == AP_OBSTACLE_UNDECIDED ? AP_UNDECIDED : AP_HAS_NONE};
  }
  return (ap_what_if){.outcome = status == AP_OK ? AP_HAS_PLAN : AP_NO_MEMORY,
                      .peak = levelled.criteria[AP_PEAK].value,
                      .total = levelled.criteria[AP_TOTAL].value,
                      .horizon = units.horizon};
}

ap_what_if ap_solve_again(const ap_scenario *scenario, ap_track track, ap_watch *watch) {
  ap_arena arena = {0};
  ap_diagnostics *unheard = ap_diagnostics_new();
  ap_what_if result = {.outcome = AP_NO_MEMORY};
  if (unheard != NULL) {
    result = solve(scenario, track, watch, &arena, unheard);
  }
  ap_diagnostics_free(unheard);
  ap_arena_free(&arena);
  return result;
}

ap_status ap_change_cap(const ap_scenario *scenario, size_t cap, int64_t most, ap_arena *arena,
                        ap_scenario *changed) {
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
