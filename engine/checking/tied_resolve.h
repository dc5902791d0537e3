/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prices of a tied certificate as they are claimed, held against the scenario: indexes, lengths, signs, limits,
 * units, and what the members of a set-up may cost together. */
#ifndef AP_CHECKING_TIED_RESOLVE_H
#define AP_CHECKING_TIED_RESOLVE_H

#include "checking/judging.h"

/* One part of a certificate. */
typedef struct ap_claimed_part {
  const char *tail;                  /* of its JSON pointer: "/certificate/peak" */
  const ap_claimed_numbers *weights; /* of the track's own loads: judged to be sound */
  const ap_claimed_ties *ties;
  int64_t scale;      /* 0 in the peak's */
  int64_t other_peak; /* the most that the other track has in any year; AP_CHECK_NO_LIMIT */
} ap_claimed_part;

/* Fills `prices` from the arena. AP_OK; AP_NO where a breach was found; AP_MACHINE. */
ap_status ap_judge_prices(const ap_judging *judging, const ap_claimed_part *part, ap_arena *arena,
                          ap_check_prices *prices);

#endif
