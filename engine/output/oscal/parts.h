/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces that OSCAL documents are put together from. Whatever cannot be made for want of memory is NULL, and so is what
 * it is put into. OSCAL has no empty lists: an empty one is left out. */
#ifndef AP_OUTPUT_OSCAL_PARTS_H
#define AP_OUTPUT_OSCAL_PARTS_H

#include <jansson.h>
#include <stdint.h>

/* Sets a member. */
void ap_oscal_put(json_t **object, const char *name, json_t *value);
/* The same of a list, but not where it is empty. */
void ap_oscal_put_some(json_t **object, const char *name, json_t *list);

/* A value or markup from what authors wrote (wording.h). */
json_t *ap_oscal_value(const char *words);
json_t *ap_oscal_markup(const char *words);

/* Sets a member to a value; not where it is empty. */
void ap_oscal_put_value(json_t **object, const char *name, const char *words);

/* Adds a property of ours to a list; nothing where the value is NULL or empty. */
void ap_oscal_add_prop(json_t **props, const char *name, const char *value);
void ap_oscal_add_number(json_t **props, const char *name, int64_t value);
/* Adds OSCAL's own property `label`, the ID as people know it. */
void ap_oscal_add_label(json_t **props, const char *id);

/* The name space of our properties. */
extern const char ap_oscal_names[];

#endif
