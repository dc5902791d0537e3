/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/served.h"
#include "planning/tied/pairs.h"
#include <string.h>

typedef struct pairing {
  ap_arena arena;
  ap_units units[AP_TRACKS];
  size_t *partner; /* by internal unit */
} pairing;

static ap_status find_pairs(const ap_scenario *scenario, ap_diagnostics *diagnostics, pairing *pairs) {
  ap_status status = AP_OK;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status == AP_OK; track++) {
    status = ap_units_build(scenario, track, &pairs->arena, diagnostics, &pairs->units[track]);
  }
  if (status != AP_OK) {
    return status;
  }
  const ap_units *internal = &pairs->units[AP_INTERNAL];
  pairs->partner = ap_arena_allocate(&pairs->arena, internal->count, sizeof *pairs->partner);
  return pairs->partner == NULL ? AP_MACHINE
                                : ap_find_partners(scenario, &pairs->units[AP_EXTERNAL], internal, pairs->partner);
}

/* Whether external rules select the item, which then is the external unit's. */
static bool *find_selected(pairing *pairs, size_t item_count) {
  bool *selected = ap_arena_allocate(&pairs->arena, item_count, sizeof *selected);
  for (size_t u = 0; selected != NULL && u < pairs->units[AP_EXTERNAL].count; u++) {
    const ap_unit *unit = &pairs->units[AP_EXTERNAL].units[u];
    for (size_t m = 0; m < unit->member_count; m++) {
      selected[unit->members[m]->index] = true;
    }
  }
  return selected;
}

static void serve(const ap_unit *unit, const bool *selected, const ap_years *external, ap_years *served) {
  ap_years years = ~(ap_years)0;
  for (size_t m = 0; m < unit->member_count; m++) {
    size_t index = unit->members[m]->index;
    years &= selected[index] ? external[index] : years;
  }
  for (size_t m = 0; m < unit->member_count; m++) {
    served[unit->members[m]->index] = years;
  }
}

ap_status ap_find_served(const ap_scenario *scenario, const ap_years *external, ap_diagnostics *diagnostics,
                         ap_years *served) {
  memset(served, 0, scenario->catalog->count * sizeof *served);
  if (!scenario->constraints.external_counts) {
    return AP_OK;
  }
  pairing pairs = {0};
  ap_status status = find_pairs(scenario, diagnostics, &pairs);
  const bool *selected = status == AP_OK ? find_selected(&pairs, scenario->catalog->count) : NULL;
  status = status == AP_OK && selected == NULL ? AP_MACHINE : status;
  const ap_units *internal = &pairs.units[AP_INTERNAL];
  for (size_t u = 0; status == AP_OK && u < internal->count; u++) {
    if (pairs.partner[u] != AP_NO_PARTNER) {
      serve(&internal->units[u], selected, external, served);
    }
  }
  ap_arena_free(&pairs.arena);
  return status;
}
