/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random plans at random terms: every total is the sum of what is printed, every share is near the exact one, and
 * percentiles are those of the formula in floating point. Instance N is made from FIRST_SEED + N alone. */
#include "quoting/quote.h"
#include "random_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

enum { INSTANCES = 1000, UNITS_MOST = 8, GRADES_MOST = 5, FEES_MOST = 3 };
#define FIRST_SEED UINT64_C(202704020000)

typedef struct random_terms {
  ap_grade grades[GRADES_MOST];
  ap_fixed_fee fixed_fees[FEES_MOST];
  ap_terms terms;
} random_terms;

static void draw_terms(random_source *source, random_terms *drawn) {
  ap_terms *terms = &drawn->terms;
  *drawn = (random_terms){.terms = {.currency = "JPY", .grades = drawn->grades, .fixed_fees = drawn->fixed_fees}};
  terms->grade_count = (size_t)random_between(source, 1, GRADES_MOST);
  int left = AP_PERCENT;
  for (size_t g = 0; g < terms->grade_count; g++) {
    int others = (int)(terms->grade_count - g) - 1;
    int share = others == 0 ? left : random_between(source, 1, left - others);
    drawn->grades[g] = (ap_grade){.per_hour = random_between(source, 1, 99999), .share = share};
    left -= share;
  }
  terms->fixed_fee_count = (size_t)random_below(source, FEES_MOST + 1);
  for (size_t f = 0; f < terms->fixed_fee_count; f++) {
    drawn->fixed_fees[f].amount = random_between(source, 1, 1000000);
  }
  terms->expenses = random_below(source, 100000);
  terms->expenses_percent = random_below(source, 30);
  terms->contingency = random_below(source, 50);
  terms->has_range = true;
  terms->correlation = random_below(source, AP_PERCENT + 1);
  for (int standard = 0; standard < AP_STANDARDS; standard++) {
    terms->standards[standard] = (ap_effort_terms){.design = random_below(source, AP_PERCENT + 1),
                                                   .low = random_between(source, 1, AP_PERCENT),
                                                   .high = random_between(source, AP_PERCENT, 1000)};
  }
}

static void assert_near(int64_t number, double exact, double within) {
  if (fabs((double)number - exact) > within) {
    print_error("%lld is not within %g of %g\n", (long long)number, within, exact);
    fail();
  }
}

/* The fee of some minutes by another way: in floating point, without the rounding of its parts. */
static double fee_near(const ap_terms *terms, double minutes, int64_t set_ups, bool contingency) {
  double work = 0;
  double fixed = (double)set_ups;
  for (size_t g = 0; g < terms->grade_count; g++) {
    work += minutes * terms->grades[g].share / AP_PERCENT * (double)terms->grades[g].per_hour / 60;
  }
  for (size_t f = 0; f < terms->fixed_fee_count; f++) {
    fixed += (double)terms->fixed_fees[f].amount;
  }
  double sum = work + fixed + (double)terms->expenses + work * terms->expenses_percent / AP_PERCENT;
  return contingency ? sum * (AP_PERCENT + terms->contingency) / AP_PERCENT : sum;
}

/* Each bound between two grades is off by half a minute at most: of two grades by one minute at the difference of
 * their rates. The rest is rounded to the yen. */
static double rounding_of(const ap_terms *terms) {
  double dearest = 0;
  for (size_t g = 0; g < terms->grade_count; g++) {
    dearest = fmax(dearest, (double)terms->grades[g].per_hour);
  }
  return (dearest / 60 * (double)terms->grade_count + 10) * 2;
}

