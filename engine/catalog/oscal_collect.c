/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through the groups of a catalog to its controls, and through these to the controls inside them. */
#include "catalog/oscal.h"
#include "catalog/words.h"
#include "support/allocate.h"
#include "support/utf8.h"
#include <string.h>

/* What the groups and controls around a place hand down. */
typedef struct surroundings {
  const char *category;
  const char *standard;
  const ap_oscal_control *top;
  unsigned depth;
} surroundings;

static bool is_too_deep(ap_oscal *oscal, const ap_json_spot *spot, unsigned depth) {
  if (depth <= AP_OSCAL_DEPTH_MOST) {
    return false;
  }
  const char *most = ap_arena_format(&oscal->arena, "%d", AP_OSCAL_DEPTH_MOST);
  ap_json_complain(&oscal->json, spot, AP_D_OSCAL_DEEP, most == NULL ? "" : most, "");
  return true;
}

/* The text of the member without blanks around it, in the arena; NULL where it is not there, or empty. */
static const char *trimmed(ap_oscal *oscal, const ap_json_spot *above, const char *key) {
  ap_json_spot spot;
  if (!ap_json_maybe(&oscal->json, above, key, AP_JSON_TEXT, &spot)) {
    return NULL;
  }
  const char *text = json_string_value(spot.value);
  size_t length = strlen(text);
  ap_utf8_trim(&text, &length);
  return length == 0 ? NULL : ap_arena_copy_bytes(&oscal->arena, text, length);
}

/* A class such as "management" names the standard; any other says nothing of it. */
static const char *standard_in(ap_oscal *oscal, const ap_json_spot *spot, const char *otherwise) {
  ap_standard standard;
  const char *class_name = trimmed(oscal, spot, "class");
  return class_name != NULL && ap_word_standard(class_name, strlen(class_name), &standard) ? class_name : otherwise;
}

static void keep(ap_oscal *oscal, ap_oscal_control *control) {
  void *controls = oscal->controls;
  if (!ap_grow(&controls, &oscal->capacity, oscal->count + 1, sizeof *oscal->controls)) {
    oscal->arena.failed = 1;
    return;
  }
  oscal->controls = controls;
  control->order = oscal->count;
  oscal->controls[oscal->count++] = control;
}

static bool is_withdrawn(ap_oscal *oscal, const ap_json_spot *spot) {
  const char *status = ap_oscal_prop(oscal, spot, "status");
  return status != NULL && ap_utf8_is_word(status, strlen(status), "withdrawn");
}

/* NULL where memory is short, or the control has no ID. */
static ap_oscal_control *take_control(ap_oscal *oscal, const ap_json_spot *spot, const surroundings *around) {
  const char *id = NULL;
  const char *title = NULL;
  ap_oscal_control *control = ap_arena_allocate(&oscal->arena, 1, sizeof *control);
  bool has_id = ap_json_text(&oscal->json, spot, "id", &id);
  bool has_title = ap_json_text(&oscal->json, spot, "title", &title);
  ap_oscal_judge_props(oscal, spot);
  if (!has_id || !has_title || control == NULL) {
    return NULL;
  }
  *control = (ap_oscal_control){.value = spot->value,
                                .pointer = ap_json_pointer(&oscal->json, spot),
                                .control_id = trimmed(oscal, spot, "id"),
                                .label = ap_oscal_prop(oscal, spot, "label"),
                                .sort_id = ap_oscal_prop(oscal, spot, "sort-id"),
                                .category = around->category,
                                .standard = standard_in(oscal, spot, around->standard),
                                .top = around->top,
                                .withdrawn = is_withdrawn(oscal, spot)};
  if (control->control_id == NULL && !oscal->arena.failed) {
    ap_json_complain(&oscal->json, spot, AP_D_OSCAL_ID_EMPTY, "", "");
    return NULL;
  }
  return control;
}

static void take_controls(ap_oscal *oscal, const ap_json_spot *above, const surroundings *around) {
  ap_json_spot list;
  if (!ap_json_maybe(&oscal->json, above, "controls", AP_JSON_ARRAY, &list) ||
      is_too_deep(oscal, &list, around->depth)) {
    return;
  }
  for (size_t i = 0; i < json_array_size(list.value) && !oscal->arena.failed; i++) {
    const ap_json_spot spot = ap_json_element(&list, i);
    surroundings inside = *around;
    inside.depth++;
    if (!ap_json_is(&oscal->json, &spot, AP_JSON_OBJECT)) {
      continue;
    }
    ap_oscal_control *control = take_control(oscal, &spot, around);
    if (control != NULL && control->withdrawn) {
      oscal->withdrawn++;
    } else if (control != NULL) {
      keep(oscal, control);
      inside.standard = control->standard;
      inside.top = around->top != NULL ? around->top : control;
    }
    ap_oscal_take_params(oscal, &spot);
    take_controls(oscal, &spot, &inside);
  }
}

static const char *category_of(ap_oscal *oscal, const ap_json_spot *group, const char *around) {
  const char *title = trimmed(oscal, group, "title");
  if (title == NULL || around == NULL) {
    return title == NULL ? around : title;
  }
  return ap_arena_format(&oscal->arena, "%s / %s", around, title);
}

static void take_group(ap_oscal *oscal, const ap_json_spot *spot, const surroundings *around) {
  ap_json_spot groups;
  ap_oscal_take_params(oscal, spot);
  take_controls(oscal, spot, around);
  if (!ap_json_maybe(&oscal->json, spot, "groups", AP_JSON_ARRAY, &groups) ||
      is_too_deep(oscal, &groups, around->depth)) {
    return;
  }
  for (size_t i = 0; i < json_array_size(groups.value) && !oscal->arena.failed; i++) {
    const ap_json_spot group = ap_json_element(&groups, i);
    if (ap_json_is(&oscal->json, &group, AP_JSON_OBJECT)) {
      const surroundings inside = {.category = category_of(oscal, &group, around->category),
                                   .standard = standard_in(oscal, &group, around->standard),
                                   .depth = around->depth + 1};
      take_group(oscal, &group, &inside);
    }
  }
}

void ap_oscal_collect(ap_oscal *oscal, const ap_json_spot *spot) {
  const surroundings nothing = {.standard = "control"};
  take_group(oscal, spot, &nothing);
}
