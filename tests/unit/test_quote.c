/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made_scenario.h"
#include "quoting/effort.h"
#include "quoting/quote.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static made_scenario *made;
static ap_diagnostics *diagnostics;
static ap_plan *plan;
static ap_quote *quote;

/* What a test may change. */
static ap_grade grades[2];
static ap_fixed_fee fixed_fees[2];
static ap_terms terms;

static int begin(void **state) {
  (void)state;
  made = made_scenario_new(2027, 2);
  diagnostics = ap_diagnostics_new();
  grades[0] = (ap_grade){.name = {"Partner", NULL}, .per_hour = 30000, .share = 25};
  grades[1] = (ap_grade){.name = {"Staff", NULL}, .per_hour = 10000, .share = 75};
  fixed_fees[0] = (ap_fixed_fee){.name = {"Report", NULL}, .amount = 5000};
  fixed_fees[1] = (ap_fixed_fee){.name = {"Portal", NULL}, .amount = 700};
  terms = (ap_terms){.currency = "JPY",
                     .grades = grades,
                     .grade_count = 2,
                     .fixed_fees = fixed_fees,
                     .fixed_fee_count = 2,
                     .expenses = 1000,
                     .expenses_percent = 3,
                     .contingency = 10,
                     .has_range = true,
                     .correlation = 100};
  for (int standard = 0; standard < AP_STANDARDS; standard++) {
    terms.standards[standard] = (ap_effort_terms){.design = 40, .low = 80, .high = 150};
  }
  return diagnostics == NULL;
}

static int end(void **state) {
  (void)state;
  ap_quote_free(quote);
  ap_plan_free(plan);
  quote = NULL;
  plan = NULL;
  made_scenario_free(made);
  ap_diagnostics_free(diagnostics);
  return 0;
}

static void make_plan(void) {
  const ap_scenario *scenario = made_scenario_finish(made);
  assert_int_equal(ap_plan_make(scenario, NULL, diagnostics, &plan), AP_OK);
}

static void make(void) {
  made->scenario.terms = &terms;
  make_plan();
  assert_int_equal(ap_quote_make(plan, diagnostics, &quote), AP_OK);
}

/* One item of each kind, audited each year: 30 minutes of governance, 45 of management, 61 direct, 20 other. */
static void add_items(void) {
  made_item(made, "3.1.1.1", NULL, 30, 30)->standard = AP_GOVERNANCE;
  made_item(made, "4.4.1.1", NULL, 45, 30)->standard = AP_MANAGEMENT;
  made_item(made, "9.2.3", NULL, 61, 30)->direct = AP_SAYS_YES;
  made_item(made, "5.1.1", NULL, 20, 30);
  made_rule(made, "ALL", AP_EXTERNAL, AP_UNIT_ITEM, 1);
}

static void a_year_counts_its_external_items_by_kind(void **state) {
  (void)state;
  add_items();
  made_rule(made, "OWN", AP_INTERNAL, AP_UNIT_ITEM, 1);
  make();
  static const int64_t minutes[] = {30, 45, 61, 20};
  for (int t = 0; t < 2; t++) {
    assert_int_equal(quote->years[t].year, 2027 + t);
    for (int part = 0; part < AP_QUOTE_PARTS; part++) {
      assert_int_equal(quote->years[t].parts[part].items, 1);
      assert_int_equal(quote->years[t].parts[part].minutes, minutes[part]);
    }
    assert_int_equal(quote->years[t].all.items, 4);
    assert_int_equal(quote->years[t].minutes, 156);
  }
  assert_int_equal(quote->sum.all.items, 8);
  assert_int_equal(quote->sum.minutes, 312);
}

static void minutes_are_split_by_kind_of_assessment_and_add_up(void **state) {
  (void)state;
  add_items();
  terms.standards[AP_GOVERNANCE].design = 75; /* 22.5 of 30: up */
  make();
  const ap_part_work *parts = quote->years[0].parts;
  assert_int_equal(parts[AP_PART_GOVERNANCE].design, 23);
  assert_int_equal(parts[AP_PART_GOVERNANCE].operational, 7);
  assert_int_equal(parts[AP_PART_MANAGEMENT].design, 18);
  assert_int_equal(parts[AP_PART_DIRECT].design, 24); /* 24.4 */
  assert_int_equal(parts[AP_PART_OTHER].design, 8);
  assert_int_equal(quote->years[0].all.design, 73);
  assert_int_equal(quote->years[0].all.operational, 83);
}

