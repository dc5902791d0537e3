/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The certificate of a track in a JSON plan. */
#ifndef AP_OUTPUT_JSON_CERTIFICATE_H
#define AP_OUTPUT_JSON_CERTIFICATE_H

#include "planning/plan.h"
#include <jansson.h>

/* The track has units. NULL where memory is short. */
json_t *ap_certificate_json(const ap_track_plan *track);

#endif
