/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_PAGE_BLOCKS_H
#define AP_OUTPUT_PAGE_BLOCKS_H

#include "output/page/page.h"

/* Closes what is open, unless it is that block, and opens it. */
void ap_page_turn_to(ap_page *page, ap_page_block block);

/* The class of page.css for a style: "good"; "" of AP_PLAIN. */
const char *ap_page_class(ap_style style);

/* Adds ` name="value"`, escaped; nothing where the value is NULL. */
void ap_page_attribute(ap_text *text, const char *name, const char *value);

#endif
