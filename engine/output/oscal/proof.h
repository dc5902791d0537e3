/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_OSCAL_PROOF_H
#define AP_OUTPUT_OSCAL_PROOF_H

#include "output/oscal/year.h"

/* Adds what is known of the track's peak, total and spread as properties, in minutes; nothing of a year that is over.
 */
void ap_oscal_add_proof(json_t **props, const ap_oscal_year *year, ap_track track);

#endif
