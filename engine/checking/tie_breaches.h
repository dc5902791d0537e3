/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether groups are kept apart, and caps other than those on a track's load. */
#ifndef AP_CHECKING_TIE_BREACHES_H
#define AP_CHECKING_TIE_BREACHES_H

#include "checking/check.h"
#include "checking/counted.h"

/* Checks the track's rows over its `checked_years`; breaches go into `check`. */
void ap_check_apart(const ap_check_ties *ties, ap_track track, const ap_check_counted *counted, ap_check *check);

/* Checks the rows of both tracks. */
void ap_check_shared_caps(const ap_check_ties *ties, const ap_check_rows *rows, const ap_check_counted *counted,
                          ap_check *check);

#endif
