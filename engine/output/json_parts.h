/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several JSON formats have in common. Each is NULL where memory is short. */
#ifndef AP_OUTPUT_JSON_PARTS_H
#define AP_OUTPUT_JSON_PARTS_H

#include "planning/plan.h"
#include <jansson.h>

/* Title, scheme, years and catalog. */
json_t *ap_json_scenario(const ap_scenario *scenario);
/* Value, bound and what is known of it. */
json_t *ap_json_criterion(const ap_criterion_result *result);

#endif
