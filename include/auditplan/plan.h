/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AUDITPLAN_PLAN_H
#define AUDITPLAN_PLAN_H

#include "auditplan/scenario.h"

/** A plan with its proofs. It never changes once made; it refers to its scenario, which must outlive it. */
typedef struct ap_plan ap_plan;

/** What is known of a criterion's value (auditplan.5, "What is said"). */
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

typedef struct ap_progress {
  size_t size; /**< sizeof(ap_progress) of the library */
  ap_track track;
  ap_phase phase;
  int64_t bound;  /**< proven lower limit of the peak, minutes; 0 while there is none */
  int64_t best;   /**< peak of the best plan so far, minutes; 0 while there is none */
  uint64_t nodes; /**< of the search */
} ap_progress;

/** Called now and then while planning, many times a second. Not 0: planning ends as soon as there is a plan, with the
 *  best found so far, of which nothing is claimed that was not proven. What it depends on (a clock, a signal) then
 *  decides the result, which is otherwise always the same. */
typedef int (*ap_report)(void *context, const ap_progress *progress);

typedef struct ap_plan_options {
  size_t size;         /**< sizeof(ap_plan_options) */
  uint64_t node_limit; /**< of the exact search; 0: the default */
  ap_report report;    /**< or NULL */
  void *context;       /**< of `report` */
} ap_plan_options;

/** Plans every track of the scenario and proves what can be proven. `options` may be NULL.
 *  @return AP_OK and a plan that the caller frees; AP_NO where there is none (the diagnostics name a set of rules,
 * pins, groups and caps that cannot be kept together, and what would do); AP_BAD_INPUT (an item without minutes);
 *  AP_INTERRUPTED, also with a plan, where `report` asked for the end before all was tried; AP_MACHINE. */
AP_PUBLIC ap_status ap_plan_make(const ap_scenario *scenario, const ap_plan_options *options,
                                 ap_diagnostics *diagnostics, ap_plan **plan);
AP_PUBLIC void ap_plan_free(ap_plan *plan);

/** The load of a track, in minutes, in the plan year start_year + `offset`, 0 <= offset < years. */
AP_PUBLIC int64_t ap_plan_minutes(const ap_plan *plan, ap_track track, int offset);
/** The value of a criterion in minutes (of the spread: largest less smallest year), and what is known of it. */
AP_PUBLIC int64_t ap_plan_value(const ap_plan *plan, ap_track track, ap_criterion criterion);
AP_PUBLIC ap_proof ap_plan_proof(const ap_plan *plan, ap_track track, ap_criterion criterion);

/** One audit of one item in one year. */
AP_PUBLIC size_t ap_plan_row_count(const ap_plan *plan);
AP_PUBLIC int ap_plan_row_year(const ap_plan *plan, size_t row);
AP_PUBLIC ap_track ap_plan_row_track(const ap_plan *plan, size_t row);
AP_PUBLIC const ap_item *ap_plan_row_item(const ap_plan *plan, size_t row);
AP_PUBLIC int32_t ap_plan_row_minutes(const ap_plan *plan, size_t row);
/** The rules that the row serves, joined by "+". */
AP_PUBLIC const char *ap_plan_row_rules(const ap_plan *plan, size_t row);

#endif
