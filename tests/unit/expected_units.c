/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expected_units.h"

#include <string.h>

static bool is_in_scope(const ap_item *item, ap_track track) {
  return item->selected && !item->heading && !(track == AP_EXTERNAL && item->inherited);
}

static bool is_drawn_in(const ap_scenario *scenario, const ap_rule *rule, const ap_item *objective) {
  if (rule->unit != AP_UNIT_OBJECTIVE || objective->level != AP_OBJECTIVE) {
    return false;
  }
  for (size_t index = 0; index < scenario->catalog->count; index++) {
    const ap_item *detail = &scenario->catalog->items[index];
    if (detail->parent == objective && is_in_scope(detail, rule->track) &&
        ap_select_matches(&rule->select, scenario->tagged, detail)) {
      return true;
    }
  }
  return false;
}

static bool is_claimed(const ap_scenario *scenario, const ap_rule *rule, ap_track track, const ap_item *item) {
  return rule->enabled && rule->track == track && is_in_scope(item, track) &&
         (ap_select_matches(&rule->select, scenario->tagged, item) || is_drawn_in(scenario, rule, item));
}

static int last_row(const ap_scenario *scenario, const ap_item *item, ap_track track) {
  int last = AP_NEVER;
  for (size_t index = 0; scenario->history != NULL && index < scenario->history->count; index++) {
    const ap_history_row *row = &scenario->history->rows[index];
    if (row->item == item && row->track == track && row->year < scenario->start_year && row->year > last) {
      last = row->year;
    }
  }
  return last;
}

static int deadline_under(const ap_scenario *scenario, const ap_rule *rule, const ap_item *item) {
  int last = last_row(scenario, item, rule->track);
  if (last == AP_NEVER && rule->unit == AP_UNIT_OBJECTIVE && item->parent != NULL) {
    last = last_row(scenario, item->parent, rule->track);
  }
  return last == AP_NEVER ? rule->every : last - scenario->start_year + 1 + rule->every;
}

static void fill_member(const ap_scenario *scenario, ap_track track, const ap_item *item, expected_member *member) {
  *member = (expected_member){.item = item, .minutes = ap_item_minutes(scenario, item, track)};
  for (size_t index = 0; index < scenario->scheme->rule_count; index++) {
    const ap_rule *rule = &scenario->scheme->rules[index];
    if (!is_claimed(scenario, rule, track, item)) {
      continue;
    }
    int deadline = deadline_under(scenario, rule, item);
    if (member->claim_count != 0) {
      strcat(member->rules, "+");
    }
    strcat(member->rules, rule->id);
    member->deadline = member->claim_count == 0 || deadline < member->deadline ? deadline : member->deadline;
    if (member->strictest == NULL || rule->every < member->strictest->every) {
      member->strictest = rule;
    }
    member->claims[member->claim_count++] = (expected_claim){rule, deadline};
  }
}

static const ap_item *objective_of(const ap_item *item) { return item->parent != NULL ? item->parent : item; }

static bool is_same_unit(const expected_member *left, const expected_member *right) {
  return left->strictest == right->strictest && left->strictest->unit == AP_UNIT_OBJECTIVE &&
         objective_of(left->item) == objective_of(right->item);
}

static void join_unit(expected_track *expected, expected_member *member) {
  for (size_t index = 0; index < expected->member_count; index++) {
    if (is_same_unit(&expected->members[index], member)) {
      member->unit = expected->members[index].unit;
      return;
    }
  }
  member->unit = expected->unit_count++;
}

/* The last unit takes the number that is free then. */
static void merge_units(expected_track *expected, size_t one, size_t other) {
  if (one == other) {
    return;
  }
  size_t kept = one < other ? one : other;
  size_t gone = one < other ? other : one;
  size_t last = --expected->unit_count;
  for (size_t index = 0; index < expected->member_count; index++) {
    size_t unit = expected->members[index].unit;
    expected->members[index].unit = unit == gone ? kept : unit == last ? gone : unit;
  }
}

static void merge_group(const ap_together *group, ap_track track, expected_track *expected) {
  const expected_member *first = NULL;
  for (size_t index = 0; index < expected->member_count; index++) {
    const expected_member *member = &expected->members[index];
    if (ap_is_chosen(&group->items, member->item->id, (unsigned)track)) {
      first = first == NULL ? member : first;
      merge_units(expected, first->unit, member->unit);
    }
  }
}

static void sum_member(expected_track *expected, const expected_member *member) {
  brute_unit *unit = &expected->units[member->unit];
  bool first = unit->period == 0;
  unit->minutes += member->minutes;
  unit->period = first || member->strictest->every < unit->period ? member->strictest->every : unit->period;
  unit->deadline = first || member->deadline < unit->deadline ? member->deadline : unit->deadline;
}

static void restrict_member(const ap_constraints *constraints, ap_track track, expected_track *expected,
                            const expected_member *member) {
  unsigned *forbidden = &expected->forbidden[member->unit];
  unsigned *required = &expected->required[member->unit];
  unsigned horizon = (1U << expected->horizon) - 1;
  for (size_t index = 0; index < constraints->pin_count; index++) {
    const ap_pin *pin = &constraints->pins[index];
    if (ap_is_chosen(&pin->items, member->item->id, (unsigned)track)) {
      *required |= pin->must & horizon;
      *forbidden |= (pin->never | (pin->only != 0 ? ~pin->only : 0)) & horizon;
    }
  }
  for (size_t index = 0; index < member->claim_count; index++) {
    *required |= member->claims[index].rule->initial_full ? 1U : 0U;
  }
  for (size_t index = 0; index < constraints->together_count; index++) {
    const ap_together *group = &constraints->together[index];
    expected->grouped[member->unit] |= ap_is_chosen(&group->items, member->item->id, (unsigned)track);
  }
}

