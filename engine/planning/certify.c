/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/certify.h"
#include "planning/bounds.h"

/* The roundings tried: each small number, since a basic solution's prices are fractions of small ones, then a fine one.
 */
enum { LARGEST_SMALL = 60, FINE = 1000000 };

/* 0 after the last. */
static int64_t multiple_after(int64_t multiple) {
  return multiple < LARGEST_SMALL ? multiple + 1 : multiple == LARGEST_SMALL ? FINE : 0;
}

static void round_prices(const int64_t *prices, int64_t times, int64_t by, int horizon, int64_t *weights) {
  for (int year = 0; year < horizon; year++) {
    weights[year] = (int64_t)(((ap_wide)prices[year] * times + by / 2) / by);
  }
}

bool ap_certify_peak(const ap_classes *classes, const int64_t *prices, ap_peak_proof *proof) {
  bool better = false;
  int64_t largest = ap_largest(prices, classes->horizon);
  for (int64_t multiple = largest > 0 ? 1 : 0; multiple != 0; multiple = multiple_after(multiple)) {
    ap_peak_proof tried = {.bound = 0};
    round_prices(prices, multiple, largest, classes->horizon, tried.weights);
    if (ap_weighted_minutes(classes, tried.weights, &tried.weighted)) {
      tried.bound = ap_peak_by_weights(classes, tried.weights, tried.weighted);
    }
    if (tried.bound > proof->bound) {
      *proof = tried;
      better = true;
    }
  }
  return better;
}

bool ap_certify_total(const ap_classes *classes, const int64_t *prices, int64_t peak, ap_total_proof *proof) {
  bool better = false;
  for (int64_t multiple = 1; multiple != 0; multiple = multiple_after(multiple)) {
    ap_total_proof tried = {.scale = multiple};
    round_prices(prices, multiple, AP_PRICE_UNIT, classes->horizon, tried.weights);
    if (ap_total_bound(classes, multiple, tried.weights, peak, &tried.bound) &&
        (proof->scale == 0 || tried.bound > proof->bound)) {
      *proof = tried;
      better = true;
    }
  }
  return better;
}
