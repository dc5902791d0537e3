/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/claims.h"

ap_status ap_claims_find(const ap_scenario *scenario, ap_track track, ap_arena *arena, ap_diagnostics *diagnostics,
                         ap_claims *claims) {
  size_t count = scenario->catalog->count;
  ap_units units;
  claims->units = ap_arena_allocate(arena, count, sizeof(const ap_unit *));
  claims->rules = ap_arena_allocate(arena, count, sizeof(const char *));
  if (arena->failed) {
    return AP_MACHINE;
  }
  ap_status status = ap_units_build(scenario, track, arena, diagnostics, &units);
  for (size_t i = 0; status == AP_OK && i < units.count; i++) {
    const ap_unit *unit = &units.units[i];
    for (size_t member = 0; member < unit->member_count; member++) {
      size_t index = unit->members[member]->index;
      claims->units[index] = unit;
      claims->rules[index] = unit->member_rules[member];
    }
  }
  return status;
}
