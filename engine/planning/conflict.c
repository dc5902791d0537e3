/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/conflict.h"
#include "planning/what_if.h"

/* ---- the parts, and scenarios of some of them ---- */

static void add_part(ap_conflict *all, ap_conflict_kind kind, size_t index) {
  all->parts[all->count++] = (ap_conflict_part){.kind = kind, .index = index};
}

/* Rules first: a set without a rule that is not needed says more of what the user asked for. */
static ap_status list_parts(const ap_scenario *scenario, unsigned tracks, ap_arena *arena, ap_conflict *all) {
  const ap_scheme *scheme = scenario->scheme;
  const ap_constraints *asked = &scenario->constraints;
  size_t most = 2 * scheme->rule_count + asked->together_count + asked->pin_count + asked->apart_count +
                asked->set_up_count + asked->cap_count;
  *all = (ap_conflict){.parts = ap_arena_allocate(arena, most, sizeof *all->parts)};
  if (all->parts == NULL) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < scheme->rule_count; i++) {
    if (scheme->rules[i].enabled && (tracks >> scheme->rules[i].track & 1) != 0) {
      add_part(all, AP_CONFLICT_RULE, i);
    }
  }
  for (size_t i = 0; i < scheme->rule_count; i++) {
    if (scheme->rules[i].enabled && (tracks >> scheme->rules[i].track & 1) != 0 && scheme->rules[i].initial_full) {
      add_part(all, AP_CONFLICT_FULL, i);
    }
  }
  for (size_t i = 0; i < asked->together_count; i++) {
    if ((asked->together[i].items.tracks & tracks) != 0) {
      add_part(all, AP_CONFLICT_GROUP, i);
    }
  }
  for (size_t i = 0; i < asked->pin_count; i++) {
    if ((asked->pins[i].items.tracks & tracks) != 0) {
      add_part(all, AP_CONFLICT_PIN, i);
    }
  }
  for (size_t i = 0; i < asked->apart_count; i++) {
    if ((asked->apart[i].items.tracks & tracks) != 0) {
      add_part(all, AP_CONFLICT_APART, i);
    }
  }
  for (size_t i = 0; i < asked->set_up_count; i++) {
    if ((asked->set_ups[i].items.tracks & tracks) != 0) {
      add_part(all, AP_CONFLICT_SET_UP, i);
    }
  }
  for (size_t i = 0; i < asked->cap_count; i++) {
    if ((asked->caps[i].tracks & tracks) != 0) {
      add_part(all, AP_CONFLICT_CAP, i);
    }
  }
  return AP_OK;
}

static void keep_part(const ap_scenario *scenario, const ap_conflict_part *part, ap_scenario *reduced) {
  ap_constraints *kept = &reduced->constraints;
  const ap_constraints *asked = &scenario->constraints;
  switch (part->kind) {
  case AP_CONFLICT_RULE:
    reduced->scheme->rules[part->index].enabled = true;
    break;
  case AP_CONFLICT_FULL:
    reduced->scheme->rules[part->index].initial_full = true;
    break;
  case AP_CONFLICT_GROUP:
    kept->together[kept->together_count++] = asked->together[part->index];
    break;
  case AP_CONFLICT_PIN:
    kept->pins[kept->pin_count++] = asked->pins[part->index];
    break;
  case AP_CONFLICT_APART:
    kept->apart[kept->apart_count++] = asked->apart[part->index];
    break;
  case AP_CONFLICT_SET_UP:
    kept->set_ups[kept->set_up_count++] = asked->set_ups[part->index];
    break;
  case AP_CONFLICT_CAP:
    kept->caps[kept->cap_count++] = asked->caps[part->index];
    break;
  }
}

ap_status ap_reduce_to(const ap_scenario *scenario, unsigned tracks, const ap_conflict *parts, const bool *kept,
                       ap_arena *arena, ap_scenario *reduced) {
  *reduced = *scenario;
  const ap_constraints *asked = &scenario->constraints;
  reduced->scheme = ap_arena_allocate(arena, 1, sizeof *reduced->scheme);
  ap_rule *rules = ap_arena_allocate(arena, scenario->scheme->rule_count, sizeof *rules);
  reduced->constraints = (ap_constraints){
      .pins = ap_arena_allocate(arena, asked->pin_count, sizeof *asked->pins),
      .together = ap_arena_allocate(arena, asked->together_count, sizeof *asked->together),
      .apart = ap_arena_allocate(arena, asked->apart_count, sizeof *asked->apart),
      .set_ups = ap_arena_allocate(arena, asked->set_up_count, sizeof *asked->set_ups),
      .caps = ap_arena_allocate(arena, asked->cap_count, sizeof *asked->caps),
      .rates = asked->rates,
      .rate_count = asked->rate_count,
      .external_counts = asked->external_counts,
  };
  if (arena->failed) {
    return AP_MACHINE;
  }
  *reduced->scheme = *scenario->scheme;
  reduced->scheme->rules = rules;
  for (size_t i = 0; i < scenario->scheme->rule_count; i++) {
    rules[i] = scenario->scheme->rules[i];
    if ((tracks >> rules[i].track & 1) != 0) {
      rules[i].enabled = false;
      rules[i].initial_full = false;
    }
  }
  for (size_t i = 0; i < parts->count; i++) {
    if (kept == NULL || kept[i]) {
      keep_part(scenario, &parts->parts[i], reduced);
    }
  }
  return AP_OK;
}

/* ---- whether some of the parts can be kept together ---- */

