/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoting/comparison.h"
#include "support/allocate.h"
#include <string.h>

static bool note_track(ap_arena *arena, int years, const ap_track_plan *plan, ap_compared_track *track) {
  *track = (ap_compared_track){.empty = plan->empty};
  if (plan->empty) {
    return true;
  }
  track->horizon = plan->horizon;
  memcpy(track->criteria, plan->criteria, sizeof track->criteria);
  track->years = ap_arena_allocate(arena, (size_t)years, sizeof *track->years);
  if (track->years == NULL) {
    return false;
  }
  for (int t = 0; t < years; t++) {
    track->years[t] = plan->years[t];
    track->items += plan->years[t].items;
    track->minutes += plan->years[t].minutes;
  }
  return true;
}

static ap_status note_costs(ap_arena *arena, const ap_plan *plan, ap_diagnostics *diagnostics, ap_compared *compared) {
  compared->currency = ap_currency_of(plan->scenario);
  if (compared->currency == NULL) {
    return AP_OK;
  }
  compared->costs = ap_arena_allocate(arena, (size_t)plan->scenario->years, sizeof *compared->costs);
  return compared->costs == NULL ? AP_MACHINE : ap_cost_years(plan, diagnostics, compared->costs, &compared->cost_sum);
}

ap_status ap_comparison_add(ap_comparison *comparison, const ap_scenario *scenario, const ap_plan *plan,
                            ap_diagnostics *diagnostics) {
  void *scenarios = comparison->scenarios;
  if (!ap_grow(&scenarios, &comparison->capacity, comparison->count + 1, sizeof *comparison->scenarios)) {
    return AP_MACHINE;
  }
  comparison->scenarios = scenarios;
  ap_compared *compared = &comparison->scenarios[comparison->count];
  *compared = (ap_compared){.scenario = scenario, .planned = plan != NULL};
  for (int track = 0; track < AP_TRACKS && plan != NULL; track++) {
    if (!note_track(&comparison->arena, scenario->years, &plan->tracks[track], &compared->tracks[track])) {
      return AP_MACHINE;
    }
  }
  ap_status status = plan == NULL ? AP_OK : note_costs(&comparison->arena, plan, diagnostics, compared);
  comparison->count += status == AP_OK;
  return status;
}

void ap_comparison_free(ap_comparison *comparison) {
  ap_arena_free(&comparison->arena);
  ap_release(comparison->scenarios);
  *comparison = (ap_comparison){0};
}

bool ap_compared_year(const ap_compared *compared, ap_track track, int year, ap_plan_year *found) {
  int offset = year - compared->scenario->start_year;
  if (!compared->planned || offset < 0 || offset >= compared->scenario->years) {
    return false;
  }
  const ap_compared_track *planned = &compared->tracks[track];
  if (planned->empty) {
    *found = (ap_plan_year){.year = year};
  } else {
    *found = planned->years[offset];
  }
  return true;
}

bool ap_compare_year(const ap_comparison *comparison, size_t index, ap_track track, int year,
                     ap_year_difference *difference) {
  ap_plan_year first, other;
  if (!ap_compared_year(&comparison->scenarios[0], track, year, &first) ||
      !ap_compared_year(&comparison->scenarios[index], track, year, &other)) {
    return false;
  }
  *difference = (ap_year_difference){.items = other.items - first.items, .minutes = other.minutes - first.minutes};
  return true;
}

bool ap_compare_years(const ap_comparison *comparison, size_t index, ap_track track, ap_year_difference *difference) {
  const ap_scenario *scenario = comparison->scenarios[index].scenario;
  bool any = false;
  *difference = (ap_year_difference){0};
  for (int t = 0; t < scenario->years; t++) {
    ap_year_difference of_year;
    if (ap_compare_year(comparison, index, track, scenario->start_year + t, &of_year)) {
      any = true;
      difference->items += of_year.items;
      difference->minutes += of_year.minutes;
    }
  }
  return any;
}

bool ap_compared_cost(const ap_compared *compared, ap_track track, int year, int64_t *amount) {
  int offset = year - compared->scenario->start_year;
  if (compared->currency == NULL || offset < 0 || offset >= compared->scenario->years ||
      (track == AP_INTERNAL && compared->scenario->purse == NULL)) {
    return false;
  }
  const ap_year_cost *cost = &compared->costs[offset];
  *amount = track == AP_EXTERNAL ? cost->external : cost->internal;
  return true;
}

bool ap_compare_cost(const ap_comparison *comparison, size_t index, ap_track track, int year, int64_t *difference) {
  const ap_compared *first = &comparison->scenarios[0];
  const ap_compared *other = &comparison->scenarios[index];
  int64_t of_first, of_other;
  if (!ap_compared_cost(first, track, year, &of_first) || !ap_compared_cost(other, track, year, &of_other) ||
      strcmp(first->currency, other->currency) != 0) {
    return false;
  }
  *difference = of_other - of_first;
  return true;
}

void ap_compared_span(const ap_comparison *comparison, int *first, int *last) {
  *first = INT32_MAX;
  *last = INT32_MIN;
  for (size_t i = 0; i < comparison->count; i++) {
    const ap_scenario *scenario = comparison->scenarios[i].scenario;
    int end = scenario->start_year + scenario->years - 1;
    *first = scenario->start_year < *first ? scenario->start_year : *first;
    *last = end > *last ? end : *last;
  }
}
