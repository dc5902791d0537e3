/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the document refers to. */
#ifndef AP_OUTPUT_OSCAL_BACK_MATTER_H
#define AP_OUTPUT_OSCAL_BACK_MATTER_H

#include "output/oscal/year.h"

typedef enum ap_oscal_resource {
  AP_OSCAL_SECURITY_PLAN, /* that OSCAL asks for: nobody but the provider has it */
  AP_OSCAL_PLAN,          /* plan.csv, with its hash */
  AP_OSCAL_SCHEME,
  AP_OSCAL_CATALOG
} ap_oscal_resource;

json_t *ap_oscal_back_matter(const ap_oscal_year *year);
/* "#" and the UUID of the resource. */
json_t *ap_oscal_reference(const ap_oscal_year *year, ap_oscal_resource resource);

#endif
