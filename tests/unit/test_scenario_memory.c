/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every request for memory of loading a scenario, and of checking a plan against it, fails once. */
#include "auditplan/check.h"
#include "failing_heap.h"
#include "scheme/scenario.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char good_scenario[] = "version: 1\ntitle: {en: A, ja: B}\nscheme: scheme.yaml\ncatalog: catalog.csv\n"
                                    "tag_rules: rules.csv\nhistory: history.csv\nstart_year: 2027\nyears: 3\n"
                                    "parameters: [{rule: ALL, every: 2}]\n"
                                    "tags: [{id: 9.2.3, tag: direct, value: yes, why: known}]\n"
                                    "auditor: {registered: yes, number: '1', name: A}\n"
                                    "quote:\n"
                                    "  currency: JPY\n"
                                    "  against: scheme.yaml\n"
                                    "  grades: [{name: A, per_hour: 1, share: 100}]\n"
                                    "  fixed_fees: [{name: A, amount: 1}]\n"
                                    "  assessment: [{design: 50, operational: 50}]\n"
                                    "  effort_range: [{low: 90, high: 120}]\n"
                                    "as_of: 2029-04-01\nevents: events.yaml\n";
static const char bad_scenario[] = "version: 1\nscheme: ismap-lui\ncatalog: catalog.csv\ntag_rules: gone.csv\n"
                                   "history: ../x.csv\nstart_year: 2027\nyears: 33\norder: [peak, peak, total]\n"
                                   "tags: [{id: 9.9.9, tag: direct, value: yes}]\nevents: bad-events.yaml\n";

static void write_files(const char *scenario) {
  write_text("scenario.yaml", scenario);
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: ALL, track: external, select: {not: {ids: 7.*}}, unit: item, every: 3}\n"
                            "  - {id: NONE, track: internal, select: {tag: x}, unit: item, every: 3}\n");
  write_text("catalog.csv", "id,standard,title,selected\n9.2.3,control,Access,\n9.2.3.1,control,Review,\n"
                            "5.1.1,control,Policy,no\n");
  write_text("catalog.about.yaml", "version: 1\ntitle: A catalog\ncomplete: no\n");
  write_text("rules.csv", "rule,ids,pattern,tag,value,why\nR,9.*,,direct,yes,so\nS,,(?i)policy,direct,no,\n");
  write_text("mapping.csv", "old,new\n9.9.9,\n9.2.2,9.2.3\n,9.2.3.1\n");
  write_text("events.yaml", "version: 1\nevents:\n"
                            "  - {id: S, kind: scope, date: 2027-05-01, ids: 9.*}\n"
                            "  - {id: M, kind: missed, date: 2028-04-02, track: internal, ids: 9.*, year: 2027}\n"
                            "  - {id: C, kind: catalog, date: 2028-05-01, mapping: mapping.csv}\n"
                            "  - {id: I, kind: incident, date: 2028-06-01, serious: yes, notice: All,\n"
                            "     reaudit: {ids: 9.2.3, domain: [9], by: 2029-03-31, passed: 2028-09-01}}\n");
  write_text("bad-mapping.csv", "old,new\n9.9.9,\n9.9.9,9.2.3\n9.2.3,9.2.3\n,7.7.7\n");
  write_text("bad-events.yaml", "version: 1\nevents:\n"
                                "  - {id: C, kind: catalog, date: 2027-03-01, mapping: bad-mapping.csv}\n"
                                "  - {id: R, kind: reapplication, date: 2027-03-01}\n");
  write_text("history.csv", "id,track,year\n9.2.3,external,2025\n9.9.9,external,2025\n9.2.3,external,2025\n");
}

/* Loads with that request failing; whether there were so many. */
static bool load(long request, ap_status without_failure) {
  ap_scenario_options options = {.size = sizeof options, .data_folder = SOURCE_FOLDER "/controls"};
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  assert_non_null(diagnostics);
  heap_fail(request);
  ap_scenario *scenario = NULL;
  ap_status status = ap_scenario_load("scenario.yaml", &options, diagnostics, &scenario);
  bool failed = heap_failed();
  /* an entry of the diagnostics that is lost takes nothing from the result */
  assert_true(status == without_failure || status == AP_MACHINE);
  assert_int_equal(scenario != NULL, status == AP_OK);
  if (!failed) {
    assert_int_equal(status, without_failure);
  }
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
  return failed;
}

static void loading_fails_in_good_order_wherever_memory_runs_out(void **state) {
  (void)state;
  write_files(good_scenario);
  long request = 0;
  while (load(request, AP_OK)) {
    request++;
  }
  assert_true(request > 50);
}

static void so_it_does_where_there_are_faults_to_tell(void **state) {
  (void)state;
  write_files(bad_scenario);
  long request = 0;
  while (load(request, AP_BAD_INPUT)) {
    request++;
  }
  assert_true(request > 20);
}

/* Checks with that request failing; whether there were so many. */
static bool check(const ap_scenario *scenario, const char *plan, long request) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  assert_non_null(diagnostics);
  heap_fail(request);
  ap_check *made = NULL;
  ap_status status = ap_check_plan(scenario, plan, diagnostics, &made);
  bool failed = heap_failed();
  assert_true(status == AP_NO || status == AP_MACHINE);
  assert_int_equal(made != NULL, status == AP_NO);
  ap_check_free(made);
  ap_diagnostics_free(diagnostics);
  return failed;
}

static void checking_with_events_fails_in_good_order_too(void **state) {
  (void)state;
  write_files(good_scenario);
  write_text("plan.csv", "year,track,rule,standard,objective,id,minutes\n"
                         "2027,internal,ALL,control,9.2.2,9.2.2,5\n2028,external,X,control,9.9.9,9.9.9,5\n"
                         "2027,internal,ALL,control,9.9.7,9.9.7,5\n2029,external,ALL+I,control,9.2.3,9.2.3,60\n"
                         "2029,external,ALL,control,9.9.9,9.9.9,5\n2029,external,ALL,control,9.2.2,9.2.2,5\n");
  ap_scenario_options options = {.size = sizeof options, .data_folder = SOURCE_FOLDER "/controls"};
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_scenario *scenario = NULL;
  assert_int_equal(ap_scenario_load("scenario.yaml", &options, diagnostics, &scenario), AP_OK);
  for (int32_t *minutes = scenario->effort[0]; minutes < scenario->effort[0] + AP_TRACKS * AP_LEVELS; minutes++) {
    *minutes = 60;
  }
  long request = 0;
  while (check(scenario, "plan.csv", request)) {
    request++;
  }
  assert_true(request > 10);
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(loading_fails_in_good_order_wherever_memory_runs_out),
      cmocka_unit_test(so_it_does_where_there_are_faults_to_tell),
      cmocka_unit_test(checking_with_events_fails_in_good_order_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
