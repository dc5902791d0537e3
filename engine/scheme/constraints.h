/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario asks beside its scheme: years for items, items that go together, yearly caps. */
#ifndef AP_SCHEME_CONSTRAINTS_H
#define AP_SCHEME_CONSTRAINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Plan years: bit y is start_year + y, y below AP_YEARS_MOST. */
typedef uint32_t ap_years;

/* Which items: globs of IDs, on the tracks whose bit 1 << ap_track is set. */
typedef struct ap_chosen_items {
  const char **ids;
  size_t id_count;
  unsigned tracks;
} ap_chosen_items;

/* Years in which the items must, may not, or may only be audited. Items of one unit move as one: what is asked of one
 * holds for the unit. */
typedef struct ap_pin {
  ap_chosen_items items;
  ap_years must;
  ap_years never;
  ap_years only;   /* 0: any */
  const char *why; /* NULL where unsaid */
  uint64_t line;   /* of the scenario file */
} ap_pin;

/* Items that are audited in the same years (one round of interviews). */
typedef struct ap_together {
  ap_chosen_items items;
  const char *name;
  uint64_t line;
} ap_together;

/* The most minutes of a track in each of the years. */
typedef struct ap_cap {
  unsigned track; /* ap_track */
  ap_years years; /* all bits where the scenario names none */
  int64_t minutes;
  const char *why; /* NULL where unsaid */
  uint64_t line;
} ap_cap;

typedef struct ap_constraints {
  ap_pin *pins;
  size_t pin_count;
  ap_together *together;
  size_t together_count;
  ap_cap *caps;
  size_t cap_count;
} ap_constraints;

/* Whether the item of that ID is among those chosen, on that track. */
bool ap_is_chosen(const ap_chosen_items *chosen, const char *id, unsigned track);

#endif