static void the_fee_is_what_its_parts_come_to(void **state) {
  (void)state;
  add_items();
  make();
  const ap_fee *fee = &quote->years[0].fee;
  assert_int_equal(fee->grade_minutes[0], 39); /* a quarter of 156 */
  assert_int_equal(fee->grade_minutes[1], 117);
  assert_int_equal(fee->grades[0], 19500); /* 39 minutes at 30,000 an hour */
  assert_int_equal(fee->grades[1], 19500);
  assert_int_equal(fee->work, 39000);
  assert_int_equal(fee->fixed, 5700);
  assert_int_equal(fee->set_ups, 0);
  assert_int_equal(fee->expenses, 2170);    /* 1,000 and 3 % of 39,000 */
  assert_int_equal(fee->contingency, 4687); /* 10 % of 46,870 */
  assert_int_equal(fee->total, 51557);
  assert_int_equal(quote->sum.fee.total, 103114);
  assert_int_equal(quote->sum.fee.grades[1], 39000);
}

static void grades_share_whole_minutes_that_add_up(void **state) {
  (void)state;
  ap_arena arena = {0};
  ap_grade three[3] = {{.per_hour = 60, .share = 33}, {.per_hour = 60, .share = 33}, {.per_hour = 60, .share = 34}};
  ap_terms shared = {.grades = three, .grade_count = 3};
  ap_fee fee;
  assert_true(ap_fee_reckon(&shared, 50, 0, &arena, &fee));
  assert_int_equal(fee.grade_minutes[0], 17); /* 16.5 */
  assert_int_equal(fee.grade_minutes[1], 16); /* up to 33 */
  assert_int_equal(fee.grade_minutes[2], 17);
  assert_int_equal(fee.work, 50);
  ap_arena_free(&arena);
}

static void set_ups_are_work_and_fees_of_the_years_that_open_them(void **state) {
  (void)state;
  add_items();
  made_set_up(made, "9.*", 1U << AP_EXTERNAL, 14)->fee = 900;
  made_set_up(made, "8.*", 1U << AP_EXTERNAL, 0)->fee = 100;
  made_set_up(made, "5.*", 1U << AP_INTERNAL, 10)->fee = 300;
  make();
  const ap_quote_year *year = &quote->years[0];
  assert_int_equal(year->set_up_minutes, 14);
  assert_int_equal(year->minutes, 170);
  assert_int_equal(year->all.design + year->all.operational, 156);
  assert_int_equal(year->fee.set_ups, 900);
  /* 42.5 and 127.5 minutes: 43 and 127 */
  assert_int_equal(year->fee.work, 21500 + 21167);
  assert_int_equal(year->fee.total - year->fee.contingency, 42667 + 5700 + 900 + 2280);
}

static void without_terms_there_are_items_and_hours_alone(void **state) {
  (void)state;
  add_items();
  make_plan();
  assert_int_equal(ap_quote_make(plan, diagnostics, &quote), AP_OK);
  assert_null(quote->terms);
  assert_int_equal(quote->sum.minutes, 312);
  assert_int_equal(quote->sum.all.design, 0);
  assert_int_equal(quote->sum.fee.total, 0);
}

static int64_t effort_at(const ap_effort *effort, int correlation, int z) {
  int64_t minutes;
  assert_true(ap_effort_at(effort, correlation, z, &minutes));
  return minutes;
}

/* Items of 60 and 30 likely minutes, 80 to 150 percent: means 63 and 31.5, deviations 7 and 3.5. */
static void percentiles_are_as_a_hand_computes_them(void **state) {
  (void)state;
  const ap_effort_terms range = {.low = 80, .high = 150};
  ap_effort effort = {0};
  assert_int_equal(effort_at(&effort, 100, AP_Z_P80), 0);
  ap_effort_add(&effort, &range, 60);
  assert_int_equal(effort_at(&effort, 0, AP_Z_P50), 63);
  assert_int_equal(effort_at(&effort, 0, AP_Z_P80), 69); /* 63 + 0.8416 * 7 = 68.8912 */
  assert_int_equal(effort_at(&effort, 100, AP_Z_P80), 69);
  ap_effort_add(&effort, &range, 30);
  assert_int_equal(effort_at(&effort, 100, AP_Z_P50), 95);  /* 94.5, half up */
  assert_int_equal(effort_at(&effort, 100, AP_Z_P80), 103); /* 94.5 + 0.8416 * 10.5 = 103.3368 */
  assert_int_equal(effort_at(&effort, 0, AP_Z_P80), 101);   /* 94.5 + 0.8416 * root(61.25) = 101.0865… */
  assert_int_equal(effort_at(&effort, 40, AP_Z_P80), 102);  /* 94.5 + 0.8416 * root(80.85) = 102.0674… */
  ap_effort_add(&effort, &(ap_effort_terms){.low = 100, .high = 100}, 1000);
  assert_int_equal(effort_at(&effort, 100, AP_Z_P80), 1103); /* what is certain adds no deviation */
}

