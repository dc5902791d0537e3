/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/rows.h"
#include "catalog/words.h"
#include "checking/words.h"
#include "support/diagnose.h"
#include "support/utf8.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

ap_status ap_check_rows_begin(const ap_check_scope *scopes, ap_check_rows *rows) {
  *rows = (ap_check_rows){.scopes = scopes};
  size_t count = scopes[0].scenario->catalog->count;
  for (int track = 0; track < AP_TRACKS; track++) {
    rows->audited[track] = ap_arena_allocate(&rows->arena, count, sizeof *rows->audited[track]);
  }
  rows->complaints = ap_arena_allocate(&rows->arena, AP_COMPLAINTS_MOST, sizeof *rows->complaints);
  return rows->arena.failed ? AP_MACHINE : AP_OK;
}

void ap_check_rows_free(ap_check_rows *rows) { ap_arena_free(&rows->arena); }

/* Kept as text, since the row's own strings do not last; none is made for what would not be kept. */
__attribute__((format(printf, 5, 6))) static void complain(ap_check_rows *rows, const ap_check_row *row,
                                                           const char *member, ap_diagnostic_code code,
                                                           const char *format, ...) {
  if (rows->complaint_count == AP_COMPLAINTS_MOST) {
    rows->complaints_beyond++;
    return;
  }
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  char *text = length < 0 ? NULL : ap_arena_allocate(&rows->arena, (size_t)length + 1, 1);
  if (text == NULL) {
    return;
  }
  va_start(arguments, format);
  vsnprintf(text, (size_t)length + 1, format, arguments);
  va_end(arguments);
  rows->complaints[rows->complaint_count++] = (ap_check_complaint){
      .place = row->place, .continued = row->continued, .member = member, .code = code, .arguments = text};
}

/* Whether the row's year is one of its array's; `offset` is then the year's, from 0. */
static bool year_is_inside(ap_check_rows *rows, const ap_check_row *row, int *offset) {
  const ap_check_scope *scope = &rows->scopes[row->track];
  int from = row->continued ? scope->scenario->years : 0;
  int beyond = row->continued ? scope->horizon : scope->scenario->years;
  int64_t start = scope->scenario->start_year;
  if (row->year >= start + from && row->year < start + beyond) {
    *offset = (int)(row->year - start);
    return true;
  }
  char shown[AP_EXCERPT_SIZE];
  const char *id = ap_utf8_excerpt(row->id, shown);
  if (from == beyond) {
    complain(rows, row, "year", AP_D_CHECK_ROW_CONTINUED, "%s" AP_NEXT "%" PRId64, id, row->year);
  } else {
    complain(rows, row, "year", AP_D_CHECK_ROW_OUTSIDE, "%s" AP_NEXT "%" PRId64 AP_NEXT "%" PRId64 AP_NEXT "%" PRId64,
             id, row->year, start + from, start + beyond - 1);
  }
  return false;
}

/* Why an item that no rule claims is not in scope: the first of the reasons in the order of the statement. */
static ap_diagnostic_code why_not_in_scope(const ap_item *item, ap_track track) {
  if (!item->selected) {
    return AP_D_CHECK_ROW_UNSELECTED;
  }
  if (item->heading) {
    return AP_D_CHECK_ROW_HEADING;
  }
  return track == AP_EXTERNAL && item->inherited ? AP_D_CHECK_ROW_INHERITED : AP_D_CHECK_ROW_NO_RULE;
}

static void complain_of_word(ap_check_rows *rows, const ap_check_row *row, const char *member, ap_diagnostic_code code,
                             const char *found, const char *expected) {
  char shown[AP_EXCERPT_SIZE];
  complain(rows, row, member, code, "%s" AP_NEXT "%s" AP_NEXT "%s", row->id, ap_utf8_excerpt(found, shown), expected);
}

static void verify_rule(ap_check_rows *rows, const ap_check_row *row, const ap_item *item) {
  const ap_check_scope *scope = &rows->scopes[row->track];
  if (row->rule == NULL || ap_check_rules_are(scope, item, row->rule)) {
    return;
  }
  bool kept = rows->complaint_count < AP_COMPLAINTS_MOST;
  const char *rules = kept ? ap_check_rules_of(scope, item, &rows->arena) : NULL;
  complain_of_word(rows, row, "rule", AP_D_CHECK_ROW_RULE, row->rule, rules == NULL ? "" : rules);
}

/* Whether one of the names that end before `end` is this one. */
static bool is_named_before(const char *names, size_t end, const char *name, size_t length) {
  for (size_t begin = 0; begin < end;) {
    size_t after = begin + strcspn(names + begin, "+");
    if (after - begin == length && strncmp(names + begin, name, length) == 0) {
      return true;
    }
    begin = after + 1;
  }
  return false;
}

/* Whether the row names, behind the rules, only events that ask for its audit, each once; `length` is then that of the
 * rules. */
