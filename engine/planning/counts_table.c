/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/counts_parts.h"
#include "support/allocate.h"
#include <string.h>

enum {
  TABLE_MOST = 1 << 17,
  LOOKED_THROUGH_MOST = 128, /* ways, for one of the rest's: above, the table grows no more */
  SMALL_TABLE = 64
};

/* The table while it grows: in no order yet. */
typedef struct growth {
  const ap_counts_problem *problem;
  const ap_counts_reduced *reduced;
  int64_t *loads, *extra;
  uint64_t *codes;
  size_t count;
  bool all_ways;
  uint64_t radix; /* codes are below it */
  int64_t *least; /* of each row: what all entities in the table put there at least */
} growth;

static uint64_t hash_numbers(const int64_t *numbers, size_t count) {
  uint64_t hash = 0;
  for (size_t i = 0; i < count; i++) {
    hash = (hash ^ (uint64_t)numbers[i]) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 29;
  }
  return hash;
}

/* Whether the way of these loads and costs may be part of one that fits. */
static bool may_fit(const growth *next, const int64_t *loads, const int64_t *extra) {
  for (size_t v = 0; v < next->problem->weighting_count; v++) {
    if (extra[v] > next->reduced->slack[v]) {
      return false;
    }
  }
  for (size_t row = 0; row < next->problem->row_count; row++) {
    if (loads[row] - next->least[row] > next->reduced->slack_rows[row]) {
      return false;
    }
  }
  return true;
}

static void add_numbers(int64_t *sum, const int64_t *a, const int64_t *b, size_t count) {
  for (size_t i = 0; i < count; i++) {
    sum[i] = a[i] + b[i];
  }
}

/* Keeps the way just written behind the last one, unless one is there that puts the same on all rows. */
static void keep_if_new(growth *next, uint32_t *slots, size_t mask) {
  if (next->all_ways) {
    next->count++;
    return;
  }
  size_t rows = next->problem->row_count;
  const int64_t *loads = next->loads + next->count * rows;
  size_t place = hash_numbers(loads, rows) & mask;
  for (; slots[place] != 0; place = (place + 1) & mask) {
    if (memcmp(next->loads + (slots[place] - 1) * rows, loads, rows * sizeof *loads) == 0) {
      return;
    }
  }
  slots[place] = (uint32_t)++next->count;
}

static size_t power_above(size_t count) {
  size_t power = 16;
  while (power < count) {
    power *= 2;
  }
  return power;
}

/* The table's ways, each with each option of the slot. */
static ap_counts_outcome cross(const growth *now, const ap_counts_slot *slot, ap_arena *arena, growth *next,
                               uint64_t *nodes) {
  size_t rows = now->problem->row_count;
  size_t weightings = now->problem->weighting_count;
  size_t most = now->count * slot->option_count;
  size_t hashed = power_above(2 * most);
  *next = *now;
  next->count = 0;
  next->radix = now->radix * slot->option_count;
  next->loads = ap_arena_allocate(arena, most + 1, rows * sizeof *next->loads);
  next->extra = ap_arena_allocate(arena, most + 1, (weightings + 1) * sizeof *next->extra);
  next->codes = ap_arena_allocate(arena, most + 1, sizeof *next->codes);
  next->least = ap_arena_allocate(arena, rows, sizeof *next->least);
  uint32_t *slots = ap_allocate(hashed, sizeof *slots);
  if (arena->failed || slots == NULL) {
    ap_release(slots);
    return AP_COUNTS_MEMORY;
  }
  for (size_t row = 0; row < rows; row++) {
    next->least[row] = now->least[row] + (int64_t)slot->entities * now->reduced->least_rows[slot->kind * rows + row];
  }
  for (size_t way = 0; way < now->count; way++) {
    for (size_t option = 0; option < slot->option_count; option++) {
      int64_t *loads = next->loads + next->count * rows;
      int64_t *extra = next->extra + next->count * weightings;
      add_numbers(loads, now->loads + way * rows, slot->loads + option * rows, rows);
      add_numbers(extra, now->extra + way * weightings, slot->extra + option * weightings, weightings);
      next->codes[next->count] = now->codes[way] * slot->option_count + option;
      if (may_fit(next, loads, extra)) {
        keep_if_new(next, slots, hashed - 1);
      }
    }
  }
  ap_release(slots);
  *nodes += most;
  return AP_COUNTS_OPEN;
}

static void measure_rows(const growth *now, ap_counts_table *table) {
  size_t rows = now->problem->row_count;
  memcpy(table->least_rows, now->loads, rows * sizeof *now->loads);
  memcpy(table->most_rows, now->loads, rows * sizeof *now->loads);
  for (size_t way = 1; way < now->count; way++) {
    for (size_t row = 0; row < rows; row++) {
      int64_t load = now->loads[way * rows + row];
      table->least_rows[row] = load < table->least_rows[row] ? load : table->least_rows[row];
      table->most_rows[row] = load > table->most_rows[row] ? load : table->most_rows[row];
    }
  }
}

/* How far the row may stay below its room: what is left, at the row's price. INT64_MAX where it may be empty. */
static int64_t play_of(const growth *now, size_t row) {
  int64_t least = INT64_MAX;
  for (size_t v = 0; v < now->problem->weighting_count; v++) {
    int64_t price = now->problem->weightings[v * now->problem->row_count + row];
    if (price > 0 && now->reduced->slack[v] / price < least) {
      least = now->reduced->slack[v] / price;
    }
  }
  return least;
}

