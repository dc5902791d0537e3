/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of a quote have in common. */
#ifndef AP_OUTPUT_QUOTE_WORDS_H
#define AP_OUTPUT_QUOTE_WORDS_H

#include "quoting/quote.h"

/* In CSV and JSON. */
const char *ap_quote_part_name(ap_quote_part part);
/* In views for people. */
const char *ap_quote_part_title(ap_quote_part part);

/* The share of the full scheme's fee that is saved, in percent; of its hours where the quote has no terms. False where
 * the full scheme costs nothing. `share` goes into the sentence. */
bool ap_quote_saved_share(const ap_quote *quote, const ap_quote *other, int64_t *share);
const char *ap_quote_share_words(const ap_quote *quote);

/* How fees are rounded, and what stands where there is no range; gettext msgids. */
extern const char ap_quote_rounding[];
extern const char ap_quote_no_range[];
/* How P50 and P80 come about, with {0} for the correlation; a gettext msgid. */
extern const char ap_quote_formula[];

#endif
