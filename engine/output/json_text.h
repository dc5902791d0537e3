/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_JSON_TEXT_H
#define AP_OUTPUT_JSON_TEXT_H

#include "scheme/scheme.h"
#include "support/text.h"
#include <jansson.h>

/* Writes the value, two spaces a level, members in the order in which they were set, and lets go of it. A NULL, or
 * memory that runs out on the way, sets text->failed. */
void ap_add_json(ap_text *text, json_t *value);

/* The same of an object with members, but without its end, "\n}\n", so that more members can be added as text. */
void ap_add_json_open(ap_text *text, json_t *object);
/* The string as JSON writes it, in quotes. */
void ap_add_json_string(ap_text *text, const char *string);

/* Adds the value to the array. Where that fails, or the value is NULL, the array is let go of and becomes NULL. */
void ap_json_append(json_t **array, json_t *value);

/* The object, packed with a member that may be left out (`o*`); released, and NULL, where it is left out though wanted:
 * for want of memory, which json_pack() does not tell from a member that there is not to be. */
json_t *ap_json_having(json_t *object, const char *key, bool wanted);

/* A string; null for NULL. */
json_t *ap_json_string(const char *string);
/* The words in English, since JSON does not depend on the language; Japanese where there are no others; or null. */
json_t *ap_json_words(const ap_words *words);
/* The words in both languages, as an object. */
json_t *ap_json_both(const ap_words *words);
json_t *ap_json_strings(const char *const *strings, size_t count);

#endif
