/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_SELECT_WORDS_H
#define AP_OUTPUT_SELECT_WORDS_H

#include "scheme/scheme.h"
#include "support/text.h"

/* What a rule selects, much as its scheme file writes it but in the user's language: "standard: governance, management;
 * not (tag: direct)". "*" where it selects everything. */
void ap_add_select(ap_text *text, const ap_select *select);

#endif
