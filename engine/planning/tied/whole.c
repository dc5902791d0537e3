/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/whole.h"
#include "planning/bounds.h"
#include "planning/score.h"
#include <string.h>

bool ap_whole_new(const ap_tied_problem *problem, ap_arena *arena, ap_whole *whole) {
  *whole = (ap_whole){.problem = problem,
                      .ways = ap_arena_allocate(arena, problem->entity_count, sizeof *whole->ways),
                      .kinds = ap_arena_allocate(arena, problem->entity_count, sizeof(const ap_tied_kind *)),
                      .meters = ap_arena_allocate(arena, problem->meter_count, sizeof *whole->meters),
                      .open = ap_arena_allocate(arena, problem->opening_count, sizeof *whole->open)};
  if (arena->failed) {
    return false;
  }
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
    whole->meters[opening->uses[i].meter][year] += sign * opening->uses[i].amount;
  }
}

static void audit(ap_whole *whole, const ap_side *side, int64_t size, int year, int sign) {
  for (size_t i = 0; i < side->use_count; i++) {
    whole->meters[side->uses[i].meter][year] += sign * side->uses[i].amount * size;
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

enum { EXCESS_DIGITS = 40 };

ap_wide ap_whole_excess(const ap_whole *whole, const int64_t *peaks) {
  const ap_tied_problem *problem = whole->problem;
  ap_wide excess = 0;
  for (size_t m = 0; m < problem->meter_count; m++) {
    const ap_meter *meter = &problem->meters[m];
    int64_t most = meter->kind == AP_METER_LOAD ? peaks[meter->track] : AP_UNLIMITED;
    for (int year = 0; year < problem->horizon; year++) {
      int64_t limit = meter->limits[year] < most ? meter->limits[year] : most;
      if (whole->meters[m][year] > limit) {
        ap_wide above = (ap_wide)(whole->meters[m][year] - limit) << EXCESS_DIGITS;
        excess += above / (meter->total > 0 ? meter->total : 1) + 1;
      }
    }
  }
  return excess;
}

int ap_compare_wholes(const ap_whole *left, const ap_whole *right) {
  static const int64_t unlimited[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};
  const ap_tied_problem *problem = left->problem;
  ap_wide above_left = ap_whole_excess(left, unlimited);
  ap_wide above_right = ap_whole_excess(right, unlimited);
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
