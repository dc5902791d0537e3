/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of making a budget; for budget*.c alone. Memory is from the budget's arena; false, or AP_MACHINE, where it is
 * short. */
#ifndef AP_QUOTING_BUDGET_PARTS_H
#define AP_QUOTING_BUDGET_PARTS_H

#include "quoting/budget.h"

/* Fills pieces, payments and fiscal years from the costs. */
bool ap_budget_split(ap_budget *budget);
/* Fills the domains from the costs and the plan's rows. */
bool ap_budget_share(ap_budget *budget);
/* Fills the rules, planning once for each. */
ap_status ap_budget_try_rules(ap_budget *budget, const ap_plan_options *options);

#endif
