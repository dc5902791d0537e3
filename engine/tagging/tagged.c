/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a tagged catalog. */
#include "support/allocate.h"
#include "tagging/tagging.h"
#include <string.h>

int ap_tag_index(const ap_tagged *tagged, const char *name) {
  size_t from = 0;
  size_t to = tagged->name_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    int order = strcmp(tagged->names[middle], name);
    if (order == 0) {
      return (int)middle;
    }
    if (order < 0) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return -1;
}

const ap_tag *ap_tag_of(const ap_tagged *tagged, const ap_item *item, size_t tag) {
  return &tagged->tags[item->index * tagged->name_count + tag];
}

bool ap_has_tag(const ap_tagged *tagged, const ap_item *item, const char *name) {
  int tag = ap_tag_index(tagged, name);
  return tag >= 0 && ap_tag_of(tagged, item, (size_t)tag)->value;
}

void ap_tagged_free(ap_tagged *tagged) {
  if (tagged != NULL) {
    ap_arena_free(&tagged->arena);
    ap_release(tagged);
  }
}
