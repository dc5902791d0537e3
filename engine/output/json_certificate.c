/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json_certificate.h"
#include "output/json_text.h"
#include "scheme/names.h"

static json_t *integers_json(const int64_t *integers, size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; i++) {
    ap_json_append(&array, json_integer((json_int_t)integers[i]));
  }
  return array;
}

static json_t *forced_minutes_json(const ap_track_plan *track) {
  json_t *array = json_array();
  for (int t = 0; t < track->horizon; t++) {
    ap_json_append(&array, json_integer((json_int_t)track->years[t].forced_minutes));
  }
  return array;
}

static json_t *caps_json(const ap_further_prices *further) {
  json_t *array = json_array();
  for (size_t i = 0; i < further->cap_count; i++) {
    const ap_priced *cap = &further->caps[i];
    ap_json_append(&array, json_pack("{s:I, s:o}", "cap", (json_int_t)cap->index, "weights",
                                     integers_json(cap->weights, (size_t)cap->years)));
  }
  return array;
}

static json_t *apart_json(const ap_further_prices *further) {
  json_t *array = json_array();
  for (size_t i = 0; i < further->apart_count; i++) {
    const ap_priced *apart = &further->apart[i];
    ap_json_append(&array, json_pack("{s:I, s:s, s:o}", "apart", (json_int_t)apart->index, "track",
                                     ap_track_names[apart->track], "weights",
                                     integers_json(apart->weights, (size_t)apart->years)));
  }
  return array;
}

static json_t *set_ups_json(const ap_further_prices *further) {
  json_t *array = json_array();
  for (size_t i = 0; i < further->set_up_count; i++) {
    const ap_priced *member = &further->set_ups[i];
    ap_json_append(&array, json_pack("{s:I, s:s, s:s, s:s, s:o}", "set_up", (json_int_t)member->index, "track",
                                     ap_track_names[member->track], "item", member->lead->id, "rule", member->rule,
                                     "weights", integers_json(member->weights, (size_t)member->years)));
  }
  return array;
}

/* Sets the member, or lets go of everything. */
static void set_member(json_t **object, const char *name, json_t *value) {
  if (*object == NULL || json_object_set_new(*object, name, value) != 0) {
    json_decref(*object == NULL ? value : *object);
    *object = NULL;
  }
}

/* The argument with what else it prices; members without any price are left out. */
static json_t *with_further(json_t *argument, const ap_further_prices *further) {
  if (further->other_track != NULL) {
    set_member(&argument, "other_track", integers_json(further->other_track, (size_t)further->other_years));
  }
  if (further->cap_count > 0) {
    set_member(&argument, "caps", caps_json(further));
  }
  if (further->apart_count > 0) {
    set_member(&argument, "apart", apart_json(further));
  }
  if (further->set_up_count > 0) {
    set_member(&argument, "set_ups", set_ups_json(further));
  }
  return argument;
}

/* What names the argument, and its own numbers. */
static json_t *argument_json(const ap_certificate *certificate) {
  json_int_t refuted = (json_int_t)certificate->refuted_peak;
  json_int_t parameter = (json_int_t)certificate->parameter;
  switch (certificate->peak_argument) {
  case AP_BY_WEIGHTS:
    break;
  case AP_BY_LARGEST_UNIT:
    return json_pack("{s:s, s:s, s:s}", "argument", "largest_unit", "item", certificate->largest->id, "rule",
                     certificate->largest_rule);
  case AP_BY_PIGEONHOLE:
    return json_pack("{s:s, s:I, s:I}", "argument", "pigeonhole", "refuted_peak", refuted, "least_minutes", parameter);
  case AP_BY_THRESHOLD:
  case AP_BY_ROUNDING:
    return json_pack("{s:s, s:I, s:s, s:I}", "argument", "dual_feasible_function", "refuted_peak", refuted, "function",
                     certificate->peak_argument == AP_BY_THRESHOLD ? "threshold" : "rounding", "parameter", parameter);
  }
  return json_pack("{s:s}", "argument", "weights");
}

static json_t *peak_argument_json(const ap_track_plan *track) {
  const ap_certificate *certificate = &track->certificate;
  json_t *argument = argument_json(certificate);
  set_member(&argument, "weights", integers_json(certificate->peak_weights, (size_t)track->horizon));
  set_member(&argument, "weighted_minutes", json_integer((json_int_t)certificate->peak_weighted));
  return certificate->peak_argument == AP_BY_WEIGHTS ? with_further(argument, &certificate->peak_further) : argument;
}

static json_t *total_argument_json(const ap_track_plan *track) {
  const ap_certificate *certificate = &track->certificate;
  if (certificate->total_scale == 0) {
    return json_null();
  }
  json_t *argument = json_pack("{s:I, s:o}", "scale", (json_int_t)certificate->total_scale, "weights",
                               integers_json(certificate->total_weights, (size_t)track->horizon));
  return with_further(argument, &certificate->total_further);
}

json_t *ap_certificate_json(const ap_track_plan *track) {
  if (track->certificate.peak_weights == NULL) {
    return json_null();
  }
  return json_pack("{s:i, s:i, s:I, s:o, s:o, s:o}", "first_year", track->years[0].year, "horizon", track->horizon,
                   "common_divisor", (json_int_t)track->certificate.common_divisor, "forced_minutes",
                   forced_minutes_json(track), "peak", peak_argument_json(track), "total", total_argument_json(track));
}
