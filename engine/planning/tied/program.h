/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pooled linear program of a tied problem, in GLPK. The ways of a class are walks through "years left" states, an
 * arc for each state, year and set of tracks audited in it; so pairs and periods of any length need no enumeration.
 * The only file of tied/ that knows floating point. */
#ifndef AP_PLANNING_TIED_PROGRAM_H
#define AP_PLANNING_TIED_PROGRAM_H

#include "planning/tied/prices.h"
#include "planning/watch.h"

/* How much of a class goes to a way, in billionths of the class. */
typedef struct ap_tied_share {
  size_t class_index;
  ap_way way;
  int64_t part;
} ap_tied_share;

enum { AP_WHOLE_CLASS = 1000000000 };

/* What the program is asked. */
typedef enum ap_tied_goal {
  AP_TIED_FEASIBLE, /* the least excess over the limits of all meters, each measured by what all entities take of it */
  AP_TIED_PEAK,     /* the least z >= 0 with the track's loads at most allowed[year] + z */
  AP_TIED_TOTAL,    /* the least total of the track */
  AP_TIED_LEVEL,    /* the least sum of what the track's loads are above targets[year] */
} ap_tied_goal;

typedef struct ap_tied_question {
  ap_tied_goal goal;
  ap_track track;
  int64_t peaks[AP_TRACKS];     /* the most of each year's load, beside the meters' own limits; AP_UNLIMITED */
  int64_t totals[AP_TRACKS];    /* the most of each total; AP_UNLIMITED */
  int64_t years[AP_YEARS_MOST]; /* allowed or targets */
} ap_tied_question;

typedef struct ap_tied_answer {
  double value;     /* of the goal, in minutes (of feasibility: without a unit); of the solver's accuracy only */
  ap_prices prices; /* duals in parts of AP_TIED_PRICE_UNIT, all >= 0; those of links are a whole class's, not yet fit
                       for use */
  ap_tied_share *shares; /* by class */
  size_t share_count;
} ap_tied_answer;

#define AP_TIED_PRICE_UNIT INT64_C(1000000000000)

typedef struct ap_tied_program ap_tied_program;

/* Freed by ap_tied_program_free(). `watch` (or NULL) is asked while an answer is sought; where it says stop there is
 * none. AP_OK or AP_MACHINE. */
ap_status ap_tied_program_new(const ap_tied_problem *problem, ap_watch *watch, ap_tied_program **result);
void ap_tied_program_free(ap_tied_program *program);

/* AP_OK; AP_NO where the program has no solution, or none was found in reasonable time; AP_MACHINE. */
ap_status ap_tied_program_solve(ap_tied_program *program, const ap_tied_question *question, ap_arena *arena,
                                ap_tied_answer *answer);

#endif
