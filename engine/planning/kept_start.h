/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans with few changes to begin from: without a search, in steps that each help by themselves. */
#ifndef AP_PLANNING_KEPT_START_H
#define AP_PLANNING_KEPT_START_H

#include "planning/kept_classes.h"

/* Gives each unit the cover of the least price: `prices` >= 0 of a minute in each year, and `change_price` of a change.
 * `price` receives the sum. False where some price does not fit: then nothing is given. */
bool ap_kept_cheapest(const ap_kept_classes *kept, const int64_t *prices, int64_t change_price, ap_cover *covers,
                      ap_wide *price);

/* Brings the loads within the limits, unit by unit, where that takes the fewest changes for the minutes; then takes
 * back the changes that there is room for. False where some load stays above its limit. */
bool ap_kept_repair(const ap_kept_classes *kept, const int64_t *limits, ap_cover *covers);

#endif
