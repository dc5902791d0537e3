/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/json.h"
#include "support/utf8.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FAULTS_TOLD = 100, FOUND_BYTES = AP_EXCERPT_SIZE + 16 };

static const struct {
  json_type type;
  const char *expected;
} kinds[] = {
    [AP_JSON_OBJECT] = {JSON_OBJECT, "an object"},
    [AP_JSON_ARRAY] = {JSON_ARRAY, "an array"},
    [AP_JSON_TEXT] = {JSON_STRING, "a text"},
    [AP_JSON_INTEGER] = {JSON_INTEGER, "a whole number"},
};

/* A block that jansson was given. While a text is parsed it is in the list of those that the parser holds. */
typedef struct block {
  struct block **place; /* what points to it; NULL: it is in no list */
  struct block *next;
  _Alignas(max_align_t) unsigned char memory[];
} block;

typedef struct parse {
  jmp_buf give_up;
  block *first;
} parse;

static _Thread_local parse *parsing; /* NULL: no text is being parsed */

/* jansson's parser goes on where an allocation failed, and then reads and writes beyond what it has: it is left at
 * once.
 */
static void *watched_malloc(size_t size) {
  block *made = size > SIZE_MAX - sizeof *made ? NULL : malloc(sizeof *made + size);
  if (made == NULL) {
    if (parsing != NULL) {
      longjmp(parsing->give_up, 1);
    }
    return NULL;
  }
  made->place = NULL;
  if (parsing != NULL) {
    made->place = &parsing->first;
    made->next = parsing->first;
    parsing->first = made;
    if (made->next != NULL) {
      made->next->place = &made->next;
    }
  }
  return made->memory;
}

static void take_out(block *listed) {
  if (listed->place != NULL) {
    *listed->place = listed->next;
    if (listed->next != NULL) {
      listed->next->place = listed->place;
    }
  }
  listed->place = NULL;
}

static void watched_free(void *memory) {
  if (memory != NULL) {
    block *given = (block *)(void *)((unsigned char *)memory - offsetof(block, memory));
    take_out(given);
    free(given);
  }
}

void ap_json_watch_memory(void) { json_set_alloc_funcs(watched_malloc, watched_free); }

void ap_json_free(void *text) {
  json_malloc_t allocate;
  json_free_t release;
  json_get_alloc_funcs(&allocate, &release);
  release(text);
}

/* False where the watch gave up. */
static bool parse_watched(parse *text, const char *bytes, size_t length, size_t flags, json_error_t *error,
                          json_t **root) {
  if (setjmp(text->give_up) != 0) {
    parsing = NULL;
    while (text->first != NULL) {
      block *held = text->first;
      text->first = held->next;
      free(held);
    }
    return false;
  }
  parsing = text;
  *root = json_loadb(bytes, length, flags, error);
  parsing = NULL;
  while (text->first != NULL) {
    take_out(text->first);
  }
  return true;
}

bool ap_json_parse(const char *bytes, size_t length, size_t flags, json_error_t *error, json_t **root) {
  parse text = {.first = NULL};
  *root = NULL;
  if (!parse_watched(&text, bytes, length, flags, error, root)) {
    return false;
  }
  /* where a value of its own finds no room the parser may say nothing at all */
  return *root != NULL || (json_error_code(error) != json_error_out_of_memory && error->text[0] != '\0');
}

static ap_status tell_syntax(const json_error_t *error, const ap_source *source, ap_diagnostics *diagnostics) {
  char shown[AP_EXCERPT_SIZE];
  ap_place place = {.file = source->name,
                    .line = error->line > 0 ? (uint64_t)error->line : 0,
                    .column = error->column > 0 ? (uint64_t)error->column : 0};
  ap_diagnose(diagnostics, &place, AP_D_JSON_SYNTAX, "%s", ap_utf8_excerpt(error->text, shown));
  return AP_BAD_INPUT;
}

ap_status ap_json_load(const ap_source *source, ap_diagnostics *diagnostics, json_t **root) {
  json_error_t error;
  if (!ap_json_parse(source->bytes, source->length, JSON_REJECT_DUPLICATES, &error, root)) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  return *root != NULL ? AP_OK : tell_syntax(&error, source, diagnostics);
}

const char *ap_json_pointer(const ap_json *json, const ap_json_spot *spot) {
  const char *pointer = "";
  const ap_json_spot *at = spot;
  for (; at->above != NULL && pointer != NULL; at = at->above) {
    pointer = at->key != NULL ? ap_arena_format(json->arena, "/%s%s", at->key, pointer)
                              : ap_arena_format(json->arena, "/%zu%s", at->index, pointer);
  }
  if (spot->above == NULL || pointer == NULL) {
    return spot->pointer;
  }
  return at->pointer == NULL ? pointer : ap_arena_format(json->arena, "%s%s", at->pointer, pointer);
}

