/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/counts_parts.h"

enum { PASSES_MOST = 12, COSTS_PER_NODE = 2 };

static int64_t cost(const ap_counts_problem *problem, const ap_counts_column *column, size_t weighting) {
  const int64_t *prices = problem->weightings + weighting * problem->row_count;
  int64_t sum = 0;
  for (size_t i = 0; i < column->count; i++) {
    sum += prices[column->amounts[i].row] * column->amounts[i].amount;
  }
  return sum;
}

int64_t ap_counts_extra(const ap_counts_problem *problem, const ap_counts_reduced *reduced, size_t kind, size_t column,
                        size_t weighting) {
  return cost(problem, &problem->kinds[kind].columns[column], weighting) -
         reduced->least[kind * problem->weighting_count + weighting];
}

static int64_t largest(const int64_t *numbers, size_t count) {
  int64_t most = 0;
  for (size_t i = 0; i < count; i++) {
    int64_t size = numbers[i] < 0 ? -numbers[i] : numbers[i];
    most = size > most ? size : most;
  }
  return most;
}

/* Whether every sum that the search makes stays far within 63 bits. */
static bool sums_fit(const ap_counts_problem *problem) {
  int64_t sum = largest(problem->room, problem->row_count);
  for (size_t k = 0; k < problem->kind_count; k++) {
    const ap_counts_kind *kind = &problem->kinds[k];
    int64_t most = 0;
    for (size_t c = 0; c < kind->column_count; c++) {
      for (size_t i = 0; i < kind->columns[c].count; i++) {
        most = kind->columns[c].amounts[i].amount > most ? kind->columns[c].amounts[i].amount : most;
      }
    }
    if (ap_multiply_overflows(most, (int64_t)kind->entities, &most) || ap_add_overflows(sum, most, &sum)) {
      return false;
    }
  }
  int64_t price = largest(problem->weightings, problem->weighting_count * problem->row_count);
  return !ap_multiply_overflows(sum, price > 0 ? price : 1, &sum) &&
         !ap_multiply_overflows(sum, 8 * (int64_t)(problem->row_count + 1), &sum);
}

/* What each entity of the kind takes at least, of its columns that are left. */
static void measure_kind(const ap_counts_problem *problem, size_t k, int64_t *seen_rows, ap_counts_reduced *reduced) {
  const ap_counts_kind *kind = &problem->kinds[k];
  int64_t *least = reduced->least + k * problem->weighting_count;
  int64_t *least_rows = reduced->least_rows + k * problem->row_count;
  size_t count = reduced->column_counts[k];
  for (size_t v = 0; v < problem->weighting_count; v++) {
    least[v] = count == 0 ? 0 : INT64_MAX;
    for (size_t i = 0; i < count; i++) {
      int64_t costs = cost(problem, &kind->columns[reduced->columns[k][i]], v);
      least[v] = costs < least[v] ? costs : least[v];
    }
  }
  for (size_t row = 0; row < problem->row_count; row++) {
    seen_rows[row] = 0;
    least_rows[row] = INT64_MAX;
  }
  for (size_t i = 0; i < count; i++) {
    const ap_counts_column *column = &kind->columns[reduced->columns[k][i]];
    for (size_t a = 0; a < column->count; a++) {
      uint32_t row = column->amounts[a].row;
      seen_rows[row]++;
      least_rows[row] = column->amounts[a].amount < least_rows[row] ? column->amounts[a].amount : least_rows[row];
    }
  }
  for (size_t row = 0; row < problem->row_count; row++) {
    least_rows[row] = seen_rows[row] == (int64_t)count && count > 0 ? least_rows[row] : 0;
  }
}

/* False where what is taken at least leaves less than nothing. */
static bool measure_slack(const ap_counts_problem *problem, int64_t *seen_rows, ap_counts_reduced *reduced) {
  for (size_t row = 0; row < problem->row_count; row++) {
    reduced->slack_rows[row] = problem->room[row];
  }
  for (size_t v = 0; v < problem->weighting_count; v++) {
    reduced->slack[v] = 0;
    for (size_t row = 0; row < problem->row_count; row++) {
      reduced->slack[v] += problem->weightings[v * problem->row_count + row] * problem->room[row];
    }
  }
  for (size_t k = 0; k < problem->kind_count; k++) {
    int64_t entities = (int64_t)problem->kinds[k].entities;
    measure_kind(problem, k, seen_rows, reduced);
    for (size_t v = 0; v < problem->weighting_count; v++) {
      reduced->slack[v] -= entities * reduced->least[k * problem->weighting_count + v];
    }
    for (size_t row = 0; row < problem->row_count; row++) {
      reduced->slack_rows[row] -= entities * reduced->least_rows[k * problem->row_count + row];
    }
  }
  bool fits = true;
  for (size_t v = 0; v < problem->weighting_count; v++) {
    fits = fits && reduced->slack[v] >= 0;
  }
  for (size_t row = 0; row < problem->row_count; row++) {
    fits = fits && reduced->slack_rows[row] >= 0;
  }
  return fits;
}

