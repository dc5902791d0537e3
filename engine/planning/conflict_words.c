/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A conflict in the user's words. */
#include "planning/conflict.h"
#include "scheme/names.h"
#include "support/diagnose.h"
#include "support/text.h"
#include "support/utf8.h"
#include <stdio.h>

enum { AMOUNT_BYTES = 32 };

static const char *tracks_named(unsigned tracks) {
  bool both = tracks == (1U << AP_EXTERNAL | 1U << AP_INTERNAL);
  return both ? "external+internal" : ap_track_names[tracks >> AP_INTERNAL & 1];
}

static void tell_rule(const ap_scenario *scenario, const ap_conflict_part *part, ap_diagnostics *diagnostics) {
  const ap_rule *rule = &scenario->scheme->rules[part->index];
  ap_place place = {.file = scenario->scheme->file};
  if (part->kind == AP_CONFLICT_FULL) {
    ap_diagnose(diagnostics, &place, AP_D_CONFLICT_FULL, "%s" AP_NEXT "%s", ap_track_names[rule->track], rule->id);
  } else if (rule->every == 1) {
    ap_diagnose(diagnostics, &place, AP_D_CONFLICT_YEARLY, "%s" AP_NEXT "%s", ap_track_names[rule->track], rule->id);
  } else {
    ap_diagnose(diagnostics, &place, AP_D_CONFLICT_RULE, "%s" AP_NEXT "%s" AP_NEXT "%d", ap_track_names[rule->track],
                rule->id, rule->every);
  }
}

static void tell_pin(const ap_scenario *scenario, unsigned tracks, const ap_pin *pin, ap_diagnostics *diagnostics) {
  ap_text ids = {0};
  for (size_t i = 0; i < pin->items.id_count; i++) {
    ap_text_format(&ids, "%s%s", i == 0 ? "" : " ", pin->items.ids[i]);
  }
  ap_place place = {.file = scenario->file, .line = pin->line};
  ap_diagnose(diagnostics, &place, AP_D_CONFLICT_PIN, "%s" AP_NEXT "%s", tracks_named(pin->items.tracks & tracks),
              ids.failed || ids.bytes == NULL ? "" : ids.bytes);
  if (ids.failed) {
    ap_diagnostics_lose(diagnostics);
  }
  ap_text_free(&ids);
}

/* Hours and minutes, or whole money. */
static void say_amount(const ap_cap *cap, int64_t most, char words[AMOUNT_BYTES]) {
  if (cap->in_money) {
    snprintf(words, AMOUNT_BYTES, "%lld", (long long)(most / AP_MINUTES_OF_AN_HOUR));
  } else {
    snprintf(words, AMOUNT_BYTES, "%lld:%02lld", (long long)(most / AP_MINUTES_OF_AN_HOUR),
             (long long)(most % AP_MINUTES_OF_AN_HOUR));
  }
}

static void tell_cap(const ap_scenario *scenario, unsigned tracks, const ap_cap *cap, ap_diagnostics *diagnostics) {
  char amount[AMOUNT_BYTES];
  say_amount(cap, cap->most, amount);
  ap_place place = {.file = scenario->file, .line = cap->line};
  ap_diagnostic_code code = cap->in_money ? AP_D_CONFLICT_CAP_MONEY : AP_D_CONFLICT_CAP;
  if (cap->skill != NULL) {
    char shown[AP_EXCERPT_SIZE];
    code = cap->in_money ? AP_D_CONFLICT_CAP_SKILL_MONEY : AP_D_CONFLICT_CAP_SKILL;
    ap_diagnose(diagnostics, &place, code, "%s" AP_NEXT "%s" AP_NEXT "%s", tracks_named(cap->tracks & tracks), amount,
                ap_utf8_excerpt(cap->skill, shown));
    return;
  }
  ap_diagnose(diagnostics, &place, code, "%s" AP_NEXT "%s", tracks_named(cap->tracks & tracks), amount);
}

static void tell_group(const ap_scenario *scenario, ap_diagnostic_code code, unsigned tracks, const char *name,
                       uint64_t line, ap_diagnostics *diagnostics) {
  char shown[AP_EXCERPT_SIZE];
  ap_place place = {.file = scenario->file, .line = line};
  ap_diagnose(diagnostics, &place, code, "%s" AP_NEXT "%s", tracks_named(tracks), ap_utf8_excerpt(name, shown));
}

