/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/views.h"
#include "output_fixture.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void show_text(ap_text *text) { ap_plan_text(&fixed.plan, &(ap_view){.language = "en", .colour = false}, text); }

static void show_coloured(ap_text *text) {
  ap_plan_text(&fixed.plan, &(ap_view){.language = "en", .colour = true}, text);
}

static void show_csv(ap_text *text) { ap_plan_csv(&fixed.plan, text); }

static void show_json(ap_text *text) { ap_plan_json(&fixed.plan, text); }

static ap_criterion_result *criterion(ap_track track, ap_criterion which) {
  return &fixed.plan.tracks[track].criteria[which];
}

/* Only the external track's part of the text. */
static const char *external_text(void) {
  char *text = (char *)fixture_text(show_text);
  char *end = strstr(text, "Internal audit");
  assert_non_null(end);
  *end = '\0';
  return strstr(text, "External audit");
}

static void the_whole_of_a_plan_is_shown(void **state) {
  (void)state;
  const char *text = fixture_text(show_text);
  assert_string_equal(text, "Plan     A small service\n"
                            "Years    2027 to 2028, each from April\n"
                            "Scheme   A small scheme\n"
                            "         small, edition 2022 draft\n"
                            "         follows a draft\n"
                            "Catalog  Five items\n"
                            "         NOT COMPLETE: the real counts and hours are higher\n"
                            "         five of many\n"
                            "\n"
                            "External audit\n"
                            "  year    items  hours  forced  █ forced  ░ placed by the plan\n"
                            "  2027        2   1:30    1:00  █████████████████████░░░░░░░░░░░\n"
                            "  2028        1   1:00    1:00  █████████████████████\n"
                            "  sum         3   2:30    2:00\n"
                            "  (2029)      1   1:00    1:00  █████████████████████\n"
                            "\n"
                            "  peak         1:30  proven: no plan of whole units is below the bound, 1:30\n"
                            "  total        3:30  proven: no plan with the values above has less\n"
                            "  spread       0:30  proven: no plan with the values above has less\n"
                            "  level              proven level\n"
                            "  judged over        2027 to 2029: the longest rule takes 3 years; what follows\n"
                            "                     2028 is the plan's continuation\n"
                            "\n"
                            "  items of  governance  management  control  of these direct\n"
                            "  2027               1           0        0                0\n"
                            "  2028               1           0        0                0\n"
                            "\n"
                            "  inherited  1 item, taken over from a registered underlying service: no\n"
                            "             external audit of its own\n"
                            "  REST       switched off: none planned (our reading)\n"
                            "\n"
                            "Internal audit\n"
                            "  year    items  hours  forced  █ forced  ░ placed by the plan\n"
                            "  2027        1   0:45    0:00  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░\n"
                            "  2028        0   0:00    0:00\n"
                            "  sum         1   0:45    0:00\n"
                            "  (2029)      0   0:00    0:00\n"
                            "\n"
                            "  peak         0:45  gap of 0:30: the bound is 0:15, a plan between may exist\n"
                            "  total        0:45  not judged: a criterion before it is open\n"
                            "  spread       0:45  not judged: a criterion before it is open\n"
                            "  level              level not proven\n"
                            "  judged over        2027 to 2029: the longest rule takes 3 years; what follows\n"
                            "                     2028 is the plan's continuation\n"
                            "\n"
                            "  items of  governance  management  control  of these direct\n"
                            "  2027               0           0        1                1\n"
                            "  2028               0           0        0                0\n"
                            "\n"
                            "  overdue  2 units were due before 2027 and are due at once:\n"
                            "           9.2.3 (INT): was due in 2025\n"
                            "           18.1.1 (INT): was due in 2026\n");
  assert_fits_the_screen(text);
}

static void proven_is_said_only_of_what_a_certificate_proves(void **state) {
  (void)state;
  for (int which = 0; which < AP_CRITERIA; which++) {
    *criterion(AP_EXTERNAL, (ap_criterion)which) = (ap_criterion_result){90, 60, AP_BY_SEARCH, 123};
  }
  const char *text = external_text();
  assert_does_not_say(text, "proven");
  assert_says(text, "peak         1:30  by search: none below in a complete search of 123 nodes\n");
  assert_says(text, "by search: none less with the values above (123 nodes)");
  assert_says(text, "level by search");
}

