/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/counts_parts.h"
#include <string.h>

enum {
  OPTIONS_MOST = 4096,    /* of a slot; above, the kind is cut in two */
  NUMBERS_MOST = 1 << 22, /* of all options of all slots */
};

uint64_t ap_counts_times(uint64_t ways, uint64_t options) {
  return options != 0 && ways > UINT64_MAX / options ? UINT64_MAX : ways * options;
}

/* The ways of `entities` equal entities to take columns: numbers of columns in ascending order. */
typedef struct listing {
  const ap_counts_problem *problem;
  const ap_counts_reduced *reduced;
  ap_counts_slot *slot;
  int64_t loads[AP_COUNTS_ROWS_MOST];
  int64_t extra[AP_COUNTS_WEIGHTINGS_MOST];
  uint32_t *taken;
  size_t room; /* for options; counts only where 0 */
} listing;

static void add_column(listing *all, uint32_t column, int64_t sign) {
  const ap_counts_column *added = &all->problem->kinds[all->slot->kind].columns[column];
  for (size_t i = 0; i < added->count; i++) {
    all->loads[added->amounts[i].row] += sign * added->amounts[i].amount;
  }
  for (size_t v = 0; v < all->problem->weighting_count; v++) {
    all->extra[v] += sign * ap_counts_extra(all->problem, all->reduced, all->slot->kind, column, v);
  }
}

/* Whether there is room for it beside what all other entities take at least. */
static bool fits(const listing *all, size_t taken) {
  const ap_counts_problem *problem = all->problem;
  for (size_t v = 0; v < problem->weighting_count; v++) {
    if (all->extra[v] > all->reduced->slack[v]) {
      return false;
    }
  }
  const int64_t *least = all->reduced->least_rows + all->slot->kind * problem->row_count;
  for (size_t row = 0; row < problem->row_count; row++) {
    if (all->loads[row] - (int64_t)taken * least[row] > all->reduced->slack_rows[row]) {
      return false;
    }
  }
  return true;
}

static void put_down(listing *all) {
  ap_counts_slot *slot = all->slot;
  size_t rows = all->problem->row_count;
  size_t weightings = all->problem->weighting_count;
  if (all->room > 0) {
    memcpy(slot->loads + slot->option_count * rows, all->loads, rows * sizeof *slot->loads);
    memcpy(slot->extra + slot->option_count * weightings, all->extra, weightings * sizeof *slot->extra);
    memcpy(slot->columns + slot->option_count * slot->entities, all->taken, slot->entities * sizeof *slot->columns);
  }
  slot->option_count++;
}

/* False where there are too many. */
static bool list_from(listing *all, size_t taken, size_t from) {
  ap_counts_slot *slot = all->slot;
  if (taken == slot->entities) {
    if (slot->option_count == OPTIONS_MOST) {
      return false;
    }
    put_down(all);
    return true;
  }
  bool few = true;
  for (size_t i = from; few && i < all->reduced->column_counts[slot->kind]; i++) {
    uint32_t column = all->reduced->columns[slot->kind][i];
    all->taken[taken] = column;
    add_column(all, column, 1);
    few = !fits(all, taken + 1) || list_from(all, taken + 1, i);
    add_column(all, column, -1);
  }
  return few;
}

static void measure_rows(const ap_counts_problem *problem, ap_counts_slot *slot) {
  size_t rows = problem->row_count;
  memcpy(slot->least_rows, slot->loads, rows * sizeof *slot->loads);
  memcpy(slot->most_rows, slot->loads, rows * sizeof *slot->loads);
  for (size_t option = 1; option < slot->option_count; option++) {
    const int64_t *loads = slot->loads + option * rows;
    for (size_t row = 0; row < rows; row++) {
      slot->least_rows[row] = loads[row] < slot->least_rows[row] ? loads[row] : slot->least_rows[row];
      slot->most_rows[row] = loads[row] > slot->most_rows[row] ? loads[row] : slot->most_rows[row];
    }
  }
}

typedef struct slot_work {
  const ap_counts_problem *problem;
  const ap_counts_reduced *reduced;
  ap_arena *arena;
  ap_counts_slots *slots;
  size_t capacity;
  size_t numbers;
} slot_work;

