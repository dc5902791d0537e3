/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The provider's money, from a plan and the scenario's `budget`: by fiscal year, when it is paid, and what each rule
 * and each domain adds. Money is in the currency's smallest unit.
 *
 * A plan year that spans two fiscal years is split by months (support/apportion.h), the external fee and the internal
 * cost each by itself, so that sums agree. The external fee is paid as the payments say, each in the fiscal year of its
 * month; what is internal is paid as it arises. */
#ifndef AP_QUOTING_BUDGET_H
#define AP_QUOTING_BUDGET_H

#include "planning/what_if.h"
#include "quoting/cost.h"

/* What of a plan year falls in a fiscal year. */
typedef struct ap_fiscal_piece {
  int fiscal_year;
  int plan_year;
  ap_track track;
  int64_t cost; /* as the work goes on */
  int64_t cash; /* as it is paid */
} ap_fiscal_piece;

typedef struct ap_fiscal_year {
  int year;
  int months; /* of the plan's years that lie in it: 12 where it is whole */
  int64_t external, internal, cost;
  int64_t paid_external, cash; /* paid for internal audits is `internal` */
} ap_fiscal_year;

/* One payment of a plan year's external fee. */
typedef struct ap_due_payment {
  int plan_year;
  size_t payment;  /* of the budget's payments */
  int year, month; /* of the calendar */
  int fiscal_year;
  int64_t amount;
} ap_due_payment;

/* The largest year against the average one. */
typedef struct ap_money_peak {
  int year;
  int64_t largest;
  int64_t average;   /* rounded half up */
  int64_t per_mille; /* the largest of the average; 0 where all is zero */
} ap_money_peak;

/* What the items of a domain (the first part of their objective's number) cost: of each year and track as large a share
 * as theirs of the rows' minutes. `name` NULL: what falls in years without any items. */
typedef struct ap_domain_cost {
  ap_standard standard;
  const char *name;
  int64_t minutes[AP_TRACKS];
  int64_t external, internal, total;
} ap_domain_cost;

/* The scenario planned once more without a rule. Where two rules claim the same items, what they add is less than what
 * both together do. */
typedef struct ap_rule_addition {
  const ap_rule *rule;
  ap_outcome outcome;                /* AP_UNDECIDED also where what is planned without the rule has no price */
  int64_t external, internal, total; /* what the rule adds to the sum of the years; AP_HAS_PLAN alone */
  int64_t largest;                   /* and to the largest plan year */
} ap_rule_addition;

typedef struct ap_budget {
  ap_arena arena;
  const ap_plan *plan;
  const ap_purse *purse;
  ap_year_cost *costs; /* by plan year, as many as the scenario's years */
  ap_year_cost sum;
  ap_fiscal_piece *pieces; /* by fiscal year, plan year, track */
  size_t piece_count;
  ap_fiscal_year *fiscal; /* one after the other, without a gap */
  size_t fiscal_count;
  ap_due_payment *payments; /* by plan year, in the order of the budget's */
  size_t payment_count;
  ap_money_peak cost_peak; /* over plan years */
  ap_money_peak cash_peak; /* over fiscal years */
  ap_domain_cost *domains; /* those with any minutes or money; by standard, then the order of IDs */
  size_t domain_count;
  ap_rule_addition *rules; /* the enabled ones */
  size_t rule_count;
} ap_budget;

/* The budget of a plan, which must outlive it. AP_OK; AP_INTERRUPTED, with a budget too, where what rules add was not
 * searched to the end; AP_BAD_INPUT, told, where the scenario has no `budget`, work has no price, or the money does not
 * fit; AP_MACHINE. */
ap_status ap_budget_make(const ap_plan *plan, const ap_plan_options *options, ap_diagnostics *diagnostics,
                         ap_budget **result);
void ap_budget_free(ap_budget *budget);

#endif
