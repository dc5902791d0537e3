/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/tasks.h"
#include "output/calendar_words.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/oscal/activities.h"
#include "output/oscal/controls.h"
#include "output/oscal/moment.h"
#include "output/oscal/parts.h"
#include "output/oscal/role.h"
#include "scheme/plan_year.h"

/* An external audit is the calendar's step of that name. */
static json_t *task_uuid(const ap_oscal_year *year, const char *name) { return ap_oscal_uuid(year, "task", name, ""); }

static json_t *step_uuid(const ap_oscal_year *year, ap_step step) { return task_uuid(year, ap_step_name(step)); }

static json_t *range(const ap_oscal_year *year, ap_date from, ap_date last) {
  const char *offset = year->scenario->scheme->utc_offset;
  return json_pack("{s:{s:s, s:s}}", "within-date-range", "start", ap_day_begins(from, offset).digits, "end",
                   ap_day_ends(last, offset).digits);
}

static json_t *timing_of_step(const ap_oscal_year *year, const ap_calendar_entry *entry) {
  ap_date from = ap_date_of_number(entry->from);
  if (entry->on_one_day) {
    const char *offset = year->scenario->scheme->utc_offset;
    return json_pack("{s:{s:s}}", "on-date", "date", ap_day_begins(from, offset).digits);
  }
  return range(year, from, ap_date_of_number(entry->last));
}

static json_t *timing_of_year(const ap_oscal_year *year) {
  int month = year->scenario->start_month;
  return range(year, ap_plan_year_begin(year->year, month), ap_plan_year_end(year->year, month));
}

/* ---- what the calendar says of a step ---- */

static void add_step_props(json_t **props, const ap_oscal_year *year, const ap_calendar_entry *entry) {
  const ap_step_words *words = &year->calendar->registration.steps[entry->step];
  ap_oscal_add_prop(props, "step", ap_step_name(entry->step));
  ap_oscal_add_prop(props, "state", ap_step_state_name(entry->state));
  if (entry->has_due) {
    ap_oscal_add_prop(props, "due", ap_date_write(ap_date_of_number(entry->due)).digits);
    ap_oscal_add_number(props, "days-late", entry->late);
  }
  ap_oscal_add_prop(props, "source-document", words->source.document);
  ap_oscal_add_prop(props, "source-clause", words->source.clause);
}

/* Steps come one after the other. */
static void add_dependency(json_t **task, const ap_oscal_year *year, const ap_calendar_entry *entry) {
  if (entry > year->calendar->entries && entry[-1].year == entry->year) {
    ap_oscal_put(task, "dependencies", json_pack("[{s:o}]", "task-uuid", step_uuid(year, entry[-1].step)));
  }
}

static json_t *step_task(const ap_oscal_year *year, const ap_calendar_entry *entry) {
  json_t *props = json_array();
  json_t *task = json_object();
  ap_oscal_put(&task, "uuid", step_uuid(year, entry->step));
  ap_oscal_put(&task, "type", json_string("milestone"));
  ap_oscal_put(&task, "title", ap_oscal_markup(ap_step_title(year->calendar, entry->step, "en")));
  add_step_props(&props, year, entry);
  ap_oscal_put(&task, "props", props);
  ap_oscal_put(&task, "timing", timing_of_step(year, entry));
  add_dependency(&task, year, entry);
  return task;
}

/* ---- audits ---- */

static json_t *associated_activities(const ap_oscal_year *year, ap_track track) {
  json_t *list = json_array();
  for (size_t i = 0; i < year->audit_count; i++) {
    if (year->audits[i].track == track) {
      ap_json_append(&list, json_pack("{s:o, s:[{s:s, s:{}}]}", "activity-uuid",
                                      ap_oscal_activity_uuid(year, &year->audits[i]), "subjects", "type", "component",
                                      "include-all"));
    }
  }
  return list;
}

/* `entry` is the calendar's; NULL: it has none. */
static json_t *audit_task(const ap_oscal_year *year, ap_track track, const ap_calendar_entry *entry) {
  ap_oscal_sum sum = ap_oscal_sum_of(year, track, NULL);
  json_t *props = json_array();
  json_t *task = json_object();
  ap_oscal_put(&task, "uuid",
               track == AP_EXTERNAL ? step_uuid(year, AP_EXTERNAL_AUDIT) : task_uuid(year, "internal_audit"));
  ap_oscal_put(&task, "type", json_string("action"));
  ap_oscal_put(&task, "title", json_string(ap_oscal_audit_title(track)));
  ap_oscal_add_prop(&props, "track", ap_track_name(track));
  ap_oscal_add_number(&props, "items", sum.items);
  ap_oscal_add_number(&props, "minutes", sum.minutes);
  if (entry != NULL) {
    add_step_props(&props, year, entry);
  }
  ap_oscal_put(&task, "props", props);
  ap_oscal_put(&task, "timing", entry == NULL ? timing_of_year(year) : timing_of_step(year, entry));
  if (entry != NULL) {
    add_dependency(&task, year, entry);
  }
  ap_oscal_put(&task, "associated-activities", associated_activities(year, track));
  ap_oscal_put(&task, "responsible-roles", ap_oscal_responsible_roles(year, track));
  return task;
}

static bool is_audited(const ap_oscal_year *year, ap_track track) {
  return ap_oscal_sum_of(year, track, NULL).items > 0;
}

json_t *ap_oscal_tasks(const ap_oscal_year *year) {
  json_t *tasks = json_array();
  bool left[AP_TRACKS] = {is_audited(year, AP_EXTERNAL), is_audited(year, AP_INTERNAL)};
  for (size_t i = 0; year->calendar != NULL && i < year->calendar->count; i++) {
    const ap_calendar_entry *entry = &year->calendar->entries[i];
    if (entry->year != year->year) {
      continue;
    }
    bool audits = entry->step == AP_EXTERNAL_AUDIT && left[AP_EXTERNAL];
    ap_json_append(&tasks, audits ? audit_task(year, AP_EXTERNAL, entry) : step_task(year, entry));
    left[AP_EXTERNAL] = left[AP_EXTERNAL] && !audits;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (left[track]) {
      ap_json_append(&tasks, audit_task(year, (ap_track)track, NULL));
    }
  }
  return tasks;
}
