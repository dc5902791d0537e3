/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Props: name, value, perhaps a namespace and a class. Those without a namespace, or with OSCAL's, say what the control
 * is called, how it is sorted and whether it is withdrawn; those with ours fill the columns of catalog.csv. */
#include "catalog/oscal.h"
#include "support/utf8.h"
#include <stdio.h>
#include <string.h>

enum { POINTER_BYTES = 1024 }; /* groups and controls end at a depth */

const char ap_oscal_namespace[] = "http://csrc.nist.gov/ns/oscal";
const char ap_oscal_our_namespace[] = "urn:auditplan:oscal";

const char *ap_oscal_text_of(const json_t *object, const char *key) {
  return json_string_value(json_object_get(object, key));
}

static bool is_of(const json_t *prop, const char *space) {
  const char *found = ap_oscal_text_of(prop, "ns");
  return strcmp(found == NULL ? ap_oscal_namespace : found, space) == 0;
}

void ap_oscal_judge_props(ap_oscal *oscal, const ap_json_spot *above) {
  ap_json_spot list;
  ap_json_spot optional;
  const char *text = NULL;
  if (!ap_json_maybe(&oscal->json, above, "props", AP_JSON_ARRAY, &list)) {
    return;
  }
  for (size_t i = 0; i < json_array_size(list.value); i++) {
    const ap_json_spot prop = ap_json_element(&list, i);
    if (ap_json_is(&oscal->json, &prop, AP_JSON_OBJECT)) {
      ap_json_text(&oscal->json, &prop, "name", &text);
      ap_json_text(&oscal->json, &prop, "value", &text);
      ap_json_maybe(&oscal->json, &prop, "ns", AP_JSON_TEXT, &optional);
      ap_json_maybe(&oscal->json, &prop, "class", AP_JSON_TEXT, &optional);
    }
  }
}

const char *ap_oscal_prop(ap_oscal *oscal, const ap_json_spot *control, const char *name) {
  const json_t *list = json_object_get(control->value, "props");
  const char *found = NULL;
  bool plain = false;
  for (size_t i = 0; i < json_array_size(list) && !plain; i++) {
    const json_t *prop = json_array_get(list, i);
    const char *named = ap_oscal_text_of(prop, "name");
    const char *value = ap_oscal_text_of(prop, "value");
    if (named == NULL || value == NULL || strcmp(named, name) != 0 || !is_of(prop, ap_oscal_namespace)) {
      continue;
    }
    plain = json_object_get(prop, "class") == NULL;
    found = found == NULL || plain ? value : found;
  }
  size_t length = found == NULL ? 0 : strlen(found);
  if (length > 0) {
    ap_utf8_trim(&found, &length);
  }
  return length == 0 ? NULL : ap_arena_copy_bytes(&oscal->arena, found, length);
}

/* The names are those of the header, with hyphens, as OSCAL has them. */
static bool is_column(const char *name, const char *column) {
  size_t i = 0;
  while (name[i] != '\0' && column[i] != '\0' && (name[i] == '-' ? '_' : name[i]) == column[i]) {
    i++;
  }
  return name[i] == '\0' && column[i] == '\0';
}

/* The column that the prop fills; AP_COLUMN_COUNT where it fills none. The control itself has the first ones. */
static ap_catalog_column column_of(const char *name) {
  for (int i = 0; i < AP_COLUMN_COUNT; i++) {
    bool is_given = i == AP_COLUMN_ID || i == AP_COLUMN_TITLE || i == AP_COLUMN_TEXT || i == AP_COLUMN_PARENT;
    if (!is_given && is_column(name, ap_catalog_columns[i].name)) {
      return (ap_catalog_column)i;
    }
  }
  return AP_COLUMN_COUNT;
}

static void note_unknown(const ap_oscal *oscal, const ap_oscal_control *control, size_t index, const char *name) {
  char shown[AP_EXCERPT_SIZE];
  char pointer[POINTER_BYTES];
  snprintf(pointer, sizeof pointer, "%s/props/%zu", control->pointer, index);
  const ap_place place = {.file = oscal->json.file, .pointer = pointer};
  ap_diagnose(oscal->json.diagnostics, &place, AP_D_CSV_COLUMN_UNKNOWN, "%s", ap_utf8_excerpt(name, shown));
}

void ap_oscal_take_columns(ap_oscal *oscal, const ap_oscal_control *control, const char *fields[AP_COLUMN_COUNT]) {
  const json_t *list = json_object_get(control->value, "props");
  for (size_t i = 0; i < json_array_size(list); i++) {
    const json_t *prop = json_array_get(list, i);
    const char *name = ap_oscal_text_of(prop, "name");
    const char *value = ap_oscal_text_of(prop, "value");
    if (name == NULL || value == NULL || !is_of(prop, ap_oscal_our_namespace)) {
      continue;
    }
    ap_catalog_column column = column_of(name);
    if (column < AP_COLUMN_COUNT) {
      fields[column] = value;
      oscal->column_at[column] = ap_arena_format(&oscal->arena, "%s/props/%zu/value", control->pointer, i);
    } else {
      note_unknown(oscal, control, i, name);
    }
  }
}
