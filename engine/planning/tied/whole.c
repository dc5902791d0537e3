/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/whole.h"
#include "planning/bounds.h"
#include "planning/score.h"
#include <string.h>

static const int64_t unlimited[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};

bool ap_whole_new(const ap_tied_problem *problem, ap_arena *arena, ap_whole *whole) {
  *whole = (ap_whole){.problem = problem,
                      .ways = ap_arena_allocate(arena, problem->entity_count, sizeof *whole->ways),
                      .kinds = ap_arena_allocate(arena, problem->entity_count, sizeof(const ap_tied_kind *)),
                      .meters = ap_arena_allocate(arena, problem->meter_count, sizeof *whole->meters),
                      .open = ap_arena_allocate(arena, problem->opening_count, sizeof *whole->open)};
  if (arena->failed) {
    return false;
  }
  ap_whole_aim(whole, unlimited);
  for (size_t k = 0; k < problem->kind_count; k++) {
    for (size_t i = 0; i < problem->kinds[k].count; i++) {
      whole->kinds[problem->kinds[k].first + i] = &problem->kinds[k];
    }
  }
  return true;
}

void ap_whole_copy(const ap_whole *from, ap_whole *to) {
  const ap_tied_problem *problem = from->problem;
  memcpy(to->ways, from->ways, problem->entity_count * sizeof *to->ways);
  memcpy(to->meters, from->meters, problem->meter_count * sizeof *to->meters);
  memcpy(to->open, from->open, problem->opening_count * sizeof *to->open);
  ap_whole_aim(to, from->peaks);
}

enum { EXCESS_DIGITS = 40 };

static ap_wide excess_of(const ap_meter *meter, int64_t value, int year, int64_t peak) {
  int64_t limit = meter->limits[year] < peak ? meter->limits[year] : peak;
  if (value <= limit) {
    return 0;
  }
  int64_t one = ((int64_t)1 << EXCESS_DIGITS) / (meter->total > 0 ? meter->total : 1);
  return (ap_wide)(value - limit) * (one > 0 ? one : 1);
}

static int64_t peak_for(const ap_meter *meter, const int64_t *peaks) {
  return meter->kind == AP_METER_LOAD ? peaks[meter->track] : AP_UNLIMITED;
}

/* The one place where a meter changes. */
static void add_to_meter(ap_whole *whole, size_t index, int year, int64_t amount) {
  const ap_meter *meter = &whole->problem->meters[index];
  int64_t *value = &whole->meters[index][year];
  int64_t peak = peak_for(meter, whole->peaks);
  whole->excess -= excess_of(meter, *value, year, peak);
  if (meter->kind == AP_METER_LOAD) {
    whole->totals[meter->track] += amount;
    whole->squares[meter->track] += (ap_wide)amount * (2 * (ap_wide)*value + amount);
  }
  *value += amount;
  whole->excess += excess_of(meter, *value, year, peak);
}

static void open_or_close(ap_whole *whole, size_t index, int year, int sign) {
  const ap_opening *opening = &whole->problem->openings[index];
  int32_t *open = &whole->open[index][year];
  bool was_open = *open > 0;
  *open += sign;
  if (was_open == (*open > 0)) {
    return;
  }
  for (size_t i = 0; i < opening->use_count; i++) {
    add_to_meter(whole, opening->uses[i].meter, year, sign * opening->uses[i].amount);
  }
}

static void audit(ap_whole *whole, const ap_side *side, int64_t size, int year, int sign) {
  for (size_t i = 0; i < side->use_count; i++) {
    add_to_meter(whole, side->uses[i].meter, year, sign * side->uses[i].amount * size);
  }
  for (size_t i = 0; i < side->opening_count; i++) {
    open_or_close(whole, side->openings[i], year, sign);
  }
}

void ap_whole_set(ap_whole *whole, size_t entity, ap_way way) {
  const ap_tied_kind *kind = whole->kinds[entity];
  const ap_tied_class *class = &whole->problem->classes[kind->class_index];
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_cover before = whole->ways[entity].years[track];
    ap_cover after = way.years[track];
    ap_cover changed = before ^ after;
    for (int year = 0; changed >> year != 0; year++) {
      if ((changed >> year & 1) != 0) {
        audit(whole, &class->sides[track], kind->size, year, (after >> year & 1) != 0 ? 1 : -1);
      }
    }
  }
  whole->ways[entity] = way;
}

static ap_wide excess_over(const ap_whole *whole, const int64_t *peaks) {
  const ap_tied_problem *problem = whole->problem;
  ap_wide excess = 0;
  for (size_t m = 0; m < problem->meter_count; m++) {
    for (int year = 0; year < problem->horizon; year++) {
      const ap_meter *meter = &problem->meters[m];
      excess += excess_of(meter, whole->meters[m][year], year, peak_for(meter, peaks));
    }
  }
  return excess;
}

void ap_whole_aim(ap_whole *whole, const int64_t *peaks) {
  for (int track = 0; track < AP_TRACKS; track++) {
    whole->peaks[track] = peaks[track];
    whole->totals[track] = 0;
    whole->squares[track] = 0;
    for (int year = 0; year < whole->problem->horizons[track]; year++) {
      int64_t load = whole->meters[track][year];
      whole->totals[track] += load;
      whole->squares[track] += (ap_wide)load * load;
    }
  }
  whole->excess = excess_over(whole, peaks);
}

bool ap_whole_is_above(const ap_whole *whole, size_t meter, int year) {
  const ap_meter *of = &whole->problem->meters[meter];
  return excess_of(of, whole->meters[meter][year], year, peak_for(of, whole->peaks)) > 0;
}

ap_wide ap_whole_above_limits(const ap_whole *whole) { return excess_over(whole, unlimited); }

int ap_compare_wholes(const ap_whole *left, const ap_whole *right) {
  const ap_tied_problem *problem = left->problem;
  ap_wide above_left = ap_whole_above_limits(left);
  ap_wide above_right = ap_whole_above_limits(right);
  if (above_left != above_right) {
    return above_left < above_right ? -1 : 1;
  }
  for (int i = 0; i < AP_CRITERIA; i++) {
    const ap_criterion alone[AP_CRITERIA] = {problem->scenario->order[i], problem->scenario->order[i],
                                             problem->scenario->order[i]};
    for (int track = 0; track < AP_TRACKS; track++) {
      int horizon = problem->horizons[track];
      int order = horizon == 0 ? 0 : ap_compare_loads(alone, left->meters[track], right->meters[track], horizon);
      if (order != 0) {
        return order;
      }
    }
  }
  return 0;
}
