/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tied proof's prices in the words of the scenario, for the certificate. */
#ifndef AP_PLANNING_TIED_FURTHER_H
#define AP_PLANNING_TIED_FURTHER_H

#include "planning/plan.h"
#include "planning/tied/proof.h"

/* What the proof of the track prices beside the track's own loads. False where memory is short. */
bool ap_further_copy(const ap_tied_problem *problem, ap_track track, const ap_tied_proof *proof, ap_arena *arena,
                     ap_further_prices *further);

#endif
