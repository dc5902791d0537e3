/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/cap_share.h"

void ap_check_cap_shares(const ap_check_scope *scope, const ap_cap *cap, ap_wide *shares) {
  const ap_scenario *scenario = scope->scenario;
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    if (scope->unit_of[i] != AP_NO_UNIT) {
      shares[scope->unit_of[i]] += ap_cap_share(&scenario->constraints, cap, scope->track, item->skill,
                                                ap_item_minutes(scenario, item, scope->track));
    }
  }
}

static void add_use(ap_years years, bool fixed, ap_wide share, int horizon, ap_check_cap_use *use) {
  for (int offset = 0; offset < horizon; offset++) {
    use->forced[offset] += (years >> offset & 1) != 0 ? share : 0;
  }
  if (!fixed) {
    use->divisor = ap_check_common_divisor(use->divisor, share);
  }
}

void ap_check_cap_use_add(const ap_check_forced *forced, ap_track track, const ap_cap *cap, const ap_wide *shares,
                          ap_check_cap_use *use) {
  const ap_check_scope *scope = &forced->ties->scopes[track];
  const ap_constraints *constraints = &scope->scenario->constraints;
  ap_years all = ((ap_years)1 << scope->horizon) - 1;
  for (size_t u = 0; u < scope->unit_count; u++) {
    add_use(forced->years[track][u], forced->fixed[track][u], shares[u], scope->horizon, use);
  }
  for (size_t s = 0; s < constraints->set_up_count; s++) {
    const ap_set_up *set_up = &constraints->set_ups[s];
    ap_years opened = forced->opened[track][s];
    if ((set_up->items.tracks >> track & 1) != 0) {
      add_use(opened, opened == all, ap_cap_share_of_set_up(constraints, cap, track, set_up), scope->horizon, use);
    }
  }
}
