/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_NEAREST_H
#define AP_SUPPORT_NEAREST_H

#include <stddef.h>

/* How many letters must be added, left out, or swapped with their neighbour to make one word of the other; a letter
 * for another one counts as both, so that a word is nearer to one that holds it than to another of its length. Of
 * words longer than 63 bytes only the beginning counts. */
unsigned ap_edit_distance(const char *left, const char *right);

/* The candidate that a misspelt word was meant to be: the nearest one, the first of several, where it is within three
 * letters and has one in common, or holds the whole word (`month` for start_month); NULL where none is near. */
const char *ap_nearest(const char *word, const char *const candidates[], size_t count);

#endif
