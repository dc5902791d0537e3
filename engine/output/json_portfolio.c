/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/portfolio" (auditplan.5): the firm, without the plans of its services. */
#include "output/json_text.h"
#include "output/names.h"
#include "output/views.h"

static json_t *criterion_json(const ap_criterion_result *result) {
  return json_pack("{s:I, s:I, s:s}", "value", (json_int_t)result->value, "bound", (json_int_t)result->bound, "status",
                   ap_proof_name(result->status));
}

static json_t *track_json(const ap_firm *firm, const ap_firm_track *track) {
  json_t *years = json_array();
  for (int year = 0; year < firm->years; year++) {
    ap_json_append(&years, json_pack("{s:i, s:I, s:I}", "year", firm->first_year + year, "minutes",
                                     (json_int_t)track->loads[year], "services", (json_int_t)track->services[year]));
  }
  const ap_criterion_result *criteria = track->criteria;
  json_t *said = track->empty
                     ? json_object()
                     : json_pack("{s:o, s:o, s:o}", "peak", criterion_json(&criteria[AP_PEAK]), "total",
                                 criterion_json(&criteria[AP_TOTAL]), "spread", criterion_json(&criteria[AP_SPREAD]));
  return json_pack("{s:o, s:o}", "criteria", said, "years", years);
}

static json_t *pool_json(const ap_firm *firm, size_t index) {
  const ap_auditor_pool *pool = &firm->portfolio->pools[index];
  json_t *years = json_array();
  json_t *tracks = json_array();
  for (int track = 0; track < AP_TRACKS; track++) {
    if ((pool->tracks >> track & 1) != 0) {
      ap_json_append(&tracks, json_string(ap_track_name((ap_track)track)));
    }
  }
  for (int year = 0; year < firm->years; year++) {
    const ap_pool_year *at = ap_pool_at(firm, index, year);
    json_t *capacity = at->capacity < 0 ? json_null() : json_integer((json_int_t)at->capacity);
    ap_json_append(&years, json_pack("{s:i, s:I, s:o}", "year", firm->first_year + year, "minutes",
                                     (json_int_t)at->minutes, "capacity", capacity));
  }
  return json_pack("{s:s, s:o, s:o, s:o}", "name", pool->name, "tracks", tracks, "skill",
                   ap_json_string(pool->skill < 0 ? NULL : firm->portfolio->skills[pool->skill]), "years", years);
}

void ap_portfolio_json(const ap_firm *firm, ap_text *text) {
  json_t *pools = json_array();
  for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
    ap_json_append(&pools, pool_json(firm, p));
  }
  ap_add_json(text,
              json_pack("{s:s, s:i, s:{s:o, s:I, s:i, s:i, s:i}, s:{s:o, s:o}, s:o}", "format", "auditplan/portfolio",
                        "version", 1, "portfolio", "title", ap_json_words(&firm->portfolio->title), "services",
                        (json_int_t)firm->portfolio->service_count, "tolerance", firm->portfolio->tolerance,
                        "start_year", firm->first_year, "years", firm->years, "tracks", ap_track_name(AP_EXTERNAL),
                        track_json(firm, &firm->tracks[AP_EXTERNAL]), ap_track_name(AP_INTERNAL),
                        track_json(firm, &firm->tracks[AP_INTERNAL]), "pools", pools));
}
