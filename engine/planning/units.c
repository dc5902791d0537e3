/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/units.h"
#include "planning/restrictions.h"
#include "scheme/names.h"
#include "support/checked.h"
#include "support/diagnose.h"
#include <limits.h>
#include <string.h>

enum { RULES_MOST = 64 }; /* enabled rules of one track: the bits of a claim set */

/* Which rules claim which items, and what follows from all of them together. */
typedef struct claims {
  const ap_scenario *scenario;
  ap_track track;
  const ap_rule *rules[RULES_MOST];
  unsigned rule_count;
  uint64_t *of_item; /* a bit a rule */
  int *due;          /* the earliest due year of the item under the rules that claim it */
  int *in_time;      /* likewise, of those under which it is not overdue; INT_MAX */
  const char **names;
} claims;

typedef struct joined_names {
  uint64_t set;
  const char *text;
  struct joined_names *next;
} joined_names;

static void claim_for_rule(claims *all, unsigned rule) {
  const ap_scenario *scenario = all->scenario;
  const ap_select *select = &all->rules[rule]->select;
  /* An event names all that it asks for: an objective that rules select, and that was audited, is not drawn in. */
  bool draws_in = all->rules[rule]->unit == AP_UNIT_OBJECTIVE && !all->rules[rule]->once;
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    if (!ap_is_auditable(item, all->track) || !ap_select_matches(select, scenario->tagged, item)) {
      continue;
    }
    all->of_item[i] |= UINT64_C(1) << rule;
    if (draws_in && item->parent != NULL && ap_is_auditable(item->parent, all->track)) {
      all->of_item[item->parent->index] |= UINT64_C(1) << rule;
    }
  }
}

/* A detailed control that has no history of its own was audited with its objective, where both are one unit. */
static int due_under_rule(const claims *all, const ap_item *item, const ap_rule *rule) {
  int last = ap_last_audited(all->scenario, item, all->track);
  if (last == AP_NEVER && rule->unit == AP_UNIT_OBJECTIVE && item->parent != NULL) {
    last = ap_last_audited(all->scenario, item->parent, all->track);
  }
  const ap_under_way *under_way = all->scenario->under_way;
  int before = all->scenario->start_year - 1;
  if (rule->once) {
    return INT_MAX;
  }
  if (last == AP_NEVER) {
    last = under_way != NULL ? under_way->since[all->track][item->index] : before;
  }
  int due = last - before + rule->every;
  int earliest = under_way != NULL ? under_way->earliest[all->track][item->index] - before : due;
  return due < earliest ? earliest : due;
}

/* What is to be audited again, whatever the rules ask for. */
static int due_again(const claims *all, const ap_item *item) {
  const ap_under_way *under_way = all->scenario->under_way;
  int year = under_way != NULL ? under_way->again[all->track][item->index] : 0;
  return year == 0 ? INT_MAX : year - all->scenario->start_year + 1;
}

static void take_due(int year, int *due, int *in_time) {
  *due = year < *due ? year : *due;
  *in_time = year >= 1 && year < *in_time ? year : *in_time;
}

static void find_due_years(const claims *all, const ap_item *item) {
  int *due = &all->due[item->index];
  int *in_time = &all->in_time[item->index];
  *due = *in_time = INT_MAX;
  for (unsigned rule = 0; rule < all->rule_count; rule++) {
    if ((all->of_item[item->index] >> rule & 1) != 0) {
      take_due(due_under_rule(all, item, all->rules[rule]), due, in_time);
    }
  }
  take_due(due_again(all, item), due, in_time);
}

static const char *join_names(const claims *all, uint64_t set, ap_arena *arena) {
  const char *text = NULL;
  for (unsigned rule = 0; rule < all->rule_count; rule++) {
    if ((set >> rule & 1) != 0) {
      const char *id = all->rules[rule]->id;
      text = text == NULL ? id : ap_arena_format(arena, "%s+%s", text, id);
      if (text == NULL) {
        return NULL;
      }
    }
  }
  return text;
}

