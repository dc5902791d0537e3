/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/scenario.h"
#include "support/text.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct events_test {
  ap_diagnostics *diagnostics;
  ap_scenario *scenario;
} events_test;

static int set_up(void **state) {
  static events_test test;
  test = (events_test){.diagnostics = ap_diagnostics_new()};
  *state = &test;
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: EXT, track: external, unit: objective, every: 3}\n"
                            "  - {id: INT, track: internal, unit: objective, every: 3}\n");
  write_text("catalog.csv", "id,standard,title,selected,inherited,reason\n"
                            "9.2.3,control,A,,,\n9.2.4,control,B,,,\n9.2.4.1,control,B1,,,\n9.2.4.2,control,B2,no,,r\n"
                            "9.3.1,control,C,,yes,\n12.1.1,control,D,no,,r\n");
  write_text("mapping.csv", "old,new\n9.2.2,9.2.3\n9.2.3,9.2.4\n9.2.9,\n,9.2.4.1\n");
  return 0;
}

static int tear_down(void **state) {
  events_test *test = *state;
  ap_scenario_free(test->scenario);
  ap_diagnostics_free(test->diagnostics);
  return 0;
}

static ap_status load(events_test *test, const char *events) {
  ap_text text = {0};
  ap_text_add(&text, "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\nstart_year: 2027\nyears: 6\n"
                     "as_of: 2030-06-01\neffort: {external: {objective: 60, detailed: 30}, "
                     "internal: {objective: 60, detailed: 30}}\nevents:");
  ap_text_add(&text, events);
  write_text("scenario.yaml", text.bytes);
  ap_text_free(&text);
  return ap_scenario_load("scenario.yaml", NULL, test->diagnostics, &test->scenario);
}

static const ap_event *event_at(const events_test *test, size_t index) {
  assert_non_null(test->scenario->events);
  assert_in_range(index, 0, test->scenario->events->count - 1);
  return &test->scenario->events->events[index];
}

/* The IDs of the items, with a space behind each. */
static void assert_items(const ap_event_items *items, const char *expected) {
  ap_text ids = {0};
  ap_text_add(&ids, "");
  for (size_t i = 0; i < items->item_count; i++) {
    ap_text_format(&ids, "%s ", items->items[i]->id);
  }
  assert_string_equal(ids.bytes, expected);
  ap_text_free(&ids);
}

static void a_scenario_without_events_has_none(void **state) {
  events_test *test = *state;
  assert_int_equal(load(test, ""), AP_OK);
  assert_null(test->scenario->events);
  assert_told(test->diagnostics, "");
}

static void events_stand_by_date_with_their_plan_years(void **state) {
  events_test *test = *state;
  assert_int_equal(load(test,
                        "\n  - {id: F, kind: finding, date: 2029-03-31, track: internal, ids: 9.2.3, by: 2030-04-01}\n"
                        "  - {id: P, kind: publication, date: 2028-04-01, notice: Published}\n"
                        "  - {id: Q, kind: publication, date: 2028-04-01}\n"),
                   AP_OK);
  assert_string_equal(test->scenario->events->file, "scenario.yaml");
  assert_string_equal(event_at(test, 0)->id, "P");
  assert_string_equal(event_at(test, 0)->notice, "Published");
  assert_string_equal(event_at(test, 1)->id, "Q");
  assert_null(event_at(test, 1)->notice);
  const ap_event *finding = event_at(test, 2);
  assert_int_equal(finding->year, 2028);
  assert_int_equal(finding->by_year, 2030);
  assert_int_equal(finding->line, 9);
  assert_int_equal(finding->column, 10);
  assert_int_equal(finding->track, AP_INTERNAL);
  assert_true(ap_event_asks_for_audit(finding));
  assert_false(ap_event_asks_for_audit(event_at(test, 0)));
  assert_told(test->diagnostics, "");
}

