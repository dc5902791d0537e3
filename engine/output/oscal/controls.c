/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/controls.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/oscal/parts.h"
#include "output/oscal/proof.h"
#include "output/oscal/role.h"
#include <string.h>

static bool is_chosen(const ap_oscal_row *row, ap_track track, const char *rules) {
  return row->track == track && (rules == NULL || strcmp(row->rules, rules) == 0);
}

/* The end of the rows, from `begin` on, that are of one control. */
static size_t end_of_control(const ap_oscal_year *year, size_t begin) {
  size_t end = begin;
  while (end < year->count && strcmp(year->rows[end].parent_id, year->rows[begin].parent_id) == 0) {
    end++;
  }
  return end;
}

/* Likewise of one item, whose rows are those of its tracks. */
static size_t end_of_item(const ap_oscal_year *year, size_t begin) {
  size_t end = begin;
  while (end < year->count && strcmp(year->rows[end].parent_id, year->rows[begin].parent_id) == 0 &&
         strcmp(year->rows[end].id, year->rows[begin].id) == 0) {
    end++;
  }
  return end;
}

/* ---- which ---- */

static bool is_any_chosen(const ap_oscal_year *year, size_t begin, size_t end, ap_track track, const char *rules) {
  for (size_t i = begin; i < end; i++) {
    if (is_chosen(&year->rows[i], track, rules)) {
      return true;
    }
  }
  return false;
}

static json_t *statements_of(const ap_oscal_year *year, size_t begin, size_t end, ap_track track, const char *rules) {
  json_t *statements = json_array();
  for (size_t i = begin; i < end; i++) {
    const ap_oscal_row *row = &year->rows[i];
    if (row->statement != NULL && is_chosen(row, track, rules)) {
      ap_json_append(&statements, json_string(row->statement));
    }
  }
  return statements;
}

json_t *ap_oscal_include_controls(const ap_oscal_year *year, ap_track track, const char *rules) {
  json_t *controls = json_array();
  for (size_t begin = 0, end = 0; begin < year->count; begin = end) {
    end = end_of_control(year, begin);
    if (is_any_chosen(year, begin, end, track, rules)) {
      json_t *control = json_pack("{s:s}", "control-id", year->rows[begin].control);
      ap_oscal_put_some(&control, "statement-ids", statements_of(year, begin, end, track, rules));
      ap_json_append(&controls, control);
    }
  }
  return controls;
}

ap_oscal_sum ap_oscal_sum_of(const ap_oscal_year *year, ap_track track, const char *rules) {
  ap_oscal_sum sum = {0};
  for (size_t i = 0; i < year->count; i++) {
    if (is_chosen(&year->rows[i], track, rules)) {
      sum.items++;
      sum.minutes += year->rows[i].minutes > 0 ? year->rows[i].minutes : 0;
    }
  }
  return sum;
}

static json_t *selection(const ap_oscal_year *year, ap_track track, json_t *included) {
  ap_oscal_sum sum = ap_oscal_sum_of(year, track, NULL);
  json_t *props = json_array();
  json_t *selected = json_pack("{s:s}", "description", ap_oscal_audit_title(track));
  ap_oscal_add_prop(&props, "track", ap_track_name(track));
  ap_oscal_add_number(&props, "items", sum.items);
  ap_oscal_add_number(&props, "minutes", sum.minutes);
  ap_oscal_add_proof(&props, year, track);
  ap_oscal_put(&selected, "props", props);
  ap_oscal_put(&selected, "include-controls", included);
  return selected;
}

/* OSCAL asks for a selection even of a year in which nothing is audited: one that selects nothing. */
static json_t *empty_selection(void) {
  return json_pack("[{s:s}]", "description", "No control is audited in this plan year.");
}

json_t *ap_oscal_reviewed_controls(const ap_oscal_year *year) {
  json_t *selections = json_array();
  for (int track = 0; track < AP_TRACKS; track++) {
    json_t *included = ap_oscal_include_controls(year, (ap_track)track, NULL);
    if (included != NULL && json_array_size(included) == 0) {
      json_decref(included);
      continue;
    }
    ap_json_append(&selections, selection(year, (ap_track)track, included));
  }
  if (selections != NULL && json_array_size(selections) == 0) {
    json_decref(selections);
    selections = empty_selection();
  }
  return json_pack("{s:o}", "control-selections", selections);
}

/* ---- what is known of each ---- */

static void add_minutes(json_t **props, const ap_oscal_year *year, size_t begin, size_t end) {
  static const char *const names[AP_TRACKS] = {"external-minutes", "internal-minutes"};
  for (size_t i = begin; i < end; i++) {
    if (year->rows[i].minutes >= 0) {
      ap_oscal_add_number(props, names[year->rows[i].track], year->rows[i].minutes);
    }
  }
}

static const char *title_of(const ap_item *item) { return item == NULL ? "" : ap_item_title(item, "en"); }

static json_t *part(const ap_oscal_year *year, size_t begin, size_t end) {
  const ap_oscal_row *row = &year->rows[begin];
  json_t *props = json_array();
  json_t *made = json_object();
  if (row->statement != NULL) {
    ap_oscal_put(&made, "id", json_string(row->statement));
    ap_oscal_add_label(&props, row->id);
  }
  ap_oscal_put(&made, "name", json_string("assessment-objective"));
  if (*title_of(row->item) != '\0') {
    ap_oscal_put(&made, "title", ap_oscal_markup(title_of(row->item)));
  }
  add_minutes(&props, year, begin, end);
  ap_oscal_put_some(&made, "props", props);
  return made;
}

/* The rows from `begin` to `end` are of one control. */
static json_t *objective(const ap_oscal_year *year, size_t begin, size_t end) {
  json_t *parts = json_array();
  json_t *props = json_array();
  for (size_t first = begin, last = begin; first < end; first = last) {
    last = end_of_item(year, first);
    ap_json_append(&parts, part(year, first, last));
  }
  ap_oscal_add_label(&props, year->rows[begin].parent_id);
  json_t *made = json_pack("{s:s}", "control-id", year->rows[begin].control);
  ap_oscal_put_some(&made, "props", props);
  ap_oscal_put(&made, "parts", parts);
  return made;
}

json_t *ap_oscal_objectives(const ap_oscal_year *year) {
  json_t *objectives = json_array();
  for (size_t begin = 0, end = 0; begin < year->count; begin = end) {
    end = end_of_control(year, begin);
    ap_json_append(&objectives, objective(year, begin, end));
  }
  return objectives;
}