static void tell_raised(const ap_cap *cap, int64_t most, const ap_place *place, ap_diagnostics *diagnostics) {
  char amount[AMOUNT_BYTES];
  say_amount(cap, most, amount);
  ap_diagnose(diagnostics, place, cap->in_money ? AP_D_REMEDY_RAISE_MONEY : AP_D_REMEDY_RAISE, "%s", amount);
}

static void tell_remedy(const ap_scenario *scenario, const ap_conflict_part *part, uint64_t line,
                        ap_diagnostics *diagnostics) {
  bool of_scheme = part->kind == AP_CONFLICT_RULE || part->kind == AP_CONFLICT_FULL;
  ap_place place = {.file = of_scheme ? scenario->scheme->file : scenario->file, .line = line};
  switch (part->remedy) {
  case AP_REMEDY_DROP:
    ap_diagnose_plain(diagnostics, &place, AP_D_REMEDY_DROP);
    break;
  case AP_REMEDY_RAISE:
    tell_raised(&scenario->constraints.caps[part->index], part->most, &place, diagnostics);
    break;
  case AP_REMEDY_NOT_ALONE:
    ap_diagnose_plain(diagnostics, &place, AP_D_REMEDY_NOT_ALONE);
    break;
  case AP_REMEDY_OPEN:
    ap_diagnose_plain(diagnostics, &place, AP_D_REMEDY_OPEN);
    break;
  }
  if (!part->needed) {
    ap_diagnose_plain(diagnostics, &place, AP_D_CONFLICT_NOT_DECIDED);
  }
}

/* Returns the line that the part stands on; 0 for a rule. */
static uint64_t tell_part(const ap_scenario *scenario, unsigned tracks, const ap_conflict_part *part,
                          ap_diagnostics *diagnostics) {
  const ap_constraints *asked = &scenario->constraints;
  switch (part->kind) {
  case AP_CONFLICT_RULE:
  case AP_CONFLICT_FULL:
    tell_rule(scenario, part, diagnostics);
    return 0;
  case AP_CONFLICT_GROUP: {
    const ap_together *group = &asked->together[part->index];
    tell_group(scenario, AP_D_CONFLICT_GROUP, group->items.tracks & tracks, group->name, group->line, diagnostics);
    return group->line;
  }
  case AP_CONFLICT_APART: {
    const ap_apart *apart = &asked->apart[part->index];
    tell_group(scenario, AP_D_CONFLICT_APART, apart->items.tracks & tracks, apart->name, apart->line, diagnostics);
    return apart->line;
  }
  case AP_CONFLICT_SET_UP: {
    const ap_set_up *set_up = &asked->set_ups[part->index];
    tell_group(scenario, AP_D_CONFLICT_SET_UP, set_up->items.tracks & tracks, set_up->name, set_up->line, diagnostics);
    return set_up->line;
  }
  case AP_CONFLICT_PIN:
    tell_pin(scenario, tracks, &asked->pins[part->index], diagnostics);
    return asked->pins[part->index].line;
  case AP_CONFLICT_CAP:
    tell_cap(scenario, tracks, &asked->caps[part->index], diagnostics);
    return asked->caps[part->index].line;
  }
  return 0;
}

void ap_tell_conflict(const ap_scenario *scenario, unsigned tracks, const ap_conflict *conflict,
                      ap_diagnostics *diagnostics) {
  ap_diagnostics_begin_part(diagnostics);
  ap_diagnose(diagnostics, NULL, AP_D_PLAN_INFEASIBLE, "%s", tracks_named(tracks));
  ap_diagnostics_begin_part(diagnostics);
  for (size_t i = 0; i < conflict->count; i++) {
    uint64_t line = tell_part(scenario, tracks, &conflict->parts[i], diagnostics);
    tell_remedy(scenario, &conflict->parts[i], line, diagnostics);
  }
}

ap_status ap_tell_obstacle(const ap_scenario *scenario, unsigned tracks, ap_watch *watch, ap_obstacle obstacle,
                           ap_arena *arena, ap_diagnostics *diagnostics) {
  if (obstacle == AP_OBSTACLE_UNDECIDED) {
    ap_diagnose(diagnostics, NULL, AP_D_PLAN_NOT_FOUND, "%s", tracks_named(tracks));
    return AP_NO;
  }
  ap_conflict conflict;
  if (ap_find_conflict(scenario, tracks, watch, arena, &conflict) != AP_OK) {
    return AP_MACHINE;
  }
  ap_tell_conflict(scenario, tracks, &conflict, diagnostics);
  return AP_NO;
}
