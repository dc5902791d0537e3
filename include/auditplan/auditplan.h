/* SPDX-License-Identifier: GPL-3.0-or-later */
/** All of the library. Results are opaque and read by accessors; each is freed by its own _free(), which takes
 *  NULL. No global state: two threads may use it at once, each with its own results. */
#ifndef AUDITPLAN_AUDITPLAN_H
#define AUDITPLAN_AUDITPLAN_H

#include "auditplan/catalog.h"
#include "auditplan/check.h"
#include "auditplan/diagnostics.h"
#include "auditplan/plan.h"
#include "auditplan/scenario.h"
#include "auditplan/status.h"

#endif
