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
      brute_unit *unit = &expected->units[member->unit];
      unit->minutes += member->minutes;
      unit->deadline = member->deadline < unit->deadline ? member->deadline : unit->deadline;
      return;
    }
  }
  member->unit = expected->unit_count++;
  expected->units[member->unit] = (brute_unit){member->minutes, member->strictest->every, member->deadline};
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
  for (size_t unit = 0; unit < expected->unit_count; unit++) {
    if (expected->units[unit].deadline < 1) {
      expected->units[unit].deadline = 1;
      expected->overdue_count++;
    }
  }
  return expected->unit_count <= BRUTE_UNITS_MOST && expected->horizon <= BRUTE_YEARS_MOST;
}

void expected_instance(const expected_track *expected, brute_instance *instance) {
  *instance = (brute_instance){.horizon = expected->horizon, .count = expected->unit_count};
  memcpy(instance->units, expected->units, expected->unit_count * sizeof expected->units[0]);
}

const expected_member *expected_member_of(const expected_track *expected, const ap_item *item) {
  for (size_t index = 0; index < expected->member_count; index++) {
    if (expected->members[index].item == item) {
      return &expected->members[index];
    }
  }
  return NULL;
}

static bool satisfies_claim(const expected_claim *claim, unsigned years, int horizon) {
  int due = claim->deadline < 1 ? 1 : claim->deadline;
  for (int year = 1; year <= horizon; year++) {
    if (year > due) {
      return false;
    }
    if ((years >> (year - 1) & 1U) != 0) {
      due = year + claim->rule->every;
    }
  }
  return due > horizon;
}

bool expected_satisfied(const expected_member *member, unsigned years, int horizon) {
  for (size_t index = 0; index < member->claim_count; index++) {
    if (!satisfies_claim(&member->claims[index], years, horizon)) {
      return false;
    }
  }
  return true;
}
