/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices and causes, each by solving again: what each rule costs, what an hour of a cap is worth, and which units force
 * the peak. */
#ifndef AP_PLANNING_EXPLAIN_H
#define AP_PLANNING_EXPLAIN_H

#include "planning/plan.h"
#include "planning/what_if.h"

typedef struct ap_rule_cost {
  const ap_rule *rule;
  ap_what_if without;
} ap_rule_cost;

typedef struct ap_cap_price {
  const ap_cap *cap;
  ap_what_if with_more; /* an hour, or what one costs, more in all years of the cap */
  ap_what_if with_less; /* as much less; AP_HAS_NONE too where that leaves nothing */
} ap_cap_price;

/* A unit that has the forced year in every cover. */
typedef struct ap_forcing_unit {
  const ap_item *lead;
  const char *rules;
  int64_t minutes;
} ap_forcing_unit;

typedef struct ap_explanation {
  ap_rule_cost *rules;
  size_t rule_count;
  ap_cap_price *caps;
  size_t cap_count;
  ap_forcing_unit *forcing; /* where the plan's peak is forced: by falling minutes, then the order of units */
  size_t forcing_count;
} ap_explanation;

/* Explains a track of the plan. Memory from `arena`; AP_OK or AP_MACHINE. */
ap_status ap_explain(const ap_plan *plan, ap_track track, const ap_plan_options *options, ap_arena *arena,
                     ap_explanation *explanation);

#endif
