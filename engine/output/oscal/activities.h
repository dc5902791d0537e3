/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_OSCAL_ACTIVITIES_H
#define AP_OUTPUT_OSCAL_ACTIVITIES_H

#include "output/oscal/year.h"

/* `activities`: an audit for each track and each set of rules that its items serve, so that no item is in two of a
 * track. */
json_t *ap_oscal_activities(const ap_oscal_year *year);
json_t *ap_oscal_activity_uuid(const ap_oscal_year *year, const ap_oscal_audit *audit);

#endif
