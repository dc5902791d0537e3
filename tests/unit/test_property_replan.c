/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random plans of small scenarios, some of their years gone by, and a random event: what is past stays as it is, byte
 * for byte; the list of changes is the difference of the two plans; and no plan of the open years has fewer, by writing
 * out all of them. Instance N is made from FIRST_SEED + N alone: to look at one, run this program with N. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "auditplan/check.h"
#include "fewest_changes.h"
#include "lifecycle/replan.h"
#include "output/views.h"
#include "random_scenario.h"

enum { INSTANCES = 1000, UNITS_MOST = 4, EVENT_ITEMS_MOST = 3 };
#define FIRST_SEED UINT64_C(202804010000)

typedef struct instance {
  uint64_t number;
  made_scenario *made;
  ap_plan *plan; /* the earlier one */
  ap_text text;  /* as CSV */
  ap_event event;
  ap_events events;
  const ap_item *items[EVENT_ITEMS_MOST];
  int first; /* open year */
  ap_replan *replan;
  int complaints;
} instance;

static void expect(instance *at, bool holds, const char *what) {
  if (!holds) {
    print_message("instance %llu (event %d): %s\n", (unsigned long long)at->number, (int)at->event.kind, what);
    at->complaints++;
  }
}

/* ---- the instance ---- */

/* Some items of one track that its rules claim; false where there are none. */
static bool draw_items(instance *at, random_source *source) {
  at->event.track = (ap_track)random_below(source, AP_TRACKS);
  expected_track expected;
  assert_true(expected_track_of(&at->made->scenario, at->event.track, &expected));
  size_t step = (size_t)random_between(source, 1, 3);
  for (size_t m = 0; m < expected.member_count && at->event.items.item_count < EVENT_ITEMS_MOST; m += step) {
    at->items[at->event.items.item_count++] = expected.members[m].item;
  }
  at->event.items.items = at->items;
  return at->event.items.item_count > 0;
}

static ap_date day_in(int year) { return (ap_date){year, 5, 1}; }

/* Missed and late audits need a year that is gone, an incident the external track. */
static ap_event_kind draw_kind(const instance *at, random_source *source) {
  static const ap_event_kind kinds[] = {AP_EVENT_FINDING, AP_EVENT_SCOPE, AP_EVENT_INCIDENT, AP_EVENT_MISSED,
                                        AP_EVENT_LATE};
  ap_event_kind kind = kinds[random_below(source, sizeof kinds / sizeof kinds[0])];
  bool gone = at->first > at->made->scenario.start_year;
  bool fits = kind == AP_EVENT_INCIDENT ? at->event.track == AP_EXTERNAL
                                        : gone || (kind != AP_EVENT_MISSED && kind != AP_EVENT_LATE);
  return fits ? kind : AP_EVENT_FINDING;
}

static void draw_event(instance *at, random_source *source) {
  int start = at->made->scenario.start_year;
  ap_event *event = &at->event;
  *event = (ap_event){.id = "EVENT-1", .year = random_between(source, start, at->first)};
  if (random_below(source, 6) == 0 || !draw_items(at, source)) {
    return;
  }
  event->kind = draw_kind(at, source);
  event->serious = event->kind == AP_EVENT_INCIDENT && random_below(source, 2) == 0;
  event->date = day_in(event->year);
  event->by_year = random_between(source, event->year, at->first + 2);
  event->by = day_in(event->by_year);
  event->audit_year = at->first > start ? random_between(source, start, at->first - 1) : start;
  event->done_year = random_between(source, event->audit_year + 1, at->first + 1);
  event->done_year = event->done_year > at->first ? at->first : event->done_year;
  event->done = day_in(event->done_year);
  at->events = (ap_events){.events = event, .count = 1};
  at->made->scenario.events = &at->events;
}

static void write_plan(const instance *at, const char *path) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(at->text.bytes, 1, at->text.length, file), at->text.length);
  assert_int_equal(fclose(file), 0);
}

static void make_instance(instance *at, random_source *source, const char *path) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  at->made = random_scenario(source, UNITS_MOST);
  ap_scenario *scenario = &at->made->scenario;
  scenario->start_month = 4;
  at->first = scenario->start_year + random_below(source, scenario->years);
  scenario->as_of = (ap_date){at->first, 6, 1};
  assert_int_equal(ap_plan_make(scenario, NULL, diagnostics, &at->plan), AP_OK);
  ap_plan_csv(at->plan, &at->text);
  write_plan(at, path);
  draw_event(at, source);
  ap_replan_options options = {.allowance = random_below(source, 3) * 15};
  assert_int_equal(ap_replan_make(scenario, path, &options, diagnostics, &at->replan), AP_OK);
  ap_diagnostics_free(diagnostics);
}

