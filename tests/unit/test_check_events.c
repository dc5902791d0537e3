/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of a scenario whose events leave the years from 2030 to 2032 open. */
#include "check_fixture.h"
#include "support/text.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct events_test {
  ap_diagnostics *faults;
  ap_scenario *scenario;
  check_fixture judged; /* the check, and what it breaches */
} events_test;

static int begin(void **state) {
  static events_test test;
  test = (events_test){.faults = ap_diagnostics_new()};
  assert_non_null(test.faults);
  *state = &test;
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: EXT, track: external, select: {ids: [9.2.3, 9.4.1]}, unit: item, every: 3}\n"
                            "  - {id: INT, track: internal, select: {ids: [9.2.3, 9.2.4]}, unit: item, every: 2}\n");
  write_text("catalog.csv", "id,standard,title,selected,inherited,reason\n"
                            "9.2.3,control,A,,,\n9.2.4,control,B,,,\n9.3.1,control,C,,,\n9.3.2,control,D,,,\n"
                            "9.4.1,control,E,,,\n9.5.1,control,F,no,,r\n9.6.1,control,G,,yes,\n");
  write_text("mapping.csv", "old,new\n9.1.1,9.2.3\n9.1.9,\n,9.2.4\n");
  return 0;
}

static void forget(events_test *test) {
  ap_check_free(test->judged.check);
  ap_scenario_free(test->scenario);
  test->judged.check = NULL;
  test->scenario = NULL;
}

static int end(void **state) {
  forget(*state);
  ap_diagnostics_free(((events_test *)*state)->faults);
  return 0;
}

/* Checks these rows of year, track, rule, ID and minutes, as they are on the day `as_of` after these events. */
static ap_status check_on(events_test *test, const char *as_of, const char *events, const char *rows) {
  ap_text text = {0};
  ap_text_add(&text, "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\nstart_year: 2027\nyears: 6\n"
                     "effort: {external: {objective: 60, detailed: 30}, internal: {objective: 60, detailed: 30}}\n");
  ap_text_add(&text, "as_of: ");
  ap_text_add(&text, as_of);
  ap_text_add(&text, "\n");
  ap_text_add(&text, events);
  write_text("scenario.yaml", text.bytes);
  ap_text_free(&text);
  forget(test);
  assert_int_equal(ap_scenario_load("scenario.yaml", NULL, test->faults, &test->scenario), AP_OK);
  ap_text_add(&text, "year,track,rule,id,minutes\n");
  ap_text_add(&text, rows);
  ap_status status =
      ap_check_plan_text(test->scenario, "plan.csv", text.bytes, strlen(text.bytes), test->faults, &test->judged.check);
  ap_text_free(&text);
  assert_int_equal(status == AP_OK, status != AP_MACHINE && ap_check_breach_count(test->judged.check) == 0);
  return status;
}

static ap_status check(events_test *test, const char *events, const char *rows) {
  return check_on(test, "2030-06-01", events, rows);
}

#define LISTED "events:\n  - {id: L, kind: listing, date: 2027-04-01}\n"
#define EVENT(text) "  - {" text "}\n"

/* Rows that every rule is met by from 2030 on, whatever was before. */
#define EXTERNAL_ROWS "2030,external,EXT,9.2.3,60\n2030,external,EXT,9.4.1,60\n"
#define INTERNAL_ROWS                                                                                                  \
  "2030,internal,INT,9.2.3,60\n2030,internal,INT,9.2.4,60\n2032,internal,INT,9.2.3,60\n2032,internal,INT,9.2.4,60\n"
#define OPEN_ROWS EXTERNAL_ROWS INTERNAL_ROWS

static const ap_check_track *track_of(const events_test *test, ap_track track) {
  return &test->judged.check->tracks[track];
}

