/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/standing.h"
#include "lifecycle/served.h"
#include "planning/units.h"
#include "scheme/plan_year.h"
#include "support/diagnose.h"
#include <stdlib.h>
#include <string.h>

/* The audits of the track, by ap_item.index. */
typedef struct audits {
  const ap_scenario *scenario;
  ap_track track;
  int today;
  int anew;            /* the year of the last re-application, before which nothing counts; AP_NEVER */
  ap_years *done;      /* in the scenario's own years */
  ap_years *ahead;     /* planned, and still to come */
  ap_years *on_record; /* of those done, the ones that the history has */
} audits;

static size_t event_count(const ap_scenario *scenario) {
  return scenario->events == NULL ? 0 : scenario->events->count;
}

static int last_reapplication(const ap_scenario *scenario) {
  int year = AP_NEVER;
  for (size_t e = 0; e < event_count(scenario); e++) {
    const ap_event *event = &scenario->events->events[e];
    year = event->kind == AP_EVENT_REAPPLICATION ? event->year : year;
  }
  return year;
}

/* The bit of a plan year; 0 outside of what a scenario may span. */
static ap_years bit_of(const ap_scenario *scenario, int year) {
  int offset = year - scenario->start_year;
  return offset < 0 || offset >= AP_YEARS_MOST ? 0 : UINT32_C(1) << offset;
}

/* What the events say of planned audits: those that were missed were none, those that came late were in another year.
 */
static void correct_by_events(audits *all, const ap_event *event) {
  const ap_scenario *scenario = all->scenario;
  if ((event->kind != AP_EVENT_MISSED && event->kind != AP_EVENT_LATE) || event->track != all->track) {
    return;
  }
  ap_years planned = bit_of(scenario, event->audit_year);
  ap_years late = event->kind == AP_EVENT_LATE ? bit_of(scenario, event->done_year) : 0;
  for (size_t i = 0; i < event->items.item_count; i++) {
    size_t index = event->items.items[i]->index;
    ap_years counted = all->done[index] | all->ahead[index];
    all->done[index] |= (counted & (planned | late)) != 0 ? late : 0;
    all->done[index] &= ~planned | all->on_record[index];
    all->ahead[index] &= ~(planned | late);
  }
}

/* Of an ended year the plan's word counts until the history says more; of the year under way only the history's. */
static bool find_planned(audits *all, const ap_years *planned, ap_arena *arena) {
  const ap_scenario *scenario = all->scenario;
  size_t count = scenario->catalog->count;
  all->done = ap_arena_allocate(arena, count, sizeof *all->done);
  all->ahead = ap_arena_allocate(arena, count, sizeof *all->ahead);
  all->on_record = ap_arena_allocate(arena, count, sizeof *all->on_record);
  if (arena->failed) {
    return false;
  }
  ap_years ended = 0;
  for (int offset = 0; offset < AP_YEARS_MOST && scenario->start_year + offset < all->today; offset++) {
    ended |= UINT32_C(1) << offset;
  }
  const ap_history *history = scenario->history;
  for (size_t i = 0; history != NULL && i < history->record_count; i++) {
    const ap_history_row *row = &history->records[i];
    if (row->track == all->track) {
      all->on_record[row->item->index] |= bit_of(scenario, row->year);
    }
  }
  for (size_t i = 0; i < count; i++) {
    all->done[i] = (planned[i] & ended) | all->on_record[i];
    all->ahead[i] = planned[i] & ~ended & ~all->on_record[i];
  }
  for (size_t e = 0; e < event_count(scenario); e++) {
    correct_by_events(all, &scenario->events->events[e]);
  }
  return true;
}

/* External audits may stand for internal ones: those done for those done, those to come for those to come. */
static ap_status add_served(audits *all, const ap_years *planned, ap_diagnostics *diagnostics, ap_arena *arena) {
  audits external = *all;
  external.track = AP_EXTERNAL;
  ap_serving serving;
  ap_status status = ap_serving_find(all->scenario, diagnostics, &serving);
  if (status == AP_OK && !find_planned(&external, planned, arena)) {
    status = AP_MACHINE;
  }
  if (status == AP_OK) {
    ap_add_served(&serving, external.done, all->done);
    ap_add_served(&serving, external.ahead, all->ahead);
    ap_add_served(&serving, external.on_record, all->on_record);
  }
  ap_serving_free(&serving);
  return status;
}

static ap_status find_audits(audits *all, const ap_years *const planned[AP_TRACKS], ap_diagnostics *diagnostics,
                             ap_arena *arena) {
  if (!find_planned(all, planned[all->track], arena)) {
    return AP_MACHINE;
  }
  bool counts = all->track == AP_INTERNAL && all->scenario->constraints.external_counts;
  return counts ? add_served(all, planned[AP_EXTERNAL], diagnostics, arena) : AP_OK;
}

