/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an item's years are not those of the earlier plan. */
#ifndef AP_LIFECYCLE_CAUSES_H
#define AP_LIFECYCLE_CAUSES_H

#include "lifecycle/open_years.h"

typedef struct ap_causes {
  const ap_open_years *open;
  const char **of_item[AP_TRACKS]; /* by ap_item.index; NULL: the item is in no unit */
} ap_causes;

/* Of the plan that was made anew for the open years. Memory from `arena`; AP_OK or AP_MACHINE. */
ap_status ap_causes_find(const ap_open_years *open, const ap_plan *plan, ap_arena *arena, ap_causes *causes);
/* The name of an event, or one of ap_cause_words. */
const char *ap_cause_of(const ap_causes *causes, ap_track track, const ap_item *item);

/* Whether the event has a rule of its own for the item, since no other asks for it. */
bool ap_is_extra_rule(const ap_open_years *open, const ap_event *event, const ap_item *item);

#endif
