/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hours of work come to at an audit firm's terms. */
#ifndef AP_QUOTING_FEE_H
#define AP_QUOTING_FEE_H

#include "scheme/terms.h"
#include "support/arena.h"

/* Money is in the currency's smallest unit. */
typedef struct ap_fee {
  int64_t *grade_minutes; /* by grade of the terms: whole minutes that add up to the work */
  int64_t *grades;        /* by grade: these minutes at its rate */
  int64_t work;           /* of all grades */
  int64_t fixed;          /* the terms' fixed fees */
  int64_t set_ups;        /* the fees of the set-ups that are opened */
  int64_t expenses;       /* the year's sum, and a percentage of `work` */
  int64_t contingency;    /* a percentage of all of the above */
  int64_t total;
} ap_fee;

/* The fee of a year. A grade has the minutes up to and including its share, less those before it, each bound rounded to
 * the minute: off by less than one, and all add up. False where a number does not fit, or memory is short (shown by
 * the arena). */
bool ap_fee_reckon(const ap_terms *terms, int64_t minutes, int64_t set_up_fees, ap_arena *arena, ap_fee *fee);

/* Adds a year's fee to a sum, whose arrays are there. False where a sum does not fit. */
bool ap_fee_add(const ap_fee *fee, size_t grade_count, ap_fee *sum);
/* Makes the arrays of a fee of zero. False where memory is short. */
bool ap_fee_begin(size_t grade_count, ap_arena *arena, ap_fee *fee);

#endif