static void an_incident_has_objectives_audited_with_their_detailed_controls(void **state) {
  events_test *test = *state;
  assert_int_equal(load(test, "\n  - id: I\n    kind: incident\n    date: 2028-05-01\n    serious: yes\n"
                              "    reaudit: {ids: 9.2.4, domain: [12, 9], by: 2029-03-31, passed: 2028-09-01}\n"
                              "  - id: J\n    kind: incident\n    date: 2029-05-01\n    serious: no\n"
                              "    reaudit: {ids: 9.2.4, by: 2029-12-31}\n"
                              "  - {id: K, kind: incident, date: 2029-06-01, serious: yes}\n"),
                   AP_OK);
  const ap_event *incident = event_at(test, 0);
  assert_true(incident->serious);
  assert_int_equal(incident->track, AP_EXTERNAL);
  assert_int_equal(incident->passed.month, 9);
  assert_items(&incident->items, "9.2.3 9.2.4 9.2.4.1 "); /* not selected, or taken over: left out */
  assert_items(&event_at(test, 1)->items, "9.2.4 9.2.4.1 ");
  assert_false(ap_event_asks_for_audit(event_at(test, 2)));
}

static void ids_of_before_a_change_of_the_catalog_are_traced(void **state) {
  events_test *test = *state;
  assert_int_equal(load(test, "\n  - {id: M, kind: missed, date: 2028-04-01, track: internal, ids: 9.2.*, year: 2027}\n"
                              "  - {id: C, kind: catalog, date: 2028-05-01, mapping: mapping.csv}\n"
                              "  - {id: N, kind: missed, date: 2029-04-01, track: internal, ids: 9.2.3, year: 2028}\n"
                              "  - {id: L, kind: late, date: 2028-04-01, track: external, ids: [9.2.9, 9.2.3],\n"
                              "     year: 2027, done: 2028-05-05}\n"),
                   AP_OK);
  const ap_events *events = test->scenario->events;
  const ap_catalog *catalog = test->scenario->catalog;
  assert_items(&event_at(test, 0)->items, "9.2.3 9.2.4 9.2.4.2 "); /* were 9.2.2 and 9.2.3; 9.2.4.1 is new */
  assert_items(&event_at(test, 1)->items, "9.2.4 ");
  assert_int_equal(event_at(test, 1)->done_year, 2028);
  assert_items(&event_at(test, 2)->added, "9.2.4.1 ");
  assert_items(&event_at(test, 3)->items, "9.2.3 ");

  ap_traced traced = ap_trace_id(events, catalog, "9.2.2", 2027);
  assert_string_equal(traced.item->id, "9.2.3");
  assert_string_equal(traced.event->id, "C");
  assert_string_equal(ap_trace_id(events, catalog, "9.2.3", 2027).item->id, "9.2.4");
  assert_string_equal(ap_trace_id(events, catalog, "9.2.3", 2028).item->id, "9.2.3"); /* of the year itself */
  assert_string_equal(ap_trace_id(events, catalog, "9.2.2", 2028).item->id, "9.2.3");
  assert_null(ap_trace_id(events, catalog, "9.2.2", 2029).item);
  traced = ap_trace_id(events, catalog, "9.2.9", 2027);
  assert_true(traced.withdrawn);
  assert_null(traced.item);
  assert_string_equal(ap_trace_id(NULL, catalog, "9.3.1", 2027).item->id, "9.3.1");
}

static void a_history_counts_for_the_numbers_of_today(void **state) {
  events_test *test = *state;
  write_text("history.csv", "id,track,year\n9.2.2,internal,2025\n9.2.3,internal,2024\n9.2.9,internal,2024\n");
  assert_int_equal(load(test, "\n  - {id: C, kind: catalog, date: 2028-05-01, mapping: mapping.csv}\n"
                              "history: history.csv\n"),
                   AP_OK);
  const ap_catalog *catalog = test->scenario->catalog;
  assert_int_equal(ap_last_audited(test->scenario, ap_catalog_find(catalog, "9.2.3"), AP_INTERNAL), 2025);
  assert_int_equal(ap_last_audited(test->scenario, ap_catalog_find(catalog, "9.2.4"), AP_INTERNAL), 2024);
  assert_told(test->diagnostics, "");
}

