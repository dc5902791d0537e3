/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best plan of units that are tied together, over both tracks at once, by trying everything: no bound, no solver,
 * no code of the planner. */
#ifndef AP_TESTS_BRUTE_FORCE_TIED_H
#define AP_TESTS_BRUTE_FORCE_TIED_H

#include "brute_force.h"

enum {
  JOINT_TRACKS = 2, /* 0 external, 1 internal: the order in which each criterion is judged */
  JOINT_YEARS_MOST = 5,
  JOINT_ENTITIES_MOST = 2 * BRUTE_UNITS_MOST,
  JOINT_WAYS_MOST = 1 << (JOINT_TRACKS * JOINT_YEARS_MOST),
  JOINT_METERS_MOST = 16,
  JOINT_SET_UPS_MOST = 8,
};

/* Years of audits on each track, year t being bit t - 1. */
typedef struct joint_way {
  unsigned years[JOINT_TRACKS];
} joint_way;

/* A unit, or an external and an internal one of which the first's audits count for the second. */
typedef struct joint_entity {
  bool present[JOINT_TRACKS];
  size_t units[JOINT_TRACKS];
  int64_t uses[JOINT_TRACKS][JOINT_METERS_MOST]; /* what one audit adds to each meter */
  unsigned opens[JOINT_TRACKS];                  /* the set-ups that it opens */
  size_t way_count;
  joint_way ways[JOINT_WAYS_MOST];
} joint_entity;

/* Meters 0 and 1 are the tracks' loads; the others are caps, and audits of groups kept apart. */
typedef struct joint_instance {
  int horizons[JOINT_TRACKS];
  bool spread_first; /* peak, spread, total; else peak, total, spread */
  size_t meter_count;
  int64_t limits[JOINT_METERS_MOST][JOINT_YEARS_MOST]; /* INT64_MAX: none */
  size_t set_up_count;
  int64_t set_up_uses[JOINT_TRACKS][JOINT_SET_UPS_MOST][JOINT_METERS_MOST];
  size_t entity_count;
  joint_entity entities[JOINT_ENTITIES_MOST];
} joint_instance;

/* What a plan, or a part of one, comes to. */
typedef struct joint_usage {
  int64_t used[JOINT_METERS_MOST][JOINT_YEARS_MOST];
  unsigned open[JOINT_TRACKS][JOINT_YEARS_MOST]; /* set-ups */
  int64_t set_up_minutes[JOINT_TRACKS][JOINT_YEARS_MOST];
} joint_usage;

/* Adds the audits of an entity; whether all limits are still kept. */
bool joint_add(const joint_instance *instance, const joint_entity *entity, joint_way way, joint_usage *usage);

/* How many plans there are to try, at most `limit`. */
uint64_t joint_size(const joint_instance *instance, uint64_t limit);

typedef struct joint_best {
  bool feasible; /* else the value means nothing */
  brute_value tracks[JOINT_TRACKS];
} joint_best;

void tied_brute_force(const joint_instance *instance, joint_best *best);

/* What every plan has, limits or not: the load of units with a year in each of their ways, and of set-ups they open. */
void joint_forced(const joint_instance *instance, joint_usage *forced);
/* Whether the divisor divides all that a plan can have on the track on top of what is forced. */
bool joint_divides(const joint_instance *instance, const joint_usage *forced, int track, int64_t divisor);

#endif
