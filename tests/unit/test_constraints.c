/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/constraints_file.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { EXTERNAL = 1U << AP_EXTERNAL, INTERNAL = 1U << AP_INTERNAL };

typedef struct constraints_test {
  ap_arena arena;
  ap_diagnostics *diagnostics;
  ap_scenario *scenario;
} constraints_test;

static int set_up(void **state) {
  static constraints_test test;
  test = (constraints_test){.diagnostics = ap_diagnostics_new()};
  *state = &test;
  write_text("catalog.csv", "id,standard,title\n9.2.3,control,A\n9.2.3.1,control,B\n11.1.1,control,C\n");
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: ALL, track: external, unit: item, every: 3, initial_full: yes}\n"
                            "  - {id: REST, track: internal, unit: item, every: 3}\n");
  return test.diagnostics == NULL;
}

static int tear_down(void **state) {
  constraints_test *test = *state;
  ap_scenario_free(test->scenario);
  ap_diagnostics_free(test->diagnostics);
  ap_arena_free(&test->arena);
  return 0;
}

static void start_over(void **state) {
  tear_down(state);
  set_up(state);
}

/* A whole scenario, and `more` from line 6 on. */
static ap_status load(constraints_test *test, const char *more) {
  write_text("scenario.yaml", ap_arena_format(&test->arena,
                                              "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\n"
                                              "start_year: 2027\nyears: 3\n%s",
                                              more));
  return ap_scenario_load("scenario.yaml", NULL, test->diagnostics, &test->scenario);
}

static void a_scenario_without_constraints_has_none(void **state) {
  constraints_test *test = *state;
  assert_int_equal(load(test, "pins:\ntogether: []\n"), AP_OK);
  assert_int_equal(test->scenario->constraints.pin_count, 0);
  assert_int_equal(test->scenario->constraints.together_count, 0);
  assert_int_equal(test->scenario->constraints.cap_count, 0);
}

static void a_pin_has_its_items_tracks_and_years(void **state) {
  constraints_test *test = *state;
  assert_int_equal(load(test, "pins:\n"
                              "  - ids: [9.2.3, '11.*']\n"
                              "    track: external\n"
                              "    must: [2028, 2056]\n"
                              "    not: 2029\n"
                              "    why: data-centre move\n"
                              "  - {ids: '*', track: [internal, external], only: [2027, 2028]}\n"
                              "  - {ids: 9.2.3, not: [2027, 2027]}\n"),
                   AP_OK);
  const ap_constraints *constraints = &test->scenario->constraints;
  assert_int_equal(constraints->pin_count, 3);
  const ap_pin *pin = &constraints->pins[0];
  assert_int_equal(pin->items.tracks, EXTERNAL);
  assert_int_equal(pin->items.id_count, 2);
  assert_string_equal(pin->items.ids[1], "11.*");
  assert_true(ap_is_chosen(&pin->items, "11.1.1", AP_EXTERNAL));
  assert_false(ap_is_chosen(&pin->items, "11.1.1", AP_INTERNAL));
  assert_false(ap_is_chosen(&pin->items, "9.2.3.1", AP_EXTERNAL));
  assert_true(pin->must == (1U << 1 | 1U << 29));
  assert_int_equal(pin->never, 1U << 2);
  assert_int_equal(pin->only, 0);
  assert_string_equal(pin->why.en, "data-centre move");
  assert_int_equal(pin->line, 7);
  assert_int_equal(constraints->pins[1].items.tracks, EXTERNAL | INTERNAL);
  assert_int_equal(constraints->pins[1].only, 3);
  assert_null(constraints->pins[1].why.en);
  assert_int_equal(constraints->pins[2].items.tracks, EXTERNAL | INTERNAL);
  assert_int_equal(constraints->pins[2].never, 1);
}

