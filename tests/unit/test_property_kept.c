/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random with an earlier plan at random, planned anew with few changes, and held against all plans
 * written out: the fewest changes that the limit leaves room for, and the best values with that many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plan_comparison.h"
#include "planning/kept.h"

enum { INSTANCES = 1500, UNITS_MOST = 4, VECTORS_MOST = 1 << 18, PERCENT = 100 };
#define FIRST_SEED UINT64_C(203104010000)

/* The loads of some plan of the units so far, and the fewest changes of such plans. */
typedef struct reached {
  int64_t loads[BRUTE_YEARS_MOST];
  int64_t changes;
} reached;

typedef struct earlier_plan {
  ap_years years[AP_TRACKS][MADE_ITEMS_MOST];
  ap_kept kept;
} earlier_plan;

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

static int64_t changes_of(const earlier_plan *earlier, const expected_track *expected, ap_track track, size_t unit,
                          unsigned years) {
  int64_t changes = 0;
  for (size_t m = 0; m < expected->member_count; m++) {
    if (expected->members[m].unit == unit) {
      ap_years differing = (earlier->years[track][expected->members[m].item->index] ^ years) & earlier->kept.reach &
                           ((1U << expected->horizon) - 1);
      for (; differing != 0; differing &= differing - 1) {
        changes++;
      }
    }
  }
  return changes;
}

static int compare_reached(const void *left, const void *right) {
  const reached *a = left;
  const reached *b = right;
  int order = memcmp(a->loads, b->loads, sizeof a->loads);
  return order != 0 ? order : (a->changes > b->changes) - (a->changes < b->changes);
}

static size_t keep_least(reached *all, size_t count) {
  size_t kept = 0;
  qsort(all, count, sizeof *all, compare_reached);
  for (size_t i = 0; i < count; i++) {
    if (kept == 0 || memcmp(all[kept - 1].loads, all[i].loads, sizeof all->loads) != 0) {
      all[kept++] = all[i];
    }
  }
  return kept;
}

static bool fits(const brute_instance *instance, const int64_t *loads, int64_t limit) {
  for (int year = 0; year < instance->horizon; year++) {
    bool capped = (instance->capped >> year & 1U) != 0;
    if (loads[year] > limit || (capped && loads[year] > instance->caps[year])) {
      return false;
    }
  }
  return true;
}

/* All plans within the limit, by their loads; NULL where there are too many to write out. */
static reached *reach_all(const comparison *of, const earlier_plan *earlier, int64_t limit, size_t *count) {
  reached *now = calloc(VECTORS_MOST, sizeof *now);
  reached *next = calloc(VECTORS_MOST, sizeof *next);
  assert_non_null(now);
  assert_non_null(next);
  *count = 1;
  for (size_t unit = 0; unit<of->instance.count && * count> 0; unit++) {
    brute_covers covers;
    brute_force_covers_of(&of->instance, unit, BRUTE_ALL_COVERS, &covers);
    size_t made = 0;
    bool full = *count * covers.count > VECTORS_MOST;
    for (size_t i = 0; i < *count && !full; i++) {
      for (size_t c = 0; c < covers.count; c++) {
        reached sum = now[i];
        sum.changes += changes_of(earlier, &of->expected, of->track, unit, covers.years[c]);
        for (int year = 0; year < of->instance.horizon; year++) {
          sum.loads[year] += (covers.years[c] >> year & 1U) != 0 ? of->instance.units[unit].minutes : 0;
        }
        if (fits(&of->instance, sum.loads, limit)) {
          next[made++] = sum;
        }
      }
    }
    *count = full ? 0 : keep_least(next, made);
    reached *spare = now;
    now = next;
    next = spare;
  }
  free(next);
  if (*count == 0) {
    free(now);
    return NULL;
  }
  return now;
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
  reached *all = reach_all(of, earlier, keeping->limit, &count);
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
  random_source source = {FIRST_SEED + number};
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
