/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/restrictions.h"
#include <string.h>

static void pin_unit(const ap_scenario *scenario, ap_track track, ap_unit *unit) {
  const ap_constraints *constraints = &scenario->constraints;
  for (size_t m = 0; m < unit->member_count && scenario->under_way != NULL; m++) {
    unit->barred |= scenario->under_way->barred[track][unit->members[m]->index];
  }
  for (size_t p = 0; p < constraints->pin_count; p++) {
    const ap_pin *pin = &constraints->pins[p];
    for (size_t m = 0; m < unit->member_count; m++) {
      if (ap_is_chosen(&pin->items, unit->members[m]->id, track)) {
        unit->required |= pin->must;
        unit->barred |= pin->never | (pin->only != 0 ? ~pin->only : 0);
        break;
      }
    }
  }
}

/* ---- groups: units that share a name in `together` become one ---- */

static size_t root_of(size_t *leader, size_t unit) {
  while (leader[unit] != unit) {
    leader[unit] = leader[leader[unit]];
    unit = leader[unit];
  }
  return unit;
}

static bool is_in_group(const ap_unit *unit, const ap_together *group, ap_track track) {
  for (size_t m = 0; m < unit->member_count; m++) {
    if (ap_is_chosen(&group->items, unit->members[m]->id, track)) {
      return true;
    }
  }
  return false;
}

/* The leader of a merged unit is the first of its units. */
static void find_leaders(const ap_scenario *scenario, ap_track track, const ap_units *units, size_t *leader) {
  for (size_t u = 0; u < units->count; u++) {
    leader[u] = u;
  }
  for (size_t g = 0; g < scenario->constraints.together_count; g++) {
    size_t first = units->count;
    for (size_t u = 0; u < units->count; u++) {
      if (!is_in_group(&units->units[u], &scenario->constraints.together[g], track)) {
        continue;
      }
      first = first == units->count ? u : first;
      size_t one = root_of(leader, first);
      size_t other = root_of(leader, u);
      leader[one < other ? other : one] = one < other ? one : other;
    }
  }
}

static void take_in(ap_unit *merged, const ap_unit *unit) {
  for (size_t m = 0; m < unit->member_count; m++) {
    merged->members[merged->member_count] = unit->members[m];
    merged->member_rules[merged->member_count++] = unit->member_rules[m];
  }
  merged->minutes += unit->minutes;
  merged->due = unit->due < merged->due ? unit->due : merged->due;
  merged->in_time = unit->in_time < merged->in_time ? unit->in_time : merged->in_time;
  merged->barred |= unit->barred;
  merged->required |= unit->required;
  if (unit->every < merged->every) {
    merged->every = unit->every;
    merged->rule = unit->rule;
  }
}

/* Gives the leader room for the members of all its units. */
static bool widen(ap_arena *arena, ap_unit *unit, size_t members) {
  const ap_item **all = ap_arena_allocate(arena, members, sizeof(const ap_item *));
  const char **rules = ap_arena_allocate(arena, members, sizeof(const char *));
  if (all == NULL || rules == NULL) {
    return false;
  }
  memcpy(all, unit->members, unit->member_count * sizeof(const ap_item *));
  memcpy(rules, unit->member_rules, unit->member_count * sizeof(const char *));
  unit->members = all;
  unit->member_rules = rules;
  return true;
}

static ap_status merge_groups(const ap_scenario *scenario, ap_track track, ap_arena *arena, ap_units *units) {
  size_t *leader = ap_arena_allocate(arena, units->count, sizeof *leader);
  size_t *members = ap_arena_allocate(arena, units->count, sizeof *members);
  if (leader == NULL || members == NULL) {
    return AP_MACHINE;
  }
  find_leaders(scenario, track, units, leader);
  for (size_t u = 0; u < units->count; u++) {
    members[root_of(leader, u)] += units->units[u].member_count;
  }
  for (size_t u = 0; u < units->count; u++) {
    size_t root = root_of(leader, u); /* at most u */
    if (root != u) {
      take_in(&units->units[root], &units->units[u]);
    } else if (members[u] > units->units[u].member_count && !widen(arena, &units->units[u], members[u])) {
      return AP_MACHINE;
    }
  }
  size_t kept = 0;
  for (size_t u = 0; u < units->count; u++) {
    if (leader[u] == u) {
      units->units[kept++] = units->units[u];
    }
  }
  units->count = kept;
  return AP_OK;
}

/* ---- deadlines and caps ---- */

/* What is overdue is due in the first year that the restrictions allow; what is not, when it is due. */
static void set_deadline(ap_unit *unit, int horizon) {
  ap_years all = ((ap_years)1 << horizon) - 1;
  unit->barred &= all;
  unit->required &= all;
  unit->deadline = unit->due;
  if (unit->due < 1) {
    unit->deadline = 1;
    while (unit->deadline < horizon && (unit->barred >> (unit->deadline - 1) & 1) != 0) {
      unit->deadline++;
    }
    unit->deadline = unit->in_time < unit->deadline ? unit->in_time : unit->deadline;
  }
}

/* Where nothing is due after the first year, what neither is due nor has to be in it is not planned at all, and the
 * rest once. */
static void end_with_the_first_year(ap_units *units) {
  size_t kept = 0;
  for (size_t u = 0; u < units->count; u++) {
    if (units->units[u].deadline <= 1 || (units->units[u].required & 1) != 0) {
      ap_unit *unit = &units->units[kept++];
      *unit = units->units[u];
      unit->every = units->horizon;
      unit->barred |= (((ap_years)1 << units->horizon) - 1) & ~(ap_years)1;
      unit->required &= 1;
    }
  }
  units->count = kept;
}

static void set_caps(const ap_scenario *scenario, ap_track track, ap_units *units) {
  for (int year = 0; year < units->horizon; year++) {
    for (size_t c = 0; c < scenario->constraints.cap_count; c++) {
      const ap_cap *cap = &scenario->constraints.caps[c];
      bool lower = units->caps[year] == 0 || cap->most < units->caps[year];
      if (ap_cap_limits_load(cap, track) && (cap->years >> year & 1) != 0 && lower) {
        units->caps[year] = cap->most;
      }
    }
  }
}

ap_status ap_units_restrict(const ap_scenario *scenario, ap_track track, ap_arena *arena, ap_units *units) {
  for (size_t u = 0; u < units->count; u++) {
    pin_unit(scenario, track, &units->units[u]);
  }
  if (scenario->constraints.together_count > 0 && merge_groups(scenario, track, arena, units) != AP_OK) {
    return AP_MACHINE;
  }
  for (size_t u = 0; u < units->count; u++) {
    set_deadline(&units->units[u], units->horizon);
  }
  if (scenario->under_way != NULL && scenario->under_way->ends) {
    end_with_the_first_year(units);
  }
  set_caps(scenario, track, units);
  return AP_OK;
}
