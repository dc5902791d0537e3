/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fewest_changes.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { VECTORS_MOST = 1 << 18 };

int64_t changes_of(const earlier_plan *earlier, const expected_track *expected, ap_track track, size_t unit,
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

reached *reach_all(const brute_instance *instance, const expected_track *expected, ap_track track,
                   const earlier_plan *earlier, int64_t limit, size_t *count) {
  reached *now = calloc(VECTORS_MOST, sizeof *now);
  reached *next = calloc(VECTORS_MOST, sizeof *next);
  assert_non_null(now);
  assert_non_null(next);
  *count = 1;
  for (size_t unit = 0; unit<instance->count && * count> 0; unit++) {
    brute_covers covers;
    brute_force_covers_of(instance, unit, BRUTE_ALL_COVERS, &covers);
    size_t made = 0;
    bool full = *count * covers.count > VECTORS_MOST;
    for (size_t i = 0; i < *count && !full; i++) {
      for (size_t c = 0; c < covers.count; c++) {
        reached sum = now[i];
        sum.changes += changes_of(earlier, expected, track, unit, covers.years[c]);
        for (int year = 0; year < instance->horizon; year++) {
          sum.loads[year] += (covers.years[c] >> year & 1U) != 0 ? instance->units[unit].minutes : 0;
        }
        if (fits(instance, sum.loads, limit)) {
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
