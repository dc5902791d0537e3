/* SPDX-License-Identifier: GPL-3.0-or-later */
/** @file
 *  A levelled plan: which item is audited in which year, and what is proven of it. How is told on the page
 *  "How it is proven". */
#ifndef AUDITPLAN_PLAN_H
#define AUDITPLAN_PLAN_H

/** @example plan_one.c
 *  Plans one scenario and prints each track's years, peak, and whether the peak is proven. */

#include "auditplan/scenario.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A plan with its proofs. It never changes once made and may be read by several threads at once; it refers to its
 *  scenario, which must outlive it. */
typedef struct ap_plan ap_plan;

/** What is known of a criterion's value (`auditplan(5)`, WHAT IS SAID). */
typedef enum ap_proof {
  AP_PROVEN,        /**< a certificate, recomputed in exact integers, says that none is better */
  AP_BY_SEARCH,     /**< a completed search says so */
  AP_GAP,           /**< a better one may exist, at most down to the bound */
  AP_NOT_ATTEMPTED, /**< an earlier criterion is open, so this one was not judged */
} ap_proof;

/** What planning is at. */
typedef enum ap_phase {
  AP_PHASE_BOUND,  /**< the linear program and the peak's bound */
  AP_PHASE_ASSIGN, /**< whole units, improved step by step */
  AP_PHASE_SEARCH, /**< the exact search */
} ap_phase;

/** How far planning is. */
typedef struct ap_progress {
  size_t size;    /**< sizeof(ap_progress) of the library: members beyond it are not there */
  ap_track track; /**< that is planned; of tied tracks the first */
  ap_phase phase; /**< what it is at */
  int64_t bound;  /**< proven lower limit of the peak, minutes; 0 while there is none */
  int64_t best;   /**< peak of the best plan so far, minutes; 0 while there is none */
  uint64_t nodes; /**< of the search so far */
} ap_progress;

/** Called now and then while planning, many times a second, on the thread that called ap_plan_make(). What the answer
 *  depends on (a clock, a signal) then decides the result, which is otherwise always the same.
 *  @param context that of the options
 *  @param progress the library's, during the call alone
 *  @return 0 to go on; else planning ends as soon as there is a plan, with the best found so far, of which nothing is
 *  claimed that was not proven; in AP_PHASE_BOUND that phase ends, and it is called again in the next, which makes a
 *  plan. */
typedef int (*ap_report)(void *context, const ap_progress *progress);

/** How a plan is made. Members that are 0 or NULL ask for nothing. */
typedef struct ap_plan_options {
  size_t size;         /**< sizeof(ap_plan_options), so that a later library knows which members there are */
  uint64_t node_limit; /**< the most nodes of the exact search, which decide the same everywhere; 0: the default */
  ap_report report;    /**< or NULL */
  void *context;       /**< handed to `report`; the caller's */
} ap_plan_options;

/** Plans every track of the scenario and proves what can be proven. Same scenario, same plan, unless `report` ends it.
 *  @param scenario which must outlive the plan
 *  @param options or NULL
 *  @param diagnostics what stands in the way of a plan is added here
 *  @param[out] plan what was planned, which the caller frees; NULL unless AP_OK or AP_INTERRUPTED
 *  @return AP_OK; AP_NO where there is no plan (the diagnostics name a set of rules, pins, groups and caps that cannot
 * be kept together, and what would do); AP_BAD_INPUT (an item without minutes); AP_INTERRUPTED, with a plan, where
 * `report` asked for the end before all was tried; AP_MACHINE. */
AP_PUBLIC ap_status ap_plan_make(const ap_scenario *scenario, const ap_plan_options *options,
                                 ap_diagnostics *diagnostics, ap_plan **plan);

/** Frees a plan.
 *  @param plan or NULL */
AP_PUBLIC void ap_plan_free(ap_plan *plan);

/** The load (監査工数) of a track in a plan year.
 *  @param plan not NULL
 *  @param track which
 *  @param offset from 0, below ap_scenario_years(): the plan year ap_scenario_start_year() + offset
 *  @return minutes. */
AP_PUBLIC int64_t ap_plan_minutes(const ap_plan *plan, ap_track track, int offset);

/** The value of a criterion. It is judged over T' years: those of the scenario or the longest period of the track's
 *  enabled rules, whichever is more, so that a year of a three-year round is a third of it. The peak of the scenario's
 *  years alone may therefore be lower.
 *  @param plan not NULL
 *  @param track which
 *  @param criterion which
 *  @return minutes; of the spread, those between the largest and the smallest year; 0 on a track without units. */
AP_PUBLIC int64_t ap_plan_value(const ap_plan *plan, ap_track track, ap_criterion criterion);

/** What is known of a criterion's value.
 *  @param plan not NULL
 *  @param track which
 *  @param criterion which
 *  @return one of the four. */
AP_PUBLIC ap_proof ap_plan_proof(const ap_plan *plan, ap_track track, ap_criterion criterion);

/** How many audits of one item in one year the scenario's years hold: the rows of plan.csv, in its order, which is by
 *  year, track (external first) and ID. An item that several rules claim in a year is audited once.
 *  @param plan not NULL
 *  @return the number of rows. */
AP_PUBLIC size_t ap_plan_row_count(const ap_plan *plan);

/** The plan year of a row.
 *  @param plan not NULL
 *  @param row from 0, below ap_plan_row_count()
 *  @return the year, such as 2027. */
AP_PUBLIC int ap_plan_row_year(const ap_plan *plan, size_t row);

/** The track of a row.
 *  @param plan not NULL
 *  @param row from 0, below ap_plan_row_count()
 *  @return one of the two. */
AP_PUBLIC ap_track ap_plan_row_track(const ap_plan *plan, size_t row);

/** The item of a row.
 *  @param plan not NULL
 *  @param row from 0, below ap_plan_row_count()
 *  @return an item of the scenario's catalog. */
AP_PUBLIC const ap_item *ap_plan_row_item(const ap_plan *plan, size_t row);

/** The work of a row.
 *  @param plan not NULL
 *  @param row from 0, below ap_plan_row_count()
 *  @return minutes, up to 10,000,000. */
AP_PUBLIC int32_t ap_plan_row_minutes(const ap_plan *plan, size_t row);

/** The coverage rules that a row serves.
 *  @param plan not NULL
 *  @param row from 0, below ap_plan_row_count()
 *  @return their IDs in the scheme's order, joined by "+"; a string of the plan's. */
AP_PUBLIC const char *ap_plan_row_rules(const ap_plan *plan, size_t row);

#ifdef __cplusplus
}
#endif

#endif
