/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/partners.h"

/* For each unit the one that it meets on the other track, through items in scope of both: externally by rule. */
static bool find_met(const ap_check_ties *ties, ap_track track, size_t *met, bool *several) {
  const ap_check_scope *own = &ties->scopes[track];
  const ap_check_scope *other = &ties->scopes[ap_check_other_track(track)];
  if (met == NULL || several == NULL) {
    return false;
  }
  for (size_t u = 0; u < own->unit_count; u++) {
    met[u] = AP_NO_UNIT;
  }
  const ap_catalog *catalog = own->scenario->catalog;
  for (size_t i = 0; i < catalog->count; i++) {
    size_t unit = own->unit_of[i];
    size_t meets = other->unit_of[i];
    if (unit == AP_NO_UNIT || meets == AP_NO_UNIT ||
        !ap_check_is_claimed_by_rule(&ties->scopes[AP_EXTERNAL], &catalog->items[i])) {
      continue;
    }
    several[unit] = several[unit] || (met[unit] != AP_NO_UNIT && met[unit] != meets);
    met[unit] = meets;
  }
  return true;
}

ap_status ap_check_partners_find(ap_check_ties *ties) {
  size_t *met[AP_TRACKS];
  bool *several[AP_TRACKS];
  for (int track = 0; track < AP_TRACKS; track++) {
    size_t count = ties->scopes[track].unit_count;
    met[track] = ap_arena_allocate(&ties->arena, count, sizeof *met[track]);
    several[track] = ap_arena_allocate(&ties->arena, count, sizeof *several[track]);
    if (!find_met(ties, (ap_track)track, met[track], several[track])) {
      return AP_MACHINE;
    }
  }
  for (size_t u = 0; u < ties->scopes[AP_INTERNAL].unit_count; u++) {
    size_t external = met[AP_INTERNAL][u];
    if (external == AP_NO_UNIT || several[AP_INTERNAL][u] || several[AP_EXTERNAL][external]) {
      continue;
    }
    ties->partner[AP_INTERNAL][u] = external;
    ties->partner[AP_EXTERNAL][external] = u;
    ties->pair_count++;
  }
  return AP_OK;
}
