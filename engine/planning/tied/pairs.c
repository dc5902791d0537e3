/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/pairs.h"
#include "support/allocate.h"

/* Whether events alone ask for the unit's member: rules of theirs claim nothing that others do. */
static bool is_asked_by_events_alone(const ap_scheme *scheme, const char *names) {
  for (size_t r = 0; r < scheme->rule_count; r++) {
    if (scheme->rules[r].once && ap_is_rule_among(names, scheme->rules[r].id)) {
      return true;
    }
  }
  return false;
}

/* The one external unit of the internal unit's items; AP_NO_PARTNER where there is none or more than one. */
static size_t only_unit_of(const ap_unit *internal, const size_t *external_of) {
  size_t only = AP_NO_PARTNER;
  for (size_t m = 0; m < internal->member_count; m++) {
    size_t unit = external_of[internal->members[m]->index];
    if (unit == AP_NO_PARTNER || unit == only) {
      continue;
    }
    if (only != AP_NO_PARTNER) {
      return AP_NO_PARTNER;
    }
    only = unit;
  }
  return only;
}

/* How many internal units have items in each external unit: 2 stands for more. */
static void count_served(const ap_units *internal, const size_t *external_of, const ap_unit **last, uint8_t *served) {
  for (size_t u = 0; u < internal->count; u++) {
    const ap_unit *unit = &internal->units[u];
    for (size_t m = 0; m < unit->member_count; m++) {
      size_t external = external_of[unit->members[m]->index];
      if (external != AP_NO_PARTNER && last[external] != unit) {
        last[external] = unit;
        served[external] = served[external] == 0 ? 1 : 2;
      }
    }
  }
}

/* What events alone ask for is audited once: internal audits of later years cannot rest on it. */
static void find_units(const ap_scheme *scheme, const ap_units *external, size_t *external_of) {
  for (size_t u = 0; u < external->count; u++) {
    const ap_unit *unit = &external->units[u];
    for (size_t m = 0; m < unit->member_count; m++) {
      if (!is_asked_by_events_alone(scheme, unit->member_rules[m])) {
        external_of[unit->members[m]->index] = u;
      }
    }
  }
}

ap_status ap_find_partners(const ap_scenario *scenario, const ap_units *external, const ap_units *internal,
                           size_t *partner) {
  ap_arena arena = {0};
  size_t count = scenario->catalog->count;
  size_t *external_of = ap_arena_allocate(&arena, count, sizeof *external_of);
  const ap_unit **last = ap_arena_allocate(&arena, external->count, sizeof(const ap_unit *));
  uint8_t *served = ap_arena_allocate(&arena, external->count, sizeof *served);
  if (!arena.failed) {
    for (size_t i = 0; i < count; i++) {
      external_of[i] = AP_NO_PARTNER;
    }
    find_units(scenario->scheme, external, external_of);
    count_served(internal, external_of, last, served);
    for (size_t u = 0; u < internal->count; u++) {
      size_t only = only_unit_of(&internal->units[u], external_of);
      partner[u] = only != AP_NO_PARTNER && served[only] == 1 ? only : AP_NO_PARTNER;
    }
  }
  ap_status status = arena.failed ? AP_MACHINE : AP_OK;
  ap_arena_free(&arena);
  return status;
}
