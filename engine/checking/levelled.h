/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the years are as level as any plan can have them, and which of them no plan can change. */
#ifndef AP_CHECKING_LEVELLED_H
#define AP_CHECKING_LEVELLED_H

#include "checking/ground.h"

/* Whether no plan of the same, least total has a smaller spread. The years are taken by falling load, in blocks: a
 * block ends before a smaller load where the years so far hold just what every plan must put there, that is, for some
 * a >= 0, R under the prices a + 1 on these years and a elsewhere, less a times the total. a is 0 unless every plan
 * that counts has this total, `total_is_fixed`. Within each block the loads must differ by at most g. `loads` has an
 * entry for each year of the ground's horizon. */
bool ap_check_is_levelled(const ap_check_ground *ground, const int64_t *loads, bool total_is_fixed);

/* The largest load of the years not set apart; those set apart are, from the largest load down, the years whose load
 * is wholly forced. -1 where all are. */
int64_t ap_check_rest_peak(const ap_check_ground *ground, const int64_t *loads);

#endif
