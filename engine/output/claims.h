/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a track's rules make of each item. */
#ifndef AP_OUTPUT_CLAIMS_H
#define AP_OUTPUT_CLAIMS_H

#include "planning/units.h"

/* By ap_item.index. */
typedef struct ap_claims {
  const ap_unit **units; /* the unit that the item is audited in; NULL where in none */
  const char **rules;    /* the names of the rules that claim it, joined by "+" */
} ap_claims;

/* AP_OK; AP_BAD_INPUT (an item without minutes) and AP_MACHINE as of ap_units_build(). */
ap_status ap_claims_find(const ap_scenario *scenario, ap_track track, ap_arena *arena, ap_diagnostics *diagnostics,
                         ap_claims *claims);

#endif
