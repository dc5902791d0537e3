/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/open_history.h"
#include "lifecycle/served.h"
#include <stdlib.h>

const ap_event *ap_open_event(const ap_open_years *open, size_t index) {
  const ap_events *events = open->whole->events;
  return events != NULL && index < events->count ? &events->events[index] : NULL;
}

/* The year in which a frozen row counts; 0 where it does not. What was done late in a year still open counts at the end
 * of those gone by, so that nothing is due later than it was. */
static int year_counted(const ap_open_years *open, const ap_filed_row *row, const ap_item *item) {
  const ap_event *event;
  int year = row->year;
  for (size_t e = 0; (event = ap_open_event(open, e)) != NULL; e++) {
    bool speaks = (event->kind == AP_EVENT_MISSED || event->kind == AP_EVENT_LATE) && event->track == row->track &&
                  event->audit_year == row->year && ap_event_items_hold(&event->items, item);
    if (speaks && event->kind == AP_EVENT_MISSED) {
      return 0;
    }
    year = speaks ? event->done_year : year;
  }
  return year < open->first ? year : open->first - 1;
}

static int compare_rows(const void *left, const void *right) {
  const ap_history_row *a = left;
  const ap_history_row *b = right;
  if (a->item->rank != b->item->rank) {
    return a->item->rank < b->item->rank ? -1 : 1;
  }
  return a->track != b->track ? (int)a->track - (int)b->track : (a->year > b->year) - (a->year < b->year);
}

/* The last re-application: what was audited before its year counts no more. */
static const ap_event *last_reapplication(const ap_open_years *open) {
  const ap_event *event;
  const ap_event *found = NULL;
  for (size_t e = 0; (event = ap_open_event(open, e)) != NULL; e++) {
    found = event->kind == AP_EVENT_REAPPLICATION ? event : found;
  }
  return found;
}

/* Of each row the year in which it counts; 0 of an open one, and of one that counts for nothing. */
static int *count_rows(ap_open_years *open, const ap_plan_file *file) {
  int *counted = ap_arena_allocate(&open->arena, file->count, sizeof *counted);
  for (size_t i = 0; counted != NULL && i < file->count; i++) {
    const ap_filed_row *row = &file->rows[i];
    const ap_item *item = open->traced[i].item;
    counted[i] = item != NULL && row->year < open->first ? year_counted(open, row, item) : 0;
  }
  return counted;
}

/* The frozen years in which external audits counted internally, by ap_item.index. */
static ap_status find_served(ap_open_years *open, const ap_plan_file *file, const int *counted,
                             ap_diagnostics *diagnostics, ap_years **served) {
  size_t count = open->whole->catalog->count;
  ap_years *external = ap_arena_allocate(&open->arena, count, sizeof *external);
  *served = ap_arena_allocate(&open->arena, count, sizeof **served);
  if (open->arena.failed) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < file->count; i++) {
    if (file->rows[i].track == AP_EXTERNAL && counted[i] >= open->whole->start_year) {
      external[open->traced[i].item->index] |= (ap_years)1 << (counted[i] - open->whole->start_year);
    }
  }
  ap_serving serving;
  ap_status status = ap_serving_find(open->whole, diagnostics, &serving);
  if (status == AP_OK) {
    ap_add_served(&serving, external, *served);
  }
  ap_serving_free(&serving);
  return status;
}

static size_t count_years(const ap_years *of_item, size_t item_count) {
  size_t count = 0;
  for (size_t i = 0; i < item_count; i++) {
    for (ap_years years = of_item[i]; years != 0; years &= years - 1) {
      count++;
    }
  }
  return count;
}

static void add_served(ap_open_years *open, const ap_years *served, int anew) {
  ap_history *made = &open->history;
  const ap_catalog *catalog = open->whole->catalog;
  for (size_t i = 0; i < catalog->count; i++) {
    int year = open->whole->start_year;
    for (ap_years years = served[i]; years != 0; years >>= 1, year++) {
      if ((years & 1) != 0 && year >= anew) {
        made->rows[made->count++] = (ap_history_row){.item = &catalog->items[i], .track = AP_INTERNAL, .year = year};
      }
    }
  }
}

static void add_recorded(ap_open_years *open, int anew) {
  const ap_history *history = open->whole->history;
  for (size_t i = 0; history != NULL && i < history->count; i++) {
    const ap_history_row *row = &history->rows[i];
    if (row->year < open->whole->start_year && row->year >= anew) {
      open->history.rows[open->history.count++] = *row;
    }
  }
}

static void add_frozen(ap_open_years *open, const ap_plan_file *file, const int *counted, int anew) {
  ap_history *made = &open->history;
  for (size_t i = 0; i < file->count; i++) {
    if (counted[i] != 0 && counted[i] >= anew) {
      made->rows[made->count++] =
          (ap_history_row){.item = open->traced[i].item, .track = file->rows[i].track, .year = counted[i]};
    }
  }
}

ap_status ap_open_history_make(ap_open_years *open, const ap_plan_file *file, ap_diagnostics *diagnostics) {
  const ap_event *again = last_reapplication(open);
  int anew = again == NULL ? AP_NEVER : again->year;
  ap_history *made = &open->history;
  ap_years *served;
  const int *counted = count_rows(open, file);
  ap_status status = counted == NULL ? AP_MACHINE : find_served(open, file, counted, diagnostics, &served);
  if (status != AP_OK) {
    return status;
  }
  size_t recorded = open->whole->history == NULL ? 0 : open->whole->history->count;
  size_t most = recorded + file->count + count_years(served, open->whole->catalog->count);
  made->rows = ap_arena_allocate(&open->arena, most, sizeof *made->rows);
  if (made->rows == NULL) {
    return AP_MACHINE;
  }
  add_recorded(open, anew);
  add_frozen(open, file, counted, anew);
  add_served(open, served, anew);
  qsort(made->rows, made->count, sizeof *made->rows, compare_rows);
  made->file = file->source.name;
  open->scenario.history = made;
  return AP_OK;
}

static bool was_audited(const ap_open_years *open, const ap_item *item, ap_track track, int from, int to) {
  for (size_t i = 0; i < open->history.count; i++) {
    const ap_history_row *row = &open->history.rows[i];
    if (row->item == item && row->track == track && row->year >= from && row->year <= to) {
      return true;
    }
  }
  return false;
}

bool ap_reaudit_is_open(const ap_open_years *open, const ap_event *event, const ap_item *item) {
  return ap_event_asks_for_audit(event) && ap_event_items_hold(&event->items, item) &&
         !was_audited(open, item, event->track, event->year, event->by_year);
}