static void frozen_rows_count_with_the_minutes_that_they_say(void **state) {
  events_test *test = *state;
  assert_int_equal(check(test, LISTED,
                         "2027,external,X,9.2.3,77\n2029,external,X,9.2.3,8\n2029,external,X,9.4.1,1\n"
                         "2027,internal,X,9.2.4,0\n2028,internal,X,9.2.4,-5\n2029,internal,X,9.2.4,10000000\n"
                         "2029,internal,X,9.2.3,10000001\n" OPEN_ROWS),
                   AP_OK);
  const ap_check_track *external = track_of(test, AP_EXTERNAL);
  const ap_check_track *internal = track_of(test, AP_INTERNAL);
  assert_int_equal(external->frozen_minutes[0], 77);
  assert_int_equal(external->frozen_minutes[1], 0);
  assert_int_equal(external->frozen_minutes[2], 9);
  assert_int_equal(external->frozen_items[0], 1);
  assert_int_equal(external->frozen_items[2], 2);
  assert_int_equal(internal->frozen_minutes[0], 60); /* what can be no minutes gives way to the catalog's */
  assert_int_equal(internal->frozen_minutes[1], 60);
  assert_int_equal(internal->frozen_minutes[2], AP_MINUTES_MOST + 60);
  assert_int_equal(external->minutes[0], 120);
  assert_int_equal(external->items[0], 2);
  assert_int_equal(test->judged.check->first_year, 2030);
  assert_int_equal(test->judged.check->years, 3);
}

static void a_frozen_row_stands_there_once_in_a_year_of_the_scenario_with_an_id_that_is_known(void **state) {
  events_test *test = *state;
  assert_int_equal(check(test, LISTED,
                         "2027,external,X,9.2.3,77\n2027,external,X,9.2.3,77\n2026,external,X,9.2.3,60\n"
                         "2028,external,X,8.8.8,60\n2028,external,X,9.2.3,60\n2029,external,X,9.2.3,60\n"
                         "2029,external,X,9.2.3,60\n" OPEN_ROWS),
                   AP_NO);
  EXPECT_BREACHES(&test->judged, "3: 9.2.3: 2027 has an earlier row of it on the external track; expected one",
                  "4: 9.2.3: 2026 lies outside the plan; expected a year from 2027 to 2032",
                  "5: 8.8.8: the catalog has no such item",
                  "8: 9.2.3: 2029 has an earlier row of it on the external track; expected one");
  assert_int_equal(track_of(test, AP_EXTERNAL)->frozen_items[0], 1);
  assert_int_equal(track_of(test, AP_EXTERNAL)->frozen_items[1], 1);
}

static void once_all_years_are_over_rows_may_be_of_any_of_them(void **state) {
  events_test *test = *state;
  assert_int_equal(check_on(test, "2036-06-01", LISTED,
                            "2027,external,X,9.2.3,77\n2032,external,X,9.2.3,77\n2033,external,X,9.2.3,60\n"),
                   AP_NO);
  EXPECT_BREACHES(&test->judged, "4: 9.2.3: 2033 lies outside the plan; expected a year from 2027 to 2032");
  assert_int_equal(track_of(test, AP_EXTERNAL)->frozen_items[5], 1);
  assert_int_equal(test->judged.check->years, 0);
}

static void ids_of_an_earlier_catalog_stand_in_frozen_years_alone(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT("id: MAP, kind: catalog, date: 2029-06-01, mapping: mapping.csv");
  assert_int_equal(
      check(test, events, "2027,external,X,9.1.1,60\n2028,external,X,9.1.9,5\n2029,external,X,9.1.9,0\n" OPEN_ROWS),
      AP_OK);
  assert_int_equal(track_of(test, AP_EXTERNAL)->frozen_minutes[1], 5);
  assert_int_equal(track_of(test, AP_EXTERNAL)->frozen_minutes[2], 0); /* nobody knows its minutes */
  assert_int_equal(track_of(test, AP_EXTERNAL)->frozen_items[2], 1);
  assert_int_equal(
      check(test, events, "2030,external,EXT,9.1.1,60\n2031,external,X,9.1.9,5\n2031,external,X,9,5\n" OPEN_ROWS),
      AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "2: 9.1.1: the event MAP gave it another number; expected 9.2.3 after the frozen years",
                  "3: 9.1.9: withdrawn from the catalog by the event MAP; expected rows in frozen years alone",
                  "4: 9: the catalog has no such item");
}

