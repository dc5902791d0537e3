/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of our enumerations are called: in files always alike, for people in their language. */
#ifndef AP_OUTPUT_NAMES_H
#define AP_OUTPUT_NAMES_H

#include "output/fill.h"
#include "planning/plan.h"

/* In CSV, JSON and on the command line. */
const char *ap_standard_name(ap_standard standard);
const char *ap_level_name(ap_level level);
const char *ap_track_name(ap_track track);
const char *ap_unit_name(ap_unit_kind unit);
const char *ap_proof_name(ap_proof proof);
const char *ap_tag_source_name(ap_tag_source source);

/* In views for people. */
const char *ap_standard_title(ap_standard standard);
const char *ap_track_title(ap_track track);
const char *ap_criterion_title(ap_criterion criterion);
/* 1 to 12. */
const char *ap_month_title(int month);
/* "2027"; in Japanese 2027年度. Lives until the end of the statement that it is made in. */
ap_number ap_year(int year);

#endif
