/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges what a JSON plan says of a track as a whole and of its years. */
#include "checking/judging.h"
#include "checking/levelled.h"
#include "support/diagnose.h"
#include "support/utf8.h"
#include <inttypes.h>
#include <stdio.h>

static void judge_year(const ap_judging *judging, const char *array, size_t index, const ap_claimed_year *claimed,
                       int offset) {
  const ap_check_track *track = judging->track;
  const struct {
    const char *member;
    ap_diagnostic_code code;
    int64_t found, expected;
  } numbers[] = {
      {"year", AP_D_CHECK_CLAIM, claimed->year, (int64_t)judging->scope->scenario->start_year + offset},
      {"minutes", AP_D_CHECK_CLAIM_ROWS, claimed->minutes, track->minutes[offset]},
      {"forced_minutes", AP_D_CHECK_CLAIM, claimed->forced_minutes, track->forced_minutes[offset]},
      {"items", AP_D_CHECK_CLAIM_ROWS, claimed->items, track->items[offset]},
  };
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    char tail[AP_TAIL_BYTES];
    snprintf(tail, sizeof tail, "/%s/%zu/%s", array, index, numbers[i].member);
    ap_judge_equal(judging, tail, numbers[i].code, numbers[i].found, numbers[i].expected);
  }
  if (claimed->set_up_minutes.given) {
    char tail[AP_TAIL_BYTES];
    snprintf(tail, sizeof tail, "/%s/%zu/set_up_minutes", array, index);
    ap_judge_equal(judging, tail, AP_D_CHECK_CLAIM_ROWS, claimed->set_up_minutes.value, track->set_up_minutes[offset]);
  }
}

static void judge_years(const ap_judging *judging, const char *array, const ap_claimed_years *claimed, int from,
                        int beyond) {
  size_t expected = (size_t)(beyond - from);
  if (claimed->count != expected) {
    char tail[AP_TAIL_BYTES];
    snprintf(tail, sizeof tail, "/%s", array);
    ap_judge_breach(judging, tail, AP_D_CHECK_LENGTH, "%zu" AP_NEXT "%zu", claimed->count, expected);
  }
  for (size_t i = 0; i < claimed->count && i < expected; i++) {
    judge_year(judging, array, i, &claimed->years[i], from + (int)i);
  }
}

static int64_t year_due(const ap_judging *judging, const ap_check_unit *unit) {
  return (int64_t)judging->scope->scenario->start_year + unit->due - 1;
}

/* The overdue unit that the entry names; AP_NO_UNIT where there is none such. */
static size_t overdue_unit(const ap_judging *judging, const ap_claimed_overdue *claimed) {
  size_t index = ap_check_unit_named(judging->scope, claimed->id, claimed->rule);
  return index == AP_NO_UNIT || judging->scope->units[index].due >= 1 ? AP_NO_UNIT : index;
}

static void judge_overdue_entry(const ap_judging *judging, size_t entry, bool *named) {
  const ap_claimed_overdue *claimed = &judging->claims->overdue[entry];
  size_t unit = overdue_unit(judging, claimed);
  char tail[AP_TAIL_BYTES];
  char id[AP_EXCERPT_SIZE];
  char rule[AP_EXCERPT_SIZE];
  snprintf(tail, sizeof tail, "/overdue/%zu", entry);
  if (unit == AP_NO_UNIT || named[unit]) {
    ap_judge_breach(judging, tail, AP_D_CHECK_NOT_OVERDUE, "%s" AP_NEXT "%s", ap_utf8_excerpt(claimed->id, id),
                    ap_utf8_excerpt(claimed->rule, rule));
    return;
  }
  named[unit] = true;
  snprintf(tail, sizeof tail, "/overdue/%zu/due", entry);
  ap_judge_equal(judging, tail, AP_D_CHECK_CLAIM, claimed->due, year_due(judging, &judging->scope->units[unit]));
}

static ap_status judge_overdue(const ap_judging *judging) {
  const ap_check_scope *scope = judging->scope;
  bool *named = ap_arena_allocate(&judging->check->arena, scope->unit_count, sizeof *named);
  if (named == NULL) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < judging->claims->overdue_count; i++) {
    judge_overdue_entry(judging, i, named);
  }
  for (size_t u = 0; u < scope->unit_count; u++) {
    const ap_check_unit *unit = &scope->units[u];
    if (unit->due < 1 && !named[u]) {
      ap_judge_breach(judging, "/overdue", AP_D_CHECK_OVERDUE_UNSAID, "%s" AP_NEXT "%s" AP_NEXT "%" PRId64,
                      unit->leading->id, unit->rule->id, year_due(judging, unit));
    }
  }
  return AP_OK;
}

static void judge_maybe(const ap_judging *judging, const char *tail, const ap_claimed_maybe *claimed, bool expected,
                        int64_t value) {
  if (!claimed->given) {
    return;
  }
  if (expected) {
    ap_judge_equal(judging, tail, AP_D_CHECK_CLAIM, claimed->value, value);
  } else {
    ap_judge_breach(judging, tail, AP_D_CHECK_CLAIM, "%" PRId64 AP_NEXT "null", claimed->value);
  }
}

/* A peak is forced where it is the forced load of some year; the first such year is named. A plan need not say so:
 * where the years are all alike there is nothing to set apart. */
static void judge_forced_peak(const ap_judging *judging) {
  const ap_check_ground *ground = judging->ground;
  const ap_claimed_track *claims = judging->claims;
  bool forced = judging->scope->unit_count != 0 && judging->track->criteria[AP_PEAK].value == ground->forced_most;
  int first = 0;
  while (forced && ground->forced[first] != ground->forced_most) {
    first++;
  }
  judge_maybe(judging, "/peak_forced_by", &claims->peak_forced_by, forced,
              (int64_t)judging->scope->scenario->start_year + first);
  int64_t rest = ap_check_rest_peak(ground, judging->track->minutes);
  judge_maybe(judging, "/rest_peak", &claims->rest_peak, forced && claims->peak_forced_by.given, rest < 0 ? 0 : rest);
}

ap_status ap_judge_track(const ap_judging *judging) {
  int years = judging->scope->scenario->years;
  ap_judge_equal(judging, "/units", AP_D_CHECK_CLAIM, judging->claims->units, (int64_t)judging->scope->unit_count);
  ap_judge_equal(judging, "/horizon", AP_D_CHECK_CLAIM, judging->claims->horizon, judging->scope->horizon);
  judge_years(judging, "years", &judging->claims->years, 0, years);
  judge_years(judging, "continued_years", &judging->claims->continued_years, years, judging->scope->horizon);
  judge_forced_peak(judging);
  return judge_overdue(judging);
}
