/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/scenario.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

typedef struct terms_test {
  ap_arena arena;
  ap_diagnostics *diagnostics;
  ap_scenario *scenario;
} terms_test;

static int set_up(void **state) {
  static terms_test test;
  test = (terms_test){.diagnostics = ap_diagnostics_new()};
  *state = &test;
  write_text("catalog.csv", "id,standard,title\n9.2.3,control,A\n");
  write_text("scheme.yaml", "version: 1\nid: mine\ntitle: Mine\nedition: '1'\nrules:\n"
                            "  - {id: ALL, track: external, unit: item, every: 3}\n");
  return test.diagnostics == NULL;
}

static int tear_down(void **state) {
  terms_test *test = *state;
  ap_scenario_free(test->scenario);
  ap_diagnostics_free(test->diagnostics);
  ap_arena_free(&test->arena);
  return 0;
}

/* A whole scenario, and `more` from line 6 on. */
static ap_status load(terms_test *test, const char *more) {
  write_text("scenario.yaml", ap_arena_format(&test->arena,
                                              "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\n"
                                              "start_year: 2027\nyears: 3\n%s",
                                              more));
  return ap_scenario_load("scenario.yaml", NULL, test->diagnostics, &test->scenario);
}

static void a_scenario_may_have_neither_terms_nor_auditor(void **state) {
  terms_test *test = *state;
  assert_int_equal(load(test, "quote:\nauditor: ~\n"), AP_OK);
  assert_null(test->scenario->terms);
  assert_null(test->scenario->auditor);
}

static void terms_are_what_the_file_says(void **state) {
  terms_test *test = *state;
  assert_int_equal(load(test, "quote:\n"
                              "  currency: USD\n"
                              "  against: scheme.yaml\n"
                              "  grades:\n"
                              "    - {name: {en: Partner, ja: パートナー}, per_hour: 40000, share: 25}\n"
                              "    - {name: Staff, per_hour: 12000, share: 75}\n"
                              "  fixed_fees: [{name: Report, amount: 250000}]\n"
                              "  expenses: {per_year: 5000, percent: 3}\n"
                              "  contingency: 10\n"
                              "  assessment:\n"
                              "    - {standard: [governance, management], design: 70, operational: 30}\n"
                              "    - {design: 40, operational: 60}\n"
                              "  effort_range:\n"
                              "    - {low: 80, high: 150}\n"
                              "    - {standard: management, low: 90, high: 120}\n"
                              "  correlation: 40\n"),
                   AP_OK);
  const ap_terms *terms = test->scenario->terms;
  assert_string_equal(terms->currency, "USD");
  assert_string_equal(terms->against, "scheme.yaml");
  assert_int_equal(terms->grade_count, 2);
  assert_string_equal(terms->grades[0].name.ja, "パートナー");
  assert_int_equal(terms->grades[1].per_hour, 12000);
  assert_int_equal(terms->grades[1].share, 75);
  assert_int_equal(terms->fixed_fee_count, 1);
  assert_int_equal(terms->fixed_fees[0].amount, 250000);
  assert_int_equal(terms->expenses, 5000);
  assert_int_equal(terms->expenses_percent, 3);
  assert_int_equal(terms->contingency, 10);
  assert_int_equal(terms->standards[AP_MANAGEMENT].design, 70);
  assert_int_equal(terms->standards[AP_CONTROL].design, 40);
  assert_int_equal(terms->standards[AP_GOVERNANCE].high, 150);
  assert_int_equal(terms->standards[AP_MANAGEMENT].low, 90);
  assert_true(terms->has_range);
  assert_int_equal(terms->correlation, 40);
}

#define GRADES "  grades: [{name: Staff, per_hour: 1, share: 100}]\n"
#define LEAST "quote:\n  currency: JPY\n" GRADES "  assessment: [{design: 50, operational: 50}]\n"

static void what_terms_leave_out_is_nothing(void **state) {
  terms_test *test = *state;
  assert_int_equal(load(test, LEAST), AP_OK);
  const ap_terms *terms = test->scenario->terms;
  assert_null(terms->against);
  assert_int_equal(terms->fixed_fee_count, 0);
  assert_int_equal(terms->expenses, 0);
  assert_int_equal(terms->contingency, 0);
  assert_false(terms->has_range);
  assert_int_equal(terms->standards[AP_CONTROL].low, 100);
  assert_int_equal(terms->standards[AP_CONTROL].high, 100);
  assert_int_equal(terms->correlation, 100);
}

