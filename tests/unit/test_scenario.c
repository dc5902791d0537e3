/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/scenario.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define CONTROLS SOURCE_FOLDER "/controls"

typedef struct scenario_test {
  ap_arena arena;
  ap_diagnostics *diagnostics;
  ap_scenario *scenario;
  ap_scenario_options options;
} scenario_test;

static int set_up(void **state) {
  static scenario_test test;
  test = (scenario_test){.diagnostics = ap_diagnostics_new(),
                         .options = {.size = sizeof test.options, .data_folder = CONTROLS}};
  *state = &test;
  write_text("catalog.csv", "id,standard,title,external_minutes,selected\n"
                            "9.2.3,control,A,90,\n"
                            "9.2.3.1,control,B,,\n"
                            "5.1.1,control,C,,no\n");
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: ALL, track: external, unit: item, every: 3}\n"
                            "  - {id: REST, track: internal, unit: objective, every: 2, enabled: no}\n");
  write_text("rules.csv", "rule,ids,tag\nR,9.*,direct\n");
  write_text("history.csv", "id,track,year\n9.2.3,external,2025\n");
  return test.diagnostics == NULL;
}

static int tear_down(void **state) {
  scenario_test *test = *state;
  ap_scenario_free(test->scenario);
  ap_diagnostics_free(test->diagnostics);
  ap_arena_free(&test->arena);
  return 0;
}

static ap_status load_file(scenario_test *test, const char *path) {
  return ap_scenario_load(path, &test->options, test->diagnostics, &test->scenario);
}

/* A whole scenario, and `more` from line 6 on. */
static ap_status load(scenario_test *test, const char *more) {
  const char *text = ap_arena_format(&test->arena,
                                     "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\n"
                                     "start_year: 2027\nyears: 3\n%s",
                                     more);
  write_text("scenario.yaml", text);
  return load_file(test, "scenario.yaml");
}

static void every_key_is_read(void **state) {
  scenario_test *test = *state;
  assert_int_equal(load_file(test, TEST_DATA "/scheme/whole-scenario.yaml"), AP_OK);
  const ap_scenario *scenario = test->scenario;
  assert_string_equal(scenario->title.en, "Whole");
  assert_int_equal(ap_scenario_start_year(scenario), 2030);
  assert_int_equal(scenario->start_month, 10);
  assert_int_equal(ap_scenario_years(scenario), 30);
  assert_int_equal(scenario->as_of.day, 28);
  assert_int_equal(scenario->effort[AP_EXTERNAL][AP_OBJECTIVE], 10000000);
  assert_int_equal(scenario->effort[AP_EXTERNAL][AP_DETAILED], 1);
  assert_int_equal(scenario->effort[AP_INTERNAL][AP_OBJECTIVE], 45);
  assert_int_equal(scenario->effort[AP_INTERNAL][AP_DETAILED], 0);
  assert_int_equal(scenario->order[0], AP_PEAK);
  assert_int_equal(scenario->order[1], AP_SPREAD);
  assert_int_equal(scenario->order[2], AP_TOTAL);
  assert_string_equal(scenario->scheme->id, "ismap-liu");
  assert_int_equal(scenario->scheme->rules[1].every, 4);
  assert_true(scenario->scheme->rules[1].enabled);
  assert_true(scenario->scheme->rules[2].enabled);
  assert_int_equal(scenario->scheme->rules[2].every, 3);
  assert_int_equal(scenario->tag_word_count, 1);
  assert_string_equal(scenario->tag_words[0].why.en, "we know");
  assert_true(ap_has_tag(scenario->tagged, ap_catalog_find(ap_scenario_catalog(scenario), "5.1.1"), "direct"));
  assert_non_null(scenario->tag_rules);
  assert_int_equal(scenario->history->count, 1);
}

