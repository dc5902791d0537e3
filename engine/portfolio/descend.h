/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_PORTFOLIO_DESCEND_H
#define AP_PORTFOLIO_DESCEND_H

#include "planning/assignment.h"

/* Moves and swaps of whole units between the covers of their class, until none brings the loads nearer to `limits`, or
 * makes the plan cheaper within them. costs[class * horizon + year]: of all minutes of the class. */
void ap_descend(ap_assignment *assignment, const int64_t *limits, const int64_t *costs);

#endif
