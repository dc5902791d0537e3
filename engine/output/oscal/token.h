/* SPDX-License-Identifier: GPL-3.0-or-later */
/* IDs as OSCAL takes them: a token begins with a letter or "_", and has letters, digits, ".", "-" and "_". */
#ifndef AP_OUTPUT_OSCAL_TOKEN_H
#define AP_OUTPUT_OSCAL_TOKEN_H

#include "support/text.h"
#include <stdbool.h>

bool ap_is_token(const char *id);

/* Adds the ID itself where it is a token that does not begin with "_". Any other is written after a "_", and each of
 * its characters that is no letter, digit, "." or "-" as its code point between two "_": "9.2.3" is "_9.2.3", "A 5/1"
 * is
 * "_A_20_5_2F_1". So no two IDs have the same token, and each can be had back from it. */
void ap_add_token(ap_text *text, const char *id);

#endif
