/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units pooled once more, so that all units of a class also change an earlier plan alike. */
#ifndef AP_PLANNING_KEPT_CLASSES_H
#define AP_PLANNING_KEPT_CLASSES_H

#include "planning/changes.h"
#include "planning/kept.h"

typedef struct ap_kept_classes {
  ap_classes classes; /* each of one kind; fixed where no other cover is worth having; the divisor is of the rest */
  ap_changes changes;
  size_t *place; /* of each unit of classes.units: its place among those it was built from */
} ap_kept_classes;

/* Memory from `arena`; AP_OK or AP_MACHINE. */
ap_status ap_kept_classes_build(const ap_kept *kept, ap_track track, const ap_classes *from, ap_arena *arena,
                                ap_kept_classes *made);

#endif
