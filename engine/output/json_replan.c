/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/plan" of a plan that was made anew from a year on (auditplan.5). */
#include "output/json_parts.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/views.h"

static json_t *track_json(const ap_replan *replan, ap_track track) {
  const ap_keeping *keeping = &replan->plan->keeping[track];
  return json_pack("{s:I, s:I, s:o}", "free_peak", (json_int_t)keeping->free_peak, "limit", (json_int_t)keeping->limit,
                   "changes", ap_json_criterion(&replan->changed[track]));
}

static json_t *replanned_json(const ap_replan *replan) {
  return json_pack("{s:i, s:i, s:i, s:o, s:o}", "from", replan->open.first, "kept_to", replan->open.last_kept,
                   "allowance", replan->kept.allowance, "external", track_json(replan, AP_EXTERNAL), "internal",
                   track_json(replan, AP_INTERNAL));
}

static json_t *changes_json(const ap_replan *replan) {
  json_t *array = json_array();
  for (size_t i = 0; i < replan->change_count; i++) {
    const ap_plan_change *change = &replan->changes[i];
    ap_json_append(&array, json_pack("{s:s, s:i, s:s, s:s, s:s}", "change", change->added ? "added" : "removed", "year",
                                     change->year, "track", ap_track_name(change->track), "id", change->id, "cause",
                                     change->cause));
  }
  return array;
}

/* What the file does not say is the catalog's word, where that has the item. */
static ap_row_words words_of_filed(const ap_replan *replan, size_t index) {
  const ap_filed_row *row = &replan->file.rows[index];
  const ap_item *item = replan->open.traced[index].item;
  ap_row_words words = {.year = row->year,
                        .track = row->track,
                        .rules = row->rule != NULL ? row->rule : "",
                        .standard = row->standard,
                        .objective = row->objective,
                        .id = row->id,
                        .minutes = row->minutes};
  if (item != NULL) {
    const ap_item *objective = ap_objective_of(item);
    words.standard = words.standard != NULL ? words.standard : ap_standard_name(item->standard);
    words.objective = words.objective != NULL ? words.objective : objective->id;
    words.minutes = words.minutes >= 0 ? words.minutes : ap_item_minutes(replan->scenario, item, row->track);
  }
  return words;
}

void ap_replan_json(const ap_replan *replan, ap_text *text) {
  json_t *json = json_pack("{s:s, s:i, s:o, s:o, s:o, s:o}", "format", AP_PLAN_FORMAT, "version", AP_PLAN_VERSION,
                           "scenario", ap_json_scenario(replan->scenario), "replanned", replanned_json(replan),
                           "tracks", ap_json_tracks(replan->plan), "changes", changes_json(replan));
  bool first = true;
  ap_add_json_open(text, json);
  ap_text_add(text, ",\n  \"items\": [");
  for (size_t i = 0; i < replan->file.count; i++) {
    if (ap_replan_is_frozen(replan, &replan->file.rows[i])) {
      const ap_row_words words = words_of_filed(replan, i);
      ap_add_json_row(text, &words, first);
      first = false;
    }
  }
  for (size_t i = 0; i < replan->row_count; i++) {
    const ap_row_words words = ap_words_of_row(&replan->rows[i]);
    ap_add_json_row(text, &words, first);
    first = false;
  }
  ap_text_add(text, first ? "]" : "\n  ]");
  ap_add_json_rows(text, ",\n  \"continued_items\": [", replan->plan->continued, replan->plan->continued_count);
  ap_text_add(text, "\n}\n");
}