static void an_auditor_is_registered_or_not(void **state) {
  terms_test *test = *state;
  assert_int_equal(load(test, "auditor: {registered: yes, number: A-12, name: {en: Firm, ja: 監査法人}}\n"), AP_OK);
  assert_true(test->scenario->auditor->registered);
  assert_string_equal(test->scenario->auditor->number, "A-12");
  assert_string_equal(test->scenario->auditor->name.ja, "監査法人");
  ap_auditor_warn(test->scenario->auditor, "x", test->diagnostics);
  ap_auditor_warn(NULL, "x", test->diagnostics);
  assert_told(test->diagnostics, "");
}

static void a_firm_that_is_not_registered_is_warned_of(void **state) {
  terms_test *test = *state;
  assert_int_equal(load(test, "auditor: {registered: no}\n"), AP_OK);
  ap_auditor_warn(test->scenario->auditor, test->scenario->file, test->diagnostics);
  assert_told(test->diagnostics, "6:23 auditor-unregistered\n");
}

static void what_is_wrong_is_told_with_its_place(void **state) {
  static const struct {
    const char *more, *told;
  } cases[] = {
      {"quote: {currency: JPY}", "6:8 yaml-key-missing|grades\n6:8 yaml-key-missing|assessment\n"},
      {"quote:\n  currency: yen\n" GRADES "  assessment: [{design: 50, operational: 50}]\n", "7:13 currency|yen\n"},
      {"quote:\n  currency: JPY\n"
       "  grades: [{name: A, per_hour: 1, share: 60}, {name: B, per_hour: 1, share: 50}]\n"
       "  assessment: [{design: 50, operational: 50}]\n",
       "8:11 grade-shares|110\n"},
      {"quote:\n  currency: JPY\n"
       "  grades: [{name: A, per_hour: 1, share: 60}, {name: A, per_hour: 1, share: 40}]\n"
       "  assessment: [{design: 50, operational: 50}]\n",
       "8:54 grade-twice|A|8\n"},
      {"quote:\n  currency: JPY\n  grades: []\n  assessment: []\n",
       "8:11 yaml-sequence-empty|grades\n9:15 yaml-sequence-empty|assessment\n"},
      {"quote:\n  currency: JPY\n" GRADES "  assessment: [{design: 50, operational: 49}]\n",
       "9:25 assessment-shares|99\n"},
      {"quote:\n  currency: JPY\n" GRADES "  assessment: [{standard: control, design: 50, operational: 50}]\n",
       "9:15 standard-lacking|governance\n9:15 standard-lacking|management\n"},
      {LEAST "  effort_range: [{standard: [governance, control], low: 80, high: 120}]\n",
       "10:17 standard-lacking|management\n"},
      {LEAST "  effort_range: [{low: 80, high: 120}, {low: 80, high: 120}]\n", "10:46 standard-twice\n"},
      {LEAST "  effort_range: [{low: 80, high: 120}, {standard: control, low: 70, high: 120},\n"
             "    {standard: [management, control], low: 70, high: 120}]\n",
       "11:44 standard-twice\n"},
      {LEAST "  effort_range: [{low: 101, high: 99}]\n",
       "10:24 yaml-integer|low|\"101\"|1|100\n10:35 yaml-integer|high|\"99\"|100|1000\n"},
      {LEAST "  against: none\n", "10:12 shipped-none|none\n"},
      {"auditor: {number: A-12}\n", "6:10 yaml-key-missing|registered\n"},
      {"auditor: {registered: no, number: A-12}\n", "6:35 auditor-number\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    terms_test *test = *state;
    assert_int_equal(load(test, cases[i].more), AP_BAD_INPUT);
    assert_told(test->diagnostics, cases[i].told);
    tear_down(state);
    set_up(state);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_scenario_may_have_neither_terms_nor_auditor),
      TEST(terms_are_what_the_file_says),
      TEST(what_terms_leave_out_is_nothing),
      TEST(an_auditor_is_registered_or_not),
      TEST(a_firm_that_is_not_registered_is_warned_of),
      TEST(what_is_wrong_is_told_with_its_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
