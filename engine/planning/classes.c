/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/classes.h"
#include <stdlib.h>

static int compare_units(const void *left, const void *right) {
  const ap_unit *a = *(const ap_unit *const *)left;
  const ap_unit *b = *(const ap_unit *const *)right;
  if (a->every != b->every) {
    return a->every < b->every ? -1 : 1;
  }
  if (a->deadline != b->deadline) {
    return a->deadline < b->deadline ? -1 : 1;
  }
  if (a->minutes != b->minutes) {
    return a->minutes > b->minutes ? -1 : 1;
  }
  return a < b ? -1 : a > b;
}

static int64_t common_divisor(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static void add_unit(ap_classes *classes, size_t index) {
  const ap_unit *unit = classes->units[index];
  ap_class *class = classes->count == 0 ? NULL : &classes->classes[classes->count - 1];
  if (class == NULL || class->rule.every != unit->every || class->rule.deadline != unit->deadline) {
    class = &classes->classes[classes->count++];
    *class = (ap_class){.rule = {.every = unit->every, .deadline = unit->deadline, .horizon = classes->horizon},
                        .first_kind = classes->kind_count};
    class->forced = ap_forced_years(&class->rule);
    class->fixed = ap_is_cover(&class->rule, class->forced);
  }
  ap_kind *kind = class->kind_count == 0 ? NULL : &classes->kinds[classes->kind_count - 1];
  if (kind == NULL || kind->minutes != unit->minutes) {
    kind = &classes->kinds[classes->kind_count++];
    *kind = (ap_kind){.minutes = unit->minutes, .first = index};
    class->kind_count++;
  }
  kind->count++;
  class->minutes += unit->minutes;
}

static void sum_forced(ap_classes *classes) {
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (int year = 0; year < classes->horizon; year++) {
      int64_t minutes = (class->forced >> year & 1) != 0 ? class->minutes : 0;
      classes->forced[year] += minutes;
      classes->fixed[year] += class->fixed ? minutes : 0;
    }
    for (size_t k = 0; k < class->kind_count && !class->fixed; k++) {
      classes->divisor = common_divisor(classes->kinds[class->first_kind + k].minutes, classes->divisor);
    }
  }
}

ap_status ap_classes_build(const ap_units *units, ap_arena *arena, ap_classes *classes) {
  *classes = (ap_classes){.horizon = units->horizon, .unit_count = units->count};
  classes->units = ap_arena_allocate(arena, units->count, sizeof(const ap_unit *));
  classes->kinds = ap_arena_allocate(arena, units->count, sizeof *classes->kinds);
  size_t most = (size_t)AP_EVERY_MOST * AP_EVERY_MOST; /* pairs of period and deadline */
  classes->classes = ap_arena_allocate(arena, units->count < most ? units->count : most, sizeof *classes->classes);
  if (arena->failed) {
    return AP_MACHINE;
  }
  for (size_t u = 0; u < units->count; u++) {
    classes->units[u] = &units->units[u];
  }
  qsort(classes->units, units->count, sizeof(const ap_unit *), compare_units);
  for (size_t u = 0; u < units->count; u++) {
    add_unit(classes, u);
  }
  sum_forced(classes);
  return AP_OK;
}
