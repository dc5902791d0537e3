/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json_text.h"
#include "output/translate.h"

static int add_bytes(const char *bytes, size_t length, void *context) {
  ap_text *text = context;
  ap_text_add_bytes(text, bytes, length);
  return text->failed ? -1 : 0;
}

void ap_add_json(ap_text *text, json_t *value) {
  if (value == NULL || json_dump_callback(value, add_bytes, text, JSON_INDENT(2)) != 0) {
    text->failed = 1;
  }
  json_decref(value);
  ap_text_add(text, "\n");
}

void ap_add_json_open(ap_text *text, json_t *object) {
  static const char end[] = "\n}\n";
  ap_add_json(text, object);
  if (text->failed == 0) {
    text->length -= sizeof end - 1;
  }
}

/* Nearly no string has a byte that JSON writes in another way. */
static bool is_plain(const char *string) {
  for (const char *byte = string; *byte != '\0'; byte++) {
    if ((unsigned char)*byte < ' ' || *byte == '"' || *byte == '\\') {
      return false;
    }
  }
  return true;
}

void ap_add_json_string(ap_text *text, const char *string) {
  if (is_plain(string)) {
    ap_text_add(text, "\"");
    ap_text_add(text, string);
    ap_text_add(text, "\"");
    return;
  }
  json_t *value = json_string(string);
  if (value == NULL || json_dump_callback(value, add_bytes, text, JSON_ENCODE_ANY) != 0) {
    text->failed = 1;
  }
  json_decref(value);
}

void ap_json_append(json_t **array, json_t *value) {
  if (json_array_append_new(*array, value) != 0) {
    json_decref(*array);
    *array = NULL;
  }
}

json_t *ap_json_having(json_t *object, const char *key, bool wanted) {
  if (object != NULL && wanted && json_object_get(object, key) == NULL) {
    json_decref(object);
    return NULL;
  }
  return object;
}

json_t *ap_json_string(const char *string) { return string == NULL ? json_null() : json_string(string); }

json_t *ap_json_words(const ap_words *words) { return ap_json_string(ap_words_in(words, "en")); }

json_t *ap_json_both(const ap_words *words) {
  return json_pack("{s:o, s:o}", "en", ap_json_string(words->en), "ja", ap_json_string(words->ja));
}

json_t *ap_json_strings(const char *const *strings, size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; i++) {
    ap_json_append(&array, json_string(strings[i]));
  }
  return array;
}
