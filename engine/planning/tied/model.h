/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_PLANNING_TIED_MODEL_H
#define AP_PLANNING_TIED_MODEL_H

#include "planning/plan.h"
#include "planning/tied/problem.h"

/* ap_plain_model() of a track that is tied: with the units of the other track where these are tied to it. */
ap_status ap_tied_model(const ap_scenario *scenario, ap_track track, ap_objective objective, int64_t peak_limit,
                        ap_diagnostics *diagnostics, ap_text *text);

#endif
