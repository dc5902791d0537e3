/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters, and prose that they are inserted into. A parameter without a value stands there as NIST prints it:
 * [Assignment: frequency], [Selection (one or more): at the gate; at the door]; what constrains it follows in
 * parentheses. */
#define HASH_NONFATAL_OOM 1
#include "catalog/oscal.h"
#include <string.h>
#include <uthash.h>

struct ap_oscal_param {
  const char *id;
  const char *pointer;
  const json_t *value;
  bool open; /* it is being inserted */
  bool told; /* of its circle */
  UT_hash_handle hh;
};

/* A stretch of prose. */
typedef struct span {
  const char *start;
  size_t length;
} span;

static void take_param(ap_oscal *oscal, const ap_json_spot *spot) {
  const char *id = NULL;
  ap_oscal_param *known = NULL;
  if (!ap_json_is(&oscal->json, spot, AP_JSON_OBJECT) || !ap_json_text(&oscal->json, spot, "id", &id)) {
    return;
  }
  HASH_FIND_STR(oscal->params, id, known);
  if (known != NULL) { /* the first one stands */
    return;
  }
  known = ap_arena_allocate(&oscal->arena, 1, sizeof *known);
  if (known == NULL) {
    return;
  }
  *known = (ap_oscal_param){.id = id, .pointer = ap_json_pointer(&oscal->json, spot), .value = spot->value};
  HASH_ADD_KEYPTR(hh, oscal->params, known->id, strlen(known->id), known);
  if (known->hh.tbl == NULL) {
    oscal->arena.failed = 1;
  }
}

void ap_oscal_take_params(ap_oscal *oscal, const ap_json_spot *above) {
  ap_json_spot list;
  if (!ap_json_maybe(&oscal->json, above, "params", AP_JSON_ARRAY, &list)) {
    return;
  }
  for (size_t i = 0; i < json_array_size(list.value) && !oscal->arena.failed; i++) {
    const ap_json_spot spot = ap_json_element(&list, i);
    take_param(oscal, &spot);
  }
}

void ap_oscal_free_params(ap_oscal *oscal) { HASH_CLEAR(hh, oscal->params); }

/* Adds the bytes, of blanks in a row the first alone. */
static void add_bytes(ap_oscal_prose *prose, span words) {
  for (size_t i = 0; i < words.length; i++) {
    ap_text *text = prose->text;
    bool is_blank = words.start[i] == ' ';
    char last = text->length == 0 ? '\n' : text->bytes[text->length - 1];
    if (!is_blank || (last != ' ' && last != '\n')) {
      ap_text_add_bytes(text, &words.start[i], 1);
    }
  }
}

static bool is_over(ap_oscal_prose *prose) {
  if (!prose->over &&
      (prose->insertions > AP_OSCAL_INSERTIONS_MOST || prose->text->length > (size_t)AP_OSCAL_TEXT_MOST)) {
    const ap_json_spot spot = ap_oscal_spot(prose->control);
    const char *bytes = ap_arena_format(&prose->oscal->arena, "%d", AP_OSCAL_TEXT_MOST);
    const char *insertions = ap_arena_format(&prose->oscal->arena, "%d", AP_OSCAL_INSERTIONS_MOST);
    ap_json_complain(&prose->oscal->json, &spot, AP_D_OSCAL_TEXT_LONG, bytes == NULL ? "" : bytes,
                     insertions == NULL ? "" : insertions);
    prose->over = true;
  }
  return prose->over || prose->text->failed;
}

static void expand(ap_oscal_prose *prose, span source, unsigned depth);

static bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

static span trim(span words) {
  while (words.length > 0 && is_space(words.start[0])) {
    words.start++;
    words.length--;
  }
  while (words.length > 0 && is_space(words.start[words.length - 1])) {
    words.length--;
  }
  return words;
}

static void expand_text(ap_oscal_prose *prose, const char *source, unsigned depth) {
  expand(prose, trim((span){source, strlen(source)}), depth);
}

