/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last wish, after all criteria: what has a higher risk is audited earlier. By improvement alone: units that may
 * take each other's years without changing any load take them; that is not called optimal. */
#ifndef AP_PLANNING_RISK_H
#define AP_PLANNING_RISK_H

#include "planning/classes.h"

/* The sum of the risks of the unit's items. */
int64_t ap_unit_risk(const ap_unit *unit);

/* A unit, or a pair of units, whose years may be exchanged for another's. */
typedef struct ap_exchangeable {
  int64_t risk;
  int64_t first; /* the first year of its cover; of a pair the sum of both */
  size_t order;  /* its place as it was */
} ap_exchangeable;

/* Of `count` entries that may take each other's covers: `source[i]` is the place whose cover the entry i is to take, so
 * that the riskiest have the earliest. Nothing moves where all risks are alike. `work` has room for two orders of them.
 */
void ap_exchange_by_risk(const ap_exchangeable *entries, size_t count, ap_exchangeable *work, size_t *source);

/* Exchanges covers (in the order of ap_classes.units) among the units of each kind. AP_OK or AP_MACHINE. */
ap_status ap_order_by_risk(const ap_classes *classes, ap_arena *arena, ap_cover *covers);

#endif
