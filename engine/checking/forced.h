/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every plan of a tied scenario has: years of units and of set-ups; and with them the ground of each track. */
#ifndef AP_CHECKING_FORCED_H
#define AP_CHECKING_FORCED_H

#include "checking/ground.h"
#include "checking/pair_cover.h"
#include "checking/ties.h"

typedef struct ap_check_forced {
  ap_arena arena;
  const ap_check_ties *ties;
  ap_years *years[AP_TRACKS];  /* by unit: those in every cover, of a paired unit those in every pair of covers */
  bool *fixed[AP_TRACKS];      /* by unit: these years are a cover, or a pair of covers, by themselves */
  bool impossible[AP_TRACKS];  /* a unit has no cover */
  ap_years *opened[AP_TRACKS]; /* by set-up: years in which some member is forced */
} ap_check_forced;

/* Fills `forced`, once the ties are found. AP_OK or AP_MACHINE; freed by ap_check_forced_free() in any case. */
ap_status ap_check_forced_find(const ap_check_ties *ties, ap_check_forced *forced);
void ap_check_forced_free(ap_check_forced *forced);

/* The covers of a paired unit and of its partner. */
ap_check_pair ap_check_pair_of(const ap_check_ties *ties, ap_track track, size_t unit);

/* Puts the forced loads, the common divisor and the largest load of the track down as set-ups and pairs make them. */
void ap_check_ground_tie(const ap_check_forced *forced, ap_track track, ap_check_ground *ground);

ap_wide ap_check_common_divisor(ap_wide a, ap_wide b);

#endif
