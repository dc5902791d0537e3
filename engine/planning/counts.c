/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/counts_parts.h"
#include <string.h>

enum { NODES_PER_REPORT = 1 << 16, SEEN_SLOTS = 1 << 12, ROWS_PER_NODE = 12 };

typedef struct run {
  ap_counts_search *search;
  const ap_counts_problem *problem;
  ap_counts_reduced reduced;
  ap_counts_slots slots;
  ap_counts_table table;
  size_t depth_count;              /* slots that are gone through one by one; the table has the others */
  int64_t *least_rows, *most_rows; /* depth by row: what the slots from there on put there */
  int64_t *loads;                  /* depth by row */
  int64_t *slack;                  /* depth by weighting */
  size_t *chosen;                  /* option, by depth */
  size_t *first_columns;           /* of each kind, among the counts of all kinds */
  int64_t *seen;                   /* SEEN_SLOTS records of a depth + 1 and loads */
  uint64_t next_report;
  uint64_t nodes_each; /* more where a step is longer */
  bool stopped;        /* by the limit, the watch or the visitor */
  bool given_up;
} run;

size_t ap_counts_columns(const ap_counts_problem *problem) {
  size_t columns = 0;
  for (size_t k = 0; k < problem->kind_count; k++) {
    columns += problem->kinds[k].column_count;
  }
  return columns;
}

/* ---- a way that fits ---- */

static void count_slot(run *all, const ap_counts_slot *slot, size_t option) {
  const uint32_t *columns = slot->columns + option * slot->entities;
  for (size_t e = 0; e < slot->entities; e++) {
    all->search->counts[all->first_columns[slot->kind] + columns[e]]++;
  }
}

/* The counts of what is chosen, with the way of the table. */
static void write_counts(run *all, uint64_t code) {
  memset(all->search->counts, 0, ap_counts_columns(all->problem) * sizeof *all->search->counts);
  for (size_t s = 0; s < all->depth_count; s++) {
    count_slot(all, &all->slots.slots[s], all->chosen[s]);
  }
  for (size_t s = all->table.first_slot; s < all->slots.count; s++) {
    const ap_counts_slot *slot = &all->slots.slots[s];
    count_slot(all, slot, code % slot->option_count);
    code /= slot->option_count;
  }
}

/* Told of a way; the search goes on where the visitor wants more. */
static void meet(run *all, const int64_t *loads, const int64_t *rest) {
  ap_counts_search *search = all->search;
  int64_t sum[AP_COUNTS_ROWS_MOST];
  for (size_t row = 0; row < all->problem->row_count; row++) {
    sum[row] = loads[row] + rest[row];
  }
  search->found = true;
  if (search->visit == NULL || search->visit(search->context, sum)) {
    all->stopped = true;
  }
}

/* ---- the table ---- */

static bool is_within(const int64_t *loads, const int64_t *room, size_t rows) {
  for (size_t row = 0; row < rows; row++) {
    if (loads[row] > room[row]) {
      return false;
    }
  }
  return true;
}

static void look_through(run *all, const int64_t *loads, const int64_t *room, size_t bucket) {
  size_t rows = all->problem->row_count;
  const ap_counts_table *table = &all->table;
  for (uint32_t way = table->starts[bucket]; way < table->starts[bucket + 1] && !all->stopped; way++) {
    all->search->nodes += all->nodes_each;
    if (is_within(table->loads + way * rows, room, rows)) {
      write_counts(all, table->codes[way]);
      meet(all, loads, table->loads + way * rows);
    }
  }
}

/* The least that the row must still get: what is left cannot pay for more play. */
static int64_t least_wanted(const run *all, const int64_t *slack, size_t row, int64_t room) {
  int64_t play = room;
  for (size_t v = 0; v < all->problem->weighting_count; v++) {
    int64_t price = all->problem->weightings[v * all->problem->row_count + row];
    if (price > 0 && slack[v] / price < play) {
      play = slack[v] / price;
    }
  }
  return room - play;
}

