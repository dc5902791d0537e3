/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags from the props that others put on their controls: FedRAMP's CORE, NIST's implementation-level. A prop that says
 * yes or no is a tag of its name; one that sorts controls into a few kinds is a tag `name=value` for each of them. */
#define HASH_NONFATAL_OOM 1
#include "catalog/oscal.h"
#include "support/name.h"
#include "support/utf8.h"
#include <string.h>
#include <uthash.h>

enum {
  VALUES_MOST = 16, /* a prop with more of them does not sort controls, it describes each */
  TAGS_MOST = 100,
};

/* A prop by namespace and name. */
typedef struct prop_kind {
  const char *key;
  const char *values[VALUES_MOST];
  size_t value_count; /* beyond VALUES_MOST it no longer counts */
  UT_hash_handle hh;
} prop_kind;

typedef struct tag_name {
  const char *name;
  UT_hash_handle hh;
} tag_name;

typedef struct tag_maker {
  ap_oscal *oscal;
  ap_catalog *catalog;
  prop_kind *kinds;
  tag_name *names;
  bool too_many;
} tag_maker;

static bool is_among(const char *text, const char *const list[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(text, list[i]) == 0) {
      return true;
    }
  }
  return false;
}

/* Without a namespace a prop is OSCAL's own by these names, and any other is somebody's who left it out. */
static bool may_be_tag(const json_t *prop) {
  static const char *const structural[] = {"label", "sort-id", "status", "alt-identifier", "alt-label", "marking"};
  const char *name = ap_oscal_text_of(prop, "name");
  const char *space = ap_oscal_text_of(prop, "ns");
  if (name == NULL || ap_oscal_text_of(prop, "value") == NULL) {
    return false;
  }
  if (space == NULL) {
    return !is_among(name, structural, sizeof structural / sizeof structural[0]);
  }
  return strcmp(space, ap_oscal_namespace) != 0 && strcmp(space, ap_oscal_our_namespace) != 0;
}

/* NULL where memory is short. */
static prop_kind *kind_of(tag_maker *maker, const json_t *prop) {
  const char *space = ap_oscal_text_of(prop, "ns");
  prop_kind *known = NULL;
  ap_arena *arena = &maker->oscal->arena;
  const char *key = ap_arena_format(arena, "%s\n%s", space == NULL ? "" : space, ap_oscal_text_of(prop, "name"));
  if (key == NULL) {
    return NULL;
  }
  HASH_FIND_STR(maker->kinds, key, known);
  if (known != NULL) {
    return known;
  }
  known = ap_arena_allocate(arena, 1, sizeof *known);
  if (known == NULL) {
    return NULL;
  }
  known->key = key;
  HASH_ADD_KEYPTR(hh, maker->kinds, known->key, strlen(known->key), known);
  if (known->hh.tbl == NULL) {
    arena->failed = 1;
    return NULL;
  }
  return known;
}

static void take_value(tag_maker *maker, const json_t *prop) {
  prop_kind *known = kind_of(maker, prop);
  const char *value = ap_oscal_text_of(prop, "value");
  if (known == NULL || known->value_count > VALUES_MOST || is_among(value, known->values, known->value_count)) {
    return;
  }
  if (known->value_count < VALUES_MOST) {
    known->values[known->value_count] = value;
  }
  known->value_count++;
}

/* True and false as tags know them; other values, 1 and 0 among them, are kinds. */
static ap_answer answer_of(const char *value) {
  static const struct {
    const char *word;
    ap_answer answer;
  } words[] = {{"true", AP_SAYS_YES}, {"yes", AP_SAYS_YES}, {"false", AP_SAYS_NO}, {"no", AP_SAYS_NO}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (ap_utf8_is_word(value, strlen(value), words[i].word)) {
      return words[i].answer;
    }
  }
  return AP_UNSET;
}

