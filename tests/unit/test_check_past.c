/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What events leave of a scenario, field by field of checking/past.h. The scenario has the years from 2027 to 2032. */
#include "checking/past.h"
#include "made_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { START = 2027, YEARS = 6, ITEMS = 5, EVENTS_MOST = 8, ALL = (1U << ITEMS) - 1 };

typedef struct past_test {
  made_scenario *made;
  ap_item *items[ITEMS]; /* by rank: their places in the catalog run the other way */
  ap_event events[EVENTS_MOST];
  ap_events list;
  ap_check_past past;
} past_test;

static int begin(void **state) {
  static past_test test;
  static const char *const ids[ITEMS] = {"9.2.1", "9.2.2", "9.2.3", "9.2.4", "9.2.5"};
  test = (past_test){.made = made_scenario_new(START, YEARS), .list = {.file = "scenario.yaml"}};
  for (int rank = ITEMS; rank-- > 0;) {
    test.items[rank] = made_item(test.made, ids[rank], NULL, 60, 60);
  }
  test.list.events = test.events;
  test.made->scenario.events = &test.list;
  *state = &test;
  return 0;
}

static int end(void **state) {
  past_test *test = *state;
  ap_check_past_free(&test->past);
  made_scenario_free(test->made);
  return 0;
}

static ap_event *add(past_test *test, ap_event_kind kind, int year) {
  static const char *const names[EVENTS_MOST] = {"A", "B", "C", "D", "E", "F", "G", "H"};
  assert_true(test->list.count < EVENTS_MOST);
  ap_event *event = &test->events[test->list.count];
  *event = (ap_event){.kind = kind, .id = names[test->list.count++], .year = year, .date = {year, 6, 1}};
  return event;
}

/* One that is to be audited again. */
static ap_event *add_asking(past_test *test, ap_event_kind kind, ap_track track, int year, int by_year) {
  ap_event *event = add(test, kind, year);
  event->track = track;
  event->by_year = by_year;
  event->by = (ap_date){by_year, 6, 1};
  return event;
}

static ap_event *add_correction(past_test *test, ap_event_kind kind, ap_track track, int audit_year, int done_year) {
  ap_event *event = add(test, kind, START);
  event->track = track;
  event->audit_year = audit_year;
  event->done_year = done_year;
  return event;
}

/* Speaks of the items whose ranks are bits of `ranks`. */
static void speak(past_test *test, ap_event_items *items, unsigned ranks) {
  items->items = ap_arena_allocate(&test->made->arena, ITEMS, sizeof *items->items);
  assert_non_null(items->items);
  items->item_count = 0;
  for (int rank = 0; rank < ITEMS; rank++) {
    if ((ranks >> rank & 1) != 0) {
      items->items[items->item_count++] = test->items[rank];
    }
  }
}

/* Open from that year on, with an empty record. */
static const ap_check_past *open_from(past_test *test, int from) {
  ap_check_past_free(&test->past);
  const ap_scenario *whole = made_scenario_finish(test->made);
  assert_true(test->items[0]->rank < test->items[1]->rank && test->items[0]->index > test->items[1]->index);
  assert_int_equal(ap_check_past_begin(whole, from, &test->past), AP_OK);
  assert_ptr_equal(test->past.whole, whole);
  assert_int_equal(test->past.from, from);
  assert_int_equal(test->past.open.start_year, from);
  assert_false(test->past.settled);
  return &test->past;
}

static void settle(past_test *test) {
  assert_int_equal(ap_check_past_settle(&test->past), AP_OK);
  assert_true(test->past.settled);
}

