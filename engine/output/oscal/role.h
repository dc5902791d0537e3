/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who does what. */
#ifndef AP_OUTPUT_OSCAL_ROLE_H
#define AP_OUTPUT_OSCAL_ROLE_H

#include "output/oscal/year.h"

/* "External audit". OSCAL, like all data, is in English whatever the language. */
const char *ap_oscal_audit_title(ap_track track);

/* `roles` and `parties` of the metadata; the audit firm is a party where the scenario names it. */
json_t *ap_oscal_roles(void);
json_t *ap_oscal_parties(const ap_oscal_year *year);
/* `responsible-parties` of the metadata. */
json_t *ap_oscal_responsible_parties(const ap_oscal_year *year);
/* `responsible-roles` of an audit. */
json_t *ap_oscal_responsible_roles(const ap_oscal_year *year, ap_track track);

#endif