static void a_percentile_is_rounded_once_and_exactly(void **state) {
  (void)state;
  ap_effort effort = {0};
  /* mean 100 * 600 / 600, deviation 100 * 375 / 600 = 62.5: 100 + 0.8416 * 62.5 = 152.6 */
  ap_effort_add(&effort, &(ap_effort_terms){.low = 25, .high = 400}, 100);
  assert_int_equal(effort_at(&effort, 100, AP_Z_P50), 138); /* 82500 / 600 = 137.5 */
  assert_int_equal(effort_at(&effort, 100, AP_Z_P80), 190); /* 137.5 + 52.6 = 190.1 */
  /* A deviation of 6250 minutes times 0.8416 is 5260 exactly: a sum that ends in one half goes up. */
  effort = (ap_effort){0};
  ap_effort_add(&effort, &(ap_effort_terms){.low = 25, .high = 400}, 10000);
  ap_effort_add(&effort, &(ap_effort_terms){.low = 100, .high = 100}, 1);
  effort.means += 300; /* half a minute */
  assert_int_equal(effort_at(&effort, 100, AP_Z_P80), 13750 + 5260 + 1 + 1);
  effort.means -= 1;
  assert_int_equal(effort_at(&effort, 100, AP_Z_P80), 13750 + 5260 + 1);
}

static void percentiles_of_a_year_are_costed_without_contingency(void **state) {
  (void)state;
  add_items();
  make();
  const ap_quote_year *year = &quote->years[0];
  assert_int_equal(year->p50.minutes, 164); /* 156 * 630 / 600 = 163.8 */
  assert_int_equal(year->p80.minutes, 179); /* 163.8 + 0.8416 * 18.2 = 179.117… */
  /* 44.75 and 134.25 minutes: 45 and 134 */
  assert_int_equal(year->p80.cost, 22500 + 22333 + 5700 + 1000 + 1345);
  assert_int_equal(quote->sum.p80.cost, 2 * year->p80.cost);
}

static void what_does_not_fit_is_refused(void **state) {
  (void)state;
  add_items();
  made->items[2].minutes[AP_EXTERNAL] = 10000000;
  grades[0].per_hour = INT64_MAX / 1000;
  made->scenario.terms = &terms;
  make_plan();
  assert_int_equal(ap_quote_make(plan, diagnostics, &quote), AP_BAD_INPUT);
  assert_told(diagnostics, "0:0 quote-too-large\n");
  ap_effort effort = {0};
  for (int i = 0; i < 4; i++) {
    ap_effort_add(&effort, &(ap_effort_terms){.low = 1, .high = 1000}, INT64_MAX / 4);
  }
  int64_t minutes;
  assert_false(ap_effort_at(&effort, 0, AP_Z_P80, &minutes));
}

static void the_full_scheme_is_planned_with_the_same_catalog_and_terms(void **state) {
  (void)state;
  add_items();
  made->rules[0].every = 2;
  made_cap(made, AP_EXTERNAL, UINT32_MAX, 100);
  ap_rule rules[2] = {{.id = "EACH", .track = AP_EXTERNAL, .unit = AP_UNIT_ITEM, .every = 1, .enabled = true},
                      {.id = "OWN", .track = AP_INTERNAL, .unit = AP_UNIT_ITEM, .every = 1, .enabled = true}};
  const ap_scheme full = {.id = "full", .rules = rules, .rule_count = 2};
  make();
  ap_quote *other = NULL;
  assert_int_equal(ap_quote_against(plan, &full, NULL, diagnostics, &other), AP_OK);
  assert_int_equal(quote->sum.all.items, 4);
  assert_int_equal(other->sum.all.items, 8);
  assert_int_equal(other->sum.minutes, 312); /* more than the cap of the plan at hand */
  assert_int_equal(other->sum.fee.total, 103114);
  assert_true(other->plan->tracks[AP_INTERNAL].empty);
  assert_true(rules[1].enabled);
  ap_quote_free(other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_year_counts_its_external_items_by_kind),
      TEST(minutes_are_split_by_kind_of_assessment_and_add_up),
      TEST(the_fee_is_what_its_parts_come_to),
      TEST(grades_share_whole_minutes_that_add_up),
      TEST(set_ups_are_work_and_fees_of_the_years_that_open_them),
      TEST(without_terms_there_are_items_and_hours_alone),
      TEST(percentiles_are_as_a_hand_computes_them),
      TEST(a_percentile_is_rounded_once_and_exactly),
      TEST(percentiles_of_a_year_are_costed_without_contingency),
      TEST(what_does_not_fit_is_refused),
      TEST(the_full_scheme_is_planned_with_the_same_catalog_and_terms),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
