/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/catalog.h"
#include <string.h>

size_t ap_catalog_count(const ap_catalog *catalog) { return catalog->count; }

const ap_item *ap_catalog_at(const ap_catalog *catalog, size_t index) { return &catalog->items[index]; }

int ap_catalog_is_complete(const ap_catalog *catalog) { return catalog->complete; }

const char *ap_item_id(const ap_item *item) { return item->id; }

const char *ap_item_title(const ap_item *item, const char *language) {
  bool has_japanese = item->title_ja != NULL;
  bool wants_japanese = strcmp(language, "ja") == 0 || item->title[0] == '\0';
  return has_japanese && wants_japanese ? item->title_ja : item->title;
}

ap_standard ap_item_standard(const ap_item *item) { return item->standard; }

ap_level ap_item_level(const ap_item *item) { return item->level; }

const ap_item *ap_item_parent(const ap_item *item) { return item->parent; }

int ap_item_is_selected(const ap_item *item) { return item->selected; }
