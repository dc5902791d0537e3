/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Effort that is exceeded seldom: the three-point estimate (PERT), in exact integers.
 *
 * An item whose planned, likely effort is m minutes takes m low / 100 at the least and m high / 100 at the most. Its
 * mean is (least + 4 likely + most) / 6, its standard deviation s = (most - least) / 6. Items vary alike as far as the
 * correlation c percent between any two of them says, so that the deviation of all of them is
 *   S = root of ((100 - c) (sum of s^2) + c (sum of s)^2) / 100.
 * The sum of many items is taken as normally distributed: it stays below the sum of the means plus z S with the
 * probability that z belongs to. The result is rounded half up to the minute; nothing is rounded before. */
#ifndef AP_QUOTING_EFFORT_H
#define AP_QUOTING_EFFORT_H

#include "scheme/terms.h"
#include "support/checked.h"

/* z of the standard normal distribution, in ten-thousandths. */
enum { AP_Z_WHOLE = 10000, AP_Z_P50 = 0, AP_Z_P80 = 8416 };

/* Sums over items, in units of 1/600 minute: six for the mean, a hundred for the percentages. */
typedef struct ap_effort {
  ap_wide means;
  ap_wide deviations;
  ap_wide squares; /* of the deviations */
  bool overflowed;
} ap_effort;

/* `{0}` is the effort of no item. */
void ap_effort_add(ap_effort *effort, const ap_effort_terms *terms, int64_t minutes);

/* The minutes at z. False where a number does not fit. */
bool ap_effort_at(const ap_effort *effort, int correlation, int z, int64_t *minutes);

#endif