#define FINDING "id: F, kind: finding, date: 2029-06-01, track: external, ids: [9.2.3, 9.3.1], by: "

static void an_event_asks_for_its_items_from_its_year_to_the_year_it_names(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT(FINDING "2031-05-01");
  assert_int_equal(check(test, events,
                         "2030,external,EXT+F,9.2.3,60\n2031,external,F,9.3.1,60\n"
                         "2030,external,EXT,9.4.1,60\n" INTERNAL_ROWS),
                   AP_OK);
  assert_int_equal(check(test, events, EXTERNAL_ROWS INTERNAL_ROWS), AP_NO);
  assert_true(has_breach(&test->judged, "check-reaudit-ours-external", NULL));
  EXPECT_BREACHES(&test->judged,
                  "10:10: 9.3.1: event F asks for another external audit from 2029 to 2031; none then (no "
                  "clause of the scheme: our reading)");
  assert_int_equal(check(test, events, "2029,external,X,9.2.3,60\n2029,external,X,9.3.1,60\n" OPEN_ROWS), AP_OK);
  assert_int_equal(check(test, events, "2028,external,X,9.2.3,60\n2028,external,X,9.3.1,60\n" OPEN_ROWS), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "10:10: 9.3.1: event F asks for another external audit from 2029 to 2031; none then (no "
                  "clause of the scheme: our reading)");
  assert_int_equal(check(test, events, "2029,external,X,9.2.3,60\n" OPEN_ROWS), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "10:10: 9.3.1: event F asks for another external audit from 2029 to 2031; none then (no "
                  "clause of the scheme: our reading)");
  /* No rule has the item: what stands later names the event too, and is too late. */
  assert_int_equal(check(test, events, "2032,external,F,9.3.1,60\n" OPEN_ROWS), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "10:10: 9.3.1: event F asks for another external audit from 2029 to 2031; none then (no "
                  "clause of the scheme: our reading)");
  assert_int_equal(check(test, events, "2031,external,F,9.3.1,60\n2032,external,EXT+F,9.2.3,60\n" OPEN_ROWS), AP_NO);
  assert_true(has_breach(&test->judged, "check-row-event", NULL));
}

static void an_event_speaks_of_each_of_its_items_and_of_no_other(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT("id: L2, kind: publication, date: 2028-06-01, notice: Of L.") EVENT(
      "id: F, kind: finding, date: 2029-06-01, track: external, ids: [9.2.3, 9.2.4, 9.3.1, 9.3.2], by: 2031-05-01");
  assert_int_equal(check(test, events,
                         "2030,external,EXT+F,9.2.3,60\n2031,external,F,9.2.4,60\n"
                         "2030,external,F,9.3.1,60\n2031,external,F,9.3.2,60\n"
                         "2030,external,EXT,9.4.1,60\n" INTERNAL_ROWS),
                   AP_OK);
  assert_int_equal(check(test, events, "2030,external,EXT+F,9.4.1,60\n2030,external,EXT,9.2.3,60\n" INTERNAL_ROWS),
                   AP_NO);
  assert_int_equal(ap_check_breach_count(test->judged.check), 4); /* the name of the event, and three items left out */
}

static void what_is_taken_over_is_not_listed_for_the_sake_of_an_event(void **state) {
  events_test *test = *state;
  assert_int_equal(check(test, LISTED EVENT(FINDING "2031-05-01"),
                         "2031,external,F,9.3.1,60\n2030,external,EXT+F,9.2.3,"
                         "60\n2030,external,EXT,9.4.1,60\n" INTERNAL_ROWS),
                   AP_OK);
  assert_int_equal(track_of(test, AP_EXTERNAL)->inherited.count, 0);
}

