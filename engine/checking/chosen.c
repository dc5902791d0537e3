/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/chosen.h"
#include "support/glob.h"
#include <string.h>

/* A glob without wildcards is an ID. */
static void take_matching(const ap_check_scope *scope, const char *glob, ap_check_take *take, void *context) {
  const ap_catalog *catalog = scope->scenario->catalog;
  if (strpbrk(glob, "*?") == NULL) {
    const ap_item *item = ap_catalog_find(catalog, glob);
    if (item != NULL && ap_check_is_claimed(scope, item)) {
      take(context, item);
    }
    return;
  }
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    if (ap_check_is_claimed(scope, item) && ap_glob_matches(glob, item->id)) {
      take(context, item);
    }
  }
}

void ap_check_each_chosen(const ap_check_scope *scope, const ap_chosen_items *chosen, ap_check_take *take,
                          void *context) {
  bool on_track = (chosen->tracks >> scope->track & 1) != 0;
  for (size_t i = 0; i < chosen->id_count && on_track; i++) {
    take_matching(scope, chosen->ids[i], take, context);
  }
}
