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

void ap_json_append(json_t **array, json_t *value) {
  if (json_array_append_new(*array, value) != 0) {
    json_decref(*array);
    *array = NULL;
  }
}

json_t *ap_json_string(const char *string) { return string == NULL ? json_null() : json_string(string); }

json_t *ap_json_words(const ap_words *words) { return ap_json_string(ap_words_in(words, "en")); }
