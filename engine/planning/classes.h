/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units pooled: a class has one set of covers, a kind one number of minutes in it. The work that follows grows with
 * classes and kinds, not with units. */
#ifndef AP_PLANNING_CLASSES_H
#define AP_PLANNING_CLASSES_H

#include "planning/covers.h"
#include "planning/units.h"

typedef struct ap_kind {
  int64_t minutes; /* of one unit */
  size_t count;    /* units */
  size_t first;    /* the first of them in ap_classes.units, the others following */
} ap_kind;

typedef struct ap_class {
  ap_cover_rule rule;
  ap_cover forced;               /* the years in every cover */
  bool fixed;                    /* `forced` is itself a cover: nothing is left to choose */
  int64_t minutes;               /* of all its units */
  size_t first_kind, kind_count; /* kinds by falling minutes */
  size_t direction;              /* where minutes of different classes cost differently, each way has a number */
} ap_class;

typedef struct ap_classes {
  int horizon;
  ap_class *classes; /* by every, barred, required, then deadline */
  size_t count;
  ap_kind *kinds;
  size_t kind_count;
  const ap_unit **units; /* by class, then falling minutes, then the order of ap_units */
  size_t unit_count;
  int64_t forced[AP_YEARS_MOST]; /* A_t: minutes of the units that have year t + 1 in every cover */
  int64_t fixed[AP_YEARS_MOST];  /* minutes of the classes that are fixed alone */
  int64_t caps[AP_YEARS_MOST];   /* the most minutes of each year; 0: no limit */
  int64_t divisor;               /* g: greatest common divisor of the minutes of all units not fixed; 0: none */
} ap_classes;

/* What follows from the rule, kinds and minutes of a class, for it and for the whole: its forced years, none where it
 * has no cover, and its share of `forced`, `fixed` and `divisor`. */
void ap_classes_count_in(ap_classes *classes, ap_class *class);

/* Pools the units. Refers to `units`; memory from `arena`; AP_OK or AP_MACHINE. */
ap_status ap_classes_build(const ap_units *units, ap_arena *arena, ap_classes *classes);

#endif
