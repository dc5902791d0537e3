/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/plan_read.h"
#include "checking/plan_read_certificate.h"
#include "checking/words.h"
#include "support/json.h"
#include "support/utf8.h"
#include <string.h>

#define PLAN_FORMAT "auditplan/plan"
enum { PLAN_VERSION = 1 };
enum { FIRST_SAID = AP_SAID_PROVEN };
#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const status_words[] = {"open", "optimal"};

static void read_maybe(ap_json *json, const ap_json_spot *above, const char *key, ap_claimed_maybe *maybe) {
  maybe->given = ap_json_has(above, key) && ap_json_integer(json, above, key, &maybe->value);
}

static void read_years(ap_json *json, const ap_json_spot *above, const char *key, ap_claimed_years *years) {
  ap_json_spot array;
  years->years = ap_json_array(json, above, key, sizeof *years->years, &array, &years->count);
  for (size_t i = 0; i < years->count; i++) {
    ap_json_spot year = ap_json_element(&array, i);
    if (ap_json_is(json, &year, AP_JSON_OBJECT)) {
      ap_json_integer(json, &year, "year", &years->years[i].year);
      ap_json_integer(json, &year, "minutes", &years->years[i].minutes);
      ap_json_integer(json, &year, "forced_minutes", &years->years[i].forced_minutes);
      ap_json_integer(json, &year, "items", &years->years[i].items);
      read_maybe(json, &year, "set_up_minutes", &years->years[i].set_up_minutes);
    }
  }
}

static void read_criterion(ap_json *json, const ap_json_spot *above, const char *key, ap_claimed_criterion *criterion) {
  ap_json_spot spot;
  if (!ap_json_member(json, above, key, AP_JSON_OBJECT, &spot)) {
    return;
  }
  size_t said = 0;
  ap_json_integer(json, &spot, "value", &criterion->value);
  ap_json_integer(json, &spot, "bound", &criterion->bound);
  if (ap_json_word(json, &spot, "status", ap_check_said_words + FIRST_SAID, AP_SAID_WORDS - FIRST_SAID,
                   "proven, by_search, gap or not_attempted", &said)) {
    criterion->said = (ap_check_said)(FIRST_SAID + said);
  }
  if (criterion->said == AP_SAID_GAP) {
    ap_json_integer(json, &spot, "gap", &criterion->gap);
  }
}

/* A track without units need not judge anything. */
static void read_criteria(ap_json *json, const ap_json_spot *above, ap_claimed_track *track) {
  ap_json_spot criteria;
  if (!ap_json_member(json, above, "criteria", AP_JSON_OBJECT, &criteria)) {
    return;
  }
  for (int c = 0; c < AP_CRITERIA; c++) {
    if (track->units != 0 || ap_json_has(&criteria, ap_check_criterion_words[c])) {
      read_criterion(json, &criteria, ap_check_criterion_words[c], &track->criteria[c]);
    }
  }
}

static void read_overdue(ap_json *json, const ap_json_spot *above, ap_claimed_track *track) {
  ap_json_spot array;
  track->overdue = ap_json_array(json, above, "overdue", sizeof *track->overdue, &array, &track->overdue_count);
  for (size_t i = 0; i < track->overdue_count; i++) {
    ap_claimed_overdue *overdue = &track->overdue[i];
    ap_json_spot spot = ap_json_element(&array, i);
    const char *id = "";
    const char *rule = "";
    if (ap_json_is(json, &spot, AP_JSON_OBJECT)) {
      ap_json_text(json, &spot, "id", &id);
      ap_json_text(json, &spot, "rule", &rule);
      ap_json_integer(json, &spot, "due", &overdue->due);
    }
    overdue->id = ap_json_keep(json, id);
    overdue->rule = ap_json_keep(json, rule);
  }
}

static void read_track(ap_json *json, const ap_json_spot *tracks, ap_track which, ap_claimed_track *track) {
  ap_json_spot spot;
  if (!ap_json_member(json, tracks, ap_check_track_words[which], AP_JSON_OBJECT, &spot)) {
    return;
  }
  size_t status = 0;
  track->units = -1; /* not known to have none */
  ap_json_integer(json, &spot, "units", &track->units);
  ap_json_integer(json, &spot, "horizon", &track->horizon);
  read_criteria(json, &spot, track);
  ap_json_word(json, &spot, "status", status_words, COUNT(status_words), "optimal or open", &status);
  track->optimal = status == 1;
  read_maybe(json, &spot, "peak_forced_by", &track->peak_forced_by);
  read_maybe(json, &spot, "rest_peak", &track->rest_peak);
  read_years(json, &spot, "years", &track->years);
  if (ap_json_has(&spot, "continued_years")) {
    read_years(json, &spot, "continued_years", &track->continued_years);
  }
  read_overdue(json, &spot, track);
  ap_check_read_certificate(json, &spot, &track->certificate);
}

static void read_claims(ap_json *json, const ap_json_spot *whole, ap_claims *claims) {
  ap_json_spot spot;
  const char *scheme = "";
  if (ap_json_member(json, whole, "scenario", AP_JSON_OBJECT, &spot)) {
    ap_json_text(json, &spot, "scheme", &scheme);
    ap_json_integer(json, &spot, "start_year", &claims->start_year);
    read_maybe(json, &spot, "start_month", &claims->start_month);
    ap_json_integer(json, &spot, "years", &claims->years);
  }
  claims->scheme = ap_json_keep(json, scheme);
  if (ap_json_maybe(json, whole, "replanned", AP_JSON_OBJECT, &spot)) {
    ap_claimed_maybe from; /* was read ahead of the rows: what is left to be told is that it is no number */
    read_maybe(json, &spot, "from", &from);
  }
  if (ap_json_member(json, whole, "tracks", AP_JSON_OBJECT, &spot)) {
    for (int track = 0; track < AP_TRACKS; track++) {
      read_track(json, &spot, (ap_track)track, &claims->tracks[track]);
    }
  }
}

