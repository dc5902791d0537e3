/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_LIFECYCLE_EXAMINE_H
#define AP_LIFECYCLE_EXAMINE_H

#include "lifecycle/screen.h"

/* Sets, for each use of an unlisted business, which uses are of the same business, how many agencies found it low in
 * time, and whether and when these were enough. False where memory is short. */
bool ap_examine_unlisted(ap_screening *screening);

#endif