/* Looks through all cells in which a way of the table may lie that fills the rows up. */
static void look_up(run *all, const int64_t *loads, const int64_t *slack) {
  const ap_counts_table *table = &all->table;
  int64_t room[AP_COUNTS_ROWS_MOST];
  int64_t from[AP_COUNTS_KEYS_MOST];
  int64_t to[AP_COUNTS_KEYS_MOST];
  int64_t cells[AP_COUNTS_KEYS_MOST];
  for (size_t row = 0; row < all->problem->row_count; row++) {
    room[row] = all->problem->room[row] - loads[row];
    if (room[row] < table->least_rows[row]) {
      return;
    }
  }
  for (size_t k = 0; k < table->key_count; k++) {
    size_t row = table->keys[k];
    int64_t least = least_wanted(all, slack, row, room[row]);
    least = least < table->least_rows[row] ? table->least_rows[row] : least;
    int64_t most = room[row] > table->most_rows[row] ? table->most_rows[row] : room[row];
    if (least > most) {
      return;
    }
    from[k] = cells[k] = least / table->cells[k];
    to[k] = most / table->cells[k];
  }
  for (;;) {
    look_through(all, loads, room, ap_counts_bucket(table, cells));
    size_t k = 0;
    for (; k < table->key_count && cells[k] == to[k]; k++) {
      cells[k] = from[k];
    }
    if (k == table->key_count || all->stopped) {
      return;
    }
    cells[k]++;
  }
}

/* ---- slot by slot ---- */

static bool is_told_to_stop(run *all) {
  ap_counts_search *search = all->search;
  if (search->nodes < search->node_limit && search->nodes < all->next_report) {
    return false;
  }
  all->next_report = search->nodes + NODES_PER_REPORT;
  if (search->watch != NULL) {
    search->watch->progress.nodes = search->nodes;
  }
  if (search->nodes >= search->node_limit || ap_watch_says_stop(search->watch)) {
    all->given_up = all->stopped = true;
  }
  return all->stopped;
}

/* What the first weighting has left must pay for all that the rows cannot be filled up with any more. */
static bool too_little_is_left(const run *all, size_t depth, const int64_t *loads, const int64_t *slack) {
  if (all->problem->weighting_count == 0) {
    return false;
  }
  size_t rows = all->problem->row_count;
  const int64_t *most = all->most_rows + depth * rows;
  int64_t lost = 0;
  for (size_t row = 0; row < rows; row++) {
    int64_t missing = all->problem->room[row] - loads[row] - most[row];
    lost += missing > 0 ? missing * all->problem->weightings[row] : 0;
  }
  return lost > slack[0];
}

/* Puts the option on the rows of the next depth. False where it leads nowhere. */
static bool take(run *all, size_t depth, size_t option) {
  const ap_counts_slot *slot = &all->slots.slots[depth];
  size_t rows = all->problem->row_count;
  size_t weightings = all->problem->weighting_count;
  const int64_t *extra = slot->extra + option * weightings;
  const int64_t *slack = all->slack + depth * weightings;
  int64_t *next_slack = all->slack + (depth + 1) * weightings;
  for (size_t v = 0; v < weightings; v++) {
    next_slack[v] = slack[v] - extra[v];
    if (next_slack[v] < 0) {
      return false;
    }
  }
  const int64_t *added = slot->loads + option * rows;
  const int64_t *loads = all->loads + depth * rows;
  const int64_t *least = all->least_rows + (depth + 1) * rows;
  int64_t *next = all->loads + (depth + 1) * rows;
  for (size_t row = 0; row < rows; row++) {
    next[row] = loads[row] + added[row];
    if (next[row] + least[row] > all->problem->room[row]) {
      return false;
    }
  }
  return !too_little_is_left(all, depth + 1, next, next_slack) &&
         (all->search->is_hopeless == NULL || !all->search->is_hopeless(all->search->context, next));
}

/* True where this very state was entered before: whatever is below was seen then. */
static bool was_seen(run *all, size_t depth, const int64_t *loads) {
  size_t rows = all->problem->row_count;
  uint64_t hash = depth;
  for (size_t row = 0; row < rows; row++) {
    hash = (hash ^ (uint64_t)loads[row]) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 29;
  }
  int64_t *record = all->seen + (hash % SEEN_SLOTS) * (rows + 1);
  if (record[0] == (int64_t)depth + 1 && memcmp(record + 1, loads, rows * sizeof *loads) == 0) {
    return true;
  }
  record[0] = (int64_t)depth + 1;
  memcpy(record + 1, loads, rows * sizeof *loads);
  return false;
}

