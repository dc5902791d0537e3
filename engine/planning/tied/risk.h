/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_PLANNING_TIED_RISK_H
#define AP_PLANNING_TIED_RISK_H

#include "planning/tied/whole.h"

/* Exchanges ways among the entities of each kind: the riskiest have the earliest years. AP_OK or AP_MACHINE. */
ap_status ap_whole_order_by_risk(ap_whole *whole, ap_arena *arena);

#endif
