/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the planner names as the conflict of a scenario without a plan, judged by trying everything: it conflicts, no
 * part of it does, and what is said of relaxing each part alone is so. */
#ifndef AP_TESTS_CONFLICT_TRIAL_H
#define AP_TESTS_CONFLICT_TRIAL_H

#include "made_scenario.h"

typedef enum finding { HAS_PLAN, HAS_NONE, TOO_MANY_TO_TRY } finding;

/* Whether those tracks (bits 1 << ap_track) of a scenario have a plan, by trying everything. */
typedef finding (*try_everything)(const ap_scenario *scenario, unsigned tracks);

/* Of those tracks, planned together and known to have no plan; how many complaints there were, each printed. */
size_t judge_conflict(const made_scenario *made, uint64_t number, unsigned tracks, try_everything try_tracks);

#endif