static void an_audit_that_is_asked_for_and_late_is_due_in_the_first_open_year(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT(FINDING "2030-03-01"); /* by the plan year 2029 */
  assert_int_equal(check(test, events,
                         "2030,external,EXT+F,9.2.3,60\n2030,external,F,9.3.1,60\n"
                         "2030,external,EXT,9.4.1,60\n" INTERNAL_ROWS),
                   AP_OK);
  assert_int_equal(check(test, events,
                         "2030,external,EXT+F,9.2.3,60\n2031,external,F,9.3.1,60\n"
                         "2030,external,EXT,9.4.1,60\n" INTERNAL_ROWS),
                   AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "10:10: 9.3.1: event F asks for another external audit from 2029 to 2030; none then (no "
                  "clause of the scheme: our reading)");
}

/* A year that a pin takes away: what is late is due in the next one, and what is not stays due. */
static void an_audit_that_is_late_is_due_in_the_first_year_that_pins_allow(void **state) {
  events_test *test = *state;
  const char *pin = "pins: [{ids: 9.3.1, track: external, not: 2030}]\n";
  const char *rows = "2030,external,EXT+F,9.2.3,60\n2031,external,F,9.3.1,60\n"
                     "2030,external,EXT,9.4.1,60\n" INTERNAL_ROWS;
  ap_text events = {0};
  ap_text_add(&events, pin);
  ap_text_add(&events, LISTED EVENT(FINDING "2030-03-01"));
  assert_int_equal(check(test, events.bytes, rows), AP_OK);
  assert_int_equal(check(test, events.bytes, OPEN_ROWS), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "11:10: 9.3.1: event F asks for another external audit from 2029 to 2031; none then (no "
                  "clause of the scheme: our reading)");
  ap_text_free(&events);
  ap_text_add(&events, pin);
  ap_text_add(&events, LISTED EVENT(FINDING "2030-05-01"));
  assert_int_equal(check(test, events.bytes, rows), AP_NO);
  assert_true(has_breach(&test->judged, "check-reaudit-ours-external", NULL));
  assert_int_equal(ap_check_breach_count(test->judged.check), 1);
  ap_text_free(&events);
}

static void an_event_may_be_the_first_of_its_list(void **state) {
  events_test *test = *state;
  assert_int_equal(check(test, "events:\n" EVENT(FINDING "2031-05-01"), OPEN_ROWS), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "9:10: 9.3.1: event F asks for another external audit from 2029 to 2031; none then (no "
                  "clause of the scheme: our reading)");
}

static void an_event_that_the_scheme_knows_is_told_with_its_clause(void **state) {
  events_test *test = *state;
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: EXT, track: external, select: {ids: [9.2.3, 9.4.1]}, unit: item, every: 3}\n"
                            "  - {id: INT, track: internal, select: {ids: [9.2.3, 9.2.4]}, unit: item, every: 2}\n"
                            "events:\n  - {kind: finding, source: {document: paper, clause: section 7}}\n");
  assert_int_equal(check(test, LISTED EVENT(FINDING "2031-05-01"), OPEN_ROWS), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "10:10: 9.3.1: event F asks for another external audit from 2029 to 2031; none then; section 7");
  assert_int_equal(check(test,
                         LISTED EVENT("id: F, kind: finding, date: 2029-06-01, track: internal, ids: 9.3.2, "
                                      "by: 2031-05-01"),
                         OPEN_ROWS),
                   AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "10:10: 9.3.2: event F asks for another internal audit from 2029 to 2031; none then; section 7");
}

/* A plan whose row of 9.2.3 names that rule. */
static ap_status check_row_of(events_test *test, const char *events, const char *rule) {
  ap_text rows = {0};
  ap_text_add(&rows, "2030,external,");
  ap_text_add(&rows, rule);
  ap_text_add(&rows, ",9.2.3,60\n2030,external,EXT,9.4.1,60\n2030,external,F,9.3.1,60\n" INTERNAL_ROWS);
  ap_status status = check(test, events, rows.bytes);
  ap_text_free(&rows);
  return status;
}

