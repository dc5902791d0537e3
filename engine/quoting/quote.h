/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an audit firm puts in a contract, from a plan's external audits and the scenario's `quote:`. A contract year is
 * a plan year. Every part is rounded by itself (support/rounding.h) and sums are of rounded parts. */
#ifndef AP_QUOTING_QUOTE_H
#define AP_QUOTING_QUOTE_H

#include "planning/plan.h"
#include "quoting/fee.h"

/* What the items of a year are counted by. Of the control standard `direct` are those that carry the tag. */
typedef enum ap_quote_part { AP_PART_GOVERNANCE, AP_PART_MANAGEMENT, AP_PART_DIRECT, AP_PART_OTHER } ap_quote_part;
enum { AP_QUOTE_PARTS = 4 };

typedef struct ap_part_work {
  int64_t items;
  int64_t minutes;
  int64_t design;      /* of the minutes: assessing how controls are designed (整備状況評価); 0 without terms */
  int64_t operational; /* the rest: whether they operate (運用状況評価); 0 without terms */
} ap_part_work;

/* Effort and its cost, contingency not included, that a year stays below with some probability (quoting/effort.h). */
typedef struct ap_estimate {
  int64_t minutes;
  int64_t cost;
} ap_estimate;

typedef struct ap_quote_year {
  int year;
  ap_part_work parts[AP_QUOTE_PARTS];
  ap_part_work all;       /* of the parts together */
  int64_t set_up_minutes; /* what opens groups: work beside the items, with neither kind of assessment */
  int64_t minutes;        /* all work */
  ap_fee fee;             /* this and the next are zero without terms */
  ap_estimate p50, p80;
} ap_quote_year;

typedef struct ap_quote {
  ap_arena arena;
  const ap_plan *plan;
  const ap_terms *terms; /* NULL where the scenario has none: items and hours alone */
  ap_quote_year *years;
  int year_count;
  ap_quote_year sum;     /* of the years, number by number; `year` 0 */
  ap_plan *own_plan;     /* of ap_quote_against(), else NULL */
  ap_arena own_scenario; /* that it is a plan of */
} ap_quote;

/* The quote of a plan, which must outlive it. AP_BAD_INPUT, told, where hours and rates come to more than fits;
 * AP_MACHINE. */
ap_status ap_quote_make(const ap_plan *plan, ap_diagnostics *diagnostics, ap_quote **result);

/* The same contract under another scheme, planned with the same catalog, history, effort, set-ups and terms. Pins,
 * groups and caps belong to the plan at hand, parameters to its scheme: they are left aside. Further statuses are those
 * of ap_plan_make(); AP_INTERRUPTED has a quote as well. The scheme and what the plan refers to must outlive it. */
ap_status ap_quote_against(const ap_plan *plan, const ap_scheme *scheme, const ap_plan_options *options,
                           ap_diagnostics *diagnostics, ap_quote **quote);

void ap_quote_free(ap_quote *quote);

#endif