static bool names_asking_events(const ap_check_rows *rows, const ap_check_row *row, const ap_item *item,
                                size_t *length) {
  const ap_check_past *past = rows->past;
  bool alone = !ap_check_is_claimed_by_rule(&rows->scopes[row->track], item);
  bool any = false;
  *length = strlen(row->rule);
  while (*length > 0) {
    size_t begin = *length;
    while (begin > 0 && row->rule[begin - 1] != '+') {
      begin--;
    }
    const ap_event *event = ap_check_event_named(past->events, row->rule + begin, *length - begin);
    if (event == NULL) {
      break;
    }
    if (!ap_check_past_names(past, event, item, row->track, row->year, alone) ||
        is_named_before(row->rule, begin, row->rule + begin, *length - begin)) {
      return false;
    }
    any = true;
    *length = begin == 0 ? 0 : begin - 1;
  }
  return any;
}

/* The rules of the scheme, then events that ask for the audit; what no rule selects has events alone. */
static void verify_rule_and_events(ap_check_rows *rows, const ap_check_row *row, const ap_item *item) {
  const ap_check_scope *scope = &rows->scopes[row->track];
  size_t length = 0;
  bool asked = names_asking_events(rows, row, item, &length);
  char *rules = ap_arena_copy_bytes(&rows->arena, row->rule, length);
  bool right = rules != NULL && ap_check_rules_are(scope, item, rules) && (asked || length != 0);
  if (right || rules == NULL) {
    return;
  }
  char shown[AP_EXCERPT_SIZE];
  const char *expected = ap_check_rules_of(scope, item, &rows->arena);
  complain(rows, row, "rule", AP_D_CHECK_ROW_EVENT, "%s" AP_NEXT "%s" AP_NEXT "%" PRId64 AP_NEXT "%s", item->id,
           ap_utf8_excerpt(row->rule, shown), row->year, expected == NULL || *expected == '\0' ? "-" : expected);
}

static bool names_standard(const char *word, ap_standard expected) {
  ap_standard standard;
  return strcmp(word, ap_check_standard_words[expected]) == 0 ||
         (ap_word_standard(word, strlen(word), &standard) && standard == expected);
}

static void verify_columns(ap_check_rows *rows, const ap_check_row *row, const ap_item *item) {
  if (rows->past != NULL && row->rule != NULL) {
    verify_rule_and_events(rows, row, item);
  } else {
    verify_rule(rows, row, item);
  }
  if (row->standard != NULL && !names_standard(row->standard, item->standard)) {
    complain_of_word(rows, row, "standard", AP_D_CHECK_ROW_STANDARD, row->standard,
                     ap_check_standard_words[item->standard]);
  }
  const char *objective = ap_objective_of(item)->id;
  if (row->objective != NULL && strcmp(row->objective, objective) != 0) {
    complain_of_word(rows, row, "objective", AP_D_CHECK_ROW_OBJECTIVE, row->objective, objective);
  }
  int32_t minutes = ap_item_minutes(rows->scopes[row->track].scenario, item, row->track);
  if (row->has_minutes && row->minutes != minutes) {
    complain(rows, row, "minutes", AP_D_CHECK_ROW_MINUTES, "%s" AP_NEXT "%" PRId64 AP_NEXT "%" PRId32, item->id,
             row->minutes, minutes);
  }
}

/* A row counts once, in the catalog's minutes; AP_MINUTES_MOST and one row per item and year: no overflow. */
static void count_row(ap_check_rows *rows, const ap_check_row *row, const ap_item *item, int offset) {
  uint32_t *audited = &rows->audited[row->track][item->index];
  uint32_t year = UINT32_C(1) << offset;
  if (*audited & year) {
    complain(rows, row, NULL, AP_D_CHECK_ROW_REPEATED, "%s" AP_NEXT "%" PRId64 AP_NEXT "%s", item->id, row->year,
             ap_check_track_words[row->track]);
    return;
  }
  *audited |= year;
  rows->minutes[row->track][offset] += ap_item_minutes(rows->scopes[row->track].scenario, item, row->track);
  rows->items[row->track][offset]++;
}

/* A row of a frozen year is a record: its item, and that it stands there once, are judged, in the minutes that it says
 * itself. What was in force then, by what rule and with what minutes, is not known. */
static void take_frozen(ap_check_rows *rows, const ap_check_row *row) {
  ap_check_past *past = rows->past;
  const ap_scenario *whole = past->whole;
  char shown[AP_EXCERPT_SIZE];
  const char *id = ap_utf8_excerpt(row->id, shown);
  int last = whole->start_year + whole->years - 1;
  if (row->year < whole->start_year || row->year > last) {
    complain(rows, row, "year", AP_D_CHECK_ROW_OUTSIDE, "%s" AP_NEXT "%" PRId64 AP_NEXT "%d" AP_NEXT "%d", id,
             row->year, whole->start_year, last);
    return;
  }
  int offset = (int)(row->year - whole->start_year);
  ap_traced traced = ap_trace_id(past->events, whole->catalog, row->id, (int)row->year);
  if (traced.item == NULL && !traced.withdrawn) {
    complain(rows, row, "id", AP_D_CHECK_ROW_UNKNOWN, "%s", id);
    return;
  }
  if (traced.item != NULL) {
    ap_years *years = &past->frozen[row->track][traced.item->index];
    if ((*years >> offset & 1) != 0) {
      complain(rows, row, NULL, AP_D_CHECK_ROW_REPEATED, "%s" AP_NEXT "%" PRId64 AP_NEXT "%s", id, row->year,
               ap_check_track_words[row->track]);
      return;
    }
    *years |= (ap_years)1 << offset;
  }
  bool plausible = row->has_minutes && row->minutes > 0 && row->minutes <= AP_MINUTES_MOST;
  int32_t otherwise = traced.item == NULL ? 0 : ap_item_minutes(whole, traced.item, row->track);
  past->minutes[row->track][offset] += plausible ? row->minutes : otherwise;
  past->items[row->track][offset]++;
}

