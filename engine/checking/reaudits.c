/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/reaudits.h"
#include "support/diagnose.h"

/* The last year, from 1, in which the audit is in time; one that is late already is due in the first year that the
 * unit's restrictions allow. Every plan that a certificate speaks of has it within the horizon. */
static int deadline_of(const ap_check_scope *scope, const ap_event *event, const ap_item *item, const ap_check *check) {
  int by = event->by_year - scope->scenario->start_year + 1;
  if (by > scope->horizon && check->json && check->claims_judged) {
    return scope->horizon;
  }
  return by >= 1 ? by : ap_check_first_allowed(&scope->units[scope->unit_of[item->index]]);
}

static bool is_audited_by(ap_years audited, int year) { return (audited & (((ap_years)1 << year) - 1)) != 0; }

static const ap_diagnostic_code cited_codes[] = {
    [AP_EXTERNAL] = AP_D_CHECK_REAUDIT_EXTERNAL, [AP_INTERNAL] = AP_D_CHECK_REAUDIT_INTERNAL};
static const ap_diagnostic_code our_codes[] = {
    [AP_EXTERNAL] = AP_D_CHECK_REAUDIT_OURS_EXTERNAL, [AP_INTERNAL] = AP_D_CHECK_REAUDIT_OURS_INTERNAL};

/* Cites the clause of the scheme where there is one. */
static void tell(const ap_check_scope *scope, const ap_event *event, const ap_item *item, int deadline,
                 ap_check *check) {
  const ap_event_ground *ground = ap_scheme_ground(check->scenario->scheme, event->kind);
  bool cited = ground != NULL && ground->clause != NULL;
  ap_place place = {.file = scope->past->events->file, .line = event->line, .column = event->column};
  ap_diagnose(check->breaches, &place, (cited ? cited_codes : our_codes)[scope->track],
              "%s" AP_NEXT "%s" AP_NEXT "%d" AP_NEXT "%d" AP_NEXT "%s", item->id, event->id, event->year,
              scope->scenario->start_year + deadline - 1, cited ? ground->clause : "");
}

void ap_check_reaudits(const ap_check_scope *scope, ap_check *check) {
  const ap_events *events = scope->past->events;
  int years = check->tracks[scope->track].checked_years;
  for (size_t e = 0; e < events->count; e++) {
    const ap_event *event = &events->events[e];
    for (size_t i = 0; i < event->items.item_count; i++) {
      const ap_item *item = event->items.items[i];
      if (!ap_check_past_is_asked(scope->past, event, item, scope->track)) {
        continue;
      }
      int deadline = deadline_of(scope, event, item, check);
      if (deadline <= years && !is_audited_by(check->tracks[scope->track].audited[item->index], deadline)) {
        tell(scope, event, item, deadline, check);
      }
    }
  }
}
