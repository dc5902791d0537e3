/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a control asks for: its parts `statement` and `item`, an item a line behind its label, those inside it further
 * in. What explains the control, or tells how it is assessed, is left out: tag rules look for words in what is asked.
 */
#include "catalog/oscal.h"
#include <string.h>

enum { INDENT = 2 };

static bool is_among(const char *name, const char *const names[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(name, names[i]) == 0) {
      return true;
    }
  }
  return false;
}

/* Whether a part of that name asks for something: inside a statement any does that is not known to explain. */
static bool asks(const char *name, unsigned depth) {
  static const char *const asking[] = {"statement", "item"};
  static const char *const explaining[] = {"guidance",          "example",           "overview",
                                           "objective",         "assessment",        "assessment-objective",
                                           "assessment-method", "assessment-objects"};
  return depth == 0 ? is_among(name, asking, sizeof asking / sizeof asking[0])
                    : !is_among(name, explaining, sizeof explaining / sizeof explaining[0]);
}

static void begin_line(ap_text *text, unsigned level) {
  if (text->length > 0) {
    ap_text_add(text, "\n");
  }
  for (unsigned i = 0; i < level * INDENT; i++) {
    ap_text_add(text, " ");
  }
}

static void add_words(ap_oscal_prose *prose, const char *words, bool *begun) {
  if (words != NULL && *words != '\0') {
    ap_text_add(prose->text, *begun ? " " : "");
    ap_oscal_add_prose(prose, words);
    *begun = true;
  }
}

static void add_line(ap_oscal_prose *prose, const ap_json_spot *part, unsigned level) {
  ap_json *json = &prose->oscal->json;
  ap_json_spot title;
  ap_json_spot words;
  bool has_title = ap_json_maybe(json, part, "title", AP_JSON_TEXT, &title);
  bool has_words = ap_json_maybe(json, part, "prose", AP_JSON_TEXT, &words);
  const char *label = ap_oscal_prop(prose->oscal, part, "label");
  if (!has_title && !has_words && label == NULL) {
    return;
  }
  bool begun = false;
  begin_line(prose->text, level);
  add_words(prose, label, &begun);
  add_words(prose, has_title ? json_string_value(title.value) : NULL, &begun);
  add_words(prose, has_words ? json_string_value(words.value) : NULL, &begun);
}

static void add_parts(ap_oscal_prose *prose, const ap_json_spot *above, unsigned level, unsigned depth) {
  ap_json *json = &prose->oscal->json;
  ap_json_spot list;
  if (!ap_json_maybe(json, above, "parts", AP_JSON_ARRAY, &list)) {
    return;
  }
  if (depth > AP_OSCAL_DEPTH_MOST) {
    const char *most = ap_arena_format(&prose->oscal->arena, "%d", AP_OSCAL_DEPTH_MOST);
    ap_json_complain(json, &list, AP_D_OSCAL_DEEP, most == NULL ? "" : most, "");
    return;
  }
  for (size_t i = 0; i < json_array_size(list.value); i++) {
    const ap_json_spot part = ap_json_element(&list, i);
    const char *name = NULL;
    if (!ap_json_is(json, &part, AP_JSON_OBJECT) || !ap_json_text(json, &part, "name", &name) || !asks(name, depth)) {
      continue;
    }
    ap_oscal_judge_props(prose->oscal, &part);
    add_line(prose, &part, level);
    bool leads_in = depth == 0 && strcmp(name, "statement") == 0; /* its items are not inside a list */
    add_parts(prose, &part, leads_in ? level : level + 1, depth + 1);
  }
}

void ap_oscal_add_statement(ap_oscal_prose *prose) {
  const ap_json_spot spot = ap_oscal_spot(prose->control);
  add_parts(prose, &spot, 0, 0);
}
