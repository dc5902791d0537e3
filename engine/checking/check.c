/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second opinion on a plan: from the scenario and the plan's file alone. */
#include "checking/check.h"
#include "catalog/statement.h"
#include "checking/constraints.h"
#include "checking/coverage.h"
#include "checking/judging.h"
#include "checking/plan_read.h"
#include "checking/reaudits.h"
#include "checking/tie_breaches.h"
#include "checking/words.h"
#include "scheme/plan_year.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/utf8.h"
#include <string.h>

/* What is needed while checking and gone afterwards. */
typedef struct work {
  const char *bytes; /* of a plan in memory; NULL: it is a file */
  size_t length;
  ap_source source;
  ap_check_past *past; /* the check's */
  ap_check_scope scopes[AP_TRACKS];
  ap_check_ties ties;
  ap_check_forced forced; /* of a tied scenario alone */
  ap_check_ground grounds[AP_TRACKS];
  ap_check_rows rows;
  ap_check_counted counted;
  ap_claims claims;
  int64_t replanned_from; /* as the plan's JSON says; 0: it does not */
} work;

static void free_scopes(work *task) {
  ap_check_scope_free(&task->scopes[AP_EXTERNAL]);
  ap_check_scope_free(&task->scopes[AP_INTERNAL]);
  ap_check_ties_free(&task->ties);
}

static void free_work(work *task) {
  ap_source_free(&task->source);
  ap_check_rows_free(&task->rows);
  ap_check_counted_free(&task->counted);
  ap_check_ground_free(&task->grounds[AP_EXTERNAL]);
  ap_check_ground_free(&task->grounds[AP_INTERNAL]);
  ap_check_forced_free(&task->forced);
  free_scopes(task);
}

static ap_check *new_check(const ap_scenario *scenario, const char *path) {
  ap_check *check = ap_allocate(1, sizeof *check);
  if (check == NULL) {
    return NULL;
  }
  check->scenario = scenario;
  check->first_year = scenario->start_year;
  check->years = scenario->years;
  check->claims_judged = true;
  check->file = ap_arena_copy(&check->arena, path);
  check->breaches = ap_diagnostics_new();
  if (check->file == NULL || check->breaches == NULL) {
    ap_check_free(check);
    return NULL;
  }
  return check;
}

void ap_check_free(ap_check *check) {
  if (check == NULL) {
    return;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_release(check->tracks[track].due_after.entries);
    ap_release(check->tracks[track].overdue.entries);
    ap_release(check->tracks[track].inherited.entries);
  }
  ap_diagnostics_free(check->breaches);
  if (check->past != NULL) {
    ap_check_past_free(check->past);
  }
  ap_arena_free(&check->arena);
  ap_release(check);
}

/* As the planner does: minutes that nobody gives cannot be verified. */
static bool minutes_are_given(const ap_check_scope *scope, ap_diagnostics *diagnostics) {
  const ap_catalog *catalog = scope->scenario->catalog;
  bool given = true;
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    if (ap_check_is_claimed(scope, item) && ap_item_minutes(scope->scenario, item, scope->track) == 0) {
      ap_place place = {.file = catalog->file, .line = item->line, .pointer = item->pointer};
      const char *track = ap_check_track_words[scope->track];
      ap_diagnose(diagnostics, &place, AP_D_PLAN_NO_MINUTES,
                  "%s" AP_NEXT "%s" AP_NEXT "%s_minutes" AP_NEXT "effort: %s:", item->id, track, track, track);
      given = false;
    }
  }
  return given;
}

static ap_status find_scopes(const ap_scenario *scenario, ap_diagnostics *diagnostics, work *task) {
  bool given = true;
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_status found = task->past != NULL ? ap_check_scope_find_open(task->past, (ap_track)track, &task->scopes[track])
                                         : ap_check_scope_find(scenario, (ap_track)track, &task->scopes[track]);
    if (found != AP_OK) {
      return AP_MACHINE;
    }
    given = minutes_are_given(&task->scopes[track], diagnostics) && given;
  }
  if (!given) {
    return AP_BAD_INPUT;
  }
  return ap_check_ties_find(task->scopes, &task->ties);
}

