/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/tag_words.h"
#include "output/names.h"
#include "output/translate.h"

void ap_add_tags(ap_text *text, const ap_tagged *tagged, const ap_item *item) {
  const char *separator = "";
  for (size_t i = 0; i < tagged->name_count; i++) {
    if (ap_tag_of(tagged, item, i)->value) {
      ap_text_add(text, separator);
      ap_text_add(text, tagged->names[i]);
      separator = " ";
    }
  }
}

/* An objective's tag goes by the rule that gave it to the objective; where no rule did, by "objective". */
static const char *rule_of(const ap_tag *tag) {
  return tag->rule != NULL ? tag->rule : ap_tag_source_name(tag->source);
}

void ap_add_tag_rules(ap_text *text, const ap_tagged *tagged, const ap_item *item) {
  const char *separator = "";
  for (size_t i = 0; i < tagged->name_count; i++) {
    const ap_tag *tag = ap_tag_of(tagged, item, i);
    if (tag->source != AP_TAG_UNSET) {
      ap_text_add(text, separator);
      ap_text_add(text, rule_of(tag));
      separator = " ";
    }
  }
}

void ap_add_tag_whys(ap_text *text, const ap_tagged *tagged, const ap_item *item, const char *language) {
  const char *separator = "";
  for (size_t i = 0; i < tagged->name_count; i++) {
    const char *why = ap_words_in(&ap_tag_of(tagged, item, i)->why, language);
    if (why != NULL) {
      ap_text_add(text, separator);
      ap_text_add(text, why);
      separator = "; ";
    }
  }
}
