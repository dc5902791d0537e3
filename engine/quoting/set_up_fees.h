/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_QUOTING_SET_UP_FEES_H
#define AP_QUOTING_SET_UP_FEES_H

#include "planning/plan.h"

/* The fees of the set-ups that the plan's rows from `first` to before `last`, those of one year, open on that track.
 * False where the sum does not fit. */
bool ap_set_up_fees(const ap_plan *plan, ap_track track, size_t first, size_t last, int64_t *fees);

#endif
