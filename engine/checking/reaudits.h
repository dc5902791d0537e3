/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CHECKING_REAUDITS_H
#define AP_CHECKING_REAUDITS_H

#include "checking/check.h"
#include "checking/scope.h"

/* Whether the audits that events ask for, and that the record does not have, stand in the open years in time; external
 * ones that count for internal units do so here. After ap_check_coverage(). */
void ap_check_reaudits(const ap_check_scope *scope, ap_check *check);

#endif
