/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Internal audits that external ones stood for (`external_counts_as_internal`), in years that a plan has already. */
#ifndef AP_LIFECYCLE_SERVED_H
#define AP_LIFECYCLE_SERVED_H

#include "scheme/scenario.h"

/* By ap_item.index, of the years with an external audit: `served` gets those years in which it counted for the item's
 * internal unit, since it covered all of that unit's items that external rules select; none where external audits do
 * not count. Both have the catalog's length. AP_OK, AP_BAD_INPUT (an item without minutes) or AP_MACHINE. */
ap_status ap_find_served(const ap_scenario *scenario, const ap_years *external, ap_diagnostics *diagnostics,
                         ap_years *served);

#endif
