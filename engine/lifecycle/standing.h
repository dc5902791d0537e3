/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The internal-audit status report (内部監査の実施状況), or that of the external track: how each objective stands
 * today, by what was audited and by what a plan has for it. Years are plan years. */
#ifndef AP_LIFECYCLE_STANDING_H
#define AP_LIFECYCLE_STANDING_H

#include "scheme/scenario.h"

typedef enum ap_standing_state {
  AP_COVERED,
  AP_OVERDUE,       /* the last day of its due year is past */
  AP_NEVER_AUDITED, /* and not due yet */
} ap_standing_state;
enum { AP_STANDING_STATES = 3 };

/* How the plan meets what is due next. */
typedef enum ap_meeting {
  AP_MET_IN_TIME,
  AP_MET_LATE,   /* after the due year */
  AP_NOT_MET,    /* due in the plan's years, and not planned any more */
  AP_DUE_BEYOND, /* due after the plan's last year */
} ap_meeting;

/* What one rule schedules as a whole: an objective with its detailed controls, or an item by itself. */
typedef struct ap_standing {
  const ap_item *item;  /* the objective */
  const ap_rule *rule;  /* the strictest that asks for it */
  size_t items;         /* itself and its detailed controls, as far as the rule asks for them */
  size_t behind;        /* of them, those last audited before `last`, or never */
  int last;             /* AP_NEVER */
  const char *evidence; /* of the audit in `last`, from the history; NULL */
  bool recorded;        /* the history has that audit at all: otherwise it is the plan's word */
  int next;             /* 0: none planned */
  int due;              /* the earliest of all its items */
  ap_date due_date;
  ap_standing_state state;
  ap_meeting meeting;
} ap_standing;

/* One year of the round. */
typedef struct ap_round_year {
  int year;
  size_t audited;  /* objectives */
  size_t recorded; /* of them, those that the history has too */
  size_t planned;  /* still to come */
  size_t covered;  /* objectives audited, or planned, by the end of this year since the round began */
} ap_round_year;

/* As many years as the longest period of the track's rules, counted on from the scenario's first; today is in it. */
typedef struct ap_round {
  int number; /* from 1 */
  ap_round_year years[AP_EVERY_MOST];
  int length;
  size_t audited; /* objectives audited in it so far */
} ap_round;

typedef struct ap_standings {
  ap_arena arena;
  const ap_scenario *scenario;
  ap_track track;
  int today;         /* the plan year of as_of */
  ap_standing *list; /* in the natural order of IDs */
  size_t count;
  size_t of_state[AP_STANDING_STATES];
  size_t late; /* planned after they are due, or not at all */
  ap_round round;
} ap_standings;

/* `planned` has the plan's years of each item by track and ap_item.index, bit 0 the scenario's first year: those before
 * today's plan year count as audited, and external ones internally too where the scenario says so. AP_OK, AP_BAD_INPUT
 * (an item without minutes) or AP_MACHINE; freed by ap_standings_free() in any case. */
ap_status ap_standings_find(const ap_scenario *scenario, ap_track track, const ap_years *const planned[AP_TRACKS],
                            ap_diagnostics *diagnostics, ap_standings *standings);
void ap_standings_free(ap_standings *standings);

#endif