static void what_is_left_out_has_its_default(void **state) {
  scenario_test *test = *state;
  assert_int_equal(load(test, ""), AP_OK);
  const ap_scenario *scenario = test->scenario;
  assert_string_equal(scenario->title.en, "scenario.yaml");
  assert_int_equal(scenario->start_month, 4);
  assert_int_equal(scenario->as_of.year * 10000 + scenario->as_of.month * 100 + scenario->as_of.day, 20270401);
  assert_int_equal(scenario->order[1], AP_TOTAL);
  assert_null(scenario->tag_rules);
  assert_null(scenario->history);
  assert_false(ap_has_tag(scenario->tagged, ap_catalog_find(scenario->catalog, "9.2.3"), "direct"));
  ap_scenario_free(NULL);
}

static void an_items_own_minutes_beat_the_effort_model(void **state) {
  scenario_test *test = *state;
  assert_int_equal(load(test, "effort: {external: {objective: 60, detailed: 30}}\n"), AP_OK);
  const ap_catalog *catalog = test->scenario->catalog;
  assert_int_equal(ap_item_minutes(test->scenario, ap_catalog_find(catalog, "9.2.3"), AP_EXTERNAL), 90);
  assert_int_equal(ap_item_minutes(test->scenario, ap_catalog_find(catalog, "9.2.3.1"), AP_EXTERNAL), 30);
  assert_int_equal(ap_item_minutes(test->scenario, ap_catalog_find(catalog, "9.2.3"), AP_INTERNAL), 0);
}

static void all_it_names_is_read_beside_it(void **state) {
  scenario_test *test = *state;
  assert_int_equal(load(test, "tag_rules: rules.csv\nhistory: history.csv\n"), AP_OK);
  const ap_item *item = ap_catalog_find(test->scenario->catalog, "9.2.3");
  assert_true(ap_has_tag(test->scenario->tagged, item, "direct"));
  assert_int_equal(ap_last_audited(test->scenario, item, AP_EXTERNAL), 2025);
  assert_string_equal(test->scenario->history->file, "history.csv");
}

static void breaches_of_the_statement_are_warnings(void **state) {
  scenario_test *test = *state;
  assert_int_equal(load(test, ""), AP_OK);
  assert_int_equal(ap_diagnostics_count(test->diagnostics), 1);
  assert_string_equal(ap_diagnostics_at(test->diagnostics, 0)->name, ap_diagnostic_name(AP_D_STATEMENT_OBJECTIVE));
  assert_int_equal(ap_diagnostics_total(test->diagnostics, AP_WARNING), 1);
  assert_int_equal(ap_diagnostics_total(test->diagnostics, AP_ERROR), 0);
}

static void a_rule_that_selects_nothing_is_noted(void **state) {
  scenario_test *test = *state;
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: GONE, track: external, unit: item, every: 3, select: {ids: 5.*}}\n"
                            "  - {id: IDLE, track: internal, unit: item, every: 3, select: {tag: no-such}}\n"
                            "  - {id: OFF, track: internal, unit: item, every: 3, select: {ids: 1}, enabled: no}\n");
  assert_int_equal(load(test, ""), AP_OK);
  assert_int_equal(ap_diagnostics_total(test->diagnostics, AP_NOTE), 2);
  assert_string_equal(strchr(told(test->diagnostics), '\n'), "\nscheme.yaml:0:0 rule-selects-nothing|GONE\n"
                                                             "scheme.yaml:0:0 rule-selects-nothing|IDLE\n");
}

