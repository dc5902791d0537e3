/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least value of a criterion: a plan is asked to come down, by repairs and then exactly, until there is none below.
 */
#ifndef AP_PLANNING_LEAST_H
#define AP_PLANNING_LEAST_H

#include "auditplan/status.h"
#include <stdbool.h>
#include <stdint.h>

typedef enum ap_reply { AP_REPLY_UNKNOWN, AP_REPLY_YES, AP_REPLY_NO } ap_reply;

typedef struct ap_least {
  int64_t (*value)(void *context); /* of the plan */
  /* Tries to bring the plan down to `most`: by so many repairs, exactly where there are 0. */
  ap_status (*ask)(void *context, int64_t most, unsigned rounds, ap_reply *answer);
  bool (*may_go_on)(void *context);
  void *context;
  int64_t bound; /* no plan is below */
  bool settled;  /* out: nor below the plan's value */
} ap_least;

/* AP_OK or AP_MACHINE. */
ap_status ap_bring_down(ap_least *least);

#endif
