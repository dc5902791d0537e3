/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoting/set_up_fees.h"
#include "support/checked.h"

static bool opens(const ap_plan *plan, const ap_set_up *set_up, ap_track track, size_t first, size_t last) {
  for (size_t i = first; i < last; i++) {
    const ap_plan_row *row = &plan->rows[i];
    if (row->track == track && ap_is_chosen(&set_up->items, row->item->id, track)) {
      return true;
    }
  }
  return false;
}

bool ap_set_up_fees(const ap_plan *plan, ap_track track, size_t first, size_t last, int64_t *fees) {
  const ap_constraints *constraints = &plan->scenario->constraints;
  *fees = 0;
  for (size_t s = 0; s < constraints->set_up_count; s++) {
    const ap_set_up *set_up = &constraints->set_ups[s];
    if (set_up->fee > 0 && opens(plan, set_up, track, first, last) && ap_add_overflows(*fees, set_up->fee, fees)) {
      return false;
    }
  }
  return true;
}
