/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario asks beside its scheme: years for items, items that go together or apart, what opening a group takes,
 * yearly caps, and what an hour costs. */
#ifndef AP_SCHEME_CONSTRAINTS_H
#define AP_SCHEME_CONSTRAINTS_H

#include "support/words.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { AP_MINUTES_OF_AN_HOUR = 60, AP_RATE_MOST = 1000000000 };

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
  ap_years only; /* 0: any */
  ap_words why;  /* both NULL where unsaid */
  uint64_t line; /* of the scenario file */
} ap_pin;

/* Items that are audited in the same years (one round of interviews). */
typedef struct ap_together {
  ap_chosen_items items;
  const char *name;
  uint64_t line;
} ap_together;

/* Items of which at most one unit is audited a year, on each of their tracks by itself. Items of one unit move as one
 * and count as one, as does what `together` merges. */
typedef struct ap_apart {
  ap_chosen_items items;
  const char *name;
  uint64_t line;
} ap_apart;

/* What opens a group: once in each year and track in which any of its units is audited. */
typedef struct ap_set_up {
  ap_chosen_items items;
  const char *name;
  int64_t minutes; /* of the track's load; 0: a fee alone */
  int64_t fee;     /* a fixed fee, in the currency's smallest unit; enters caps in money alone */
  uint64_t line;
} ap_set_up;

/* The most of one or both tracks in each of the years: minutes, or money in sixtieths of the currency's smallest unit
 * (a rate is money an hour and work whole minutes, so that what an item costs is a whole number of sixtieths). */
typedef struct ap_cap {
  unsigned tracks;   /* bits 1 << ap_track */
  const char *skill; /* only items of that skill, which is no set-up's; NULL: all */
  ap_years years;    /* all bits where the scenario names none */
  bool in_money;
  int64_t most;
  ap_words why; /* both NULL where unsaid */
  uint64_t line;
} ap_cap;

/* What an hour costs, in the currency's smallest unit. */
typedef struct ap_rate {
  unsigned tracks;   /* bits 1 << ap_track */
  const char *skill; /* NULL: of all items whose skill has no rate of its own, and of set-ups */
  int64_t per_hour;
  uint64_t line;
} ap_rate;

typedef struct ap_constraints {
  ap_pin *pins;
  size_t pin_count;
  ap_together *together;
  size_t together_count;
  ap_apart *apart;
  size_t apart_count;
  ap_set_up *set_ups;
  size_t set_up_count;
  ap_cap *caps;
  size_t cap_count;
  ap_rate *rates;
  size_t rate_count;
  /* An external audit counts for the internal rules as well, in a year in which all items of an internal unit that
   * external rules select are audited; where one external unit holds them all and serves no other internal unit. */
  bool external_counts;
} ap_constraints;

/* Whether the item of that ID is among those chosen, on that track. */
bool ap_is_chosen(const ap_chosen_items *chosen, const char *id, unsigned track);

/* A cap of a single track, in minutes, over items of any skill: a limit of the track's load. */
bool ap_cap_limits_load(const ap_cap *cap, unsigned track);

/* NULL stands for no skill. */
bool ap_same_skill(const char *one, const char *other);

/* What an hour of a track costs for items of that skill (NULL: none), in the currency's smallest unit; 0 where the
 * scenario gives no rate. */
int64_t ap_rate_of(const ap_constraints *constraints, unsigned track, const char *skill);
/* What minutes of an item of that skill (NULL: none), audited on that track, take of the cap, in the unit of its
 * `most`; 0 where they do not enter it. At most AP_MINUTES_MOST times AP_RATE_MOST. */
int64_t ap_cap_share(const ap_constraints *constraints, const ap_cap *cap, unsigned track, const char *skill,
                     int64_t minutes);
/* What opening the set-up once on that track takes of the cap. */
int64_t ap_cap_share_of_set_up(const ap_constraints *constraints, const ap_cap *cap, unsigned track,
                               const ap_set_up *set_up);

#endif
