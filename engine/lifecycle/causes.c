/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/causes.h"
#include "lifecycle/replan.h"
#include "planning/covers.h"
#include "planning/units.h"
#include <string.h>

const char *const ap_cause_words[] = {[AP_CAUSE_OVERDUE] = "overdue",
                                      [AP_CAUSE_LEVEL] = "level",
                                      [AP_CAUSE_RULE] = "rule",
                                      [AP_CAUSE_IDLE] = "idle",
                                      [AP_CAUSE_UNKNOWN] = "unknown",
                                      [AP_CAUSE_BEYOND] = "beyond",
                                      NULL};

bool ap_is_extra_rule(const ap_open_years *open, const ap_event *event, const ap_item *item) {
  for (size_t r = 0; r < open->scheme.rule_count; r++) {
    const ap_rule *rule = &open->scheme.rules[r];
    for (size_t i = 0; rule->once && strcmp(rule->id, event->id) == 0 && i < rule->select.id_count; i++) {
      if (strcmp(rule->select.ids[i], item->id) == 0) {
        return true;
      }
    }
  }
  return false;
}

/* Whether the years that most items of the unit have in the earlier plan are part of a cover, whatever comes after. */
static bool earlier_years_will_do(const ap_kept *kept, ap_track track, const ap_unit *unit, int horizon) {
  const ap_cover_rule rule = ap_cover_rule_of(unit, horizon);
  int64_t prices[AP_YEARS_MOST];
  int64_t least = 0;
  for (int year = 0; year < horizon; year++) {
    prices[year] = 0;
    for (size_t m = 0; m < unit->member_count && (kept->reach >> year & 1) != 0; m++) {
      prices[year] += (kept->years[track][unit->members[m]->index] >> year & 1) != 0 ? -1 : 1;
    }
    least += prices[year] < 0 ? prices[year] : 0;
  }
  return ap_has_cover(&rule) && ap_cheapest_cover(&rule, prices, NULL) == least;
}

/* The event to blame where a unit's earlier years will not do: the re-audit that is due first where that makes the
 * deadline, else the last other event that speaks of one of its items, else any re-audit. */
static const ap_event *event_of(const ap_open_years *open, ap_track track, const ap_unit *unit) {
  const ap_event *asked = NULL;
  const ap_event *touched = NULL;
  for (size_t m = 0; m < unit->member_count; m++) {
    const ap_item_events *events = &open->events[track][unit->members[m]->index];
    bool sooner = events->asked != NULL && (asked == NULL || events->asked->by_year < asked->by_year);
    asked = sooner ? events->asked : asked;
    bool later = events->touched != NULL && (touched == NULL || events->touched > touched);
    touched = later ? events->touched : touched;
  }
  bool binds = asked != NULL && asked->by_year - open->first + 1 <= unit->due;
  return binds || touched == NULL ? asked : touched;
}

static const char *cause_of_unit(const ap_open_years *open, const ap_kept *kept, ap_track track, const ap_unit *unit,
                                 int horizon) {
  if (earlier_years_will_do(kept, track, unit, horizon)) {
    return ap_cause_words[AP_CAUSE_LEVEL];
  }
  const ap_event *event = event_of(open, track, unit);
  return event != NULL ? event->id : ap_cause_words[unit->due < 1 ? AP_CAUSE_OVERDUE : AP_CAUSE_RULE];
}

ap_status ap_causes_find(const ap_open_years *open, const ap_plan *plan, ap_arena *arena, ap_causes *causes) {
  *causes = (ap_causes){.open = open};
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    const ap_track_plan *planned = &plan->tracks[track];
    causes->of_item[track] = ap_arena_allocate(arena, open->whole->catalog->count, sizeof(const char *));
    if (arena->failed) {
      return AP_MACHINE;
    }
    for (size_t u = 0; u < planned->unit_count; u++) {
      const ap_unit *unit = &planned->units[u];
      const char *cause = cause_of_unit(open, plan->kept, track, unit, planned->horizon);
      for (size_t m = 0; m < unit->member_count; m++) {
        causes->of_item[track][unit->members[m]->index] = cause;
      }
    }
  }
  return AP_OK;
}

/* The event by which no rule asks for the item any more; NULL. */
static const ap_event *event_that_ended(const ap_open_years *open, ap_track track, const ap_item *item) {
  const ap_events *events = open->whole->events;
  const ap_event *found = NULL;
  for (size_t e = 0; events != NULL && e < events->count; e++) {
    const ap_event *event = &events->events[e];
    for (size_t i = 0; event->kind == AP_EVENT_UNDERLYING && track == AP_EXTERNAL && i < event->added.item_count; i++) {
      found = event->added.items[i] == item ? event : found;
    }
  }
  return open->revoked != NULL ? open->revoked : found != NULL ? found : open->scheme_changed;
}

const char *ap_cause_of(const ap_causes *causes, ap_track track, const ap_item *item) {
  const char *cause = causes->of_item[track][item->index];
  if (cause != NULL && causes->open->revoked == NULL) {
    return cause;
  }
  const ap_event *event = event_that_ended(causes->open, track, item);
  return event != NULL ? event->id : ap_cause_words[AP_CAUSE_IDLE];
}