/* False where a member of the row is missing or wrong. */
static bool read_row(ap_json *json, const ap_json_spot *spot, ap_check_row *row) {
  uint64_t before = json->faults;
  size_t track = 0;
  if (ap_json_is(json, spot, AP_JSON_OBJECT)) {
    ap_json_integer(json, spot, "year", &row->year);
    ap_json_word(json, spot, "track", ap_check_track_words, AP_TRACKS, "external or internal", &track);
    ap_json_text(json, spot, "rule", &row->rule);
    ap_json_text(json, spot, "standard", &row->standard);
    ap_json_text(json, spot, "objective", &row->objective);
    ap_json_text(json, spot, "id", &row->id);
    ap_json_integer(json, spot, "minutes", &row->minutes);
  }
  row->track = (ap_track)track;
  return json->faults == before;
}

static ap_status read_rows(ap_json *json, const ap_json_spot *whole, bool continued, ap_check_rows *rows) {
  ap_json_spot array;
  if (!ap_json_member(json, whole, continued ? "continued_items" : "items", AP_JSON_ARRAY, &array)) {
    return AP_OK;
  }
  size_t count = json_array_size(array.value);
  for (size_t i = 0; i < count; i++) {
    ap_json_spot element = ap_json_element(&array, i);
    ap_check_row row = {.place = i, .continued = continued, .has_minutes = true};
    if (read_row(json, &element, &row) && ap_check_rows_take(rows, &row) != AP_OK) {
      return AP_MACHINE;
    }
  }
  return AP_OK;
}

/* The rest is read only where the format is the one known here. */
static bool format_is_known(ap_json *json, const ap_json_spot *whole) {
  const char *format = "";
  int64_t version = 0;
  char shown[AP_EXCERPT_SIZE];
  if (!ap_json_is(json, whole, AP_JSON_OBJECT) || !ap_json_text(json, whole, "format", &format) ||
      !ap_json_integer(json, whole, "version", &version)) {
    return false;
  }
  if (strcmp(format, PLAN_FORMAT) != 0) {
    ap_diagnose(json->diagnostics, &(ap_place){.file = json->file, .pointer = "/format"}, AP_D_CHECK_FORMAT,
                "%s" AP_NEXT "%s", ap_utf8_excerpt(format, shown), PLAN_FORMAT);
    return false;
  }
  if (version != PLAN_VERSION) {
    ap_diagnose(json->diagnostics, &(ap_place){.file = json->file, .pointer = "/version"}, AP_D_CHECK_VERSION,
                "%lld" AP_NEXT "%d", (long long)version, PLAN_VERSION);
    return false;
  }
  return true;
}

static ap_status read_whole(ap_json *json, const json_t *root, ap_check_rows *rows, ap_claims *claims) {
  ap_json_spot whole = {.value = root};
  if (!format_is_known(json, &whole)) {
    return AP_BAD_INPUT;
  }
  read_claims(json, &whole, claims);
  if (read_rows(json, &whole, false, rows) != AP_OK ||
      (ap_json_has(&whole, "continued_items") && read_rows(json, &whole, true, rows) != AP_OK) || json->arena->failed) {
    return AP_MACHINE;
  }
  return json->faults == 0 ? AP_OK : AP_BAD_INPUT;
}

static void place_complaints(const ap_check_rows *rows, ap_check *check) {
  for (size_t i = 0; i < rows->complaint_count; i++) {
    const ap_check_complaint *complaint = &rows->complaints[i];
    const char *pointer =
        ap_arena_format(&check->arena, "/%s/%llu%s%s", complaint->continued ? "continued_items" : "items",
                        (unsigned long long)complaint->place, complaint->member == NULL ? "" : "/",
                        complaint->member == NULL ? "" : complaint->member);
    ap_place place = {.file = check->file, .pointer = pointer};
    ap_diagnose(check->breaches, &place, complaint->code, "%s", complaint->arguments);
  }
}

bool ap_check_replanned_from(const ap_source *source, int64_t *from) {
  json_error_t error;
  json_t *root;
  bool read = ap_json_parse(source->bytes, source->length, JSON_REJECT_DUPLICATES, &error, &root);
  *from = json_integer_value(json_object_get(json_object_get(root, "replanned"), "from"));
  json_decref(root);
  return read;
}

ap_status ap_check_read_json(const ap_source *source, ap_diagnostics *diagnostics, ap_check_rows *rows, ap_check *check,
                             ap_claims *claims) {
  json_t *root;
  ap_status loaded = ap_json_load(source, diagnostics, &root);
  if (loaded != AP_OK) {
    return loaded;
  }
  ap_json json = {.file = source->name, .diagnostics = diagnostics, .arena = &check->arena};
  ap_status status = read_whole(&json, root, rows, claims);
  json_decref(root);
  if (status == AP_OK) {
    for (int column = 0; column < AP_CHECK_COLUMNS; column++) {
      check->verified[column] = true;
    }
    place_complaints(rows, check);
  }
  return status;
}
