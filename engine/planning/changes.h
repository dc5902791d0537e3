/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What covers change of an earlier plan, counted in (item, year) pairs, and the covers that are worth having where
 * years are better kept than spared. */
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
/* The years in which an audit makes fewer changes than none. */
ap_cover ap_welcome_years(const ap_changes *changes, int horizon, size_t class_index);
/* Of all units. */
int64_t ap_changes_of_all(const ap_changes *changes, const ap_classes *classes, const ap_cover *covers);

/* The cover without the years that it can spare, but for those that are welcome; the last such year goes first. */
ap_cover ap_spare_unwelcome(const ap_cover_rule *rule, ap_cover cover, ap_cover welcome);
/* The least price of a cover, where prices may be below 0. `cover` (or NULL) receives one such cover that spares
 * whatever costs nothing or more. The prices' sum must fit in 62 bits. There must be a cover. */
int64_t ap_cheapest_of_covers(const ap_cover_rule *rule, const int64_t *price, ap_cover *cover);
/* All covers that can spare no year but welcome ones, into covers[0..most-1]: any other cover has more load and no
 * fewer changes than one of them. Returns their number, or most + 1 where there are more. */
size_t ap_covers_worth_having(const ap_cover_rule *rule, ap_cover welcome, ap_cover *covers, size_t most);

#endif