static void a_group_has_a_name_and_a_cap_has_minutes(void **state) {
  constraints_test *test = *state;
  assert_int_equal(load(test, "together:\n"
                              "  - {name: access interviews, track: internal, ids: ['9.2.*']}\n"
                              "caps:\n"
                              "  - {track: external, years: [2028, 2030], hours: 60, why: budget}\n"
                              "  - {track: internal, minutes: 90}\n"),
                   AP_OK);
  const ap_constraints *constraints = &test->scenario->constraints;
  assert_int_equal(constraints->together_count, 1);
  assert_string_equal(constraints->together[0].name, "access interviews");
  assert_int_equal(constraints->together[0].items.tracks, INTERNAL);
  assert_int_equal(constraints->together[0].line, 7);
  assert_int_equal(constraints->cap_count, 2);
  assert_int_equal(constraints->caps[0].tracks, 1U << AP_EXTERNAL);
  assert_int_equal(constraints->caps[0].years, 1U << 1 | 1U << 3);
  assert_int_equal(constraints->caps[0].most, 3600);
  assert_string_equal(constraints->caps[0].why.en, "budget");
  assert_int_equal(constraints->caps[0].line, 9);
  assert_true(constraints->caps[1].years == UINT32_MAX);
  assert_int_equal(constraints->caps[1].most, 90);
  assert_null(constraints->caps[1].why.en);
}

static void a_rule_may_begin_in_full(void **state) {
  constraints_test *test = *state;
  assert_int_equal(load(test, ""), AP_OK);
  assert_true(test->scenario->scheme->rules[0].initial_full);
  assert_false(test->scenario->scheme->rules[1].initial_full);
}

static void what_is_wrong_with_a_constraint_is_told_with_its_place(void **state) {
  static const struct {
    const char *more, *told;
  } cases[] = {
      {"pins: [{ids: 9.2.3}]", "6:14 pin-empty\n"},
      {"pins: [{ids: 9.2.3, why: x, must: ~}]", "6:14 pin-empty\n"},
      {"pins: [{ids: 9.2.3, must: [2027, 2026]}]", "6:34 constraint-year|2026|2027|2056\n"},
      {"pins: [{ids: 9.2.3, not: 2057}]", "6:26 constraint-year|2057|2027|2056\n"},
      {"pins: [{ids: 9.2.3, only: [2057, 2028]}]", "6:28 constraint-year|2057|2027|2056\n"},
      {"pins: [{ids: 9.2.3, must: [2028, 2029], not: 2029}]", "6:34 pin-contradiction|2029\n"},
      {"pins: [{ids: 9.2.3, must: 2028, only: [2027, 2029]}]", "6:27 pin-contradiction|2028\n"},
      {"pins: [{ids: 9.2.3, must: []}]", "6:27 yaml-sequence-empty|must\n"},
      {"pins: [{ids: 9.2.3, must: [x]}]", "6:28 yaml-integer|must|\"x\"|1900|9929\n"},
      {"pins: [{ids: [9.2.3, 12.*, '9.3.?'], must: 2028}]", "6:14 constraint-ids|12.*\n6:14 constraint-ids|9.3.?\n"},
      {"pins: [{ids: 9.2.4, must: 2028}]", "6:14 constraint-ids|9.2.4\n"},
      {"pins: [{must: 2028}]", "6:8 yaml-key-missing|ids\n"},
      {"pins: [{ids: [], must: 2028}]", "6:14 yaml-text|ids|[…]\n"},
      {"pins: [{ids: 9.2.3, must: 2028, track: none}]", "6:40 yaml-choice|track|\"none\"|external, internal\n"},
      {"pins: [{id: 9.2.3, must: 2028}]", "6:8 yaml-key-missing|ids\n6:9 yaml-key-unknown|\"id\"|ids\n"},
      {"together: [{ids: 9.2.3}]", "6:12 yaml-key-missing|name\n"},
      {"together: [{name: x, ids: 8.*}]", "6:27 constraint-ids|8.*\n"},
      {"caps: [{track: external}]", "6:16 cap-empty\n"},
      {"caps: [{track: external, hours: 1, minutes: 60}]", "6:16 cap-twice\n"},
      {"caps: [{track: external, hours: 0}]", "6:33 yaml-integer|hours|\"0\"|1|35791394\n"},
      {"caps: [{hours: 1}]", "6:8 yaml-key-missing|track\n"},
      {"caps: [{track: external, hours: 1, years: 2026}]", "6:43 constraint-year|2026|2027|2056\n"},
      {"caps: [{track: [external, internal], hours: 1}]", "6:16 yaml-choice|track|[…]|external, internal, both\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    constraints_test *test = *state;
    assert_int_equal(load(test, cases[i].more), AP_BAD_INPUT);
    assert_told(test->diagnostics, cases[i].told);
    start_over(state);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_scenario_without_constraints_has_none),
      TEST(a_pin_has_its_items_tracks_and_years),
      TEST(a_group_has_a_name_and_a_cap_has_minutes),
      TEST(a_rule_may_begin_in_full),
      TEST(what_is_wrong_with_a_constraint_is_told_with_its_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
