/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/pool.h"
#include "planning/divisor.h"
#include "planning/tied/ways.h"
#include <stdlib.h>
#include <string.h>

/* An entity on its way into a class. */
typedef struct pooled {
  ap_entity entity;
  ap_side *sides;
  int64_t size;
  size_t order; /* among the entities as they were built */
} pooled;

/* Divides all uses by their greatest common divisor, the entity's size. */
static void reduce(pooled *entity) {
  entity->size = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < entity->sides[track].use_count; i++) {
      entity->size = ap_common_divisor(entity->size, entity->sides[track].uses[i].amount);
    }
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_use *uses = (ap_use *)entity->sides[track].uses; /* made by the problem for this side alone */
    for (size_t i = 0; i < entity->sides[track].use_count; i++) {
      uses[i].amount /= entity->size;
    }
  }
}

static int compare_numbers(int64_t a, int64_t b) { return (a > b) - (a < b); }

static int compare_rules(const ap_cover_rule *a, const ap_cover_rule *b) {
  const int64_t left[] = {a->every, a->barred, a->required, a->deadline};
  const int64_t right[] = {b->every, b->barred, b->required, b->deadline};
  int order = 0;
  for (size_t i = 0; i < sizeof left / sizeof left[0] && order == 0; i++) {
    order = compare_numbers(left[i], right[i]);
  }
  return order;
}

/* Sides that differ in their deadlines alone stand beside each other. */
static int compare_sides(const ap_side *a, const ap_side *b) {
  int order = compare_numbers(a->present, b->present);
  order = order != 0 ? order : compare_numbers((int64_t)a->use_count, (int64_t)b->use_count);
  order = order != 0 ? order : compare_numbers((int64_t)a->opening_count, (int64_t)b->opening_count);
  for (size_t i = 0; i < a->use_count && order == 0; i++) {
    order = compare_numbers((int64_t)a->uses[i].meter, (int64_t)b->uses[i].meter);
    order = order != 0 ? order : compare_numbers(a->uses[i].amount, b->uses[i].amount);
  }
  for (size_t i = 0; i < a->opening_count && order == 0; i++) {
    order = compare_numbers((int64_t)a->openings[i], (int64_t)b->openings[i]);
  }
  return order;
}

static int compare_classes(const pooled *a, const pooled *b) {
  int order = 0;
  for (int track = 0; track < AP_TRACKS && order == 0; track++) {
    order = compare_sides(&a->sides[track], &b->sides[track]);
  }
  for (int track = 0; track < AP_TRACKS && order == 0; track++) {
    order = compare_rules(&a->sides[track].rule, &b->sides[track].rule);
  }
  return order;
}

static int compare_entities(const void *left, const void *right) {
  const pooled *a = left;
  const pooled *b = right;
  int order = compare_classes(a, b);
  order = order != 0 ? order : compare_numbers(b->size, a->size);
  return order != 0 ? order : compare_numbers((int64_t)a->order, (int64_t)b->order);
}

static void add_to_classes(ap_tied_problem *problem, const pooled *before, const pooled *entity, size_t index) {
  if (before == NULL || compare_classes(before, entity) != 0) {
    ap_tied_class *class = &problem->classes[problem->class_count++];
    *class = (ap_tied_class){.sides = {entity->sides[AP_EXTERNAL], entity->sides[AP_INTERNAL]},
                             .first_kind = problem->kind_count};
    for (int track = 0; track < AP_TRACKS; track++) {
      class->sides[track].first_link = problem->link_count;
      problem->link_count += class->sides[track].opening_count;
    }
    before = NULL;
  }
  ap_tied_class *class = &problem->classes[problem->class_count - 1];
  if (before == NULL || before->size != entity->size) {
    problem->kinds[problem->kind_count++] =
        (ap_tied_kind){.class_index = problem->class_count - 1, .size = entity->size, .first = index};
    class->kind_count++;
  }
  problem->kinds[problem->kind_count - 1].count++;
  class->size += entity->size;
}

/* ---- what is forced, and what may come on top ---- */

static void add_to_meters(ap_tied_problem *problem, const ap_tied_class *class) {
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_side *side = &class->sides[track];
    for (size_t i = 0; i < side->use_count; i++) {
      ap_meter *meter = &problem->meters[side->uses[i].meter];
      int64_t all = side->uses[i].amount * class->size;
      meter->total += all;
      for (int year = 0; year < problem->horizon; year++) {
        meter->forced[year] += (class->forced.years[track] >> year & 1) != 0 ? all : 0;
      }
      for (size_t k = class->first_kind; k < class->first_kind + class->kind_count && !class->fixed; k++) {
        meter->divisor = ap_common_divisor(meter->divisor, side->uses[i].amount * problem->kinds[k].size);
      }
    }
    for (size_t i = 0; i < side->opening_count; i++) {
      problem->openings[side->openings[i]].forced |= class->forced.years[track];
    }
  }
}

/* A set-up is forced where an audit that it is opened by is. */
static void add_openings_to_meters(ap_tied_problem *problem) {
  for (size_t o = 0; o < problem->opening_count; o++) {
    const ap_opening *opening = &problem->openings[o];
    ap_years all = ((ap_years)1 << problem->horizons[opening->track]) - 1;
    for (size_t i = 0; i < opening->use_count; i++) {
      ap_meter *meter = &problem->meters[opening->uses[i].meter];
      meter->total += opening->uses[i].amount;
      if ((opening->forced & all) != all) {
        meter->divisor = ap_common_divisor(meter->divisor, opening->uses[i].amount);
      }
      for (int year = 0; year < problem->horizon; year++) {
        meter->forced[year] += (opening->forced >> year & 1) != 0 ? opening->uses[i].amount : 0;
      }
    }
  }
}

static void find_forced(ap_tied_problem *problem) {
  for (size_t c = 0; c < problem->class_count; c++) {
    ap_tied_class *class = &problem->classes[c];
    if (ap_is_way(class, ap_widest_way(class))) {
      class->forced = ap_forced_way(class);
      class->fixed = ap_is_way(class, class->forced);
    }
    add_to_meters(problem, class);
  }
  add_openings_to_meters(problem);
}

ap_status ap_tied_pool(ap_tied_problem *problem, ap_side (*sides)[AP_TRACKS], ap_arena *arena) {
  size_t count = problem->entity_count;
  pooled *all = ap_arena_allocate(arena, count, sizeof *all);
  problem->kinds = ap_arena_allocate(arena, count, sizeof *problem->kinds);
  problem->classes = ap_arena_allocate(arena, count, sizeof *problem->classes);
  if (arena->failed) {
    return AP_MACHINE;
  }
  for (size_t e = 0; e < count; e++) {
    all[e] = (pooled){.entity = problem->entities[e], .sides = sides[e], .order = e};
    reduce(&all[e]);
  }
  qsort(all, count, sizeof *all, compare_entities);
  for (size_t e = 0; e < count; e++) {
    problem->entities[e] = all[e].entity;
    add_to_classes(problem, e == 0 ? NULL : &all[e - 1], &all[e], e);
  }
  find_forced(problem);
  return AP_OK;
}
