/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checker's own reading of "in scope": selected, no heading, not taken over (external track), and matched by an
 * enabled rule; with `unit: objective` also an objective of which a detailed control in scope matches. */
#include "checking/restrictions.h"
#include <string.h>

enum { WORD_BITS = 64 };

static bool may_be_claimed(const ap_item *item, ap_track track) {
  return item->selected && !item->heading && !(track == AP_EXTERNAL && item->inherited);
}

static bool applies(const ap_check_scope *scope, const ap_rule *rule) {
  return rule->enabled && rule->track == scope->track;
}

static void claim(ap_check_scope *scope, size_t rule, const ap_item *item) {
  scope->claims[item->index * scope->words + rule / WORD_BITS] |= UINT64_C(1) << (rule % WORD_BITS);
}

bool ap_check_claims(const ap_check_scope *scope, size_t rule, const ap_item *item) {
  return (scope->claims[item->index * scope->words + rule / WORD_BITS] >> (rule % WORD_BITS) & 1) != 0;
}

bool ap_check_is_claimed(const ap_check_scope *scope, const ap_item *item) {
  return scope->part_of[item->index] != AP_NO_UNIT;
}

bool ap_check_is_claimed_by_rule(const ap_check_scope *scope, const ap_item *item) {
  for (size_t r = 0; r < scope->rule_count; r++) {
    if (ap_check_claims(scope, r, item)) {
      return true;
    }
  }
  return false;
}

/* What an event asks for. An item that a rule selects too keeps that rule: its period is no longer than the event's,
 * and it comes first. */
static void find_claims_of_event(ap_check_scope *scope, size_t rule_index) {
  const ap_event *event = scope->past->asking[rule_index - scope->rule_count];
  for (size_t i = 0; i < event->items.item_count; i++) {
    const ap_item *item = event->items.items[i];
    if (ap_check_past_is_asked(scope->past, event, item, scope->track)) {
      claim(scope, rule_index, item);
    }
  }
}

static void find_claims(ap_check_scope *scope, size_t rule_index) {
  const ap_scenario *scenario = scope->scenario;
  const ap_rule *rule = &scenario->scheme->rules[rule_index];
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = scenario->catalog->by_rank[i];
    if (!may_be_claimed(item, scope->track) || !ap_select_matches(&rule->select, scenario->tagged, item)) {
      continue;
    }
    claim(scope, rule_index, item);
    if (rule->unit == AP_UNIT_OBJECTIVE && item->parent != NULL && may_be_claimed(item->parent, scope->track)) {
      claim(scope, rule_index, item->parent);
    }
  }
}

/* The smallest period, then the earliest in the scheme; NULL where no rule claims the item. */
static const ap_rule *strictest_rule(const ap_check_scope *scope, const ap_item *item) {
  const ap_scheme *scheme = scope->scenario->scheme;
  const ap_rule *strictest = NULL;
  for (size_t r = 0; r < scheme->rule_count; r++) {
    if (ap_check_claims(scope, r, item) && (strictest == NULL || scheme->rules[r].every < strictest->every)) {
      strictest = &scheme->rules[r];
    }
  }
  return strictest;
}

int ap_check_last(const ap_check_scope *scope, const ap_rule *rule, const ap_item *item) {
  int last = ap_last_audited(scope->scenario, item, scope->track);
  if (last == AP_NEVER && rule->unit == AP_UNIT_OBJECTIVE && item->parent != NULL) {
    last = ap_last_audited(scope->scenario, item->parent, scope->track);
  }
  return last == AP_NEVER ? AP_NEVER : last - scope->scenario->start_year + 1;
}

int ap_check_due(const ap_check_scope *scope, const ap_rule *rule, const ap_item *item) {
  int last = ap_check_last(scope, rule, item);
  int due = last == AP_NEVER ? rule->every : last + rule->every;
  if (scope->past == NULL) {
    return due;
  }
  int before = scope->scenario->start_year - 1;
  int since = scope->past->since[scope->track][item->index] - before;
  int in_force = scope->past->in_force[scope->track][item->index] - before;
  due = last == AP_NEVER ? since - 1 + rule->every : due;
  return due < in_force ? in_force : due;
}

