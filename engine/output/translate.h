/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people read is translated here and in cli/ only; engine/output/po holds the translations. */
#ifndef AP_OUTPUT_TRANSLATE_H
#define AP_OUTPUT_TRANSLATE_H

#include "scheme/scheme.h"
#include <libintl.h>

#define AP_TEXT_DOMAIN "auditplan"

/* Translates now. */
#define _(sentence) dgettext(AP_TEXT_DOMAIN, sentence)
/* Likewise a short word that means other things in other views: the context is for the translator alone. */
#define C_(context, word) ap_translate_in(context "\004" word, word)
/* Marks a sentence of a table, which is translated where it is shown. */
#define N_(sentence) sentence

/* What C_() calls: the word where there is no translation of `key`, the word behind its context. */
const char *ap_translate_in(const char *key, const char *word);

/* The words in that language ("en", "ja"); the other one where it has none; NULL where there are none at all. */
const char *ap_words_in(const ap_words *words, const char *language);

#endif
