/* SPDX-License-Identifier: GPL-3.0-or-later */
/** @file
 *  All of the library. */
#ifndef AUDITPLAN_AUDITPLAN_H
#define AUDITPLAN_AUDITPLAN_H

/** @example plan_and_check.c
 *  Plans with a limit on the search, writes the plan as CSV, and hands these very bytes to the second opinion before
 *  anybody sees them. */

#include "auditplan/catalog.h"
#include "auditplan/check.h"
#include "auditplan/diagnostics.h"
#include "auditplan/plan.h"
#include "auditplan/scenario.h"
#include "auditplan/status.h"

#endif
