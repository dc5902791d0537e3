/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/pricing.h"
#include "planning/assignment.h"
#include "planning/bounds.h"
#include "planning/improve.h"
#include "planning/level.h"
#include "portfolio/descend.h"
#include "support/allocate.h"
#include <stdlib.h>
#include <string.h>

enum { NODES = 20000, PERCENT = 100 };

int ap_firm_year(const ap_block *block, int year, int first_year, int years) {
  int place = block->start_year + year - first_year;
  return year < block->years && place >= 0 && place < years ? place : -1;
}

/* ---- patterns ---- */

ap_status ap_pattern_measure(ap_block *block, ap_pattern *pattern) {
  size_t horizon = (size_t)block->classes.horizon;
  pattern->loads = ap_arena_allocate(&block->arena, horizon, sizeof *pattern->loads);
  pattern->skills = ap_arena_allocate(&block->arena, horizon * block->skill_count, sizeof *pattern->skills);
  if (block->arena.failed) {
    return AP_MACHINE;
  }
  for (size_t e = 0; e < pattern->entry_count; e++) {
    const ap_pattern_entry *entry = &pattern->entries[e];
    for (size_t year = 0; year < horizon; year++) {
      if ((entry->cover >> year & 1) == 0) {
        continue;
      }
      pattern->loads[year] += block->classes.kinds[entry->kind].minutes * (int64_t)entry->count;
      for (size_t s = 0; s < block->skill_count; s++) {
        pattern->skills[s * horizon + year] +=
            block->kind_skills[entry->kind * block->skill_count + s] * (int64_t)entry->count;
      }
    }
  }
  return AP_OK;
}

static ap_status pattern_of(ap_block *block, const ap_assignment *assignment, ap_pattern *pattern) {
  const ap_classes *classes = &block->classes;
  size_t count = 0;
  for (size_t i = 0; i < assignment->count_size; i++) {
    count += assignment->counts[i] > 0;
  }
  *pattern = (ap_pattern){.entries = ap_arena_allocate(&block->arena, count, sizeof *pattern->entries)};
  if (pattern->entries == NULL) {
    return AP_MACHINE;
  }
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      for (size_t p = 0; p < assignment->pools[c].count; p++) {
        int32_t units = assignment->counts[assignment->first[k] + p];
        if (units > 0) {
          pattern->entries[pattern->entry_count++] = (ap_pattern_entry){
              .kind = (uint32_t)k, .cover = assignment->pools[c].covers[p], .count = (uint32_t)units};
        }
      }
    }
  }
  return ap_pattern_measure(block, pattern);
}

size_t ap_block_add_pattern(ap_block *block, const ap_pattern *pattern) {
  size_t years = (size_t)block->classes.horizon;
  for (size_t p = 0; p < block->pattern_count; p++) {
    const ap_pattern *known = &block->patterns[p];
    if (memcmp(known->loads, pattern->loads, years * sizeof *known->loads) == 0 &&
        (block->skill_count == 0 ||
         memcmp(known->skills, pattern->skills, years * block->skill_count * sizeof *known->skills) == 0)) {
      return p;
    }
  }
  void *patterns = block->patterns;
  if (!ap_grow(&patterns, &block->pattern_capacity, block->pattern_count + 1, sizeof *block->patterns)) {
    return SIZE_MAX;
  }
  block->patterns = patterns;
  block->patterns[block->pattern_count] = *pattern;
  return block->pattern_count++;
}

/* ---- a service by itself ---- */

/* One unit for each that the block counts, in the order of its kinds. */
static ap_status units_of(const ap_block *block, ap_arena *arena, ap_units *units) {
  const ap_classes *classes = &block->classes;
  *units = (ap_units){.horizon = classes->horizon};
  units->units = ap_arena_allocate(arena, classes->unit_count, sizeof *units->units);
  if (units->units == NULL) {
    return AP_MACHINE;
  }
  memcpy(units->caps, classes->caps, sizeof units->caps);
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      for (size_t u = 0; u < classes->kinds[k].count; u++) {
        units->units[units->count++] = (ap_unit){.minutes = classes->kinds[k].minutes,
                                                 .every = class->rule.every,
                                                 .due = class->rule.deadline,
                                                 .in_time = class->rule.deadline,
                                                 .deadline = class->rule.deadline,
                                                 .barred = class->rule.barred,
                                                 .required = class->rule.required};
      }
    }
  }
  return AP_OK;
}

static int compare_entries(const void *left, const void *right) {
  const ap_pattern_entry *a = left;
  const ap_pattern_entry *b = right;
  if (a->kind != b->kind) {
    return a->kind < b->kind ? -1 : 1;
  }
  return (a->cover > b->cover) - (a->cover < b->cover);
}

