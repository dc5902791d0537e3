/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/chosen.h"
#include "support/glob.h"
#include <string.h>

/* A glob without wildcards is an ID. */
static void take_matching(const ap_catalog *catalog, const char *glob, ap_check_take *take, void *context) {
  if (strpbrk(glob, "*?") == NULL) {
    const ap_item *item = ap_catalog_find(catalog, glob);
    if (item != NULL) {
      take(context, item);
    }
    return;
  }
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    if (ap_glob_matches(glob, item->id)) {
      take(context, item);
    }
  }
}

void ap_check_each_listed(const ap_check_scope *scope, const ap_chosen_items *chosen, ap_check_take *take,
                          void *context) {
  bool on_track = (chosen->tracks >> scope->track & 1) != 0;
  for (size_t i = 0; i < chosen->id_count && on_track; i++) {
    take_matching(scope->scenario->catalog, chosen->ids[i], take, context);
  }
}

typedef struct claimed_only {
  const ap_check_scope *scope;
  ap_check_take *take;
  void *context;
} claimed_only;

static void take_claimed(void *context, const ap_item *item) {
  const claimed_only *only = context;
  if (ap_check_is_claimed(only->scope, item)) {
    only->take(only->context, item);
  }
}

void ap_check_each_chosen(const ap_check_scope *scope, const ap_chosen_items *chosen, ap_check_take *take,
                          void *context) {
  claimed_only only = {.scope = scope, .take = take, .context = context};
  ap_check_each_listed(scope, chosen, take_claimed, &only);
}
