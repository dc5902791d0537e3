/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/ground.h"
#define HASH_NONFATAL_OOM 1
#include <uthash.h>

/* A class by its covers. */
typedef struct known_class {
  ap_check_class class;
  UT_hash_handle hh;
} known_class;

static int64_t common_divisor(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

ap_check_covers ap_check_covers_of(const ap_check_unit *unit, int horizon) {
  return (ap_check_covers){.horizon = horizon,
                           .deadline = ap_check_deadline(unit),
                           .period = unit->rule->every,
                           .required = unit->required,
                           .barred = unit->barred};
}

/* The class of these covers, made where there is none yet; NULL where memory is short. */
static ap_check_class *class_of(known_class **known, const ap_check_covers *covers, ap_check_ground *ground) {
  known_class *found = NULL;
  HASH_FIND(hh, *known, covers, sizeof *covers, found);
  if (found != NULL) {
    return &found->class;
  }
  found = ap_arena_allocate(&ground->arena, 1, sizeof *found);
  if (found == NULL) {
    return NULL;
  }
  found->class = (ap_check_class){.covers = *covers, .next = ground->classes};
  HASH_ADD(hh, *known, class.covers, sizeof found->class.covers, found);
  if (found->hh.tbl == NULL) {
    return NULL;
  }
  ground->classes = &found->class;
  return &found->class;
}

/* No sum here overflows: an item has at most AP_MINUTES_MOST, and memory holds fewer than 2^36 of them. */
static bool find_classes(const ap_check_scope *scope, ap_check_ground *ground) {
  known_class *known = NULL;
  bool found = true;
  for (size_t u = 0; u < scope->unit_count && found; u++) {
    const ap_check_unit *unit = &scope->units[u];
    ap_check_covers covers = ap_check_covers_of(unit, scope->horizon);
    ap_check_class *class = class_of(&known, &covers, ground);
    found = class != NULL;
    if (found) {
      class->minutes += unit->minutes;
      class->divisor = common_divisor(class->divisor, unit->minutes);
      ground->total += unit->minutes;
    }
  }
  HASH_CLEAR(hh, known);
  return found;
}

static void add_class(const ap_check_class *class, ap_check_ground *ground) {
  if (!ap_check_has_cover(&class->covers)) {
    ground->impossible = true;
    return;
  }
  ap_years forced = ap_check_forced_years(&class->covers);
  for (int offset = 0; offset < ground->horizon; offset++) {
    ground->forced[offset] += (forced >> offset & 1) != 0 ? class->minutes : 0;
  }
  if (!ap_check_cover_is_fixed(&class->covers)) {
    ground->divisor = common_divisor(ground->divisor, class->divisor);
  }
}

static void set_caps(const ap_check_scope *scope, ap_check_ground *ground) {
  const ap_constraints *constraints = &scope->scenario->constraints;
  for (size_t c = 0; c < constraints->cap_count; c++) {
    const ap_cap *cap = &constraints->caps[c];
    for (int offset = 0; offset < ground->horizon && ap_cap_limits_load(cap, scope->track); offset++) {
      bool limits = (cap->years >> offset & 1) != 0;
      if (limits && (ground->caps[offset] == 0 || cap->most < ground->caps[offset])) {
        ground->caps[offset] = cap->most;
      }
    }
  }
}

void ap_check_ground_sum(ap_check_ground *ground) {
  ground->forced_total = 0;
  ground->forced_most = 0;
  for (int offset = 0; offset < ground->horizon; offset++) {
    int64_t forced = ground->forced[offset];
    ground->forced_total += forced;
    ground->forced_most = forced > ground->forced_most ? forced : ground->forced_most;
    ground->impossible = ground->impossible || (ground->caps[offset] != 0 && forced > ground->caps[offset]);
  }
}

ap_status ap_check_ground_lay(const ap_check_scope *scope, ap_check_ground *ground) {
  *ground = (ap_check_ground){.horizon = scope->horizon};
  if (!find_classes(scope, ground)) {
    return AP_MACHINE;
  }
  set_caps(scope, ground);
  for (const ap_check_class *class = ground->classes; class != NULL; class = class->next) {
    add_class(class, ground);
  }
  ap_check_ground_sum(ground);
  return AP_OK;
}

void ap_check_ground_free(ap_check_ground *ground) { ap_arena_free(&ground->arena); }