static const char *names_of(const claims *all, uint64_t set, joined_names **known, ap_arena *arena) {
  for (joined_names *entry = *known; entry != NULL; entry = entry->next) {
    if (entry->set == set) {
      return entry->text;
    }
  }
  joined_names *entry = ap_arena_allocate(arena, 1, sizeof *entry);
  if (entry == NULL) {
    return NULL;
  }
  *entry = (joined_names){.set = set, .text = join_names(all, set, arena), .next = *known};
  *known = entry;
  return entry->text;
}

static ap_status collect_claims(claims *all, ap_arena *arena, ap_diagnostics *diagnostics) {
  const ap_scheme *scheme = all->scenario->scheme;
  for (size_t r = 0; r < scheme->rule_count; r++) {
    const ap_rule *rule = &scheme->rules[r];
    if (!rule->enabled || rule->track != all->track) {
      continue;
    }
    if (all->rule_count == RULES_MOST) {
      ap_diagnose(diagnostics, &(ap_place){.file = scheme->file}, AP_D_PLAN_TOO_MANY_RULES, "%d", RULES_MOST);
      return AP_BAD_INPUT;
    }
    all->rules[all->rule_count++] = rule;
  }
  const ap_catalog *catalog = all->scenario->catalog;
  all->of_item = ap_arena_allocate(arena, catalog->count, sizeof *all->of_item);
  all->due = ap_arena_allocate(arena, catalog->count, sizeof *all->due);
  all->in_time = ap_arena_allocate(arena, catalog->count, sizeof *all->in_time);
  all->names = ap_arena_allocate(arena, catalog->count, sizeof *all->names);
  if (arena->failed) {
    return AP_MACHINE;
  }
  for (unsigned rule = 0; rule < all->rule_count; rule++) {
    claim_for_rule(all, rule);
  }
  joined_names *known = NULL;
  for (size_t i = 0; i < catalog->count; i++) {
    if (all->of_item[i] != 0) {
      find_due_years(all, &catalog->items[i]);
      all->names[i] = names_of(all, all->of_item[i], &known, arena);
    }
  }
  return arena->failed ? AP_MACHINE : AP_OK;
}

static unsigned strictest_rule(const claims *all, uint64_t set) {
  unsigned strictest = RULES_MOST;
  for (unsigned rule = 0; rule < all->rule_count; rule++) {
    if ((set >> rule & 1) != 0 && (strictest == RULES_MOST || all->rules[rule]->every < all->rules[strictest]->every)) {
      strictest = rule;
    }
  }
  return strictest;
}

static bool starts_in_full(const claims *all, uint64_t set) {
  for (unsigned rule = 0; rule < all->rule_count; rule++) {
    if ((set >> rule & 1) != 0 && all->rules[rule]->initial_full) {
      return true;
    }
  }
  return false;
}

/* The unit that an item belongs to under its strictest rule; `of_objective` has the units of the objectives. */
static ap_unit *unit_for(ap_units *units, size_t *of_objective, const ap_item *item, const ap_rule *rule) {
  const ap_item *objective = ap_objective_of(item);
  size_t *place = rule->unit == AP_UNIT_OBJECTIVE ? &of_objective[objective->index] : NULL;
  if (place != NULL && *place != 0) {
    return &units->units[*place - 1];
  }
  ap_unit *unit = &units->units[units->count++];
  *unit = (ap_unit){.rule = rule, .lead = item, .every = rule->every, .due = INT_MAX, .in_time = INT_MAX};
  if (place != NULL) {
    *place = units->count;
  }
  return unit;
}

/* Counts members (first pass), then puts them in (second pass). Items come in the order of rank, in which an
 * objective stands before its detailed controls, unless its ID is of another kind. */
