/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario's events leave to be judged: the frozen years are a record, and the open ones are judged as a
 * scenario that begins with them, its history being what was done. The checker's own reading of the events. */
#ifndef AP_CHECKING_PAST_H
#define AP_CHECKING_PAST_H

#include "scheme/scenario.h"

typedef struct ap_check_past {
  ap_arena arena;
  const ap_scenario *whole;
  const ap_events *events;     /* its events, perhaps none */
  ap_scenario open;            /* the open years: the first one, and how many there are, perhaps none */
  int from;                    /* the first open plan year */
  int revoked;                 /* the plan year after which nothing is due; 0: none */
  const ap_event *revocation;  /* that says so; NULL */
  size_t rule_count;           /* of the scheme; further rules of `open` are those of events */
  const ap_event **asking;     /* of each of these */
  ap_years *frozen[AP_TRACKS]; /* by ap_item.index: the frozen years with a row, bit 0 the scenario's first year */
  ap_years *barred[AP_TRACKS]; /* likewise, bit 0 the first open year: audits that are known not to have been done */
  int *since[AP_TRACKS];       /* the plan year from which an item that was never audited counts */
  int *in_force[AP_TRACKS];    /* nothing of it was due before that plan year */
  int *asked_by[AP_TRACKS];    /* the plan year by which an event wants it again; INT32_MAX: none does */
  bool settled;                /* what the record says was worked in */
  int64_t minutes[AP_TRACKS][AP_YEARS_MOST]; /* of the frozen rows, in their own minutes */
  int64_t items[AP_TRACKS][AP_YEARS_MOST];
} ap_check_past;

/* The first plan year that has not ended today, or the scenario's first. */
int ap_check_first_open(const ap_scenario *scenario);

/* Begins with an empty record, open from that year on. AP_OK or AP_MACHINE; freed by ap_check_past_free() in any
 * case. */
ap_status ap_check_past_begin(const ap_scenario *whole, int from, ap_check_past *past);
void ap_check_past_free(ap_check_past *past);
/* Once all frozen rows are in the record: the history of `open`, and what is due from what year on. */
ap_status ap_check_past_settle(ap_check_past *past);

/* Whether the event asks for the item on the track, and the record does not have that audit. Before the record is
 * settled: whether it asks for it at all. */
bool ap_check_past_is_asked(const ap_check_past *past, const ap_event *event, const ap_item *item, ap_track track);
/* Whether a row of the item in that plan year may name the event: it asks for an audit then. Where rules select nothing
 * of the item (`alone`), a pin or a group may want it later too, and the row has no other name. */
bool ap_check_past_names(const ap_check_past *past, const ap_event *event, const ap_item *item, ap_track track,
                         int64_t year, bool alone);
/* The event that says that the item's audit of that year was not done; NULL. */
const ap_event *ap_check_past_missed(const ap_check_past *past, const ap_item *item, ap_track track, int64_t year);
/* The event of that name; NULL. */
const ap_event *ap_check_event_named(const ap_events *events, const char *name, size_t length);

#endif
