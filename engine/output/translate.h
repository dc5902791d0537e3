/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people read is translated here and in cli/ only; engine/output/po holds the translations. */
#ifndef AP_OUTPUT_TRANSLATE_H
#define AP_OUTPUT_TRANSLATE_H

#include "scheme/scheme.h"
#include <libintl.h>

#define AP_TEXT_DOMAIN "auditplan"

/* Translates now. */
#define _(sentence) dgettext(AP_TEXT_DOMAIN, sentence)
/* Marks a sentence of a table, which is translated where it is shown. */
#define N_(sentence) sentence

/* The words in that language ("en", "ja"); the other one where it has none; NULL where there are none at all. */
const char *ap_words_in(const ap_words *words, const char *language);

#endif
