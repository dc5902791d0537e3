/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/check" (auditplan.5). */
#include "output/json_check.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/sentence.h"
#include "output/text_listing.h"
#include "output/views.h"
#include "support/diagnose.h"

static json_t *arguments_json(const ap_diagnostic *breach) {
  json_t *array = json_array();
  for (size_t i = 0; i < breach->argument_count; i++) {
    ap_json_append(&array, json_string(breach->arguments[i]));
  }
  return array;
}

/* A line or a column that there is none of is null. */
static json_t *place_json(uint64_t place) { return place == 0 ? json_null() : json_integer((json_int_t)place); }

static json_t *breach_json(const ap_diagnostic *breach) {
  ap_text sentence = {0};
  ap_add_sentence(&sentence, breach, false);
  json_t *json = json_pack("{s:s, s:o, s:o, s:o, s:o, s:s, s:o}", "code", breach->name, "file",
                           ap_json_string(breach->file), "line", place_json(breach->line), "column",
                           place_json(breach->column), "pointer", ap_json_string(breach->pointer), "sentence",
                           sentence.failed ? NULL : sentence.bytes, "arguments", arguments_json(breach));
  ap_text_free(&sentence);
  return json;
}

json_t *ap_json_breaches(const ap_diagnostics *breaches) {
  json_t *array = json_array();
  for (size_t i = 0; i < ap_diagnostics_count(breaches); i++) {
    ap_json_append(&array, breach_json(ap_diagnostics_at(breaches, i)));
  }
  return array;
}

static json_t *criterion_json(const ap_check_criterion *criterion) {
  static const char *const said[] = {[AP_SAID_NOTHING] = NULL,
                                     [AP_SAID_PROVEN] = "proven",
                                     [AP_SAID_BY_SEARCH] = "by_search",
                                     [AP_SAID_GAP] = "gap",
                                     [AP_SAID_NOT_ATTEMPTED] = "not_attempted"};
  return json_pack("{s:I, s:o, s:o, s:b}", "value", (json_int_t)criterion->value, "said",
                   ap_json_string(said[criterion->said]), "bound",
                   criterion->has_bound ? json_integer((json_int_t)criterion->bound) : json_null(), "proven",
                   (int)criterion->proven);
}

static json_t *years_json(const ap_check *check, const ap_check_track *track) {
  json_t *array = json_array();
  for (int t = 0; t < track->checked_years; t++) {
    ap_json_append(&array, json_pack("{s:i, s:I, s:I, s:I}", "year", check->first_year + t, "minutes",
                                     (json_int_t)track->minutes[t], "forced_minutes",
                                     (json_int_t)track->forced_minutes[t], "items", (json_int_t)track->items[t]));
  }
  return array;
}

static json_t *entries_json(const ap_check_entries *entries) {
  json_t *array = json_array();
  for (size_t i = 0; i < entries->count; i++) {
    const ap_check_entry *entry = &entries->entries[i];
    ap_json_append(&array, json_pack("{s:s, s:s, s:o}", "id", entry->item->id, "rule", entry->rule->id, "year",
                                     entry->year == 0 ? json_null() : json_integer(entry->year)));
  }
  return array;
}

/* Left out without events; likewise those that follow. */
static json_t *frozen_json(const ap_check *check, const ap_check_track *track) {
  if (check->past == NULL) {
    return NULL;
  }
  json_t *array = json_array();
  for (int t = 0; check->scenario->start_year + t < check->first_year && t < check->scenario->years; t++) {
    ap_json_append(&array,
                   json_pack("{s:i, s:I, s:I}", "year", check->scenario->start_year + t, "minutes",
                             (json_int_t)track->frozen_minutes[t], "items", (json_int_t)track->frozen_items[t]));
  }
  return array;
}

/* The days from `from` to before `to`. */
static json_t *listing_json(const ap_check *check) {
  json_t *array = json_array();
  for (size_t i = 0; i < check->listing.count; i++) {
    const ap_listing_span *span = &check->listing.spans[i];
    ap_json_append(&array, json_pack("{s:s, s:s, s:o, s:o}", "state", ap_listing_state_name(span->state), "from",
                                     ap_date_write(span->from).digits, "to",
                                     ap_json_string(span->to.year == 0 ? NULL : ap_date_write(span->to).digits),
                                     "event", ap_json_string(span->event == NULL ? NULL : span->event->id)));
  }
  return array;
}

static json_t *events_json(const ap_check *check) {
  if (check->past == NULL) {
    return NULL;
  }
  return json_pack("{s:i, s:b, s:o}", "first_open_year", check->first_year, "claims_judged",
                   (int)(check->json && check->claims_judged), "listing", listing_json(check));
}

static json_t *track_json(const ap_check *check, const ap_check_track *track) {
  const ap_check_criterion *criteria = track->criteria;
  json_t *object = json_pack(
      "{s:I, s:i, s:i, s:{s:o, s:o, s:o}, s:o*, s:o, s:o, s:o, s:o}", "units", (json_int_t)track->unit_count, "horizon",
      track->horizon, "checked_years", track->checked_years, "criteria", "peak", criterion_json(&criteria[AP_PEAK]),
      "total", criterion_json(&criteria[AP_TOTAL]), "spread", criterion_json(&criteria[AP_SPREAD]), "frozen_years",
      frozen_json(check, track), "years", years_json(check, track), "due_after", entries_json(&track->due_after),
      "overdue", entries_json(&track->overdue), "inherited", entries_json(&track->inherited));
  return ap_json_having(object, "frozen_years", check->past != NULL);
}

static json_t *unverified_json(const ap_check *check) {
  static const char *const names[] = {[AP_HAS_RULE] = "rule",
                                      [AP_HAS_STANDARD] = "standard",
                                      [AP_HAS_OBJECTIVE] = "objective",
                                      [AP_HAS_MINUTES] = "minutes"};
  json_t *array = json_array();
  for (int column = 0; column < AP_CHECK_COLUMNS; column++) {
    if (!check->verified[column]) {
      ap_json_append(&array, json_string(names[column]));
    }
  }
  return array;
}

json_t *ap_json_check(const ap_check *check) {
  uint64_t found = ap_diagnostics_total(check->breaches, AP_ERROR) + ap_diagnostics_total(check->breaches, AP_WARNING) +
                   ap_diagnostics_total(check->breaches, AP_NOTE);
  json_t *object = json_pack(
      "{s:s, s:i, s:s, s:s, s:I, s:b, s:I, s:o, s:o, s:o*, s:{s:o, s:o}}", "format", "auditplan/check", "version", 1,
      "plan", check->file, "plan_format", check->json ? "json" : "csv", "rows", (json_int_t)check->row_count,
      "complies", (int)(found == 0), "breach_count", (json_int_t)found, "breaches", ap_json_breaches(check->breaches),
      "columns_not_verified", unverified_json(check), "events", events_json(check), "tracks", "external",
      track_json(check, &check->tracks[AP_EXTERNAL]), "internal", track_json(check, &check->tracks[AP_INTERNAL]));
  return ap_json_having(object, "events", check->past != NULL);
}

void ap_check_json(const ap_check *check, ap_text *text) { ap_add_json(text, ap_json_check(check)); }
