/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties units to each other beyond the load of their track, worked out from the scenario alone: groups kept apart,
 * set-ups, and external audits that count for internal rules. */
#ifndef AP_CHECKING_TIES_H
#define AP_CHECKING_TIES_H

#include "checking/scope.h"

/* The units of a group on one track, ascending. */
typedef struct ap_check_members {
  const size_t *units;
  size_t count;
} ap_check_members;

typedef struct ap_check_ties {
  ap_arena arena;
  const ap_check_scope *scopes;         /* AP_TRACKS */
  bool any;                             /* the scenario has groups kept apart, set-ups, counting, or caps on other than
                                           a track's load */
  ap_check_members *apart[AP_TRACKS];   /* by the scenario's index */
  ap_check_members *set_ups[AP_TRACKS]; /* likewise */
  size_t *partner[AP_TRACKS];           /* by unit: the one on the other track that it is paired with; AP_NO_UNIT */
  size_t pair_count;
} ap_check_ties;

/* Fills `ties`. AP_OK or AP_MACHINE; freed by ap_check_ties_free() in any case. */
ap_status ap_check_ties_find(const ap_check_scope *scopes, ap_check_ties *ties);
void ap_check_ties_free(ap_check_ties *ties);

bool ap_check_is_member(const ap_check_members *members, size_t unit);

static inline ap_track ap_check_other_track(ap_track track) { return track == AP_EXTERNAL ? AP_INTERNAL : AP_EXTERNAL; }

#endif
