/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging what a JSON plan says of one track: each part in a file of its own, breaches with JSON pointers. */
#ifndef AP_CHECKING_JUDGING_H
#define AP_CHECKING_JUDGING_H

#include "checking/claims.h"
#include "checking/tied_prices.h"

typedef struct ap_judging {
  const ap_check_scope *scope;
  const ap_check_ground *ground;
  const ap_check_tied *tied; /* NULL where nothing is tied */
  const ap_claims *plan;
  const ap_claimed_track *claims; /* of the track */
  ap_check *check;
  ap_check_track *track; /* of the check: its loads are filled in */
} ap_judging;

enum { AP_TAIL_BYTES = 96 }; /* of a JSON pointer within a track */

/* Adds a breach at "/tracks/TRACK" and `tail`. */
void ap_judge_breach(const ap_judging *judging, const char *tail, ap_diagnostic_code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Adds a breach with the two numbers where they differ. */
void ap_judge_equal(const ap_judging *judging, const char *tail, ap_diagnostic_code code, int64_t found,
                    int64_t expected);

/* Units, horizon, years, what is overdue, the year that forces the peak. AP_OK or AP_MACHINE. */
ap_status ap_judge_track(const ap_judging *judging);
/* The certificate; puts down the bounds that it gives. AP_OK or AP_MACHINE. */
ap_status ap_judge_certificate(const ap_judging *judging);
/* Values, bounds and statuses, once the certificate is judged. */
void ap_judge_criteria(const ap_judging *judging);

#endif
