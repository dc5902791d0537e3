/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public face of a plan. */
#include "planning/plan.h"

int64_t ap_plan_minutes(const ap_plan *plan, ap_track track, int offset) {
  return plan->tracks[track].years[offset].minutes;
}

int64_t ap_plan_value(const ap_plan *plan, ap_track track, ap_criterion criterion) {
  return plan->tracks[track].criteria[criterion].value;
}

ap_proof ap_plan_proof(const ap_plan *plan, ap_track track, ap_criterion criterion) {
  return plan->tracks[track].criteria[criterion].status;
}

size_t ap_plan_row_count(const ap_plan *plan) { return plan->row_count; }
int ap_plan_row_year(const ap_plan *plan, size_t row) { return plan->rows[row].year; }
ap_track ap_plan_row_track(const ap_plan *plan, size_t row) { return plan->rows[row].track; }
const ap_item *ap_plan_row_item(const ap_plan *plan, size_t row) { return plan->rows[row].item; }
int32_t ap_plan_row_minutes(const ap_plan *plan, size_t row) { return plan->rows[row].minutes; }
const char *ap_plan_row_rules(const ap_plan *plan, size_t row) { return plan->rows[row].rules; }
