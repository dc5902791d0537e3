/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/served.h"
#include "checking/partners.h"

/* By internal unit: the years in which its partner's audit covered it. */
static ap_years *years_of_units(ap_check_ties *ties, const ap_years *external) {
  const ap_check_scope *internal = &ties->scopes[AP_INTERNAL];
  ap_years *years = ap_arena_allocate(&ties->arena, internal->unit_count, sizeof *years);
  for (size_t u = 0; years != NULL && u < internal->unit_count; u++) {
    years[u] = ties->partner[AP_INTERNAL][u] == AP_NO_UNIT ? 0 : ~(ap_years)0;
  }
  const ap_catalog *catalog = internal->scenario->catalog;
  for (size_t i = 0; years != NULL && i < catalog->count; i++) {
    if (internal->unit_of[i] != AP_NO_UNIT && ties->scopes[AP_EXTERNAL].unit_of[i] != AP_NO_UNIT) {
      years[internal->unit_of[i]] &= external[i];
    }
  }
  return years;
}

static ap_status add(ap_check_ties *ties, ap_years *const frozen[AP_TRACKS]) {
  const ap_check_scope *internal = &ties->scopes[AP_INTERNAL];
  const ap_years *years = years_of_units(ties, frozen[AP_EXTERNAL]);
  for (size_t i = 0; years != NULL && i < internal->scenario->catalog->count; i++) {
    if (internal->unit_of[i] != AP_NO_UNIT) {
      frozen[AP_INTERNAL][i] |= years[internal->unit_of[i]];
    }
  }
  return years == NULL ? AP_MACHINE : AP_OK;
}

ap_status ap_check_add_served(const ap_scenario *scenario, ap_years *const frozen[AP_TRACKS]) {
  if (!scenario->constraints.external_counts) {
    return AP_OK;
  }
  ap_check_scope scopes[AP_TRACKS] = {0};
  ap_check_ties ties = {0};
  ap_status status = AP_OK;
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    status = ap_check_scope_find(scenario, (ap_track)track, &scopes[track]);
  }
  if (status == AP_OK) {
    status = ap_check_ties_find(scopes, &ties);
  }
  if (status == AP_OK) {
    status = add(&ties, frozen);
  }
  ap_check_ties_free(&ties);
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_check_scope_free(&scopes[track]);
  }
  return status;
}