static void add_list(ap_oscal_prose *prose, const ap_json_spot *list, const char *separator, unsigned depth) {
  for (size_t i = 0; i < json_array_size(list->value) && !is_over(prose); i++) {
    const ap_json_spot entry = ap_json_element(list, i);
    if (ap_json_is(&prose->oscal->json, &entry, AP_JSON_TEXT)) {
      ap_text_add(prose->text, i == 0 ? "" : separator);
      expand_text(prose, json_string_value(entry.value), depth);
    }
  }
}

/* A constraint may be of tests alone, which are no words. */
static void add_constraints(ap_oscal_prose *prose, const ap_json_spot *param, unsigned depth) {
  ap_json *json = &prose->oscal->json;
  ap_json_spot list;
  ap_json_spot words;
  const char *separator = " (";
  if (!ap_json_maybe(json, param, "constraints", AP_JSON_ARRAY, &list)) {
    return;
  }
  for (size_t i = 0; i < json_array_size(list.value) && !is_over(prose); i++) {
    const ap_json_spot entry = ap_json_element(&list, i);
    if (ap_json_is(json, &entry, AP_JSON_OBJECT) && ap_json_maybe(json, &entry, "description", AP_JSON_TEXT, &words)) {
      ap_text_add(prose->text, separator);
      expand_text(prose, json_string_value(words.value), depth);
      separator = "; ";
    }
  }
  ap_text_add(prose->text, separator[0] == ' ' ? "" : ")");
}

static void add_selection(ap_oscal_prose *prose, const ap_json_spot *select, unsigned depth) {
  ap_json_spot how_many;
  ap_json_spot choices;
  ap_json *json = &prose->oscal->json;
  bool several = ap_json_maybe(json, select, "how-many", AP_JSON_TEXT, &how_many) &&
                 strcmp(json_string_value(how_many.value), "one-or-more") == 0;
  ap_text_add(prose->text, several ? "[Selection (one or more): " : "[Selection: ");
  if (ap_json_maybe(json, select, "choice", AP_JSON_ARRAY, &choices)) {
    add_list(prose, &choices, "; ", depth);
  }
}

/* A parameter as it stands in prose. */
static void add_param(ap_oscal_prose *prose, const ap_oscal_param *param, unsigned depth) {
  const ap_json_spot spot = {.pointer = param->pointer, .value = param->value};
  ap_json *json = &prose->oscal->json;
  ap_json_spot values;
  ap_json_spot select;
  ap_json_spot label;
  if (ap_json_maybe(json, &spot, "values", AP_JSON_ARRAY, &values) && json_array_size(values.value) > 0) {
    add_list(prose, &values, ", ", depth);
    return;
  }
  if (ap_json_maybe(json, &spot, "select", AP_JSON_OBJECT, &select)) {
    add_selection(prose, &select, depth);
  } else {
    bool has_label = ap_json_maybe(json, &spot, "label", AP_JSON_TEXT, &label);
    ap_text_add(prose->text, "[Assignment: ");
    expand_text(prose, has_label ? json_string_value(label.value) : param->id, depth);
  }
  add_constraints(prose, &spot, depth);
  ap_text_add(prose->text, "]");
}

static void add_name_of(ap_oscal_prose *prose, const char *id) { ap_text_format(prose->text, "[Assignment: %s]", id); }

/* An official file is not for its reader to mend, so that one is noted, and planned from. */
static void note_unknown(ap_oscal_prose *prose, const char *id) {
  if (prose->oscal->params_unknown++ == 0) {
    prose->oscal->first_unknown = id;
    prose->oscal->first_unknown_at = prose->control->pointer;
  }
}

static void complain_of_circle(ap_oscal_prose *prose, ap_oscal_param *param) {
  const ap_json_spot spot = {.pointer = param->pointer, .value = param->value};
  if (!param->told) {
    const char *most = ap_arena_format(&prose->oscal->arena, "%d", AP_OSCAL_DEPTH_MOST);
    ap_json_complain(&prose->oscal->json, &spot, AP_D_OSCAL_PARAM_CIRCLE, param->id, most == NULL ? "" : most);
    param->told = true;
  }
}

