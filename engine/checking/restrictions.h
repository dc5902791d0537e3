/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the scenario's constraints make of a track's units. For scope.c alone. */
#ifndef AP_CHECKING_RESTRICTIONS_H
#define AP_CHECKING_RESTRICTIONS_H

#include "checking/scope.h"

/* Joins the parts of the scope into units as the groups say, and puts upon these the years that pins and rules
 * require or rule out. AP_OK or AP_MACHINE. */
ap_status ap_check_restrict(ap_check_scope *scope);

#endif