static ap_status take_rows_anew(work *task) {
  ap_check_rows_free(&task->rows);
  ap_status status = ap_check_rows_begin(task->scopes, &task->rows);
  task->rows.past = task->past;
  return status;
}

static ap_status read_source(const char *path, ap_diagnostics *diagnostics, work *task, ap_check *check) {
  static const char expected[] = "a plan, CSV or JSON";
  ap_status sourced = task->bytes == NULL ? ap_source_read(path, expected, AP_SOURCE_TABLE, diagnostics, &task->source)
                                          : ap_source_take(path, task->bytes, task->length, expected, AP_SOURCE_TABLE,
                                                           diagnostics, &task->source);
  check->json = task->source.bytes != NULL && ap_source_is_json(&task->source);
  return sourced;
}

/* Where the source itself is at fault, its other faults are told all the same. */
static ap_status read_rows(ap_status sourced, ap_diagnostics *diagnostics, work *task, ap_check *check) {
  if (sourced != AP_OK && (sourced != AP_BAD_INPUT || task->source.bytes == NULL)) {
    return sourced;
  }
  ap_status status = check->json ? ap_check_read_json(&task->source, diagnostics, &task->rows, check, &task->claims)
                                 : ap_check_read_csv(&task->source, diagnostics, &task->rows, check);
  return status == AP_OK ? sourced : status;
}

/* A year that has begun may be frozen before it ends, but for the last: something is left to be judged. */
static bool may_be_frozen(const ap_scenario *scenario, int year) {
  return year == ap_plan_year_of(scenario->as_of, scenario->start_month) &&
         year < scenario->start_year + scenario->years - 1;
}

/* The first open year: that which the plan's JSON says, where it can be so. */
static int first_open(const ap_scenario *scenario, const work *task, ap_check *check) {
  int64_t from = task->replanned_from;
  int open = ap_check_first_open(scenario);
  check->claims_judged = from == open || (from == (int64_t)open + 1 && may_be_frozen(scenario, open));
  if (from != 0 && !check->claims_judged) {
    ap_place place = {.file = check->file, .pointer = "/replanned/from"};
    ap_diagnose(check->breaches, &place, AP_D_CHECK_REPLANNED, "%lld" AP_NEXT "%d", (long long)from, open);
  }
  return check->claims_judged ? (int)from : open;
}

/* The rows of frozen years tell what is due in the open ones: the units are found once more after them. */
static ap_status read_open_years(const ap_scenario *scenario, ap_status sourced, ap_diagnostics *diagnostics,
                                 work *task, ap_check *check) {
  int from = scenario->start_year;
  if (task->source.bytes != NULL) {
    if (check->json && !ap_check_replanned_from(&task->source, &task->replanned_from)) {
      return AP_MACHINE;
    }
    from = first_open(scenario, task, check);
  }
  check->past = ap_arena_allocate(&check->arena, 1, sizeof *check->past);
  task->past = check->past;
  ap_status status = check->past == NULL ? AP_MACHINE : ap_check_past_begin(scenario, from, check->past);
  free_scopes(task);
  status = status == AP_OK ? find_scopes(scenario, diagnostics, task) : status;
  status = status == AP_OK ? take_rows_anew(task) : status;
  if (status != AP_OK) {
    return status;
  }
  check->claims_judged = check->claims_judged && check->past->revoked == 0;
  task->rows.without_continued = !check->claims_judged;
  status = read_rows(sourced, diagnostics, task, check);
  status = status == AP_OK ? ap_check_past_settle(task->past) : status;
  if (status != AP_OK) {
    return status;
  }
  free_scopes(task);
  check->first_year = from;
  check->years = task->past->open.years;
  if (!ap_listing_find(scenario, &check->arena, &check->listing)) {
    return AP_MACHINE;
  }
  return find_scopes(scenario, diagnostics, task);
}

/* Most plans are CSV without a fault, and need not be held in memory. */
static ap_status read_plan(const ap_scenario *scenario, const char *path, ap_diagnostics *diagnostics, work *task,
                           ap_check *check) {
  ap_status status = find_scopes(scenario, diagnostics, task);
  status = status == AP_OK ? take_rows_anew(task) : status;
  bool is_file = task->bytes == NULL;
  if (status != AP_OK || (is_file && ap_check_read_sound_csv(path, &task->rows, check) == AP_OK)) {
    return status;
  }
  ap_status sourced = read_source(path, diagnostics, task, check);
  if (check->json && strstr(task->source.bytes, "\"replanned\"") != NULL &&
      !ap_check_replanned_from(&task->source, &task->replanned_from)) {
    return AP_MACHINE;
  }
  if (task->replanned_from != 0) {
    return read_open_years(scenario, sourced, diagnostics, task, check);
  }
  status = take_rows_anew(task);
  return status == AP_OK ? read_rows(sourced, diagnostics, task, check) : status;
}