static void a_row_names_the_rules_and_then_only_events_that_ask_for_it(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT(FINDING "2031-05-01")
      EVENT("id: G, kind: finding, date: 2029-06-02, track: internal, ids: 9.2.4, by: 2031-05-01")
          EVENT("id: FX, kind: finding, date: 2029-06-03, track: external, ids: 9.2.3, by: 2031-05-01")
              EVENT("id: H, kind: finding, date: 2029-06-04, track: external, ids: 9.2.3, by: 2031-05-01");
  static const char *const wrong[] = {"F",  "F+EXT",   "EXT+G",      "EXT+F+G",    "EXT+G+F",   "EXT+",   "",     "+",
                                      "+F", "EXT+F+F", "EXT+F+FX+F", "EXT+FX+F+F", "EXT+FX+FX", "EXT+F+", "EXT+L"};
  static const char *const right[] = {"EXT", "EXT+F", "EXT+FX+F", "EXT+F+FX", "EXT+H+F+FX", "EXT+F+H"};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    assert_int_equal(check_row_of(test, events, wrong[i]), AP_NO);
    assert_int_equal(ap_check_breach_count(test->judged.check), 1);
    assert_true(has_breach(&test->judged, "check-row-event", NULL));
  }
  for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
    assert_int_equal(check_row_of(test, events, right[i]), AP_OK);
  }
  assert_int_equal(check(test, events,
                         "2030,external,EXT+F,9.2.3,60\n2030,external,EXT,9.4.1,60\n"
                         "2030,external,,9.3.1,60\n" INTERNAL_ROWS),
                   AP_NO);
  EXPECT_BREACHES(&test->judged, "4: 9.3.1: found rule \"\" in 2030; expected -, with the names of events only where "
                                 "these ask for an audit in that year");
  assert_int_equal(check(test, events,
                         "2030,external,EXT+F,9.2.3,60\n2030,external,EXT,9.4.1,60\n"
                         "2030,external,F+F,9.3.1,60\n" INTERNAL_ROWS),
                   AP_NO);
  assert_int_equal(ap_check_breach_count(test->judged.check), 1);
  assert_true(has_breach(&test->judged, "check-row-event", NULL));
}

static void a_row_of_an_audit_that_was_not_done_does_not_count(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT("id: M, kind: missed, date: 2030-05-01, track: internal, ids: 9.2.4, year: 2030")
      EVENT("id: N, kind: missed, date: 2030-05-02, track: internal, ids: 9.2.3, year: 2028");
  assert_int_equal(check(test, events, "2028,internal,X,9.2.3,60\n2029,internal,X,9.2.4,60\n" OPEN_ROWS), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "7: 9.2.4: the event M says that the audit of 2030 was not done; expected no row of that year",
                  "9.2.4: rule INT asks for an internal audit at least every 2 years; none between 2029 and 2032");
  /* what was not done in a frozen year leaves the item as it was before: due at once */
  assert_int_equal(check(test, events,
                         "2028,internal,X,9.2.3,60\n2029,internal,X,9.2.4,60\n" EXTERNAL_ROWS
                         "2031,internal,INT,9.2.3,60\n2031,internal,INT,9.2.4,60\n"),
                   AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "9.2.3: the internal audit that rule INT asks for was due in 2028; expected it in 2030");
}

