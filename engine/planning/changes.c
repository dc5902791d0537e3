/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/changes.h"

static const int64_t NO_WAY = INT64_MAX;

static ap_cover year_bit(int year) { return (ap_cover)1 << (year - 1); }

int64_t ap_changes_of(const ap_changes *changes, int horizon, size_t class_index, ap_cover cover) {
  int64_t count = changes->none[class_index];
  for (int year = 0; year < horizon; year++) {
    count += (cover >> year & 1) != 0 ? changes->net[class_index * (size_t)horizon + (size_t)year] : 0;
  }
  return count;
}

ap_cover ap_welcome_years(const ap_changes *changes, int horizon, size_t class_index) {
  ap_cover welcome = 0;
  for (int year = 0; year < horizon; year++) {
    welcome |= changes->net[class_index * (size_t)horizon + (size_t)year] < 0 ? (ap_cover)1 << year : 0;
  }
  return welcome;
}

int64_t ap_changes_of_all(const ap_changes *changes, const ap_classes *classes, const ap_cover *covers) {
  int64_t count = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      const ap_kind *kind = &classes->kinds[k];
      for (size_t u = kind->first; u < kind->first + kind->count; u++) {
        count += ap_changes_of(changes, classes->horizon, c, covers[u]);
      }
    }
  }
  return count;
}

ap_cover ap_spare_unwelcome(const ap_cover_rule *rule, ap_cover cover, ap_cover welcome) {
  for (int year = rule->horizon; year >= 1; year--) {
    ap_cover without = cover & ~(year_bit(year) & ~welcome);
    if (without != cover && ap_is_cover(rule, without)) {
      cover = without;
    }
  }
  return cover;
}

int64_t ap_cheapest_of_covers(const ap_cover_rule *rule, const int64_t *price, ap_cover *cover) {
  int64_t best[AP_YEARS_MOST + 1]; /* the least price of a way whose last covered year is t */
  int before[AP_YEARS_MOST + 1];
  ap_cover welcome = 0;
  for (int year = 1; year <= rule->horizon; year++) {
    best[year] = NO_WAY;
    welcome |= price[year - 1] < 0 ? year_bit(year) : 0;
    int earliest = year > rule->every ? year - rule->every : 1;
    for (int i = earliest - 1; i < year; i++) {
      int last = i < earliest ? 0 : i; /* the start may be further off, where an overdue unit was barred */
      int64_t so_far = last == 0 ? 0 : best[last];
      if (so_far != NO_WAY && (best[year] == NO_WAY || so_far + price[year - 1] < best[year]) &&
          ap_may_follow(rule, last, year)) {
        best[year] = so_far + price[year - 1];
        before[year] = last;
      }
    }
  }
  int end = 0;
  for (int year = rule->horizon; year > 0; year--) {
    if (best[year] != NO_WAY && ap_may_end(rule, year) && (end == 0 || best[year] < best[end])) {
      end = year;
    }
  }
  if (cover != NULL) {
    ap_cover found = 0;
    for (int year = end; year > 0; year = before[year]) {
      found |= year_bit(year);
    }
    *cover = ap_spare_unwelcome(rule, found, welcome);
  }
  return end == 0 ? 0 : best[end];
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

/* As the enumeration of minimal covers (covers.c), but that a welcome year need not be needed: so a cover may also go
 * on where it could end. */
static void extend(enumeration *all, ap_cover cover, int before_last, int last) {
  const ap_cover_rule *rule = all->rule;
  bool stays = ((rule->required | all->welcome) & year_bit(last)) != 0;
  if (all->count > all->most) {
    return;
  }
  bool may_end = ap_may_end(rule, last);
  if (may_end && (stays || before_last + rule->every <= rule->horizon)) {
    note(all, cover);
  }
  for (int next = last + 1; next <= last + rule->every && next <= rule->horizon; next++) {
    bool goes_on = !may_end || (all->welcome & ~(year_bit(next) - 1)) != 0;
    if (goes_on && ap_may_follow(rule, last, next) && (stays || next > before_last + rule->every)) {
      extend(all, cover | year_bit(next), last, next);
    }
  }
}

size_t ap_covers_worth_having(const ap_cover_rule *rule, ap_cover welcome, ap_cover *covers, size_t most) {
  enumeration all = {.rule = rule, .welcome = welcome, .covers = covers, .most = most};
  int start = rule->deadline - rule->every;
  for (int first = 1; first <= rule->deadline && first <= rule->horizon; first++) {
    if (ap_may_follow(rule, 0, first)) {
      extend(&all, year_bit(first), start, first);
    }
  }
  return all.count;
}
