/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of an item's tags, put together for a table's cells. */
#ifndef AP_OUTPUT_TAG_WORDS_H
#define AP_OUTPUT_TAG_WORDS_H

#include "support/text.h"
#include "tagging/tagging.h"

/* The tags that the item has, in the order of their names, a space between two. */
void ap_add_tags(ap_text *text, const ap_tagged *tagged, const ap_item *item);

/* Where what is said of its tags comes from, tag by tag, whether it has them or not, a space between two: a tag
 * rule's name, `scenario`, `catalog`, or `objective` where its objective has it from one of these two. */
void ap_add_tag_rules(ap_text *text, const ap_tagged *tagged, const ap_item *item);

/* Why, likewise, "; " between two; in the other language where it is not said in that one. */
void ap_add_tag_whys(ap_text *text, const ap_tagged *tagged, const ap_item *item, const char *language);

#endif
