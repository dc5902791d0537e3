/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole services moved between the patterns of their block, until no such move helps. */
#ifndef AP_PORTFOLIO_IMPROVE_FIRM_H
#define AP_PORTFOLIO_IMPROVE_FIRM_H

#include "portfolio/firm.h"

/* Improves the tracks with bits 1 << ap_track, whose patterns have their services: first what is above the pools, then
 * above `peaks`, then the total, then the squares of the loads. AP_OK or AP_MACHINE. */
ap_status ap_firm_improve(ap_firm *firm, unsigned tracks, const int64_t *peaks);

#endif