/* An ID of an earlier catalog in a year that is open. */
static void complain_of_former_id(ap_check_rows *rows, const ap_check_row *row) {
  const ap_scenario *whole = rows->past->whole;
  char shown[AP_EXCERPT_SIZE];
  const char *id = ap_utf8_excerpt(row->id, shown);
  ap_traced traced = ap_trace_id(rows->past->events, whole->catalog, row->id, INT32_MIN);
  if (traced.withdrawn) {
    complain(rows, row, "id", AP_D_CHECK_ROW_WITHDRAWN, "%s" AP_NEXT "%s", id, traced.event->id);
  } else if (traced.item != NULL) {
    complain(rows, row, "id", AP_D_CHECK_ROW_RENUMBERED, "%s" AP_NEXT "%s" AP_NEXT "%s", id, traced.event->id,
             traced.item->id);
  } else {
    complain(rows, row, "id", AP_D_CHECK_ROW_UNKNOWN, "%s", id);
  }
}

/* Whether events leave the row nothing to be judged for in an open year. */
static bool is_told_by_event(ap_check_rows *rows, const ap_check_row *row, const ap_item *item) {
  const ap_check_past *past = rows->past;
  char shown[AP_EXCERPT_SIZE];
  const char *id = ap_utf8_excerpt(row->id, shown);
  if (past->revoked != 0 && row->year > past->revoked) {
    complain(rows, row, "year", AP_D_CHECK_ROW_REVOKED, "%s" AP_NEXT "%" PRId64 AP_NEXT "%s", id, row->year,
             past->revocation->id);
    return true;
  }
  if (item == NULL || row->year < past->from || row->year - past->from >= AP_YEARS_MOST) {
    return false;
  }
  if ((past->barred[row->track][item->index] >> (row->year - past->from) & 1) == 0) {
    return false;
  }
  const ap_event *event = ap_check_past_missed(past, item, row->track, row->year);
  complain(rows, row, "year", AP_D_CHECK_ROW_MISSED, "%s" AP_NEXT "%s" AP_NEXT "%" PRId64, id,
           event == NULL ? "" : event->id, row->year);
  return true;
}

ap_status ap_check_rows_take(ap_check_rows *rows, const ap_check_row *row) {
  const ap_check_scope *scope = &rows->scopes[row->track];
  rows->count++;
  if (row->continued && rows->without_continued) {
    return AP_OK;
  }
  if (rows->past != NULL && row->year < rows->past->from && !row->continued) {
    take_frozen(rows, row);
    return rows->arena.failed ? AP_MACHINE : AP_OK;
  }
  const ap_item *item = ap_catalog_find_after(scope->scenario->catalog, row->id, rows->last);
  rows->last = item;
  int offset = 0;
  if (rows->past != NULL && is_told_by_event(rows, row, item)) {
    return rows->arena.failed ? AP_MACHINE : AP_OK;
  }
  if (item == NULL && rows->past != NULL) {
    complain_of_former_id(rows, row);
  } else if (item == NULL) {
    char shown[AP_EXCERPT_SIZE];
    complain(rows, row, "id", AP_D_CHECK_ROW_UNKNOWN, "%s", ap_utf8_excerpt(row->id, shown));
  }
  bool inside = year_is_inside(rows, row, &offset);
  if (item != NULL && inside) {
    count_row(rows, row, item, offset);
  }
  if (item != NULL && !ap_check_is_claimed(scope, item)) {
    complain(rows, row, "id", why_not_in_scope(item, row->track), "%s" AP_NEXT "%s", item->id,
             ap_check_track_words[row->track]);
  } else if (item != NULL) {
    verify_columns(rows, row, item);
  }
  return rows->arena.failed ? AP_MACHINE : AP_OK;
}

bool ap_check_rows_join(ap_check_rows *rows, const ap_check_rows *others) {
  size_t items = rows->scopes[0].scenario->catalog->count;
  rows->count += others->count;
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < items && others->count != 0; i++) {
      if ((rows->audited[track][i] & others->audited[track][i]) != 0) {
        return false;
      }
      rows->audited[track][i] |= others->audited[track][i];
    }
    for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
      rows->minutes[track][offset] += others->minutes[track][offset];
      rows->items[track][offset] += others->items[track][offset];
    }
  }
  return true;
}
