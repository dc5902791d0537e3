/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats "auditplan/evidence", which lifecycle/ reads back, and "auditplan/evidence-check" (auditplan.5). */
#include "output/json_check.h"
#include "output/json_text.h"
#include "output/views.h"

/* ---- the manifest ---- */

static json_t *named_json(const ap_named *named, size_t count) {
  json_t *object = json_object();
  for (size_t i = 0; i < count; i++) {
    if (json_object_set_new(object, named[i].name, json_string(named[i].value)) != 0) {
      json_decref(object);
      return NULL;
    }
  }
  return object;
}

static json_t *inputs_json(const ap_evidence *evidence) {
  json_t *array = json_array();
  for (size_t i = 0; i < evidence->input_count; i++) {
    const ap_input *input = &evidence->inputs[i];
    ap_json_append(&array,
                   json_pack("{s:s, s:s, s:I, s:s}", "place", ap_input_place_words[input->place], "name", input->name,
                             "bytes", (json_int_t)input->bytes.length, "sha256", input->bytes.digest.digits));
  }
  return array;
}

static json_t *files_json(const ap_evidence *evidence) {
  json_t *array = json_array();
  for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
    const ap_bytes_of *bytes = &evidence->files[part];
    ap_json_append(&array, json_pack("{s:s, s:I, s:s}", "name", ap_evidence_names[part], "bytes",
                                     (json_int_t)bytes->length, "sha256", bytes->digest.digits));
  }
  return array;
}

void ap_evidence_json(const ap_evidence *evidence, ap_text *text) {
  json_t *made_by = json_pack("{s:s, s:s, s:o}", "version", evidence->version, "build", evidence->build, "libraries",
                              named_json(evidence->libraries, evidence->library_count));
  ap_add_json(text, json_pack("{s:s, s:i, s:o, s:s, s:o, s:b, s:o, s:o, s:{s:s, s:[s, s]}}", "format",
                              AP_EVIDENCE_FORMAT, "version", AP_EVIDENCE_VERSION, "auditplan", made_by, "as_of",
                              evidence->as_of, "options", named_json(evidence->options, evidence->option_count),
                              "ended_early", (int)evidence->ended_early, "inputs", inputs_json(evidence), "files",
                              files_json(evidence), "certificate", "file", ap_evidence_names[AP_EVIDENCE_JSON],
                              "pointers", "/tracks/external/certificate", "/tracks/internal/certificate"));
}

/* ---- what became of it ---- */

/* A member that there is none of is null. */
static json_t *holding_json(const ap_holding *holding, const ap_bytes_of *expected) {
  static const char *const words[] = {[AP_HELD_SAME] = "same", [AP_HELD_OTHER] = "other", [AP_HELD_NONE] = "none"};
  bool found = holding->held != AP_HELD_NONE;
  return json_pack("{s:s, s:I, s:s, s:o, s:o}", "found", words[holding->held], "bytes", (json_int_t)expected->length,
                   "sha256", expected->digest.digits, "found_bytes",
                   found ? json_integer((json_int_t)holding->found.length) : json_null(), "found_sha256",
                   ap_json_string(found ? holding->found.digest.digits : NULL));
}

/* Puts a member in front of the others. */
static json_t *with_name(const char *key, const char *value, json_t *holding) {
  json_t *object = json_pack("{s:s}", key, value);
  if (object != NULL && holding != NULL) {
    (void)json_object_update_missing(object, holding); /* which does not tell that memory ran out */
  }
  if (object == NULL || holding == NULL || json_object_size(object) != 1 + json_object_size(holding)) {
    json_decref(object);
    object = NULL;
  }
  json_decref(holding);
  return object;
}

static json_t *held_files_json(const ap_verification *verification) {
  json_t *array = json_array();
  for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
    ap_json_append(&array, with_name("name", ap_evidence_names[part],
                                     holding_json(&verification->files[part], &verification->evidence.files[part])));
  }
  return array;
}

static json_t *held_inputs_json(const ap_verification *verification) {
  json_t *array = json_array();
  for (size_t i = 0; i < verification->evidence.input_count; i++) {
    const ap_input *input = &verification->evidence.inputs[i];
    ap_json_append(&array,
                   with_name("place", ap_input_place_words[input->place],
                             with_name("name", input->name, holding_json(&verification->inputs[i], &input->bytes))));
  }
  return array;
}

void ap_verification_json(const ap_verification *verification, const ap_check *check, ap_text *text) {
  const ap_evidence *evidence = &verification->evidence;
  uint64_t count = ap_verification_differences(verification);
  ap_add_json(text, json_pack("{s:s, s:i, s:s, s:{s:s, s:s}, s:s, s:b, s:I, s:o, s:o, s:o, s:o, s:o}", "format",
                              "auditplan/evidence-check", "version", 1, "manifest", verification->manifest, "made_by",
                              "version", evidence->version, "build", evidence->build, "as_of", evidence->as_of, "holds",
                              (int)(count == 0), "difference_count", (json_int_t)count, "differences",
                              ap_json_breaches(verification->differences), "files", held_files_json(verification),
                              "inputs", held_inputs_json(verification), "not_examined",
                              ap_json_strings(verification->signatures, verification->signature_count), "check",
                              check == NULL ? json_null() : ap_json_check(check)));
}
