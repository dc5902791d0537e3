/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan costs its provider, plan year by plan year, in the currency's smallest unit.
 *
 * The external fee is the quote's total where the scenario has a `quote`; else the hours at `budget.external_per_hour`,
 * or at the external `rates`, and the fees of the set-ups. The internal cost is the hours at the internal `rates`, an
 * overhead in percent of that, and the fees of the set-ups. Hours of all skills are priced exactly and rounded once a
 * year, half up; the overhead is rounded by itself; sums are of rounded parts. */
#ifndef AP_QUOTING_COST_H
#define AP_QUOTING_COST_H

#include "planning/plan.h"

/* Where the external fee comes from. */
typedef enum ap_fee_source { AP_FEE_UNKNOWN, AP_FEE_OF_QUOTE, AP_FEE_BY_HOUR, AP_FEE_BY_RATES } ap_fee_source;

typedef struct ap_year_cost {
  int year;
  int64_t external;
  int64_t work, overhead, set_ups; /* internal */
  int64_t internal;                /* of these three together */
  int64_t total;
} ap_year_cost;

/* AP_FEE_UNKNOWN where the scenario has neither a quote nor a budget. */
ap_fee_source ap_fee_source_of(const ap_scenario *scenario);

/* The currency that the scenario's money is in; NULL where it has neither a quote nor a budget. */
const char *ap_currency_of(const ap_scenario *scenario);

/* Prices the plan's years: `costs` has one for each year of the scenario, and `sum` is their sum. Where it has no
 * `budget`, what its quote asks for is all there is, and the internal cost is zero. AP_BAD_INPUT, told, where work has
 * no price or the money does not fit; AP_MACHINE. */
ap_status ap_cost_years(const ap_plan *plan, ap_diagnostics *diagnostics, ap_year_cost *costs, ap_year_cost *sum);

#endif
