/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unlisted businesses (要検討業務):
 * 業務・情報の影響度評価の結果が低位であることの妥当性を、複数の省庁の結果から判断する. */
#include "lifecycle/examine.h"
#include "support/fold.h"
#include <stdlib.h>

static size_t first_of(const size_t *before, size_t index) {
  while (before[index] != index) {
    index = before[index];
  }
  return index;
}

/* One is the same as the other; the later one of their first uses then refers to the earlier one. */
static void join(size_t *before, size_t one, size_t other) {
  size_t first = first_of(before, one);
  size_t second = first_of(before, other);
  if (first < second) {
    before[second] = first;
  } else {
    before[first] = second;
  }
}

/* Which uses are of one agency, and which of one business: those of a name in common, and those that a third one, which
 * has a name of either, says to be the same. False where memory is short. */
static bool number_namesakes(ap_screening *screening) {
  size_t count = screening->assessment->use_count;
  size_t *agencies = ap_arena_allocate(&screening->arena, count, sizeof *agencies);
  size_t *businesses = ap_arena_allocate(&screening->arena, count, sizeof *businesses);
  if (agencies == NULL || businesses == NULL) {
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    const ap_screened_use *use = &screening->uses[i];
    agencies[i] = businesses[i] = i;
    for (size_t j = 0; j < i; j++) {
      const ap_screened_use *earlier = &screening->uses[j];
      if (ap_words_share(&earlier->use->agency_folded, &use->use->agency_folded)) {
        join(agencies, i, j);
      }
      if (use->unlisted && earlier->unlisted &&
          ap_words_share(&earlier->use->business_folded, &use->use->business_folded)) {
        join(businesses, i, j);
      }
    }
  }
  for (size_t i = 0; i < count; i++) {
    screening->uses[i].agency = first_of(agencies, i);
    screening->uses[i].business = first_of(businesses, i);
  }
  return true;
}

/* By day; of one day by the place in the assessment. */
static int compare_days(const void *left, const void *right) {
  const ap_screened_use *a = *(const ap_screened_use *const *)left;
  const ap_screened_use *b = *(const ap_screened_use *const *)right;
  int order = ap_date_compare(a->use->assessed, b->use->assessed);
  return order != 0 ? order : (a > b) - (a < b);
}

/* The findings of low that came in time, from the first to the last; the late ones are counted. */
static size_t gather(const ap_screening *screening, ap_screened_use *first, const ap_screened_use **in_time) {
  size_t count = 0;
  for (size_t i = first->business; i < screening->assessment->use_count; i++) {
    const ap_screened_use *use = &screening->uses[i];
    if (!use->unlisted || use->business != first->business || !use->low) {
      continue;
    }
    if (ap_date_compare(use->use->assessed, screening->due) > 0) {
      first->findings_late++;
    } else {
      in_time[count++] = use;
    }
  }
  qsort(in_time, count, sizeof *in_time, compare_days);
  return count;
}

static bool is_known_agency(const ap_screened_use *const *in_time, size_t index) {
  for (size_t i = 0; i < index; i++) {
    if (in_time[i]->agency == in_time[index]->agency) {
      return true;
    }
  }
  return false;
}

/* An agency counts once, on the day of its first finding. */
static void count_agencies(const ap_screening *screening, ap_screened_use *first, const ap_screened_use **in_time) {
  size_t count = gather(screening, first, in_time);
  for (size_t i = 0; i < count; i++) {
    if (is_known_agency(in_time, i)) {
      continue;
    }
    first->agencies_low++;
    if (first->agencies_low == (size_t)screening->assessment->agencies_needed) {
      first->confirmed = true;
      first->decided = in_time[i]->use->assessed;
    }
  }
}

bool ap_examine_unlisted(ap_screening *screening) {
  size_t count = screening->assessment->use_count;
  const ap_screened_use **in_time = ap_arena_allocate(&screening->arena, count, sizeof *in_time);
  if (in_time == NULL || !number_namesakes(screening)) {
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    ap_screened_use *use = &screening->uses[i];
    if (use->unlisted && use->business == i) {
      count_agencies(screening, use, in_time);
    } else if (use->unlisted) {
      const ap_screened_use *first = &screening->uses[use->business];
      use->agencies_low = first->agencies_low;
      use->findings_late = first->findings_late;
      use->confirmed = first->confirmed;
      use->decided = first->decided;
    }
  }
  return true;
}