static void an_audit_that_came_late_counts_in_the_year_it_was_done(void **state) {
  events_test *test = *state;
  const char *late = LISTED EVENT("id: A, kind: late, date: 2030-05-01, track: internal, ids: [9.2.3, 9.2.4], "
                                  "year: 2027, done: 2029-05-01");
  /* 9.2.4 was not planned then, so that nothing was done late */
  assert_int_equal(check(test, late,
                         "2027,internal,X,9.2.3,60\n" EXTERNAL_ROWS
                         "2031,internal,INT,9.2.3,60\n2030,internal,INT,9.2.4,60\n"
                         "2032,internal,INT,9.2.4,60\n"),
                   AP_OK);
  const ap_check_entries *due = &track_of(test, AP_INTERNAL)->due_after;
  assert_int_equal(due->entries[0].year, 2033);
  assert_int_equal(check(test, late,
                         EXTERNAL_ROWS "2031,internal,INT,9.2.3,60\n2030,internal,INT,9.2.4,60\n"
                                       "2032,internal,INT,9.2.4,60\n"),
                   AP_NO);
  /* done in an open year: counts as of the last frozen one */
  const char *open = LISTED EVENT("id: A, kind: late, date: 2030-05-02, track: internal, ids: 9.2.3, "
                                  "year: 2027, done: 2030-05-01");
  assert_int_equal(check(test, open,
                         "2027,internal,X,9.2.3,60\n" EXTERNAL_ROWS
                         "2031,internal,INT,9.2.3,60\n2030,internal,INT,9.2.4,60\n"
                         "2032,internal,INT,9.2.4,60\n"),
                   AP_OK);
}

static void after_a_revocation_nothing_is_due_and_no_row_stands(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT("id: GONE, kind: revocation, date: 2030-05-01, notice: Gone.");
  assert_int_equal(check(test, events,
                         EXTERNAL_ROWS "2031,external,EXT,9.4.1,60\n"
                                       "2030,internal,INT,9.2.3,60\n2030,internal,INT,9.2.4,60\n"),
                   AP_NO);
  EXPECT_BREACHES(&test->judged, "4: 9.4.1: 2031 is after the revocation by the event GONE; expected no row");
  assert_int_equal(test->judged.check->years, 1);
  assert_int_equal(track_of(test, AP_EXTERNAL)->due_after.count, 0);
  assert_false(test->judged.check->claims_judged);
}

static void a_second_revocation_ends_what_a_re_application_began(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT("id: GONE, kind: revocation, date: 2028-05-01, notice: Gone.")
      EVENT("id: AGAIN, kind: reapplication, date: 2029-05-01, listed: 2029-06-01")
          EVENT("id: LAST, kind: revocation, date: 2030-05-01, notice: Gone.");
  assert_int_equal(check(test, events,
                         "2031,external,EXT,9.2.3,60\n2030,internal,INT,9.2.3,60\n"
                         "2030,internal,INT,9.2.4,60\n"),
                   AP_NO);
  EXPECT_BREACHES(&test->judged, "2: 9.2.3: 2031 is after the revocation by the event LAST; expected no row");
  assert_int_equal(test->judged.check->years, 1);
}

static void after_a_re_application_all_begins_anew(void **state) {
  events_test *test = *state;
  const char *events = LISTED EVENT("id: GONE, kind: revocation, date: 2028-05-01, notice: Gone.")
      EVENT("id: AGAIN, kind: reapplication, date: 2030-05-01, listed: 2030-06-01");
  assert_int_equal(check(test, events,
                         "2029,internal,X,9.2.3,60\n2032,external,EXT,9.2.3,60\n"
                         "2032,external,EXT,9.4.1,60\n2031,internal,INT,9.2.3,60\n"
                         "2031,internal,INT,9.2.4,60\n"),
                   AP_OK);
  assert_int_equal(test->judged.check->years, 3);
  assert_int_equal(check(test, events,
                         "2032,external,EXT,9.2.3,60\n2032,external,EXT,9.4.1,60\n"
                         "2032,internal,INT,9.2.3,60\n2031,internal,INT,9.2.4,60\n"),
                   AP_NO);
  EXPECT_BREACHES(&test->judged, "9.2.3: rule INT asks for an internal audit at least every 2 years; never audited so "
                                 "far, expected one by 2031");
}

