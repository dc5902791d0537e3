/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, as a value. Each is NULL where memory is short. */
#ifndef AP_OUTPUT_JSON_CHECK_H
#define AP_OUTPUT_JSON_CHECK_H

#include "checking/check.h"
#include <jansson.h>

json_t *ap_json_breaches(const ap_diagnostics *breaches);
/* The format "auditplan/check". */
json_t *ap_json_check(const ap_check *check);

#endif
