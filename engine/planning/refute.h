/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refutations of a peak where units are large (auditplan.5, "Certificate"): what counts is how many large units, or how
 * much of them in another measure, a year has room for. */
#ifndef AP_PLANNING_REFUTE_H
#define AP_PLANNING_REFUTE_H

#include "planning/classes.h"
#include "planning/plan.h"

typedef struct ap_refutation {
  ap_argument argument;           /* AP_BY_PIGEONHOLE or later */
  int64_t parameter;              /* the least minutes of what is large; of a threshold likewise; of a rounding k */
  int64_t weights[AP_YEARS_MOST]; /* of the years */
  int64_t peak;                   /* that is refuted, with all below */
} ap_refutation;

/* Tries arguments of a fixed list, with the weights given and with those of a few years in a row. Whether one refutes
 * the peak. Nothing is tried where there are very many kinds of units. */
bool ap_refute_peak(const ap_classes *classes, const int64_t *weights, int64_t peak, ap_refutation *found);

/* Whether this one does. */
bool ap_refutes(const ap_classes *classes, const ap_refutation *refutation);

#endif
