/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/counts.h"
#include "planning/tied/joined.h"
#include <string.h>

enum { COLUMNS_MOST = 1 << 18 };

/* ---- rows ---- */

static bool may_be_too_much(const ap_meter *meter, int year) {
  return meter->divisor > 0 && (meter->kind == AP_METER_LOAD || meter->total > meter->limits[year]);
}

static int add_row(ap_tied_counts *counts, const ap_meter *meter) {
  size_t row = counts->counts.row_count++;
  if (row < AP_COUNTS_ROWS_MOST) {
    counts->steps[row] = meter->divisor;
  }
  return (int)row;
}

static bool list_rows(ap_tied_counts *counts, ap_arena *arena) {
  const ap_tied_problem *problem = counts->problem;
  counts->rows = ap_arena_allocate(arena, problem->meter_count, sizeof *counts->rows);
  counts->steps = ap_arena_allocate(arena, AP_COUNTS_ROWS_MOST, sizeof *counts->steps);
  for (size_t m = 0; m < problem->meter_count && !arena->failed; m++) {
    const ap_meter *meter = &problem->meters[m];
    int horizon = meter->kind == AP_METER_CAP ? problem->horizon : problem->horizons[meter->track];
    for (int year = 0; year < AP_YEARS_MOST; year++) {
      bool counted = year < horizon && may_be_too_much(meter, year);
      counts->rows[m][year] = counted ? add_row(counts, meter) : -1;
    }
  }
  for (int track = 0; track < AP_TRACKS && !arena->failed; track++) {
    const ap_meter *load = &problem->meters[track];
    counts->total_rows[track] = load->divisor > 0 && problem->horizons[track] > 0 ? add_row(counts, load) : -1;
  }
  return !arena->failed;
}

void ap_tied_counts_add(const ap_tied_counts *counts, const ap_use *uses, size_t use_count, int64_t times, int year,
                        int64_t *rows) {
  for (size_t i = 0; i < use_count; i++) {
    size_t meter = uses[i].meter;
    int row = counts->rows[meter][year];
    if (row < 0) {
      continue;
    }
    int64_t amount = uses[i].amount * times / counts->steps[row];
    rows[row] += amount;
    if (counts->problem->meters[meter].kind == AP_METER_LOAD) {
      rows[counts->total_rows[meter]] += amount;
    }
  }
}

bool ap_tied_counts_column(const ap_tied_counts *counts, const int64_t *rows, ap_arena *arena,
                           ap_counts_column *column) {
  ap_counts_amount amounts[AP_COUNTS_ROWS_MOST];
  size_t count = 0;
  for (size_t row = 0; row < counts->counts.row_count; row++) {
    if (rows[row] != 0) {
      amounts[count++] = (ap_counts_amount){.row = (uint32_t)row, .amount = rows[row]};
    }
  }
  ap_counts_amount *copy = ap_arena_allocate(arena, count, sizeof *copy);
  if (copy != NULL) {
    memcpy(copy, amounts, count * sizeof *copy);
  }
  *column = (ap_counts_column){.amounts = copy, .count = count};
  return copy != NULL;
}

/* ---- what has no choice ---- */

static void fix_uses(ap_tied_counts *counts, const ap_use *uses, size_t use_count, int64_t times, ap_years years) {
  for (int year = 0; years >> year != 0; year++) {
    for (size_t i = 0; i < use_count && (years >> year & 1) != 0; i++) {
      counts->fixed[uses[i].meter][year] += uses[i].amount * times;
    }
  }
}

static bool add_up_fixed(ap_tied_counts *counts, ap_arena *arena) {
  const ap_tied_problem *problem = counts->problem;
  counts->fixed = ap_arena_allocate(arena, problem->meter_count, sizeof *counts->fixed);
  for (size_t o = 0; o < problem->opening_count && !arena->failed; o++) {
    const ap_opening *opening = &problem->openings[o];
    fix_uses(counts, opening->uses, opening->use_count, 1, opening->forced);
  }
  for (size_t c = 0; c < problem->class_count && !arena->failed; c++) {
    const ap_tied_class *class = &problem->classes[c];
    for (int track = 0; track < AP_TRACKS && class->fixed; track++) {
      const ap_side *side = &class->sides[track];
      fix_uses(counts, side->uses, side->use_count, class->size, class->forced.years[track]);
    }
  }
  return !arena->failed;
}

/* ---- kinds ---- */

