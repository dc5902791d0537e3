/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/constraints.h"
#include "support/glob.h"

bool ap_is_chosen(const ap_chosen_items *chosen, const char *id, unsigned track) {
  for (size_t i = 0; (chosen->tracks >> track & 1) != 0 && i < chosen->id_count; i++) {
    if (ap_glob_matches(chosen->ids[i], id)) {
      return true;
    }
  }
  return false;
}
