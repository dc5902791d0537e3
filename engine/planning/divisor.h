/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole-number division as the bounds need it. */
#ifndef AP_PLANNING_DIVISOR_H
#define AP_PLANNING_DIVISOR_H

#include "support/checked.h"

/* The greatest common divisor; of 0 and a number that number. */
static inline int64_t ap_common_divisor(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/* The quotient, rounded up. */
static inline ap_wide ap_divide_up(ap_wide number, ap_wide by) {
  return number > 0 ? (number + by - 1) / by : number / by;
}

#endif
