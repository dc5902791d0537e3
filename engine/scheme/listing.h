/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the service's registration (登録) by day, from the dated facts of the scenario's events. */
#ifndef AP_SCHEME_LISTING_H
#define AP_SCHEME_LISTING_H

#include "scheme/scenario.h"

typedef enum ap_listing_state {
  AP_LISTED,
  AP_SUSPENDED, /* 一時停止, where the scheme says so, by an incident of especially serious effect; until its re-audit
                   is passed: our reading */
  AP_REVOKED,   /* 取消, until a re-application leads to another registration */
} ap_listing_state;

/* Days of one state, from `from` to before `to`. */
typedef struct ap_listing_span {
  ap_listing_state state;
  ap_date from;
  ap_date to;            /* year 0: today, or later */
  const ap_event *event; /* that began it; NULL: the first day, for want of an event `listing` */
} ap_listing_span;

/* One span after the other, without a gap. Before the first the service was not yet listed. */
typedef struct ap_listing {
  ap_listing_span *spans;
  size_t count;
} ap_listing;

/* Fills `listing`, in `arena`; a scenario without events is listed from its first day. False where memory is short. */
bool ap_listing_find(const ap_scenario *scenario, ap_arena *arena, ap_listing *listing);

#endif
