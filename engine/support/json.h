/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking members out of a JSON text by key and type. jansson knows no places after parsing, so each value is walked
 * to by a chain of spots, from which a JSON pointer (RFC 6901) is made once something is wrong. */
#ifndef AP_SUPPORT_JSON_H
#define AP_SUPPORT_JSON_H

#include "support/arena.h"
#include "support/diagnose.h"
#include "support/source.h"
#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* jansson (2.14) calls some failed allocations a syntax error, and after others writes beyond its buffers. A process of
 * our own has them watched, so that ap_json_parse() gives up at the first: to be called once, before any JSON is read
 * or made. */
void ap_json_watch_memory(void);
/* Frees what jansson made, such as the text of json_dumps(). */
void ap_json_free(void *text);

/* Parses; false where memory is short. Else a value that the caller lets go of, or NULL and the error. */
bool ap_json_parse(const char *bytes, size_t length, size_t flags, json_error_t *error, json_t **root);
/* Parses the whole source; a repeated key is a fault. AP_OK, and a value that the caller lets go of; AP_BAD_INPUT, told
 * with line and column; AP_MACHINE. */
ap_status ap_json_load(const ap_source *source, ap_diagnostics *diagnostics, json_t **root);

typedef struct ap_json {
  const char *file;
  ap_diagnostics *diagnostics;
  ap_arena *arena; /* owns the strings that are taken */
  uint64_t faults;
} ap_json;

/* A value and the way to it. `key` is NULL for an element of an array, and for the whole text. */
typedef struct ap_json_spot {
  const struct ap_json_spot *above; /* NULL: the whole text, or what `pointer` leads to */
  const char *pointer;              /* of the first one of a chain; NULL: the whole text */
  const char *key;
  size_t index;
  const json_t *value;
} ap_json_spot;

typedef enum ap_json_kind { AP_JSON_OBJECT, AP_JSON_ARRAY, AP_JSON_TEXT, AP_JSON_INTEGER } ap_json_kind;

/* The JSON pointer to the spot; NULL for the whole text, or where memory is short. No key of ours holds a character
 * that would have to be escaped. */
const char *ap_json_pointer(const ap_json *json, const ap_json_spot *spot);
/* Puts a fault down at the spot, with up to two arguments; past the hundredth without a place, as none will be told. */
void ap_json_complain(ap_json *json, const ap_json_spot *spot, ap_diagnostic_code code, const char *what,
                      const char *expected);

/* Each returns false where the value is missing or of another kind, and puts that down as a fault. */
bool ap_json_is(ap_json *json, const ap_json_spot *spot, ap_json_kind kind);
bool ap_json_member(ap_json *json, const ap_json_spot *above, const char *key, ap_json_kind kind, ap_json_spot *spot);
bool ap_json_integer(ap_json *json, const ap_json_spot *above, const char *key, int64_t *number);
/* As ap_json_member(), and false without a fault where the member is not there, or null. */
bool ap_json_maybe(ap_json *json, const ap_json_spot *above, const char *key, ap_json_kind kind, ap_json_spot *spot);
/* The text lives as long as the JSON value. */
bool ap_json_text(ap_json *json, const ap_json_spot *above, const char *key, const char **text);
/* The index of the text among `words`, of which there are `count`; `expected` lists them for people. */
bool ap_json_word(ap_json *json, const ap_json_spot *above, const char *key, const char *const *words, size_t count,
                  const char *expected, size_t *index);

/* The member, an array, and zeroed room in the arena for an entry of `size` bytes for each of its elements; `count` is
 * 0 where it is no array, which is a fault, or where memory is short. */
void *ap_json_array(ap_json *json, const ap_json_spot *above, const char *key, size_t size, ap_json_spot *array,
                    size_t *count);

/* A copy in the arena; "" where memory is short, which shows there. */
const char *ap_json_keep(ap_json *json, const char *text);

/* Whether the member is there and not null. */
bool ap_json_has(const ap_json_spot *above, const char *key);
ap_json_spot ap_json_element(const ap_json_spot *above, size_t index);

#endif
