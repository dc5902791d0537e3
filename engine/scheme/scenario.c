/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a scenario, and its end. */
#include "scheme/scenario.h"
#include "support/allocate.h"

const ap_catalog *ap_scenario_catalog(const ap_scenario *scenario) { return scenario->catalog; }

int ap_scenario_start_year(const ap_scenario *scenario) { return scenario->start_year; }

int ap_scenario_years(const ap_scenario *scenario) { return scenario->years; }

int32_t ap_item_minutes(const ap_scenario *scenario, const ap_item *item, ap_track track) {
  int32_t own = item->minutes[track];
  return own != 0 ? own : scenario->effort[track][item->level];
}

void ap_scenario_free(ap_scenario *scenario) {
  if (scenario == NULL) {
    return;
  }
  if (!scenario->borrows_tags) {
    ap_tagged_free(scenario->tagged);
  }
  ap_history_free(scenario->history);
  if (!scenario->borrows) {
    ap_tag_rules_free(scenario->tag_rules);
    ap_catalog_free(scenario->catalog);
    ap_scheme_free(scenario->scheme);
  }
  ap_arena_free(&scenario->arena);
  ap_release(scenario);
}
