/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Covers: sets of years that satisfy a unit's rule. Bit t - 1 of a cover is year t, 1 <= t <= horizon <= 30. */
#ifndef AP_PLANNING_COVERS_H
#define AP_PLANNING_COVERS_H

#include "scheme/scheme.h"
#include "support/checked.h"

typedef uint32_t ap_cover;

/* What decides the set of covers: the first year comes by `deadline`, each later one at most `every` years after the
 * one before, the last so near the end that nothing more is due; all required years are in, no barred one is. */
typedef struct ap_cover_rule {
  int every;
  int deadline; /* 1 to every; above it only for an overdue unit, whose years before the deadline are barred */
  int horizon;
  ap_cover barred;
  ap_cover required;
} ap_cover_rule;

/* Whether there is a cover at all; what follows needs one. */
bool ap_has_cover(const ap_cover_rule *rule);

/* Whether a cover may have `next` after `last` (0: as its first year) with nothing in between, or end with `last`. */
bool ap_may_follow(const ap_cover_rule *rule, int last, int next);
bool ap_may_end(const ap_cover_rule *rule, int last);

/* The least price of a cover under the prices price[0..horizon-1] of its years, of which some may be below 0: a
 * shortest path through the years. The prices' sum must fit in 62 bits. `cover` (or NULL) receives one such cover,
 * without a year to spare that costs nothing or more. */
int64_t ap_cheapest_cover(const ap_cover_rule *rule, const int64_t *price, ap_cover *cover);

/* All covers that can spare no year but `welcome` ones, in ascending order, into covers[0..most-1]; without welcome
 * years (0) those that are inclusion-minimal. Returns their number, or most + 1 where there are more. */
size_t ap_minimal_covers(const ap_cover_rule *rule, ap_cover welcome, ap_cover *covers, size_t most);

/* The cover without the years that it can spare, but for those that are welcome; the last such year goes first. */
ap_cover ap_spare_years(const ap_cover_rule *rule, ap_cover cover, ap_cover welcome);

/* The years that are in every cover. */
ap_cover ap_forced_years(const ap_cover_rule *rule);
bool ap_is_cover(const ap_cover_rule *rule, ap_cover cover);

#endif
