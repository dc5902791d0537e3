/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units: what one rule schedules as a whole, with its minutes and its deadline. */
#ifndef AP_PLANNING_UNITS_H
#define AP_PLANNING_UNITS_H

#include "planning/covers.h"
#include "scheme/scenario.h"

typedef struct ap_unit {
  const ap_rule *rule;       /* the strictest of those that claim its items */
  const ap_item *lead;       /* the objective, or its first member where that is not one of them */
  const ap_item **members;   /* in the order of rank */
  const char **member_rules; /* of each member: the names of all rules that claim it, joined by "+" */
  size_t member_count;
  int64_t minutes; /* of all members, at least 1 */
  int every;       /* W, years */
  int due;         /* h + W, or W where never audited; below 1: overdue. 1 is the first plan year */
  int in_time;     /* the earliest due year of what is not overdue in it; INT_MAX where all is */
  int deadline;    /* due; of an overdue unit the first year that is not barred, or in_time */
  ap_years barred; /* within the horizon */
  ap_years required;
} ap_unit;

typedef struct ap_units {
  ap_unit *units; /* by rule, then rank of the leading item */
  size_t count;
  int64_t caps[AP_YEARS_MOST]; /* the most minutes of each year of the horizon; 0: no limit */
  int horizon;                 /* T' = max(years, the longest period of the track's enabled rules) */
} ap_units;

/* The units of one track, with the scenario's constraints applied. AP_BAD_INPUT where an item in scope has no minutes
 * (all of them are diagnosed); AP_MACHINE. All memory comes from `arena`. */
ap_status ap_units_build(const ap_scenario *scenario, ap_track track, ap_arena *arena, ap_diagnostics *diagnostics,
                         ap_units *units);

/* What decides the unit's covers. */
static inline ap_cover_rule ap_cover_rule_of(const ap_unit *unit, int horizon) {
  return (ap_cover_rule){.every = unit->every,
                         .deadline = unit->deadline,
                         .horizon = horizon,
                         .barred = unit->barred,
                         .required = unit->required};
}

/* Whether the rule's ID is one of those joined by "+". */
bool ap_is_rule_among(const char *names, const char *id);

#endif