static bool is_affordable(const ap_counts_problem *problem, const ap_counts_reduced *reduced, size_t k, size_t c) {
  for (size_t v = 0; v < problem->weighting_count; v++) {
    if (ap_counts_extra(problem, reduced, k, c, v) > reduced->slack[v]) {
      return false;
    }
  }
  const ap_counts_column *column = &problem->kinds[k].columns[c];
  for (size_t i = 0; i < column->count; i++) {
    uint32_t row = column->amounts[i].row;
    if (column->amounts[i].amount - reduced->least_rows[k * problem->row_count + row] > reduced->slack_rows[row]) {
      return false;
    }
  }
  return true;
}

/* Drops the columns that cannot be paid. Returns whether any went. */
static bool drop_columns(const ap_counts_problem *problem, ap_counts_reduced *reduced) {
  bool dropped = false;
  for (size_t k = 0; k < problem->kind_count; k++) {
    size_t kept = 0;
    for (size_t i = 0; i < reduced->column_counts[k]; i++) {
      uint32_t column = reduced->columns[k][i];
      if (is_affordable(problem, reduced, k, column)) {
        reduced->columns[k][kept++] = column;
      }
    }
    dropped = dropped || kept < reduced->column_counts[k];
    reduced->column_counts[k] = kept;
  }
  return dropped;
}

static bool any_kind_is_stuck(const ap_counts_problem *problem, const ap_counts_reduced *reduced) {
  for (size_t k = 0; k < problem->kind_count; k++) {
    if (reduced->column_counts[k] == 0 && problem->kinds[k].entities > 0) {
      return true;
    }
  }
  return false;
}

ap_counts_outcome ap_counts_reduce(const ap_counts_problem *problem, ap_arena *arena, ap_counts_reduced *reduced) {
  if (problem->row_count > AP_COUNTS_ROWS_MOST || problem->weighting_count > AP_COUNTS_WEIGHTINGS_MOST ||
      !sums_fit(problem)) {
    return AP_COUNTS_LARGE;
  }
  *reduced = (ap_counts_reduced){
      .columns = ap_arena_allocate(arena, problem->kind_count, sizeof *reduced->columns),
      .column_counts = ap_arena_allocate(arena, problem->kind_count, sizeof *reduced->column_counts),
      .least = ap_arena_allocate(arena, problem->kind_count * problem->weighting_count, sizeof *reduced->least),
      .least_rows = ap_arena_allocate(arena, problem->kind_count * problem->row_count, sizeof *reduced->least_rows)};
  int64_t *seen_rows = ap_arena_allocate(arena, problem->row_count, sizeof *seen_rows);
  for (size_t k = 0; k < problem->kind_count && !arena->failed; k++) {
    size_t count = problem->kinds[k].column_count;
    reduced->columns[k] = ap_arena_allocate(arena, count, sizeof **reduced->columns);
    reduced->column_counts[k] = count;
    for (size_t c = 0; c < count && !arena->failed; c++) {
      reduced->columns[k][c] = (uint32_t)c;
    }
  }
  if (arena->failed) {
    return AP_COUNTS_MEMORY;
  }
  for (int pass = 0; pass < PASSES_MOST; pass++) {
    for (size_t k = 0; k < problem->kind_count; k++) {
      reduced->nodes += reduced->column_counts[k] * (problem->weighting_count + 1) / COSTS_PER_NODE;
    }
    if (any_kind_is_stuck(problem, reduced) || !measure_slack(problem, seen_rows, reduced)) {
      return AP_COUNTS_NONE;
    }
    if (!drop_columns(problem, reduced)) {
      return AP_COUNTS_OPEN;
    }
  }
  return any_kind_is_stuck(problem, reduced) || !measure_slack(problem, seen_rows, reduced) ? AP_COUNTS_NONE
                                                                                            : AP_COUNTS_OPEN;
}
