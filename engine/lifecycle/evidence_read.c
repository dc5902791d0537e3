/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/evidence.h"
#include "support/json.h"
#include "support/utf8.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *const ap_evidence_names[AP_EVIDENCE_PARTS] = {
    [AP_EVIDENCE_CSV] = "plan.csv", [AP_EVIDENCE_JSON] = "plan.json"};
static const char known_version[] = "1";
static const char all_names[] = "plan.csv or plan.json";

static void complain(ap_json *json, const ap_json_spot *spot, ap_diagnostic_code code, const char *what,
                     const char *expected) {
  char shown[AP_EXCERPT_SIZE];
  ap_json_complain(json, spot, code, ap_utf8_excerpt(what, shown), expected);
}

static void complain_of_number(ap_json *json, const ap_json_spot *spot, ap_diagnostic_code code, int64_t number,
                               const char *expected) {
  char digits[AP_EXCERPT_SIZE];
  snprintf(digits, sizeof digits, "%" PRId64, number);
  ap_json_complain(json, spot, code, digits, expected);
}

/* Of a value that is there, where it is at fault. */
static ap_json_spot member(const ap_json_spot *above, const char *key) {
  return (ap_json_spot){.above = above, .key = key, .value = json_object_get(above->value, key)};
}

static bool is_digest(const char *text) {
  return strlen(text) == AP_DIGEST_DIGITS && strspn(text, "0123456789abcdef") == AP_DIGEST_DIGITS;
}

static void read_bytes_of(ap_json *json, const ap_json_spot *spot, ap_bytes_of *bytes) {
  const char *digest = "";
  if (ap_json_integer(json, spot, "bytes", &bytes->length) && bytes->length < 0) {
    ap_json_spot length = member(spot, "bytes");
    complain_of_number(json, &length, AP_D_EVIDENCE_BYTES, bytes->length, "");
  }
  if (!ap_json_text(json, spot, "sha256", &digest)) {
    return;
  }
  if (is_digest(digest)) {
    memcpy(bytes->digest.digits, digest, AP_DIGEST_DIGITS + 1);
  } else {
    ap_json_spot faulty = member(spot, "sha256");
    complain(json, &faulty, AP_D_EVIDENCE_DIGEST, digest, "");
  }
}

/* ---- the files beside the manifest ---- */

/* Only these names are known: none leads out of the folder. AP_EVIDENCE_PARTS where it is none of them. */
static size_t part_of(const char *name) {
  size_t part = 0;
  while (part < AP_EVIDENCE_PARTS && strcmp(ap_evidence_names[part], name) != 0) {
    part++;
  }
  return part;
}

static void read_file(ap_json *json, const ap_json_spot *spot, bool named[AP_EVIDENCE_PARTS], ap_evidence *evidence) {
  const char *name = "";
  if (!ap_json_is(json, spot, AP_JSON_OBJECT) || !ap_json_text(json, spot, "name", &name)) {
    return;
  }
  size_t part = part_of(name);
  ap_json_spot at = member(spot, "name");
  if (part == AP_EVIDENCE_PARTS) {
    complain(json, &at, AP_D_EVIDENCE_NAME, name, all_names);
  } else if (named[part]) {
    complain(json, &at, AP_D_EVIDENCE_REPEATED, name, "");
  } else {
    named[part] = true;
    read_bytes_of(json, spot, &evidence->files[part]);
  }
}

static void read_files(ap_json *json, const ap_json_spot *whole, ap_evidence *evidence) {
  ap_json_spot array;
  bool named[AP_EVIDENCE_PARTS] = {false};
  if (!ap_json_member(json, whole, "files", AP_JSON_ARRAY, &array)) {
    return;
  }
  for (size_t i = 0; i < json_array_size(array.value); i++) {
    ap_json_spot file = ap_json_element(&array, i);
    read_file(json, &file, named, evidence);
  }
  for (size_t part = 0; part < AP_EVIDENCE_PARTS; part++) {
    if (!named[part]) {
      complain(json, &array, AP_D_EVIDENCE_UNNAMED, ap_evidence_names[part], "");
    }
  }
}

/* ---- what the plan was made from ---- */

static void read_input(ap_json *json, const ap_json_spot *spot, ap_input *input) {
  const char *name = "";
  size_t place = 0;
  if (!ap_json_is(json, spot, AP_JSON_OBJECT)) {
    return;
  }
  ap_json_text(json, spot, "name", &name);
  ap_json_word(json, spot, "place", ap_input_place_words, AP_INPUT_PLACES, "argument, scenario or shipped", &place);
  read_bytes_of(json, spot, &input->bytes);
  input->name = ap_json_keep(json, name);
  input->place = (ap_input_place)place;
}

