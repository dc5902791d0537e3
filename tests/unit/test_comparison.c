/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/across.h"
#include "output/fill.h"
#include "output_fixture.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const ap_view plain = {.language = "en", .colour = false};

static ap_comparison comparison;
static ap_scenario other, later;

/* The plan of the fixture as the first and as a second scenario, which the test may move, and a third without a plan.
 */
static int begin(void **state) {
  fixture_reset(state);
  other = fixed.scenario;
  later = fixed.scenario;
  return 0;
}

static int end(void **state) {
  (void)state;
  ap_comparison_free(&comparison);
  return 0;
}

static void add(const ap_scenario *scenario, bool planned) {
  assert_int_equal(ap_comparison_add(&comparison, scenario, planned ? &fixed.plan : NULL, NULL), AP_OK);
}

static void show_text(ap_text *text) { ap_comparison_text(&comparison, &plain, text); }
static void show_csv(ap_text *text) { ap_comparison_csv(&comparison, text); }
static void show_json(ap_text *text) { ap_comparison_json(&comparison, text); }

static void years_are_compared_by_the_calendar(void **state) {
  (void)state;
  other.start_year = 2028;
  add(&fixed.scenario, true);
  add(&other, true);
  ap_year_difference difference;
  assert_false(ap_compare_year(&comparison, 1, AP_EXTERNAL, 2027, &difference));
  assert_false(ap_compare_year(&comparison, 1, AP_EXTERNAL, 2029, &difference));
  assert_true(ap_compare_year(&comparison, 1, AP_EXTERNAL, 2028, &difference));
  assert_int_equal(difference.minutes, 90 - 60);
  assert_int_equal(difference.items, 2 - 1);
  assert_true(ap_compare_years(&comparison, 1, AP_EXTERNAL, &difference));
  assert_int_equal(difference.minutes, 90 - 60);
  int first, last;
  ap_compared_span(&comparison, &first, &last);
  assert_int_equal(first, 2027);
  assert_int_equal(last, 2029);
}

static void a_scenario_without_a_plan_has_no_years(void **state) {
  (void)state;
  add(&fixed.scenario, true);
  add(&other, false);
  ap_year_difference difference;
  assert_false(ap_compare_year(&comparison, 1, AP_EXTERNAL, 2027, &difference));
  assert_false(ap_compare_years(&comparison, 1, AP_INTERNAL, &difference));
  assert_says(fixture_text(show_text), "\n  2                                     no plan\n");
}

static void an_empty_track_counts_as_nothing_in_each_year(void **state) {
  (void)state;
  add(&fixed.scenario, true);
  fixed.plan.tracks[AP_INTERNAL] = (ap_track_plan){.empty = true};
  add(&other, true);
  ap_year_difference difference;
  assert_true(ap_compare_year(&comparison, 1, AP_INTERNAL, 2027, &difference));
  assert_int_equal(difference.minutes, -45);
  assert_says(fixture_text(show_text), "nothing is planned\n");
}

static void the_whole_is_shown(void **state) {
  (void)state;
  other.start_year = 2028;
  add(&fixed.scenario, true);
  add(&other, true);
  const char *text = fixture_text(show_text);
  assert_fits_the_screen(text);
  assert_string_equal(text, "  1  A small service\n"
                            "     Scenario  scenario.yaml\n"
                            "     Years     2027 to 2028, each from April\n"
                            "     Scheme    A small scheme\n"
                            "               small, edition 2022 draft\n"
                            "               follows a draft\n"
                            "     Cycle     EXT every year, INT every 3 years\n"
                            "     Catalog   Five items\n"
                            "               NOT COMPLETE: the real counts and hours are higher\n"
                            "               five of many\n"
                            "\n"
                            "  2  A small service\n"
                            "     Scenario  scenario.yaml\n"
                            "     Years     2028 to 2029, each from April\n"
                            "     Scheme    A small scheme, as in 1\n"
                            "     Cycle     EXT every year, INT every 3 years\n"
                            "     Catalog   Five items, as in 1\n"
                            "\n"
                            "External audit\n"
                            "     items  hours  peak  total  spread\n"
                            "  1      3   2:30  1:30   3:30    0:30  proven\n"
                            "                                        judged over 2027 to 2029\n"
                            "  2      3   2:30  1:30   3:30    0:30  proven\n"
                            "                                        judged over 2028 to 2030\n"
                            "\n"
                            "  hours  2027   2028  2029    sum\n"
                            "  1      1:30   1:00         2:30\n"
                            "  2             1:30  1:00   2:30\n"
                            "  2 - 1        +0:30        +0:30\n"
                            "\n"
                            "Internal audit\n"
                            "     items  hours  peak  total  spread\n"
                            "  1      1   0:45  0:45   0:45    0:45  peak: gap of 0:30, total: not judged,\n"
                            "                                        spread: not judged\n"
                            "                                        judged over 2027 to 2029\n"
                            "  2      1   0:45  0:45   0:45    0:45  peak: gap of 0:30, total: not judged,\n"
                            "                                        spread: not judged\n"
                            "                                        judged over 2028 to 2030\n"
                            "\n"
                            "  hours  2027   2028  2029    sum\n"
                            "  1      0:45   0:00         0:45\n"
                            "  2             0:45  0:00   0:45\n"
                            "  2 - 1        +0:45        +0:45\n"
                            "\n"
                            "The sum of the differences is that of the years that both have.\n");
}

