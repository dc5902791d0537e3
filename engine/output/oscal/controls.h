/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The controls of a year: which are reviewed, and what is known of each. */
#ifndef AP_OUTPUT_OSCAL_CONTROLS_H
#define AP_OUTPUT_OSCAL_CONTROLS_H

#include "output/oscal/year.h"

/* The year's controls on a track, of the rows with these rules (NULL: of all), as `reviewed-controls` lists them: a
 * control as a whole, or by its statements where the catalog divides it. */
json_t *ap_oscal_include_controls(const ap_oscal_year *year, ap_track track, const char *rules);

/* Minutes and number of the same rows. */
typedef struct ap_oscal_sum {
  int64_t minutes, items;
} ap_oscal_sum;
ap_oscal_sum ap_oscal_sum_of(const ap_oscal_year *year, ap_track track, const char *rules);

/* `reviewed-controls`, with a selection for each track. */
json_t *ap_oscal_reviewed_controls(const ap_oscal_year *year);

/* `objectives-and-methods`: each control of the year with its own ID, its title and its minutes, and so each statement
 * of it. */
json_t *ap_oscal_objectives(const ap_oscal_year *year);

#endif
