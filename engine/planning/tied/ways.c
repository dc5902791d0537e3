/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/ways.h"
#include <string.h>

enum { AP_MINIMAL_COVERS_ROOM = 4096 }; /* of one side */

static ap_cover years_until(int year) { return ((ap_cover)1 << year) - 1; }

static bool is_pair(const ap_tied_class *class) {
  return class->sides[AP_EXTERNAL].present && class->sides[AP_INTERNAL].present;
}

/* The internal rule as to which years are close enough, whoever audits in them. */
static ap_cover_rule without_restrictions(const ap_cover_rule *rule) {
  ap_cover_rule loose = *rule;
  loose.barred = loose.required = 0;
  return loose;
}

bool ap_is_way(const ap_tied_class *class, ap_way way) {
  const ap_side *external = &class->sides[AP_EXTERNAL];
  const ap_side *internal = &class->sides[AP_INTERNAL];
  if (external->present && !ap_is_cover(&external->rule, way.years[AP_EXTERNAL])) {
    return false;
  }
  if (!internal->present) {
    return true;
  }
  if (!external->present) {
    return ap_is_cover(&internal->rule, way.years[AP_INTERNAL]);
  }
  ap_cover own = way.years[AP_INTERNAL];
  ap_cover_rule loose = without_restrictions(&internal->rule);
  ap_cover both = (own | way.years[AP_EXTERNAL]) & years_until(internal->rule.horizon);
  return (own & internal->rule.barred) == 0 && (internal->rule.required & ~own) == 0 && ap_is_cover(&loose, both);
}

ap_way ap_widest_way(const ap_tied_class *class) {
  ap_way widest = {{0}};
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_side *side = &class->sides[track];
    widest.years[track] = side->present ? years_until(side->rule.horizon) & ~side->rule.barred : 0;
  }
  return widest;
}

ap_way ap_forced_way(const ap_tied_class *class) {
  ap_way forced = {{0}};
  ap_way widest = ap_widest_way(class);
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int year = 0; widest.years[track] >> year != 0; year++) {
      ap_way without = widest;
      without.years[track] &= ~((ap_cover)1 << year);
      if (without.years[track] != widest.years[track] && !ap_is_way(class, without)) {
        forced.years[track] |= (ap_cover)1 << year;
      }
    }
  }
  return forced;
}

ap_way ap_spare_nothing_of(const ap_tied_class *class, ap_way way) {
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int year = AP_YEARS_MOST - 1; year >= 0; year--) {
      ap_way without = way;
      without.years[track] &= ~((ap_cover)1 << year);
      if (without.years[track] != way.years[track] && ap_is_way(class, without)) {
        way = without;
      }
    }
  }
  return way;
}

/* ---- year by year ---- */

ap_left ap_left_at_start(const ap_tied_class *class) {
  ap_left left = {{1, 1}};
  for (int track = 0; track < AP_TRACKS; track++) {
    left.years[track] = class->sides[track].present ? class->sides[track].rule.deadline : 1;
  }
  return left;
}

static bool is_allowed(const ap_side *side, int year, bool audited) {
  bool within = side->present && year < side->rule.horizon;
  if (audited) {
    return within && (side->rule.barred >> year & 1) == 0;
  }
  return !within || (side->rule.required >> year & 1) == 0;
}

bool ap_audit(const ap_tied_class *class, int year, unsigned audits, ap_left *left) {
  unsigned counts = audits;
  if (is_pair(class) && (audits >> AP_EXTERNAL & 1) != 0) {
    counts |= 1U << AP_INTERNAL;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_side *side = &class->sides[track];
    if (!is_allowed(side, year, (audits >> track & 1) != 0)) {
      return false;
    }
    if (!side->present || year >= side->rule.horizon) {
      continue; /* beyond a track's own horizon nothing is asked */
    }
    left->years[track]--;
    if ((counts >> track & 1) != 0 && left->years[track] < side->rule.every) {
      left->years[track] = side->rule.every; /* never sooner than without this audit */
    }
    if (left->years[track] < 1) {
      return false;
    }
  }
  return true;
}

/* ---- the cheapest way of a pair ---- */

enum { AUDITS = 1 << AP_TRACKS }; /* sets of tracks */

typedef struct pair_walk {
  const ap_tied_class *class;
  int64_t (*prices)[AP_YEARS_MOST];
  int64_t cost[AP_LEFT_MOST + 1][AP_LEFT_MOST + 1]; /* the least from the year on */
  int64_t next[AP_LEFT_MOST + 1][AP_LEFT_MOST + 1]; /* likewise from the year after it */
  uint8_t choice[AP_YEARS_MOST][AP_LEFT_MOST + 1][AP_LEFT_MOST + 1];
} pair_walk;

static int64_t price_of(const pair_walk *walk, int year, unsigned audits) {
  int64_t price = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    price += (audits >> track & 1) != 0 ? walk->prices[track][year] : 0;
  }
  return price;
}

