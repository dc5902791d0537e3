/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/replan.h"
#include "lifecycle/causes.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include <stdlib.h>
#include <string.h>

bool ap_replan_is_frozen(const ap_replan *replan, const ap_filed_row *row) { return row->year < replan->open.first; }

/* ---- rows ---- */

/* An item's first audit is the re-audit; one that comes too late for that was not needed: an external one counts. */
static bool serves(const ap_replan *replan, const ap_event *event, const ap_plan_row *row, bool first) {
  bool in_time = row->year <= event->by_year || event->by_year < replan->open.first;
  return ap_event_asks_for_audit(event) && event->track == row->track && first && in_time &&
         ap_reaudit_is_open(&replan->open, event, row->item);
}

/* The row's rules, then the events whose re-audit it is: an item's first open audit is. An item that no rule asks for
 * has the events in their place already. */
static const char *name_row(ap_replan *replan, const ap_plan_row *row, bool first) {
  const ap_events *events = replan->scenario->events;
  const char *names = row->rules;
  for (size_t e = 0; events != NULL && e < events->count; e++) {
    const ap_event *event = &events->events[e];
    if (serves(replan, event, row, first) && !ap_is_extra_rule(&replan->open, event, row->item)) {
      names = ap_arena_format(&replan->arena, "%s+%s", names, event->id);
    }
  }
  return names;
}

static ap_status name_rows(ap_replan *replan) {
  const ap_plan *plan = replan->plan;
  size_t items = replan->scenario->catalog->count;
  bool *met = ap_arena_allocate(&replan->arena, items * AP_TRACKS, sizeof *met);
  replan->rows = ap_arena_allocate(&replan->arena, plan->row_count, sizeof *replan->rows);
  if (met == NULL || replan->rows == NULL) {
    return AP_MACHINE;
  }
  replan->row_count = plan->row_count;
  for (size_t i = 0; i < plan->row_count; i++) {
    bool *known = &met[plan->rows[i].track * items + plan->rows[i].item->index];
    replan->rows[i] = plan->rows[i];
    replan->rows[i].rules = name_row(replan, &plan->rows[i], !*known);
    *known = true;
  }
  return replan->arena.failed ? AP_MACHINE : AP_OK;
}

/* ---- changes ---- */

typedef struct changing {
  ap_replan *replan;
  ap_causes causes;
  ap_years *planned[AP_TRACKS]; /* by ap_item.index; bit 0 is the first open year */
  size_t room;
} changing;

static bool add_change(changing *work, const ap_plan_change *change) {
  ap_replan *replan = work->replan;
  void *changes = replan->changes;
  if (!ap_grow(&changes, &work->room, replan->change_count + 1, sizeof *replan->changes)) {
    return false;
  }
  replan->changes = changes;
  replan->changes[replan->change_count++] = *change;
  return true;
}

static bool compare_item(changing *work, ap_track track, const ap_item *item) {
  const ap_open_years *open = &work->replan->open;
  ap_years earlier = open->years[track][item->index];
  ap_years differing = (earlier ^ work->planned[track][item->index]) & work->replan->kept.reach;
  for (int offset = 0; differing != 0; offset++, differing >>= 1) {
    if ((differing & 1) == 0) {
      continue;
    }
    bool added = (earlier >> offset & 1) == 0;
    ap_plan_change change = {.added = added,
                             .year = open->first + offset,
                             .track = track,
                             .id = item->id,
                             .item = item,
                             .cause = ap_cause_of(&work->causes, track, item)};
    if (!add_change(work, &change)) {
      return false;
    }
  }
  return true;
}

/* Rows of open years that stand for no item of today, or come after the scenario's last year. */
static bool compare_row(changing *work, const ap_filed_row *row, const ap_traced *traced) {
  const ap_open_years *open = &work->replan->open;
  bool beyond = row->year > open->whole->start_year + open->whole->years - 1;
  if (row->year < open->first || (traced->item != NULL && !beyond)) {
    return true;
  }
  ap_plan_change change = {.year = row->year,
                           .track = row->track,
                           .id = traced->item != NULL ? traced->item->id : row->id,
                           .item = traced->item,
                           .cause = traced->withdrawn      ? traced->event->id
                                    : traced->item == NULL ? ap_cause_words[AP_CAUSE_UNKNOWN]
                                                           : ap_cause_words[AP_CAUSE_BEYOND]};
  return add_change(work, &change);
}

static int compare_changes(const void *left, const void *right) {
  const ap_plan_change *a = left;
  const ap_plan_change *b = right;
  if (a->year != b->year) {
    return a->year < b->year ? -1 : 1;
  }
  if (a->track != b->track) {
    return a->track < b->track ? -1 : 1;
  }
  if (a->item != NULL && b->item != NULL && a->item != b->item) {
    return a->item->rank < b->item->rank ? -1 : 1;
  }
  return (a->item == NULL) != (b->item == NULL) ? (a->item == NULL) - (b->item == NULL) : strcmp(a->id, b->id);
}

