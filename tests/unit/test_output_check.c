/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/views.h"
#include "output_fixture.h"
#include "support/diagnose.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static ap_check check;
static ap_check_entry due[3];
static ap_check_entry inherited[1];

static int reset(void **state) {
  fixture_reset(state);
  due[0] = (ap_check_entry){&fixed.items[2], &fixed.rules[2], 2030};
  due[1] = (ap_check_entry){&fixed.items[1], &fixed.rules[0], 2029};
  due[2] = (ap_check_entry){&fixed.items[4], &fixed.rules[2], 2030};
  inherited[0] = (ap_check_entry){&fixed.items[4], &fixed.rules[0], 0};
  check = (ap_check){.scenario = &fixed.scenario,
                     .first_year = fixed.scenario.start_year,
                     .years = fixed.scenario.years,
                     .file = "plan.csv",
                     .breaches = ap_diagnostics_new(),
                     .verified = {true, true, true, true},
                     .row_count = 3};
  check.tracks[AP_EXTERNAL] = (ap_check_track){.horizon = 3,
                                               .checked_years = 2,
                                               .unit_count = 2,
                                               .minutes = {90, 60},
                                               .items = {2, 1},
                                               .forced_minutes = {60, 60},
                                               .due_after = {due, 3, 3},
                                               .inherited = {inherited, 1, 1}};
  check.tracks[AP_INTERNAL] = (ap_check_track){.horizon = 3, .checked_years = 3, .minutes = {45}, .items = {1}};
  return check.breaches == NULL;
}

static int release(void **state) {
  (void)state;
  ap_diagnostics_free(check.breaches);
  return 0;
}

static void show_text(ap_text *text) { ap_check_text(&check, &(ap_view){.language = "en", .colour = false}, text); }

static void show_json(ap_text *text) { ap_check_json(&check, text); }

static void text_answers_first_and_lists_what_falls_due(void **state) {
  (void)state;
  const char *text = fixture_text(show_text);
  assert_string_equal(text, "Answer    the plan complies: no breach was found\n"
                            "Plan      plan.csv (CSV, 3 rows)\n"
                            "Scenario  A small service\n"
                            "Scheme    A small scheme\n"
                            "          small, edition 2022 draft\n"
                            "          follows a draft\n"
                            "Catalog   Five items\n"
                            "          NOT COMPLETE: the real counts and hours are higher\n"
                            "          five of many\n"
                            "\n"
                            "External audit\n"
                            "  year  items  hours  forced\n"
                            "  2027      2   1:30    1:00\n"
                            "  2028      1   1:00    1:00\n"
                            "\n"
                            "  inherited        EXT  1  18.1.1\n"
                            "  next due   2029  EXT  1  3.1.2.1\n"
                            "             2030  INT  2  9.2.3 18.1.1\n"
                            "\n"
                            "Internal audit\n"
                            "  year    items  hours  forced\n"
                            "  2027        1   0:45    0:00\n"
                            "  2028        0   0:00    0:00\n"
                            "  (2029)      0   0:00    0:00\n");
  assert_fits_the_screen(text);
}

static void of_a_long_list_a_few_stand_for_all_unless_something_is_to_be_done(void **state) {
  (void)state;
  ap_check_entry many[5];
  for (size_t i = 0; i < 5; i++) {
    many[i] = (ap_check_entry){&fixed.items[i], &fixed.rules[0], 2030};
  }
  check.tracks[AP_EXTERNAL].due_after = (ap_check_entries){many, 5, 5};
  check.tracks[AP_EXTERNAL].overdue = (ap_check_entries){many, 5, 5};
  const char *text = fixture_text(show_text);
  assert_says(text, "  overdue, planned at once  2030  EXT  5  3.1.2 3.1.2.1 9.2.3 9.2.3.11.PB 18.1.1\n"
                    "  inherited                       EXT  1  18.1.1\n"
                    "  next due                  2030  EXT  5  3.1.2 3.1.2.1 9.2.3 …\n"
                    "  (--format json has them all)\n");
  assert_fits_the_screen(text);
}

static void each_breach_is_a_line_of_its_own(void **state) {
  (void)state;
  ap_diagnose(check.breaches, &(ap_place){.file = "plan.csv", .line = 2}, AP_D_CHECK_ROW_UNKNOWN, "%s", "9.9.9");
  ap_diagnose(check.breaches, &(ap_place){.file = "plan.csv"}, AP_D_STATEMENT_OBJECTIVE, "%s", "9.2.3");
  const char *text = fixture_text(show_text);
  assert_says(text, "Answer    the plan does not comply: 2 breaches\n");
  assert_says(text, "\nplan.csv:2: 9.9.9: the catalog has no such item\n");
  assert_says(text, "\nplan.csv: the control objective \"9.2.3\" is left out of the statement without a reason;");
  assert_does_not_say(text, "warning");
}

static void breaches_beyond_those_kept_are_counted(void **state) {
  (void)state;
  for (uint64_t i = 0; i < 103; i++) {
    ap_diagnose(check.breaches, &(ap_place){.file = "plan.csv", .line = i + 2}, AP_D_CHECK_ROW_UNKNOWN, "%s", "9.9.9");
  }
  const char *text = fixture_text(show_text);
  assert_says(text, "103 breaches");
  assert_says(text, "plan.csv:101: 9.9.9: the catalog has no such item\nand 3 more\n");
}