/* ---- the past and the list of changes ---- */

/* The bytes of the header and of the rows before the first open year; a plan's rows come by year. */
static size_t length_of_past(const instance *at) {
  const char *line = strchr(at->text.bytes, '\n') + 1;
  while (*line != '\0' && strtol(line, NULL, 10) < at->first) {
    line = strchr(line, '\n') + 1;
  }
  return (size_t)(line - at->text.bytes);
}

static void look_at_the_past(instance *at) {
  ap_text text = {0};
  size_t past = length_of_past(at);
  ap_replan_csv(at->replan, &text);
  expect(at, text.length >= past && memcmp(text.bytes, at->text.bytes, past) == 0, "the past is not what it was");
  expect(at, text.length <= past || strtol(text.bytes + past, NULL, 10) >= at->first, "there is more past than before");
  ap_text_free(&text);
}

static void mark(const ap_plan_row *rows, size_t count, int first, ap_years years[AP_TRACKS][MADE_ITEMS_MOST]) {
  for (size_t i = 0; i < count; i++) {
    if (rows[i].year >= first) {
      years[rows[i].track][rows[i].item->index] |= (ap_years)1 << (rows[i].year - first);
    }
  }
}

static void look_at_the_changes(instance *at, earlier_plan *earlier) {
  ap_years after[AP_TRACKS][MADE_ITEMS_MOST] = {{0}};
  ap_years listed[AP_TRACKS][MADE_ITEMS_MOST] = {{0}};
  memset(earlier, 0, sizeof *earlier);
  earlier->kept = at->replan->kept;
  mark(at->plan->rows, at->plan->row_count, at->first, earlier->years);
  mark(at->replan->rows, at->replan->row_count, at->first, after);
  for (size_t i = 0; i < at->replan->change_count; i++) {
    const ap_plan_change *change = &at->replan->changes[i];
    listed[change->track][change->item->index] ^= (ap_years)1 << (change->year - at->first);
    expect(at, change->cause != NULL, "a change has no cause");
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < MADE_ITEMS_MOST; i++) {
      ap_years differing = (earlier->years[track][i] ^ after[track][i]) & earlier->kept.reach;
      expect(at, listed[track][i] == differing, "the list of changes is not the difference of the plans");
    }
  }
}

/* ---- the fewest changes ---- */

static bool is_of_event(const instance *at, const ap_item *item) {
  for (size_t i = 0; i < at->event.items.item_count; i++) {
    if (at->items[i] == item) {
      return true;
    }
  }
  return false;
}

/* The year in which a past row counts, as the event has it; 0: in none. */
static int counted_year(const instance *at, const ap_plan_row *row) {
  bool speaks = row->track == at->event.track && row->year == at->event.audit_year && is_of_event(at, row->item);
  if (speaks && at->event.kind == AP_EVENT_MISSED) {
    return 0;
  }
  int year = speaks && at->event.kind == AP_EVENT_LATE ? at->event.done_year : row->year;
  return year < at->first ? year : at->first - 1;
}

/* The last audit of the years from..to that counts; 0. */
static int last_audit(const instance *at, const ap_item *item, ap_track track, int from, int to) {
  int last = 0;
  for (size_t i = 0; i < at->made->history.count; i++) {
    const ap_history_row *row = &at->made->history.rows[i];
    bool counts = row->item == item && row->track == track && row->year >= from && row->year <= to;
    last = counts && row->year > last ? row->year : last;
  }
  for (size_t i = 0; i < at->plan->row_count; i++) {
    const ap_plan_row *row = &at->plan->rows[i];
    int year = row->item == item && row->track == track && row->year < at->first ? counted_year(at, row) : 0;
    last = year > last && year >= from && year <= to ? year : last;
  }
  return last;
}

static int due_year(const instance *at, const expected_member *member, const ap_rule *rule, ap_track track) {
  int last = last_audit(at, member->item, track, 0, at->first);
  if (last == 0 && rule->unit == AP_UNIT_OBJECTIVE && member->item->parent != NULL) {
    last = last_audit(at, member->item->parent, track, 0, at->first);
  }
  /* What came into the statement by an event is due from then on, on either track. */
  bool came = at->event.kind == AP_EVENT_SCOPE && is_of_event(at, member->item);
  int since = came ? at->event.year - 1 : at->made->scenario.start_year - 1;
  int due = (last == 0 ? since : last) + rule->every;
  return came && due < at->event.year ? at->event.year : due;
}

