/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/text.h"
#include "tagging/pattern.h"
#include "tagging/tagging.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

typedef struct tagging_test {
  ap_diagnostics *diagnostics;
  ap_catalog *catalog;
  ap_tag_rules *rules;
  ap_tagged *tagged;
} tagging_test;

static const char catalog_text[] = "id,standard,title,title_ja,text,direct\n"
                                   "9.2.3,control,Privileged access,特権的アクセス,,\n"
                                   "9.2.3.1,control,Keys are kept,,,\n"
                                   "9.2.3.2,control,Reviews,,The network is looked at,\n"
                                   "9.4.1,control,Network limits,,,no\n"
                                   "9.4.1.1,control,Zones,,,\n"
                                   "18.1.1,control,Laws,法令とネットワーク,,\n"
                                   "18.1.2,control,Records,,,yes\n";

static int set_up(void **state) {
  static tagging_test test;
  test = (tagging_test){.diagnostics = ap_diagnostics_new()};
  *state = &test;
  write_text("catalog.csv", catalog_text);
  return ap_catalog_read("catalog.csv", test.diagnostics, &test.catalog) != AP_OK;
}

static int tear_down(void **state) {
  tagging_test *test = *state;
  ap_tagged_free(test->tagged);
  ap_tag_rules_free(test->rules);
  ap_catalog_free(test->catalog);
  ap_diagnostics_free(test->diagnostics);
  return 0;
}

static ap_status read_rules(tagging_test *test, const char *lines) {
  ap_text text = {0};
  ap_text_add(&text, "rule,ids,pattern,tag,value,why\n");
  ap_text_add(&text, lines);
  write_text("rules.csv", text.bytes);
  ap_text_free(&text);
  return ap_tag_rules_read("rules.csv", test->diagnostics, &test->rules);
}

static void tag(tagging_test *test, const char *lines, const ap_tag_word *words, size_t count) {
  assert_int_equal(read_rules(test, lines), AP_OK);
  assert_int_equal(ap_tag_catalog(test->catalog, test->rules, words, count, test->diagnostics, &test->tagged), AP_OK);
}

static const ap_tag *tag_of(const tagging_test *test, const char *id, const char *name) {
  const ap_item *item = ap_catalog_find(test->catalog, id);
  assert_non_null(item);
  int index = ap_tag_index(test->tagged, name);
  assert_true(index >= 0);
  return ap_tag_of(test->tagged, item, (size_t)index);
}

static void assert_tag(const tagging_test *test, const char *id, bool value, ap_tag_source source, const char *rule) {
  const ap_tag *tag = tag_of(test, id, "direct");
  assert_int_equal(tag->value, value);
  assert_int_equal(tag->source, source);
  if (rule == NULL) {
    assert_null(tag->rule);
  } else {
    assert_string_equal(tag->rule, rule);
  }
  assert_int_equal(ap_has_tag(test->tagged, ap_catalog_find(test->catalog, id), "direct"), value);
}

static void without_rules_only_the_column_and_the_scenario_speak(void **state) {
  tagging_test *test = *state;
  const ap_tag_word words[] = {{"9.2.3", "direct", true, {"we know", NULL}}, {"9.9.9", "direct", true, {NULL, NULL}}};
  assert_int_equal(ap_tag_catalog(test->catalog, NULL, words, 2, test->diagnostics, &test->tagged), AP_OK);
  assert_tag(test, "9.2.3", true, AP_TAG_BY_SCENARIO, NULL);
  assert_string_equal(tag_of(test, "9.2.3", "direct")->why.en, "we know");
  assert_tag(test, "9.2.3.1", true, AP_TAG_BY_OBJECTIVE, NULL);
  assert_tag(test, "18.1.2", true, AP_TAG_BY_CATALOG, NULL);
  assert_tag(test, "9.4.1", false, AP_TAG_BY_CATALOG, NULL);
  assert_tag(test, "9.4.1.1", false, AP_TAG_BY_OBJECTIVE, NULL);
  assert_tag(test, "18.1.1", false, AP_TAG_UNSET, NULL);
}

