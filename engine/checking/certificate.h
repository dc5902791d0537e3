/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bounds that a certificate gives, recomputed in 128-bit integers without a solver (design.md section 4).
 * Each function returns false where the numbers overflow: then nothing is proven. Weights are not negative and have
 * an entry for each year of the ground's horizon. The ground is not impossible. */
#ifndef AP_CHECKING_CERTIFICATE_H
#define AP_CHECKING_CERTIFICATE_H

#include "checking/ground.h"

/* What the cheapest covers of all units cost together, where a year costs `price` >= 0 and its weight: R under the
 * weights alone. */
bool ap_check_weigh(const ap_check_ground *ground, int64_t price, const int64_t *weights, ap_wide *weighted);

/* As a bound: the caps leave no room for any plan. */
#define AP_CHECK_NO_PLAN INT64_MAX

/* The smallest P >= max A_t with sum w_t (A_t + g floor((min(P, cap_t) - A_t) / g)) >= R: no plan has a smaller peak;
 * AP_CHECK_NO_PLAN. At least one weight is above zero. */
bool ap_check_peak_bound(const ap_check_ground *ground, const int64_t *weights, int64_t *bound);

/* A unit that no year is forced upon is audited once by its deadline, in a year that it is allowed, on top of what is
 * forced in that year. */
int64_t ap_check_largest_bound(const ap_check_ground *ground, const ap_check_unit *unit);

/* A total that no plan of peak at most `peak` goes below; scale > 0. */
bool ap_check_total_bound(const ap_check_ground *ground, int64_t scale, const int64_t *weights, int64_t peak,
                          int64_t *bound);

#endif