static ap_status list_changes(changing *work) {
  ap_replan *replan = work->replan;
  const ap_catalog *catalog = replan->scenario->catalog;
  bool sound = true;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    for (size_t i = 0; i < catalog->count && sound; i++) {
      sound = compare_item(work, track, &catalog->items[i]);
    }
  }
  for (size_t i = 0; i < replan->file.count && sound; i++) {
    sound = compare_row(work, &replan->file.rows[i], &replan->open.traced[i]);
  }
  if (sound && replan->change_count > 0) {
    qsort(replan->changes, replan->change_count, sizeof *replan->changes, compare_changes);
  }
  return sound ? AP_OK : AP_MACHINE;
}

/* What the planner says of the units, and what no plan can keep. */
static void judge_changes(ap_replan *replan) {
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_criterion_result *changed = &replan->changed[track];
    const ap_criterion_result *of_units = &replan->plan->keeping[track].changes;
    int64_t count = 0;
    for (size_t i = 0; i < replan->change_count; i++) {
      count += (int)replan->changes[i].track == track;
    }
    *changed = *of_units;
    changed->bound += count - of_units->value;
    changed->value = count;
  }
}

static ap_status find_changes(ap_replan *replan) {
  changing work = {.replan = replan};
  size_t count = replan->scenario->catalog->count;
  for (int track = 0; track < AP_TRACKS; track++) {
    work.planned[track] = ap_arena_allocate(&replan->arena, count, sizeof **work.planned);
  }
  if (replan->arena.failed) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < replan->plan->row_count; i++) {
    const ap_plan_row *row = &replan->plan->rows[i];
    work.planned[row->track][row->item->index] |= (ap_years)1 << (row->year - replan->open.first);
  }
  ap_status status = ap_causes_find(&replan->open, replan->plan, &replan->arena, &work.causes);
  if (status == AP_OK) {
    status = list_changes(&work);
  }
  if (status == AP_OK) {
    judge_changes(replan);
  }
  return status;
}

/* ---- the whole ---- */

static void keep_earlier_plan(ap_replan *replan, int allowance) {
  const ap_open_years *open = &replan->open;
  int years = open->last_kept - open->first + 1;
  replan->kept = (ap_kept){.reach = years > 0 ? (ap_years)(((uint64_t)1 << years) - 1) : 0, .allowance = allowance};
  for (int track = 0; track < AP_TRACKS; track++) {
    replan->kept.years[track] = open->years[track];
  }
  for (size_t i = 0; i < replan->file.count; i++) {
    replan->frozen_count += ap_replan_is_frozen(replan, &replan->file.rows[i]);
  }
}

/* Where there is no plan: events that keep audits out of the year under way, in which they may have been due. */
static void tell_missed(const ap_replan *replan, ap_diagnostics *diagnostics) {
  const ap_events *events = replan->scenario->events;
  for (size_t e = 0; events != NULL && e < events->count; e++) {
    const ap_event *event = &events->events[e];
    if (event->kind == AP_EVENT_MISSED && event->audit_year == replan->open.first) {
      ap_place place = {.file = events->file, .line = event->line, .column = event->column};
      ap_diagnose(diagnostics, &place, AP_D_REPLAN_MISSED_NOW, "%s" AP_NEXT "%d", event->id, event->audit_year);
    }
  }
}

static ap_status make(ap_replan *replan, const char *plan_path, const ap_replan_options *options,
                      ap_diagnostics *diagnostics) {
  ap_status status = ap_plan_file_read(plan_path, diagnostics, &replan->file);
  if (status == AP_OK) {
    status = ap_open_years_find(replan->scenario, &replan->file, options->freeze, diagnostics, &replan->open);
  }
  if (status != AP_OK) {
    return status;
  }
  keep_earlier_plan(replan, options->allowance);
  ap_status planned =
      ap_plan_make_keeping(&replan->open.scenario, &replan->kept, options->plan, diagnostics, &replan->plan);
  if (planned == AP_NO) {
    tell_missed(replan, diagnostics);
  }
  if (planned != AP_OK && planned != AP_INTERRUPTED) {
    return planned;
  }
  status = name_rows(replan);
  status = status == AP_OK ? find_changes(replan) : status;
  return status == AP_OK ? planned : status;
}

ap_status ap_replan_make(const ap_scenario *scenario, const char *plan_path, const ap_replan_options *options,
                         ap_diagnostics *diagnostics, ap_replan **replan) {
  ap_replan *made = ap_allocate(1, sizeof *made);
  *replan = NULL;
  ap_status status = AP_MACHINE;
  if (made != NULL) {
    made->scenario = scenario;
    status = make(made, plan_path, options, diagnostics);
  }
  if (status == AP_MACHINE && ap_diagnostics_total(diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  if (status != AP_OK && status != AP_INTERRUPTED) {
    ap_replan_free(made);
    return status;
  }
  *replan = made;
  return status;
}

void ap_replan_free(ap_replan *replan) {
  if (replan != NULL) {
    ap_plan_free(replan->plan);
    ap_open_years_free(&replan->open);
    ap_plan_file_free(&replan->file);
    ap_release(replan->changes);
    ap_arena_free(&replan->arena);
    ap_release(replan);
  }
}
