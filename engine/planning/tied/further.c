/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/further.h"

/* The meter's or link's prices times `size` for the years of a horizon; NULL where all are 0, or memory is short. */
static int64_t *copy_prices(const int64_t *prices, int64_t size, int horizon, ap_arena *arena) {
  int64_t most = 0;
  for (int year = 0; year < horizon; year++) {
    most = prices[year] > most ? prices[year] : most;
  }
  int64_t *copy = most == 0 ? NULL : ap_arena_allocate(arena, (size_t)horizon, sizeof *copy);
  for (int year = 0; year < horizon && copy != NULL; year++) {
    copy[year] = prices[year] * size;
  }
  return copy;
}

static void copy_meters(const ap_tied_problem *problem, ap_track track, const ap_tied_proof *proof, ap_arena *arena,
                        ap_further_prices *further) {
  for (size_t m = 0; m < problem->meter_count; m++) {
    const ap_meter *meter = &problem->meters[m];
    if (m == (size_t)track) {
      continue;
    }
    int horizon = meter->kind == AP_METER_CAP ? problem->horizon : problem->horizons[meter->track];
    int64_t *weights = copy_prices(proof->prices.meters[m], 1, horizon, arena);
    if (weights == NULL) {
      continue;
    }
    ap_priced priced = {.index = meter->index, .track = meter->track, .weights = weights, .years = horizon};
    switch (meter->kind) {
    case AP_METER_LOAD:
      further->other_track = weights;
      further->other_years = horizon;
      break;
    case AP_METER_CAP:
      further->caps[further->cap_count++] = priced;
      break;
    case AP_METER_APART:
      further->apart[further->apart_count++] = priced;
      break;
    }
  }
}

static void copy_links(const ap_tied_problem *problem, const ap_tied_proof *proof, size_t entity,
                       const ap_tied_kind *kind, ap_arena *arena, ap_further_prices *further) {
  const ap_tied_class *class = &problem->classes[kind->class_index];
  for (ap_track of = AP_EXTERNAL; of <= AP_INTERNAL; of++) {
    const ap_side *side = &class->sides[of];
    const ap_unit *unit = problem->entities[entity].units[of];
    for (size_t i = 0; i < side->opening_count; i++) {
      int64_t *weights =
          copy_prices(proof->prices.links[side->first_link + i], kind->size, problem->horizons[of], arena);
      if (weights != NULL) {
        further->set_ups[further->set_up_count++] = (ap_priced){.index = problem->openings[side->openings[i]].set_up,
                                                                .track = of,
                                                                .lead = unit->lead,
                                                                .rule = unit->rule->id,
                                                                .weights = weights,
                                                                .years = problem->horizons[of]};
      }
    }
  }
}

/* Members of set-ups, on all sides of all entities. */
static size_t count_links(const ap_tied_problem *problem) {
  size_t links = 0;
  for (size_t k = 0; k < problem->kind_count; k++) {
    const ap_tied_class *class = &problem->classes[problem->kinds[k].class_index];
    links +=
        problem->kinds[k].count * (class->sides[AP_EXTERNAL].opening_count + class->sides[AP_INTERNAL].opening_count);
  }
  return links;
}

bool ap_further_copy(const ap_tied_problem *problem, ap_track track, const ap_tied_proof *proof, ap_arena *arena,
                     ap_further_prices *further) {
  *further = (ap_further_prices){.caps = ap_arena_allocate(arena, problem->meter_count, sizeof *further->caps),
                                 .apart = ap_arena_allocate(arena, problem->meter_count, sizeof *further->apart),
                                 .set_ups = ap_arena_allocate(arena, count_links(problem), sizeof *further->set_ups)};
  if (arena->failed || !proof->given) {
    return !arena->failed;
  }
  copy_meters(problem, track, proof, arena, further);
  for (size_t k = 0; k < problem->kind_count; k++) {
    const ap_tied_kind *kind = &problem->kinds[k];
    for (size_t e = kind->first; e < kind->first + kind->count; e++) {
      copy_links(problem, proof, e, kind, arena, further);
    }
  }
  return !arena->failed;
}
