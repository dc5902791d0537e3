/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of a quote have in common. */
#ifndef AP_OUTPUT_QUOTE_WORDS_H
#define AP_OUTPUT_QUOTE_WORDS_H

#include "quoting/quote.h"

/* In CSV and JSON. */
const char *ap_quote_part_name(ap_quote_part part);
/* In views for people. */
const char *ap_quote_part_title(ap_quote_part part);

/* How P50 and P80 come about, with {0} for the correlation; a gettext msgid. */
extern const char ap_quote_formula[];

#endif