static int first_allowed(unsigned forbidden, int horizon) {
  int year = 1;
  while (year < horizon && (forbidden >> (year - 1) & 1U) != 0) {
    year++;
  }
  return year;
}

/* The earliest deadline of those claims of the unit's members that are not overdue. */
static int in_time(const expected_track *expected, size_t unit) {
  int earliest = expected->horizon;
  for (size_t index = 0; index < expected->member_count; index++) {
    const expected_member *member = &expected->members[index];
    for (size_t claim = 0; member->unit == unit && claim < member->claim_count; claim++) {
      int deadline = member->claims[claim].deadline;
      earliest = deadline >= 1 && deadline < earliest ? deadline : earliest;
    }
  }
  return earliest;
}

static void settle_deadline(expected_track *expected, size_t unit) {
  if (expected->units[unit].deadline < 1) {
    int allowed = first_allowed(expected->forbidden[unit], expected->horizon);
    int others = in_time(expected, unit);
    expected->units[unit].deadline = allowed < others ? allowed : others;
    expected->overdue[unit] = true;
    expected->overdue_count++;
  }
}

static void cap_years(const ap_constraints *constraints, ap_track track, expected_track *expected) {
  for (size_t index = 0; index < constraints->cap_count; index++) {
    const ap_cap *cap = &constraints->caps[index];
    for (int year = 0; year < expected->horizon && ap_cap_limits_load(cap, (unsigned)track); year++) {
      bool tighter = (expected->capped >> year & 1U) == 0 || cap->most < expected->caps[year];
      if ((cap->years >> year & 1U) != 0 && tighter) {
        expected->caps[year] = cap->most;
        expected->capped |= 1U << year;
      }
    }
  }
}

static int horizon_of(const ap_scenario *scenario, ap_track track) {
  int horizon = scenario->years;
  for (size_t index = 0; index < scenario->scheme->rule_count; index++) {
    const ap_rule *rule = &scenario->scheme->rules[index];
    if (rule->enabled && rule->track == track && rule->every > horizon) {
      horizon = rule->every;
    }
  }
  return horizon;
}

bool expected_track_of(const ap_scenario *scenario, ap_track track, expected_track *expected) {
  *expected = (expected_track){.horizon = horizon_of(scenario, track)};
  for (size_t rank = 0; rank < scenario->catalog->count; rank++) {
    expected_member *member = &expected->members[expected->member_count];
    fill_member(scenario, track, scenario->catalog->by_rank[rank], member);
    if (member->claim_count != 0) {
      join_unit(expected, member);
      expected->member_count++;
    }
  }
  const ap_constraints *constraints = &scenario->constraints;
  for (size_t group = 0; group < constraints->together_count; group++) {
    merge_group(&constraints->together[group], track, expected);
  }
  for (size_t index = 0; index < expected->member_count; index++) {
    sum_member(expected, &expected->members[index]);
    restrict_member(constraints, track, expected, &expected->members[index]);
  }
  for (size_t unit = 0; unit < expected->unit_count; unit++) {
    settle_deadline(expected, unit);
  }
  cap_years(constraints, track, expected);
  return expected->unit_count <= BRUTE_UNITS_MOST && expected->horizon <= BRUTE_YEARS_MOST;
}

void expected_instance(const expected_track *expected, brute_instance *instance) {
  *instance = (brute_instance){.horizon = expected->horizon, .count = expected->unit_count, .capped = expected->capped};
  memcpy(instance->units, expected->units, expected->unit_count * sizeof expected->units[0]);
  memcpy(instance->forbidden, expected->forbidden, expected->unit_count * sizeof expected->forbidden[0]);
  memcpy(instance->required, expected->required, expected->unit_count * sizeof expected->required[0]);
  memcpy(instance->caps, expected->caps, (size_t)expected->horizon * sizeof expected->caps[0]);
}

const expected_member *expected_member_of(const expected_track *expected, const ap_item *item) {
  for (size_t index = 0; index < expected->member_count; index++) {
    if (expected->members[index].item == item) {
      return &expected->members[index];
    }
  }
  return NULL;
}

/* `late` is the year that an overdue claim is now due in. */
static bool satisfies_claim(const expected_claim *claim, unsigned years, int horizon, int late) {
  int due = claim->deadline < 1 ? late : claim->deadline;
  for (int year = 1; year <= horizon; year++) {
    if (year > due) {
      return false;
    }
    if ((years >> (year - 1) & 1U) != 0) {
      int next = year + claim->rule->every;
      due = next > due ? next : due;
    }
  }
  return due > horizon;
}

static bool satisfies_claims(const expected_member *member, unsigned years, int horizon, int late) {
  for (size_t index = 0; index < member->claim_count; index++) {
    if (!satisfies_claim(&member->claims[index], years, horizon, late)) {
      return false;
    }
  }
  return true;
}

bool expected_satisfied(const expected_member *member, unsigned years, int horizon) {
  return satisfies_claims(member, years, horizon, 1);
}

bool expected_kept(const expected_track *expected, const expected_member *member, unsigned years, int horizon) {
  return expected_kept_with(expected, member, years, 0, horizon);
}

bool expected_kept_with(const expected_track *expected, const expected_member *member, unsigned years, unsigned others,
                        int horizon) {
  unsigned seen = (1U << horizon) - 1;
  unsigned forbidden = expected->forbidden[member->unit];
  unsigned missing = expected->required[member->unit] & ~years;
  return (years & forbidden) == 0 && (missing & seen) == 0 &&
         satisfies_claims(member, years | others, horizon, first_allowed(forbidden, expected->horizon));
}