static void a_listing_ends_with_its_last_revocation_unless_a_re_application_came_after_it(void **state) {
  static const struct {
    ap_event_kind kinds[3];
    int years[3];
    int revoked, from, open_years;
  } cases[] = {
      {{AP_EVENT_LISTING}, {2027}, 0, 2029, 4},
      {{AP_EVENT_LISTING}, {2027}, 0, 2032, 1},
      {{AP_EVENT_LISTING}, {2027}, 0, 2033, 0},
      {{AP_EVENT_LISTING, AP_EVENT_REVOCATION}, {2027, 2030}, 2030, 2029, 2},
      {{AP_EVENT_LISTING, AP_EVENT_REVOCATION}, {2027, 2028}, 2028, 2029, 0},
      {{AP_EVENT_LISTING, AP_EVENT_REVOCATION}, {2027, 2035}, 2035, 2029, 4},
      {{AP_EVENT_REVOCATION, AP_EVENT_REAPPLICATION}, {2027, 2029}, 0, 2030, 3},
      {{AP_EVENT_REVOCATION, AP_EVENT_REAPPLICATION, AP_EVENT_REVOCATION}, {2027, 2028, 2030}, 2030, 2030, 1},
  };
  past_test *test = *state;
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    test->list.count = 0;
    for (int e = 0; e < 3 && cases[c].years[e] != 0; e++) {
      add(test, cases[c].kinds[e], cases[c].years[e]);
    }
    const ap_check_past *past = open_from(test, cases[c].from);
    assert_int_equal(past->revoked, cases[c].revoked);
    assert_ptr_equal(past->revocation, cases[c].revoked == 0 ? NULL : &test->events[test->list.count - 1]);
    assert_int_equal(past->open.years, cases[c].open_years);
  }
}

static void a_scenario_without_events_has_none(void **state) {
  past_test *test = *state;
  test->made->scenario.events = NULL;
  assert_int_equal(open_from(test, 2028)->events->count, 0);
  assert_null(test->past.revocation);
}

/* Bit 0 is the scenario's first year before, and the first open one after. */
static void years_of_pins_and_caps_are_counted_from_the_first_open_one(void **state) {
  static const struct {
    int from;
    ap_years given, left;
  } cases[] = {
      {START, 1U << 0 | 1U << 3 | 1U << 5, 1U << 0 | 1U << 3 | 1U << 5},
      {START + 3, 1U << 0 | 1U << 3 | 1U << 5, 1U << 0 | 1U << 2},
      {START + 3, 1U << 0 | 1U << 1, 0},
      {START + AP_YEARS_MOST - 1, 1U << (AP_YEARS_MOST - 1) | 1U, 1},
      {START + AP_YEARS_MOST, 1U << (AP_YEARS_MOST - 1) | 1U, 0},
      {START + 40, 1U << 8 | 1U, 0}, /* 40 bits are more than there are */
  };
  past_test *test = *state;
  for (unsigned p = 0; p < 3; p++) {
    made_pin(test->made, "9.2.*", 1U << AP_EXTERNAL);
    made_cap(test->made, AP_EXTERNAL, ~(ap_years)0, 100 + p);
  }
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    ap_years left = cases[c].left;
    test->made->pins[0].must = cases[c].given;
    test->made->pins[1].never = cases[c].given;
    test->made->pins[2].only = cases[c].given;
    test->made->caps[1].years = cases[c].given;
    const ap_constraints *constraints = &open_from(test, cases[c].from)->open.constraints;
    const ap_pin expected[] = {{.must = left}, {.never = left}, {.never = ~left}};
    assert_int_equal(constraints->pin_count, 3);
    for (int p = 0; p < 3; p++) {
      assert_int_equal(constraints->pins[p].must, expected[p].must);
      assert_int_equal(constraints->pins[p].never, expected[p].never);
      assert_int_equal(constraints->pins[p].only, 0);
      assert_int_equal(constraints->pins[p].line, test->made->pins[p].line);
      assert_int_equal(constraints->caps[p].years, p == 1 ? left : ~(ap_years)0); /* all years stay all */
      assert_int_equal(constraints->caps[p].most, 100 + p);
    }
    assert_int_equal(test->made->pins[2].only, cases[c].given);
  }
}

/* The rules of the scheme stay as they are, and behind them is one for each event that asks for audits: once within the
 * horizon of its track, which is the longest period of its rules, and at least the open years. */
