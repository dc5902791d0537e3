/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/scenario.h"

int32_t ap_item_minutes(const ap_scenario *scenario, const ap_item *item, ap_track track) {
  int32_t own = item->minutes[track];
  return own != 0 ? own : scenario->effort[track][item->level];
}
