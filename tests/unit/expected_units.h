/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items the rules of a scenario claim, and what units they make: read from the scheme's words once more, for
 * the tests to hold the planner and the checker against. */
#ifndef AP_TESTS_EXPECTED_UNITS_H
#define AP_TESTS_EXPECTED_UNITS_H

#include "brute_force.h"
#include "scheme/scenario.h"

enum { EXPECTED_MEMBERS_MOST = 64, EXPECTED_RULES_MOST = 8 };

/* One rule that claims an item, and the year by which it wants it: h + W, or W where it was never audited; 0 or less
 * where it is overdue. */
typedef struct expected_claim {
  const ap_rule *rule;
  int deadline;
} expected_claim;

typedef struct expected_member {
  const ap_item *item;
  size_t claim_count;
  expected_claim claims[EXPECTED_RULES_MOST]; /* in the scheme's order */
  const ap_rule *strictest;
  int deadline; /* the smallest of the claims' */
  int32_t minutes;
  size_t unit;     /* the index of its unit */
  char rules[256]; /* the claiming rules, joined by "+" */
} expected_member;

typedef struct expected_track {
  int horizon; /* T' */
  size_t member_count;
  expected_member members[EXPECTED_MEMBERS_MOST]; /* by rank */
  size_t unit_count;
  brute_unit units[EXPECTED_MEMBERS_MOST];
  unsigned forbidden[EXPECTED_MEMBERS_MOST]; /* years of each unit, year t being bit t - 1 */
  unsigned required[EXPECTED_MEMBERS_MOST];
  bool overdue[EXPECTED_MEMBERS_MOST]; /* due before the first year: now due in the first that is not forbidden, or by
                                        * the deadline of a member's rule that it is still in time for */
  size_t overdue_count;
  bool grouped[EXPECTED_MEMBERS_MOST]; /* chosen by a group: all members of the unit are audited in the same years */
  unsigned capped;                     /* the years that have a cap */
  int64_t caps[AP_YEARS_MOST];
} expected_track;

/* The first is false where the track has more units than the brute force takes. */
bool expected_track_of(const ap_scenario *scenario, ap_track track, expected_track *expected);
void expected_instance(const expected_track *expected, brute_instance *instance);
const expected_member *expected_member_of(const expected_track *expected, const ap_item *item);

/* Whether audits in `years` (year t being bit t - 1) of the first `horizon` years satisfy all claims of the item. */
bool expected_satisfied(const expected_member *member, unsigned years, int horizon);
/* Likewise with what the scenario's pins, groups and full first years ask of its unit. */
bool expected_kept(const expected_track *expected, const expected_member *member, unsigned years, int horizon);
/* Likewise where audits of `others`, made elsewhere, count for the claims as well, but not for what is asked of years.
 */
bool expected_kept_with(const expected_track *expected, const expected_member *member, unsigned years, unsigned others,
                        int horizon);

#endif
