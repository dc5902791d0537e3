/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/words.h"

const char *const ap_check_track_words[AP_TRACKS] = {[AP_EXTERNAL] = "external", [AP_INTERNAL] = "internal"};
const char *const ap_check_standard_words[AP_STANDARDS] = {
    [AP_GOVERNANCE] = "governance", [AP_MANAGEMENT] = "management", [AP_CONTROL] = "control"};
const char *const ap_check_criterion_words[AP_CRITERIA] = {
    [AP_PEAK] = "peak", [AP_TOTAL] = "total", [AP_SPREAD] = "spread"};
const char *const ap_check_said_words[AP_SAID_WORDS] = {[AP_SAID_NOTHING] = "",
                                                        [AP_SAID_PROVEN] = "proven",
                                                        [AP_SAID_BY_SEARCH] = "by_search",
                                                        [AP_SAID_GAP] = "gap",
                                                        [AP_SAID_NOT_ATTEMPTED] = "not_attempted"};
