/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_GLOB_H
#define AP_SUPPORT_GLOB_H

#include <stdbool.h>

/* Whether the glob matches the whole text: `*` stands for any characters, dots among them, or none, `?` for exactly
 * one character (a Unicode code point); all else stands for itself. */
bool ap_glob_matches(const char *glob, const char *text);

#endif
