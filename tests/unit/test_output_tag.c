/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/views.h"
#include "output_fixture.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void show_text(ap_text *text) {
  ap_tag_text(&fixed.scenario, &(ap_view){.language = "en", .colour = false}, text);
}

static void show_csv(ap_text *text) { ap_tag_csv(&fixed.scenario, text); }

static void show_json(ap_text *text) { ap_tag_json(&fixed.scenario, text); }

static void text_gives_each_item_its_tags_and_why_then_totals(void **state) {
  (void)state;
  const char *text = fixture_text(show_text);
  assert_string_equal(text, "Tags     A small service\n"
                            "Catalog  Five items\n"
                            "         NOT COMPLETE: the real counts and hours are higher\n"
                            "         five of many\n"
                            "\n"
                            "item         tags         by rule          why\n"
                            "3.1.2        (heading)\n"
                            "3.1.2.1      -\n"
                            "9.2.3        direct       ACCESS           opens, doors\n"
                            "9.2.3.11.PB  core direct  scenario ACCESS  an expert says so; opens, doors\n"
                            "18.1.1       -            catalog\n"
                            "\n"
                            "standard             domain  items  selected  core  direct\n"
                            "Governance standard  3           1         1     0       0\n"
                            "                     sum         1         1     0       0\n"
                            "Control standard     9           2         2     1       2\n"
                            "                     18          1         1     0       0\n"
                            "                     sum         3         3     1       2\n"
                            "all                              4         4     1       2\n");
}

static void text_fits_the_screen(void **state) {
  (void)state;
  assert_fits_the_screen(fixture_text(show_text));
}

static void a_reason_that_repeats_is_told_once(void **state) {
  (void)state;
  fixed.tags[3 * 2 + 0] = (ap_tag){.source = AP_TAG_UNSET};
  assert_says(fixture_text(show_text), "9.2.3        direct     ACCESS   opens, doors\n"
                                       "9.2.3.11.PB  direct     ACCESS   as above\n");
}

static void an_item_left_out_of_the_statement_is_called_so(void **state) {
  (void)state;
  fixed.items[2].selected = false;
  assert_says(fixture_text(show_text), "9.2.3        (left out)");
}

static void csv_has_the_columns_of_the_manual(void **state) {
  (void)state;
  assert_string_equal(fixture_text(show_csv), "id,standard,level,objective,selected,direct,tags,rule,why\n"
                                              "3.1.2,governance,objective,3.1.2,yes,no,,,\n"
                                              "3.1.2.1,governance,detailed,3.1.2,yes,no,,,\n"
                                              "9.2.3,control,objective,9.2.3,yes,yes,direct,ACCESS,\"opens, doors\"\n"
                                              "9.2.3.11.PB,control,detailed,9.2.3,yes,yes,core direct,scenario ACCESS,"
                                              "\"an expert says so; opens, doors\"\n"
                                              "18.1.1,control,objective,18.1.1,yes,no,,catalog,\n");
}

static void json_gives_every_tag_its_value_and_source(void **state) {
  (void)state;
  json_t *json = json_loads(fixture_text(show_json), 0, NULL);
  assert_non_null(json);
  assert_string_equal(json_string_value(json_object_get(json, "format")), "auditplan/tags");
  char *compact = json_dumps(json_array_get(json_object_get(json, "items"), 3), JSON_COMPACT);
  assert_string_equal(compact,
                      "{\"id\":\"9.2.3.11.PB\",\"standard\":\"control\",\"level\":\"detailed\",\"objective\":\"9.2.3\","
                      "\"heading\":false,\"selected\":true,\"tags\":["
                      "{\"tag\":\"core\",\"value\":true,\"source\":\"scenario\",\"rule\":null,"
                      "\"why\":\"an expert says so\"},"
                      "{\"tag\":\"direct\",\"value\":true,\"source\":\"objective\",\"rule\":\"ACCESS\","
                      "\"why\":\"opens, doors\"}]}");
  free(compact);
  json_decref(json);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(text_gives_each_item_its_tags_and_why_then_totals, fixture_reset),
      cmocka_unit_test_setup(text_fits_the_screen, fixture_reset),
      cmocka_unit_test_setup(a_reason_that_repeats_is_told_once, fixture_reset),
      cmocka_unit_test_setup(an_item_left_out_of_the_statement_is_called_so, fixture_reset),
      cmocka_unit_test_setup(csv_has_the_columns_of_the_manual, fixture_reset),
      cmocka_unit_test_setup(json_gives_every_tag_its_value_and_source, fixture_reset),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
