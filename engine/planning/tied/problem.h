/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units that more than their own track's load ties together: caps by skill, in money and over both tracks, groups
 * kept apart, set-ups, external audits that count for internal rules. One problem holds one track, or both where
 * something ties the tracks to each other. */
#ifndef AP_PLANNING_TIED_PROBLEM_H
#define AP_PLANNING_TIED_PROBLEM_H

#include "planning/classes.h"

#define AP_UNLIMITED INT64_MAX

/* What is counted year by year. */
typedef enum ap_meter_kind { AP_METER_LOAD, AP_METER_CAP, AP_METER_APART } ap_meter_kind;

typedef struct ap_meter {
  ap_meter_kind kind;
  ap_track track;                /* of a load or an apart group */
  size_t index;                  /* of the cap or the apart group in the scenario's constraints */
  int64_t limits[AP_YEARS_MOST]; /* the most of each year; AP_UNLIMITED */
  int64_t forced[AP_YEARS_MOST]; /* what every plan has: units with that year in every way, and set-ups they open */
  int64_t divisor;               /* of all that may or may not come on top of it; 0: nothing may */
  int64_t total;                 /* of all units once, and all set-ups: of the size that the meter can come to */
} ap_meter;

/* What one audit, or one opening of a set-up, adds to a meter in its year. */
typedef struct ap_use {
  size_t meter;
  int64_t amount; /* above 0 */
} ap_use;

/* One track of an entity. */
typedef struct ap_side {
  bool present;
  ap_cover_rule rule;
  const ap_use *uses; /* of one audit of one size, by meter */
  size_t use_count;
  const size_t *openings; /* the set-ups that an audit opens, ascending */
  size_t opening_count;
  size_t first_link; /* the number of the first of these openings among all links */
} ap_side;

/* The years of an entity, by track. */
typedef struct ap_way {
  ap_cover years[AP_TRACKS];
} ap_way;

/* Entities alike but for their number of minutes: all they use is in proportion. */
typedef struct ap_tied_class {
  ap_side sides[AP_TRACKS]; /* both: an internal unit for which audits of the external one count */
  ap_way forced;            /* in every way */
  bool fixed;               /* `forced` is itself a way */
  int64_t size;             /* of all its entities */
  size_t first_kind, kind_count;
} ap_tied_class;

typedef struct ap_tied_kind {
  size_t class_index;
  int64_t size; /* of each entity: its uses are those of the class times this */
  size_t count; /* entities */
  size_t first; /* the first of them, the others following */
} ap_tied_kind;

/* A unit of one track, or a pair of units. */
typedef struct ap_entity {
  const ap_unit *units[AP_TRACKS]; /* NULL: no such side */
} ap_entity;

/* A set-up on one track. */
typedef struct ap_opening {
  size_t set_up; /* of the scenario's constraints */
  ap_track track;
  const ap_use *uses;
  size_t use_count;
  ap_years forced; /* years in which every plan opens it */
} ap_opening;

typedef struct ap_tied_problem {
  const ap_scenario *scenario;
  unsigned tracks;           /* bits 1 << ap_track: those that it plans */
  ap_units units[AP_TRACKS]; /* of those tracks; none of others */
  int horizon;               /* the longer one of the tracks' */
  int horizons[AP_TRACKS];   /* of each track; loads beyond it are none */
  ap_meter *meters;          /* meter of a track's load: its ap_track */
  size_t meter_count;
  ap_opening *openings;
  size_t opening_count;
  size_t link_count;   /* openings of all sides of all classes */
  ap_entity *entities; /* by class, then falling size, then as in ap_units */
  size_t entity_count;
  ap_tied_kind *kinds;
  size_t kind_count;
  ap_tied_class *classes;
  size_t class_count;
  const ap_classes *alone[AP_TRACKS]; /* the track's units by themselves; NULL where set-ups or pairs make its loads */
} ap_tied_problem;

/* Whether anything of the scenario ties units of the track; and the tracks that must be planned with it (itself
 * always): bits 1 << ap_track. */
bool ap_is_tied(const ap_scenario *scenario, ap_track track);
unsigned ap_tracks_tied_to(const ap_scenario *scenario, ap_track track);

/* Builds the problem of those tracks. AP_BAD_INPUT as ap_units_build(); AP_MACHINE. Memory from `arena`. */
ap_status ap_tied_build(const ap_scenario *scenario, unsigned tracks, ap_arena *arena, ap_diagnostics *diagnostics,
                        ap_tied_problem *problem);

#endif