/* Breaches of rows beyond those that are told are counted all the same. */
static void count_untold(const ap_check_rows *rows, ap_check *check) {
  for (uint64_t i = 0; i < rows->complaints_beyond; i++) {
    ap_diagnose_plain(check->breaches, &(ap_place){.file = check->file}, AP_D_CHECK_ROW_UNKNOWN);
  }
}

/* What the rows come to, in values that are judged later. */
static void sum_up(const ap_check_scope *scope, ap_check_track *track) {
  int64_t smallest = track->minutes[0];
  for (int offset = 0; offset < track->checked_years; offset++) {
    int64_t minutes = track->minutes[offset];
    track->criteria[AP_TOTAL].value += minutes;
    smallest = minutes < smallest ? minutes : smallest;
    if (minutes > track->criteria[AP_PEAK].value) {
      track->criteria[AP_PEAK].value = minutes;
    }
  }
  track->criteria[AP_SPREAD].value = track->criteria[AP_PEAK].value - smallest;
  track->unit_count = scope->unit_count;
}

static void fill_in(const work *task, const ap_check_scope *scope, ap_check *check) {
  const ap_check_ground *ground = &task->grounds[scope->track];
  const ap_check_rows *rows = &task->rows;
  ap_check_track *track = &check->tracks[scope->track];
  track->horizon = scope->horizon;
  track->checked_years = check->json && check->claims_judged ? scope->horizon : scope->scenario->years;
  if (task->past != NULL) {
    memcpy(track->frozen_items, task->past->items[scope->track], sizeof track->frozen_items);
    memcpy(track->frozen_minutes, task->past->minutes[scope->track], sizeof track->frozen_minutes);
  }
  track->common_divisor = ground->divisor;
  memcpy(track->forced_minutes, ground->forced, sizeof track->forced_minutes);
  memcpy(track->items, rows->items[scope->track], sizeof track->items);
  memcpy(track->set_up_minutes, task->counted.set_up_minutes[scope->track], sizeof track->set_up_minutes);
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    track->minutes[offset] = rows->minutes[scope->track][offset] + track->set_up_minutes[offset];
  }
  sum_up(scope, track);
}

static ap_status lay_grounds(work *task) {
  ap_status status = task->ties.any ? ap_check_forced_find(&task->ties, &task->forced) : AP_OK;
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    status = ap_check_ground_lay(&task->scopes[track], &task->grounds[track]);
    if (status == AP_OK && task->ties.any) {
      ap_check_ground_tie(&task->forced, (ap_track)track, &task->grounds[track]);
    }
  }
  return status;
}

static ap_status judge_claims(const work *task, const ap_check_scope *scope, ap_check *check) {
  ap_check_tied tied = {.forced = &task->forced, .grounds = &task->grounds};
  ap_judging judging = {.scope = scope,
                        .ground = &task->grounds[scope->track],
                        .tied = task->ties.any ? &tied : NULL,
                        .plan = &task->claims,
                        .claims = &task->claims.tracks[scope->track],
                        .check = check,
                        .track = &check->tracks[scope->track]};
  ap_status status = ap_judge_certificate(&judging);
  if (status != AP_OK) {
    return status;
  }
  ap_judge_criteria(&judging);
  return ap_judge_track(&judging);
}

static ap_status check_track(const work *task, const ap_check_scope *scope, ap_check *check) {
  ap_status status = ap_check_coverage(scope, &task->rows, &task->counted, check);
  if (status != AP_OK) {
    return status;
  }
  ap_check_constraints(scope, &task->rows, check);
  if (task->ties.any) {
    ap_check_apart(&task->ties, scope->track, &task->counted, check);
  }
  if (task->past != NULL) {
    ap_check_reaudits(scope, check);
  }
  return check->json && check->claims_judged ? judge_claims(task, scope, check) : AP_OK;
}