static void insert(ap_oscal_prose *prose, span name, unsigned depth) {
  ap_oscal_param *param = NULL;
  const char *id = ap_arena_copy_bytes(&prose->oscal->arena, name.start, name.length);
  prose->insertions++;
  if (id == NULL || is_over(prose)) {
    return;
  }
  HASH_FIND_STR(prose->oscal->params, id, param);
  if (param == NULL) {
    note_unknown(prose, id);
    add_name_of(prose, id);
  } else if (param->open || depth > AP_OSCAL_DEPTH_MOST) {
    complain_of_circle(prose, param);
    add_name_of(prose, id);
  } else {
    param->open = true;
    add_param(prose, param, depth + 1);
    param->open = false;
  }
}

/* Takes the word off the beginning, and the blanks behind it. */
static bool take_word(span *words, const char *word) {
  size_t length = strlen(word);
  if (words->length < length || memcmp(words->start, word, length) != 0) {
    return false;
  }
  *words = trim((span){words->start + length, words->length - length});
  return true;
}

/* How many bytes from `from` on are none of those; they end at one of them. SIZE_MAX where there is none, so that what
 * opens over and over and never closes is read once, not from each opening to the end. */
static size_t bytes_before(span source, size_t from, const char *stops) {
  for (size_t i = from; i < source.length; i++) {
    if (strchr(stops, source.start[i]) != NULL) {
      return i - from;
    }
  }
  return SIZE_MAX;
}

static bool has_at(span source, size_t at, const char *word) {
  size_t length = strlen(word);
  return at + length <= source.length && memcmp(source.start + at, word, length) == 0;
}

/* The bytes of an insertion of a parameter that begins here, `{{ insert: param, ID }}`, or `{{ ID }}` as it was before
 * OSCAL 1.0; 0 where none does. */
static size_t insertion_at(span source, span *name) {
  size_t length = has_at(source, 0, "{{") ? bytes_before(source, 2, "{}") : SIZE_MAX;
  if (length == SIZE_MAX || !has_at(source, 2 + length, "}}")) {
    return 0;
  }
  span inside = trim((span){source.start + 2, length});
  if (take_word(&inside, "insert:") && (!take_word(&inside, "param") || !take_word(&inside, ","))) {
    return 0;
  }
  *name = inside;
  bool is_name = inside.length > 0 && memchr(inside.start, ' ', inside.length) == NULL;
  return is_name ? length + 4 : 0;
}

/* The bytes of a link that begins here, `[words](target)`; 0 where none does. */
static size_t link_at(span source, span *words) {
  size_t length = bytes_before(source, 1, "[]");
  if (length == SIZE_MAX || !has_at(source, 1 + length, "](")) {
    return 0;
  }
  size_t target = length + 3;
  size_t end = bytes_before(source, target, " [)");
  if (end == SIZE_MAX || source.start[target + end] != ')') {
    return 0;
  }
  *words = (span){source.start + 1, length};
  return target + end + 1;
}

/* Files have a blank behind each insertion, even before the full stop. */
static size_t blanks_before_a_stop(span rest) {
  size_t blanks = 0;
  while (blanks < rest.length && rest.start[blanks] == ' ') {
    blanks++;
  }
  return blanks < rest.length && strchr(",.;:)", rest.start[blanks]) != NULL ? blanks : 0;
}

static void expand(ap_oscal_prose *prose, span source, unsigned depth) {
  size_t kept = 0; /* what is before it has been added */
  for (size_t i = 0; i < source.length && !is_over(prose);) {
    const span rest = {source.start + i, source.length - i};
    span inside = {NULL, 0};
    size_t insertion = *rest.start == '{' ? insertion_at(rest, &inside) : 0;
    size_t link = *rest.start == '[' ? link_at(rest, &inside) : 0;
    if (insertion == 0 && link == 0) {
      i++;
      continue;
    }
    add_bytes(prose, (span){source.start + kept, i - kept});
    i += insertion + link;
    if (insertion > 0) {
      insert(prose, inside, depth);
      i += blanks_before_a_stop((span){source.start + i, source.length - i});
    } else {
      expand(prose, inside, depth + 1);
    }
    kept = i;
  }
  if (!is_over(prose)) {
    add_bytes(prose, (span){source.start + kept, source.length - kept});
  }
}

void ap_oscal_add_prose(ap_oscal_prose *prose, const char *source) {
  expand_text(prose, source, 0);
  (void)is_over(prose);
}