static void csv_has_a_row_for_each_scenario_track_and_year(void **state) {
  (void)state;
  other.start_year = 2028;
  add(&fixed.scenario, true);
  add(&other, true);
  add(&later, false);
  assert_string_equal(fixture_text(show_csv),
                      "scenario,file,scheme,track,year,items,minutes,items_difference,minutes_difference,currency,cost,"
                      "cost_difference\n"
                      "1,scenario.yaml,small,external,2027,2,90,0,0,,,\n"
                      "1,scenario.yaml,small,external,2028,1,60,0,0,,,\n"
                      "1,scenario.yaml,small,internal,2027,1,45,0,0,,,\n"
                      "1,scenario.yaml,small,internal,2028,0,0,0,0,,,\n"
                      "2,scenario.yaml,small,external,2028,2,90,1,30,,,\n"
                      "2,scenario.yaml,small,external,2029,1,60,,,,,\n"
                      "2,scenario.yaml,small,internal,2028,1,45,1,45,,,\n"
                      "2,scenario.yaml,small,internal,2029,0,0,,,,,\n");
}

static void json_names_the_scenarios_and_what_is_known(void **state) {
  (void)state;
  other.start_month = 10;
  add(&fixed.scenario, true);
  add(&other, true);
  add(&later, false);
  json_t *json = json_loads(fixture_text(show_json), 0, NULL);
  assert_non_null(json);
  assert_string_equal(json_string_value(json_object_get(json, "format")), "auditplan/comparison");
  json_t *scenarios = json_object_get(json, "scenarios");
  assert_int_equal(json_array_size(scenarios), 3);
  json_t *external = json_object_get(json_object_get(json_array_get(scenarios, 1), "tracks"), "external");
  assert_int_equal(json_integer_value(json_object_get(external, "minutes")), 150);
  assert_int_equal(json_integer_value(json_object_get(json_object_get(external, "difference"), "minutes")), 0);
  json_t *peak = json_object_get(json_object_get(external, "criteria"), "peak");
  assert_string_equal(json_string_value(json_object_get(peak, "status")), "proven");
  assert_true(json_is_null(json_object_get(json_array_get(scenarios, 2), "tracks")));
  json_decref(json);
  assert_says(fixture_text(show_text),
              "The years do not all begin in the same month: they are compared by their names.\n");
}

static void years_that_do_not_fit_go_below(void **state) {
  (void)state;
  enum { COLUMNS = 30 };
  ap_across across = {.columns = COLUMNS, .indent = 2};
  for (int row = 0; row < 2; row++) {
    ap_across_add(&across, AP_PLAIN, row == 0 ? "hours" : "12");
    for (int column = 0; column < COLUMNS; column++) {
      ap_across_add(&across, AP_PLAIN, row == 0 ? ap_decimal(2027 + column).digits : "123456789:00");
    }
  }
  ap_text text = {0};
  ap_across_write(&across, &plain, &text);
  assert_fits_the_screen(text.bytes);
  const char *year = text.bytes;
  for (int column = 0; column < COLUMNS; column++) {
    year = strstr(year, ap_decimal(2027 + column).digits);
    assert_non_null(year);
  }
  assert_memory_equal(text.bytes, "  hours ", 8);
  assert_non_null(strstr(text.bytes, "\n\n  hours "));
  ap_text_free(&text);
}

static void differences_are_shown_with_their_sign(void **state) {
  (void)state;
  assert_string_equal(ap_hours_more(90).digits, "+1:30");
  assert_string_equal(ap_hours_more(-5).digits, "-0:05");
  assert_string_equal(ap_hours_more(0).digits, "0:00");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(years_are_compared_by_the_calendar, begin, end),
      cmocka_unit_test_setup_teardown(a_scenario_without_a_plan_has_no_years, begin, end),
      cmocka_unit_test_setup_teardown(an_empty_track_counts_as_nothing_in_each_year, begin, end),
      cmocka_unit_test_setup_teardown(the_whole_is_shown, begin, end),
      cmocka_unit_test_setup_teardown(csv_has_a_row_for_each_scenario_track_and_year, begin, end),
      cmocka_unit_test_setup_teardown(json_names_the_scenarios_and_what_is_known, begin, end),
      cmocka_unit_test(years_that_do_not_fit_go_below),
      cmocka_unit_test(differences_are_shown_with_their_sign),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
