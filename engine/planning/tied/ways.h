/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways: the years of an entity on its tracks. A side by itself has a cover; of a pair the external side has a cover,
 * and the years of both together meet the internal rule. */
#ifndef AP_PLANNING_TIED_WAYS_H
#define AP_PLANNING_TIED_WAYS_H

#include "planning/tied/problem.h"

/* Whether it is a way at all. */
bool ap_is_way(const ap_tied_class *class, ap_way way);
/* All years that the class may have. There is a way just where this is one. */
ap_way ap_widest_way(const ap_tied_class *class);
ap_way ap_forced_way(const ap_tied_class *class);

/* The way without the years that it can spare, the last one of the external track going first. */
ap_way ap_spare_nothing_of(const ap_tied_class *class, ap_way way);

/* The least price of a way, where a year costs prices[track][year] >= 0 on each of its tracks. The prices' sum must fit
 * in 62 bits. `way` (or NULL) receives one such way, without a year to spare. */
int64_t ap_cheapest_way(const ap_tied_class *class, int64_t prices[AP_TRACKS][AP_YEARS_MOST], ap_way *way);

/* Years left, the coming one included, until each track must audit: 1 says this year. Of a track that the class is not
 * on: 1 for good. */
typedef struct ap_left {
  int years[AP_TRACKS];
} ap_left;

enum { AP_LEFT_MOST = AP_YEARS_MOST + 1 }; /* an overdue entity may be due in a later year than its period is long */

ap_left ap_left_at_start(const ap_tied_class *class);
/* What is left after the year (from 0), with audits on the tracks whose bit is set; false where the way ends there,
 * since an audit is barred, or missing. */
bool ap_audit(const ap_tied_class *class, int year, unsigned audits, ap_left *left);

/* All ways without a year to spare into ways[0..most-1]. Returns their number, or most + 1 where there are more, or
 * where telling so would take too long. */
size_t ap_minimal_ways(const ap_tied_class *class, ap_way *ways, size_t most);

#endif