static void take_due_year(int due, ap_check_part *part) {
  part->due = due < part->due ? due : part->due;
  if (due >= 1 && (part->due_in_time == 0 || due < part->due_in_time)) {
    part->due_in_time = due;
  }
}

/* The earliest of all the rules and events that claim the item: each of them is to be met. */
static void take_due(const ap_check_scope *scope, const ap_item *item, ap_check_part *part) {
  const ap_scheme *scheme = scope->scenario->scheme;
  for (size_t r = 0; r < scope->rule_count; r++) {
    if (ap_check_claims(scope, r, item)) {
      take_due_year(ap_check_due(scope, &scheme->rules[r], item), part);
    }
  }
  if (scope->past != NULL && scope->past->asked_by[scope->track][item->index] != INT32_MAX) {
    take_due_year(scope->past->asked_by[scope->track][item->index] - scope->scenario->start_year + 1, part);
  }
}

/* The anchor's part under that rule, made where there is none yet. `first` holds each anchor's first part. */
static size_t part_around(ap_check_scope *scope, size_t *first, const ap_rule *rule, const ap_item *anchor) {
  for (size_t p = first[anchor->index]; p != AP_NO_UNIT; p = scope->parts[p].next) {
    if (scope->parts[p].rule == rule) {
      return p;
    }
  }
  size_t made = scope->part_count++;
  scope->parts[made] = (ap_check_part){.rule = rule, .anchor = anchor, .next = first[anchor->index], .due = INT32_MAX};
  first[anchor->index] = made;
  return made;
}

static void join_part(ap_check_scope *scope, size_t *first, const ap_rule *rule, const ap_item *item) {
  bool whole = rule->unit == AP_UNIT_OBJECTIVE && item->parent != NULL;
  const ap_item *anchor = whole ? item->parent : item;
  size_t index = part_around(scope, first, rule, anchor);
  ap_check_part *part = &scope->parts[index];
  take_due(scope, item, part);
  part->minutes += ap_item_minutes(scope->scenario, item, scope->track); /* AP_MINUTES_MOST each: no overflow */
  if (part->leading == NULL || item == anchor) {
    part->leading = item;
  }
  scope->part_of[item->index] = index;
}

static void find_parts(ap_check_scope *scope, size_t *first) {
  const ap_catalog *catalog = scope->scenario->catalog;
  for (size_t i = 0; i < catalog->count; i++) {
    scope->part_of[i] = AP_NO_UNIT;
    first[i] = AP_NO_UNIT;
  }
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    const ap_rule *rule = strictest_rule(scope, item);
    if (rule != NULL) {
      join_part(scope, first, rule, item);
    }
  }
}

static int longest_period(const ap_check_scope *scope) {
  const ap_scheme *scheme = scope->scenario->scheme;
  int longest = scope->scenario->years;
  for (size_t r = 0; r < scheme->rule_count; r++) {
    if (applies(scope, &scheme->rules[r]) && scheme->rules[r].every > longest) {
      longest = scheme->rules[r].every;
    }
  }
  return longest;
}

static ap_status find(ap_check_scope *scope) {
  const ap_scenario *scenario = scope->scenario;
  size_t count = scenario->catalog->count;
  scope->words = scenario->scheme->rule_count / WORD_BITS + 1;
  scope->claims = ap_arena_allocate(&scope->arena, count, scope->words * sizeof *scope->claims);
  scope->part_of = ap_arena_allocate(&scope->arena, count, sizeof *scope->part_of);
  scope->parts = ap_arena_allocate(&scope->arena, count, sizeof *scope->parts);
  size_t *first = ap_arena_allocate(&scope->arena, count, sizeof *first);
  if (scope->arena.failed) {
    return AP_MACHINE;
  }
  for (size_t r = 0; r < scenario->scheme->rule_count; r++) {
    if (applies(scope, &scenario->scheme->rules[r])) {
      (r < scope->rule_count ? find_claims : find_claims_of_event)(scope, r);
    }
  }
  find_parts(scope, first);
  scope->horizon = scope->part_count == 0 ? scenario->years : longest_period(scope);
  return ap_check_restrict(scope);
}

