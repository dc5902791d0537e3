/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/proof.h"
#include "output/names.h"
#include "output/oscal/parts.h"

static const struct {
  const char *value, *bound, *proof;
} names[AP_CRITERIA] = {[AP_PEAK] = {"peak", "peak-bound", "peak-proof"},
                        [AP_TOTAL] = {"total", "total-bound", "total-proof"},
                        [AP_SPREAD] = {"spread", "spread-bound", "spread-proof"}};

void ap_oscal_add_proof(json_t **props, const ap_oscal_year *year, ap_track track) {
  if (year->plan == NULL || year->plan->tracks[track].empty) {
    return;
  }
  const ap_track_plan *planned = &year->plan->tracks[track];
  ap_oscal_add_number(props, "levelled-from", year->plan->scenario->start_year);
  ap_oscal_add_number(props, "levelled-to", year->plan->scenario->start_year + planned->horizon - 1);
  for (int criterion = 0; criterion < AP_CRITERIA; criterion++) {
    const ap_criterion_result *result = &planned->criteria[criterion];
    ap_oscal_add_number(props, names[criterion].value, result->value);
    ap_oscal_add_number(props, names[criterion].bound, result->bound);
    ap_oscal_add_prop(props, names[criterion].proof, ap_proof_name(result->status));
  }
}
