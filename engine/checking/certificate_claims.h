/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What judging a certificate has in common, tied or not. */
#ifndef AP_CHECKING_CERTIFICATE_CLAIMS_H
#define AP_CHECKING_CERTIFICATE_CLAIMS_H

#include "checking/judging.h"

/* Whether no weight is negative; the first that is becomes a breach at "TAIL/INDEX". */
bool ap_judge_signs(const ap_judging *judging, const char *tail, const ap_claimed_numbers *weights);
/* The same, and whether there is one for each year of the horizon. */
bool ap_judge_weights(const ap_judging *judging, const char *tail, const ap_claimed_numbers *weights);
bool ap_claims_weight(const ap_claimed_numbers *weights);

/* The weights of the years rest on the plan's own peaks, so they say nothing of a total that is put before them. */
bool ap_judge_total_is_before_peak(const ap_judging *judging);

/* Whether the loads are those of units with covers of their own: no set-ups, and nothing that counts on another track.
 */
bool ap_judge_loads_are_of_covers(const ap_judging *judging);
/* What refutes a peak bounds every plan's from above it. Of loads such as these alone, with sound weights. */
void ap_judge_refutation(const ap_judging *judging, const ap_claimed_certificate *certificate);

void ap_judge_overflow(const ap_judging *judging, const char *tail);
/* A certificate of a plan that there cannot be proves nothing but that. */
void ap_judge_no_plan(const ap_judging *judging);
void ap_judge_no_weight(const ap_judging *judging);

#endif
