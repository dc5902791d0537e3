/* SPDX-License-Identifier: GPL-3.0-or-later */
/** @file
 *  The second opinion: whether a plan, wherever it came from, keeps the rules and is what it says of itself. */
#ifndef AUDITPLAN_CHECK_H
#define AUDITPLAN_CHECK_H

/** @example check_plan.c
 *  Asks whether somebody's plan complies, with the checker alone: neither planner nor solver are linked. */

#include "auditplan/scenario.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a check of a plan found. No code of the planner has a part in it, and no solver: what a certificate claims is
 *  recomputed in whole numbers of 128 bits, and where those overflow nothing is proven. The library auditplan-check
 * holds it without the rest. It refers to its scenario, which must outlive it; it is
 *  not to be used by two threads at once. */
typedef struct ap_check ap_check;

/** Checks a plan, CSV or JSON (told by its first byte), against the scenario: coverage rules, pins, groups, caps, what
 * the statement asks for, and of JSON all that it says of itself, the certificate included.
 *  @param scenario which must outlive the check
 *  @param path of the plan; "-": standard input
 *  @param diagnostics faults of the file are added here; breaches of rules are not, they are the check's
 *  @param[out] check what was found, which the caller frees; NULL unless AP_OK or AP_NO
 *  @return AP_OK where it complies, AP_NO where it does not; AP_BAD_INPUT where it cannot be read; AP_MACHINE. */
AP_PUBLIC ap_status ap_check_plan(const ap_scenario *scenario, const char *path, ap_diagnostics *diagnostics,
                                  ap_check **check);

/** Checks a plan in memory, such as one that is about to be written, as ap_check_plan() does.
 *  @param scenario which must outlive the check
 *  @param name what diagnostics call it
 *  @param bytes the plan, CSV or JSON, which need not end in a NUL; not needed after the call
 *  @param length how many bytes there are
 *  @param diagnostics faults of the plan's form are added here
 *  @param[out] check what was found, which the caller frees; NULL unless AP_OK or AP_NO
 *  @return as ap_check_plan(). */
AP_PUBLIC ap_status ap_check_plan_text(const ap_scenario *scenario, const char *name, const char *bytes, size_t length,
                                       ap_diagnostics *diagnostics, ap_check **check);

/** Frees a check with its breaches.
 *  @param check or NULL */
AP_PUBLIC void ap_check_free(ap_check *check);

/** How many breaches are kept, the first 100 of each severity as in any list of diagnostics. AP_NO is decided by what
 * was found, not by what is kept.
 *  @param check not NULL
 *  @return the number of breaches. */
AP_PUBLIC size_t ap_check_breach_count(const ap_check *check);

/** One of the breaches: a diagnostic with the plan's line or JSON pointer where there is one.
 *  @param check not NULL
 *  @param index from 0, below ap_check_breach_count()
 *  @return an entry that belongs to the check. */
AP_PUBLIC const ap_diagnostic *ap_check_breach(const ap_check *check, size_t index);

#ifdef __cplusplus
}
#endif

#endif
