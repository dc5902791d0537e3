/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years set apart: those, from the largest load down, whose load is wholly forced. What is level is said of the
 * rest. */
#ifndef AP_CHECKING_LEVELLED_H
#define AP_CHECKING_LEVELLED_H

#include "checking/ground.h"

typedef struct ap_check_rest {
  int years;       /* not set apart */
  int64_t largest; /* their loads; 0 where there are none */
  int64_t smallest;
} ap_check_rest;

/* `loads` has an entry for each year of the ground's horizon. */
ap_check_rest ap_check_rest_of(const ap_check_ground *ground, const int64_t *loads);

/* Whether no plan of the same total is more level: the rest differs by at most the common divisor. */
bool ap_check_is_levelled(const ap_check_ground *ground, const int64_t *loads);

#endif
