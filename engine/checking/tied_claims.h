/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging the certificate of a track in a tied scenario. */
#ifndef AP_CHECKING_TIED_CLAIMS_H
#define AP_CHECKING_TIED_CLAIMS_H

#include "checking/judging.h"

/* Whether there are prices on anything but the track's own loads. */
bool ap_claims_ties(const ap_claimed_ties *ties);

/* Each judges the part of that name and puts its bound down. AP_OK or AP_MACHINE. */
ap_status ap_judge_tied_peak(const ap_judging *judging, const ap_claimed_certificate *certificate);
ap_status ap_judge_tied_total(const ap_judging *judging, const ap_claimed_certificate *certificate);

#endif