static void the_scenario_beats_the_column_and_the_column_beats_the_rules(void **state) {
  tagging_test *test = *state;
  const ap_tag_word words[] = {{"18.1.2", "direct", false, {NULL, NULL}}};
  tag(test, "R,*,,direct,yes,\n", words, 1);
  assert_tag(test, "18.1.2", false, AP_TAG_BY_SCENARIO, NULL);
  assert_tag(test, "9.4.1", false, AP_TAG_BY_CATALOG, NULL);
  assert_tag(test, "18.1.1", true, AP_TAG_BY_RULE, "R");
}

static void the_first_rule_that_matches_wins(void **state) {
  tagging_test *test = *state;
  tag(test, "A,9.2.3,,direct,no,first\nB,9.*,,direct,yes,second\nC,,.,direct,no,last\n", NULL, 0);
  assert_tag(test, "9.2.3", false, AP_TAG_BY_RULE, "A");
  assert_tag(test, "9.2.3.1", true, AP_TAG_BY_RULE, "B");
  assert_tag(test, "18.1.1", false, AP_TAG_BY_RULE, "C");
  assert_string_equal(tag_of(test, "9.2.3", "direct")->why.en, "first");
}

static void a_detailed_control_without_a_tag_has_its_objectives(void **state) {
  tagging_test *test = *state;
  tag(test, "A,9.2.3,,direct,yes,because\nB,9.2.3.2,,direct,no,\n", NULL, 0);
  assert_tag(test, "9.2.3.1", true, AP_TAG_BY_OBJECTIVE, "A");
  assert_string_equal(tag_of(test, "9.2.3.1", "direct")->why.en, "because");
  assert_tag(test, "9.2.3.2", false, AP_TAG_BY_RULE, "B");
  assert_null(tag_of(test, "9.2.3.2", "direct")->why.en);
}

static void a_pattern_looks_at_both_titles_and_the_text(void **state) {
  tagging_test *test = *state;
  tag(test, "N,,(?i)network|ネットワーク,direct,yes,\n", NULL, 0);
  assert_tag(test, "9.2.3.2", true, AP_TAG_BY_RULE, "N");
  assert_tag(test, "18.1.1", true, AP_TAG_BY_RULE, "N");
  assert_tag(test, "9.2.3", false, AP_TAG_UNSET, NULL);
}

static void ids_and_pattern_must_both_match(void **state) {
  tagging_test *test = *state;
  tag(test, "N,18.*,(?i)network|ネットワーク,direct,yes,\n", NULL, 0);
  assert_tag(test, "18.1.1", true, AP_TAG_BY_RULE, "N");
  assert_tag(test, "9.2.3.2", false, AP_TAG_UNSET, NULL);
}

static void globs_are_parted_by_spaces_or_commas_of_either_width(void **state) {
  tagging_test *test = *state;
  tag(test, "A,\" 9.9.9,, 9.2.3.1　9.2.3.2、18.1.1\",,direct,はい,\n", NULL, 0);
  assert_tag(test, "9.2.3.1", true, AP_TAG_BY_RULE, "A");
  assert_tag(test, "9.2.3.2", true, AP_TAG_BY_RULE, "A");
  assert_tag(test, "18.1.1", true, AP_TAG_BY_RULE, "A");
  assert_tag(test, "9.2.3", false, AP_TAG_UNSET, NULL);
}

static void tags_are_kept_apart_and_named_in_byte_order(void **state) {
  tagging_test *test = *state;
  const ap_tag_word words[] = {{"9.2.3", "audit", true, {NULL, NULL}}};
  tag(test, "A,9.2.3,,zone,,\nB,9.2.3,,core,×,\n", words, 1);
  assert_int_equal(test->tagged->name_count, 4);
  assert_string_equal(test->tagged->names[0], "audit");
  assert_string_equal(test->tagged->names[1], "core");
  assert_string_equal(test->tagged->names[2], "direct");
  assert_string_equal(test->tagged->names[3], "zone");
  assert_true(tag_of(test, "9.2.3", "zone")->value);
  assert_false(tag_of(test, "9.2.3", "core")->value);
  assert_int_equal(tag_of(test, "9.2.3", "direct")->source, AP_TAG_UNSET);
  assert_int_equal(ap_tag_index(test->tagged, "other"), -1);
  assert_false(ap_has_tag(test->tagged, ap_catalog_find(test->catalog, "9.2.3"), "other"));
}

