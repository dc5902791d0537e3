/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/classes.h"
#include <stdlib.h>
#include <string.h>

static int compare_units(const void *left, const void *right) {
  const ap_unit *a = *(const ap_unit *const *)left;
  const ap_unit *b = *(const ap_unit *const *)right;
  const int64_t keys[][2] = {
      {a->every, b->every}, {a->barred, b->barred}, {a->required, b->required}, {a->deadline, b->deadline}};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    if (keys[i][0] != keys[i][1]) {
      return keys[i][0] < keys[i][1] ? -1 : 1;
    }
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

static bool is_of_one_class(const ap_unit *a, const ap_unit *b) {
  return a->every == b->every && a->deadline == b->deadline && a->barred == b->barred && a->required == b->required;
}

static size_t count_classes(const ap_classes *classes) {
  size_t count = 1;
  for (size_t u = 1; u < classes->unit_count; u++) {
    count += !is_of_one_class(classes->units[u - 1], classes->units[u]);
  }
  return count;
}

static void add_unit(ap_classes *classes, size_t index) {
  const ap_unit *unit = classes->units[index];
  ap_class *class = classes->count == 0 ? NULL : &classes->classes[classes->count - 1];
  if (class == NULL || !is_of_one_class(classes->units[index - 1], unit)) {
    class = &classes->classes[classes->count++];
    *class = (ap_class){.rule = {.every = unit->every,
                                 .deadline = unit->deadline,
                                 .horizon = classes->horizon,
                                 .barred = unit->barred,
                                 .required = unit->required},
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
  if (classes->units == NULL) {
    return AP_MACHINE;
  }
  for (size_t u = 0; u < units->count; u++) {
    classes->units[u] = &units->units[u];
  }
  qsort(classes->units, units->count, sizeof(const ap_unit *), compare_units);
  classes->kinds = ap_arena_allocate(arena, units->count, sizeof *classes->kinds);
  classes->classes = ap_arena_allocate(arena, count_classes(classes), sizeof *classes->classes);
  if (arena->failed) {
    return AP_MACHINE;
  }
  memcpy(classes->caps, units->caps, sizeof classes->caps);
  for (size_t u = 0; u < units->count; u++) {
    add_unit(classes, u);
  }
  sum_forced(classes);
  return AP_OK;
}