static int first_year(const ap_scenario *scenario, ap_years years) {
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    if ((years >> offset & 1) != 0) {
      return scenario->start_year + offset;
    }
  }
  return 0;
}

static int last_year(const ap_scenario *scenario, ap_years years) {
  for (int offset = AP_YEARS_MOST - 1; offset >= 0; offset--) {
    if ((years >> offset & 1) != 0) {
      return scenario->start_year + offset;
    }
  }
  return AP_NEVER;
}

/* Whether the item came into scope with the event. */
static bool came_with(const audits *all, const ap_event *event, const ap_item *item) {
  switch (event->kind) {
  case AP_EVENT_CATALOG:
    return ap_event_items_hold(&event->added, item);
  case AP_EVENT_SCOPE:
    return ap_event_items_hold(&event->items, item);
  case AP_EVENT_UNDERLYING:
    return all->track == AP_EXTERNAL && ap_event_items_hold(&event->removed, item);
  case AP_EVENT_REAPPLICATION: /* all begins anew */
    return true;
  default:
    return false;
  }
}

/* The year from which an item that was never audited is counted: the one before it came into scope. */
static int counted_from(const audits *all, const ap_item *item) {
  int year = all->scenario->start_year - 1;
  for (size_t e = 0; e < event_count(all->scenario); e++) {
    const ap_event *event = &all->scenario->events->events[e];
    year = came_with(all, event, item) && event->year - 1 > year ? event->year - 1 : year;
  }
  return year;
}

/* What a re-audit that is still to be done makes of the year in which the item is due. */
static int due_by_events(const audits *all, const ap_item *item, int due) {
  for (size_t e = 0; e < event_count(all->scenario); e++) {
    const ap_event *event = &all->scenario->events->events[e];
    if (!ap_event_asks_for_audit(event) || event->track != all->track || !ap_event_items_hold(&event->items, item)) {
      continue;
    }
    bool done = false;
    for (int year = event->year; year <= event->by_year; year++) {
      done = done || (all->done[item->index] & bit_of(all->scenario, year)) != 0;
    }
    due = !done && event->by_year < due ? event->by_year : due;
  }
  return due;
}

/* As the planner has it, an item without a row of its own before the first year was audited with its objective, where
 * both are one unit. */
static int last_audited(const audits *all, const ap_item *item, const ap_rule *rule) {
  int last = last_year(all->scenario, all->done[item->index]);
  if (last == AP_NEVER) {
    last = ap_last_audited(all->scenario, item, all->track);
  }
  if (last == AP_NEVER && rule->unit == AP_UNIT_OBJECTIVE && item->parent != NULL) {
    last = ap_last_audited(all->scenario, item->parent, all->track);
  }
  return last < all->anew ? AP_NEVER : last; /* AP_NEVER is the least of all */
}

/* The first year by which one of the rules wants the item again. */
static int due_year(const audits *all, const ap_item *item, const char *rules) {
  const ap_scheme *scheme = all->scenario->scheme;
  int due = INT32_MAX;
  for (size_t r = 0; r < scheme->rule_count; r++) {
    const ap_rule *rule = &scheme->rules[r];
    if (rule->track != all->track || !ap_is_rule_among(rules, rule->id)) {
      continue;
    }
    int last = last_audited(all, item, rule);
    int own = (last == AP_NEVER ? counted_from(all, item) : last) + rule->every;
    due = own < due ? own : due;
  }
  return due_by_events(all, item, due);
}

/* The evidence that the history has of the objective itself, else of the first of its items that has any. */
static void find_evidence(const audits *all, const ap_unit *unit, ap_standing *standing) {
  for (size_t m = 0; m <= unit->member_count; m++) {
    const ap_item *item = m == 0 ? unit->lead : unit->members[m - 1];
    const ap_history_row *row = ap_history_find(all->scenario->history, item, all->track, standing->last);
    standing->recorded = standing->recorded || row != NULL;
    if (row != NULL && row->evidence != NULL) {
      standing->evidence = row->evidence;
      return;
    }
  }
}

static void judge(const audits *all, ap_standing *standing) {
  const ap_scenario *scenario = all->scenario;
  standing->due_date = ap_plan_year_end(standing->due, scenario->start_month);
  if (standing->due < all->today) {
    standing->state = AP_OVERDUE;
  } else {
    standing->state = standing->last == AP_NEVER ? AP_NEVER_AUDITED : AP_COVERED;
  }
  if (standing->next != 0) {
    standing->meeting = standing->next <= standing->due ? AP_MET_IN_TIME : AP_MET_LATE;
  } else {
    standing->meeting = standing->due < scenario->start_year + scenario->years ? AP_NOT_MET : AP_DUE_BEYOND;
  }
}

