/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/past.h"
#include "checking/served.h"
#include "scheme/plan_year.h"
#include <string.h>

int ap_check_first_open(const ap_scenario *scenario) {
  int year = ap_plan_year_of(scenario->as_of, scenario->start_month);
  return year < scenario->start_year ? scenario->start_year : year;
}

void ap_check_past_free(ap_check_past *past) { ap_arena_free(&past->arena); }

/* The last event of that kind; NULL. */
static const ap_event *last_of(const ap_check_past *past, ap_event_kind kind) {
  const ap_events *events = past->events;
  for (size_t e = events->count; e-- > 0;) {
    if (events->events[e].kind == kind) {
      return &events->events[e];
    }
  }
  return NULL;
}

static void find_revocation(ap_check_past *past) {
  const ap_event *revocation = last_of(past, AP_EVENT_REVOCATION);
  const ap_event *again = last_of(past, AP_EVENT_REAPPLICATION);
  if (revocation != NULL && (again == NULL || again < revocation)) { /* events of one list stand in one array */
    past->revocation = revocation;
    past->revoked = revocation->year;
  }
}

/* Bits of years from the scenario's first, as bits from the first open one. */
static ap_years shifted(ap_years years, int shift) { return shift >= AP_YEARS_MOST ? 0 : years >> shift; }

static void shift_constraints(ap_check_past *past) {
  int shift = past->from - past->whole->start_year;
  ap_constraints *constraints = &past->open.constraints;
  ap_pin *pins = ap_arena_allocate(&past->arena, constraints->pin_count, sizeof *pins);
  ap_cap *caps = ap_arena_allocate(&past->arena, constraints->cap_count, sizeof *caps);
  if (past->arena.failed) {
    return;
  }
  for (size_t p = 0; p < constraints->pin_count; p++) {
    const ap_pin *pin = &past->whole->constraints.pins[p];
    pins[p] = *pin;
    pins[p].must = shifted(pin->must, shift);
    pins[p].never = shifted(pin->never, shift);
    if (pin->only != 0) { /* years that are all over leave none */
      pins[p].never |= ~shifted(pin->only, shift);
      pins[p].only = 0;
    }
  }
  for (size_t c = 0; c < constraints->cap_count; c++) {
    caps[c] = past->whole->constraints.caps[c];
    caps[c].years = caps[c].years == ~(ap_years)0 ? caps[c].years : shifted(caps[c].years, shift);
  }
  constraints->pins = pins;
  constraints->caps = caps;
}

static int longest_period(const ap_check_past *past, ap_track track) {
  int longest = past->open.years < 1 ? 1 : past->open.years;
  for (size_t r = 0; r < past->rule_count; r++) {
    const ap_rule *rule = &past->whole->scheme->rules[r];
    longest = rule->enabled && rule->track == track && rule->every > longest ? rule->every : longest;
  }
  return longest;
}

/* The scheme's rules, and behind them one for each event that asks for audits: of items that no rule selects, once
 * within the horizon. Rules that begin in full do so in the scenario's first year, or that of the scheme. */
static void extend_scheme(ap_check_past *past) {
  const ap_events *events = past->events;
  const ap_event *scheme = last_of(past, AP_EVENT_SCHEME);
  bool begins = past->from == past->whole->start_year || (scheme != NULL && scheme->year == past->from);
  ap_scheme *copy = ap_arena_allocate(&past->arena, 1, sizeof *copy);
  ap_rule *rules = ap_arena_allocate(&past->arena, past->rule_count + events->count, sizeof *rules);
  past->asking = ap_arena_allocate(&past->arena, events->count, sizeof *past->asking);
  if (past->arena.failed) {
    return;
  }
  *copy = *past->whole->scheme;
  for (size_t r = 0; r < past->rule_count; r++) {
    rules[r] = past->whole->scheme->rules[r];
    rules[r].initial_full = rules[r].initial_full && begins;
  }
  copy->rules = rules;
  for (size_t e = 0; e < events->count; e++) {
    const ap_event *event = &events->events[e];
    if (ap_event_asks_for_audit(event)) {
      past->asking[copy->rule_count - past->rule_count] = event;
      rules[copy->rule_count++] = (ap_rule){.id = event->id,
                                            .track = event->track,
                                            .unit = event->kind == AP_EVENT_INCIDENT ? AP_UNIT_OBJECTIVE : AP_UNIT_ITEM,
                                            .every = longest_period(past, event->track),
                                            .enabled = true};
    }
  }
  past->open.scheme = copy;
}

