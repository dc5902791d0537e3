/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bounds that a tied certificate gives, recomputed in 128-bit integers without a solver. Each function returns
 * AP_NO where the numbers overflow: then nothing is proven; and AP_MACHINE. The sums of the prices that members of a
 * set-up have are within what opening it costs, and 0 where it is open in every plan. */
#ifndef AP_CHECKING_TIED_CERTIFICATE_H
#define AP_CHECKING_TIED_CERTIFICATE_H

#include "checking/tied_prices.h"

/* As a peak: none; caps alone limit the loads. */
#define AP_CHECK_NO_LIMIT INT64_MAX

typedef struct ap_check_tied_bound {
  ap_wide weighted; /* R: what the cheapest covers, pairs of covers and forced set-ups cost together */
  int64_t bound;    /* AP_CHECK_NO_PLAN: the limits leave no room for any plan */
} ap_check_tied_bound;

/* The smallest P >= max A_t of the track with room for R, where the other track's loads are at most `other_peak`.
 * A year without any limit of the other track has no weight on its load. The scale is 0. */
ap_status ap_check_tied_peak_bound(const ap_check_tied *tied, const ap_check_prices *prices, int64_t other_peak,
                                   ap_check_tied_bound *found);

/* A total that no plan of the track goes below whose loads are at most `peaks`; scale > 0. */
ap_status ap_check_tied_total_bound(const ap_check_tied *tied, const ap_check_prices *prices, const int64_t *peaks,
                                    ap_check_tied_bound *found);

#endif