static bool fill_alone(ap_tied_counts *counts, size_t k, ap_arena *arena) {
  const ap_tied_kind *kind = counts->alone[k];
  const ap_tied_class *class = &counts->problem->classes[kind->class_index];
  const ap_way_pool *pool = &counts->pools[kind->class_index];
  ap_counts_column *columns = ap_arena_allocate(arena, pool->count, sizeof *columns);
  for (size_t p = 0; p < pool->count && !arena->failed; p++) {
    int64_t rows[AP_COUNTS_ROWS_MOST] = {0};
    for (int track = 0; track < AP_TRACKS; track++) {
      const ap_side *side = &class->sides[track];
      for (int year = 0; pool->ways[p].years[track] >> year != 0; year++) {
        bool audited = (pool->ways[p].years[track] >> year & 1) != 0;
        ap_tied_counts_add(counts, side->uses, audited ? side->use_count : 0, kind->size, year, rows);
      }
    }
    ap_tied_counts_column(counts, rows, arena, &columns[p]);
  }
  counts->kinds[k] = (ap_counts_kind){.entities = kind->count, .columns = columns, .column_count = pool->count};
  return !arena->failed;
}

static bool is_joined(const ap_tied_counts *counts, size_t entity) {
  for (size_t j = 0; j < counts->joined_count; j++) {
    for (size_t i = 0; i < counts->joined[j].count; i++) {
      if (counts->joined[j].entities[i] == entity) {
        return true;
      }
    }
  }
  return false;
}

static bool list_kinds(ap_tied_counts *counts, ap_arena *arena) {
  const ap_tied_problem *problem = counts->problem;
  size_t columns = 0;
  counts->alone = ap_arena_allocate(arena, problem->kind_count, sizeof(const ap_tied_kind *));
  counts->kinds = ap_arena_allocate(arena, problem->kind_count + counts->joined_count, sizeof *counts->kinds);
  for (size_t k = 0; k < problem->kind_count && !arena->failed; k++) {
    const ap_tied_kind *kind = &problem->kinds[k];
    if (problem->classes[kind->class_index].fixed || is_joined(counts, kind->first)) {
      continue;
    }
    columns += counts->pools[kind->class_index].count;
    counts->usable = counts->usable && counts->pools[kind->class_index].complete && columns <= COLUMNS_MOST;
    if (counts->usable) {
      counts->alone[counts->alone_count] = kind;
      fill_alone(counts, counts->alone_count++, arena);
    }
  }
  return !arena->failed;
}

/* What can come together on a row at most; false where that is too much to be counted. */
static bool measure_sums(ap_tied_counts *counts) {
  ap_wide sum = 1;
  for (size_t m = 0; m < counts->problem->meter_count; m++) {
    const ap_meter *meter = &counts->problem->meters[m];
    sum += meter->divisor > 0 ? (ap_wide)meter->total / meter->divisor * (counts->problem->horizon + 1) : 0;
  }
  counts->largest_sum = sum < INT64_MAX / (32 * AP_COUNTS_ROWS_MOST) ? (int64_t)sum : 0;
  return counts->largest_sum > 0;
}

ap_status ap_tied_counts_new(const ap_tied_problem *problem, const ap_way_pool *pools, ap_arena *arena,
                             ap_tied_counts *counts) {
  *counts = (ap_tied_counts){.problem = problem, .pools = pools};
  if (!list_rows(counts, arena)) {
    return AP_MACHINE;
  }
  size_t rows = counts->counts.row_count;
  counts->usable = rows <= AP_COUNTS_ROWS_MOST && measure_sums(counts);
  if (!counts->usable) {
    return AP_OK;
  }
  counts->room = ap_arena_allocate(arena, rows, sizeof *counts->room);
  counts->weightings = ap_arena_allocate(arena, rows * AP_COUNTS_WEIGHTINGS_MOST, sizeof *counts->weightings);
  bool made = ap_find_joined(problem, arena, counts) && add_up_fixed(counts, arena) && list_kinds(counts, arena);
  counts->counts = (ap_counts_problem){.kinds = counts->kinds,
                                       .kind_count = counts->alone_count + counts->joined_count,
                                       .row_count = rows,
                                       .room = counts->room,
                                       .weightings = counts->weightings};
  return made && !arena->failed ? AP_OK : AP_MACHINE;
}

/* ---- what is asked ---- */

