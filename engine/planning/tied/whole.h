/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole plan of a tied problem: a way for every entity, and what all meters come to. */
#ifndef AP_PLANNING_TIED_WHOLE_H
#define AP_PLANNING_TIED_WHOLE_H

#include "planning/tied/problem.h"
#include "support/checked.h"

typedef struct ap_whole {
  const ap_tied_problem *problem;
  ap_way *ways;                     /* of each entity; no years: it has none yet */
  const ap_tied_kind **kinds;       /* of each entity */
  int64_t (*meters)[AP_YEARS_MOST]; /* what each meter comes to */
  int32_t (*open)[AP_YEARS_MOST];   /* of each opening: the audits that open it */
  /* How good it is, kept up with every change: */
  int64_t peaks[AP_TRACKS]; /* the most that the loads are to be, beside the meters' limits */
  ap_wide excess;           /* above the limits and peaks, each part measured by what all entities take once; 0: none */
  int64_t totals[AP_TRACKS];
  ap_wide squares[AP_TRACKS]; /* of the loads */
} ap_whole;

/* A plan of nothing yet. Memory from `arena`; false where it is short. */
bool ap_whole_new(const ap_tied_problem *problem, ap_arena *arena, ap_whole *whole);
void ap_whole_copy(const ap_whole *from, ap_whole *to);

/* Gives the entity another way. */
void ap_whole_set(ap_whole *whole, size_t entity, ap_way way);

/* Measures the plan by other peaks; AP_UNLIMITED leaves the meters' limits alone. */
void ap_whole_aim(ap_whole *whole, const int64_t *peaks);

bool ap_whole_is_above(const ap_whole *whole, size_t meter, int year);

/* What is above the meters' limits alone. */
ap_wide ap_whole_above_limits(const ap_whole *whole);

/* Below 0 where `left` is better, above 0 where `right` is: first the one that is less above the limits, then by the
 * criteria in their order, each of the external track first. */
int ap_compare_wholes(const ap_whole *left, const ap_whole *right);

#endif
