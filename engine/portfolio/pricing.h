/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of one service of a block: by itself, and the cheapest one under prices of the firm's years. */
#ifndef AP_PORTFOLIO_PRICING_H
#define AP_PORTFOLIO_PRICING_H

#include "portfolio/block.h"

/* What a minute costs the firm in each of its years, at least 0: of all work on a track, and more where it needs a
 * skill. Years of a service that the firm does not look at, and those beyond its planned ones, cost nothing. */
typedef struct ap_firm_prices {
  int first_year, years;
  int64_t minute[AP_TRACKS][AP_FIRM_YEARS_MOST];
  int64_t *skill; /* [(track * skill_count + skill) * AP_FIRM_YEARS_MOST + year] */
} ap_firm_prices;

/* The firm's year of a block's year (from 0); below 0: it does not count. */
int ap_firm_year(const ap_block *block, int year, int first_year, int years);

/* Levels one service by itself: its peak, its limits under the tolerance (percent), and its plan as the first pattern.
 * A block without any plan is marked so. AP_OK or AP_MACHINE. */
ap_status ap_block_level(ap_block *block, int tolerance);

/* Fills loads and skills from the entries; memory from the block's arena. AP_OK or AP_MACHINE. */
ap_status ap_pattern_measure(ap_block *block, ap_pattern *pattern);

/* What a plan costs under the prices. */
ap_wide ap_pattern_cost(const ap_block *block, const ap_pattern *pattern, const ap_firm_prices *prices);

/* A plan of whole units within the limits that costs little under the prices, into `pattern`, with memory from the
 * block's arena; no entries where none within the limits was found. `*least`: no plan within the limits costs less,
 * computed in integers. Touches nothing but the block's arena. AP_OK or AP_MACHINE. */
ap_status ap_block_price(ap_block *block, const ap_firm_prices *prices, ap_pattern *pattern, ap_wide *least);

/* A plan that differs from `from` as little as a descent needs so that no year is above `limits`, or less so. No
 * entries where it does not come out within the block's own limits. */
ap_status ap_block_shift(ap_block *block, const ap_pattern *from, const int64_t *limits, ap_pattern *pattern);

/* Adds the pattern unless there is one with the same loads. Returns its index; SIZE_MAX where memory is short. */
size_t ap_block_add_pattern(ap_block *block, const ap_pattern *pattern);

#endif
