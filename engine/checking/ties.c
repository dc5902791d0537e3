/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/ties.h"
#include "checking/chosen.h"
#include "checking/partners.h"
#include "support/allocate.h"
#include <stdlib.h>
#include <string.h>

/* The units of one group while they are gathered. */
typedef struct gathering {
  const ap_check_scope *scope;
  bool *known; /* by unit */
  void *units; /* size_t */
  size_t count, capacity;
  bool failed;
} gathering;

static void gather(void *context, const ap_item *item) {
  gathering *at = context;
  size_t unit = at->scope->unit_of[item->index];
  if (at->known[unit] || at->failed) {
    return;
  }
  if (!ap_grow(&at->units, &at->capacity, at->count + 1, sizeof unit)) {
    at->failed = true;
    return;
  }
  at->known[unit] = true;
  ((size_t *)at->units)[at->count++] = unit;
}

static int compare_units(const void *left, const void *right) {
  size_t a = *(const size_t *)left;
  size_t b = *(const size_t *)right;
  return (a > b) - (a < b);
}

/* Puts down what was gathered, and forgets it for the next group. */
static void settle(gathering *at, ap_arena *arena, ap_check_members *members) {
  size_t *units = ap_arena_allocate(arena, at->count, sizeof *units);
  if (at->count != 0 && units != NULL) {
    memcpy(units, at->units, at->count * sizeof *units);
    qsort(units, at->count, sizeof *units, compare_units);
    for (size_t i = 0; i < at->count; i++) {
      at->known[units[i]] = false;
    }
  }
  *members = (ap_check_members){.units = units, .count = at->count};
  at->count = 0;
}

static ap_status find_groups(ap_check_ties *ties, int track) {
  const ap_check_scope *scope = &ties->scopes[track];
  const ap_constraints *constraints = &scope->scenario->constraints;
  gathering at = {.scope = scope, .known = ap_arena_allocate(&ties->arena, scope->unit_count, sizeof *at.known)};
  ties->apart[track] = ap_arena_allocate(&ties->arena, constraints->apart_count, sizeof *ties->apart[track]);
  ties->set_ups[track] = ap_arena_allocate(&ties->arena, constraints->set_up_count, sizeof *ties->set_ups[track]);
  for (size_t g = 0; g < constraints->apart_count && !ties->arena.failed; g++) {
    ap_check_each_chosen(scope, &constraints->apart[g].items, gather, &at);
    settle(&at, &ties->arena, &ties->apart[track][g]);
  }
  for (size_t g = 0; g < constraints->set_up_count && !ties->arena.failed; g++) {
    ap_check_each_chosen(scope, &constraints->set_ups[g].items, gather, &at);
    settle(&at, &ties->arena, &ties->set_ups[track][g]);
  }
  ap_release(at.units);
  return at.failed || ties->arena.failed ? AP_MACHINE : AP_OK;
}

static bool ties_anything(const ap_constraints *constraints) {
  bool any = constraints->apart_count != 0 || constraints->set_up_count != 0 || constraints->external_counts;
  for (size_t c = 0; c < constraints->cap_count; c++) {
    const ap_cap *cap = &constraints->caps[c];
    any = any || (!ap_cap_limits_load(cap, AP_EXTERNAL) && !ap_cap_limits_load(cap, AP_INTERNAL));
  }
  return any;
}

static ap_status begin_partners(ap_check_ties *ties, int track) {
  size_t count = ties->scopes[track].unit_count;
  ties->partner[track] = ap_arena_allocate(&ties->arena, count, sizeof *ties->partner[track]);
  for (size_t u = 0; u < count && ties->partner[track] != NULL; u++) {
    ties->partner[track][u] = AP_NO_UNIT;
  }
  return ties->partner[track] == NULL ? AP_MACHINE : AP_OK;
}

ap_status ap_check_ties_find(const ap_check_scope *scopes, ap_check_ties *ties) {
  const ap_constraints *constraints = &scopes->scenario->constraints;
  *ties = (ap_check_ties){.scopes = scopes, .any = ties_anything(constraints)};
  ap_status status = AP_OK;
  for (int track = 0; track < AP_TRACKS && status == AP_OK && ties->any; track++) {
    status = find_groups(ties, track);
    if (status == AP_OK) {
      status = begin_partners(ties, track);
    }
  }
  return status == AP_OK && constraints->external_counts ? ap_check_partners_find(ties) : status;
}

void ap_check_ties_free(ap_check_ties *ties) { ap_arena_free(&ties->arena); }

bool ap_check_is_member(const ap_check_members *members, size_t unit) {
  return members->count != 0 && bsearch(&unit, members->units, members->count, sizeof unit, compare_units) != NULL;
}