static void choose(pair_walk *walk, int year, ap_left left) {
  int64_t best = INT64_MAX;
  uint8_t choice = 0;
  for (unsigned audits = 0; audits < AUDITS; audits++) {
    ap_left after = left;
    if (!ap_audit(walk->class, year, audits, &after)) {
      continue;
    }
    int64_t later = walk->next[after.years[AP_EXTERNAL]][after.years[AP_INTERNAL]];
    int64_t price = price_of(walk, year, audits);
    if (later != INT64_MAX && later + price < best) {
      best = later + price;
      choice = (uint8_t)audits;
    }
  }
  walk->cost[left.years[AP_EXTERNAL]][left.years[AP_INTERNAL]] = best;
  walk->choice[year][left.years[AP_EXTERNAL]][left.years[AP_INTERNAL]] = choice;
}

static int most_left(const ap_cover_rule *rule) { return rule->deadline > rule->every ? rule->deadline : rule->every; }

static int horizon_of(const ap_tied_class *class) {
  int horizon = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_side *side = &class->sides[track];
    horizon = side->present && side->rule.horizon > horizon ? side->rule.horizon : horizon;
  }
  return horizon;
}

static int64_t cheapest_pair(const ap_tied_class *class, int64_t prices[AP_TRACKS][AP_YEARS_MOST], ap_way *way) {
  pair_walk walk = {.class = class, .prices = prices};
  int horizon = horizon_of(class);
  for (int year = horizon - 1; year >= 0; year--) {
    memcpy(walk.next, walk.cost, sizeof walk.next);
    for (int external = 1; external <= most_left(&class->sides[AP_EXTERNAL].rule); external++) {
      for (int internal = 1; internal <= most_left(&class->sides[AP_INTERNAL].rule); internal++) {
        choose(&walk, year, (ap_left){{external, internal}});
      }
    }
  }
  ap_left left = ap_left_at_start(class);
  int64_t cost = walk.cost[left.years[AP_EXTERNAL]][left.years[AP_INTERNAL]];
  *way = (ap_way){{0}};
  for (int year = 0; year < horizon; year++) {
    unsigned audits = walk.choice[year][left.years[AP_EXTERNAL]][left.years[AP_INTERNAL]];
    ap_audit(class, year, audits, &left);
    for (int track = 0; track < AP_TRACKS; track++) {
      way->years[track] |= (ap_cover)(audits >> track & 1) << year;
    }
  }
  *way = ap_spare_nothing_of(class, *way);
  return cost;
}

int64_t ap_cheapest_way(const ap_tied_class *class, int64_t prices[AP_TRACKS][AP_YEARS_MOST], ap_way *way) {
  ap_way found = {{0}};
  int64_t price;
  if (is_pair(class)) {
    price = cheapest_pair(class, prices, &found);
  } else {
    int track = class->sides[AP_EXTERNAL].present ? AP_EXTERNAL : AP_INTERNAL;
    price = ap_cheapest_cover(&class->sides[track].rule, prices[track], &found.years[track]);
  }
  if (way != NULL) {
    *way = found;
  }
  return price;
}

/* ---- all ways ---- */

enum { STEPS_MOST = 200000 }; /* of the enumeration of one class */

typedef struct enumeration {
  const ap_tied_class *class;
  int horizon;
  ap_way *ways;
  size_t most, count;
  int steps;
} enumeration;

static bool spares_nothing(const ap_tied_class *class, ap_way way) {
  ap_way least = ap_spare_nothing_of(class, way);
  return least.years[AP_EXTERNAL] == way.years[AP_EXTERNAL] && least.years[AP_INTERNAL] == way.years[AP_INTERNAL];
}

static void extend(enumeration *all, int year, ap_way way, ap_left left) {
  if (all->count > all->most || ++all->steps > STEPS_MOST) {
    all->count = all->most + 1;
    return;
  }
  if (year == all->horizon) {
    if (spares_nothing(all->class, way)) {
      if (all->count < all->most) {
        all->ways[all->count] = way;
      }
      all->count++;
    }
    return;
  }
  for (unsigned audits = 0; audits < AUDITS; audits++) {
    ap_left after = left;
    if (!ap_audit(all->class, year, audits, &after)) {
      continue;
    }
    ap_way longer = way;
    for (int track = 0; track < AP_TRACKS; track++) {
      longer.years[track] |= (ap_cover)(audits >> track & 1) << year;
    }
    extend(all, year + 1, longer, after);
  }
}

static size_t minimal_pairs(const ap_tied_class *class, ap_way *ways, size_t most) {
  enumeration all = {.class = class, .horizon = horizon_of(class), .ways = ways, .most = most};
  extend(&all, 0, (ap_way){{0}}, ap_left_at_start(class));
  return all.count;
}

size_t ap_minimal_ways(const ap_tied_class *class, ap_way *ways, size_t most) {
  if (is_pair(class)) {
    return minimal_pairs(class, ways, most);
  }
  int track = class->sides[AP_EXTERNAL].present ? AP_EXTERNAL : AP_INTERNAL;
  ap_cover covers[AP_MINIMAL_COVERS_ROOM];
  size_t room = most < AP_MINIMAL_COVERS_ROOM ? most : AP_MINIMAL_COVERS_ROOM;
  size_t count = ap_minimal_covers(&class->sides[track].rule, 0, covers, room);
  if (count > room) {
    return most + 1;
  }
  for (size_t i = 0; i < count; i++) {
    ways[i] = (ap_way){{0}};
    ways[i].years[track] = covers[i];
  }
  return count;
}
