/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a rule may ask for an item, and what its `select` says of it. Each question of a `select` is asked only where
 * it is put. */
#include "scheme/scheme.h"
#include "support/glob.h"

bool ap_is_auditable(const ap_item *item, ap_track track) {
  return item->selected && !item->heading && !(track == AP_EXTERNAL && item->inherited);
}

static bool has_bit(unsigned bits, unsigned bit) { return bits == 0 || (bits & 1U << bit) != 0; }

static bool has_any_tag(const ap_select *select, const ap_tagged *tagged, const ap_item *item) {
  for (size_t i = 0; i < select->tag_count; i++) {
    if (ap_has_tag(tagged, item, select->tags[i])) {
      return true;
    }
  }
  return select->tag_count == 0;
}

static bool has_any_id(const ap_select *select, const ap_item *item) {
  for (size_t i = 0; i < select->id_count; i++) {
    if (ap_glob_matches(select->ids[i], item->id)) {
      return true;
    }
  }
  return select->id_count == 0;
}

static bool matches(const ap_select *select, const ap_tagged *tagged, const ap_item *item) {
  return has_bit(select->standards, item->standard) && has_bit(select->levels, item->level) &&
         has_any_id(select, item) && has_any_tag(select, tagged, item);
}

bool ap_select_matches(const ap_select *select, const ap_tagged *tagged, const ap_item *item) {
  /* a `not` within a `not` excepts from the exception */
  bool matching = false;
  for (bool accepts = true; select != NULL && matches(select, tagged, item); select = select->except) {
    matching = accepts;
    accepts = !accepts;
  }
  return matching;
}
