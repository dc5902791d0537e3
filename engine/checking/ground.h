/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a certificate is judged against, worked out from the scenario alone: forced loads, the common divisor, and
 * how many minutes stand behind each kind of cover. */
#ifndef AP_CHECKING_GROUND_H
#define AP_CHECKING_GROUND_H

#include "checking/scope.h"
#include "support/checked.h"

typedef struct ap_check_ground {
  int horizon;
  int64_t forced[AP_YEARS_MOST]; /* A_t: of the units that have t in every cover */
  int64_t forced_total;
  int64_t forced_most;
  int64_t divisor; /* g: of the minutes of the units that have a choice of covers; 0 where none has */
  int64_t total;   /* of all units, each once */
  /* by period and deadline: units of the same two have the same covers */
  int64_t minutes[AP_EVERY_MOST + 1][AP_EVERY_MOST + 1];
} ap_check_ground;

void ap_check_ground_lay(const ap_check_scope *scope, ap_check_ground *ground);

/* The unit's deadline as a year from 1: an overdue one is due in the first year. */
int ap_check_deadline(const ap_check_unit *unit);

#endif