static ap_status fill_units(const claims *all, ap_arena *arena, ap_diagnostics *diagnostics, ap_units *units) {
  const ap_catalog *catalog = all->scenario->catalog;
  bool complete = true;
  size_t *unit_of = ap_arena_allocate(arena, catalog->count, sizeof *unit_of);
  size_t *of_objective = ap_arena_allocate(arena, catalog->count, sizeof *of_objective);
  if (arena->failed) {
    return AP_MACHINE;
  }
  for (unsigned rule = 0; rule < all->rule_count; rule++) {
    for (size_t i = 0; i < catalog->count; i++) {
      of_objective[i] = 0;
    }
    for (size_t rank = 0; rank < catalog->count; rank++) {
      const ap_item *item = catalog->by_rank[rank];
      uint64_t set = all->of_item[item->index];
      if (set == 0 || strictest_rule(all, set) != rule) {
        continue;
      }
      ap_unit *unit = unit_for(units, of_objective, item, all->rules[rule]);
      unit_of[item->index] = (size_t)(unit - units->units);
      unit->member_count++;
      if (item->level == AP_OBJECTIVE) {
        unit->lead = item;
      }
      unit->required |= starts_in_full(all, set) ? 1 : 0;
      unit->due = all->due[item->index] < unit->due ? all->due[item->index] : unit->due;
      unit->in_time = all->in_time[item->index] < unit->in_time ? all->in_time[item->index] : unit->in_time;
      int32_t minutes = ap_item_minutes(all->scenario, item, all->track);
      if (minutes == 0) {
        ap_place place = {.file = catalog->file, .line = item->line, .pointer = item->pointer};
        const char *track = ap_track_names[all->track];
        ap_diagnose(diagnostics, &place, AP_D_PLAN_NO_MINUTES,
                    "%s" AP_NEXT "%s" AP_NEXT "%s_minutes" AP_NEXT "effort: %s:", item->id, track, track, track);
        complete = false;
      }
      unit->minutes += minutes; /* at most 10^7 each: no catalog in memory overflows 63 bits */
    }
  }
  for (size_t u = 0; u < units->count; u++) {
    ap_unit *unit = &units->units[u];
    unit->members = ap_arena_allocate(arena, unit->member_count, sizeof(const ap_item *));
    unit->member_rules = ap_arena_allocate(arena, unit->member_count, sizeof(const char *));
    unit->member_count = 0;
  }
  if (arena->failed) {
    return AP_MACHINE;
  }
  for (size_t rank = 0; rank < catalog->count; rank++) {
    const ap_item *item = catalog->by_rank[rank];
    if (all->of_item[item->index] != 0) {
      ap_unit *unit = &units->units[unit_of[item->index]];
      unit->member_rules[unit->member_count] = all->names[item->index];
      unit->members[unit->member_count++] = item;
    }
  }
  return complete ? AP_OK : AP_BAD_INPUT;
}

ap_status ap_units_build(const ap_scenario *scenario, ap_track track, ap_arena *arena, ap_diagnostics *diagnostics,
                         ap_units *units) {
  claims all = {.scenario = scenario, .track = track};
  *units = (ap_units){.horizon = scenario->years};
  ap_status status = collect_claims(&all, arena, diagnostics);
  if (status != AP_OK) {
    return status;
  }
  for (unsigned rule = 0; rule < all.rule_count; rule++) {
    units->horizon = all.rules[rule]->every > units->horizon ? all.rules[rule]->every : units->horizon;
  }
  units->units = ap_arena_allocate(arena, scenario->catalog->count, sizeof *units->units);
  if (units->units == NULL) {
    return AP_MACHINE;
  }
  status = fill_units(&all, arena, diagnostics, units);
  return status == AP_OK ? ap_units_restrict(scenario, track, arena, units) : status;
}

bool ap_is_rule_among(const char *names, const char *id) {
  size_t length = strlen(id);
  for (const char *at = names; at != NULL; at = strchr(at, '+')) {
    at += *at == '+';
    if (strncmp(at, id, length) == 0 && (at[length] == '+' || at[length] == '\0')) {
      return true;
    }
  }
  return false;
}
