/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/names.h"
#include "output/tag_words.h"
#include "output/views.h"
#include "support/csv_field.h"

/* A cell that was put together; "" where nothing was. */
static const char *string_of(const ap_text *cell) { return cell->bytes == NULL ? "" : cell->bytes; }

static void add_row(ap_text *text, const ap_tagged *tagged, const ap_item *item) {
  ap_text tags = {0};
  ap_text rules = {0};
  ap_text whys = {0};
  ap_add_tags(&tags, tagged, item);
  ap_add_tag_rules(&rules, tagged, item);
  ap_add_tag_whys(&whys, tagged, item, "en");
  const char *const fields[] = {item->id,
                                ap_standard_name(item->standard),
                                ap_level_name(item->level),
                                ap_objective_of(item)->id,
                                item->selected ? "yes" : "no",
                                ap_has_tag(tagged, item, "direct") ? "yes" : "no",
                                string_of(&tags),
                                string_of(&rules),
                                string_of(&whys)};
  ap_add_csv_record(text, sizeof fields / sizeof fields[0], fields);
  text->failed = text->failed || tags.failed || rules.failed || whys.failed;
  ap_text_free(&tags);
  ap_text_free(&rules);
  ap_text_free(&whys);
}

void ap_tag_csv(const ap_scenario *scenario, ap_text *text) {
  ap_text_add(text, "id,standard,level,objective,selected,direct,tags,rule,why\n");
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    add_row(text, scenario->tagged, &scenario->catalog->items[i]);
  }
}