/* The plan of the service by itself. */
static ap_status own_pattern(ap_block *block, const ap_units *units, const ap_levelled *levelled, ap_arena *arena,
                             ap_pattern *pattern) {
  ap_pattern_entry *each = ap_arena_allocate(arena, units->count, sizeof *each);
  *pattern = (ap_pattern){.entries = ap_arena_allocate(&block->arena, units->count, sizeof *pattern->entries)};
  if (each == NULL || pattern->entries == NULL) {
    return AP_MACHINE;
  }
  size_t kind = 0;
  for (size_t u = 0, last = 0; u < units->count; u++, last++) {
    if (last == block->classes.kinds[kind].count) {
      kind++;
      last = 0;
    }
    each[u].kind = (uint32_t)kind;
  }
  for (size_t u = 0; u < units->count; u++) {
    each[levelled->classes.units[u] - units->units].cover = levelled->covers[u];
  }
  qsort(each, units->count, sizeof *each, compare_entries);
  for (size_t u = 0; u < units->count; u++) {
    if (u == 0 || compare_entries(&each[u - 1], &each[u]) != 0) {
      pattern->entries[pattern->entry_count++] = each[u];
    }
    pattern->entries[pattern->entry_count - 1].count++;
  }
  return ap_pattern_measure(block, pattern);
}

static void set_limits(ap_block *block, int tolerance) {
  ap_wide most = (ap_wide)block->peak * (PERCENT + tolerance) / PERCENT;
  int64_t limit = most > INT64_MAX / 4 ? INT64_MAX / 4 : (int64_t)most;
  for (int year = 0; year < block->classes.horizon; year++) {
    block->limits[year] = ap_load_limit(&block->classes, year, limit);
  }
}

ap_status ap_block_level(ap_block *block, int tolerance) {
  static const ap_criterion order[AP_CRITERIA] = {AP_PEAK, AP_TOTAL, AP_SPREAD};
  ap_arena arena = {0};
  ap_units units;
  ap_levelled levelled;
  ap_pattern pattern;
  ap_watch watch = ap_watch_under(&(ap_plan_options){.size = sizeof(ap_plan_options), .node_limit = NODES});
  ap_status status = units_of(block, &arena, &units);
  if (status == AP_OK) {
    status = ap_level_track(&units, order, &watch, &arena, &levelled);
  }
  if (status == AP_NO) {
    block->infeasible = true;
    status = AP_OK;
  } else if (status == AP_OK) {
    status = own_pattern(block, &units, &levelled, &arena, &pattern);
    block->peak = levelled.criteria[AP_PEAK].value;
    set_limits(block, tolerance);
    if (status == AP_OK && ap_block_add_pattern(block, &pattern) == SIZE_MAX) {
      status = AP_MACHINE;
    }
  }
  ap_arena_free(&arena);
  return status;
}

/* ---- prices ---- */

static const int64_t *skill_prices(const ap_block *block, const ap_firm_prices *prices, size_t skill) {
  return prices->skill + ((size_t)block->track * block->skill_count + skill) * AP_FIRM_YEARS_MOST;
}

ap_wide ap_pattern_cost(const ap_block *block, const ap_pattern *pattern, const ap_firm_prices *prices) {
  ap_wide cost = 0;
  size_t horizon = (size_t)block->classes.horizon;
  for (int year = 0; year < block->classes.horizon; year++) {
    int place = ap_firm_year(block, year, prices->first_year, prices->years);
    if (place < 0) {
      continue;
    }
    cost += (ap_wide)pattern->loads[year] * prices->minute[block->track][place];
    for (size_t s = 0; s < block->skill_count; s++) {
      cost += (ap_wide)pattern->skills[s * horizon + (size_t)year] * skill_prices(block, prices, s)[place];
    }
  }
  return cost;
}

/* What all minutes of each class cost in each year: [class * horizon + year]. */
static int64_t *class_prices(const ap_block *block, const ap_firm_prices *prices, ap_arena *arena) {
  const ap_classes *classes = &block->classes;
  size_t horizon = (size_t)classes->horizon;
  int64_t *costs = ap_arena_allocate(arena, classes->count * horizon, sizeof *costs);
  for (size_t c = 0; costs != NULL && c < classes->count; c++) {
    for (int year = 0; year < classes->horizon; year++) {
      int place = ap_firm_year(block, year, prices->first_year, prices->years);
      if (place < 0) {
        continue;
      }
      int64_t cost = classes->classes[c].minutes * prices->minute[block->track][place];
      for (size_t s = 0; s < block->skill_count; s++) {
        cost += block->class_skills[c * block->skill_count + s] * skill_prices(block, prices, s)[place];
      }
      costs[c * horizon + (size_t)year] = cost;
    }
  }
  return costs;
}

/* The cheapest covers of all classes, where a minute of each year costs `more` besides, less what that makes of the
 * limits: no plan within the limits costs less, whatever `more` is. False where the numbers overflow. */
static bool least_cost(const ap_block *block, const int64_t *costs, const int64_t *more, ap_wide *least) {
  const ap_classes *classes = &block->classes;
  int64_t price[AP_YEARS_MOST];
  *least = 0;
  for (size_t c = 0; c < classes->count; c++) {
    int64_t sum = 0;
    for (int year = 0; year < classes->horizon; year++) {
      int64_t extra;
      if (ap_multiply_overflows(classes->classes[c].minutes, more[year], &extra) ||
          ap_add_overflows(extra, costs[c * (size_t)classes->horizon + (size_t)year], &price[year]) ||
          ap_add_overflows(sum, price[year], &sum)) {
        return false;
      }
    }
    *least += ap_cheapest_cover(&classes->classes[c].rule, price, NULL);
  }
  for (int year = 0; year < classes->horizon; year++) {
    *least -= (ap_wide)more[year] * block->limits[year];
  }
  return true;
}

