/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the linear program's duals to integer prices that prove a bound. Any prices prove something; these are the best
 * of a fixed list of roundings. */
#ifndef AP_PLANNING_TIED_PROOF_H
#define AP_PLANNING_TIED_PROOF_H

#include "planning/tied/program.h"

typedef struct ap_tied_proof {
  ap_prices prices; /* without `scale` */
  int64_t scale;    /* of a total: at least 1; of a peak: 0 */
  int64_t weighted; /* R */
  int64_t bound;    /* AP_NO_WAY_OUT: the limits refute every plan */
  bool given;
} ap_tied_proof;

/* Each replaces the proof where the answer's prices give a higher bound. `peaks`: the most of the loads of each track
 * (AP_UNLIMITED), but for that of the track whose peak is bounded. AP_OK or AP_MACHINE. */
ap_status ap_prove_peak(const ap_tied_problem *problem, const ap_prices *duals, ap_track track, const int64_t *peaks,
                        ap_arena *arena, ap_tied_proof *proof);
ap_status ap_prove_total(const ap_tied_problem *problem, const ap_prices *duals, ap_track track, const int64_t *peaks,
                         ap_arena *arena, ap_tied_proof *proof);

/* Whether the prices, which stand on limits alone, refute every plan. */
ap_status ap_refute_all(const ap_tied_problem *problem, const ap_prices *duals, ap_arena *arena, bool *refuted);

#endif
