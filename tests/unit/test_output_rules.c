/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/views.h"
#include "output_fixture.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const ap_scheme *const schemes[] = {&fixed.scheme, &fixed.scheme};

static void show_text(ap_text *text) {
  ap_rules_text(schemes, 1, NULL, &(ap_view){.language = "en", .colour = false}, text);
}

static void show_both(ap_text *text) {
  ap_rules_text(schemes, 2, NULL, &(ap_view){.language = "en", .colour = false}, text);
}

static void show_json(ap_text *text) { ap_rules_json(schemes, 2, NULL, text); }

static void text_tells_what_each_rule_asks_and_where_it_comes_from(void **state) {
  (void)state;
  const char *text = fixture_text(show_text);
  assert_string_equal(text, "Scheme  A small scheme\n"
                            "        small, edition 2022 draft\n"
                            "        follows a draft\n"
                            "\n"
                            "  EXT      External audit, every year\n"
                            "  selects  standard: governance, management; level: detailed (each item by\n"
                            "           itself)\n"
                            "  source   draft: 4\n"
                            "\n"
                            "  REST     External audit, at least every 3 years\n"
                            "  selects  standard: control; not (tag: direct) (an objective with its detailed\n"
                            "           controls as one)\n"
                            "  enabled  no: switched off, nothing is planned by it\n"
                            "  note     none planned (our reading)\n"
                            "\n"
                            "  INT      Internal audit, at least every 3 years\n"
                            "  selects  * (an objective with its detailed controls as one)\n");
  assert_fits_the_screen(text);
}

static void schemes_are_shown_one_after_the_other(void **state) {
  (void)state;
  const char *text = fixture_text(show_both);
  assert_says(text, "as one)\n\n\nScheme  A small scheme\n");
}

static void a_scheme_without_edition_and_a_source_without_clause_are_fine(void **state) {
  (void)state;
  fixed.scheme.edition = NULL;
  fixed.rules[0].clause = NULL;
  const char *text = fixture_text(show_text);
  assert_says(text, "        small\n");
  assert_says(text, "  source   draft\n");
}

static void json_mirrors_the_scheme_file(void **state) {
  (void)state;
  json_t *json = json_loads(fixture_text(show_json), 0, NULL);
  assert_non_null(json);
  assert_int_equal(json_array_size(json_object_get(json, "schemes")), 2);
  json_t *scheme = json_array_get(json_object_get(json, "schemes"), 1);
  char *compact = json_dumps(json_array_get(json_object_get(scheme, "rules"), 1), JSON_COMPACT);
  assert_string_equal(compact, "{\"id\":\"REST\",\"track\":\"external\","
                               "\"select\":{\"standard\":[\"control\"],\"level\":[],\"tag\":[],\"ids\":[],"
                               "\"not\":{\"standard\":[],\"level\":[],\"tag\":[\"direct\"],\"ids\":[],\"not\":null}},"
                               "\"unit\":\"objective\",\"every\":3,\"enabled\":false,\"initial_full\":false,"
                               "\"note\":{\"en\":\"none planned (our reading)\",\"ja\":\"計画しない\"},"
                               "\"source\":{\"document\":null,\"clause\":null}}");
  free(compact);
  json_decref(json);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(text_tells_what_each_rule_asks_and_where_it_comes_from, fixture_reset),
      cmocka_unit_test_setup(schemes_are_shown_one_after_the_other, fixture_reset),
      cmocka_unit_test_setup(a_scheme_without_edition_and_a_source_without_clause_are_fine, fixture_reset),
      cmocka_unit_test_setup(json_mirrors_the_scheme_file, fixture_reset),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
