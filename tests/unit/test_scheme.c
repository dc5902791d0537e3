/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/scheme.h"
#include "scheme/shipped.h"
#include "support/text.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CONTROLS SOURCE_FOLDER "/controls"

typedef struct scheme_test {
  ap_arena arena;
  ap_diagnostics *diagnostics;
  ap_scheme *scheme;
} scheme_test;

static int set_up(void **state) {
  static scheme_test test;
  test = (scheme_test){.diagnostics = ap_diagnostics_new()};
  *state = &test;
  return test.diagnostics == NULL;
}

static int tear_down(void **state) {
  scheme_test *test = *state;
  ap_scheme_free(test->scheme);
  ap_diagnostics_free(test->diagnostics);
  ap_arena_free(&test->arena);
  return 0;
}

static ap_status read_text(scheme_test *test, const char *text) {
  write_text("scheme.yaml", text);
  return ap_scheme_read("scheme.yaml", test->diagnostics, &test->scheme);
}

static const char head[] = "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n";

/* A scheme of `rules`, which begin on line 6. */
static ap_status read_rules(scheme_test *test, const char *rules) {
  return read_text(test, ap_arena_format(&test->arena, "%s%s", head, rules));
}

static void every_key_of_a_rule_is_read(void **state) {
  scheme_test *test = *state;
  assert_int_equal(ap_scheme_read(TEST_DATA "/scheme/whole.yaml", test->diagnostics, &test->scheme), AP_OK);
  const ap_scheme *scheme = test->scheme;
  assert_string_equal(scheme->id, "whole");
  assert_string_equal(scheme->title.en, "Whole");
  assert_string_equal(scheme->title.ja, "全部");
  assert_string_equal(scheme->edition, "second");
  assert_string_equal(scheme->note.en, "a note");
  assert_int_equal(scheme->rule_count, 2);
  const ap_rule *rule = &scheme->rules[0];
  assert_string_equal(rule->id, "ONE");
  assert_int_equal(rule->track, AP_INTERNAL);
  assert_int_equal(rule->select.standards, 1U << AP_GOVERNANCE | 1U << AP_CONTROL);
  assert_int_equal(rule->select.levels, 1U << AP_DETAILED);
  assert_int_equal(rule->select.tag_count, 2);
  assert_string_equal(rule->select.tags[1], "core");
  assert_int_equal(rule->select.id_count, 1);
  assert_string_equal(rule->select.ids[0], "9.*");
  assert_string_equal(rule->select.except->ids[1], "9.3.*");
  assert_int_equal(rule->unit, AP_UNIT_ITEM);
  assert_int_equal(rule->every, 10);
  assert_false(rule->enabled);
  assert_string_equal(rule->note.ja, "注");
  assert_string_equal(rule->document, "a document");
  assert_string_equal(rule->clause, "4.2");
  assert_true(scheme->rules[1].enabled);
  assert_int_equal(scheme->rules[1].unit, AP_UNIT_OBJECTIVE);
  assert_null(scheme->rules[1].document);
}

static void all_faults_are_told_in_one_run(void **state) {
  scheme_test *test = *state;
  const char *rules =
      "  - {id: A, track: external, unit: item, every: 11}\n"
      "  - {id: A, track: outside, unit: items, every: 0}\n"
      "  - {id: B+C, track: external, unit: item, every: 1, select: {standards: [control]}}\n"
      "  - {track: external}\n"
      "  - {id: D, track: external, unit: item, every: 1, select: {standard: [law], not: {levels: 3}}}\n"
      "  - {id: E, track: external, unit: item, every: 1, source: {clause: 1}}\n";
  assert_int_equal(read_rules(test, rules), AP_BAD_INPUT);
  assert_null(test->scheme);
  assert_told(test->diagnostics, "6:49 yaml-integer|every|\"11\"|1|10\n"
                                 "7:10 rule-repeated|A|6\n"
                                 "7:20 yaml-choice|track|\"outside\"|external, internal\n"
                                 "7:35 yaml-choice|unit|\"items\"|objective, item\n"
                                 "7:49 yaml-integer|every|\"0\"|1|10\n"
                                 "8:10 yaml-name|id|\"B+C\"|100\n"
                                 "8:63 yaml-key-unknown|\"standards\"|standard\n"
                                 "9:5 yaml-key-missing|id\n"
                                 "9:5 yaml-key-missing|unit\n"
                                 "9:5 yaml-key-missing|every\n"
                                 "10:72 yaml-choice|standard|\"law\"|governance, management, control\n"
                                 "10:84 yaml-key-unknown|\"levels\"|level\n"
                                 "11:60 yaml-key-missing|document\n");
}