static void changes_follow_one_another(void **state) {
  events_test *test = *state;
  write_text("earlier.csv", "旧管理策番号,新管理策番号\n8.1.1,9.2.2\n9.2.8,9.2.9\n,9.2.7\n");
  write_text("mapping.csv", "old,new\n9.2.2,9.2.3\n9.2.9,\n9.2.7,9.2.4\n");
  assert_int_equal(load(test,
                        "\n  - {id: D, kind: catalog, date: 2029-05-01, mapping: mapping.csv}\n"
                        "  - {id: C, kind: catalog, date: 2028-05-01, mapping: earlier.csv}\n"
                        "  - {id: F, kind: finding, date: 2028-04-02, track: internal, ids: 8.*, by: 2028-05-01}\n"
                        "  - {id: G, kind: missed, date: 2028-04-02, track: internal, ids: 9.2.8, year: 2027}\n"),
                   AP_OK);
  const ap_events *events = test->scenario->events;
  const ap_catalog *catalog = test->scenario->catalog;
  assert_string_equal(ap_trace_id(events, catalog, "8.1.1", 2027).item->id, "9.2.3");
  assert_true(ap_trace_id(events, catalog, "9.2.8", 2027).withdrawn);
  assert_items(&event_at(test, 0)->items, "9.2.3 ");
  assert_items(&event_at(test, 1)->items, "");
  assert_items(&event_at(test, 2)->added, "9.2.4 ");
}

static void what_came_into_scope_is_listed(void **state) {
  events_test *test = *state;
  assert_int_equal(load(test, "\n  - {id: S, kind: scope, date: 2028-05-01, ids: 9.2.4*}\n"
                              "  - {id: U, kind: underlying, date: 2028-05-01, removed: 9.3.1, added: 9.2.3}\n"
                              "  - {id: V, kind: underlying, date: 2029-05-01, removed: 9.2.3, added: 9.3.1}\n"
                              "  - {id: X, kind: scheme, date: 2029-05-01, from: ismap}\n"),
                   AP_OK);
  assert_items(&event_at(test, 0)->items, "9.2.4 9.2.4.1 ");
  assert_items(&event_at(test, 1)->removed, "9.3.1 ");
  assert_items(&event_at(test, 1)->added, "9.2.3 ");
  assert_string_equal(event_at(test, 3)->from, "ismap");
}