static void a_level_says_which_part_of_it_is_by_search(void **state) {
  (void)state;
  criterion(AP_EXTERNAL, AP_SPREAD)->status = AP_BY_SEARCH;
  assert_says(external_text(), "proven level (spread by search)");
  criterion(AP_EXTERNAL, AP_TOTAL)->status = AP_BY_SEARCH;
  assert_says(external_text(), "proven level (total and spread by search)");
  criterion(AP_EXTERNAL, AP_SPREAD)->status = AP_PROVEN;
  assert_says(external_text(), "proven level (total by search)");
}

static void a_gap_in_a_later_criterion_leaves_the_level_unproven(void **state) {
  (void)state;
  *criterion(AP_EXTERNAL, AP_TOTAL) = (ap_criterion_result){210, 200, AP_GAP, 0};
  criterion(AP_EXTERNAL, AP_SPREAD)->status = AP_NOT_ATTEMPTED;
  const char *text = external_text();
  assert_says(text, "gap of 0:10: with the values above the bound is 3:20");
  assert_says(text, "level not proven");
  assert_says(text, "is below the bound, 1:30");
}

static void a_forced_peak_names_its_year_and_shows_the_rest(void **state) {
  (void)state;
  ap_track_plan *track = &fixed.plan.tracks[AP_EXTERNAL];
  track->peak_is_forced = true;
  track->forced_year = 2027;
  track->rest_peak = 60;
  fixed.external_apart[0] = true;
  const char *text = external_text();
  assert_says(text, "peak forced by 2027: no plan has less in that year");
  assert_says(text, "other years  1:00  peak of the years without 2027: proven level");
  assert_does_not_say(text, "  level ");
  fixed.external_apart[2] = true;
  assert_says(external_text(), "without 2027, 2029: proven level");
}

static void where_all_years_are_forced_there_is_no_rest(void **state) {
  (void)state;
  ap_track_plan *track = &fixed.plan.tracks[AP_EXTERNAL];
  track->peak_is_forced = true;
  track->forced_year = 2027;
  fixed.external_apart[0] = fixed.external_apart[1] = fixed.external_apart[2] = true;
  const char *text = external_text();
  assert_says(text, "peak forced by 2027");
  assert_says(text, "  level ");
  assert_does_not_say(text, "other years");
}

static void a_plan_of_one_year_is_of_that_year(void **state) {
  (void)state;
  fixed.scenario.years = 1;
  fixed.plan.row_count = 2;
  const char *text = fixture_text(show_text);
  assert_says(text, "Years    2027, from April\n");
  assert_does_not_say(text, "sum ");
  assert_says(text, "(2028)");
  fixed.plan.tracks[AP_EXTERNAL].horizon = fixed.plan.tracks[AP_INTERNAL].horizon = 1;
  assert_says(fixture_text(show_text), "judged over        2027\n");
}

static void a_track_without_units_says_so(void **state) {
  (void)state;
  fixed.plan.tracks[AP_INTERNAL] = (ap_track_plan){.empty = true};
  assert_says(fixture_text(show_text),
              "Internal audit\n  No rule of this track claims any item: nothing is planned.\n");
}

static void of_many_overdue_units_the_first_ten_are_named(void **state) {
  (void)state;
  ap_overdue many[12];
  for (size_t i = 0; i < 12; i++) {
    many[i] = fixed.overdue[0];
  }
  fixed.plan.tracks[AP_INTERNAL].overdue = many;
  fixed.plan.tracks[AP_INTERNAL].overdue_count = 12;
  assert_says(fixture_text(show_text), "12 units were due");
  assert_says(fixture_text(show_text), "           and 2 more (--format json has them all)\n");
}

static void titles_cannot_steer_the_terminal(void **state) {
  (void)state;
  fixed.scenario.title.en = "a\x1b[2Jb";
  fixed.catalog.note = "c\nd";
  assert_says(fixture_text(show_text), "a\\x1b[2Jb");
  assert_says(fixture_text(show_text), "c\\nd");
}

static void colour_is_only_there_when_asked_for(void **state) {
  (void)state;
  assert_null(strchr(fixture_text(show_text), '\x1b'));
  assert_non_null(strchr(fixture_text(show_coloured), '\x1b'));
}

static void words_come_in_the_language_of_the_view(void **state) {
  (void)state;
  ap_text text = {0};
  ap_plan_text(&fixed.plan, &(ap_view){.language = "ja", .colour = false}, &text);
  assert_says(text.bytes, "小さなサービス");
  assert_says(text.bytes, "小さな制度");
  assert_says(text.bytes, "follows a draft"); /* there is no other */
  assert_says(text.bytes, "五項目");
  assert_says(text.bytes, "計画しない");
  assert_fits_the_screen(text.bytes);
  ap_text_free(&text);
}

