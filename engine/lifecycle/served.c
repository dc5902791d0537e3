/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/served.h"
#include "planning/tied/pairs.h"

/* What external rules select is the external units'. */
static void find_selected(ap_serving *serving) {
  const ap_units *external = &serving->units[AP_EXTERNAL];
  for (size_t u = 0; u < external->count; u++) {
    const ap_unit *unit = &external->units[u];
    for (size_t m = 0; m < unit->member_count; m++) {
      serving->selected[unit->members[m]->index] = true;
    }
  }
}

ap_status ap_serving_find(const ap_scenario *scenario, ap_diagnostics *diagnostics, ap_serving *serving) {
  *serving = (ap_serving){0};
  if (!scenario->constraints.external_counts) {
    return AP_OK;
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    ap_status status = ap_units_build(scenario, track, &serving->arena, diagnostics, &serving->units[track]);
    if (status != AP_OK) {
      return status;
    }
  }
  const ap_units *internal = &serving->units[AP_INTERNAL];
  serving->partner = ap_arena_allocate(&serving->arena, internal->count, sizeof *serving->partner);
  serving->selected = ap_arena_allocate(&serving->arena, scenario->catalog->count, sizeof *serving->selected);
  if (serving->arena.failed) {
    return AP_MACHINE;
  }
  find_selected(serving);
  return ap_find_partners(scenario, &serving->units[AP_EXTERNAL], internal, serving->partner);
}

void ap_serving_free(ap_serving *serving) { ap_arena_free(&serving->arena); }

void ap_add_served(const ap_serving *serving, const ap_years *external, ap_years *internal) {
  for (size_t u = 0; u < serving->units[AP_INTERNAL].count; u++) {
    const ap_unit *unit = &serving->units[AP_INTERNAL].units[u];
    ap_years years = serving->partner[u] == AP_NO_PARTNER ? 0 : ~(ap_years)0;
    for (size_t m = 0; m < unit->member_count; m++) {
      size_t index = unit->members[m]->index;
      years &= serving->selected[index] ? external[index] : years;
    }
    for (size_t m = 0; m < unit->member_count; m++) {
      internal[unit->members[m]->index] |= years;
    }
  }
}
