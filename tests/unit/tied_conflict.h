/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the planner names as the conflict of a scenario with tied units, judged by trying everything: it conflicts, no
 * part of it does, and what is said of relaxing each part alone is so. */
#ifndef AP_TESTS_TIED_CONFLICT_H
#define AP_TESTS_TIED_CONFLICT_H

#include "made_scenario.h"

/* Of those tracks (bits 1 << ap_track), planned together and known to have no plan; how many complaints there were. */
size_t judge_tied_conflict(const made_scenario *made, uint64_t number, unsigned tracks);

#endif
