/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a JSON plan says of itself besides its rows, as it was read: types are right, values not yet judged. */
#ifndef AP_CHECKING_CLAIMS_H
#define AP_CHECKING_CLAIMS_H

#include "checking/check.h"

typedef struct ap_claimed_numbers {
  int64_t *values;
  size_t count;
} ap_claimed_numbers;

typedef struct ap_claimed_criterion {
  ap_check_said said; /* AP_SAID_NOTHING: the plan has no such criterion */
  int64_t value;
  int64_t bound;
  int64_t gap; /* of AP_SAID_GAP */
} ap_claimed_criterion;

/* A number that may be null or missing. */
typedef struct ap_claimed_maybe {
  bool given;
  int64_t value;
} ap_claimed_maybe;

typedef struct ap_claimed_year {
  int64_t year;
  int64_t minutes;
  int64_t forced_minutes;
  int64_t items;
  ap_claimed_maybe set_up_minutes;
} ap_claimed_year;

typedef struct ap_claimed_years {
  ap_claimed_year *years;
  size_t count;
} ap_claimed_years;

typedef struct ap_claimed_overdue {
  const char *id;
  const char *rule;
  int64_t due;
} ap_claimed_overdue;

/* Weights on a cap, a group kept apart, or a member of a set-up, by its index in the scenario. */
typedef struct ap_claimed_price {
  int64_t index;
  ap_track track;   /* not of a cap */
  const char *item; /* "" but for a member of a set-up */
  const char *rule;
  ap_claimed_numbers weights;
} ap_claimed_price;

typedef struct ap_claimed_prices {
  ap_claimed_price *prices;
  size_t count;
} ap_claimed_prices;

/* What a certificate of a tied scenario has beside the weights of its own loads; all of it may be missing. */
typedef struct ap_claimed_ties {
  ap_claimed_numbers other_track;
  ap_claimed_prices caps, apart, set_ups;
} ap_claimed_ties;

typedef enum ap_claimed_argument {
  AP_CLAIMED_WEIGHTS,
  AP_CLAIMED_LARGEST_UNIT,
  AP_CLAIMED_PIGEONHOLE,
  AP_CLAIMED_THRESHOLD, /* a dual feasible function; likewise the next */
  AP_CLAIMED_ROUNDING
} ap_claimed_argument;

typedef struct ap_claimed_certificate {
  bool given;
  int64_t first_year;
  int64_t horizon;
  int64_t common_divisor;
  ap_claimed_numbers forced_minutes;
  ap_claimed_argument argument; /* of the peak */
  const char *item;             /* of AP_CLAIMED_LARGEST_UNIT; else NULL */
  const char *rule;
  int64_t refuted_peak; /* of those after it */
  int64_t parameter;
  ap_claimed_numbers weights;
  int64_t weighted_minutes;
  ap_claimed_ties peak_ties;
  bool has_total;
  int64_t scale;
  ap_claimed_numbers total_weights;
  ap_claimed_ties total_ties;
} ap_claimed_certificate;

typedef struct ap_claimed_track {
  int64_t units;
  int64_t horizon;
  ap_claimed_criterion criteria[AP_CRITERIA];
  bool optimal; /* the status; else open */
  ap_claimed_maybe peak_forced_by;
  ap_claimed_maybe rest_peak;
  ap_claimed_years years;
  ap_claimed_years continued_years;
  ap_claimed_overdue *overdue;
  size_t overdue_count;
  ap_claimed_certificate certificate;
} ap_claimed_track;

typedef struct ap_claims {
  const char *scheme;
  int64_t start_year;
  ap_claimed_maybe start_month;
  int64_t years;
  ap_claimed_track tracks[AP_TRACKS];
} ap_claims;

#endif