static void allocate(ap_check_past *past) {
  size_t count = past->whole->catalog->count;
  for (int track = 0; track < AP_TRACKS; track++) {
    past->frozen[track] = ap_arena_allocate(&past->arena, count, sizeof(ap_years));
    past->barred[track] = ap_arena_allocate(&past->arena, count, sizeof(ap_years));
    past->since[track] = ap_arena_allocate(&past->arena, count, sizeof(int));
    past->in_force[track] = ap_arena_allocate(&past->arena, count, sizeof(int));
    past->asked_by[track] = ap_arena_allocate(&past->arena, count, sizeof(int));
  }
}

/* The items were not in scope before that year. */
static void bring_in(ap_check_past *past, ap_track track, const ap_event_items *items, int year) {
  for (size_t i = 0; i < items->item_count; i++) {
    size_t index = items->items[i]->index;
    past->since[track][index] = year > past->since[track][index] ? year : past->since[track][index];
    past->in_force[track][index] = year > past->in_force[track][index] ? year : past->in_force[track][index];
  }
}

static void bring_in_all(ap_check_past *past, int year, bool anew) {
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < past->whole->catalog->count; i++) {
      int *in_force = &past->in_force[track][i];
      *in_force = year > *in_force ? year : *in_force;
      past->since[track][i] = anew && year > past->since[track][i] ? year : past->since[track][i];
    }
  }
}

/* Audits that are known not to have been done in a year that is still open. */
static void bar(ap_check_past *past, const ap_event *event) {
  int offset = event->audit_year - past->from;
  for (size_t i = 0; i < event->items.item_count && offset >= 0; i++) {
    past->barred[event->track][event->items.items[i]->index] |= (ap_years)1 << offset;
  }
}

static void take_events(ap_check_past *past) {
  const ap_events *events = past->events;
  for (size_t e = 0; e < events->count; e++) {
    const ap_event *event = &events->events[e];
    switch (event->kind) {
    case AP_EVENT_SCOPE:
      bring_in(past, AP_EXTERNAL, &event->items, event->year);
      bring_in(past, AP_INTERNAL, &event->items, event->year);
      break;
    case AP_EVENT_CATALOG:
      bring_in(past, AP_EXTERNAL, &event->added, event->year);
      bring_in(past, AP_INTERNAL, &event->added, event->year);
      break;
    case AP_EVENT_UNDERLYING:
      bring_in(past, AP_EXTERNAL, &event->removed, event->year);
      break;
    case AP_EVENT_SCHEME:
      bring_in_all(past, event->year, false);
      break;
    case AP_EVENT_REAPPLICATION:
      bring_in_all(past, event->year, true);
      break;
    case AP_EVENT_MISSED:
      bar(past, event);
      break;
    default: /* the others say nothing of when items are due by rule */
      break;
    }
  }
}

ap_status ap_check_past_begin(const ap_scenario *whole, int from, ap_check_past *past) {
  static const ap_events none = {.count = 0};
  *past = (ap_check_past){.whole = whole,
                          .events = whole->events == NULL ? &none : whole->events,
                          .open = *whole,
                          .from = from,
                          .rule_count = whole->scheme->rule_count};
  find_revocation(past);
  int last = whole->start_year + whole->years - 1;
  last = past->revoked != 0 && past->revoked < last ? past->revoked : last;
  past->open.start_year = from;
  past->open.years = last < from ? 0 : last - from + 1;
  shift_constraints(past);
  extend_scheme(past);
  allocate(past);
  if (past->arena.failed) {
    return AP_MACHINE;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < whole->catalog->count; i++) {
      past->since[track][i] = whole->start_year;
      past->asked_by[track][i] = INT32_MAX;
    }
  }
  take_events(past);
  return AP_OK;
}

/* The bit of a plan year before the open ones; 0 where it is none of the scenario's. */
static ap_years bit_of(const ap_check_past *past, int year) {
  int offset = year - past->whole->start_year;
  return offset < 0 || offset >= AP_YEARS_MOST ? 0 : (ap_years)1 << offset;
}

/* Takes audits out that were not done, and puts those that came late where they count: one that was done in an open
 * year is put into the last frozen one, since it leaves the audit of that open year to be done. */
static void correct(ap_check_past *past, const ap_event *event) {
  ap_years planned = bit_of(past, event->audit_year);
  int done = event->done_year < past->from ? event->done_year : past->from - 1;
  for (size_t i = 0; i < event->items.item_count; i++) { /* no open year has a bit */
    ap_years *years = &past->frozen[event->track][event->items.items[i]->index];
    bool was_planned = (*years & planned) != 0;
    *years &= ~planned;
    if (was_planned && event->kind == AP_EVENT_LATE) {
      *years |= bit_of(past, done);
    }
  }
}

