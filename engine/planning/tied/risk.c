/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/risk.h"
#include "planning/risk.h"
#include <string.h>

static ap_exchangeable view(const ap_entity *entity, ap_way way, size_t order) {
  ap_exchangeable seen = {.order = order};
  for (int track = 0; track < AP_TRACKS; track++) {
    seen.risk += entity->units[track] == NULL ? 0 : ap_unit_risk(entity->units[track]);
    int year = 0;
    while (year < AP_YEARS_MOST && (way.years[track] >> year & 1) == 0) {
      year++;
    }
    seen.first += way.years[track] == 0 ? 0 : year + 1;
  }
  return seen;
}

ap_status ap_whole_order_by_risk(ap_whole *whole, ap_arena *arena) {
  const ap_tied_problem *problem = whole->problem;
  size_t count = problem->entity_count;
  ap_exchangeable *entries = ap_arena_allocate(arena, count, sizeof *entries);
  ap_exchangeable *work = ap_arena_allocate(arena, 2 * count, sizeof *work);
  size_t *source = ap_arena_allocate(arena, count, sizeof *source);
  ap_way *before = ap_arena_allocate(arena, count, sizeof *before);
  if (arena->failed) {
    return AP_MACHINE;
  }
  memcpy(before, whole->ways, count * sizeof *before);
  for (size_t k = 0; k < problem->kind_count; k++) {
    const ap_tied_kind *kind = &problem->kinds[k];
    for (size_t i = 0; i < kind->count; i++) {
      entries[i] = view(&problem->entities[kind->first + i], before[kind->first + i], i);
    }
    ap_exchange_by_risk(entries, kind->count, work, source);
    for (size_t i = 0; i < kind->count; i++) {
      whole->ways[kind->first + i] = before[kind->first + source[i]];
    }
  }
  return AP_OK;
}
