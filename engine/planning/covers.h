/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Covers: sets of years that satisfy a unit's rule. Bit t - 1 of a cover is year t, 1 <= t <= horizon <= 30. */
#ifndef AP_PLANNING_COVERS_H
#define AP_PLANNING_COVERS_H

#include "scheme/scheme.h"
#include "support/checked.h"

typedef uint32_t ap_cover;

/* What decides the set of covers: every window of `every` years and the years 1 to `deadline` meet the cover. */
typedef struct ap_cover_rule {
  int every;
  int deadline; /* 1 to every */
  int horizon;
} ap_cover_rule;

/* The least price of a cover under the prices price[0..horizon-1] >= 0 of its years: a shortest path through the
 * years. The prices' sum must fit in 63 bits. `cover` (or NULL) receives one such cover, without a year to spare. */
int64_t ap_cheapest_cover(const ap_cover_rule *rule, const int64_t *price, ap_cover *cover);

/* All inclusion-minimal covers, in ascending order, into covers[0..most-1]. Returns their number, or most + 1 where
 * there are more. */
size_t ap_minimal_covers(const ap_cover_rule *rule, ap_cover *covers, size_t most);

/* The cover without the years that it can spare, the last such year going first. */
ap_cover ap_spare_nothing(const ap_cover_rule *rule, ap_cover cover);

/* The years that are in every cover. */
ap_cover ap_forced_years(const ap_cover_rule *rule);
bool ap_is_cover(const ap_cover_rule *rule, ap_cover cover);

#endif
