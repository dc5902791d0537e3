/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that have nothing to audit. */
#include "scheme/scenario_parts.h"

static bool is_idle(const ap_scenario *scenario, const ap_rule *rule) {
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    if (ap_is_auditable(item, rule->track) && ap_select_matches(&rule->select, scenario->tagged, item)) {
      return false;
    }
  }
  return true;
}

void ap_note_idle_rules(const ap_scenario *scenario, ap_diagnostics *diagnostics) {
  for (size_t i = 0; i < scenario->scheme->rule_count; i++) {
    const ap_rule *rule = &scenario->scheme->rules[i];
    if (rule->enabled && is_idle(scenario, rule)) {
      ap_place place = {.file = scenario->scheme->file};
      ap_diagnose(diagnostics, &place, AP_D_RULE_SELECTS_NOTHING, "%s", rule->id);
    }
  }
}
