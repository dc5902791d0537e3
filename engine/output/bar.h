/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_BAR_H
#define AP_OUTPUT_BAR_H

#include "support/text.h"
#include <stdint.h>

/* A bar of `minutes`, of which `forced` are drawn full and the rest lighter; `most` minutes are `columns` wide.
 * Whatever is more than nothing shows. */
void ap_add_bar(ap_text *text, int64_t minutes, int64_t forced, int64_t most, size_t columns);

#endif
