/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block: one track of all services that look alike to the planner. Their units have the same cover rules, minutes,
 * skills and counts, and their years are the same; what the items are called does not count. */
#ifndef AP_PORTFOLIO_BLOCK_H
#define AP_PORTFOLIO_BLOCK_H

#include "planning/classes.h"
#include "portfolio/portfolio.h"
#include "support/text.h"

/* Units of a kind on one cover. */
typedef struct ap_pattern_entry {
  uint32_t kind;
  ap_cover cover;
  uint32_t count;
} ap_pattern_entry;

/* A plan of one service of a block. */
typedef struct ap_pattern {
  ap_pattern_entry *entries; /* by kind, then cover */
  size_t entry_count;
  int64_t *loads;  /* of each year of the horizon */
  int64_t *skills; /* [skill * horizon + year]: minutes of the units' members that need the skill */
  size_t services; /* that are planned so */
  size_t column;   /* of the master program */
} ap_pattern;

typedef struct ap_block {
  ap_arena arena;
  ap_track track;
  int start_year, years;
  ap_classes classes;    /* without units; classes of one direction share the skills' part of each minute */
  size_t skill_count;    /* of the portfolio */
  int64_t *kind_skills;  /* [kind * skill_count + skill]: minutes of one unit */
  int64_t *class_skills; /* likewise of all units of a class */
  ap_text key;           /* all of the above as JSON: blocks are alike where it is */
  size_t *part_services; /* services of each part that are of this block */
  size_t services;
  size_t first_service;          /* the number of the first of them */
  int64_t peak;                  /* of the best plan of one service by itself */
  bool infeasible;               /* there is none */
  int64_t limits[AP_YEARS_MOST]; /* what the tolerance and the caps leave of each year */
  ap_pattern *patterns;
  size_t pattern_count, pattern_capacity;
  size_t next_pattern, used_of_pattern; /* while plans are written: that of the next service, and how many had it */
} ap_block;

/* The block of a scenario's track, empty of services; `places` (one a unit) receives each unit's kind, and the units of
 * a kind stand in the order of `units`. AP_OK or AP_MACHINE. Freed by ap_block_free(). */
ap_status ap_block_of_units(const ap_portfolio *portfolio, const ap_scenario *scenario, ap_track track,
                            const ap_units *units, uint32_t *places, ap_block **result);
/* The block with that key; NULL where it is none. */
ap_status ap_block_of_key(const char *key, size_t length, size_t skill_count, ap_block **result);
void ap_block_free(ap_block *block);

/* How many services of the parts before `part` are of the block. */
size_t ap_block_services_before(const ap_block *block, size_t part);

#endif