static void a_scheme_without_rules_is_refused(void **state) {
  scheme_test *test = *state;
  assert_int_equal(read_rules(test, "  []\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "6:3 yaml-sequence-empty|rules\n");
}

static void a_scheme_of_more_than_1000_rules_is_refused(void **state) {
  for (int rules = 1000; rules <= 1001; rules++) {
    scheme_test *test = *state;
    ap_text text = {0};
    ap_text_add(&text, head);
    for (int i = 0; i < rules; i++) {
      ap_text_format(&text, "  - {id: R%d, track: external, unit: item, every: 1}\n", i);
    }
    assert_int_equal(read_text(test, text.bytes), rules == 1000 ? AP_OK : AP_BAD_INPUT);
    assert_told(test->diagnostics, rules == 1000 ? "" : "6:3 rules-too-many|1000\n");
    ap_text_free(&text);
    tear_down(state);
    set_up(state);
  }
}

static void a_scheme_without_its_head_is_refused(void **state) {
  scheme_test *test = *state;
  assert_int_equal(read_text(test, "version: 1\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "1:1 yaml-key-missing|id\n"
                                 "1:1 yaml-key-missing|title\n"
                                 "1:1 yaml-key-missing|edition\n"
                                 "1:1 yaml-key-missing|rules\n");
}

typedef struct selecting {
  ap_item item;
  ap_tag tag;
  const char *name;
  ap_tagged tagged;
} selecting;

/* An item of the control standard, an objective, with the tag `direct`. */
static void prepare(selecting *made) {
  *made = (selecting){.item = {.id = "9.2.3", .standard = AP_CONTROL, .level = AP_OBJECTIVE},
                      .tag = {.value = true, .source = AP_TAG_BY_RULE},
                      .name = "direct"};
  made->tagged = (ap_tagged){.names = &made->name, .name_count = 1, .tags = &made->tag};
}

static void a_select_asks_only_what_it_says(void **state) {
  (void)state;
  selecting made;
  prepare(&made);
  const char *direct[] = {"core", "direct"};
  const char *core[] = {"core"};
  const char *ids[] = {"8.*", "9.2.*"};
  const char *others[] = {"8.*"};
  const ap_select selects[] = {
      {0},
      {.standards = 1U << AP_CONTROL, .levels = 1U << AP_OBJECTIVE},
      {.tags = direct, .tag_count = 2, .ids = ids, .id_count = 2},
      {.standards = 1U << AP_GOVERNANCE | 1U << AP_MANAGEMENT},
      {.levels = 1U << AP_DETAILED},
      {.tags = core, .tag_count = 1},
      {.ids = others, .id_count = 1},
  };
  for (size_t i = 0; i < sizeof selects / sizeof selects[0]; i++) {
    assert_int_equal(ap_select_matches(&selects[i], &made.tagged, &made.item), i < 3);
  }
}

static void not_excepts_and_a_not_within_it_excepts_from_that(void **state) {
  (void)state;
  selecting made;
  prepare(&made);
  const char *direct[] = {"direct"};
  const char *none[] = {"1.*"};
  const ap_select by_tag = {.tags = direct, .tag_count = 1};
  const ap_select by_id = {.ids = none, .id_count = 1};
  const ap_select tag_but_not_all = {.tags = direct, .tag_count = 1, .except = &by_tag};
  assert_false(ap_select_matches(&(ap_select){.except = &by_tag}, &made.tagged, &made.item));
  assert_true(ap_select_matches(&(ap_select){.except = &by_id}, &made.tagged, &made.item));
  assert_true(ap_select_matches(&(ap_select){.except = &tag_but_not_all}, &made.tagged, &made.item));
  assert_false(ap_select_matches(&(ap_select){.levels = 2, .except = &tag_but_not_all}, &made.tagged, &made.item));
}

static void every_shipped_scheme_is_read_and_gives_its_sources(void **state) {
  scheme_test *test = *state;
  size_t count = 0;
  const char **names = ap_shipped_names(&test->arena, CONTROLS, AP_SHIPPED_SCHEME, &count);
  assert_int_equal(count, 4);
  assert_string_equal(names[0], "fedramp-annual");
  assert_string_equal(names[3], "iso27001");
  for (size_t i = 0; i < count; i++) {
    const char *path = ap_shipped_path(&test->arena, CONTROLS, AP_SHIPPED_SCHEME, names[i]);
    assert_int_equal(ap_scheme_read(path, test->diagnostics, &test->scheme), AP_OK);
    assert_string_equal(test->scheme->id, names[i]);
    for (size_t r = 0; r < test->scheme->rule_count; r++) {
      assert_non_null(test->scheme->rules[r].document);
      assert_non_null(test->scheme->rules[r].clause);
    }
    ap_scheme_free(test->scheme);
    test->scheme = NULL;
  }
}

static void shipped_files_go_by_name(void **state) {
  scheme_test *test = *state;
  ap_arena *arena = &test->arena;
  size_t count = 0;
  const char **names = ap_shipped_names(arena, CONTROLS, AP_SHIPPED_CATALOG, &count);
  assert_int_equal(count, 2);
  assert_string_equal(names[0], "ismap");
  assert_string_equal(names[1], "iso27001");
  assert_string_equal(ap_shipped_path(arena, CONTROLS, AP_SHIPPED_CATALOG, "ismap"), CONTROLS "/ismap.csv");
  assert_string_equal(ap_shipped_path(arena, CONTROLS, AP_SHIPPED_TAG_RULES, "general"), CONTROLS "/tag-rules.csv");
  assert_null(ap_shipped_path(arena, CONTROLS, AP_SHIPPED_TAG_RULES, "tag-rules"));
  assert_null(ap_shipped_path(arena, CONTROLS, AP_SHIPPED_SCHEME, "ismap-liu.yaml"));
  assert_null(ap_shipped_path(arena, CONTROLS, AP_SHIPPED_SCHEME, "../schemes/ismap"));
  assert_null(ap_shipped_path(arena, CONTROLS, AP_SHIPPED_SCHEME, "nothing"));
  assert_non_null(ap_shipped_names(arena, "nowhere", AP_SHIPPED_SCHEME, &count));
  assert_int_equal(count, 0);
  assert_non_null(ap_shipped_names(arena, CONTROLS, AP_SHIPPED_TAG_RULES, &count));
  assert_int_equal(count, 2);
  assert_non_null(ap_shipped_names(arena, "nowhere", AP_SHIPPED_TAG_RULES, &count));
  assert_int_equal(count, 0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(every_key_of_a_rule_is_read),
      TEST(all_faults_are_told_in_one_run),
      TEST(a_scheme_without_rules_is_refused),
      TEST(a_scheme_of_more_than_1000_rules_is_refused),
      TEST(a_scheme_without_its_head_is_refused),
      TEST(a_select_asks_only_what_it_says),
      TEST(not_excepts_and_a_not_within_it_excepts_from_that),
      TEST(every_shipped_scheme_is_read_and_gives_its_sources),
      TEST(shipped_files_go_by_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