ap_status ap_check_scope_find(const ap_scenario *scenario, ap_track track, ap_check_scope *scope) {
  *scope = (ap_check_scope){.scenario = scenario, .track = track, .rule_count = scenario->scheme->rule_count};
  return find(scope);
}

ap_status ap_check_scope_find_open(const ap_check_past *past, ap_track track, ap_check_scope *scope) {
  *scope = (ap_check_scope){.scenario = &past->open, .past = past, .track = track, .rule_count = past->rule_count};
  return find(scope);
}

void ap_check_scope_free(ap_check_scope *scope) { ap_arena_free(&scope->arena); }

bool ap_check_rules_are(const ap_check_scope *scope, const ap_item *item, const char *names) {
  const ap_scheme *scheme = scope->scenario->scheme;
  const char *at = names;
  for (size_t r = 0; r < scope->rule_count; r++) {
    if (!ap_check_claims(scope, r, item)) {
      continue;
    }
    if (at != names && *at++ != '+') {
      return false;
    }
    for (const char *id = scheme->rules[r].id; *id != '\0'; id++) {
      if (*at++ != *id) {
        return false;
      }
    }
  }
  return *at == '\0';
}

char *ap_check_rules_of(const ap_check_scope *scope, const ap_item *item, ap_arena *arena) {
  const ap_scheme *scheme = scope->scenario->scheme;
  char *names = ap_arena_copy(arena, "");
  for (size_t r = 0; r < scope->rule_count && names != NULL; r++) {
    if (ap_check_claims(scope, r, item)) {
      names = ap_arena_format(arena, "%s%s%s", names, *names == '\0' ? "" : "+", scheme->rules[r].id);
    }
  }
  return names;
}

const ap_rule *ap_check_rule_matching(const ap_check_scope *scope, const ap_item *item) {
  const ap_scheme *scheme = scope->scenario->scheme;
  for (size_t r = 0; r < scope->rule_count; r++) {
    if (applies(scope, &scheme->rules[r]) &&
        ap_select_matches(&scheme->rules[r].select, scope->scenario->tagged, item)) {
      return &scheme->rules[r];
    }
  }
  return NULL;
}

int ap_check_first_allowed(const ap_check_unit *unit) {
  int year = 1;
  while (year <= AP_YEARS_MOST && (unit->barred >> (year - 1) & 1) != 0) {
    year++;
  }
  return year;
}

int ap_check_deadline(const ap_check_unit *unit) {
  if (unit->due >= 1) {
    return unit->due;
  }
  int allowed = ap_check_first_allowed(unit);
  return unit->due_in_time != 0 && unit->due_in_time < allowed ? unit->due_in_time : allowed;
}

size_t ap_check_unit_named(const ap_check_scope *scope, const char *id, const char *rule) {
  const ap_item *item = ap_catalog_find(scope->scenario->catalog, id);
  size_t led = item == NULL ? AP_NO_UNIT : scope->part_of[item->index];
  if (led == AP_NO_UNIT || scope->parts[led].leading != item) {
    return AP_NO_UNIT;
  }
  size_t unit = scope->parts[led].unit;
  for (size_t p = scope->units[unit].part; p != AP_NO_UNIT; p = scope->parts[p].sibling) {
    if (strcmp(scope->parts[p].rule->id, rule) == 0) {
      return unit;
    }
  }
  return AP_NO_UNIT;
}