static void csv_has_a_row_for_each_item_and_year_of_the_plan(void **state) {
  (void)state;
  assert_string_equal(fixture_text(show_csv), "year,track,rule,standard,objective,id,minutes\n"
                                              "2027,external,EXT,governance,3.1.2,3.1.2.1,60\n"
                                              "2027,internal,INT,control,9.2.3,9.2.3.11.PB,45\n"
                                              "2028,external,EXT,governance,3.1.2,3.1.2.1,60\n");
}

static void json_is_laid_out_as_the_manual_says(void **state) {
  (void)state;
  json_t *json = json_loads(fixture_text(show_json), 0, NULL);
  assert_non_null(json);
  char *compact = json_dumps(json, JSON_COMPACT);
  json_decref(json);
  assert_string_equal(
      compact,
      "{\"format\":\"auditplan/plan\",\"version\":1,"
      "\"scenario\":{\"title\":\"A small service\",\"scheme\":\"small\",\"edition\":\"2022 draft\","
      "\"start_year\":2027,\"start_month\":4,\"years\":2,\"as_of\":\"2027-04-01\","
      "\"catalog\":{\"title\":\"Five items\",\"complete\":false,\"note\":\"five of many\"}},"
      "\"tracks\":{\"external\":{\"units\":2,\"classes\":2,\"horizon\":3,"
      "\"criteria\":{\"peak\":{\"value\":90,\"bound\":90,\"status\":\"proven\"},"
      "\"total\":{\"value\":210,\"bound\":210,\"status\":\"proven\"},"
      "\"spread\":{\"value\":30,\"bound\":30,\"status\":\"proven\"}},"
      "\"status\":\"optimal\",\"peak_forced_by\":null,\"rest_peak\":null,"
      "\"years\":[{\"year\":2027,\"minutes\":90,\"forced_minutes\":60,\"items\":2},"
      "{\"year\":2028,\"minutes\":60,\"forced_minutes\":60,\"items\":1}],"
      "\"continued_years\":[{\"year\":2029,\"minutes\":60,\"forced_minutes\":60,\"items\":1}],"
      "\"overdue\":[],"
      "\"certificate\":{\"first_year\":2027,\"horizon\":3,\"common_divisor\":30,\"forced_minutes\":[60,60,60],"
      "\"peak\":{\"argument\":\"weights\",\"weights\":[1,1,1],\"weighted_minutes\":210},"
      "\"total\":{\"scale\":2,\"weights\":[1,1,1]}}},"
      "\"internal\":{\"units\":1,\"classes\":1,\"horizon\":3,"
      "\"criteria\":{\"peak\":{\"value\":45,\"bound\":15,\"status\":\"gap\",\"gap\":30},"
      "\"total\":{\"value\":45,\"bound\":0,\"status\":\"not_attempted\"},"
      "\"spread\":{\"value\":45,\"bound\":0,\"status\":\"not_attempted\"}},"
      "\"status\":\"open\",\"peak_forced_by\":null,\"rest_peak\":null,"
      "\"years\":[{\"year\":2027,\"minutes\":45,\"forced_minutes\":0,\"items\":1},"
      "{\"year\":2028,\"minutes\":0,\"forced_minutes\":0,\"items\":0}],"
      "\"continued_years\":[{\"year\":2029,\"minutes\":0,\"forced_minutes\":0,\"items\":0}],"
      "\"overdue\":[{\"id\":\"9.2.3\",\"rule\":\"INT\",\"due\":2025},{\"id\":\"18.1.1\",\"rule\":\"INT\",\"due\":2026}]"
      ","
      "\"certificate\":{\"first_year\":2027,\"horizon\":3,\"common_divisor\":45,\"forced_minutes\":[0,0,0],"
      "\"peak\":{\"argument\":\"largest_unit\",\"item\":\"9.2.3\",\"rule\":\"INT\",\"weights\":[1,1,1],"
      "\"weighted_minutes\":45},\"total\":null}}},"
      "\"items\":[{\"year\":2027,\"track\":\"external\",\"rule\":\"EXT\",\"standard\":\"governance\","
      "\"objective\":\"3.1.2\",\"id\":\"3.1.2.1\",\"minutes\":60},"
      "{\"year\":2027,\"track\":\"internal\",\"rule\":\"INT\",\"standard\":\"control\",\"objective\":\"9.2.3\","
      "\"id\":\"9.2.3.11.PB\",\"minutes\":45},"
      "{\"year\":2028,\"track\":\"external\",\"rule\":\"EXT\",\"standard\":\"governance\",\"objective\":\"3.1.2\","
      "\"id\":\"3.1.2.1\",\"minutes\":60}],"
      "\"continued_items\":[{\"year\":2029,\"track\":\"external\",\"rule\":\"EXT\",\"standard\":\"governance\","
      "\"objective\":\"3.1.2\",\"id\":\"3.1.2.1\",\"minutes\":60}]}");
  free(compact);
}

