/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A conflict in the user's words. */
#include "planning/conflict.h"
#include "scheme/names.h"
#include "support/diagnose.h"
#include "support/text.h"

static void tell_rule(const ap_scenario *scenario, ap_track track, const ap_conflict_part *part,
                      ap_diagnostics *diagnostics) {
  const ap_rule *rule = &scenario->scheme->rules[part->index];
  ap_place place = {.file = scenario->scheme->file};
  if (part->kind == AP_CONFLICT_FULL) {
    ap_diagnose(diagnostics, &place, AP_D_CONFLICT_FULL, "%s" AP_NEXT "%s", ap_track_names[track], rule->id);
  } else if (rule->every == 1) {
    ap_diagnose(diagnostics, &place, AP_D_CONFLICT_YEARLY, "%s" AP_NEXT "%s", ap_track_names[track], rule->id);
  } else {
    ap_diagnose(diagnostics, &place, AP_D_CONFLICT_RULE, "%s" AP_NEXT "%s" AP_NEXT "%d", ap_track_names[track],
                rule->id, rule->every);
  }
}

static void tell_pin(const ap_scenario *scenario, ap_track track, const ap_pin *pin, ap_diagnostics *diagnostics) {
  ap_text ids = {0};
  for (size_t i = 0; i < pin->items.id_count; i++) {
    ap_text_format(&ids, "%s%s", i == 0 ? "" : " ", pin->items.ids[i]);
  }
  ap_place place = {.file = scenario->file, .line = pin->line};
  ap_diagnose(diagnostics, &place, AP_D_CONFLICT_PIN, "%s" AP_NEXT "%s", ap_track_names[track],
              ids.failed || ids.bytes == NULL ? "" : ids.bytes);
  ap_text_free(&ids);
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
    ap_diagnose(diagnostics, &place, AP_D_REMEDY_RAISE, "%lld:%02lld", (long long)part->minutes / 60,
                (long long)part->minutes % 60);
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

void ap_tell_conflict(const ap_scenario *scenario, ap_track track, const ap_conflict *conflict,
                      ap_diagnostics *diagnostics) {
  ap_diagnose(diagnostics, NULL, AP_D_PLAN_INFEASIBLE, "%s", ap_track_names[track]);
  for (size_t i = 0; i < conflict->count; i++) {
    const ap_conflict_part *part = &conflict->parts[i];
    const ap_constraints *asked = &scenario->constraints;
    ap_place place = {.file = scenario->file};
    switch (part->kind) {
    case AP_CONFLICT_RULE:
    case AP_CONFLICT_FULL:
      tell_rule(scenario, track, part, diagnostics);
      break;
    case AP_CONFLICT_GROUP:
      place.line = asked->together[part->index].line;
      ap_diagnose(diagnostics, &place, AP_D_CONFLICT_GROUP, "%s" AP_NEXT "%s", ap_track_names[track],
                  asked->together[part->index].name);
      break;
    case AP_CONFLICT_PIN:
      place.line = asked->pins[part->index].line;
      tell_pin(scenario, track, &asked->pins[part->index], diagnostics);
      break;
    case AP_CONFLICT_CAP:
      place.line = asked->caps[part->index].line;
      ap_diagnose(diagnostics, &place, AP_D_CONFLICT_CAP, "%s" AP_NEXT "%lld:%02lld", ap_track_names[track],
                  (long long)asked->caps[part->index].most / 60, (long long)asked->caps[part->index].most % 60);
      break;
    }
    tell_remedy(scenario, part, place.line, diagnostics);
  }
}