/* The last audit before the open years, and not before `since` where all begins anew; AP_NEVER. */
static int last_audit(const ap_check_past *past, const ap_item *item, ap_track track, int anew) {
  int last = ap_last_audited(past->whole, item, track);
  int year = past->whole->start_year;
  for (ap_years done = past->frozen[track][item->index]; done != 0; done >>= 1) { /* it ends with the last of them */
    last = year++;
  }
  return last < anew ? AP_NEVER : last;
}

static bool make_history(ap_check_past *past) {
  const ap_catalog *catalog = past->whole->catalog;
  const ap_event *again = last_of(past, AP_EVENT_REAPPLICATION);
  ap_history *history = ap_arena_allocate(&past->arena, 1, sizeof *history);
  ap_history_row *rows = ap_arena_allocate(&past->arena, catalog->count * AP_TRACKS, sizeof *rows);
  if (past->arena.failed) {
    return false;
  }
  history->rows = rows;
  for (size_t rank = 0; rank < catalog->count; rank++) {
    for (int track = 0; track < AP_TRACKS; track++) {
      const ap_item *item = catalog->by_rank[rank];
      int last = last_audit(past, item, (ap_track)track, again == NULL ? AP_NEVER : again->year);
      if (last != AP_NEVER) {
        rows[history->count++] = (ap_history_row){.item = item, .track = (ap_track)track, .year = last};
      }
    }
  }
  past->open.history = history;
  return true;
}

/* Whether the item was audited from the event's year on. */
static bool was_done(const ap_check_past *past, const ap_event *event, const ap_item *item) {
  return last_audit(past, item, event->track, event->year) != AP_NEVER;
}

/* Whether the event speaks of the item; its items stand by rank. */
static bool speaks_of(const ap_event *event, const ap_item *item) {
  size_t from = 0;
  size_t to = event->items.item_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (event->items.items[middle] == item) {
      return true;
    }
    if (event->items.items[middle]->rank < item->rank) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return false;
}

static bool asks_for(const ap_event *event, const ap_item *item, ap_track track) {
  return ap_event_asks_for_audit(event) && event->track == track && speaks_of(event, item);
}

const ap_event *ap_check_past_missed(const ap_check_past *past, const ap_item *item, ap_track track, int64_t year) {
  const ap_events *events = past->events;
  for (size_t e = 0; e < events->count; e++) {
    const ap_event *event = &events->events[e];
    if (event->kind == AP_EVENT_MISSED && event->track == track && event->audit_year == year &&
        speaks_of(event, item)) {
      return event;
    }
  }
  return NULL;
}

bool ap_check_past_is_asked(const ap_check_past *past, const ap_event *event, const ap_item *item, ap_track track) {
  return asks_for(event, item, track) && (!past->settled || !was_done(past, event, item));
}

bool ap_check_past_names(const ap_check_past *past, const ap_event *event, const ap_item *item, ap_track track,
                         int64_t year, bool alone) {
  bool late = event->by_year < past->from; /* still to be done, and as soon as may be */
  return asks_for(event, item, track) && year >= event->year && (late || alone || year <= event->by_year);
}

static void take_asked(ap_check_past *past) {
  const ap_events *events = past->events;
  for (size_t e = 0; e < events->count; e++) {
    const ap_event *event = &events->events[e];
    for (size_t i = 0; i < event->items.item_count && ap_event_asks_for_audit(event); i++) {
      const ap_item *item = event->items.items[i];
      int *by = &past->asked_by[event->track][item->index];
      if (event->by_year < *by && !was_done(past, event, item)) {
        *by = event->by_year;
      }
    }
  }
}

ap_status ap_check_past_settle(ap_check_past *past) {
  const ap_events *events = past->events;
  for (size_t e = 0; e < events->count; e++) {
    if (events->events[e].kind == AP_EVENT_MISSED || events->events[e].kind == AP_EVENT_LATE) {
      correct(past, &events->events[e]);
    }
  }
  if (ap_check_add_served(past->whole, past->frozen) != AP_OK || !make_history(past)) {
    return AP_MACHINE;
  }
  past->settled = true;
  take_asked(past);
  return AP_OK;
}

const ap_event *ap_check_event_named(const ap_events *events, const char *name, size_t length) {
  for (size_t e = 0; e < events->count; e++) {
    const char *id = events->events[e].id;
    if (strncmp(id, name, length) == 0 && id[length] == '\0') {
      return &events->events[e];
    }
  }
  return NULL;
}