static void an_event_that_asks_for_audits_is_a_rule(void **state) {
  static const struct {
    int periods[3]; /* of two rules of the external track, and one of the internal one */
    int from, external, internal;
  } cases[] = {
      {{9, 7, 8}, START, 9, 8}, {{7, 9, 8}, START, 9, 8},     {{2, 3, 1}, START, 6, 6}, {{2, 3, 4}, START + 4, 3, 4},
      {{2, 1, 1}, 2032, 2, 1},  {{1, 1, 1}, START + 6, 1, 1}, {{3, 1, 2}, 2040, 3, 2},
  };
  past_test *test = *state;
  made_rule(test->made, "EXT-1", AP_EXTERNAL, AP_UNIT_ITEM, 1);
  made_rule(test->made, "EXT-2", AP_EXTERNAL, AP_UNIT_ITEM, 1);
  made_rule(test->made, "OFF", AP_EXTERNAL, AP_UNIT_ITEM, 10)->enabled = false;
  made_rule(test->made, "INT", AP_INTERNAL, AP_UNIT_ITEM, 1);
  made_rule(test->made, "NOT-OF-IT", AP_EXTERNAL, AP_UNIT_ITEM, 10);
  test->made->scheme.rule_count = 4;
  add_asking(test, AP_EVENT_FINDING, AP_EXTERNAL, 2027, 2030);
  add_correction(test, AP_EVENT_MISSED, AP_EXTERNAL, 2027, 0);
  add_asking(test, AP_EVENT_INCIDENT, AP_EXTERNAL, 2028, 2030);
  add_asking(test, AP_EVENT_FINDING, AP_INTERNAL, 2028, 2030);
  add_asking(test, AP_EVENT_FINDING, AP_INTERNAL, 2028, 0); /* nothing is to be audited again */
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    test->made->rules[0].every = cases[c].periods[0];
    test->made->rules[1].every = cases[c].periods[1];
    test->made->rules[3].every = cases[c].periods[2];
    const ap_check_past *past = open_from(test, cases[c].from);
    const ap_scheme *scheme = past->open.scheme;
    assert_int_equal(past->rule_count, 4);
    assert_int_equal(scheme->rule_count, 7);
    assert_int_equal(test->made->scheme.rule_count, 4);
    for (int r = 0; r < 4; r++) {
      assert_memory_equal(&scheme->rules[r], &test->made->rules[r], sizeof scheme->rules[r]);
    }
    static const int asking[] = {0, 2, 3};
    for (int a = 0; a < 3; a++) {
      const ap_event *event = &test->events[asking[a]];
      const ap_rule *rule = &scheme->rules[4 + a];
      assert_ptr_equal(past->asking[a], event);
      assert_string_equal(rule->id, event->id);
      assert_int_equal(rule->track, event->track);
      assert_int_equal(rule->unit, asking[a] == 2 ? AP_UNIT_OBJECTIVE : AP_UNIT_ITEM);
      assert_int_equal(rule->every, event->track == AP_EXTERNAL ? cases[c].external : cases[c].internal);
      assert_true(rule->enabled);
    }
  }
}

/* Where no rule is of the event's track and no year is open. */
static void the_least_period_is_a_year(void **state) {
  past_test *test = *state;
  add_asking(test, AP_EVENT_FINDING, AP_EXTERNAL, 2027, 2030);
  assert_int_equal(open_from(test, 2040)->open.scheme->rules[0].every, 1);
  assert_int_equal(open_from(test, 2031)->open.scheme->rules[0].every, 2);
}

/* It does so in the first year of the scenario, or of the scheme. */
static void a_rule_begins_in_full_once(void **state) {
  static const struct {
    int from, scheme; /* the year of the change of scheme; 0: none */
    bool begins;
  } cases[] = {{START, 0, true},    {2028, 0, false},    {2029, 2029, true},  {2029, 2028, false},
               {2029, 2030, false}, {START, 2026, true}, {START, START, true}};
  past_test *test = *state;
  made_rule(test->made, "FULL", AP_EXTERNAL, AP_UNIT_ITEM, 3)->initial_full = true;
  made_rule(test->made, "LESS", AP_EXTERNAL, AP_UNIT_ITEM, 3);
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    test->list.count = 0;
    if (cases[c].scheme != 0) {
      add(test, AP_EVENT_SCHEME, cases[c].scheme);
    }
    const ap_rule *rules = open_from(test, cases[c].from)->open.scheme->rules;
    assert_int_equal(rules[0].initial_full, cases[c].begins);
    assert_false(rules[1].initial_full);
    assert_true(test->made->rules[0].initial_full);
  }
}