static void all_faults_of_the_rules_are_told_in_one_run(void **state) {
  tagging_test *test = *state;
  const char *lines = "A,9.*,,direct,yes,\n"
                      "A,9.*,,direct,yes,\n"
                      ",9.*,,direct,yes,\n"
                      "B,,,direct,yes,\n"
                      "C,9.*,,two words,yes,\n"
                      "D,9.*,,,yes,\n"
                      "E,9.*,,direct,perhaps,\n"
                      "F,,あ(い,direct,yes,\n";
  assert_int_equal(read_rules(test, lines), AP_BAD_INPUT);
  assert_null(test->rules);
  assert_told(test->diagnostics, "3:1 tag-rule-repeated|A\n"
                                 "4:1 tag-rule-name|\n"
                                 "5:3 tag-rule-empty|B\n"
                                 "6:8 tag-name|two words|100\n"
                                 "7:8 tag-name||100\n"
                                 "8:15 answer-unknown|perhaps\n"
                                 "9:4 tag-pattern|4|missing closing parenthesis\n");
}

static void a_missing_file_of_rules_is_told(void **state) {
  tagging_test *test = *state;
  assert_int_equal(ap_tag_rules_read("none.csv", test->diagnostics, &test->rules), AP_BAD_INPUT);
  assert_told(test->diagnostics, "0:0 file-unreadable|No such file or directory\n");
}

