/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random in which something ties units: groups kept apart, set-ups, caps by skill, in money and over
 * both tracks, external audits that count for internal rules; and what each unit of them is, worked out from how they
 * are made and not from any code of the library. */
#ifndef AP_TESTS_RANDOM_TIED_H
#define AP_TESTS_RANDOM_TIED_H

#include "made_scenario.h"
#include "random_source.h"

enum { TIED_YEARS_MOST = 4, TIED_OBJECTIVES_MOST = 3, TIED_WAYS_MOST = 256 };

/* The years of one objective on both tracks. */
typedef struct tied_way {
  unsigned years[AP_TRACKS];
} tied_way;

/* One objective: a unit on each track. */
typedef struct tied_objective {
  const char *id;
  int64_t minutes[AP_TRACKS];
  int64_t shares[MADE_CONSTRAINTS_MOST][AP_TRACKS]; /* of each cap */
  bool is_apart[MADE_CONSTRAINTS_MOST][AP_TRACKS];
  bool opens[MADE_CONSTRAINTS_MOST][AP_TRACKS];
  size_t way_count;
  tied_way ways[TIED_WAYS_MOST]; /* all from which no audit can be left out */
} tied_objective;

typedef struct tied_instance {
  made_scenario *made;
  int horizons[AP_TRACKS];
  int horizon; /* the longer one */
  size_t count;
  tied_objective objectives[TIED_OBJECTIVES_MOST];
  int64_t set_up_shares[MADE_CONSTRAINTS_MOST][MADE_CONSTRAINTS_MOST][AP_TRACKS]; /* by cap, then set-up */
} tied_instance;

/* One objective has at most one detailed control, which may be of another skill. Some have no plan. */
void random_tied(random_source *source, tied_instance *instance);
void random_tied_free(tied_instance *instance);

/* A plan: which way each objective goes. */
typedef struct tied_plan {
  size_t ways[TIED_OBJECTIVES_MOST];
} tied_plan;

/* Sets the next of all plans; false after the last. The first is all zeros. */
bool tied_next_plan(const tied_instance *instance, tied_plan *plan);
/* The loads of both tracks; false where a cap or a group kept apart is broken. */
bool tied_loads(const tied_instance *instance, const tied_plan *plan, int64_t loads[AP_TRACKS][TIED_YEARS_MOST]);

#endif
