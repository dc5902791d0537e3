/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of whole amounts, exactly and then rounded once: half up, to the smallest unit (a minute, a yen, a cent).
 * Sums are made of parts that are rounded already, so that what is printed adds up. */
#ifndef AP_SUPPORT_ROUNDING_H
#define AP_SUPPORT_ROUNDING_H

#include "support/checked.h"

/* amount * times / over, rounded half up (2.5 to 3, -2.5 to -2); `over` is above zero. True where it does not fit. */
static inline bool ap_ratio_overflows(int64_t amount, int64_t times, int64_t over, int64_t *ratio) {
  ap_wide product = (ap_wide)amount * times;
  ap_wide whole = product / over;
  ap_wide rest = product % over;
  if (rest < 0) {
    whole--;
    rest += over;
  }
  whole += 2 * rest >= over;
  *ratio = (int64_t)whole;
  return whole != (ap_wide)(int64_t)whole;
}

/* The largest integer whose square is at most `square`, which is not negative. */
ap_wide ap_wide_root(ap_wide square);

#endif
