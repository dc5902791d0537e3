/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Internal audits that external ones stood for (`external_counts_as_internal`), in years that a plan has already. */
#ifndef AP_LIFECYCLE_SERVED_H
#define AP_LIFECYCLE_SERVED_H

#include "planning/units.h"

/* Which external unit's audits count for which internal unit. `{0}` is ready, and serves nothing. */
typedef struct ap_serving {
  ap_arena arena;
  ap_units units[AP_TRACKS];
  size_t *partner; /* by internal unit: the external one; AP_NO_PARTNER */
  bool *selected;  /* by ap_item.index: whether external rules select it */
} ap_serving;

/* Fills `serving`; nothing is served where the scenario does not say so. AP_OK, AP_BAD_INPUT (an item without minutes)
 * or AP_MACHINE; freed by ap_serving_free() in any case. */
ap_status ap_serving_find(const ap_scenario *scenario, ap_diagnostics *diagnostics, ap_serving *serving);
void ap_serving_free(ap_serving *serving);

/* By ap_item.index, of the years with an external audit: adds to the internal ones those in which it counted for the
 * item's internal unit, since it covered all of that unit's items that external rules select. */
void ap_add_served(const ap_serving *serving, const ap_years *external, ap_years *internal);

#endif