static void events_may_stand_in_a_file_of_their_own(void **state) {
  events_test *test = *state;
  write_text("events.yaml", "version: 1\nevents:\n  - {id: R, kind: revocation, date: 2028-04-01}\n"
                            "  - {id: A, kind: reapplication, date: 2028-06-01, listed: 2029-02-01}\n");
  assert_int_equal(load(test, " events.yaml\n"), AP_OK);
  assert_string_equal(test->scenario->events->file, "events.yaml");
  assert_int_equal(event_at(test, 1)->listed.year, 2029);
  ap_scenario_free(test->scenario);
  test->scenario = NULL;
  write_text("events.yaml", "version: 1\nevents:\n  - {id: R, kind: revocation, date: 2028-04-01}\n"
                            "  - {id: S, kind: revocation, date: 2028-06-01}\n");
  assert_int_equal(load(test, " events.yaml\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "4:10 event-revoked|R\n");
}

static void faults_of_keys_and_days_are_told_together(void **state) {
  events_test *test = *state;
  assert_int_equal(
      load(test, "\n  - {id: I, kind: incident, date: 2030-07-01, reaudit: {by: 2029-03-31, passed: 2028-09-01}}\n"
                 "  - {id: INT, kind: missed, date: 2029-04-01, track: internal, ids: 9.2.3, year: 2030}\n"
                 "  - {id: I, kind: late, date: 2029-04-01, track: internal, year: 2028, done: 2029-02-02}\n"
                 "  - {id: U, kind: underlying, date: 2029-04-01, from: x}\n"),
      AP_BAD_INPUT);
  assert_null(test->scenario);
  assert_told(test->diagnostics, "9:19 event-key-missing|incident|serious\n"
                                 "9:35 event-future|2030-07-01|2030-06-01\n"
                                 "9:56 event-reaudit-empty\n"
                                 "9:61 event-before|2029-03-31|2030-07-01\n"
                                 "9:81 event-before|2028-09-01|2030-07-01\n"
                                 "10:10 event-rule|INT\n"
                                 "10:82 event-year|2030|2027|2029\n"
                                 "11:10 event-repeated|I|9\n"
                                 "11:19 event-key-missing|late|ids\n"
                                 "11:78 event-done|2029-02-02|2028|2028\n"
                                 "12:19 event-key-missing|underlying|added\n"
                                 "12:55 event-key-strange|underlying|from|kind, id, date, notice, added, removed\n");
}

static void faults_of_items_are_told_together(void **state) {
  events_test *test = *state;
  assert_int_equal(
      load(test,
           "\n  - {id: I, kind: incident, date: 2028-07-01, serious: no, reaudit: {domain: [9, 77], by: 2029-03-31}}\n"
           "  - {id: J, kind: incident, date: 2028-07-01, serious: no, reaudit: {domain: 12, by: 2029-03-31}}\n"
           "  - {id: F, kind: finding, date: 2028-07-01, track: internal, ids: 12.1.1, by: 2029-03-31}\n"
           "  - {id: U, kind: underlying, date: 2029-04-01, added: 9.2.3, removed: 9.3.1}\n"
           "  - {id: S, kind: scope, date: 2029-04-01, ids: [12.*, 7.*]}\n"),
      AP_BAD_INPUT);
  assert_told(test->diagnostics, "9:78 event-domain|77\n"
                                 "10:78 event-nothing|external\n"
                                 "11:68 event-nothing|internal\n"
                                 "12:10 event-taken-over|9.2.3\n"
                                 "12:10 event-not-taken-over|9.3.1\n"
                                 "13:49 event-scope|12.*\n"
                                 "13:49 constraint-ids|7.*\n");
}

static void faults_of_a_mapping_are_told_by_line_and_column(void **state) {
  events_test *test = *state;
  write_text("mapping.csv", "old,new\n9.3.1,12.1.1\n9.2.4,9.2.4\n,17.1.1\n9.2.9,18\n9.2.9,\n");
  assert_int_equal(load(test, "\n  - {id: C, kind: catalog, date: 2028-05-01, mapping: mapping.csv}\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:1 mapping-old|9.3.1\n"
                                 "3:7 mapping-same|9.2.4\n"
                                 "4:2 mapping-new|17.1.1\n"
                                 "5:7 mapping-new|18\n"
                                 "6:1 mapping-repeated|9.2.9\n");
}

static void revocations_and_reapplications_take_turns(void **state) {
  events_test *test = *state;
  assert_int_equal(load(test, "\n  - {id: L, kind: listing, date: 2027-05-01}\n"
                              "  - {id: A, kind: reapplication, date: 2027-06-01}\n"
                              "  - {id: M, kind: listing, date: 2027-07-01}\n"),
                   AP_BAD_INPUT);
  assert_told(test->diagnostics, "10:10 event-not-revoked|\n11:10 event-listing|L\n");
}

static void what_is_neither_a_list_nor_a_path_is_refused(void **state) {
  events_test *test = *state;
  assert_int_equal(load(test, " {id: L}\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "8:9 yaml-sequence-or-path|events|{…}\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_scenario_without_events_has_none, set_up, tear_down),
      cmocka_unit_test_setup_teardown(events_stand_by_date_with_their_plan_years, set_up, tear_down),
      cmocka_unit_test_setup_teardown(an_incident_has_objectives_audited_with_their_detailed_controls, set_up,
                                      tear_down),
      cmocka_unit_test_setup_teardown(ids_of_before_a_change_of_the_catalog_are_traced, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_history_counts_for_the_numbers_of_today, set_up, tear_down),
      cmocka_unit_test_setup_teardown(changes_follow_one_another, set_up, tear_down),
      cmocka_unit_test_setup_teardown(what_came_into_scope_is_listed, set_up, tear_down),
      cmocka_unit_test_setup_teardown(events_may_stand_in_a_file_of_their_own, set_up, tear_down),
      cmocka_unit_test_setup_teardown(faults_of_keys_and_days_are_told_together, set_up, tear_down),
      cmocka_unit_test_setup_teardown(faults_of_items_are_told_together, set_up, tear_down),
      cmocka_unit_test_setup_teardown(faults_of_a_mapping_are_told_by_line_and_column, set_up, tear_down),
      cmocka_unit_test_setup_teardown(revocations_and_reapplications_take_turns, set_up, tear_down),
      cmocka_unit_test_setup_teardown(what_is_neither_a_list_nor_a_path_is_refused, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
