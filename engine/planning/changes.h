/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What covers change of an earlier plan, counted in (item, year) pairs. */
#ifndef AP_PLANNING_CHANGES_H
#define AP_PLANNING_CHANGES_H

#include "planning/classes.h"

/* By class: all units of a class change alike. */
typedef struct ap_changes {
  const int64_t *net;  /* net[class * horizon + year]: changes of one unit that is audited in the year, less those of
                          one that is not; below 0: the earlier plan has most of its items there */
  const int64_t *none; /* none[class]: changes of one unit that is not audited at all */
} ap_changes;

/* Of one unit of the class. */
int64_t ap_changes_of(const ap_changes *changes, int horizon, size_t class_index, ap_cover cover);
/* The years in which an audit makes fewer changes than none: a cover that can spare none but these has, of all that
 * hold it, the least load for its changes. */
ap_cover ap_welcome_years(const ap_changes *changes, int horizon, size_t class_index);
/* Of all units. */
int64_t ap_changes_of_all(const ap_changes *changes, const ap_classes *classes, const ap_cover *covers);

#endif