typedef struct question {
  const ap_scenario *scenario;
  unsigned tracks;
  ap_watch *watch;
  const ap_conflict *parts;
} question;

/* `cap` (or NULL) replaces the limit of the cap that is the part `of`. */
static ap_outcome ask(const question *about, const bool *kept, size_t of, const int64_t *cap) {
  ap_arena arena = {0};
  ap_scenario changed = *about->scenario;
  ap_scenario reduced;
  ap_status status = AP_OK;
  if (cap != NULL) {
    status = ap_change_cap(about->scenario, about->parts->parts[of].index, *cap, &arena, &changed);
  }
  if (status == AP_OK) {
    status = ap_reduce_to(&changed, about->tracks, about->parts, kept, &arena, &reduced);
  }
  ap_outcome outcome = AP_NO_MEMORY;
  if (status == AP_OK) {
    outcome = ap_solve_again(&reduced, about->tracks, about->watch).outcome;
  }
  ap_arena_free(&arena);
  return outcome;
}

/* Drops each part without which the rest still cannot be kept; says whether there was one. */
static ap_status thin_out_once(const question *about, bool *kept, bool *needed, bool *dropped) {
  *dropped = false;
  for (size_t i = 0; i < about->parts->count; i++) {
    if (!kept[i]) {
      continue;
    }
    kept[i] = needed[i] = false;
    switch (ask(about, kept, 0, NULL)) {
    case AP_HAS_NONE:
      *dropped = true;
      break;
    case AP_HAS_PLAN:
      kept[i] = needed[i] = true;
      break;
    case AP_UNDECIDED:
      kept[i] = true;
      break;
    case AP_NO_MEMORY:
      return AP_MACHINE;
    }
  }
  return AP_OK;
}

/* A part may also spare the others something: a pin gives what is overdue a later year, an external rule audits that
 * count for an internal one, a group or a rule of objectives units that a group kept apart would count singly. Then
 * what was needed beside all others may no longer be beside some, and is asked again until nothing changes. */
static ap_status thin_out(const question *about, bool *kept, bool *needed) {
  bool dropped = true;
  ap_status status = AP_OK;
  while (status == AP_OK && dropped) {
    status = thin_out_once(about, kept, needed, &dropped);
  }
  return status;
}

/* ---- what relaxing one part alone would take ---- */

/* The least cap with which everything can be kept; between one that is too low and one that is enough. */
static ap_outcome raise_cap(const question *about, const bool *all, size_t of, int64_t *most) {
  const ap_cap *cap = &about->scenario->constraints.caps[about->parts->parts[of].index];
  int64_t unit = cap->in_money ? AP_MINUTES_OF_AN_HOUR : 1; /* whole money */
  int64_t low = cap->most / unit;
  int64_t high = low;
  int64_t tried;
  ap_outcome given = AP_HAS_NONE;
  while (given == AP_HAS_NONE && high < INT64_MAX / (4 * unit)) {
    low = high;
    high = high * 2 + 1;
    tried = high * unit;
    given = ask(about, all, of, &tried);
  }
  while (given == AP_HAS_PLAN && high - low > 1) {
    int64_t middle = low + (high - low) / 2;
    tried = middle * unit;
    ap_outcome at_middle = ask(about, all, of, &tried);
    if (at_middle == AP_HAS_PLAN) {
      high = middle;
    } else if (at_middle == AP_HAS_NONE) {
      low = middle;
    } else {
      given = at_middle;
    }
  }
  *most = high * unit;
  return given;
}

static ap_status find_remedy(const question *about, bool *all, size_t of, ap_conflict_part *part) {
  all[of] = false;
  ap_outcome without = ask(about, all, 0, NULL);
  all[of] = true;
  part->remedy = without == AP_HAS_PLAN   ? AP_REMEDY_DROP
                 : without == AP_HAS_NONE ? AP_REMEDY_NOT_ALONE
                                          : AP_REMEDY_OPEN;
  if (part->kind == AP_CONFLICT_CAP && without == AP_HAS_PLAN) {
    without = raise_cap(about, all, of, &part->most);
    part->remedy = without == AP_HAS_PLAN ? AP_REMEDY_RAISE : AP_REMEDY_DROP;
  }
  return without == AP_NO_MEMORY ? AP_MACHINE : AP_OK;
}

ap_status ap_find_conflict(const ap_scenario *scenario, unsigned tracks, ap_watch *watch, ap_arena *arena,
                           ap_conflict *conflict) {
  ap_conflict all;
  ap_status status = list_parts(scenario, tracks, arena, &all);
  bool *kept = ap_arena_allocate(arena, all.count, sizeof *kept);
  bool *needed = ap_arena_allocate(arena, all.count, sizeof *needed);
  bool *everything = ap_arena_allocate(arena, all.count, sizeof *everything);
  *conflict = (ap_conflict){.parts = ap_arena_allocate(arena, all.count, sizeof *conflict->parts)};
  if (status != AP_OK || arena->failed) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < all.count; i++) {
    kept[i] = everything[i] = true;
  }
  question about = {.scenario = scenario, .tracks = tracks, .watch = watch, .parts = &all};
  status = thin_out(&about, kept, needed);
  for (size_t i = 0; i < all.count && status == AP_OK; i++) {
    if (kept[i]) {
      all.parts[i].needed = needed[i];
      status = find_remedy(&about, everything, i, &all.parts[i]);
      conflict->parts[conflict->count++] = all.parts[i];
    }
  }
  return status;
}