static bool is_within(const int64_t *loads, const int64_t *limits, int horizon) {
  for (int year = 0; year < horizon; year++) {
    if (loads[year] > limits[year]) {
      return false;
    }
  }
  return true;
}

/* Whole units near the flow, then as cheap as a descent within the limits makes them. */
static ap_status round_flow(ap_block *block, const ap_flow *flow, const int64_t *costs, ap_arena *arena,
                            ap_pattern *pattern) {
  ap_assignment assignment;
  if (ap_assignment_new(&block->classes, flow, 1, arena, &assignment) != AP_OK) {
    return AP_MACHINE;
  }
  ap_assignment_round(&assignment, flow);
  ap_descend(&assignment, block->limits, costs);
  return is_within(assignment.loads, block->limits, block->classes.horizon) ? pattern_of(block, &assignment, pattern)
                                                                            : AP_OK;
}

static bool has_choice(const ap_block *block) {
  for (size_t c = 0; c < block->classes.count; c++) {
    if (!block->classes.classes[c].fixed) {
      return true;
    }
  }
  return false;
}

ap_status ap_block_price(ap_block *block, const ap_firm_prices *prices, ap_pattern *pattern, ap_wide *least) {
  static const int64_t nothing_more[AP_YEARS_MOST] = {0};
  ap_arena arena = {0};
  ap_program *program = NULL;
  ap_flow flow = {0};
  *pattern = (ap_pattern){0};
  *least = 0;
  int64_t *costs = class_prices(block, prices, &arena);
  ap_status status = costs == NULL ? AP_MACHINE : AP_OK;
  if (status == AP_OK && (!least_cost(block, costs, nothing_more, least) || !has_choice(block))) {
    ap_arena_free(&arena);
    return AP_OK;
  }
  if (status == AP_OK) {
    status = ap_program_new(&block->classes, NULL, &program);
  }
  if (status == AP_OK) {
    status = ap_program_least_price(program, costs, block->limits, &arena, &flow);
  }
  ap_program_free(program);
  if (status == AP_OK) {
    ap_wide with_limits;
    if (least_cost(block, costs, flow.prices, &with_limits) && with_limits > *least) {
      *least = with_limits;
    }
    status = round_flow(block, &flow, costs, &arena, pattern);
  }
  ap_arena_free(&arena);
  return status == AP_NO ? AP_OK : status; /* the solver gave up: there is no new plan then, and the bound holds */
}

/* ---- shifts ---- */

ap_status ap_block_shift(ap_block *block, const ap_pattern *from, const int64_t *limits, ap_pattern *pattern) {
  ap_arena arena = {0};
  const ap_classes *classes = &block->classes;
  ap_flow flow = {0};
  ap_assignment assignment;
  ap_watch watch = ap_watch_under(NULL);
  *pattern = (ap_pattern){0};
  flow.shares = ap_arena_allocate(&arena, from->entry_count, sizeof *flow.shares);
  ap_status status = flow.shares == NULL ? AP_MACHINE : AP_OK;
  for (size_t e = 0, c = 0; status == AP_OK && e < from->entry_count; e++) {
    while (from->entries[e].kind >= classes->classes[c].first_kind + classes->classes[c].kind_count) {
      c++;
    }
    flow.shares[flow.share_count++] = (ap_share){.class_index = c, .cover = from->entries[e].cover};
  }
  if (status == AP_OK) {
    status = ap_assignment_new(classes, &flow, 1, &arena, &assignment);
  }
  int32_t *spare = status == AP_OK ? ap_arena_allocate(&arena, assignment.count_size, sizeof *spare) : NULL;
  if (spare == NULL) {
    ap_arena_free(&arena);
    return AP_MACHINE;
  }
  memcpy(assignment.loads, from->loads, (size_t)classes->horizon * sizeof *from->loads);
  for (size_t e = 0; e < from->entry_count; e++) {
    const ap_pool *pool = &assignment.pools[flow.shares[e].class_index];
    size_t place = 0;
    while (place < pool->count && pool->covers[place] != from->entries[e].cover) {
      place++;
    }
    if (place == pool->count) { /* the pool has all minimal covers, and this one is not among them */
      ap_arena_free(&arena);
      return AP_OK;
    }
    assignment.counts[assignment.first[from->entries[e].kind] + place] = (int32_t)from->entries[e].count;
  }
  const ap_aim aim = {.limits = limits, .total_first = true};
  ap_improve(&assignment, &aim, 0, spare, &watch);
  if (is_within(assignment.loads, block->limits, classes->horizon)) {
    status = pattern_of(block, &assignment, pattern);
  }
  ap_arena_free(&arena);
  return status;
}