static ap_standing stand(const audits *all, const ap_unit *unit) {
  ap_standing standing = {
      .item = unit->lead, .rule = unit->rule, .items = unit->member_count, .last = AP_NEVER, .due = INT32_MAX};
  ap_years ahead = 0;
  for (size_t m = 0; m < unit->member_count; m++) {
    const ap_item *item = unit->members[m];
    int last = last_audited(all, item, unit->rule);
    int due = due_year(all, item, unit->member_rules[m]);
    standing.last = last > standing.last ? last : standing.last;
    standing.due = due < standing.due ? due : standing.due;
    ahead |= all->ahead[item->index];
  }
  for (size_t m = 0; m < unit->member_count; m++) {
    standing.behind += last_audited(all, unit->members[m], unit->rule) < standing.last;
  }
  standing.next = first_year(all->scenario, ahead);
  if (standing.last != AP_NEVER) {
    find_evidence(all, unit, &standing);
  }
  judge(all, &standing);
  return standing;
}

/* ---- the round ---- */

static int longest_period(const ap_scenario *scenario, ap_track track) {
  int longest = 1;
  for (size_t r = 0; r < scenario->scheme->rule_count; r++) {
    const ap_rule *rule = &scenario->scheme->rules[r];
    if (rule->enabled && rule->track == track && rule->every > longest) {
      longest = rule->every;
    }
  }
  return longest;
}

static ap_round round_of(const audits *all) {
  const ap_scenario *scenario = all->scenario;
  ap_round round = {.length = longest_period(scenario, all->track)};
  int since = all->today < scenario->start_year ? 0 : all->today - scenario->start_year;
  round.number = since / round.length + 1;
  for (int y = 0; y < round.length; y++) {
    round.years[y].year = scenario->start_year + (round.number - 1) * round.length + y;
  }
  return round;
}

static void count_in_round(const audits *all, const ap_unit *unit, ap_round *round) {
  ap_years done = 0;
  ap_years ahead = 0;
  ap_years recorded = 0;
  for (size_t m = 0; m < unit->member_count; m++) {
    done |= all->done[unit->members[m]->index];
    ahead |= all->ahead[unit->members[m]->index];
    recorded |= all->on_record[unit->members[m]->index];
  }
  bool audited = false;
  bool covered = false;
  for (int y = 0; y < round->length; y++) {
    ap_round_year *year = &round->years[y];
    ap_years bit = bit_of(all->scenario, year->year);
    bool is_done = (done & bit) != 0;
    bool is_ahead = !is_done && (ahead & bit) != 0;
    year->audited += is_done;
    year->recorded += (recorded & bit) != 0;
    year->planned += is_ahead;
    audited = audited || is_done;
    covered = covered || is_done || is_ahead;
    year->covered += covered;
  }
  round->audited += audited;
}

/* ---- all of them ---- */

static int compare_standings(const void *left, const void *right) {
  const ap_standing *a = left;
  const ap_standing *b = right;
  return a->item->rank < b->item->rank ? -1 : a->item->rank > b->item->rank;
}

static ap_status fill(const audits *all, const ap_units *units, ap_standings *standings) {
  standings->list = ap_arena_allocate(&standings->arena, units->count, sizeof *standings->list);
  if (standings->list == NULL) {
    return AP_MACHINE;
  }
  standings->round = round_of(all);
  for (size_t u = 0; u < units->count; u++) {
    ap_standing standing = stand(all, &units->units[u]);
    standings->of_state[standing.state]++;
    standings->late += standing.meeting == AP_MET_LATE || standing.meeting == AP_NOT_MET;
    count_in_round(all, &units->units[u], &standings->round);
    standings->list[standings->count++] = standing;
  }
  if (standings->count != 0) {
    qsort(standings->list, standings->count, sizeof *standings->list, compare_standings);
  }
  return AP_OK;
}

ap_status ap_standings_find(const ap_scenario *scenario, ap_track track, const ap_years *const planned[AP_TRACKS],
                            ap_diagnostics *diagnostics, ap_standings *standings) {
  *standings = (ap_standings){
      .scenario = scenario, .track = track, .today = ap_plan_year_of(scenario->as_of, scenario->start_month)};
  ap_units units;
  audits all = {.scenario = scenario, .track = track, .today = standings->today, .anew = last_reapplication(scenario)};
  ap_scenario alone = *scenario; /* each objective stands by itself, whatever it is audited together with */
  alone.constraints = (ap_constraints){0};
  ap_status status = ap_units_build(&alone, track, &standings->arena, diagnostics, &units);
  if (status == AP_OK) {
    status = find_audits(&all, planned, diagnostics, &standings->arena);
  }
  if (status == AP_OK) {
    status = fill(&all, &units, standings);
  }
  if (status == AP_MACHINE) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  return status;
}

void ap_standings_free(ap_standings *standings) { ap_arena_free(&standings->arena); }