static void what_came_into_the_statement_is_due_externally_too(void **state) {
  events_test *test = *state;
  const char *rows = "2031,external,EXT,9.4.1,60\n2032,external,EXT,9.2.3,60\n" INTERNAL_ROWS;
  assert_int_equal(check(test, LISTED EVENT("id: S, kind: scope, date: 2030-05-01, ids: [9.2.3, 9.4.1]"), rows), AP_OK);
  assert_int_equal(check(test, LISTED EVENT("id: S, kind: scope, date: 2029-05-01, ids: [9.2.3, 9.4.1]"), rows), AP_NO);
  EXPECT_BREACHES(&test->judged, "9.2.3: rule EXT asks for an external audit at least every 3 years; never audited so "
                                 "far, expected one by 2031");
  assert_int_equal(check(test,
                         LISTED EVENT("id: S, kind: scope, date: 2029-05-01, ids: 9.4.1")
                             EVENT("id: T, kind: scope, date: 2030-05-01, ids: 9.2.3"),
                         rows),
                   AP_OK);
}

static void what_is_taken_over_no_more_is_due_externally_a_period_later(void **state) {
  events_test *test = *state;
  const char *rows = "2032,external,EXT,9.2.3,60\n2030,external,EXT,9.4.1,60\n" INTERNAL_ROWS;
  assert_int_equal(check(test, LISTED EVENT("id: U, kind: underlying, date: 2030-05-01, removed: 9.2.3"), rows), AP_OK);
  assert_int_equal(check(test, LISTED, rows), AP_NO);
}

/* Under another scheme before, items that were due then are due once this one is in force. */
static void another_scheme_makes_nothing_due_before_it_is_in_force(void **state) {
  events_test *test = *state;
  const char *scheme = LISTED EVENT("id: N, kind: scheme, date: 2030-05-01, from: ismap");
  assert_int_equal(check(test, scheme, OPEN_ROWS), AP_OK);
  assert_int_equal(track_of(test, AP_EXTERNAL)->overdue.count, 0); /* due in 2029 by these rules */
  assert_int_equal(check(test, LISTED, OPEN_ROWS), AP_OK);
  assert_int_equal(track_of(test, AP_EXTERNAL)->overdue.count, 2);
}

static void what_came_into_the_statement_is_due_a_period_later(void **state) {
  events_test *test = *state;
  const char *scope = LISTED EVENT("id: S, kind: scope, date: 2030-05-01, ids: 9.2.4");
  const char *rows = EXTERNAL_ROWS "2030,internal,INT,9.2.3,60\n2032,internal,INT,9.2.3,60\n"
                                   "2031,internal,INT,9.2.4,60\n";
  assert_int_equal(check(test, scope, rows), AP_OK);
  assert_int_equal(check(test, LISTED, rows), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "9.2.4: the internal audit that rule INT asks for was due in 2028; expected it in 2030");
  assert_int_equal(check(test, LISTED EVENT("id: MAP, kind: catalog, date: 2030-05-01, mapping: mapping.csv"), rows),
                   AP_OK);
}

