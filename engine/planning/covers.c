/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/covers.h"

static ap_cover year_bit(int year) { return (ap_cover)1 << (year - 1); }

int64_t ap_cheapest_cover(const ap_cover_rule *rule, const int64_t *price, ap_cover *cover) {
  int64_t best[AP_YEARS_MOST + 1]; /* the least price of a way whose last covered year is t */
  int before[AP_YEARS_MOST + 1];
  for (int year = 1; year <= rule->horizon; year++) {
    int64_t least = year <= rule->deadline ? 0 : INT64_MAX;
    before[year] = 0;
    for (int last = year > rule->every ? year - rule->every : 1; last < year; last++) {
      if (best[last] < least) {
        least = best[last];
        before[year] = last;
      }
    }
    best[year] = least + price[year - 1];
  }
  int end = rule->horizon;
  for (int year = rule->horizon - 1; year > rule->horizon - rule->every; year--) {
    if (best[year] < best[end]) {
      end = year;
    }
  }
  if (cover != NULL) {
    ap_cover found = 0;
    for (int year = end; year > 0; year = before[year]) {
      found |= year_bit(year);
    }
    *cover = ap_spare_nothing(rule, found);
  }
  return best[end];
}

bool ap_is_cover(const ap_cover_rule *rule, ap_cover cover) {
  int open_until = rule->deadline; /* the last year by which the next audit must come */
  for (int year = 1; year <= rule->horizon; year++) {
    if ((cover & year_bit(year)) != 0) {
      open_until = year + rule->every;
    } else if (year == open_until) {
      return false;
    }
  }
  return true;
}

ap_cover ap_spare_nothing(const ap_cover_rule *rule, ap_cover cover) {
  for (int year = rule->horizon; year >= 1; year--) {
    ap_cover without = cover & ~year_bit(year);
    if (without != cover && ap_is_cover(rule, without)) {
      cover = without;
    }
  }
  return cover;
}

ap_cover ap_forced_years(const ap_cover_rule *rule) {
  ap_cover forced = 0;
  ap_cover all = (year_bit(rule->horizon) - 1) | year_bit(rule->horizon);
  for (int year = 1; year <= rule->horizon; year++) {
    if (!ap_is_cover(rule, all & ~year_bit(year))) {
      forced |= year_bit(year);
    }
  }
  return forced;
}

typedef struct enumeration {
  const ap_cover_rule *rule;
  ap_cover *covers;
  size_t most, count;
} enumeration;

/* Inclusion-minimal: with years a < b < c of the cover in a row (a the start where b is the first), b can be spared
 * just where c follows a in time; the last year can be spared just where the year before it suffices. The start
 * behaves as a covered year `deadline - every`. */
static void extend(enumeration *all, ap_cover cover, int before_last, int last) {
  const ap_cover_rule *rule = all->rule;
  if (all->count > all->most) {
    return;
  }
  if (last + rule->every > rule->horizon) {
    if (before_last + rule->every <= rule->horizon) { /* `last` is needed */
      if (all->count < all->most) {
        all->covers[all->count] = cover;
      }
      all->count++;
    }
    return;
  }
  for (int next = last + 1; next <= last + rule->every; next++) {
    if (next > before_last + rule->every) {
      extend(all, cover | year_bit(next), last, next);
    }
  }
}

size_t ap_minimal_covers(const ap_cover_rule *rule, ap_cover *covers, size_t most) {
  enumeration all = {.rule = rule, .covers = covers, .most = most};
  int start = rule->deadline - rule->every; /* at most 0 */
  for (int first = 1; first <= rule->deadline; first++) {
    extend(&all, year_bit(first), start, first);
  }
  return all.count;
}
