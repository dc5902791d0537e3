/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of the certificate, in exact integers: what given year weights prove (design.md section 4). */
#ifndef AP_PLANNING_BOUNDS_H
#define AP_PLANNING_BOUNDS_H

#include "planning/classes.h"

/* R = sum over the units of e_u c_u, c_u the cheapest cover under the weights >= 0. False where it does not fit. */
bool ap_weighted_minutes(const ap_classes *classes, const int64_t *weights, int64_t *weighted);

/* The most that a year's load can be without going over `peak` or the year's cap, whichever is less:
 * A_t + g floor((limit - A_t) / g). Below A_t where the cap is: then there is no plan. */
int64_t ap_load_limit(const ap_classes *classes, int year, int64_t peak);

/* The minutes of the loads that are above the caps; 0: they are kept. */
int64_t ap_over_caps(const ap_classes *classes, const int64_t *loads);

/* The smallest peak >= max A_t that is not refuted by sum w_t limit_t(peak) >= weighted; AP_NO_PEAK where the caps
 * refute every peak. */
#define AP_NO_PEAK INT64_MAX
int64_t ap_peak_by_weights(const ap_classes *classes, const int64_t *weights, int64_t weighted);

/* The bound that the largest unit without a forced year gives: it is audited once by its deadline, on top of what is
 * forced in that year. 0 where there is no such unit. */
int64_t ap_peak_by_largest_unit(const ap_classes *classes, const ap_unit **unit);

/* Of every plan of at most that peak: scale * total >= sum e_u c_u(scale + w) - sum w_t limit_t(peak), raised to the
 * next total that the common divisor allows. False where it does not fit. */
bool ap_total_bound(const ap_classes *classes, int64_t scale, const int64_t *weights, int64_t peak, int64_t *bound);

/* Whether no plan has a smaller spread, given that the total is the least. With the years by falling load, a block
 * ends where the load falls and the years so far hold just what every plan must put there: R under a price of 1 on
 * each of them (and on years that are at their cap) and, where the total comes before the spread and is thus fixed,
 * any equal price on all years besides.
 * True where within every block the loads differ by at most g. */
bool ap_spread_is_least(const ap_classes *classes, const int64_t *loads, bool total_is_fixed);

/* The years, from the largest load down, whose load is forced: what no plan can change, set apart from the rest. */
void ap_years_apart(const ap_classes *classes, const int64_t *loads, bool *apart);

int64_t ap_largest(const int64_t *minutes, int count);
int64_t ap_sum(const int64_t *minutes, int count);

#endif
