/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether pins, groups, full first years and caps on loads are kept. */
#ifndef AP_CHECKING_CONSTRAINTS_H
#define AP_CHECKING_CONSTRAINTS_H

#include "checking/check.h"
#include "checking/rows.h"

/* Checks the track's rows over its `checked_years`; breaches go into `check`. */
void ap_check_constraints(const ap_check_scope *scope, const ap_check_rows *rows, ap_check *check);

#endif