/* Each track by itself, once the loads of both are known; then what both share. */
static ap_status check_tracks(work *task, ap_check *check) {
  ap_status status = lay_grounds(task);
  if (status == AP_OK) {
    status = ap_check_count(&task->ties, &task->rows, &task->counted);
  }
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    fill_in(task, &task->scopes[track], check);
  }
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    status = check_track(task, &task->scopes[track], check);
  }
  if (status == AP_OK) {
    ap_check_shared_caps(&task->ties, &task->rows, &task->counted, check);
  }
  return status;
}

static void tell_other_scenario(ap_check *check, const char *pointer, int64_t found, int64_t expected) {
  if (found != expected) {
    ap_place place = {.file = check->file, .pointer = pointer};
    ap_diagnose(check->breaches, &place, AP_D_CHECK_OTHER_SCENARIO, "%lld" AP_NEXT "%lld", (long long)found,
                (long long)expected);
  }
}

static void check_scenario(const ap_claims *claims, ap_check *check) {
  tell_other_scenario(check, "/scenario/start_year", claims->start_year, check->scenario->start_year);
  if (claims->start_month.given) {
    tell_other_scenario(check, "/scenario/start_month", claims->start_month.value, check->scenario->start_month);
  }
  tell_other_scenario(check, "/scenario/years", claims->years, check->scenario->years);
  const char *scheme = check->scenario->scheme->id;
  if (strcmp(claims->scheme, scheme) != 0) {
    char shown[AP_EXCERPT_SIZE];
    ap_place place = {.file = check->file, .pointer = "/scenario/scheme"};
    ap_diagnose(check->breaches, &place, AP_D_CHECK_OTHER_SCENARIO, "%s" AP_NEXT "%s",
                ap_utf8_excerpt(claims->scheme, shown), scheme);
  }
}

static ap_status run(const ap_scenario *scenario, const char *path, ap_diagnostics *diagnostics, work *task,
                     ap_check *check) {
  ap_status status = scenario->events == NULL ? read_plan(scenario, path, diagnostics, task, check)
                                              : read_open_years(scenario, read_source(path, diagnostics, task, check),
                                                                diagnostics, task, check);
  check->row_count = task->rows.count;
  if (status != AP_OK) {
    return status;
  }
  count_untold(&task->rows, check);
  if (check->json) {
    check_scenario(&task->claims, check);
  }
  status = check_tracks(task, check);
  if (status == AP_OK) {
    ap_statement_check(scenario->catalog, check->breaches);
  }
  return status;
}

/* By what was found, not by what is kept: a breach that memory was too short for is a breach. */
static bool found_nothing(const ap_check *check) {
  return ap_diagnostics_total(check->breaches, AP_ERROR) == 0 &&
         ap_diagnostics_total(check->breaches, AP_WARNING) == 0 && ap_diagnostics_total(check->breaches, AP_NOTE) == 0;
}

static ap_status check_plan(const ap_scenario *scenario, const char *path, work *task, ap_diagnostics *diagnostics,
                            ap_check **check) {
  *check = NULL;
  ap_check *made = new_check(scenario, path);
  ap_status status = made == NULL ? AP_MACHINE : run(scenario, path, diagnostics, task, made);
  free_work(task);
  if (status == AP_OK) {
    *check = made;
    return found_nothing(made) ? AP_OK : AP_NO;
  }
  if (status == AP_MACHINE) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  ap_check_free(made);
  return status;
}

ap_status ap_check_plan(const ap_scenario *scenario, const char *path, ap_diagnostics *diagnostics, ap_check **check) {
  work task = {0};
  return check_plan(scenario, path, &task, diagnostics, check);
}

ap_status ap_check_plan_text(const ap_scenario *scenario, const char *name, const char *bytes, size_t length,
                             ap_diagnostics *diagnostics, ap_check **check) {
  work task = {.bytes = bytes, .length = length};
  return check_plan(scenario, name, &task, diagnostics, check);
}

size_t ap_check_breach_count(const ap_check *check) { return ap_diagnostics_count(check->breaches); }

const ap_diagnostic *ap_check_breach(const ap_check *check, size_t index) {
  return ap_diagnostics_at(check->breaches, index);
}
