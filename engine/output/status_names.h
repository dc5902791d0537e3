/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the data formats call what a status report says. */
#ifndef AP_OUTPUT_STATUS_NAMES_H
#define AP_OUTPUT_STATUS_NAMES_H

#include "lifecycle/standing.h"

static inline const char *ap_standing_state_name(ap_standing_state state) {
  static const char *const names[] = {[AP_COVERED] = "covered", [AP_OVERDUE] = "overdue", [AP_NEVER_AUDITED] = "never"};
  return names[state];
}

static inline const char *ap_meeting_name(ap_meeting meeting) {
  static const char *const names[] = {
      [AP_MET_IN_TIME] = "in_time", [AP_MET_LATE] = "late", [AP_NOT_MET] = "none", [AP_DUE_BEYOND] = "beyond"};
  return names[meeting];
}

#endif
