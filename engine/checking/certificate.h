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

/* The largest load of that year that a plan of peak at most `peak` can have: forced minutes and multiples of g, within
 * the year's cap. */
ap_wide ap_check_largest_load(const ap_check_ground *ground, int offset, int64_t peak);

/* Up to the next total that is the forced minutes and a multiple of g. */
ap_wide ap_check_next_total(const ap_check_ground *ground, ap_wide total);

/* What may come to `most`, but no further, where `forced` is in every plan and the rest are multiples of `divisor`;
 * where that is 0 there is no rest. */
ap_wide ap_check_largest_use(ap_wide forced, ap_wide divisor, ap_wide most);

ap_wide ap_check_divide_up(ap_wide dividend, ap_wide divisor);
/* sum += a * b; false on overflow. */
bool ap_check_add_product(ap_wide *sum, ap_wide a, ap_wide b);

#endif
