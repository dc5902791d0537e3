/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that YAML files have for the values of enumerations, by value, and messages
 * too; NULL ends each list. */
#ifndef AP_SCHEME_NAMES_H
#define AP_SCHEME_NAMES_H

#include "auditplan/scenario.h"
#include <stdbool.h>
#include <stddef.h>

extern const char *const ap_standard_names[];
extern const char *const ap_level_names[];
extern const char *const ap_track_names[];
extern const char *const ap_criterion_names[];
extern const char *const ap_step_names[];

/* A track as a CSV file has it, in English or Japanese. */
bool ap_track_read(const char *text, size_t length, ap_track *track);

#endif
