/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_NAME_H
#define AP_SUPPORT_NAME_H

#include <stdbool.h>

enum { AP_NAME_BYTES = 100 };

/* Whether a text can stand in lists of names and be joined by "+": not empty, at most AP_NAME_BYTES bytes, no spaces,
 * control characters, commas, plus signs or quotes. */
bool ap_is_name(const char *text);

#endif