static void the_faults_of_all_files_are_told_in_one_run(void **state) {
  scenario_test *test = *state;
  write_text("catalog.csv", "id,standard,title\n9.2.3,law,A\n");
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n  - {id: A}\n");
  write_text("rules.csv", "rule,ids,tag\nR,9.*,\n");
  write_text("history.csv", "id,track,year\n9.2.3,external,last\n");
  assert_int_equal(load(test, "tag_rules: rules.csv\nhistory: history.csv\nstart_month: 13\n"), AP_BAD_INPUT);
  assert_null(test->scenario);
  assert_told(test->diagnostics, "scenario.yaml:8:14 yaml-integer|start_month|\"13\"|1|12\n"
                                 "scheme.yaml:6:5 yaml-key-missing|track\n"
                                 "scheme.yaml:6:5 yaml-key-missing|unit\n"
                                 "scheme.yaml:6:5 yaml-key-missing|every\n"
                                 "catalog.csv:2:7 standard-unknown|law\n"
                                 "rules.csv:2:7 tag-name||100\n"
                                 "history.csv:2:16 history-year|last\n");
}

static void every_fault_of_the_scenario_has_its_place(void **state) {
  static const struct {
    const char *line;
    const char *told;
  } cases[] = {
      {"weather: []",
       "6:1 yaml-key-strange|\"weather\"|version, title, scheme, catalog, columns, tag_rules, history, start_year, "
       "start_month, "
       "years, as_of, effort, parameters, tags, order, allowance, pins, together, apart, set_ups, caps, rates, "
       "external_counts_as_internal, quote, auditor, events, calendar, budget\n"},
      {"years: 4", "6:1 yaml-key-repeated|years|5\n"},
      {"start_month: 0", "6:14 yaml-integer|start_month|\"0\"|1|12\n"},
      {"as_of: tomorrow", "6:8 yaml-date|as_of|\"tomorrow\"\n"},
      {"effort: {internal: {detailed: 10000001}}", "6:31 yaml-integer|detailed|\"10000001\"|1|10000000\n"},
      {"effort: {external: {objective: 0}}", "6:32 yaml-integer|objective|\"0\"|1|10000000\n"},
      {"effort: {both: {objective: 1}}", "6:10 yaml-key-strange|\"both\"|external, internal\n"},
      {"order: [total, peak, spread]", "6:8 order-peak|total\n"},
      {"order: [peak, total]", "6:8 yaml-permutation|order|[…]|peak, total, spread\n"},
      {"parameters: [{rule: ALLE, every: 4}]", "6:21 parameter-rule|ALLE|ALL\n"},
      {"parameters: [{rule: ALL}]", "6:21 parameter-empty|ALL\n"},
      {"parameters: [{rule: ALL, every: 11}]", "6:33 yaml-integer|every|\"11\"|1|10\n"},
      {"parameters: [{every: 4}]", "6:14 yaml-key-missing|rule\n"},
      {"parameters:\n- {rule: ALL, every: 4}\n- {rule: ALL, enabled: no}", "8:10 parameter-repeated|ALL|7\n"},
      {"tags: [{id: 1.1.1, tag: direct, value: yes}]", "6:13 tag-item|1.1.1\n"},
      {"tags: [{id: 9.2.3, tag: direct}]", "6:8 yaml-key-missing|value\n"},
      {"tags: [{tag: direct, value: no}]", "6:8 yaml-key-missing|id\n"},
      {"tags:\n- {id: 9.2.3, tag: a, value: yes}\n- {id: 9.2.3, tag: b, value: no}\n"
       "- {id: 9.2.3, tag: a, value: no}\n",
       "9:8 tag-repeated|9.2.3|a|7\n"},
      {"history: gone.csv", "6:10 path-missing|gone.csv|.\n"},
      {"history: ismap", "6:10 path-missing|ismap|.\n"},
      {"history: ../out.csv", "6:10 path-outside|../out.csv|.\n"},
      {"history: /etc/passwd", "6:10 path-outside|/etc/passwd|.\n"},
      {"tag_rules: mine", "6:12 tag-rules-unknown|mine|general, ismap\n"},
      {"history: a: b", "6:11 yaml-syntax|mapping values are not allowed in this context\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_int_equal(load(*state, cases[i].line), AP_BAD_INPUT);
    scenario_test *test = *state;
    assert_null(test->scenario);
    assert_told(test->diagnostics, cases[i].told);
    tear_down(state);
    set_up(state);
  }
}

static void unknown_names_are_told_with_those_that_there_are(void **state) {
  scenario_test *test = *state;
  write_text("scenario.yaml", "version: 1\nscheme: isms\ncatalog: iso\nstart_year: 2027\nyears: 3\n");
  assert_int_equal(load_file(test, "scenario.yaml"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:9 scheme-unknown|isms|fedramp-annual, ismap, ismap-liu, iso27001\n"
                                 "3:10 catalog-unknown|iso|ismap, iso27001\n");
}

static void a_missing_data_folder_leaves_no_names(void **state) {
  scenario_test *test = *state;
  test->options.data_folder = "nowhere";
  write_text("scenario.yaml", "version: 1\nscheme: ismap\ncatalog: catalog.csv\nstart_year: 2027\nyears: 3\n");
  assert_int_equal(load_file(test, "scenario.yaml"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:9 shipped-none|ismap\n");
}

static void numbers_out_of_range_are_told(void **state) {
  scenario_test *test = *state;
  write_text(
      "scenario.yaml",
      "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\nstart_year: 1899\nyears: 31\nhistory: history.csv\n");
  assert_int_equal(load_file(test, "scenario.yaml"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "4:13 yaml-integer|start_year|\"1899\"|1900|9900\n"
                                 "5:8 yaml-integer|years|\"31\"|1|30\n");
}

static void a_day_given_by_the_caller_beats_the_files(void **state) {
  scenario_test *test = *state;
  test->options.as_of = "2029-12-31";
  assert_int_equal(load(test, "as_of: 2027-06-01\n"), AP_OK);
  assert_int_equal(test->scenario->as_of.year, 2029);
}

static void a_day_given_by_the_caller_must_be_one(void **state) {
  scenario_test *test = *state;
  test->options.as_of = "31.12.2029";
  assert_int_equal(load(test, ""), AP_BAD_INPUT);
  assert_told(test->diagnostics, "0:0 as-of|31.12.2029\n");
}

static void an_earlier_caller_has_fewer_options(void **state) {
  scenario_test *test = *state;
  test->options.as_of = "never looked at";
  test->options.size = offsetof(ap_scenario_options, as_of);
  assert_int_equal(load(test, ""), AP_OK);
}

/* ---- without a scenario file ---- */

static void a_catalog_goes_by_a_scheme_without_a_scenario_file(void **state) {
  scenario_test *test = *state;
  test->options.scheme = "./scheme.yaml";
  test->options.start_year = 2027;
  assert_int_equal(load_file(test, "./catalog.csv"), AP_OK);
  const ap_scenario *scenario = test->scenario;
  assert_int_equal(scenario->start_year, 2027);
  assert_int_equal(scenario->start_month, 4);
  assert_int_equal(scenario->years, 3); /* of the rules that are enabled */
  assert_int_equal(scenario->as_of.year, 2027);
  assert_int_equal(ap_item_minutes(scenario, &scenario->catalog->items[0], AP_EXTERNAL), 90);
  assert_int_equal(ap_item_minutes(scenario, &scenario->catalog->items[1], AP_EXTERNAL), 30);
  assert_string_equal(scenario->title.en, "catalog.csv");
  assert_non_null(scenario->tag_rules); /* the general ones */
  assert_told(test->diagnostics, "0:0 direct-effort|1|60|30|45|15\n"
                                 "4:0 statement-objective|5.1.1|\n");
}

static void a_shipped_catalog_has_the_tag_rules_of_its_name(void **state) {
  scenario_test *test = *state;
  test->options.scheme = "ismap-liu";
  test->options.start_year = 2027;
  test->options.years = 1;
  assert_int_equal(load_file(test, "ismap"), AP_OK);
  assert_int_equal(test->scenario->years, 1);
  assert_true(ap_has_tag(test->scenario->tagged, ap_catalog_find(test->scenario->catalog, "8.1.5.P"), "direct"));
}

static void the_years_of_a_catalog_must_be_some(void **state) {
  scenario_test *test = *state;
  test->options.scheme = "no-scheme";
  test->options.start_year = 27;
  test->options.years = 31;
  assert_int_equal(load_file(test, "./catalog.csv"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "0:0 direct-start-year|27|1900|9900\n"
                                 "0:0 direct-years|31|1|30\n"
                                 "0:0 scheme-unknown|no-scheme|fedramp-annual, ismap, ismap-liu, iso27001\n");
}

static void files_may_lie_anywhere_below_the_given_root(void **state) {
  scenario_test *test = *state;
  mkdir("below", 0700);
  write_text("below/scenario.yaml",
             "version: 1\nscheme: ../scheme.yaml\ncatalog: ../catalog.csv\nstart_year: 2027\nyears: 3\n");
  assert_int_equal(load_file(test, "below/scenario.yaml"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:9 path-outside|../scheme.yaml|below\n3:10 path-outside|../catalog.csv|below\n");
  test->options.root = ".";
  assert_int_equal(load_file(test, "below/scenario.yaml"), AP_OK);
  assert_string_equal(test->scenario->catalog->file, "below/../catalog.csv");
}

static void a_link_out_of_the_folder_is_not_followed(void **state) {
  scenario_test *test = *state;
  mkdir("closed", 0700);
  unlink("closed/catalog.csv");
  assert_int_equal(symlink("../catalog.csv", "closed/catalog.csv"), 0);
  write_text("closed/scenario.yaml", "version: 1\nscheme: ismap\ncatalog: catalog.csv\nstart_year: 2027\nyears: 3\n");
  assert_int_equal(load_file(test, "closed/scenario.yaml"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "3:10 path-outside|catalog.csv|closed\n");
}

static void a_missing_scenario_is_told(void **state) {
  scenario_test *test = *state;
  assert_int_equal(load_file(test, "gone.yaml"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "0:0 file-unreadable|No such file or directory\n");
}

static void every_shipped_scenario_is_read_without_a_fault(void **state) {
  static const char *const names[] = {"liu-saas",   "liu-one-year", "liu-6y-history",
                                      "full-ismap", "iso27001",     "full-size"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    scenario_test *test = *state;
    assert_int_equal(load_file(test, ap_arena_format(&test->arena, SOURCE_FOLDER "/scenarios/%s.yaml", names[i])),
                     AP_OK);
    assert_int_equal(ap_diagnostics_total(test->diagnostics, AP_WARNING), 0);
    tear_down(state);
    set_up(state);
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(every_key_is_read),
      TEST(what_is_left_out_has_its_default),
      TEST(an_items_own_minutes_beat_the_effort_model),
      TEST(all_it_names_is_read_beside_it),
      TEST(breaches_of_the_statement_are_warnings),
      TEST(a_rule_that_selects_nothing_is_noted),
      TEST(the_faults_of_all_files_are_told_in_one_run),
      TEST(every_fault_of_the_scenario_has_its_place),
      TEST(unknown_names_are_told_with_those_that_there_are),
      TEST(a_missing_data_folder_leaves_no_names),
      TEST(numbers_out_of_range_are_told),
      TEST(a_day_given_by_the_caller_beats_the_files),
      TEST(a_day_given_by_the_caller_must_be_one),
      TEST(an_earlier_caller_has_fewer_options),
      TEST(a_catalog_goes_by_a_scheme_without_a_scenario_file),
      TEST(a_shipped_catalog_has_the_tag_rules_of_its_name),
      TEST(the_years_of_a_catalog_must_be_some),
      TEST(files_may_lie_anywhere_below_the_given_root),
      TEST(a_link_out_of_the_folder_is_not_followed),
      TEST(a_missing_scenario_is_told),
      TEST(every_shipped_scenario_is_read_without_a_fault),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
