/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes JSON by its values, where an input is JSON: bytes changed at random hardly ever leave it so, and then only
 * the parser is tried. Every third change, and those of other inputs, are the fuzzing engine's own. */
#include "random_source.h"
#include "support/json.h"
#include <jansson.h>
#include <stdint.h>
#include <string.h>

/* Of the fuzzing engine. */
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t length, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t length, size_t most, unsigned seed);

enum { SPOTS_MOST = 4096, TEXT_MOST = 256 };

/* A value and what holds it. */
typedef struct spot {
  json_t *holder;
  const char *key; /* NULL of an array */
  size_t index;
  json_t *value;
} spot;

typedef struct spots {
  spot at[SPOTS_MOST];
  size_t count;
} spots;

static void gather(json_t *value, spots *found) {
  const char *key;
  json_t *inner;
  size_t index;
  json_object_foreach(value, key, inner) {
    if (found->count < SPOTS_MOST) {
      found->at[found->count++] = (spot){.holder = value, .key = key, .value = inner};
    }
    gather(inner, found);
  }
  json_array_foreach(value, index, inner) {
    if (found->count < SPOTS_MOST) {
      found->at[found->count++] = (spot){.holder = value, .index = index, .value = inner};
    }
    gather(inner, found);
  }
}

static void put(const spot *where, json_t *value) {
  if (value == NULL) {
    return;
  }
  if (where->key != NULL) {
    json_object_set_new(where->holder, where->key, value);
  } else {
    json_array_set_new(where->holder, where->index, value);
  }
}

static json_t *other_number(random_source *source, json_int_t number) {
  switch (random_below(source, 6)) {
  case 0:
    return json_integer(number < INT64_MAX ? number + 1 : 0);
  case 1:
    return json_integer(number > INT64_MIN ? number - 1 : 0);
  case 2:
    return json_integer(random_below(source, 64));
  case 3:
    return json_integer(INT64_MAX - random_below(source, 3));
  case 4:
    return json_integer(INT64_MIN + random_below(source, 3));
  default:
    return json_real((double)number + 0.5);
  }
}

static json_t *other_text(const char *text) {
  char changed[TEXT_MOST];
  size_t length = strnlen(text, sizeof changed / 2);
  memcpy(changed, text, length);
  length = LLVMFuzzerMutate((uint8_t *)changed, length, sizeof changed);
  return json_stringn(changed, length); /* NULL where it is no UTF-8 */
}

static json_t *other_kind(random_source *source) {
  switch (random_below(source, 6)) {
  case 0:
    return json_null();
  case 1:
    return json_object();
  case 2:
    return json_array();
  case 3:
    return json_string("");
  case 4:
    return json_true();
  default:
    return json_integer(random_below(source, 4));
  }
}

static void take_out(const spot *where) {
  if (where->key != NULL) {
    json_object_del(where->holder, where->key);
  } else {
    json_array_remove(where->holder, where->index);
  }
}

static void repeat(const spot *where, const char *key) {
  if (where->key == NULL) {
    json_array_insert_new(where->holder, where->index, json_deep_copy(where->value));
  } else if (key != NULL) {
    json_object_set_new(where->holder, key, json_deep_copy(where->value));
  }
}

static void change(random_source *source, const spots *found) {
  const spot *where = &found->at[random_below(source, (int)found->count)];
  const spot *other = &found->at[random_below(source, (int)found->count)];
  switch (random_below(source, 6)) {
  case 0:
    take_out(where);
    return;
  case 1:
    repeat(where, other->key);
    return;
  case 2:
    put(where, json_deep_copy(other->value));
    return;
  case 3:
    put(where, other_kind(source));
    return;
  default:
    put(where, json_is_integer(where->value)  ? other_number(source, json_integer_value(where->value))
               : json_is_string(where->value) ? other_text(json_string_value(where->value))
                                              : json_deep_copy(other->value));
  }
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t length, size_t most, unsigned seed) {
  static spots found;
  random_source source = {.state = seed};
  json_t *root = random_below(&source, 3) == 0 ? NULL : json_loadb((const char *)bytes, length, 0, NULL);
  found.count = 0;
  gather(root, &found);
  char *text = NULL;
  if (found.count > 0) {
    change(&source, &found);
    text = json_dumps(root, JSON_COMPACT);
  }
  json_decref(root);
  size_t written = text == NULL ? 0 : strlen(text);
  if (written == 0 || written > most) {
    ap_json_free(text);
    return LLVMFuzzerMutate(bytes, length, most);
  }
  memcpy(bytes, text, written);
  ap_json_free(text);
  return written;
}