/* An event brings in the items of one of its lists, or all: on both tracks, or externally alone. */
static void what_comes_into_scope_counts_from_that_year(void **state) {
  enum { ITEMS_OF = 1U << 0 | 1U << 3, ADDED = 1U << 1 | 1U << 4, REMOVED = 1U << 2 | 1U << 3 };
  static const struct {
    ap_event_kind kind;
    unsigned in_force[AP_TRACKS], since[AP_TRACKS]; /* the ranks of the items whose year it sets */
  } kinds[] = {
      {AP_EVENT_SCOPE, {ITEMS_OF, ITEMS_OF}, {ITEMS_OF, ITEMS_OF}},
      {AP_EVENT_CATALOG, {ADDED, ADDED}, {ADDED, ADDED}},
      {AP_EVENT_UNDERLYING, {REMOVED, 0}, {REMOVED, 0}},
      {AP_EVENT_SCHEME, {ALL, ALL}, {0, 0}},
      {AP_EVENT_REAPPLICATION, {ALL, ALL}, {ALL, ALL}},
      {AP_EVENT_LISTING, {0, 0}, {0, 0}},
      {AP_EVENT_FINDING, {0, 0}, {0, 0}},
      {AP_EVENT_REVOCATION, {0, 0}, {0, 0}},
  };
  static const int years[] = {2026, START, 2029}; /* what was before the scenario counts from its first year */
  past_test *test = *state;
  for (size_t c = 0; c < 3 * sizeof kinds / sizeof kinds[0]; c++) {
    int year = years[c % 3];
    test->list.count = 0;
    ap_event *event = add(test, kinds[c / 3].kind, year);
    speak(test, &event->items, ITEMS_OF);
    speak(test, &event->added, ADDED);
    speak(test, &event->removed, REMOVED);
    const ap_check_past *past = open_from(test, 2030);
    for (int track = 0; track < AP_TRACKS; track++) {
      for (int rank = 0; rank < ITEMS; rank++) {
        bool in_force = (kinds[c / 3].in_force[track] >> rank & 1) != 0;
        bool since = (kinds[c / 3].since[track] >> rank & 1) != 0 && year > START;
        size_t index = test->items[rank]->index;
        assert_int_equal(past->in_force[track][index], in_force ? year : 0);
        assert_int_equal(past->since[track][index], since ? year : START);
        assert_int_equal(past->asked_by[track][index], INT32_MAX);
        assert_int_equal(past->barred[track][index] | past->frozen[track][index], 0);
      }
    }
  }
}

static void the_last_of_several_events_counts(void **state) {
  past_test *test = *state;
  speak(test, &add(test, AP_EVENT_SCOPE, 2028)->items, 1U << 0 | 1U << 1);
  speak(test, &add(test, AP_EVENT_SCOPE, 2030)->items, 1U << 1 | 1U << 2);
  add(test, AP_EVENT_SCHEME, 2031);
  speak(test, &add(test, AP_EVENT_SCOPE, 2032)->items, 1U << 3);
  const ap_check_past *past = open_from(test, 2032);
  static const int since[ITEMS] = {2028, 2030, 2030, 2032, START};
  for (int rank = 0; rank < ITEMS; rank++) {
    size_t index = test->items[rank]->index;
    assert_int_equal(past->since[AP_INTERNAL][index], since[rank]);
    assert_int_equal(past->in_force[AP_EXTERNAL][index], rank == 3 ? 2032 : 2031);
  }
}

static void an_audit_that_was_not_done_is_barred_in_its_year_where_that_is_open(void **state) {
  static const struct {
    ap_event_kind kind;
    int audit_year;
    ap_years barred; /* bit 0 is 2030 */
  } cases[] = {{AP_EVENT_MISSED, 2030, 1U << 0},
               {AP_EVENT_MISSED, 2032, 1U << 2},
               {AP_EVENT_MISSED, 2029, 0},
               {AP_EVENT_LATE, 2030, 0}};
  past_test *test = *state;
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    test->list.count = 0;
    speak(test, &add_correction(test, cases[c].kind, AP_INTERNAL, cases[c].audit_year, 2033)->items, 1U << 1 | 1U << 4);
    const ap_check_past *past = open_from(test, 2030);
    for (int rank = 0; rank < ITEMS; rank++) {
      bool spoken_of = rank == 1 || rank == 4;
      assert_int_equal(past->barred[AP_INTERNAL][test->items[rank]->index], spoken_of ? cases[c].barred : 0);
      assert_int_equal(past->barred[AP_EXTERNAL][test->items[rank]->index], 0);
    }
  }
}

