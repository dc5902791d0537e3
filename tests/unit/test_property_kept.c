/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random with an earlier plan at random, planned anew with few changes, and held against all plans
 * written out: the fewest changes that the limit leaves room for, and the best values with that many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fewest_changes.h"
#include "plan_comparison.h"
#include "planning/kept.h"

enum { INSTANCES = 1500, UNITS_MOST = 4, PERCENT = 100 };
#define FIRST_SEED UINT64_C(203104010000)

static void make_earlier_plan(random_source *source, earlier_plan *earlier, const ap_plan *free_plan) {
  memset(earlier, 0, sizeof *earlier);
  earlier->kept.reach = (ap_years)(1U << random_between(source, 1, 6)) - 1;
  earlier->kept.allowance = random_percent(source, 30) ? 0 : random_between(source, 1, 40);
  int noise = random_percent(source, 50) ? 15 : 50;
  for (int track = 0; track < AP_TRACKS; track++) {
    earlier->kept.years[track] = earlier->years[track];
    for (size_t item = 0; item < MADE_ITEMS_MOST; item++) {
      earlier->years[track][item] = random_percent(source, noise) ? (ap_years)random_below(source, 64) : 0;
    }
  }
  for (size_t row = 0; row < free_plan->row_count && random_percent(source, 80); row++) {
    const ap_plan_row *each = &free_plan->rows[row];
    int year = each->year - free_plan->scenario->start_year;
    year = random_percent(source, noise) ? random_below(source, 6) : year;
    earlier->years[each->track][each->item->index] |= (ap_years)1 << year;
  }
}

static bool is_better(const ap_scenario *scenario, const brute_value *one, const brute_value *other, int horizon) {
  int spread = brute_compare_spread(one, other, horizon);
  if (scenario->order[1] == AP_SPREAD) {
    return spread < 0 || (spread == 0 && one->total < other->total);
  }
  return one->peak != other->peak     ? one->peak < other->peak
         : one->total != other->total ? one->total < other->total
                                      : spread < 0;
}

static brute_value best_of(const comparison *of, const reached *all, size_t count, int64_t changes) {
  brute_value best = {.peak = -1};
  for (size_t i = 0; i < count; i++) {
    brute_value value = brute_value_of(all[i].loads, of->expected.horizon);
    if (all[i].changes == changes &&
        (best.peak < 0 || is_better(&of->made->scenario, &value, &best, of->expected.horizon))) {
      best = value;
    }
  }
  return best;
}

/* What the plan changes, by its own rows. */
static int64_t changes_in(comparison *of, const earlier_plan *earlier, const read_rows *read) {
  int64_t changes = 0;
  for (size_t unit = 0; unit < of->expected.unit_count; unit++) {
    for (size_t m = 0; m < of->expected.member_count; m++) {
      if (of->expected.members[m].unit == unit) {
        changes += changes_of(earlier, &of->expected, of->track, unit, read->years[m]);
        break;
      }
    }
  }
  return changes;
}

static void compare_track(comparison *of, const earlier_plan *earlier, const ap_plan *plan) {
  const ap_keeping *keeping = &plan->keeping[of->track];
  read_rows read;
  read_plan_rows(of, plan, &read);
  expect_equal(of, "changes against the rows", keeping->changes.value, changes_in(of, earlier, &read));
  expect_equal(of, "limit", keeping->limit, keeping->free_peak * (PERCENT + earlier->kept.allowance) / PERCENT);
  size_t count = 0;
  reached *all = reach_all(&of->instance, &of->expected, of->track, earlier, keeping->limit, &count);
  if (all == NULL) {
    return;
  }
  int64_t fewest = INT64_MAX;
  for (size_t i = 0; i < count; i++) {
    fewest = all[i].changes < fewest ? all[i].changes : fewest;
  }
  expect_equal(of, "changes", keeping->changes.value, fewest);
  expect_at_most(of, "bound of the changes", keeping->changes.bound, fewest);
  expect_equal(of, "changes decided", keeping->changes.status == AP_PROVEN || keeping->changes.status == AP_BY_SEARCH,
               true);
  brute_value best = best_of(of, all, count, fewest);
  compare_value(of, plan, read.loads, &best);
  free(all);
}

static size_t compare_instance(uint64_t number) {
  random_source source = {.state = FIRST_SEED + number};
  made_scenario *made = random_constrained_scenario(&source, UNITS_MOST);
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *free_plan = NULL;
  ap_plan *plan = NULL;
  size_t complaints = 0;
  if (ap_plan_make(&made->scenario, NULL, diagnostics, &free_plan) == AP_OK) {
    earlier_plan earlier;
    make_earlier_plan(&source, &earlier, free_plan);
    assert_int_equal(ap_plan_make_keeping(&made->scenario, &earlier.kept, NULL, diagnostics, &plan), AP_OK);
    for (int track = 0; track < AP_TRACKS; track++) {
      comparison of = {.number = number, .made = made, .track = (ap_track)track};
      assert_true(expected_track_of(&made->scenario, (ap_track)track, &of.expected));
      expected_instance(&of.expected, &of.instance);
      if (of.expected.unit_count > 0) {
        compare_track(&of, &earlier, plan);
      }
      complaints += of.complaints;
    }
  }
  ap_plan_free(plan);
  ap_plan_free(free_plan);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
  return complaints;
}

static void no_plan_within_the_limit_has_fewer_changes(void **state) {
  (void)state;
  int disagreed = 0;
  for (int number = 0; number < INSTANCES; number++) {
    disagreed += compare_instance((uint64_t)number) != 0;
  }
  print_message("%d instances, %d of them disagree\n", INSTANCES, disagreed);
  assert_int_equal(disagreed, 0);
}

int main(int argc, char **argv) {
  if (argc > 1) {
    return compare_instance(strtoull(argv[1], NULL, 10)) != 0;
  }
  const struct CMUnitTest tests[] = {cmocka_unit_test(no_plan_within_the_limit_has_fewer_changes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
