/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the linear program's prices to integer year weights that prove a bound. Any weights prove something; these
 * are the best of a fixed list of roundings. */
#ifndef AP_PLANNING_CERTIFY_H
#define AP_PLANNING_CERTIFY_H

#include "planning/program.h"

/* Weights that prove `bound` for the peak. */
typedef struct ap_peak_proof {
  int64_t weights[AP_YEARS_MOST];
  int64_t weighted; /* R */
  int64_t bound;
} ap_peak_proof;

/* Weights that prove `bound` for the total of every plan of at most a given peak. */
typedef struct ap_total_proof {
  int64_t scale; /* at least 1 */
  int64_t weights[AP_YEARS_MOST];
  int64_t bound;
} ap_total_proof;

/* Replaces the proof where the prices (ap_flow.prices) give a higher bound; `{0}` is no proof yet. Returns whether. */
bool ap_certify_peak(const ap_classes *classes, const int64_t *prices, ap_peak_proof *proof);
bool ap_certify_total(const ap_classes *classes, const int64_t *prices, int64_t peak, ap_total_proof *proof);

#endif