static void what_could_not_be_verified_is_said(void **state) {
  (void)state;
  check.verified[AP_HAS_MINUTES] = false;
  check.file = "-";
  assert_says(fixture_text(show_text), "Plan      standard input (CSV, 3 rows)\n"
                                       "          the plan has no column minutes: that was not verified\n");
  assert_says(fixture_text(show_json), "\"columns_not_verified\": [\n    \"minutes\"\n  ]");
}

static void what_a_json_plan_says_is_set_against_what_was_recomputed(void **state) {
  (void)state;
  ap_check_criterion *criteria = check.tracks[AP_EXTERNAL].criteria;
  check.json = true;
  criteria[AP_PEAK] = (ap_check_criterion){AP_SAID_PROVEN, 90, true, 90, true};
  criteria[AP_TOTAL] = (ap_check_criterion){AP_SAID_GAP, 210, true, 200, false};
  criteria[AP_SPREAD] = (ap_check_criterion){AP_SAID_NOT_ATTEMPTED, 30, false, 0, false};
  assert_says(fixture_text(show_text),
              "\n"
              "  peak    1:30  the plan says proven; recomputed here, and it is so\n"
              "  total   3:30  the plan says that there is a gap; the bound recomputed here is\n"
              "                3:20\n"
              "  spread  0:30  the plan does not judge it\n");
  criteria[AP_PEAK].proven = false;
  criteria[AP_TOTAL] = (ap_check_criterion){AP_SAID_BY_SEARCH, 210, false, 0, false};
  criteria[AP_SPREAD] = (ap_check_criterion){AP_SAID_GAP, 30, false, 0, false};
  assert_says(fixture_text(show_text), "  peak    1:30  the plan says proven; recomputed here, it is not\n"
                                       "  total   3:30  the plan says by search, which cannot be recomputed\n"
                                       "  spread  0:30  the plan says that there is a gap\n");
  assert_fits_the_screen(fixture_text(show_text));
}

static void json_has_all_of_it(void **state) {
  (void)state;
  ap_diagnose(check.breaches, &(ap_place){.file = "plan.json", .pointer = "/items/0"}, AP_D_CHECK_ROW_UNKNOWN, "%s",
              "9.9.9");
  check.tracks[AP_EXTERNAL].criteria[AP_PEAK] = (ap_check_criterion){AP_SAID_PROVEN, 90, true, 90, true};
  json_t *json = json_loads(fixture_text(show_json), 0, NULL);
  assert_non_null(json);
  assert_false(json_boolean_value(json_object_get(json, "complies")));
  char *compact = json_dumps(json_object_get(json, "breaches"), JSON_COMPACT);
  assert_string_equal(compact, "[{\"code\":\"check-row-unknown\",\"file\":\"plan.json\",\"line\":null,\"column\":null,"
                               "\"pointer\":\"/items/0\",\"sentence\":\"9.9.9: the catalog has no such item\","
                               "\"arguments\":[\"9.9.9\"]}]");
  free(compact);
  compact = json_dumps(json_object_get(json_object_get(json, "tracks"), "external"), JSON_COMPACT);
  assert_string_equal(
      compact,
      "{\"units\":2,\"horizon\":3,\"checked_years\":2,\"criteria\":{"
      "\"peak\":{\"value\":90,\"said\":\"proven\",\"bound\":90,\"proven\":true},"
      "\"total\":{\"value\":0,\"said\":null,\"bound\":null,\"proven\":false},"
      "\"spread\":{\"value\":0,\"said\":null,\"bound\":null,\"proven\":false}},"
      "\"years\":[{\"year\":2027,\"minutes\":90,\"forced_minutes\":60,\"items\":2},"
      "{\"year\":2028,\"minutes\":60,\"forced_minutes\":60,\"items\":1}],"
      "\"due_after\":[{\"id\":\"9.2.3\",\"rule\":\"INT\",\"year\":2030},"
      "{\"id\":\"3.1.2.1\",\"rule\":\"EXT\",\"year\":2029},{\"id\":\"18.1.1\",\"rule\":\"INT\",\"year\":2030}],"
      "\"overdue\":[],\"inherited\":[{\"id\":\"18.1.1\",\"rule\":\"EXT\",\"year\":null}]}");
  free(compact);
  json_decref(json);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(text_answers_first_and_lists_what_falls_due, reset, release),
      cmocka_unit_test_setup_teardown(of_a_long_list_a_few_stand_for_all_unless_something_is_to_be_done, reset,
                                      release),
      cmocka_unit_test_setup_teardown(each_breach_is_a_line_of_its_own, reset, release),
      cmocka_unit_test_setup_teardown(breaches_beyond_those_kept_are_counted, reset, release),
      cmocka_unit_test_setup_teardown(what_could_not_be_verified_is_said, reset, release),
      cmocka_unit_test_setup_teardown(what_a_json_plan_says_is_set_against_what_was_recomputed, reset, release),
      cmocka_unit_test_setup_teardown(json_has_all_of_it, reset, release),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
