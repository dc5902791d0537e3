/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario without a file: a catalog under a scheme. Whatever else a file says is as if it said nothing, but for the
 * minutes, without which there is no plan. */
#include "scheme/scenario_parts.h"
#include "support/path.h"

/* As in the shipped scenarios. No measurement is behind them, so that it is noted where they are used. */
static const int32_t assumed_effort[AP_TRACKS][AP_LEVELS] = {
    [AP_EXTERNAL] = {[AP_OBJECTIVE] = 60, [AP_DETAILED] = 30},
    [AP_INTERNAL] = {[AP_OBJECTIVE] = 45, [AP_DETAILED] = 15},
};

static ap_status judge(const ap_lookup *lookup, ap_diagnostic_code code, int number, int least, int most) {
  if (number >= least && number <= most) {
    return AP_OK;
  }
  ap_diagnose(lookup->diagnostics, NULL, code, "%d" AP_NEXT "%d" AP_NEXT "%d", number, least, most);
  return AP_BAD_INPUT;
}

/* Those that go by the catalog's own name, as those of ISMAP do, else those that suit any catalog. */
static const char *tag_rules_of(const ap_lookup *lookup, const char *catalog) {
  static const char general[] = "general";
  bool own = ap_path_is_name(catalog) &&
             ap_shipped_path(lookup->arena, lookup->data_folder, AP_SHIPPED_TAG_RULES, catalog) != NULL;
  if (own) {
    return catalog;
  }
  return ap_shipped_path(lookup->arena, lookup->data_folder, AP_SHIPPED_TAG_RULES, general) != NULL ? general : NULL;
}

ap_status ap_scenario_file_of_catalog(const ap_lookup *lookup, const char *path, const ap_scenario_options *options,
                                      ap_scenario_file *file) {
  *file = ap_scenario_defaults;
  file->scheme.value = options->scheme;
  file->catalog.value = path;
  file->tag_rules.value = tag_rules_of(lookup, path);
  file->start_year = options->start_year;
  file->years = options->years;
  file->as_of = (ap_date){options->start_year, file->start_month, 1};
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int level = 0; level < AP_LEVELS; level++) {
      file->effort[track][level] = assumed_effort[track][level];
    }
  }
  ap_status status =
      judge(lookup, AP_D_DIRECT_START_YEAR, options->start_year, AP_START_YEAR_LEAST, AP_START_YEAR_MOST);
  ap_status years = options->years == 0 ? AP_OK : judge(lookup, AP_D_DIRECT_YEARS, options->years, 1, AP_YEARS_MOST);
  return status == AP_OK ? years : status;
}

int32_t ap_longest_period(const ap_scheme *scheme) {
  int32_t longest = 1;
  for (size_t i = 0; i < scheme->rule_count; i++) {
    if (scheme->rules[i].enabled && scheme->rules[i].every > longest) {
      longest = scheme->rules[i].every;
    }
  }
  return longest;
}

/* Whether the item lacks minutes on a track that a rule plans. */
static bool lacks_minutes(const ap_scenario *scenario, const ap_item *item) {
  for (size_t i = 0; i < scenario->scheme->rule_count; i++) {
    const ap_rule *rule = &scenario->scheme->rules[i];
    if (rule->enabled && item->minutes[rule->track] == 0) {
      return true;
    }
  }
  return false;
}

void ap_note_assumed_effort(const ap_scenario *scenario, ap_diagnostics *diagnostics) {
  size_t assumed = 0;
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    assumed += item->selected && !item->heading && lacks_minutes(scenario, item);
  }
  if (assumed > 0) {
    const ap_place place = {.file = scenario->file};
    ap_diagnose(diagnostics, &place, AP_D_DIRECT_EFFORT, "%zu" AP_NEXT "%d" AP_NEXT "%d" AP_NEXT "%d" AP_NEXT "%d",
                assumed, assumed_effort[AP_EXTERNAL][AP_OBJECTIVE], assumed_effort[AP_EXTERNAL][AP_DETAILED],
                assumed_effort[AP_INTERNAL][AP_OBJECTIVE], assumed_effort[AP_INTERNAL][AP_DETAILED]);
  }
}
