/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which external unit's audits count for which internal unit (`external_counts_as_internal`). */
#ifndef AP_PLANNING_TIED_PAIRS_H
#define AP_PLANNING_TIED_PAIRS_H

#include "planning/units.h"

#define AP_NO_PARTNER SIZE_MAX

/* partner[i] of internal unit i: the external unit that holds all of its items which external rules select, and no
 * such item of another internal unit; AP_NO_PARTNER (set beforehand) where there is none such. AP_OK or AP_MACHINE. */
ap_status ap_find_partners(const ap_scenario *scenario, const ap_units *external, const ap_units *internal,
                           size_t *partner);

#endif
