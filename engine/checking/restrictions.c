/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups, pins and full first years, read from the scenario once more: nothing of the planner is asked. */
#include "checking/restrictions.h"
#include "checking/chosen.h"

typedef struct restricting {
  ap_check_scope *scope;
  size_t *leader; /* of each part: an earlier one that it is joined to, in the end the first of its unit */
  const ap_together *group;
  size_t first; /* the part that the group chose first; AP_NO_UNIT */
  const ap_pin *pin;
  const ap_rule *rule;
} restricting;

static size_t leader_of(restricting *at, size_t part) {
  size_t *leader = at->leader;
  while (leader[part] != part) {
    leader[part] = leader[leader[part]];
    part = leader[part];
  }
  return part;
}

static void join_group(void *context, const ap_item *item) {
  restricting *at = context;
  size_t chosen = at->scope->part_of[item->index];
  ap_check_part *part = &at->scope->parts[chosen];
  part->group = part->group == NULL ? at->group : part->group;
  at->first = at->first == AP_NO_UNIT ? chosen : at->first;
  size_t one = leader_of(at, at->first);
  size_t other = leader_of(at, chosen);
  at->leader[one < other ? other : one] = one < other ? one : other;
}

static bool join_groups(restricting *at) {
  ap_check_scope *scope = at->scope;
  const ap_constraints *constraints = &scope->scenario->constraints;
  at->leader = ap_arena_allocate(&scope->arena, scope->part_count, sizeof *at->leader);
  if (at->leader == NULL) {
    return false;
  }
  for (size_t p = 0; p < scope->part_count; p++) {
    at->leader[p] = p;
  }
  for (size_t g = 0; g < constraints->together_count; g++) {
    at->group = &constraints->together[g];
    at->first = AP_NO_UNIT;
    ap_check_each_chosen(scope, &at->group->items, join_group, at);
  }
  return true;
}

/* The strictest rule has the smallest period; of two such it is the earlier in the scheme. */
static bool is_stricter(const ap_rule *rule, const ap_rule *than) {
  return rule->every != than->every ? rule->every < than->every : rule < than;
}

static void add_part(ap_check_unit *unit, const ap_check_part *part) {
  unit->minutes += part->minutes;
  unit->rule = is_stricter(part->rule, unit->rule) ? part->rule : unit->rule;
  unit->due = part->due < unit->due ? part->due : unit->due;
  if (part->due_in_time != 0 && (unit->due_in_time == 0 || part->due_in_time < unit->due_in_time)) {
    unit->due_in_time = part->due_in_time;
  }
}

static void make_units(restricting *at) {
  ap_check_scope *scope = at->scope;
  for (size_t p = 0; p < scope->part_count; p++) {
    ap_check_part *part = &scope->parts[p];
    size_t leader = leader_of(at, p); /* at most p */
    part->sibling = AP_NO_UNIT;
    if (leader == p) {
      part->unit = scope->unit_count++;
      scope->units[part->unit] = (ap_check_unit){
          .rule = part->rule, .leading = part->leading, .part = p, .due = part->due, .due_in_time = part->due_in_time};
    } else {
      part->unit = scope->parts[leader].unit;
      part->sibling = scope->parts[leader].sibling; /* behind the first, which stays the first */
      scope->parts[leader].sibling = p;
    }
    add_part(&scope->units[part->unit], part);
  }
  for (size_t i = 0; i < scope->scenario->catalog->count; i++) {
    scope->unit_of[i] = scope->part_of[i] == AP_NO_UNIT ? AP_NO_UNIT : scope->parts[scope->part_of[i]].unit;
  }
}

/* What adds nothing to the unit is not put down, so that a unit has few demands, however many pins there are. */
static void demand(restricting *at, const ap_item *item, ap_years required, ap_years barred) {
  ap_check_scope *scope = at->scope;
  ap_check_unit *unit = &scope->units[scope->unit_of[item->index]];
  ap_years horizon = ((ap_years)1 << scope->horizon) - 1;
  required &= horizon & ~unit->required;
  barred &= horizon & ~unit->barred;
  if ((required | barred) == 0) {
    return;
  }
  ap_check_demand *added = ap_arena_allocate(&scope->arena, 1, sizeof *added);
  if (added != NULL) {
    *added = (ap_check_demand){
        .pin = at->pin, .rule = at->rule, .required = required, .barred = barred, .next = unit->demands};
    unit->demands = added;
    unit->required |= required;
    unit->barred |= barred;
  }
}

static void demand_pin(void *context, const ap_item *item) {
  restricting *at = context;
  demand(at, item, at->pin->must, at->pin->never | (at->pin->only == 0 ? 0 : ~at->pin->only));
}

static void demand_full_first_years(restricting *at) {
  ap_check_scope *scope = at->scope;
  const ap_scenario *scenario = scope->scenario;
  for (size_t r = 0; r < scenario->scheme->rule_count; r++) {
    at->rule = &scenario->scheme->rules[r];
    for (size_t i = 0; i < scenario->catalog->count && at->rule->initial_full; i++) {
      if (ap_check_claims(scope, r, &scenario->catalog->items[i])) {
        demand(at, &scenario->catalog->items[i], 1, 0);
      }
    }
  }
  at->rule = NULL;
}

/* Rows of audits that were not done are told as such: no demand of a pin. */
static void bar_missed(ap_check_scope *scope) {
  for (size_t i = 0; i < scope->scenario->catalog->count; i++) {
    if (scope->unit_of[i] != AP_NO_UNIT) {
      ap_years horizon = ((ap_years)1 << scope->horizon) - 1;
      scope->units[scope->unit_of[i]].barred |= scope->past->barred[scope->track][i] & horizon;
    }
  }
}

ap_status ap_check_restrict(ap_check_scope *scope) {
  const ap_constraints *constraints = &scope->scenario->constraints;
  restricting at = {.scope = scope};
  scope->unit_of = ap_arena_allocate(&scope->arena, scope->scenario->catalog->count, sizeof *scope->unit_of);
  scope->units = ap_arena_allocate(&scope->arena, scope->part_count, sizeof *scope->units);
  if (scope->arena.failed || !join_groups(&at)) {
    return AP_MACHINE;
  }
  make_units(&at);
  demand_full_first_years(&at);
  for (size_t p = 0; p < constraints->pin_count; p++) {
    at.pin = &constraints->pins[p];
    ap_check_each_chosen(scope, &at.pin->items, demand_pin, &at);
  }
  if (scope->past != NULL) {
    bar_missed(scope);
  }
  return scope->arena.failed ? AP_MACHINE : AP_OK;
}