static void json_of_a_track_without_units_has_its_years_all_the_same(void **state) {
  (void)state;
  fixed.plan.tracks[AP_EXTERNAL] = (ap_track_plan){.empty = true};
  json_t *json = json_loads(fixture_text(show_json), 0, NULL);
  char *compact = json_dumps(json_object_get(json_object_get(json, "tracks"), "external"), JSON_COMPACT);
  assert_string_equal(compact, "{\"units\":0,\"classes\":0,\"horizon\":2,\"criteria\":{},\"status\":\"optimal\","
                               "\"peak_forced_by\":null,\"rest_peak\":null,"
                               "\"years\":[{\"year\":2027,\"minutes\":0,\"forced_minutes\":0,\"items\":0},"
                               "{\"year\":2028,\"minutes\":0,\"forced_minutes\":0,\"items\":0}],"
                               "\"continued_years\":[],\"overdue\":[],\"certificate\":null}");
  free(compact);
  json_decref(json);
}

static void json_says_how_many_nodes_a_search_had_and_what_forces_the_peak(void **state) {
  (void)state;
  *criterion(AP_EXTERNAL, AP_PEAK) = (ap_criterion_result){90, 60, AP_BY_SEARCH, 123};
  fixed.plan.tracks[AP_EXTERNAL].peak_is_forced = true;
  fixed.plan.tracks[AP_EXTERNAL].forced_year = 2028;
  fixed.plan.tracks[AP_EXTERNAL].rest_peak = 75;
  const char *text = fixture_text(show_json);
  assert_says(text, "\"status\": \"by_search\",\n          \"nodes\": 123\n");
  assert_says(text, "\"peak_forced_by\": 2028,\n      \"rest_peak\": 75,");
}

static void json_speaks_english_where_it_can(void **state) {
  (void)state;
  fixed.scenario.title = (ap_words){.ja = "小さなサービス"};
  fixed.scheme.edition = NULL;
  assert_says(fixture_text(show_json), "\"title\": \"小さなサービス\"");
  assert_says(fixture_text(show_json), "\"edition\": null");
}

static void json_rows_escape_what_json_must(void **state) {
  (void)state;
  assert_true(fixed.plan.row_count > 0);
  fixed.plan.rows[0].rules = "A \"quoted\" \\ 規則\t\x01";
  assert_says(fixture_text(show_json), "\"rule\": \"A \\\"quoted\\\" \\\\ 規則\\t\\u0001\",");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(the_whole_of_a_plan_is_shown, fixture_reset),
      cmocka_unit_test_setup(proven_is_said_only_of_what_a_certificate_proves, fixture_reset),
      cmocka_unit_test_setup(a_level_says_which_part_of_it_is_by_search, fixture_reset),
      cmocka_unit_test_setup(a_gap_in_a_later_criterion_leaves_the_level_unproven, fixture_reset),
      cmocka_unit_test_setup(a_forced_peak_names_its_year_and_shows_the_rest, fixture_reset),
      cmocka_unit_test_setup(where_all_years_are_forced_there_is_no_rest, fixture_reset),
      cmocka_unit_test_setup(a_plan_of_one_year_is_of_that_year, fixture_reset),
      cmocka_unit_test_setup(a_track_without_units_says_so, fixture_reset),
      cmocka_unit_test_setup(of_many_overdue_units_the_first_ten_are_named, fixture_reset),
      cmocka_unit_test_setup(titles_cannot_steer_the_terminal, fixture_reset),
      cmocka_unit_test_setup(colour_is_only_there_when_asked_for, fixture_reset),
      cmocka_unit_test_setup(words_come_in_the_language_of_the_view, fixture_reset),
      cmocka_unit_test_setup(csv_has_a_row_for_each_item_and_year_of_the_plan, fixture_reset),
      cmocka_unit_test_setup(json_is_laid_out_as_the_manual_says, fixture_reset),
      cmocka_unit_test_setup(json_of_a_track_without_units_has_its_years_all_the_same, fixture_reset),
      cmocka_unit_test_setup(json_says_how_many_nodes_a_search_had_and_what_forces_the_peak, fixture_reset),
      cmocka_unit_test_setup(json_speaks_english_where_it_can, fixture_reset),
      cmocka_unit_test_setup(json_rows_escape_what_json_must, fixture_reset),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