void ap_json_complain(ap_json *json, const ap_json_spot *spot, ap_diagnostic_code code, const char *what,
                      const char *expected) {
  if (json->faults++ >= FAULTS_TOLD) {
    ap_diagnose_plain(json->diagnostics, &(ap_place){.file = json->file}, code);
    return;
  }
  ap_place place = {.file = json->file, .pointer = ap_json_pointer(json, spot)};
  ap_diagnose(json->diagnostics, &place, code, "%s" AP_NEXT "%s", what, expected);
}

static void describe(const json_t *value, char found[FOUND_BYTES]) {
  static const char *const names[] = {[JSON_OBJECT] = "an object",
                                      [JSON_ARRAY] = "an array",
                                      [JSON_STRING] = "",
                                      [JSON_INTEGER] = "a number",
                                      [JSON_REAL] = "a number with a fraction",
                                      [JSON_TRUE] = "true",
                                      [JSON_FALSE] = "false",
                                      [JSON_NULL] = "null"};
  char shown[AP_EXCERPT_SIZE];
  if (json_is_string(value)) {
    snprintf(found, FOUND_BYTES, "\"%s\"", ap_utf8_excerpt(json_string_value(value), shown));
  } else {
    snprintf(found, FOUND_BYTES, "%s", names[json_typeof(value)]);
  }
}

static void complain_of_value(ap_json *json, const ap_json_spot *spot, const char *expected) {
  char found[FOUND_BYTES];
  describe(spot->value, found);
  ap_json_complain(json, spot, AP_D_JSON_TYPE, found, expected);
}

bool ap_json_is(ap_json *json, const ap_json_spot *spot, ap_json_kind kind) {
  if (json_typeof(spot->value) == kinds[kind].type) {
    return true;
  }
  complain_of_value(json, spot, kinds[kind].expected);
  return false;
}

bool ap_json_member(ap_json *json, const ap_json_spot *above, const char *key, ap_json_kind kind, ap_json_spot *spot) {
  *spot = (ap_json_spot){.above = above, .key = key, .value = json_object_get(above->value, key)};
  if (spot->value == NULL) {
    ap_json_complain(json, above, AP_D_JSON_MISSING, key, kinds[kind].expected);
    return false;
  }
  return ap_json_is(json, spot, kind);
}

bool ap_json_maybe(ap_json *json, const ap_json_spot *above, const char *key, ap_json_kind kind, ap_json_spot *spot) {
  return ap_json_has(above, key) && ap_json_member(json, above, key, kind, spot);
}

bool ap_json_integer(ap_json *json, const ap_json_spot *above, const char *key, int64_t *number) {
  ap_json_spot spot;
  if (!ap_json_member(json, above, key, AP_JSON_INTEGER, &spot)) {
    return false;
  }
  *number = json_integer_value(spot.value);
  return true;
}

bool ap_json_text(ap_json *json, const ap_json_spot *above, const char *key, const char **text) {
  ap_json_spot spot;
  if (!ap_json_member(json, above, key, AP_JSON_TEXT, &spot)) {
    return false;
  }
  *text = json_string_value(spot.value);
  return true;
}

bool ap_json_word(ap_json *json, const ap_json_spot *above, const char *key, const char *const *words, size_t count,
                  const char *expected, size_t *index) {
  ap_json_spot spot;
  if (!ap_json_member(json, above, key, AP_JSON_TEXT, &spot)) {
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    if (strcmp(json_string_value(spot.value), words[i]) == 0) {
      *index = i;
      return true;
    }
  }
  complain_of_value(json, &spot, expected);
  return false;
}

void *ap_json_array(ap_json *json, const ap_json_spot *above, const char *key, size_t size, ap_json_spot *array,
                    size_t *count) {
  *count = 0;
  if (!ap_json_member(json, above, key, AP_JSON_ARRAY, array)) {
    return NULL;
  }
  size_t elements = json_array_size(array->value);
  void *entries = ap_arena_allocate(json->arena, elements, size);
  *count = entries == NULL ? 0 : elements;
  return entries;
}

const char *ap_json_keep(ap_json *json, const char *text) {
  const char *kept = ap_arena_copy(json->arena, text);
  return kept == NULL ? "" : kept;
}

bool ap_json_has(const ap_json_spot *above, const char *key) {
  const json_t *value = json_object_get(above->value, key);
  return value != NULL && !json_is_null(value);
}

ap_json_spot ap_json_element(const ap_json_spot *above, size_t index) {
  return (ap_json_spot){.above = above, .index = index, .value = json_array_get(above->value, index)};
}