static void tighten(brute_unit *unit, int due, int first) {
  int deadline = due - first + 1 < 1 ? 1 : due - first + 1;
  unit->deadline = deadline < unit->deadline ? deadline : unit->deadline;
}

/* The open years as an instance of their own, from what is past and what the event says. */
static void open_instance(const instance *at, ap_track track, expected_track *expected, brute_instance *brute) {
  int left = at->made->scenario.start_year + at->made->scenario.years - at->first;
  expected_instance(expected, brute);
  brute->horizon = left;
  for (size_t r = 0; r < at->made->scheme.rule_count; r++) {
    const ap_rule *rule = &at->made->rules[r];
    bool longer = rule->enabled && rule->track == track && rule->every > brute->horizon;
    brute->horizon = longer ? rule->every : brute->horizon;
  }
  expected->horizon = brute->horizon;
  for (size_t u = 0; u < brute->count; u++) {
    brute->units[u].deadline = brute->units[u].period;
  }
  for (size_t m = 0; m < expected->member_count; m++) {
    const expected_member *member = &expected->members[m];
    for (size_t c = 0; c < member->claim_count; c++) {
      tighten(&brute->units[member->unit], due_year(at, member, member->claims[c].rule, track), at->first);
    }
    bool asks = at->event.kind == AP_EVENT_FINDING || at->event.kind == AP_EVENT_INCIDENT;
    bool asked = asks && at->event.track == track && is_of_event(at, member->item);
    if (asked && last_audit(at, member->item, track, at->event.year, at->event.by_year) == 0) {
      tighten(&brute->units[member->unit], at->event.by_year, at->first);
    }
  }
}

static void look_for_fewer(instance *at, const earlier_plan *earlier) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    expected_track expected;
    brute_instance brute;
    size_t count = 0;
    assert_true(expected_track_of(&at->made->scenario, track, &expected));
    if (expected.unit_count == 0) {
      continue;
    }
    open_instance(at, track, &expected, &brute);
    reached *all = reach_all(&brute, &expected, track, earlier, at->replan->plan->keeping[track].limit, &count);
    int64_t fewest = INT64_MAX;
    for (size_t i = 0; i < count && all != NULL; i++) {
      fewest = all[i].changes < fewest ? all[i].changes : fewest;
    }
    const ap_criterion_result *changed = &at->replan->changed[track];
    expect(at, all == NULL || changed->value == fewest, "the changes are not the fewest");
    expect(at, changed->status == AP_PROVEN || changed->status == AP_BY_SEARCH, "the changes are not settled");
    free(all);
  }
}

static void look_at_the_check(instance *at, const char *path) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_check *check = NULL;
  ap_text_free(&at->text);
  ap_replan_csv(at->replan, &at->text);
  write_plan(at, path);
  expect(at, ap_check_plan(&at->made->scenario, path, diagnostics, &check) == AP_OK, "the checker finds a breach");
  ap_check_free(check);
  ap_diagnostics_free(diagnostics);
}

static int look_at(uint64_t number) {
  char path[64];
  random_source source = {.state = FIRST_SEED + number};
  instance at = {.number = number};
  earlier_plan earlier;
  snprintf(path, sizeof path, "replan-%ld.csv", (long)getpid());
  make_instance(&at, &source, path);
  look_at_the_past(&at);
  look_at_the_changes(&at, &earlier);
  for (int track = 0; track < AP_TRACKS; track++) {
    earlier.kept.years[track] = earlier.years[track];
  }
  look_for_fewer(&at, &earlier);
  look_at_the_check(&at, path);
  unlink(path);
  ap_replan_free(at.replan);
  ap_plan_free(at.plan);
  ap_text_free(&at.text);
  made_scenario_free(at.made);
  return at.complaints;
}

static void the_past_stays_and_no_plan_changes_less(void **state) {
  (void)state;
  int wrong = 0;
  for (int number = 0; number < INSTANCES; number++) {
    wrong += look_at((uint64_t)number) != 0;
  }
  print_message("%d instances, %d of them wrong\n", INSTANCES, wrong);
  assert_int_equal(wrong, 0);
}

int main(int argc, char **argv) {
  if (argc > 1) {
    return look_at(strtoull(argv[1], NULL, 10)) != 0;
  }
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_past_stays_and_no_plan_changes_less)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