static bool is_repeated(const ap_input *inputs, size_t index) {
  for (size_t i = 0; i < index; i++) {
    if (inputs[i].place == inputs[index].place && strcmp(inputs[i].name, inputs[index].name) == 0) {
      return true;
    }
  }
  return false;
}

static void read_inputs(ap_json *json, const ap_json_spot *whole, ap_evidence *evidence) {
  ap_json_spot array;
  size_t count = 0;
  ap_input *inputs = ap_json_array(json, whole, "inputs", sizeof *inputs, &array, &count);
  for (size_t i = 0; i < count; i++) {
    ap_json_spot spot = ap_json_element(&array, i);
    uint64_t faults = json->faults;
    inputs[i].name = "";
    read_input(json, &spot, &inputs[i]);
    if (json->faults == faults && is_repeated(inputs, i)) {
      ap_json_spot at = member(&spot, "name");
      complain(json, &at, AP_D_EVIDENCE_REPEATED, inputs[i].name, "");
    }
  }
  evidence->inputs = inputs;
  evidence->input_count = count;
}

/* ---- the rest ---- */

static void read_options(ap_json *json, const ap_json_spot *whole, ap_evidence *evidence) {
  ap_json_spot object;
  if (!ap_json_member(json, whole, "options", AP_JSON_OBJECT, &object)) {
    return;
  }
  ap_named *options = ap_arena_allocate(json->arena, json_object_size(object.value), sizeof *options);
  const char *key;
  json_t *value;
  size_t count = 0;
  json_object_foreach((json_t *)object.value, key, value) { /* which it only reads */
    const char *text = "";
    if (options != NULL && ap_json_text(json, &object, key, &text)) {
      options[count++] = (ap_named){ap_json_keep(json, key), ap_json_keep(json, text)};
    }
  }
  evidence->options = options;
  evidence->option_count = count;
}

static const char *read_text(ap_json *json, const ap_json_spot *above, const char *key) {
  const char *text = "";
  ap_json_text(json, above, key, &text);
  return ap_json_keep(json, text);
}

/* The rest is read only where the format is the one known here. */
static bool format_is_known(ap_json *json, const ap_json_spot *whole) {
  const char *format = "";
  int64_t version = 0;
  if (!ap_json_is(json, whole, AP_JSON_OBJECT) || !ap_json_text(json, whole, "format", &format) ||
      !ap_json_integer(json, whole, "version", &version)) {
    return false;
  }
  if (strcmp(format, AP_EVIDENCE_FORMAT) != 0) {
    ap_json_spot at = member(whole, "format");
    complain(json, &at, AP_D_CHECK_FORMAT, format, AP_EVIDENCE_FORMAT);
    return false;
  }
  if (version != AP_EVIDENCE_VERSION) {
    ap_json_spot at = member(whole, "version");
    complain_of_number(json, &at, AP_D_CHECK_VERSION, version, known_version);
    return false;
  }
  return true;
}

static ap_status read_whole(ap_json *json, const json_t *root, ap_evidence *evidence) {
  ap_json_spot whole = {.value = root};
  ap_json_spot made_by;
  if (format_is_known(json, &whole)) {
    if (ap_json_member(json, &whole, "auditplan", AP_JSON_OBJECT, &made_by)) {
      evidence->version = read_text(json, &made_by, "version");
      evidence->build = read_text(json, &made_by, "build");
    }
    evidence->as_of = read_text(json, &whole, "as_of");
    read_options(json, &whole, evidence);
    read_inputs(json, &whole, evidence);
    read_files(json, &whole, evidence);
  }
  return json->arena->failed ? AP_MACHINE : json->faults == 0 ? AP_OK : AP_BAD_INPUT;
}

ap_status ap_evidence_read(const char *path, ap_diagnostics *diagnostics, ap_arena *arena, ap_evidence *evidence) {
  ap_source source;
  json_t *root = NULL;
  *evidence = (ap_evidence){0};
  ap_status status = ap_source_read(path, "a manifest of evidence", AP_SOURCE_LIST, diagnostics, &source);
  if (status == AP_OK) {
    status = ap_json_load(&source, diagnostics, &root);
  }
  if (status == AP_OK) {
    ap_json json = {.file = path, .diagnostics = diagnostics, .arena = arena};
    status = read_whole(&json, root, evidence);
    if (status == AP_MACHINE) {
      ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    }
  }
  json_decref(root);
  ap_source_free(&source);
  return status;
}
