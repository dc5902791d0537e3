/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from a file on its way to a terminal: nothing in it may steer the terminal. */
#ifndef AP_OUTPUT_PRINTABLE_H
#define AP_OUTPUT_PRINTABLE_H

#include "support/text.h"

/* Adds the string with control characters, bytes that are no UTF-8, and the marks that turn the direction of writing
 * written out (\n, \x1b, \u202e). */
void ap_add_printable(ap_text *text, const char *string);

#endif