static void write_hostile_catalog(size_t items) {
  ap_text text = {0};
  ap_text_add(&text, "id,standard,title\n");
  for (size_t i = 1; i <= items; i++) {
    ap_text_format(&text, "7.1.%zu,control,%s!\n", i, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  }
  write_text("hostile.csv", text.bytes);
  ap_text_free(&text);
}

static void a_hostile_pattern_is_given_up_with_warnings(void **state) {
  tagging_test *test = *state;
  write_hostile_catalog(2000);
  ap_catalog_free(test->catalog);
  assert_int_equal(ap_catalog_read("hostile.csv", test->diagnostics, &test->catalog), AP_OK);
  clock_t start = clock();
  tag(test, "OK,7.1.1,,direct,yes,\nSLOW,,(a+)+$,direct,yes,\nREST,*,,direct,no,\n", NULL, 0);
  assert_true((clock() - start) / CLOCKS_PER_SEC < 10);
  assert_told(test->diagnostics, "3:1 tag-pattern-slow|SLOW|7.1.2\n"
                                 "3:1 tag-pattern-dropped|SLOW|16\n");
  assert_tag(test, "7.1.2", false, AP_TAG_BY_RULE, "REST");
}

static void a_pattern_that_nests_deeper_than_memory_allows_does_not_match(void **state) {
  (void)state;
  ap_pattern *pattern = NULL;
  ap_pattern_fault fault;
  assert_int_equal(ap_pattern_compile("^((?:a|b)*?(?1)?)*$", &pattern, &fault), AP_OK);
  ap_text text = {0};
  for (int i = 0; i < 50000; i++) {
    ap_text_add(&text, "ab");
  }
  ap_text_add(&text, "!");
  ap_matcher *matcher = ap_matcher_new();
  assert_non_null(matcher);
  assert_int_equal(ap_matcher_try(matcher, pattern, text.bytes), AP_MATCH_TOO_LONG);
  ap_matcher_free(matcher);
  ap_pattern_free(pattern);
  ap_text_free(&text);
}

static void a_pattern_cannot_raise_its_own_limits_or_break_characters(void **state) {
  (void)state;
  ap_pattern *pattern = NULL;
  ap_pattern_fault fault;
  assert_int_equal(ap_pattern_compile("あ\\C", &pattern, &fault), AP_BAD_INPUT);
  assert_null(pattern);
  assert_int_equal(ap_pattern_compile("(*LIMIT_MATCH=4000000000)(a+)+$", &pattern, &fault), AP_OK);
  ap_matcher *matcher = ap_matcher_new();
  assert_int_equal(ap_matcher_try(matcher, pattern, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"), AP_MATCH_TOO_LONG);
  assert_int_equal(ap_matcher_try(matcher, pattern, "aaa"), AP_MATCH_YES);
  assert_int_equal(ap_matcher_try(matcher, pattern, "b"), AP_MATCH_NO);
  ap_matcher_free(matcher);
  ap_pattern_free(pattern);
}

static void the_shipped_rules_tag_every_item_of_the_shipped_catalog(void **state) {
  tagging_test *test = *state;
  ap_catalog_free(test->catalog);
  assert_int_equal(ap_catalog_read(SOURCE_FOLDER "/controls/ismap.csv", test->diagnostics, &test->catalog), AP_OK);
  assert_int_equal(ap_tag_rules_read(SOURCE_FOLDER "/controls/tag-rules.csv", test->diagnostics, &test->rules), AP_OK);
  assert_int_equal(ap_tag_catalog(test->catalog, test->rules, NULL, 0, test->diagnostics, &test->tagged), AP_OK);
  for (size_t i = 0; i < ap_catalog_count(test->catalog); i++) {
    const ap_tag *tag = tag_of(test, ap_item_id(ap_catalog_at(test->catalog, i)), "direct");
    assert_int_equal(tag->source, AP_TAG_BY_RULE);
    assert_non_null(tag->why.en);
    assert_non_null(tag->why.ja);
  }
  assert_told(test->diagnostics, "");
}

static void the_general_rules_are_those_that_go_by_text_alone(void **state) {
  tagging_test *test = *state;
  write_text("rules.csv", "rule,ids,pattern,tag,value,why,why_ja\n"
                          "ONE,9.*,,direct,no,of one catalog,ある一覧の解釈\n"
                          "BOTH,9.*,(?i)log,direct,no,of one catalog,\n"
                          "TEXT,,(?i).,direct,yes,of any,どの一覧にも\n");
  assert_int_equal(ap_tag_rules_read("rules.csv", test->diagnostics, &test->rules), AP_OK);
  ap_tag_rules_keep_general(test->rules);
  assert_int_equal(ap_tag_catalog(test->catalog, test->rules, NULL, 0, test->diagnostics, &test->tagged), AP_OK);
  assert_tag(test, "9.2.3", true, AP_TAG_BY_RULE, "TEXT");
  assert_string_equal(tag_of(test, "9.2.3", "direct")->why.ja, "どの一覧にも");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(without_rules_only_the_column_and_the_scenario_speak),
      TEST(the_scenario_beats_the_column_and_the_column_beats_the_rules),
      TEST(the_first_rule_that_matches_wins),
      TEST(a_detailed_control_without_a_tag_has_its_objectives),
      TEST(a_pattern_looks_at_both_titles_and_the_text),
      TEST(ids_and_pattern_must_both_match),
      TEST(globs_are_parted_by_spaces_or_commas_of_either_width),
      TEST(tags_are_kept_apart_and_named_in_byte_order),
      TEST(all_faults_of_the_rules_are_told_in_one_run),
      TEST(a_missing_file_of_rules_is_told),
      TEST(a_hostile_pattern_is_given_up_with_warnings),
      TEST(a_pattern_that_nests_deeper_than_memory_allows_does_not_match),
      TEST(a_pattern_cannot_raise_its_own_limits_or_break_characters),
      TEST(the_shipped_rules_tag_every_item_of_the_shipped_catalog),
      TEST(the_general_rules_are_those_that_go_by_text_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