static void descend(run *all, size_t depth) {
  size_t rows = all->problem->row_count;
  const int64_t *loads = all->loads + depth * rows;
  if (depth == all->depth_count) {
    look_up(all, loads, all->slack + depth * all->problem->weighting_count);
    return;
  }
  if (!all->search->all_ways && was_seen(all, depth, loads)) {
    return;
  }
  for (size_t option = 0; option < all->slots.slots[depth].option_count; option++) {
    if (all->stopped || is_told_to_stop(all)) {
      return;
    }
    all->search->nodes += all->nodes_each;
    all->chosen[depth] = option;
    if (take(all, depth, option)) {
      descend(all, depth + 1);
    }
  }
}

/* ---- the whole ---- */

/* What the slots from each depth on put on each row, at least and at most. */
static void sum_rows(run *all) {
  size_t rows = all->problem->row_count;
  size_t end = all->depth_count;
  memcpy(all->least_rows + end * rows, all->table.least_rows, rows * sizeof *all->least_rows);
  memcpy(all->most_rows + end * rows, all->table.most_rows, rows * sizeof *all->most_rows);
  for (size_t depth = end; depth-- > 0;) {
    const ap_counts_slot *slot = &all->slots.slots[depth];
    for (size_t row = 0; row < rows; row++) {
      all->least_rows[depth * rows + row] = all->least_rows[(depth + 1) * rows + row] + slot->least_rows[row];
      all->most_rows[depth * rows + row] = all->most_rows[(depth + 1) * rows + row] + slot->most_rows[row];
    }
  }
}

static ap_counts_outcome prepare(run *all, ap_arena *arena) {
  const ap_counts_problem *problem = all->problem;
  ap_counts_outcome outcome = ap_counts_reduce(problem, arena, &all->reduced);
  all->search->nodes += all->reduced.nodes;
  if (outcome == AP_COUNTS_OPEN) {
    outcome = ap_counts_list_slots(problem, &all->reduced, arena, &all->slots);
    all->search->nodes += all->slots.nodes;
  }
  if (outcome == AP_COUNTS_OPEN) {
    outcome = ap_counts_tabulate(problem, &all->reduced, &all->slots, all->search->all_ways, arena, &all->table,
                                 &all->search->nodes);
  }
  if (outcome == AP_COUNTS_OPEN && all->search->nodes > all->search->node_limit) {
    outcome = AP_COUNTS_LARGE;
  }
  if (outcome != AP_COUNTS_OPEN) {
    return outcome;
  }
  all->depth_count = all->table.first_slot;
  size_t depths = all->depth_count + 1;
  all->least_rows = ap_arena_allocate(arena, depths * problem->row_count, sizeof *all->least_rows);
  all->most_rows = ap_arena_allocate(arena, depths * problem->row_count, sizeof *all->most_rows);
  all->loads = ap_arena_allocate(arena, depths * problem->row_count, sizeof *all->loads);
  all->slack = ap_arena_allocate(arena, depths * (problem->weighting_count + 1), sizeof *all->slack);
  all->chosen = ap_arena_allocate(arena, depths, sizeof *all->chosen);
  all->first_columns = ap_arena_allocate(arena, problem->kind_count, sizeof *all->first_columns);
  all->seen = ap_arena_allocate(arena, SEEN_SLOTS, (problem->row_count + 1) * sizeof *all->seen);
  if (arena->failed) {
    return AP_COUNTS_MEMORY;
  }
  memcpy(all->slack, all->reduced.slack, problem->weighting_count * sizeof *all->slack);
  sum_rows(all);
  for (size_t k = 1; k < problem->kind_count; k++) {
    all->first_columns[k] = all->first_columns[k - 1] + problem->kinds[k - 1].column_count;
  }
  return AP_COUNTS_OPEN;
}

ap_status ap_counts_find(ap_counts_search *search) {
  ap_arena arena = {0};
  run *all = ap_arena_allocate(&arena, 1, sizeof *all);
  if (all == NULL) {
    return AP_MACHINE;
  }
  *all = (run){.search = search, .problem = search->problem, .next_report = NODES_PER_REPORT};
  all->nodes_each = 1 + search->problem->row_count / ROWS_PER_NODE;
  search->nodes = 0;
  search->found = false;
  ap_counts_outcome outcome = prepare(all, &arena);
  if (outcome == AP_COUNTS_OPEN) {
    descend(all, 0);
  }
  search->completed = outcome == AP_COUNTS_NONE || (outcome == AP_COUNTS_OPEN && !all->given_up);
  ap_arena_free(&arena);
  return outcome == AP_COUNTS_MEMORY ? AP_MACHINE : AP_OK;
}
