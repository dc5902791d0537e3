/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What units take of a cap, and how much of it a plan can use. */
#ifndef AP_CHECKING_CAP_SHARE_H
#define AP_CHECKING_CAP_SHARE_H

#include "checking/forced.h"

/* Adds to `shares`, by unit of the scope. No sum overflows: an item takes less than 2^54. */
void ap_check_cap_shares(const ap_check_scope *scope, const ap_cap *cap, ap_wide *shares);

/* What comes to a cap in every plan, and the divisor of what may or may not come on top. */
typedef struct ap_check_cap_use {
  ap_wide forced[AP_YEARS_MOST];
  ap_wide divisor; /* 0: nothing may */
} ap_check_cap_use;

/* Adds the units of a track with those shares, and its set-ups. */
void ap_check_cap_use_add(const ap_check_forced *forced, ap_track track, const ap_cap *cap, const ap_wide *shares,
                          ap_check_cap_use *use);

#endif
