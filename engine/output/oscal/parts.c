/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/parts.h"
#include "output/fill.h"
#include "output/json_text.h"
#include "output/oscal/wording.h"

const char ap_oscal_names[] = "urn:auditplan:oscal";

void ap_oscal_put(json_t **object, const char *name, json_t *value) {
  if (json_object_set_new(*object, name, value) != 0) {
    json_decref(*object);
    *object = NULL;
  }
}

void ap_oscal_put_some(json_t **object, const char *name, json_t *list) {
  if (list != NULL && json_array_size(list) == 0) {
    json_decref(list);
    return;
  }
  ap_oscal_put(object, name, list);
}

static json_t *worded(void (*add)(ap_text *text, const char *words), const char *words) {
  ap_text text = {0};
  add(&text, words);
  json_t *string = text.failed ? NULL : json_string(text.bytes == NULL ? "" : text.bytes);
  ap_text_free(&text);
  return string;
}

json_t *ap_oscal_value(const char *words) { return worded(ap_add_value, words); }

json_t *ap_oscal_markup(const char *words) { return worded(ap_add_markup, words); }

void ap_oscal_put_value(json_t **object, const char *name, const char *words) {
  json_t *value = ap_oscal_value(words);
  if (value != NULL && json_string_length(value) == 0) {
    json_decref(value);
    return;
  }
  ap_oscal_put(object, name, value);
}

static void add_prop(json_t **props, const char *name, const char *names, const char *value) {
  json_t *words = ap_oscal_value(value == NULL ? "" : value);
  if (words != NULL && json_string_length(words) == 0) {
    json_decref(words);
    return;
  }
  json_t *prop = json_pack("{s:s}", "name", name);
  if (names != NULL) {
    ap_oscal_put(&prop, "ns", json_string(names));
  }
  ap_oscal_put(&prop, "value", words);
  ap_json_append(props, prop);
}

void ap_oscal_add_prop(json_t **props, const char *name, const char *value) {
  add_prop(props, name, ap_oscal_names, value);
}

void ap_oscal_add_number(json_t **props, const char *name, int64_t value) {
  add_prop(props, name, ap_oscal_names, ap_decimal(value).digits);
}

void ap_oscal_add_label(json_t **props, const char *id) { add_prop(props, "label", NULL, id); }
