/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What external audits of years gone by were to internal units (`external_counts_as_internal`). */
#ifndef AP_CHECKING_SERVED_H
#define AP_CHECKING_SERVED_H

#include "scheme/scenario.h"

/* `frozen` has the years with an audit by track and ap_item.index: each item of an internal unit is given those in
 * which all of the unit's items that external rules select were audited externally, where external audits count for it.
 * AP_OK or AP_MACHINE. */
ap_status ap_check_add_served(const ap_scenario *scenario, ap_years *const frozen[AP_TRACKS]);

#endif