/* Of two items that the event speaks of, and that have the same rows, and one that it does not. */
static void the_record_is_what_was_done(void **state) {
  enum { Y27 = 1U << 0, Y28 = 1U << 1, Y29 = 1U << 2, LAST = 1U << (AP_YEARS_MOST - 1) };
  static const struct {
    int from;
    ap_event_kind kind;
    int audit_year, done_year;
    ap_years planned, done;
  } cases[] = {
      {2030, AP_EVENT_MISSED, 2028, 0, Y27 | Y28, Y27},
      {2030, AP_EVENT_MISSED, 2028, 0, Y27 | Y29, Y27 | Y29},
      {2030, AP_EVENT_MISSED, 2026, 0, Y27 | Y28 | Y29, Y27 | Y28 | Y29},
      {2030, AP_EVENT_MISSED, 2030, 0, Y27 | Y29, Y27 | Y29},
      {2030, AP_EVENT_LATE, 2027, 2029, Y27, Y29},
      {2030, AP_EVENT_LATE, 2027, 2028, Y27 | Y29, Y28 | Y29},
      {2030, AP_EVENT_LATE, 2027, 2030, Y27, Y29}, /* done in an open year */
      {2030, AP_EVENT_LATE, 2027, 2031, Y27, Y29},
      {2030, AP_EVENT_LATE, 2027, 2029, Y28, Y28}, /* was not planned then */
      {2030, AP_EVENT_LATE, 2026, 2029, Y28, Y28},
      {2030, AP_EVENT_LATE, 2030, 2031, Y28, Y28},
      {2070, AP_EVENT_LATE, 2027, START + AP_YEARS_MOST - 1, Y27 | Y29, Y29 | LAST},
      {2070, AP_EVENT_LATE, 2028, START + AP_YEARS_MOST, Y28 | Y29, Y29}, /* after all years that a scenario can have */
      {2070, AP_EVENT_MISSED, START + AP_YEARS_MOST, 0, Y27 | Y29, Y27 | Y29},
      {2070, AP_EVENT_MISSED, START + 32, 0, Y27 | Y29, Y27 | Y29},
  };
  past_test *test = *state;
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    test->list.count = 0;
    ap_event *event = add_correction(test, cases[c].kind, AP_INTERNAL, cases[c].audit_year, cases[c].done_year);
    speak(test, &event->items, 1U << 0 | 1U << 3);
    const ap_check_past *past = open_from(test, cases[c].from);
    for (int track = 0; track < AP_TRACKS; track++) {
      for (int rank = 0; rank < ITEMS; rank++) {
        past->frozen[track][test->items[rank]->index] = cases[c].planned;
      }
    }
    settle(test);
    for (int rank = 0; rank < ITEMS; rank++) {
      size_t index = test->items[rank]->index;
      assert_int_equal(past->frozen[AP_INTERNAL][index], rank == 0 || rank == 3 ? cases[c].done : cases[c].planned);
      assert_int_equal(past->frozen[AP_EXTERNAL][index], cases[c].planned);
    }
  }
}

/* Of each item and track the last audit before the open years, by rank; none from before a re-application. */
static void the_history_of_the_open_years_is_the_last_audits(void **state) {
  past_test *test = *state;
  made_history(test->made, test->items[0], AP_EXTERNAL, 2024);
  made_history(test->made, test->items[0], AP_EXTERNAL, 2025);
  made_history(test->made, test->items[1], AP_INTERNAL, 2026);
  static const struct {
    int again; /* the year of a re-application; 0: none */
    int years[AP_TRACKS][ITEMS];
  } cases[] = {
      {0, {{2025, AP_NEVER, 2029, 2027, AP_NEVER}, {AP_NEVER, 2028, AP_NEVER, 2029, AP_NEVER}}},
      {2026, {{AP_NEVER, AP_NEVER, 2029, 2027, AP_NEVER}, {AP_NEVER, 2028, AP_NEVER, 2029, AP_NEVER}}},
      {2028, {{AP_NEVER, AP_NEVER, 2029, AP_NEVER, AP_NEVER}, {AP_NEVER, 2028, AP_NEVER, 2029, AP_NEVER}}},
      {2029, {{AP_NEVER, AP_NEVER, 2029, AP_NEVER, AP_NEVER}, {AP_NEVER, AP_NEVER, AP_NEVER, 2029, AP_NEVER}}},
  };
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    test->list.count = 0;
    if (cases[c].again != 0) {
      add(test, AP_EVENT_REAPPLICATION, cases[c].again);
    }
    const ap_check_past *past = open_from(test, 2030);
    past->frozen[AP_EXTERNAL][test->items[2]->index] = 1U << 0 | 1U << 2;
    past->frozen[AP_EXTERNAL][test->items[3]->index] = 1U << 0;
    past->frozen[AP_INTERNAL][test->items[1]->index] = 1U << 1;
    past->frozen[AP_INTERNAL][test->items[3]->index] = 1U << 1 | 1U << 2;
    settle(test);
    const ap_history *history = past->open.history;
    size_t row = 0;
    for (int rank = 0; rank < ITEMS; rank++) {
      for (int track = 0; track < AP_TRACKS; track++) {
        int year = cases[c].years[track][rank];
        if (year != AP_NEVER) {
          assert_true(row < history->count);
          assert_ptr_equal(history->rows[row].item, test->items[rank]);
          assert_int_equal(history->rows[row].track, track);
          assert_int_equal(history->rows[row++].year, year);
        }
      }
    }
    assert_int_equal(history->count, row);
  }
}

