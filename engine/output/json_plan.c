/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/plan" (auditplan.5). checking/ reads it back. */
#include "output/json_certificate.h"
#include "output/json_parts.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/views.h"

/* Where the scenario has set-ups, each year says what they take. */
static json_t *years_json(const ap_scenario *scenario, const ap_plan_year *years, size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; i++) {
    bool sets_up = scenario->constraints.set_up_count > 0;
    json_t *set_ups = sets_up ? json_integer((json_int_t)years[i].set_up_minutes) : NULL;
    json_t *year = json_pack("{s:i, s:I, s:I, s:o*, s:I}", "year", years[i].year, "minutes",
                             (json_int_t)years[i].minutes, "forced_minutes", (json_int_t)years[i].forced_minutes,
                             "set_up_minutes", set_ups, "items", (json_int_t)years[i].items);
    ap_json_append(&array, ap_json_having(year, "set_up_minutes", sets_up));
  }
  return array;
}

static json_t *overdue_json(const ap_track_plan *track) {
  json_t *array = json_array();
  for (size_t i = 0; i < track->overdue_count; i++) {
    const ap_overdue *overdue = &track->overdue[i];
    ap_json_append(&array,
                   json_pack("{s:s, s:s, s:i}", "id", overdue->item->id, "rule", overdue->rule, "due", overdue->due));
  }
  return array;
}

/* A track that no unit is planned on: its years are there, with nothing in them. */
static json_t *empty_track_json(const ap_scenario *scenario) {
  json_t *years = json_array();
  for (int t = 0; t < scenario->years; t++) {
    ap_json_append(&years, json_pack("{s:i, s:i, s:i, s:i}", "year", scenario->start_year + t, "minutes", 0,
                                     "forced_minutes", 0, "items", 0));
  }
  return json_pack("{s:i, s:i, s:i, s:{}, s:s, s:n, s:n, s:o, s:[], s:[], s:n}", "units", 0, "classes", 0, "horizon",
                   scenario->years, "criteria", "status", "optimal", "peak_forced_by", "rest_peak", "years", years,
                   "continued_years", "overdue", "certificate");
}

static json_t *track_json(const ap_plan *plan, const ap_track_plan *track) {
  if (track->empty) {
    return empty_track_json(plan->scenario);
  }
  size_t years = (size_t)plan->scenario->years;
  const ap_criterion_result *criteria = track->criteria;
  json_t *forced_by = track->peak_is_forced ? json_integer(track->forced_year) : json_null();
  json_t *rest = track->peak_is_forced ? json_integer((json_int_t)track->rest_peak) : json_null();
  return json_pack("{s:I, s:I, s:i, s:{s:o, s:o, s:o}, s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "units",
                   (json_int_t)track->unit_count, "classes", (json_int_t)track->class_count, "horizon", track->horizon,
                   "criteria", "peak", ap_json_criterion(&criteria[AP_PEAK]), "total",
                   ap_json_criterion(&criteria[AP_TOTAL]), "spread", ap_json_criterion(&criteria[AP_SPREAD]), "status",
                   track->optimal ? "optimal" : "open", "peak_forced_by", forced_by, "rest_peak", rest, "years",
                   years_json(plan->scenario, track->years, years), "continued_years",
                   years_json(plan->scenario, track->years + years, (size_t)track->horizon - years), "overdue",
                   overdue_json(track), "certificate", ap_certificate_json(track));
}

json_t *ap_json_tracks(const ap_plan *plan) {
  return json_pack("{s:o, s:o}", "external", track_json(plan, &plan->tracks[AP_EXTERNAL]), "internal",
                   track_json(plan, &plan->tracks[AP_INTERNAL]));
}

/* ---- rows ---- */

static void add_member(ap_text *text, const char *name, const char *value) {
  if (value != NULL) {
    ap_text_add(text, name);
    ap_add_json_string(text, value);
  }
}

ap_row_words ap_words_of_row(const ap_plan_row *row) {
  const ap_item *item = row->item;
  return (ap_row_words){.year = row->year,
                        .track = row->track,
                        .rules = row->rules,
                        .standard = ap_standard_name(item->standard),
                        .objective = ap_objective_of(item)->id,
                        .id = item->id,
                        .minutes = row->minutes};
}

void ap_add_json_row(ap_text *text, const ap_row_words *row, bool first) {
  ap_text_add(text, first ? "" : ",");
  ap_text_add(text, "\n    {\n      \"year\": ");
  ap_text_add_integer(text, row->year);
  add_member(text, ",\n      \"track\": ", ap_track_name(row->track));
  add_member(text, ",\n      \"rule\": ", row->rules);
  add_member(text, ",\n      \"standard\": ", row->standard);
  add_member(text, ",\n      \"objective\": ", row->objective);
  add_member(text, ",\n      \"id\": ", row->id);
  if (row->minutes >= 0) {
    ap_text_add(text, ",\n      \"minutes\": ");
    ap_text_add_integer(text, row->minutes);
  }
  ap_text_add(text, "\n    }");
}

void ap_add_json_rows(ap_text *text, const char *name, const ap_plan_row *rows, size_t count) {
  ap_text_add(text, name);
  for (size_t i = 0; i < count; i++) {
    const ap_row_words words = ap_words_of_row(&rows[i]);
    ap_add_json_row(text, &words, i == 0);
  }
  ap_text_add(text, count == 0 ? "]" : "\n  ]");
}

void ap_plan_json(const ap_plan *plan, ap_text *text) {
  json_t *json = json_pack("{s:s, s:i, s:o, s:o}", "format", AP_PLAN_FORMAT, "version", AP_PLAN_VERSION, "scenario",
                           ap_json_scenario(plan->scenario), "tracks", ap_json_tracks(plan));
  ap_add_json_open(text, json);
  ap_add_json_rows(text, ",\n  \"items\": [", plan->rows, plan->row_count);
  ap_add_json_rows(text, ",\n  \"continued_items\": [", plan->continued, plan->continued_count);
  ap_text_add(text, "\n}\n");
}
