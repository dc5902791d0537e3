/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether each rule's items are audited often enough, and what falls due, fell due or is taken over. */
#ifndef AP_CHECKING_COVERAGE_H
#define AP_CHECKING_COVERAGE_H

#include "checking/check.h"
#include "checking/counted.h"

/* Checks the track's rows over its `checked_years`, with the external audits that count for internal rules; breaches
 * and lists go into `check`. AP_OK or AP_MACHINE. */
ap_status ap_check_coverage(const ap_check_scope *scope, const ap_check_rows *rows, const ap_check_counted *counted,
                            ap_check *check);

#endif
