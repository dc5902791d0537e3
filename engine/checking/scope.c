/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checker's own reading of "in scope": selected, no heading, not taken over (external track), and matched by an
 * enabled rule; with `unit: objective` also an objective of which a detailed control in scope matches. */
#include "checking/scope.h"
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
  return scope->unit_of[item->index] != AP_NO_UNIT;
}

static void find_claims(ap_check_scope *scope, size_t rule_index) {
  const ap_scenario *scenario = scope->scenario;
  const ap_rule *rule = &scenario->scheme->rules[rule_index];
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
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
  return last == AP_NEVER ? rule->every : last + rule->every;
}

/* The earliest of all the rules that claim the item: each of them is to be met. */
static int earliest_due(const ap_check_scope *scope, const ap_item *item) {
  const ap_scheme *scheme = scope->scenario->scheme;
  int earliest = INT32_MAX;
  for (size_t r = 0; r < scheme->rule_count; r++) {
    if (ap_check_claims(scope, r, item)) {
      int due = ap_check_due(scope, &scheme->rules[r], item);
      earliest = due < earliest ? due : earliest;
    }
  }
  return earliest;
}

/* The anchor's unit under that rule, made where there is none yet. `first` holds each anchor's first unit. */
static size_t unit_around(ap_check_scope *scope, size_t *first, const ap_rule *rule, const ap_item *anchor) {
  for (size_t u = first[anchor->index]; u != AP_NO_UNIT; u = scope->units[u].next) {
    if (scope->units[u].rule == rule) {
      return u;
    }
  }
  size_t made = scope->unit_count++;
  scope->units[made] = (ap_check_unit){.rule = rule, .anchor = anchor, .next = first[anchor->index], .due = INT32_MAX};
  first[anchor->index] = made;
  return made;
}

static void join_unit(ap_check_scope *scope, size_t *first, const ap_rule *rule, const ap_item *item) {
  bool whole = rule->unit == AP_UNIT_OBJECTIVE && item->parent != NULL;
  const ap_item *anchor = whole ? item->parent : item;
  size_t index = unit_around(scope, first, rule, anchor);
  ap_check_unit *unit = &scope->units[index];
  int due = earliest_due(scope, item);
  unit->due = due < unit->due ? due : unit->due;
  unit->minutes += ap_item_minutes(scope->scenario, item, scope->track); /* AP_MINUTES_MOST each: no overflow */
  if (unit->leading == NULL || item == anchor) {
    unit->leading = item;
  }
  scope->unit_of[item->index] = index;
}

static void find_units(ap_check_scope *scope, size_t *first) {
  const ap_catalog *catalog = scope->scenario->catalog;
  for (size_t i = 0; i < catalog->count; i++) {
    scope->unit_of[i] = AP_NO_UNIT;
    first[i] = AP_NO_UNIT;
  }
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    const ap_rule *rule = strictest_rule(scope, item);
    if (rule != NULL) {
      join_unit(scope, first, rule, item);
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

ap_status ap_check_scope_find(const ap_scenario *scenario, ap_track track, ap_check_scope *scope) {
  *scope = (ap_check_scope){.scenario = scenario, .track = track};
  size_t count = scenario->catalog->count;
  scope->words = scenario->scheme->rule_count / WORD_BITS + 1;
  scope->claims = ap_arena_allocate(&scope->arena, count, scope->words * sizeof *scope->claims);
  scope->unit_of = ap_arena_allocate(&scope->arena, count, sizeof *scope->unit_of);
  scope->units = ap_arena_allocate(&scope->arena, count, sizeof *scope->units);
  size_t *first = ap_arena_allocate(&scope->arena, count, sizeof *first);
  if (scope->arena.failed) {
    return AP_MACHINE;
  }
  for (size_t r = 0; r < scenario->scheme->rule_count; r++) {
    if (applies(scope, &scenario->scheme->rules[r])) {
      find_claims(scope, r);
    }
  }
  find_units(scope, first);
  scope->horizon = scope->unit_count == 0 ? scenario->years : longest_period(scope);
  return AP_OK;
}

void ap_check_scope_free(ap_check_scope *scope) { ap_arena_free(&scope->arena); }

bool ap_check_rules_are(const ap_check_scope *scope, const ap_item *item, const char *names) {
  const ap_scheme *scheme = scope->scenario->scheme;
  const char *separator = "";
  for (size_t r = 0; r < scheme->rule_count; r++) {
    if (!ap_check_claims(scope, r, item)) {
      continue;
    }
    size_t length = strlen(scheme->rules[r].id);
    if (strncmp(names, separator, strlen(separator)) != 0 ||
        strncmp(names + strlen(separator), scheme->rules[r].id, length) != 0) {
      return false;
    }
    names += strlen(separator) + length;
    separator = "+";
  }
  return *names == '\0';
}

char *ap_check_rules_of(const ap_check_scope *scope, const ap_item *item, ap_arena *arena) {
  const ap_scheme *scheme = scope->scenario->scheme;
  char *names = ap_arena_copy(arena, "");
  for (size_t r = 0; r < scheme->rule_count && names != NULL; r++) {
    if (ap_check_claims(scope, r, item)) {
      names = ap_arena_format(arena, "%s%s%s", names, *names == '\0' ? "" : "+", scheme->rules[r].id);
    }
  }
  return names;
}

const ap_rule *ap_check_rule_matching(const ap_check_scope *scope, const ap_item *item) {
  const ap_scheme *scheme = scope->scenario->scheme;
  for (size_t r = 0; r < scheme->rule_count; r++) {
    if (applies(scope, &scheme->rules[r]) &&
        ap_select_matches(&scheme->rules[r].select, scope->scenario->tagged, item)) {
      return &scheme->rules[r];
    }
  }
  return NULL;
}