static void the_earliest_year_by_which_events_want_an_audit_again_counts(void **state) {
  past_test *test = *state;
  speak(test, &add_asking(test, AP_EVENT_FINDING, AP_INTERNAL, 2027, 2032)->items, 1U << 0 | 1U << 1 | 1U << 2);
  speak(test, &add_asking(test, AP_EVENT_FINDING, AP_INTERNAL, 2029, 2031)->items, 1U << 1 | 1U << 2 | 1U << 3);
  speak(test, &add_asking(test, AP_EVENT_FINDING, AP_INTERNAL, 2029, 2032)->items, 1U << 3);
  speak(test, &add_correction(test, AP_EVENT_MISSED, AP_INTERNAL, 2028, 0)->items, 1U << 4);
  const ap_check_past *past = open_from(test, 2030);
  past->frozen[AP_INTERNAL][test->items[0]->index] = 1U << 0; /* it has that audit */
  past->frozen[AP_INTERNAL][test->items[2]->index] = 1U << 1; /* of the first event's, and not of the second's */
  assert_true(ap_check_past_is_asked(past, &test->events[0], test->items[0], AP_INTERNAL));
  settle(test);
  static const int by[ITEMS] = {INT32_MAX, 2031, 2031, 2031, INT32_MAX};
  static const unsigned asked[] = {1U << 1, 1U << 1 | 1U << 2 | 1U << 3, 1U << 3, 0};
  for (int rank = 0; rank < ITEMS; rank++) {
    const ap_item *item = test->items[rank];
    assert_int_equal(past->asked_by[AP_INTERNAL][item->index], by[rank]);
    assert_int_equal(past->asked_by[AP_EXTERNAL][item->index], INT32_MAX);
    for (int e = 0; e < 4; e++) {
      bool is_asked = (asked[e] >> rank & 1) != 0;
      assert_int_equal(ap_check_past_is_asked(past, &test->events[e], item, AP_INTERNAL), is_asked);
      assert_false(ap_check_past_is_asked(past, &test->events[e], item, AP_EXTERNAL));
    }
  }
}

/* From its year on to the year by which it wants the audit, or for good where that is over, or no rule has the item. */
static void a_row_may_name_an_event_that_asks_for_it_then(void **state) {
  static const struct {
    int from, first, last; /* 2028 is the year of the event, 2030 that by which it wants the audit */
  } cases[] = {{2029, 2028, 2030}, {2030, 2028, 2030}, {2031, 2028, 2040}};
  past_test *test = *state;
  ap_event *event = add_asking(test, AP_EVENT_FINDING, AP_INTERNAL, 2028, 2030);
  for (unsigned ranks = 0; ranks <= ALL; ranks++) {
    speak(test, &event->items, ranks);
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
      const ap_check_past *past = open_from(test, cases[c].from);
      for (int rank = 0; rank < ITEMS; rank++) {
        for (int year = 2026; year <= 2040; year++) {
          bool may = (ranks >> rank & 1) != 0 && year >= cases[c].first && year <= cases[c].last;
          bool later = (ranks >> rank & 1) != 0 && year >= cases[c].first;
          assert_int_equal(ap_check_past_names(past, event, test->items[rank], AP_INTERNAL, year, false), may);
          assert_int_equal(ap_check_past_names(past, event, test->items[rank], AP_INTERNAL, year, true), later);
          assert_false(ap_check_past_names(past, event, test->items[rank], AP_EXTERNAL, year, true));
        }
      }
    }
  }
}

