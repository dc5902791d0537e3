/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/tags" (auditplan.5). */
#include "output/json_text.h"
#include "output/names.h"
#include "output/views.h"

static json_t *tags_json(const ap_tagged *tagged, const ap_item *item) {
  json_t *array = json_array();
  for (size_t i = 0; i < tagged->name_count; i++) {
    const ap_tag *tag = ap_tag_of(tagged, item, i);
    ap_json_append(&array, json_pack("{s:s, s:b, s:s, s:o, s:o}", "tag", tagged->names[i], "value", (int)tag->value,
                                     "source", ap_tag_source_name(tag->source), "rule", ap_json_string(tag->rule),
                                     "why", ap_json_words(&tag->why)));
  }
  return array;
}

static json_t *item_json(const ap_tagged *tagged, const ap_item *item) {
  return json_pack("{s:s, s:s, s:s, s:s, s:b, s:b, s:o}", "id", item->id, "standard", ap_standard_name(item->standard),
                   "level", ap_level_name(item->level), "objective", ap_objective_of(item)->id, "heading",
                   (int)item->heading, "selected", (int)item->selected, "tags", tags_json(tagged, item));
}

void ap_tag_json(const ap_scenario *scenario, ap_text *text) {
  json_t *items = json_array();
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    ap_json_append(&items, item_json(scenario->tagged, &scenario->catalog->items[i]));
  }
  ap_add_json(text, json_pack("{s:s, s:i, s:o}", "format", "auditplan/tags", "version", 1, "items", items));
}
