/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a certificate is judged against, worked out from the scenario alone: forced loads, the common divisor, and
 * how many minutes stand behind each kind of cover. */
#ifndef AP_CHECKING_GROUND_H
#define AP_CHECKING_GROUND_H

#include "checking/cheapest_cover.h"
#include "checking/scope.h"

/* All units that have the same covers. */
typedef struct ap_check_class {
  ap_check_covers covers;
  int64_t minutes;
  int64_t divisor; /* of the units' minutes */
  const struct ap_check_class *next;
} ap_check_class;

typedef struct ap_check_ground {
  ap_arena arena;
  int horizon;
  int64_t forced[AP_YEARS_MOST]; /* A_t: of the units that have t in every cover, and of set-ups that they open */
  int64_t forced_total;
  int64_t forced_most;
  int64_t divisor;             /* g: of the minutes of the units that have a choice of covers; 0 where none has */
  int64_t total;               /* of all units and set-ups, each once */
  int64_t caps[AP_YEARS_MOST]; /* the least of each year's caps; 0: none */
  const ap_check_class *classes;
  bool impossible; /* a unit has no cover, or more is forced upon a year than its cap allows: there is no plan */
} ap_check_ground;

/* Fills `ground`. AP_OK or AP_MACHINE; freed by ap_check_ground_free() in any case. */
ap_status ap_check_ground_lay(const ap_check_scope *scope, ap_check_ground *ground);
void ap_check_ground_free(ap_check_ground *ground);
/* Sums the years' forced loads up, and holds them against the caps. */
void ap_check_ground_sum(ap_check_ground *ground);

/* What decides the unit's covers. */
ap_check_covers ap_check_covers_of(const ap_check_unit *unit, int horizon);

#endif
