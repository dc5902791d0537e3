/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/names.h"
#include "auditplan/scenario.h"
#include <stddef.h>

const char *const ap_standard_names[] = {
    [AP_GOVERNANCE] = "governance", [AP_MANAGEMENT] = "management", [AP_CONTROL] = "control", NULL};
const char *const ap_level_names[] = {[AP_OBJECTIVE] = "objective", [AP_DETAILED] = "detailed", NULL};
const char *const ap_track_names[] = {[AP_EXTERNAL] = "external", [AP_INTERNAL] = "internal", NULL};
const char *const ap_criterion_names[] = {[AP_PEAK] = "peak", [AP_TOTAL] = "total", [AP_SPREAD] = "spread", NULL};
