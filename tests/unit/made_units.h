/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of given minutes, period and deadline, without a scenario: what levelling works on. */
#ifndef AP_TESTS_MADE_UNITS_H
#define AP_TESTS_MADE_UNITS_H

#include "planning/classes.h"

typedef struct made_unit {
  int64_t minutes;
  int every;
  int deadline; /* 1 to `every` */
} made_unit;

/* Memory from `arena`; the horizon must be at least every period. */
ap_units made_units(const made_unit *units, size_t count, int horizon, ap_arena *arena);
ap_classes made_classes(const made_unit *units, size_t count, int horizon, ap_arena *arena);

#endif
