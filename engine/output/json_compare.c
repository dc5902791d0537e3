/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/comparison" (auditplan.5). */
#include "output/json_parts.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/views.h"

static json_t *rules_json(const ap_scheme *scheme) {
  json_t *array = json_array();
  for (size_t i = 0; i < scheme->rule_count; i++) {
    const ap_rule *rule = &scheme->rules[i];
    if (rule->enabled) {
      ap_json_append(&array, json_pack("{s:s, s:s, s:i}", "rule", rule->id, "track", ap_track_name(rule->track),
                                       "every", rule->every));
    }
  }
  return array;
}

static json_t *difference_json(bool known, const ap_year_difference *difference) {
  return known ? json_pack("{s:I, s:I}", "items", (json_int_t)difference->items, "minutes",
                           (json_int_t)difference->minutes)
               : json_null();
}

static json_t *cost_json(bool known, int64_t amount) { return known ? json_integer((json_int_t)amount) : json_null(); }

static json_t *years_json(const ap_comparison *comparison, size_t index, ap_track track) {
  const ap_compared *compared = &comparison->scenarios[index];
  json_t *array = json_array();
  for (int t = 0; t < compared->scenario->years; t++) {
    int year = compared->scenario->start_year + t;
    ap_plan_year found;
    ap_year_difference difference;
    if (ap_compared_year(compared, track, year, &found)) {
      int64_t cost = 0;
      int64_t more = 0;
      bool known = ap_compare_year(comparison, index, track, year, &difference);
      bool priced = ap_compared_cost(compared, track, year, &cost);
      bool compares = ap_compare_cost(comparison, index, track, year, &more);
      ap_json_append(&array,
                     json_pack("{s:i, s:I, s:I, s:o, s:o, s:o}", "year", year, "items", (json_int_t)found.items,
                               "minutes", (json_int_t)found.minutes, "difference", difference_json(known, &difference),
                               "cost", cost_json(priced, cost), "cost_difference", cost_json(compares, more)));
    }
  }
  return array;
}

static json_t *criteria_json(const ap_compared_track *track) {
  return track->empty ? json_object()
                      : json_pack("{s:o, s:o, s:o}", "peak", ap_json_criterion(&track->criteria[AP_PEAK]), "total",
                                  ap_json_criterion(&track->criteria[AP_TOTAL]), "spread",
                                  ap_json_criterion(&track->criteria[AP_SPREAD]));
}

static json_t *track_json(const ap_comparison *comparison, size_t index, ap_track which) {
  const ap_compared_track *track = &comparison->scenarios[index].tracks[which];
  ap_year_difference difference;
  bool known = ap_compare_years(comparison, index, which, &difference);
  return json_pack("{s:I, s:I, s:o, s:i, s:o, s:o}", "items", (json_int_t)track->items, "minutes",
                   (json_int_t)track->minutes, "difference", difference_json(known, &difference), "horizon",
                   track->horizon, "criteria", criteria_json(track), "years", years_json(comparison, index, which));
}

/* `tracks` is null where the scenario has no plan. */
static json_t *scenario_json(const ap_comparison *comparison, size_t index) {
  const ap_compared *compared = &comparison->scenarios[index];
  json_t *tracks = !compared->planned
                       ? json_null()
                       : json_pack("{s:o, s:o}", ap_track_name(AP_EXTERNAL), track_json(comparison, index, AP_EXTERNAL),
                                   ap_track_name(AP_INTERNAL), track_json(comparison, index, AP_INTERNAL));
  return json_pack("{s:s, s:o, s:o, s:o, s:o}", "file", compared->scenario->file, "scenario",
                   ap_json_scenario(compared->scenario), "currency", ap_json_string(compared->currency), "rules",
                   rules_json(compared->scenario->scheme), "tracks", tracks);
}

void ap_comparison_json(const ap_comparison *comparison, ap_text *text) {
  json_t *scenarios = json_array();
  for (size_t i = 0; i < comparison->count; i++) {
    ap_json_append(&scenarios, scenario_json(comparison, i));
  }
  ap_add_json(text,
              json_pack("{s:s, s:i, s:o}", "format", "auditplan/comparison", "version", 1, "scenarios", scenarios));
}
