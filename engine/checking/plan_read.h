/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a plan: its rows go to rows.h one by one, and what a JSON plan says of itself into claims.h. */
#ifndef AP_CHECKING_PLAN_READ_H
#define AP_CHECKING_PLAN_READ_H

#include "checking/claims.h"
#include "checking/rows.h"
#include "support/source.h"

/* Reads plan.csv. Faults of the file go into `diagnostics`; the rows' breaches, with their lines, into the check.
 * AP_OK, AP_BAD_INPUT, AP_MACHINE. */
ap_status ap_check_read_csv(const ap_source *source, ap_diagnostics *diagnostics, ap_check_rows *rows, ap_check *check);

/* Reads plan.csv without holding it in memory, for as long as neither the file nor a row is at fault. AP_OK where that
 * is so to its end; AP_NO where not: nothing was told, and the rows are to be taken anew from the beginning. */
ap_status ap_check_read_sound_csv(const char *path, ap_check_rows *rows, ap_check *check);

/* The first year that the plan's JSON says to have been planned anew; 0 where it says nothing, or is at fault. False
 * where memory is short. */
bool ap_check_replanned_from(const ap_source *source, int64_t *from);
/* As ap_check_read_csv() of the plan's JSON; places are JSON pointers. `claims` is filled from the check's arena. */
ap_status ap_check_read_json(const ap_source *source, ap_diagnostics *diagnostics, ap_check_rows *rows, ap_check *check,
                             ap_claims *claims);

#endif