/* Slots for so many entities of the kind. */
static ap_counts_outcome add_slots(slot_work *work, size_t kind, size_t entities) {
  const ap_counts_problem *problem = work->problem;
  ap_counts_slot slot = {.kind = kind, .entities = entities};
  listing all = {.problem = problem, .reduced = work->reduced, .slot = &slot};
  all.taken = ap_arena_allocate(work->arena, entities, sizeof *all.taken);
  if (all.taken == NULL) {
    return AP_COUNTS_MEMORY;
  }
  if (!list_from(&all, 0, 0)) {
    ap_counts_outcome outcome = entities < 2 ? AP_COUNTS_LARGE : add_slots(work, kind, entities / 2);
    return outcome != AP_COUNTS_OPEN ? outcome : add_slots(work, kind, entities - entities / 2);
  }
  size_t options = slot.option_count;
  work->numbers += options * (problem->row_count + problem->weighting_count + entities);
  if (options == 0) {
    return AP_COUNTS_NONE;
  }
  if (work->numbers > NUMBERS_MOST || work->slots->count == work->capacity) {
    return AP_COUNTS_LARGE;
  }
  slot.loads = ap_arena_allocate(work->arena, options * problem->row_count, sizeof *slot.loads);
  slot.extra = ap_arena_allocate(work->arena, options * problem->weighting_count, sizeof *slot.extra);
  slot.columns = ap_arena_allocate(work->arena, options * entities, sizeof *slot.columns);
  slot.least_rows = ap_arena_allocate(work->arena, problem->row_count, sizeof *slot.least_rows);
  slot.most_rows = ap_arena_allocate(work->arena, problem->row_count, sizeof *slot.most_rows);
  if (work->arena->failed) {
    return AP_COUNTS_MEMORY;
  }
  all.room = options;
  slot.option_count = 0;
  list_from(&all, 0, 0);
  measure_rows(problem, &slot);
  work->slots->slots[work->slots->count++] = slot;
  work->slots->ways = ap_counts_times(work->slots->ways, options);
  work->slots->nodes += options;
  return AP_COUNTS_OPEN;
}

static int64_t size_of(const ap_counts_slot *slot, size_t rows) {
  int64_t most = 0;
  for (size_t row = 0; row < rows; row++) {
    most = slot->most_rows[row] > most ? slot->most_rows[row] : most;
  }
  return most;
}

/* Slots without a choice first, then by falling size, the order as it was where equal. */
static void sort_slots(ap_counts_slots *slots, size_t rows) {
  for (size_t i = 1; i < slots->count; i++) {
    ap_counts_slot slot = slots->slots[i];
    bool fixed = slot.option_count == 1;
    int64_t size = size_of(&slot, rows);
    size_t place = i;
    for (; place > 0; place--) {
      const ap_counts_slot *before = &slots->slots[place - 1];
      bool before_fixed = before->option_count == 1;
      if (before_fixed != fixed ? before_fixed : size_of(before, rows) >= size) {
        break;
      }
      slots->slots[place] = *before;
    }
    slots->slots[place] = slot;
  }
}

ap_counts_outcome ap_counts_list_slots(const ap_counts_problem *problem, const ap_counts_reduced *reduced,
                                       ap_arena *arena, ap_counts_slots *slots) {
  enum { SLOTS_MOST = 2048 };
  *slots = (ap_counts_slots){.ways = 1, .slots = ap_arena_allocate(arena, SLOTS_MOST, sizeof *slots->slots)};
  if (slots->slots == NULL) {
    return AP_COUNTS_MEMORY;
  }
  slot_work work = {.problem = problem, .reduced = reduced, .arena = arena, .slots = slots, .capacity = SLOTS_MOST};
  for (size_t k = 0; k < problem->kind_count; k++) {
    if (problem->kinds[k].entities > 0) {
      ap_counts_outcome outcome = add_slots(&work, k, problem->kinds[k].entities);
      if (outcome != AP_COUNTS_OPEN) {
        return outcome;
      }
    }
  }
  sort_slots(slots, problem->row_count);
  return AP_COUNTS_OPEN;
}
