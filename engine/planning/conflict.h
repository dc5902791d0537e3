/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a track, or both where they are tied, has no plan: a set of rules, pins, groups, set-ups and caps that cannot be
 * kept together, and of which none can be dropped (not the smallest such set). */
#ifndef AP_PLANNING_CONFLICT_H
#define AP_PLANNING_CONFLICT_H

#include "planning/level.h"

typedef enum ap_conflict_kind {
  AP_CONFLICT_RULE,  /* a coverage rule */
  AP_CONFLICT_FULL,  /* its `initial_full` */
  AP_CONFLICT_GROUP, /* of `together` */
  AP_CONFLICT_PIN,
  AP_CONFLICT_APART,
  AP_CONFLICT_SET_UP,
  AP_CONFLICT_CAP,
} ap_conflict_kind;

typedef enum ap_remedy {
  AP_REMEDY_DROP,      /* without this one alone a plan exists */
  AP_REMEDY_RAISE,     /* a cap: with `most` instead a plan exists, with one minute or unit of money less none */
  AP_REMEDY_NOT_ALONE, /* without it there is still no plan */
  AP_REMEDY_OPEN,      /* not decided within the search's limit */
} ap_remedy;

typedef struct ap_conflict_part {
  ap_conflict_kind kind;
  size_t index; /* in the scheme's rules or the scenario's constraints of that kind */
  bool needed;  /* without it the set can be kept: decided by a plan; false: not decided */
  ap_remedy remedy;
  int64_t most; /* for AP_REMEDY_RAISE, in the unit of the cap */
} ap_conflict_part;

typedef struct ap_conflict {
  ap_conflict_part *parts;
  size_t count;
} ap_conflict;

/* The conflict of tracks (bits 1 << ap_track) that are planned together and known to have no plan. Memory from `arena`;
 * AP_OK or AP_MACHINE. */
ap_status ap_find_conflict(const ap_scenario *scenario, unsigned tracks, ap_watch *watch, ap_arena *arena,
                           ap_conflict *conflict);

/* The scenario with nothing on those tracks but the parts whose entry of `kept` is true (NULL: all). It shares what it
 * can with `scenario`; the rest is from `arena`. AP_OK or AP_MACHINE. */
ap_status ap_reduce_to(const ap_scenario *scenario, unsigned tracks, const ap_conflict *parts, const bool *kept,
                       ap_arena *arena, ap_scenario *reduced);

/* Puts the conflict into words: what conflicts, and what would do. */
void ap_tell_conflict(const ap_scenario *scenario, unsigned tracks, const ap_conflict *conflict,
                      ap_diagnostics *diagnostics);

/* Says why those tracks have no plan: the conflict, or that nothing was decided. AP_NO or AP_MACHINE. */
ap_status ap_tell_obstacle(const ap_scenario *scenario, unsigned tracks, ap_watch *watch, ap_obstacle obstacle,
                           ap_arena *arena, ap_diagnostics *diagnostics);

#endif