static void compare_estimates(const ap_quote *quote, const ap_quote_year *year) {
  double mean = 0;
  double alone = 0;
  double alike = 0;
  double correlation = (double)quote->terms->correlation / AP_PERCENT;
  for (size_t i = 0; i < quote->plan->row_count; i++) {
    const ap_plan_row *row = &quote->plan->rows[i];
    if (row->track == AP_EXTERNAL && row->year == year->year) {
      const ap_effort_terms *range = &quote->terms->standards[row->item->standard];
      double low = (double)row->minutes * range->low / AP_PERCENT;
      double high = (double)row->minutes * range->high / AP_PERCENT;
      mean += (low + 4.0 * (double)row->minutes + high) / 6;
      alone += (high - low) / 6 * (high - low) / 6;
      alike += (high - low) / 6;
    }
  }
  double deviation = sqrt((1 - correlation) * alone + correlation * alike * alike);
  double set_ups = (double)year->set_up_minutes;
  assert_near(year->p50.minutes, mean + set_ups, 0.501);
  assert_near(year->p80.minutes, mean + 0.8416 * deviation + set_ups, 0.501);
  assert_true(year->p50.minutes <= year->p80.minutes && year->p50.cost <= year->p80.cost);
  assert_near(year->p80.cost, fee_near(quote->terms, (double)year->p80.minutes, year->fee.set_ups, false),
              rounding_of(quote->terms));
}

static void compare_year(const ap_quote *quote, const ap_quote_year *year) {
  ap_part_work all = {0};
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    const ap_part_work *work = &year->parts[part];
    assert_int_equal(work->design + work->operational, work->minutes);
    all.items += work->items;
    all.minutes += work->minutes;
    all.design += work->design;
    all.operational += work->operational;
  }
  assert_memory_equal(&all, &year->all, sizeof all);
  assert_int_equal(year->minutes, all.minutes + year->set_up_minutes);
  int64_t minutes = 0;
  int64_t work = 0;
  for (size_t g = 0; g < quote->terms->grade_count; g++) {
    minutes += year->fee.grade_minutes[g];
    work += year->fee.grades[g];
    assert_true(year->fee.grade_minutes[g] >= 0);
  }
  const ap_fee *fee = &year->fee;
  assert_int_equal(minutes, year->minutes);
  assert_int_equal(work, fee->work);
  assert_int_equal(fee->total, fee->work + fee->fixed + fee->set_ups + fee->expenses + fee->contingency);
}

static void compare_quote(const ap_quote *quote) {
  ap_quote_year sum = {0};
  for (int t = 0; t < quote->year_count; t++) {
    const ap_quote_year *year = &quote->years[t];
    assert_int_equal(year->minutes, ap_plan_minutes(quote->plan, AP_EXTERNAL, t));
    compare_year(quote, year);
    compare_estimates(quote, year);
    assert_near(year->fee.total, fee_near(quote->terms, (double)year->minutes, year->fee.set_ups, true),
                rounding_of(quote->terms));
    sum.minutes += year->minutes;
    sum.fee.total += year->fee.total;
    sum.p80.cost += year->p80.cost;
  }
  compare_year(quote, &quote->sum);
  assert_int_equal(quote->sum.minutes, sum.minutes);
  assert_int_equal(quote->sum.fee.total, sum.fee.total);
  assert_int_equal(quote->sum.p80.cost, sum.p80.cost);
}

static void quote_instance(uint64_t number) {
  random_source source = {.state = FIRST_SEED + number};
  made_scenario *made = random_scenario(&source, UNITS_MOST);
  random_terms drawn;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  ap_quote *quote = NULL;
  draw_terms(&source, &drawn);
  made->scenario.terms = &drawn.terms;
  for (size_t i = 0; i < made->catalog.count; i++) {
    made->items[i].standard = (ap_standard)random_below(&source, AP_STANDARDS);
  }
  if (random_percent(&source, 30)) {
    made_set_up(made, random_glob(&source, made), 1U << AP_EXTERNAL, random_between(&source, 1, 50))->fee =
        random_below(&source, 5000);
  }
  assert_int_equal(ap_plan_make(&made->scenario, NULL, diagnostics, &plan), AP_OK);
  assert_int_equal(ap_quote_make(plan, diagnostics, &quote), AP_OK);
  compare_quote(quote);
  ap_quote_free(quote);
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
}

static void totals_add_up_at_random_terms(void **state) {
  (void)state;
  for (int number = 0; number < INSTANCES; number++) {
    quote_instance((uint64_t)number);
  }
  print_message("%d quotes add up\n", INSTANCES);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(totals_add_up_at_random_terms)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