/* The rows that part the ways best, until there are about as many cells as ways. Returns how many ways are then looked
 * through at a time. */
static size_t choose_keys(const growth *now, ap_counts_table *table) {
  size_t parts = 1;
  table->key_count = 0;
  while (table->key_count < AP_COUNTS_KEYS_MOST && parts < 2 * now->count) {
    int64_t best = 2;
    for (size_t row = 0; row < now->problem->row_count; row++) {
      bool chosen = false;
      for (size_t k = 0; k < table->key_count; k++) {
        chosen = chosen || table->keys[k] == row;
      }
      int64_t play = play_of(now, row);
      int64_t range = table->most_rows[row] - table->least_rows[row];
      if (!chosen && play < range && range / (play + 1) > best) {
        best = range / (play + 1);
        table->keys[table->key_count] = row;
        table->cells[table->key_count] = play + 1;
      }
    }
    if (best == 2) {
      break;
    }
    table->key_count++;
    parts *= (size_t)best / 2;
  }
  return now->count / parts;
}

size_t ap_counts_bucket(const ap_counts_table *table, const int64_t *cells) {
  return hash_numbers(cells, table->key_count) & table->bucket_mask;
}

static size_t bucket_of(const ap_counts_table *table, const int64_t *loads) {
  int64_t cells[AP_COUNTS_KEYS_MOST];
  for (size_t k = 0; k < table->key_count; k++) {
    cells[k] = loads[table->keys[k]] / table->cells[k];
  }
  return ap_counts_bucket(table, cells);
}

static ap_counts_outcome sort_into_buckets(const growth *now, ap_arena *arena, ap_counts_table *table) {
  size_t rows = now->problem->row_count;
  size_t buckets = table->key_count == 0 ? 1 : power_above(now->count);
  table->bucket_mask = buckets - 1;
  table->count = now->count;
  table->starts = ap_arena_allocate(arena, buckets + 1, sizeof *table->starts);
  table->loads = ap_arena_allocate(arena, now->count, rows * sizeof *table->loads);
  table->codes = ap_arena_allocate(arena, now->count, sizeof *table->codes);
  if (arena->failed) {
    return AP_COUNTS_MEMORY;
  }
  for (size_t way = 0; way < now->count; way++) {
    table->starts[bucket_of(table, now->loads + way * rows)]++;
  }
  uint32_t sum = 0;
  for (size_t bucket = 0; bucket <= buckets; bucket++) { /* where each ends; filled from there backwards */
    sum += table->starts[bucket];
    table->starts[bucket] = sum;
  }
  for (size_t way = now->count; way-- > 0;) {
    size_t place = --table->starts[bucket_of(table, now->loads + way * rows)];
    memcpy(table->loads + place * rows, now->loads + way * rows, rows * sizeof *table->loads);
    table->codes[place] = now->codes[way];
  }
  return AP_COUNTS_OPEN;
}

ap_counts_outcome ap_counts_tabulate(const ap_counts_problem *problem, const ap_counts_reduced *reduced,
                                     const ap_counts_slots *slots, bool all_ways, ap_arena *arena,
                                     ap_counts_table *table, uint64_t *nodes) {
  size_t rows = problem->row_count;
  ap_arena scratch = {0};
  growth now = {.problem = problem, .all_ways = all_ways, .reduced = reduced, .count = 1, .radix = 1};
  now.loads = ap_arena_allocate(&scratch, rows + 1, sizeof *now.loads);
  now.extra = ap_arena_allocate(&scratch, problem->weighting_count + 1, sizeof *now.extra);
  now.codes = ap_arena_allocate(&scratch, 1, sizeof *now.codes);
  now.least = ap_arena_allocate(&scratch, rows, sizeof *now.least);
  *table = (ap_counts_table){.first_slot = slots->count};
  table->least_rows = ap_arena_allocate(arena, rows, sizeof *table->least_rows);
  table->most_rows = ap_arena_allocate(arena, rows, sizeof *table->most_rows);
  ap_counts_outcome outcome = scratch.failed || arena->failed ? AP_COUNTS_MEMORY : AP_COUNTS_OPEN;
  while (outcome == AP_COUNTS_OPEN && table->first_slot > 0) {
    const ap_counts_slot *slot = &slots->slots[table->first_slot - 1];
    uint64_t rest = 1;
    for (size_t s = 0; s < table->first_slot; s++) {
      rest = ap_counts_times(rest, slots->slots[s].option_count);
    }
    if (rest <= now.count || now.count * slot->option_count > TABLE_MOST ||
        ap_counts_times(now.radix, slot->option_count) == UINT64_MAX) {
      break;
    }
    growth next;
    outcome = cross(&now, slot, &scratch, &next, nodes);
    if (outcome == AP_COUNTS_OPEN && next.count == 0) {
      outcome = AP_COUNTS_NONE;
    }
    if (outcome != AP_COUNTS_OPEN) {
      break;
    }
    measure_rows(&next, table);
    if (next.count > SMALL_TABLE && choose_keys(&next, table) > LOOKED_THROUGH_MOST) {
      break;
    }
    now = next;
    table->first_slot--;
  }
  if (outcome == AP_COUNTS_OPEN) {
    measure_rows(&now, table);
    choose_keys(&now, table);
    outcome = sort_into_buckets(&now, arena, table);
  }
  ap_arena_free(&scratch);
  return outcome;
}
