/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unlisted businesses (要検討業務):
 * 業務・情報の影響度評価の結果が低位であることの妥当性を、複数の省庁の結果から判断する. */
#include "lifecycle/examine.h"
#include "support/fold.h"
#include <stdlib.h>

static size_t first_of_business(const ap_screening *screening, size_t index) {
  const ap_use *use = screening->uses[index].use;
  for (size_t i = 0; i < index; i++) {
    if (screening->uses[i].unlisted &&
        ap_words_share(&screening->uses[i].use->business_folded, &use->business_folded)) {
      return screening->uses[i].business;
    }
  }
  return index;
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
    if (ap_words_share(&in_time[i]->use->agency_folded, &in_time[index]->use->agency_folded)) {
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
  if (in_time == NULL) {
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    ap_screened_use *use = &screening->uses[i];
    use->business = use->unlisted ? first_of_business(screening, i) : i;
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