static int64_t steps_within(const ap_tied_counts *counts, int row, int64_t limit, int64_t fixed) {
  if (limit == AP_UNLIMITED) {
    return counts->largest_sum;
  }
  int64_t steps = limit < fixed ? -1 : (limit - fixed) / counts->steps[row];
  return steps < counts->largest_sum ? steps : counts->largest_sum;
}

void ap_tied_counts_limit(ap_tied_counts *counts, const ap_tied_limits *limits) {
  const ap_tied_problem *problem = counts->problem;
  counts->counts.weighting_count = 0;
  for (size_t m = 0; m < problem->meter_count; m++) {
    const ap_meter *meter = &problem->meters[m];
    for (int year = 0; year < problem->horizon; year++) {
      int64_t most = meter->kind == AP_METER_LOAD ? limits->loads[meter->track][year] : AP_UNLIMITED;
      most = meter->limits[year] < most ? meter->limits[year] : most;
      int row = counts->rows[m][year];
      if (row >= 0) {
        counts->room[row] = steps_within(counts, row, most, counts->fixed[m][year]);
      }
    }
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    int64_t fixed = 0;
    for (int year = 0; year < problem->horizons[track]; year++) {
      fixed += counts->fixed[track][year];
    }
    if (counts->total_rows[track] >= 0) {
      counts->room[counts->total_rows[track]] =
          steps_within(counts, counts->total_rows[track], limits->totals[track], fixed);
    }
  }
}

/* The weighting in the making, with prices small enough for all sums. */
static void keep_weighting(ap_tied_counts *counts, const ap_wide *prices) {
  size_t rows = counts->counts.row_count;
  int64_t most = INT64_MAX / (32 * (int64_t)(rows + 1)) / counts->largest_sum;
  ap_wide largest = 0;
  for (size_t row = 0; row < rows; row++) {
    largest = prices[row] > largest ? prices[row] : largest;
  }
  int shift = 0;
  while (largest >> shift > most) {
    shift++;
  }
  if (largest == 0 || counts->counts.weighting_count == AP_COUNTS_WEIGHTINGS_MOST) {
    return;
  }
  int64_t *weighting = counts->weightings + counts->counts.weighting_count++ * rows;
  for (size_t row = 0; row < rows; row++) {
    weighting[row] = (int64_t)(prices[row] >> shift);
  }
}

void ap_tied_counts_weigh(ap_tied_counts *counts, int64_t (*meters)[AP_YEARS_MOST], ap_track track, int64_t scale) {
  ap_wide prices[AP_COUNTS_ROWS_MOST] = {0};
  for (size_t m = 0; m < counts->problem->meter_count; m++) {
    for (int year = 0; year < counts->problem->horizon; year++) {
      int row = counts->rows[m][year];
      if (row >= 0) {
        prices[row] = (ap_wide)meters[m][year] * counts->steps[row];
      }
    }
  }
  if (counts->total_rows[track] >= 0) {
    prices[counts->total_rows[track]] = (ap_wide)scale * counts->steps[counts->total_rows[track]];
  }
  keep_weighting(counts, prices);
}

void ap_tied_counts_weigh_years(ap_tied_counts *counts, ap_track track, int first, int end) {
  ap_wide prices[AP_COUNTS_ROWS_MOST] = {0};
  for (int year = first; year < end; year++) {
    if (counts->rows[track][year] >= 0) {
      prices[counts->rows[track][year]] = 1;
    }
  }
  keep_weighting(counts, prices);
}

void ap_tied_counts_weigh_limits(ap_tied_counts *counts) {
  ap_wide prices[AP_COUNTS_ROWS_MOST] = {0};
  for (size_t m = 0; m < counts->problem->meter_count; m++) {
    for (int year = 0; year < counts->problem->horizon; year++) {
      if (counts->rows[m][year] >= 0) {
        prices[counts->rows[m][year]] = counts->problem->meters[m].limits[year] != AP_UNLIMITED;
      }
    }
  }
  keep_weighting(counts, prices);
}

/* ---- columns of this question ---- */

static int64_t cost_of(const ap_tied_counts *counts, const ap_counts_column *column, size_t weighting) {
  const int64_t *prices = counts->weightings + weighting * counts->counts.row_count;
  int64_t cost = 0;
  for (size_t i = 0; i < column->count; i++) {
    cost += prices[column->amounts[i].row] * column->amounts[i].amount;
  }
  return cost;
}

