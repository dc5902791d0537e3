/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/calendar" (auditplan.5). */
#include "output/calendar_words.h"
#include "output/json_text.h"
#include "output/views.h"

static json_t *source_json(const ap_source_note *source) {
  return json_pack("{s:s, s:s}", "document", source->document, "clause", source->clause);
}

static json_t *day_json(bool has, int64_t day) { return has ? json_string(ap_day_text(day).digits) : json_null(); }

static json_t *entry_json(const ap_calendar *calendar, const ap_calendar_entry *entry) {
  const ap_step_words *words = &calendar->registration.steps[entry->step];
  return json_pack("{s:i, s:s, s:o, s:o, s:I, s:s, s:o, s:I, s:o, s:o}", "year", entry->year, "step",
                   ap_step_name(entry->step), "from", day_json(true, entry->from), "until", day_json(true, entry->last),
                   "days", (json_int_t)ap_entry_days(entry), "state", ap_step_state_name(entry->state), "due",
                   day_json(entry->has_due, entry->due), "days_late", (json_int_t)entry->late, "source",
                   source_json(&words->source), "reading", ap_json_words(&words->reading));
}

static json_t *provisional_json(const ap_calendar *calendar) {
  const ap_provisional *measure = calendar->provisional;
  if (measure == NULL) {
    return json_null();
  }
  return json_pack("{s:i, s:o, s:b, s:o}", "type", (int)measure->type, "until",
                   json_string(ap_date_write(measure->until).digits), "application_expected",
                   (int)calendar->scenario->timetable->application_expected, "source", source_json(&measure->source));
}

static json_t *deadline_json(const ap_calendar *calendar) {
  if (!calendar->has_deadline) {
    return json_null();
  }
  return json_pack("{s:o, s:s, s:o}", "date", day_json(true, calendar->deadline), "step",
                   ap_step_name(calendar->deadline_step), "why",
                   ap_json_words(&calendar->scenario->timetable->deadline_why));
}

static json_t *breach_json(const ap_calendar *calendar, const ap_calendar_breach *breach) {
  const ap_calendar_entry *entry = &calendar->entries[breach->entry];
  const ap_rule_words *rule = breach->has_rule ? &calendar->registration.rules[breach->rule] : NULL;
  return json_pack("{s:s, s:i, s:s, s:I, s:o, s:o}", "code", ap_diagnostic_name(breach->code), "year", entry->year,
                   "step", ap_step_name(entry->step), "days", (json_int_t)breach->days, "rule",
                   ap_json_string(rule == NULL ? NULL : ap_calendar_rule_name(breach->rule)), "source",
                   rule == NULL ? json_null() : source_json(&rule->source));
}

static json_t *duty_json(const ap_duty *duty) {
  return json_pack("{s:s, s:s, s:o, s:o, s:o}", "id", duty->id, "when", ap_duty_time_name((ap_duty_time)duty->when),
                   "what", ap_json_words(&duty->what), "source", source_json(&duty->source), "reading",
                   ap_json_words(&duty->reading));
}

static json_t *rule_json(const ap_calendar *calendar, ap_calendar_rule rule) {
  const ap_rule_words *words = &calendar->registration.rules[rule];
  return json_pack("{s:s, s:o, s:o, s:o}", "rule", ap_calendar_rule_name(rule), "months",
                   words->months == 0 ? json_null() : json_integer(words->months), "source",
                   source_json(&words->source), "reading", ap_json_words(&words->reading));
}

void ap_calendar_json(const ap_calendar *calendar, ap_text *text) {
  json_t *steps = json_array();
  json_t *breaches = json_array();
  json_t *duties = json_array();
  json_t *rules = json_array();
  for (size_t i = 0; i < calendar->count; i++) {
    ap_json_append(&steps, entry_json(calendar, &calendar->entries[i]));
  }
  for (size_t i = 0; i < calendar->breach_count; i++) {
    ap_json_append(&breaches, breach_json(calendar, &calendar->breaches[i]));
  }
  for (size_t i = 0; i < calendar->registration.duty_count; i++) {
    ap_json_append(&duties, duty_json(&calendar->registration.duties[i]));
  }
  for (int rule = 0; rule < AP_CALENDAR_RULES; rule++) {
    ap_json_append(&rules, rule_json(calendar, (ap_calendar_rule)rule));
  }
  ap_add_json(text, json_pack("{s:s, s:i, s:o, s:o, s:s, s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o}", "format",
                              "auditplan/calendar", "version", 1, "scenario", ap_json_words(&calendar->scenario->title),
                              "as_of", json_string(ap_date_write(calendar->scenario->as_of).digits), "counted",
                              calendar->backwards ? "backwards" : "forwards", "deadline", deadline_json(calendar),
                              "provisional", provisional_json(calendar), "latest_begin",
                              day_json(calendar->has_latest_begin, calendar->latest_begin), "kept",
                              (int)(calendar->breach_count == 0), "breaches", breaches, "steps", steps, "duties",
                              duties, "rules", rules));
}
