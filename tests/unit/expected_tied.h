/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties the units of a scenario together, read from its words once more: caps by what they count, groups kept
 * apart, set-ups, and the external audits that count for internal rules. */
#ifndef AP_TESTS_EXPECTED_TIED_H
#define AP_TESTS_EXPECTED_TIED_H

#include "brute_force_tied.h"
#include "expected_units.h"

typedef struct expected_tied {
  expected_track tracks[AP_TRACKS];
  bool paired;           /* some internal unit has external audits that count for it */
  brute_breadth breadth; /* of the ways in `instance` */
  joint_instance instance;
} expected_tied;

/* The units of those tracks (bits 1 << ap_track), and all the sets of years to try for each. False where they are more
 * than the brute force takes. */
bool expected_tied_of(const ap_scenario *scenario, unsigned tracks, brute_breadth breadth, expected_tied *expected);

/* Whether audits in these years satisfy all that is asked of the entity alone. */
bool expected_is_way(const expected_tied *expected, const joint_entity *entity, joint_way way);

/* Whether something ties the tracks to each other. */
bool expected_joined(const ap_scenario *scenario, const expected_tied *of_both_tracks);

#endif
