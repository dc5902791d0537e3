/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/kept_start.h"
#include "planning/assignment.h"
#include <string.h>

enum { ROUNDS_MOST = 20 };
static const int64_t PRICE_MOST = INT64_MAX / 64; /* of a year, so that those of a cover can be added up */
static const int64_t MINUTE_ABOVE_MOST = 1000000; /* changes that a minute above a limit weighs as much as */

typedef struct repair {
  const ap_kept_classes *kept;
  const int64_t *limits;
  ap_cover *covers;
  int64_t loads[AP_YEARS_MOST];
  int64_t minute_above; /* what it costs, in changes */
} repair;

/* Another cover for one unit. */
typedef struct move {
  size_t unit;
  ap_cover cover;
  int64_t changes; /* more than before */
  int64_t relief;  /* minutes above the limits, less than before */
} move;

static int64_t above(int64_t load, int64_t limit) { return load > limit ? load - limit : 0; }

static int64_t excess(const repair *work) {
  int64_t minutes = 0;
  for (int year = 0; year < work->kept->classes.horizon; year++) {
    minutes += above(work->loads[year], work->limits[year]);
  }
  return minutes;
}

static void put(repair *work, ap_cover cover, int64_t minutes) {
  for (int year = 0; year < work->kept->classes.horizon; year++) {
    work->loads[year] += (cover >> year & 1) != 0 ? minutes : 0;
  }
}

/* The best cover of the unit given all others. */
static move best_move(repair *work, size_t class_index, size_t unit) {
  const ap_classes *classes = &work->kept->classes;
  const ap_changes *changes = &work->kept->changes;
  int64_t minutes = classes->kinds[class_index].minutes;
  int horizon = classes->horizon;
  int64_t before = excess(work);
  ap_cover old = work->covers[unit];
  int64_t price[AP_YEARS_MOST];
  put(work, old, -minutes);
  for (int year = 0; year < horizon; year++) {
    int64_t over =
        above(work->loads[year] + minutes, work->limits[year]) - above(work->loads[year], work->limits[year]);
    price[year] = over * work->minute_above + changes->net[class_index * (size_t)horizon + (size_t)year];
  }
  move found = {.unit = unit};
  ap_cheapest_cover(&classes->classes[class_index].rule, price, &found.cover);
  put(work, found.cover, minutes);
  found.relief = before - excess(work);
  put(work, found.cover, -minutes);
  put(work, old, minutes);
  found.changes =
      ap_changes_of(changes, horizon, class_index, found.cover) - ap_changes_of(changes, horizon, class_index, old);
  return found;
}

static bool is_cheaper(const move *one, const move *other) {
  if (other->relief == 0) {
    return true;
  }
  ap_wide left = (ap_wide)one->changes * other->relief;
  ap_wide right = (ap_wide)other->changes * one->relief;
  return left < right || (left == right && one->relief > other->relief);
}

static void take(repair *work, size_t class_index, const move *taken) {
  int64_t minutes = work->kept->classes.kinds[class_index].minutes;
  put(work, work->covers[taken->unit], -minutes);
  put(work, taken->cover, minutes);
  work->covers[taken->unit] = taken->cover;
}

/* The step that takes the fewest changes for a minute above the limits; false where none helps. */
static bool step_down(repair *work) {
  const ap_classes *classes = &work->kept->classes;
  move best = {0};
  size_t best_class = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_kind *kind = &classes->kinds[c];
    for (size_t u = kind->first; u < kind->first + kind->count && !classes->classes[c].fixed; u++) {
      if (u > kind->first && work->covers[u] == work->covers[u - 1]) {
        continue; /* it moves as the one before */
      }
      move tried = best_move(work, c, u);
      if (tried.relief > 0 && is_cheaper(&tried, &best)) {
        best = tried;
        best_class = c;
      }
    }
  }
  if (best.relief > 0) {
    take(work, best_class, &best);
  }
  return best.relief > 0;
}

/* Returns whether a change was taken back. */
static bool take_back(repair *work) {
  const ap_classes *classes = &work->kept->classes;
  bool any = false;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_kind *kind = &classes->kinds[c];
    for (size_t u = kind->first; u < kind->first + kind->count && !classes->classes[c].fixed; u++) {
      move tried = best_move(work, c, u);
      if (tried.relief >= 0 && tried.changes < 0) {
        take(work, c, &tried);
        any = true;
      }
    }
  }
  return any;
}

/* What one unit of the class costs in each year; false where that does not fit. */
static bool price_years(const ap_kept_classes *kept, size_t class_index, const int64_t *prices, int64_t change_price,
                        int64_t *price) {
  int horizon = kept->classes.horizon;
  for (int year = 0; year < horizon; year++) {
    int64_t net = kept->changes.net[class_index * (size_t)horizon + (size_t)year];
    int64_t of_minutes;
    int64_t of_change;
    if (ap_multiply_overflows(kept->classes.kinds[class_index].minutes, prices[year], &of_minutes) ||
        ap_multiply_overflows(net, change_price, &of_change) || ap_add_overflows(of_minutes, of_change, &price[year]) ||
        price[year] > PRICE_MOST || price[year] < -PRICE_MOST) {
      return false;
    }
  }
  return true;
}

bool ap_kept_cheapest(const ap_kept_classes *kept, const int64_t *prices, int64_t change_price, ap_cover *covers,
                      ap_wide *price) {
  const ap_classes *classes = &kept->classes;
  *price = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_kind *kind = &classes->kinds[c];
    int64_t of_years[AP_YEARS_MOST];
    ap_cover cover;
    if (!price_years(kept, c, prices, change_price, of_years)) {
      return false;
    }
    ap_wide each = ap_cheapest_cover(&classes->classes[c].rule, of_years, &cover);
    *price += (each + (ap_wide)kept->changes.none[c] * change_price) * (ap_wide)kind->count;
    for (size_t u = kind->first; u < kind->first + kind->count; u++) {
      covers[u] = cover;
    }
  }
  return true;
}

bool ap_kept_repair(const ap_kept_classes *kept, const int64_t *limits, ap_cover *covers) {
  repair work = {.kept = kept, .limits = limits, .covers = covers};
  int64_t largest = 1;
  for (size_t c = 0; c < kept->classes.count; c++) {
    largest = kept->classes.kinds[c].minutes > largest ? kept->classes.kinds[c].minutes : largest;
  }
  work.minute_above = PRICE_MOST / 2 / largest < MINUTE_ABOVE_MOST ? PRICE_MOST / 2 / largest : MINUTE_ABOVE_MOST;
  ap_loads_of(&kept->classes, covers, work.loads);
  while (excess(&work) > 0 && step_down(&work)) {
    /* each step lowers the minutes above the limits */
  }
  if (excess(&work) > 0) {
    return false;
  }
  for (int round = 0; round < ROUNDS_MOST && take_back(&work); round++) {
    /* each round takes changes back */
  }
  return true;
}
