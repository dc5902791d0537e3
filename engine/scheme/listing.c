/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the registration is followed from one dated fact to the next. */
#include "scheme/listing.h"
#include "scheme/plan_year.h"
#include <stdlib.h>

typedef enum turn_kind { REGISTERED, HAPPENED, PASSED, REVOKED, LISTED_AGAIN } turn_kind;

typedef struct turn {
  ap_date date;
  turn_kind kind;
  const ap_event *event; /* NULL: the first day */
} turn;

/* Turns of one list stand in one array; on one day they come as the kinds do. */
static int compare_turns(const void *left, const void *right) {
  const turn *a = left;
  const turn *b = right;
  int order = ap_date_compare(a->date, b->date);
  if (order == 0) {
    order = (a->kind > b->kind) - (a->kind < b->kind);
  }
  return order != 0 ? order : (a->event > b->event) - (a->event < b->event);
}

static bool suspends(const ap_scenario *scenario, const ap_event *event) {
  const ap_event_ground *ground = ap_scheme_ground(scenario->scheme, AP_EVENT_INCIDENT);
  return event->kind == AP_EVENT_INCIDENT && event->serious && ground != NULL && ground->suspends;
}

static void add_turn(turn *turns, size_t *count, ap_date date, turn_kind kind, const ap_event *event) {
  if (date.year != 0) {
    turns[(*count)++] = (turn){date, kind, event};
  }
}

static size_t find_turns(const ap_scenario *scenario, turn *turns) {
  const ap_events *events = scenario->events;
  size_t count = 0;
  bool registered = false;
  for (size_t e = 0; events != NULL && e < events->count; e++) {
    const ap_event *event = &events->events[e];
    if (event->kind == AP_EVENT_LISTING) {
      registered = true;
      add_turn(turns, &count, event->date, REGISTERED, event);
    } else if (suspends(scenario, event)) {
      add_turn(turns, &count, event->date, HAPPENED, event);
      add_turn(turns, &count, event->passed, PASSED, event);
    } else if (event->kind == AP_EVENT_REVOCATION) {
      add_turn(turns, &count, event->date, REVOKED, event);
    } else if (event->kind == AP_EVENT_REAPPLICATION) {
      add_turn(turns, &count, event->listed, LISTED_AGAIN, event);
    }
  }
  if (!registered) {
    add_turn(turns, &count, ap_plan_year_begin(scenario->start_year, scenario->start_month), REGISTERED, NULL);
  }
  qsort(turns, count, sizeof *turns, compare_turns);
  return count;
}

/* Where the registration stands. */
typedef struct standing {
  bool registered, revoked;
  size_t suspensions;            /* that are not lifted */
  const ap_event *revoked_since; /* the last revocation: what happened before it suspends no longer */
} standing;

static bool is_over(const standing *now, const turn *taken) {
  return now->revoked_since != NULL && ap_date_compare(taken->event->date, now->revoked_since->date) <= 0;
}

static void take_turn(standing *now, const turn *taken) {
  switch (taken->kind) {
  case REGISTERED:
    now->registered = true;
    break;
  case HAPPENED:
    now->suspensions++;
    break;
  case PASSED:
    now->suspensions -= is_over(now, taken) || now->suspensions == 0 ? 0 : 1;
    break;
  case REVOKED:
    now->revoked = true;
    now->revoked_since = taken->event;
    now->suspensions = 0;
    break;
  case LISTED_AGAIN:
    now->revoked = false;
    now->registered = true;
    break;
  }
}

static ap_listing_state state_of(const standing *now) {
  if (now->revoked) {
    return AP_REVOKED;
  }
  return now->suspensions != 0 ? AP_SUSPENDED : AP_LISTED;
}

static void add_span(ap_listing *listing, ap_listing_state state, const turn *taken) {
  if (listing->count != 0) {
    ap_listing_span *last = &listing->spans[listing->count - 1];
    if (last->state == state) {
      return;
    }
    last->to = taken->date;
    /* a state that was over on the day that it began was none */
    listing->count -= ap_date_compare(last->from, taken->date) == 0 ? 1 : 0;
  }
  listing->spans[listing->count++] = (ap_listing_span){.state = state, .from = taken->date, .event = taken->event};
}

bool ap_listing_find(const ap_scenario *scenario, ap_arena *arena, ap_listing *listing) {
  size_t most = 1 + (scenario->events == NULL ? 0 : 2 * scenario->events->count);
  turn *turns = ap_arena_allocate(arena, most, sizeof *turns);
  *listing = (ap_listing){.spans = ap_arena_allocate(arena, most, sizeof *listing->spans)};
  if (turns == NULL || listing->spans == NULL) {
    return false;
  }
  size_t count = find_turns(scenario, turns);
  standing now = {0};
  for (size_t t = 0; t < count; t++) {
    take_turn(&now, &turns[t]);
    if (now.registered) {
      add_span(listing, state_of(&now), &turns[t]);
    }
  }
  return true;
}
