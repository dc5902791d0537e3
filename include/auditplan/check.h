/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AUDITPLAN_CHECK_H
#define AUDITPLAN_CHECK_H

#include "auditplan/scenario.h"

/** What a check of a plan found: breaches, what falls due after the horizon, what is taken over. The second
 *  opinion: no code of the planner, no solver. It refers to its scenario, which must outlive it. */
typedef struct ap_check ap_check;

/** Checks the plan at `path` ("-": standard input), CSV or JSON (told by its first byte), against the scenario.
 *  Faults of the file go into `diagnostics`; breaches of rules into the check itself.
 *  @return AP_OK where it complies, AP_NO where it does not: both with a check that the caller frees;
 *  AP_BAD_INPUT where it cannot be read; AP_MACHINE. */
AP_PUBLIC ap_status ap_check_plan(const ap_scenario *scenario, const char *path, ap_diagnostics *diagnostics,
                                  ap_check **check);
/** The same of a plan in memory, such as one that is about to be written; `name` is what diagnostics call it. */
AP_PUBLIC ap_status ap_check_plan_text(const ap_scenario *scenario, const char *name, const char *bytes, size_t length,
                                       ap_diagnostics *diagnostics, ap_check **check);
AP_PUBLIC void ap_check_free(ap_check *check);

/** Breaches, each a diagnostic with the plan's line or JSON pointer where there is one. */
AP_PUBLIC size_t ap_check_breach_count(const ap_check *check);
AP_PUBLIC const ap_diagnostic *ap_check_breach(const ap_check *check, size_t index);

#endif