static void an_audit_that_was_not_done_is_found_with_the_event_that_says_so(void **state) {
  past_test *test = *state;
  speak(test, &add_correction(test, AP_EVENT_MISSED, AP_INTERNAL, 2030, 0)->items, 1U << 0 | 1U << 2);
  speak(test, &add_correction(test, AP_EVENT_LATE, AP_INTERNAL, 2031, 2032)->items, ALL);
  speak(test, &add_correction(test, AP_EVENT_MISSED, AP_INTERNAL, 2031, 0)->items, 1U << 4);
  speak(test, &add_correction(test, AP_EVENT_MISSED, AP_EXTERNAL, 2031, 0)->items, ALL); /* behind the last */
  test->list.count--;
  const ap_check_past *past = open_from(test, 2030);
  for (int rank = 0; rank < ITEMS; rank++) {
    const ap_item *item = test->items[rank];
    assert_ptr_equal(ap_check_past_missed(past, item, AP_INTERNAL, 2030),
                     rank == 0 || rank == 2 ? &test->events[0] : NULL);
    assert_ptr_equal(ap_check_past_missed(past, item, AP_INTERNAL, 2031), rank == 4 ? &test->events[2] : NULL);
    assert_null(ap_check_past_missed(past, item, AP_INTERNAL, 2029));
    assert_null(ap_check_past_missed(past, item, AP_EXTERNAL, 2030));
    assert_null(ap_check_past_missed(past, item, AP_EXTERNAL, 2031));
  }
}

static void an_event_is_found_by_its_whole_name(void **state) {
  past_test *test = *state;
  add(test, AP_EVENT_LISTING, 2027)->id = "AB";
  add(test, AP_EVENT_SCOPE, 2028)->id = "A";
  add(test, AP_EVENT_SCOPE, 2029)->id = "ABC";
  add(test, AP_EVENT_SCOPE, 2029)->id = "D"; /* behind the last */
  test->list.count--;
  assert_ptr_equal(ap_check_event_named(&test->list, "AB", 2), &test->events[0]);
  assert_ptr_equal(ap_check_event_named(&test->list, "ABC", 1), &test->events[1]);
  assert_ptr_equal(ap_check_event_named(&test->list, "ABC+AB", 3), &test->events[2]);
  assert_null(ap_check_event_named(&test->list, "ABCD", 4));
  assert_null(ap_check_event_named(&test->list, "B", 1));
  assert_null(ap_check_event_named(&test->list, "", 0));
  assert_null(ap_check_event_named(&test->list, "D", 1));
}

static void the_first_open_year_is_that_of_today_or_the_first_of_the_scenario(void **state) {
  static const struct {
    ap_date as_of;
    int year;
  } cases[] = {{{2020, 1, 1}, START}, {{2027, 3, 31}, START}, {{2027, 4, 1}, START}, {{2028, 3, 31}, START},
               {{2028, 4, 1}, 2028},  {{2031, 1, 1}, 2030},   {{2040, 5, 1}, 2040}};
  past_test *test = *state;
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    test->made->scenario.as_of = cases[c].as_of;
    assert_int_equal(ap_check_first_open(&test->made->scenario), cases[c].year);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_listing_ends_with_its_last_revocation_unless_a_re_application_came_after_it),
      TEST(a_scenario_without_events_has_none),
      TEST(years_of_pins_and_caps_are_counted_from_the_first_open_one),
      TEST(an_event_that_asks_for_audits_is_a_rule),
      TEST(the_least_period_is_a_year),
      TEST(a_rule_begins_in_full_once),
      TEST(what_comes_into_scope_counts_from_that_year),
      TEST(the_last_of_several_events_counts),
      TEST(an_audit_that_was_not_done_is_barred_in_its_year_where_that_is_open),
      TEST(the_record_is_what_was_done),
      TEST(the_history_of_the_open_years_is_the_last_audits),
      TEST(the_earliest_year_by_which_events_want_an_audit_again_counts),
      TEST(a_row_may_name_an_event_that_asks_for_it_then),
      TEST(an_audit_that_was_not_done_is_found_with_the_event_that_says_so),
      TEST(an_event_is_found_by_its_whole_name),
      TEST(the_first_open_year_is_that_of_today_or_the_first_of_the_scenario),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
