/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json_parts.h"
#include "output/json_text.h"
#include "output/names.h"

json_t *ap_json_scenario(const ap_scenario *scenario) {
  const ap_catalog *catalog = scenario->catalog;
  return json_pack("{s:o, s:s, s:o, s:i, s:i, s:i, s:s, s:{s:o, s:b, s:o}}", "title", ap_json_words(&scenario->title),
                   "scheme", scenario->scheme->id, "edition", ap_json_string(scenario->scheme->edition), "start_year",
                   scenario->start_year, "start_month", scenario->start_month, "years", scenario->years, "as_of",
                   ap_date_write(scenario->as_of).digits, "catalog", "title",
                   ap_json_words(&(ap_words){catalog->title, catalog->title_ja}), "complete", (int)catalog->complete,
                   "note", ap_json_words(&(ap_words){catalog->note, catalog->note_ja}));
}

json_t *ap_json_criterion(const ap_criterion_result *result) {
  json_t *json = json_pack("{s:I, s:I, s:s}", "value", (json_int_t)result->value, "bound", (json_int_t)result->bound,
                           "status", ap_proof_name(result->status));
  int failed = 0;
  if (result->status == AP_BY_SEARCH) {
    failed = json_object_set_new(json, "nodes", json_integer((json_int_t)result->nodes));
  } else if (result->status == AP_GAP) {
    failed = json_object_set_new(json, "gap", json_integer((json_int_t)(result->value - result->bound)));
  }
  if (failed != 0) {
    json_decref(json);
    return NULL;
  }
  return json;
}