/* In the scenario's own offsets the years of pins and caps are those from 2027 on. */
static void pins_and_caps_of_open_years_are_judged_and_those_of_frozen_ones_are_not(void **state) {
  events_test *test = *state;
  const char *rows = "2027,external,X,9.2.3,500\n" OPEN_ROWS;
  assert_int_equal(check(test, "pins: [{ids: 9.2.3, track: external, must: 2028}]\n" LISTED, rows), AP_OK);
  assert_int_equal(check(test, "pins: [{ids: 9.2.3, track: external, must: 2031}]\n" LISTED, rows), AP_NO);
  EXPECT_BREACHES(&test->judged, "9.2.3: the pin on line 8 of the scenario asks for an external audit in 2031; none "
                                 "then");
  assert_int_equal(check(test, "pins: [{ids: 9.2.3, track: external, not: 2027}]\n" LISTED, rows), AP_OK);
  assert_int_equal(check(test, "pins: [{ids: 9.2.4, track: internal, not: 2032}]\n" LISTED, rows), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "9.2.4: an internal audit in 2032; the pin on line 8 of the scenario allows none then");
  assert_int_equal(check(test, "pins: [{ids: 9.2.3, track: external, only: [2027, 2030]}]\n" LISTED, rows), AP_OK);
  assert_int_equal(check(test, "pins: [{ids: 9.2.4, track: internal, only: [2029, 2030]}]\n" LISTED, rows), AP_NO);
  EXPECT_BREACHES(&test->judged,
                  "9.2.4: an internal audit in 2032; the pin on line 8 of the scenario allows none then");
  assert_int_equal(check(test,
                         "pins: [{ids: 9.2.3, track: external, must: 2028}, {ids: 9.2.4, track: internal, must: "
                         "2029},\n  {ids: 9.4.1, track: external, must: 2031}]\n" LISTED,
                         rows),
                   AP_NO);
  EXPECT_BREACHES(&test->judged, "9.4.1: the pin on line 9 of the scenario asks for an external audit in 2031; none "
                                 "then");
  assert_int_equal(check(test,
                         "caps: [{track: external, minutes: 90, years: 2027}, {track: internal, minutes: 90,\n"
                         "  years: 2032}]\n" LISTED,
                         rows),
                   AP_NO);
  EXPECT_BREACHES(&test->judged, "the internal audits of 2032 take 120 minutes; the cap on line 8 of the scenario "
                                 "allows 90");
  assert_int_equal(check(test, "caps: [{track: external, minutes: 90, years: 2027}]\n" LISTED, rows), AP_OK);
  assert_int_equal(check(test, "caps: [{track: external, minutes: 90, years: [2030, 2031]}]\n" LISTED, rows), AP_NO);
  assert_int_equal(check(test, "caps: [{track: external, minutes: 90}]\n" LISTED, rows), AP_NO);
  EXPECT_BREACHES(&test->judged, "the external audits of 2030 take 120 minutes; the cap on line 8 of the scenario "
                                 "allows 90");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(frozen_rows_count_with_the_minutes_that_they_say),
      TEST(a_frozen_row_stands_there_once_in_a_year_of_the_scenario_with_an_id_that_is_known),
      TEST(once_all_years_are_over_rows_may_be_of_any_of_them),
      TEST(ids_of_an_earlier_catalog_stand_in_frozen_years_alone),
      TEST(an_event_asks_for_its_items_from_its_year_to_the_year_it_names),
      TEST(an_event_speaks_of_each_of_its_items_and_of_no_other),
      TEST(what_is_taken_over_is_not_listed_for_the_sake_of_an_event),
      TEST(an_audit_that_is_asked_for_and_late_is_due_in_the_first_open_year),
      TEST(an_audit_that_is_late_is_due_in_the_first_year_that_pins_allow),
      TEST(an_event_may_be_the_first_of_its_list),
      TEST(an_event_that_the_scheme_knows_is_told_with_its_clause),
      TEST(a_row_names_the_rules_and_then_only_events_that_ask_for_it),
      TEST(a_row_of_an_audit_that_was_not_done_does_not_count),
      TEST(an_audit_that_came_late_counts_in_the_year_it_was_done),
      TEST(after_a_revocation_nothing_is_due_and_no_row_stands),
      TEST(a_second_revocation_ends_what_a_re_application_began),
      TEST(what_came_into_the_statement_is_due_externally_too),
      TEST(what_is_taken_over_no_more_is_due_externally_a_period_later),
      TEST(another_scheme_makes_nothing_due_before_it_is_in_force),
      TEST(after_a_re_application_all_begins_anew),
      TEST(what_came_into_the_statement_is_due_a_period_later),
      TEST(pins_and_caps_of_open_years_are_judged_and_those_of_frozen_ones_are_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
