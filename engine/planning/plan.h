/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proven plan, as the views see it. */
#ifndef AP_PLANNING_PLAN_H
#define AP_PLANNING_PLAN_H

#include "auditplan/plan.h"
#include "scheme/scenario.h"
#include "support/text.h"

typedef struct ap_plan_row {
  int year;
  ap_track track;
  const char *rules; /* of the units that it serves, in the scheme's order, joined by "+" */
  const ap_item *item;
  int32_t minutes;
} ap_plan_row;

typedef struct ap_plan_year {
  int year;
  int64_t minutes;
  int64_t forced_minutes; /* A_t: of the units that have this year in every cover, and the set-ups they open */
  int64_t items;          /* rows */
  int64_t set_up_minutes; /* of `minutes`: what opens groups */
} ap_plan_year;

typedef struct ap_criterion_result {
  int64_t value; /* minutes; of the spread: the largest less the smallest load */
  int64_t bound; /* minutes; for AP_GAP value - bound is the gap */
  ap_proof status;
  uint64_t nodes; /* of the search, for AP_BY_SEARCH */
} ap_criterion_result;

/* Prices of one cap, apart group, or member of a set-up, all >= 0. */
typedef struct ap_priced {
  size_t index;        /* in the scenario's constraints of that kind */
  ap_track track;      /* of an apart group or a set-up */
  const ap_item *lead; /* of a set-up's member: its leading item; else NULL */
  const char *rule;
  int64_t *weights; /* by year, as many as `years` */
  int years;
} ap_priced;

/* What a proof prices beside the loads of its own track, where more than these ties the units (design.md section 4). */
typedef struct ap_further_prices {
  int64_t *other_track; /* prices of the other track's loads, `other_years` of them; NULL: none */
  int other_years;
  ap_priced *caps, *apart, *set_ups;
  size_t cap_count, apart_count, set_up_count;
} ap_further_prices;

typedef enum ap_argument {
  AP_BY_WEIGHTS,
  AP_BY_LARGEST_UNIT,
  AP_BY_PIGEONHOLE,
  AP_BY_THRESHOLD, /* a dual feasible function; likewise the next */
  AP_BY_ROUNDING
} ap_argument;

/* The numbers that prove the bounds (design.md section 4). All arrays have `horizon` entries. */
typedef struct ap_certificate {
  int64_t common_divisor;    /* g, of the minutes of the units that no year is forced upon; 0 where there are none */
  ap_argument peak_argument; /* which of them gives the peak's bound */
  int64_t *peak_weights;     /* w_t >= 0; NULL: there is no certificate, of nothing */
  int64_t peak_weighted;     /* R = sum of e_u c_u */
  const ap_item *largest;    /* the leading item of the largest unit, for AP_BY_LARGEST_UNIT; else NULL */
  const char *largest_rule;
  int64_t refuted_peak; /* of the arguments after it: no plan has this peak or a smaller one */
  int64_t parameter;    /* theirs; see planning/refute.h */
  /* total: scale * total >= sum e_u c_u(scale + w_t) - sum w_t (A_t + g floor((P - A_t) / g)) for every plan of
   * peak at most P, the plan's own; then up to the next total that the common divisor allows */
  int64_t total_scale;    /* 0: no such certificate */
  int64_t *total_weights; /* w_t >= 0 */
  ap_further_prices peak_further, total_further;
} ap_certificate;

/* A unit that was due before the first year. */
typedef struct ap_overdue {
  const ap_item *item; /* its leading item */
  const char *rule;
  int due; /* the year it was due in */
} ap_overdue;

typedef struct ap_track_plan {
  bool empty;          /* no unit on this track: all below is zero */
  int horizon;         /* T': peak, total, spread, bounds are of these years; the first `years` of them are planned */
  ap_plan_year *years; /* `horizon` entries */
  ap_criterion_result criteria[AP_CRITERIA]; /* by ap_criterion */
  bool optimal;                              /* all three proven or by search */
  bool peak_is_forced;                       /* the best peak is the forced load of year `forced_year` */
  int forced_year;                           /* the first such year */
  bool *set_apart;   /* `horizon` entries: years whose load is forced and at least that of all others; the rest
                        is shown by itself where peak_is_forced */
  int64_t rest_peak; /* the largest load of the years not set apart */
  ap_certificate certificate;
  const struct ap_unit *units; /* planning/units.h, of the plan's scenario: in their order there */
  size_t unit_count;
  size_t class_count;
  ap_overdue *overdue;
  size_t overdue_count;
} ap_track_plan;

/* What an earlier plan has. Bit y of the years is start_year + y. */
typedef struct ap_kept {
  ap_years reach;                   /* the years that it plans: a change counts in them alone */
  const ap_years *years[AP_TRACKS]; /* of each item, by ap_item.index */
  int allowance;                    /* percent of the free plan's peak that the peak may be above it */
} ap_kept;

/* What came of it on one track. */
typedef struct ap_keeping {
  int64_t free_peak; /* of the free plan, minutes */
  int64_t limit;     /* of each year's load: the free peak and the allowance */
  ap_criterion_result changes;
} ap_keeping;

struct ap_plan {
  ap_arena arena;
  const ap_scenario *scenario;
  const ap_kept *kept;           /* NULL: planned without regard to an earlier plan */
  ap_keeping keeping[AP_TRACKS]; /* of tracks with units, where one is kept */
  ap_track_plan tracks[AP_TRACKS];
  ap_plan_row *rows; /* by year, track, rank of the item; years of the scenario only */
  size_t row_count;
  ap_plan_row *continued; /* likewise for the years up to each track's horizon */
  size_t continued_count;
};

/* As ap_plan_make(), but with the fewest changes of an earlier plan that the allowance leaves room for; then least by
 * the criteria, of which what is said is said of plans with that many changes. `kept` must outlive the plan. */
ap_status ap_plan_make_keeping(const ap_scenario *scenario, const ap_kept *kept, const ap_plan_options *options,
                               ap_diagnostics *diagnostics, ap_plan **result);

/* The plain integer program of one track in CPLEX LP format: one binary per unit and year. `peak_limit` (minutes)
 * bounds every year where the total is sought; below 0: no limit. Diagnostics and status as for ap_plan_make(). */
typedef enum ap_objective { AP_MINIMISE_PEAK, AP_MINIMISE_TOTAL } ap_objective;

ap_status ap_plain_model(const ap_scenario *scenario, ap_track track, ap_objective objective, int64_t peak_limit,
                         ap_diagnostics *diagnostics, ap_text *text);

#endif
