/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_APPORTION_H
#define AP_SUPPORT_APPORTION_H

#include "support/arena.h"
#include <stdbool.h>
#include <stdint.h>

/* Shares a whole amount out by weight, in whole units that add up to it (the method of largest remainders): each share
 * is first cut down to a whole number, then those that lost the most have one more, the earlier one where two lost as
 * much. So none is off its exact share by a whole unit. Amount and weights are not negative, one weight is above zero.
 * Works in `arena`; false where memory is short. */
bool ap_apportion(int64_t amount, const int64_t *weights, size_t count, ap_arena *arena, int64_t *shares);

#endif
