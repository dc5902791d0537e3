/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two texts are the same name to people: full-width and half-width letters, capitals and blanks set aside. */
#ifndef AP_SUPPORT_FOLD_H
#define AP_SUPPORT_FOLD_H

#include "support/arena.h"
#include "support/words.h"
#include <stdbool.h>

/* The text with compatible characters made one (Unicode NFKC), capitals made small and blanks left out; NULL for NULL,
 * or where memory is short. */
const char *ap_fold(ap_arena *arena, const char *text);
ap_words ap_fold_words(ap_arena *arena, const ap_words *words);

/* Whether folded words have a text in common, in whatever languages. */
bool ap_words_share(const ap_words *left, const ap_words *right);

#endif
