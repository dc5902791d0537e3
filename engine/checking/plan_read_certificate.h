/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the certificate of a track in a JSON plan. */
#ifndef AP_CHECKING_PLAN_READ_CERTIFICATE_H
#define AP_CHECKING_PLAN_READ_CERTIFICATE_H

#include "checking/claims.h"
#include "support/json.h"

/* The member "certificate" of the track, which may be missing. */
void ap_check_read_certificate(ap_json *json, const ap_json_spot *above, ap_claimed_certificate *certificate);

#endif
