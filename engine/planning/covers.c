/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/covers.h"

static ap_cover year_bit(int year) { return (ap_cover)1 << (year - 1); }

static ap_cover years_between(int last, int next) { return (year_bit(next) - 1) & ~((year_bit(last + 1)) - 1); }

bool ap_may_follow(const ap_cover_rule *rule, int last, int next) {
  return (rule->barred & year_bit(next)) == 0 && (rule->required & years_between(last, next)) == 0 &&
         (last == 0 ? next <= rule->deadline : next <= last + rule->every);
}

bool ap_may_end(const ap_cover_rule *rule, int last) {
  return last + rule->every > rule->horizon && (rule->required & years_between(last, rule->horizon + 1)) == 0;
}

static const int64_t NO_WAY = INT64_MAX;

static ap_cover years_below_zero(const int64_t *price, int horizon) {
  ap_cover years = 0;
  for (int year = 1; year <= horizon; year++) {
    years |= price[year - 1] < 0 ? year_bit(year) : 0;
  }
  return years;
}

int64_t ap_cheapest_cover(const ap_cover_rule *rule, const int64_t *price, ap_cover *cover) {
  int64_t best[AP_YEARS_MOST + 1]; /* the least price of a way whose last covered year is t */
  int before[AP_YEARS_MOST + 1];
  for (int year = 1; year <= rule->horizon; year++) {
    best[year] = NO_WAY;
    for (int last = year > rule->every ? year - rule->every : 0; last < year; last++) {
      int64_t so_far = last == 0 ? 0 : best[last];
      if (so_far != NO_WAY && (best[year] == NO_WAY || so_far + price[year - 1] < best[year]) &&
          ap_may_follow(rule, last, year)) {
        best[year] = so_far + price[year - 1];
        before[year] = last;
      }
    }
    bool is_least = best[year] == NO_WAY || price[year - 1] <= best[year];
    if (year > rule->every && is_least && ap_may_follow(rule, 0, year)) { /* the start is further off */
      best[year] = price[year - 1];
      before[year] = 0;
    }
  }
  int end = 0;
  for (int year = rule->horizon; year > 0; year--) {
    /* cppcheck-suppress uninitvar; the loop above sets every year of the horizon */
    if (best[year] != NO_WAY && ap_may_end(rule, year) && (end == 0 || best[year] < best[end])) {
      end = year;
    }
  }
  if (cover != NULL) {
    ap_cover found = 0;
    for (int year = end; year > 0; year = before[year]) {
      found |= year_bit(year);
    }
    *cover = ap_spare_years(rule, found, years_below_zero(price, rule->horizon));
  }
  /* cppcheck-suppress uninitvar; `end` is a year that the loops above have set */
  return end == 0 ? 0 : best[end];
}

static ap_cover all_years(const ap_cover_rule *rule) { return (year_bit(rule->horizon) - 1) | year_bit(rule->horizon); }

bool ap_is_cover(const ap_cover_rule *rule, ap_cover cover) {
  if ((cover & rule->barred) != 0 || (rule->required & ~cover) != 0) {
    return false;
  }
  int open_until = rule->deadline; /* the last year by which the next audit must come */
  for (int year = 1; year <= rule->horizon; year++) {
    if ((cover & year_bit(year)) != 0) {
      int next = year + rule->every;
      open_until = next > open_until ? next : open_until; /* an audit more never hurts */
    } else if (year == open_until) {
      return false;
    }
  }
  return true;
}

bool ap_has_cover(const ap_cover_rule *rule) { return ap_is_cover(rule, all_years(rule) & ~rule->barred); }

ap_cover ap_spare_years(const ap_cover_rule *rule, ap_cover cover, ap_cover welcome) {
  for (int year = rule->horizon; year >= 1; year--) {
    ap_cover without = cover & ~(year_bit(year) & ~welcome);
    if (without != cover && ap_is_cover(rule, without)) {
      cover = without;
    }
  }
  return cover;
}

ap_cover ap_forced_years(const ap_cover_rule *rule) {
  ap_cover forced = 0;
  ap_cover all = all_years(rule) & ~rule->barred;
  for (int year = 1; year <= rule->horizon; year++) {
    if ((all & year_bit(year)) != 0 && !ap_is_cover(rule, all & ~year_bit(year))) {
      forced |= year_bit(year);
    }
  }
  return forced;
}

typedef struct enumeration {
  const ap_cover_rule *rule;
  ap_cover welcome;
  ap_cover *covers;
  size_t most, count;
} enumeration;

static void note(enumeration *all, ap_cover cover) {
  if (all->count < all->most) {
    all->covers[all->count] = cover;
  }
  all->count++;
}

/* Inclusion-minimal: with years a < b < c of the cover in a row (a the start where b is the first), b can be spared
 * just where it is not required and c follows a in time; the last year just where the year before it suffices. The
 * start behaves as a covered year `deadline - every`. A welcome year need not be needed: so a cover may also go on
 * where it could end. */
static void extend(enumeration *all, ap_cover cover, int before_last, int last) {
  const ap_cover_rule *rule = all->rule;
  if (all->count > all->most) {
    return;
  }
  bool stays = ((rule->required | all->welcome) & year_bit(last)) != 0;
  bool may_end = ap_may_end(rule, last);
  if (may_end && (stays || before_last + rule->every <= rule->horizon)) {
    note(all, cover);
  }
  for (int next = last + 1; next <= last + rule->every && next <= rule->horizon; next++) {
    if (may_end && (all->welcome & ~(year_bit(next) - 1)) == 0) {
      return;
    }
    if (ap_may_follow(rule, last, next) && (stays || next > before_last + rule->every)) {
      extend(all, cover | year_bit(next), last, next);
    }
  }
}

size_t ap_minimal_covers(const ap_cover_rule *rule, ap_cover welcome, ap_cover *covers, size_t most) {
  enumeration all = {.rule = rule, .welcome = welcome, .covers = covers, .most = most};
  int start = rule->deadline - rule->every;
  for (int first = 1; first <= rule->deadline && first <= rule->horizon; first++) {
    if (ap_may_follow(rule, 0, first)) {
      extend(&all, year_bit(first), start, first);
    }
  }
  return all.count;
}
