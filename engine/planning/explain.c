/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/explain.h"
#include "planning/classes.h"
#include "planning/level.h"
#include <stdlib.h>
#include <string.h>

static ap_status without_rule(const ap_scenario *scenario, size_t index, ap_watch *watch, ap_arena *arena,
                              ap_rule_cost *cost) {
  ap_scenario changed;
  if (ap_switch_off_rule(scenario, index, arena, &changed) != AP_OK) {
    return AP_MACHINE;
  }
  const ap_rule *rule = &scenario->scheme->rules[index];
  *cost =
      (ap_rule_cost){.rule = rule, .without = ap_solve_again(&changed, ap_planned_with(scenario, rule->track), watch)};
  return cost->without.outcome == AP_NO_MEMORY ? AP_MACHINE : AP_OK;
}

static ap_status price_rules(const ap_scenario *scenario, ap_track track, ap_watch *watch, ap_arena *arena,
                             ap_explanation *explanation) {
  const ap_scheme *scheme = scenario->scheme;
  explanation->rules = ap_arena_allocate(arena, scheme->rule_count, sizeof *explanation->rules);
  ap_status status = explanation->rules == NULL ? AP_MACHINE : AP_OK;
  for (size_t i = 0; i < scheme->rule_count && status == AP_OK; i++) {
    if (scheme->rules[i].enabled && scheme->rules[i].track == track) {
      status = without_rule(scenario, i, watch, arena, &explanation->rules[explanation->rule_count++]);
    }
  }
  return status;
}

static ap_what_if with_cap(const ap_scenario *scenario, ap_track track, size_t cap, int64_t most, ap_watch *watch,
                           ap_arena *arena) {
  if (most <= 0) {
    return (ap_what_if){.outcome = AP_HAS_NONE};
  }
  ap_scenario changed;
  if (ap_change_cap(scenario, cap, most, arena, &changed) != AP_OK) {
    return (ap_what_if){.outcome = AP_NO_MEMORY};
  }
  return ap_solve_again(&changed, ap_planned_with(scenario, track), watch);
}

/* An hour, in the unit of the cap. */
static int64_t hour_of(const ap_constraints *asked, const ap_cap *cap, ap_track track) {
  return cap->in_money ? ap_rate_of(asked, track, cap->skill) * AP_MINUTES_OF_AN_HOUR : AP_MINUTES_OF_AN_HOUR;
}

static ap_status price_caps(const ap_scenario *scenario, ap_track track, ap_watch *watch, ap_arena *arena,
                            ap_explanation *explanation) {
  const ap_constraints *asked = &scenario->constraints;
  explanation->caps = ap_arena_allocate(arena, asked->cap_count, sizeof *explanation->caps);
  if (explanation->caps == NULL) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < asked->cap_count; i++) {
    if ((asked->caps[i].tracks >> track & 1) == 0) {
      continue;
    }
    ap_cap_price *price = &explanation->caps[explanation->cap_count++];
    int64_t most = asked->caps[i].most;
    int64_t step = hour_of(asked, &asked->caps[i], track);
    *price = (ap_cap_price){.cap = &asked->caps[i],
                            .with_more = with_cap(scenario, track, i, most + step, watch, arena),
                            .with_less = with_cap(scenario, track, i, most - step, watch, arena)};
    if (price->with_more.outcome == AP_NO_MEMORY || price->with_less.outcome == AP_NO_MEMORY) {
      return AP_MACHINE;
    }
  }
  return AP_OK;
}

static int by_falling_minutes(const void *left, const void *right) {
  const ap_forcing_unit *a = left;
  const ap_forcing_unit *b = right;
  if (a->minutes != b->minutes) {
    return a->minutes > b->minutes ? -1 : 1;
  }
  return (a->lead->rank > b->lead->rank) - (a->lead->rank < b->lead->rank);
}

static ap_status list_forcing_units(const ap_plan *plan, ap_track track, ap_arena *arena, ap_explanation *explanation) {
  const ap_track_plan *planned = &plan->tracks[track];
  explanation->forcing = ap_arena_allocate(arena, planned->unit_count, sizeof *explanation->forcing);
  if (explanation->forcing == NULL) {
    return AP_MACHINE;
  }
  int year = planned->forced_year - plan->scenario->start_year;
  for (size_t u = 0; u < planned->unit_count; u++) {
    const ap_unit *unit = &planned->units[u];
    ap_cover_rule rule = ap_cover_rule_of(unit, planned->horizon);
    if ((ap_forced_years(&rule) >> year & 1) != 0) {
      explanation->forcing[explanation->forcing_count++] =
          (ap_forcing_unit){.lead = unit->lead, .rules = unit->member_rules[0], .minutes = unit->minutes};
    }
  }
  qsort(explanation->forcing, explanation->forcing_count, sizeof *explanation->forcing, by_falling_minutes);
  return AP_OK;
}

ap_status ap_explain(const ap_plan *plan, ap_track track, const ap_plan_options *options, ap_arena *arena,
                     ap_explanation *explanation) {
  ap_watch watch = ap_watch_under(options);
  watch.progress.track = track;
  *explanation = (ap_explanation){0};
  ap_status status = price_rules(plan->scenario, track, &watch, arena, explanation);
  if (status == AP_OK) {
    status = price_caps(plan->scenario, track, &watch, arena, explanation);
  }
  if (status == AP_OK && plan->tracks[track].peak_is_forced) {
    status = list_forcing_units(plan, track, arena, explanation);
  }
  return status;
}