static int64_t cheapest(const ap_tied_counts *counts, const ap_counts_kind *kind, size_t weighting) {
  int64_t least = kind->column_count > 0 ? INT64_MAX : 0;
  for (size_t c = 0; c < kind->column_count; c++) {
    int64_t cost = cost_of(counts, &kind->columns[c], weighting);
    least = cost < least ? cost : least;
  }
  return least;
}

/* What each weighting has left beside what the kinds alone cost at least. */
static void measure_left(const ap_tied_counts *counts, int64_t *left) {
  for (size_t v = 0; v < counts->counts.weighting_count; v++) {
    const int64_t *prices = counts->weightings + v * counts->counts.row_count;
    left[v] = 0;
    for (size_t row = 0; row < counts->counts.row_count; row++) {
      left[v] += prices[row] * counts->room[row];
    }
    for (size_t k = 0; k < counts->alone_count; k++) {
      left[v] -= (int64_t)counts->kinds[k].entities * cheapest(counts, &counts->kinds[k], v);
    }
  }
}

static bool same_way(ap_way a, ap_way b) {
  return a.years[AP_EXTERNAL] == b.years[AP_EXTERNAL] && a.years[AP_INTERNAL] == b.years[AP_INTERNAL];
}

/* False where a way of the plan is not among the columns. */
static bool count_plan(ap_tied_counts *counts, const ap_whole *whole) {
  uint32_t *taken = counts->taken;
  for (size_t k = 0; k < counts->alone_count; k++) {
    const ap_tied_kind *kind = counts->alone[k];
    const ap_way_pool *pool = &counts->pools[kind->class_index];
    for (size_t e = kind->first; e < kind->first + kind->count; e++) {
      size_t place = 0;
      while (place < pool->count && !same_way(pool->ways[place], whole->ways[e])) {
        place++;
      }
      if (place == pool->count) {
        return false;
      }
      taken[place]++;
    }
    taken += counts->kinds[k].column_count;
  }
  for (size_t j = 0; j < counts->joined_count; j++) {
    taken += counts->kinds[counts->alone_count + j].column_count;
    taken[-1] = 1; /* the plan's own comes last */
  }
  return true;
}

ap_status ap_tied_counts_lay_out(ap_tied_counts *counts, const ap_whole *whole, ap_arena *arena) {
  int64_t left[AP_COUNTS_WEIGHTINGS_MOST];
  measure_left(counts, left);
  for (size_t j = 0; j < counts->joined_count; j++) {
    ap_status status =
        ap_list_joined(counts, &counts->joined[j], whole, left, arena, &counts->kinds[counts->alone_count + j]);
    if (status != AP_OK) {
      return status;
    }
  }
  counts->taken = ap_arena_allocate(arena, ap_counts_columns(&counts->counts), sizeof *counts->taken);
  if (counts->taken == NULL) {
    return AP_MACHINE;
  }
  return count_plan(counts, whole) ? AP_OK : AP_NO;
}

/* ---- what comes out ---- */

void ap_tied_counts_write(const ap_tied_counts *counts, ap_whole *whole) {
  const uint32_t *taken = counts->taken;
  for (size_t k = 0; k < counts->alone_count; k++) {
    size_t entity = counts->alone[k]->first;
    for (size_t c = 0; c < counts->kinds[k].column_count; c++) {
      for (uint32_t n = 0; n < taken[c]; n++) {
        ap_whole_set(whole, entity++, counts->pools[counts->alone[k]->class_index].ways[c]);
      }
    }
    taken += counts->kinds[k].column_count;
  }
  for (size_t j = 0; j < counts->joined_count; j++) {
    const ap_joined *group = &counts->joined[j];
    size_t columns = counts->kinds[counts->alone_count + j].column_count;
    for (size_t c = 0; c < columns; c++) {
      for (size_t i = 0; i < group->count && taken[c] > 0; i++) {
        size_t entity = group->entities[i];
        const ap_way_pool *pool = &counts->pools[whole->kinds[entity]->class_index];
        ap_whole_set(whole, entity, pool->ways[group->places[c * group->count + i]]);
      }
    }
    taken += columns;
  }
}

void ap_tied_counts_loads(const ap_tied_counts *counts, ap_track track, const int64_t *rows, int64_t *loads) {
  for (int year = 0; year < counts->problem->horizons[track]; year++) {
    int row = counts->rows[track][year];
    loads[year] = counts->fixed[track][year] + (row < 0 ? 0 : rows[row] * counts->steps[row]);
  }
}