/* The tag's name, in the maker's passing arena: small letters, hyphens for blanks. NULL where it makes no name. */
static const char *name_of(const tag_maker *maker, const json_t *prop, ap_answer answer) {
  const char *name = ap_oscal_text_of(prop, "name");
  ap_arena *arena = &maker->oscal->arena;
  char *made = answer != AP_UNSET ? ap_arena_copy(arena, name)
                                  : ap_arena_format(arena, "%s=%s", name, ap_oscal_text_of(prop, "value"));
  for (char *byte = made; byte != NULL && *byte != '\0'; byte++) {
    if (*byte >= 'A' && *byte <= 'Z') {
      *byte = (char)(*byte - 'A' + 'a');
    } else if (*byte == ' ') {
      *byte = '-';
    }
  }
  return made != NULL && ap_is_name(made) ? made : NULL;
}

/* The name as the catalog keeps it; NULL where it has too many already, or memory is short. */
static const char *keep_name(tag_maker *maker, const char *name) {
  tag_name *known = NULL;
  HASH_FIND_STR(maker->names, name, known);
  if (known != NULL) {
    return known->name;
  }
  if (maker->catalog->tag_name_count == TAGS_MOST) {
    maker->too_many = true;
    return NULL;
  }
  known = ap_arena_allocate(&maker->oscal->arena, 1, sizeof *known);
  const char *kept = ap_arena_copy(&maker->catalog->arena, name);
  if (known == NULL || kept == NULL) {
    return NULL;
  }
  known->name = kept;
  HASH_ADD_KEYPTR(hh, maker->names, known->name, strlen(known->name), known);
  if (known->hh.tbl == NULL) {
    maker->oscal->arena.failed = 1;
    return NULL;
  }
  maker->catalog->tag_names[maker->catalog->tag_name_count++] = kept;
  return kept;
}

static void add_tag(tag_maker *maker, ap_item *item, ap_item_tag *tags, const json_t *prop) {
  const char *value = ap_oscal_text_of(prop, "value");
  const prop_kind *known = kind_of(maker, prop);
  ap_answer answer = answer_of(value);
  const char *name = name_of(maker, prop, answer);
  if (known == NULL || name == NULL || known->value_count > VALUES_MOST || (name = keep_name(maker, name)) == NULL) {
    return;
  }
  const char *why =
      ap_arena_format(&maker->catalog->arena, "%s: %s", ap_oscal_text_of(prop, "name"), value); /* as the file has it */
  tags[item->tag_count++] = (ap_item_tag){.name = name, .value = answer != AP_SAYS_NO, .why = why};
}

static void tag_item(tag_maker *maker, const ap_oscal_control *control, ap_item *item) {
  const json_t *list = json_object_get(control->value, "props");
  size_t count = json_array_size(list);
  ap_item_tag *tags = ap_arena_allocate(&maker->catalog->arena, count, sizeof *tags);
  for (size_t i = 0; i < count && tags != NULL; i++) {
    const json_t *prop = json_array_get(list, i);
    if (may_be_tag(prop)) {
      add_tag(maker, item, tags, prop);
    }
  }
  item->tags = tags;
}

void ap_oscal_make_tags(ap_oscal *oscal) {
  tag_maker maker = {.oscal = oscal, .catalog = oscal->reading.catalog};
  maker.catalog->tag_names = ap_arena_allocate(&maker.catalog->arena, TAGS_MOST, sizeof *maker.catalog->tag_names);
  for (size_t i = 0; i < oscal->count && !oscal->arena.failed; i++) {
    const json_t *list = json_object_get(oscal->controls[i]->value, "props");
    for (size_t p = 0; p < json_array_size(list); p++) {
      if (may_be_tag(json_array_get(list, p))) {
        take_value(&maker, json_array_get(list, p));
      }
    }
  }
  for (size_t i = 0; i < oscal->count && maker.catalog->tag_names != NULL; i++) {
    tag_item(&maker, oscal->controls[i], &maker.catalog->items[i]);
  }
  if (maker.too_many) {
    const ap_place place = {.file = oscal->json.file};
    ap_diagnose(oscal->json.diagnostics, &place, AP_D_OSCAL_TAGS_MANY, "%d", TAGS_MOST);
  }
  HASH_CLEAR(hh, maker.kinds);
  HASH_CLEAR(hh, maker.names);
}
