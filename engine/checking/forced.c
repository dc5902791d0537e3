/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/forced.h"

ap_wide ap_check_common_divisor(ap_wide a, ap_wide b) {
  while (b != 0) {
    ap_wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

ap_check_pair ap_check_pair_of(const ap_check_ties *ties, ap_track track, size_t unit) {
  ap_track other = ap_check_other_track(track);
  const ap_check_scope *own_scope = &ties->scopes[track];
  const ap_check_scope *other_scope = &ties->scopes[other];
  ap_check_pair pair;
  pair.covers[track] = ap_check_covers_of(&own_scope->units[unit], own_scope->horizon);
  pair.covers[other] = ap_check_covers_of(&other_scope->units[ties->partner[track][unit]], other_scope->horizon);
  return pair;
}

static void find_of_unit(ap_check_forced *forced, ap_track track, size_t unit) {
  const ap_check_scope *scope = &forced->ties->scopes[track];
  ap_check_covers covers = ap_check_covers_of(&scope->units[unit], scope->horizon);
  if (!ap_check_has_cover(&covers)) {
    forced->impossible[track] = true;
    return;
  }
  forced->years[track][unit] = ap_check_forced_years(&covers);
  forced->fixed[track][unit] = ap_check_cover_is_fixed(&covers);
}

static void find_of_pair(ap_check_forced *forced, ap_track track, size_t unit) {
  ap_check_pair pair = ap_check_pair_of(forced->ties, track, unit);
  if (!ap_check_has_pair(&pair)) {
    forced->impossible[track] = true;
    return;
  }
  forced->years[track][unit] = ap_check_forced_pair(&pair).years[track];
  forced->fixed[track][unit] = ap_check_pair_is_fixed(&pair);
}

static void find_opened(ap_check_forced *forced, ap_track track, size_t set_up) {
  const ap_check_members *members = &forced->ties->set_ups[track][set_up];
  for (size_t m = 0; m < members->count; m++) {
    forced->opened[track][set_up] |= forced->years[track][members->units[m]];
  }
}

static ap_status find_on(ap_check_forced *forced, ap_track track) {
  const ap_check_scope *scope = &forced->ties->scopes[track];
  size_t set_ups = scope->scenario->constraints.set_up_count;
  forced->years[track] = ap_arena_allocate(&forced->arena, scope->unit_count, sizeof *forced->years[track]);
  forced->fixed[track] = ap_arena_allocate(&forced->arena, scope->unit_count, sizeof *forced->fixed[track]);
  forced->opened[track] = ap_arena_allocate(&forced->arena, set_ups, sizeof *forced->opened[track]);
  if (forced->arena.failed) {
    return AP_MACHINE;
  }
  for (size_t u = 0; u < scope->unit_count; u++) {
    if (forced->ties->partner[track][u] == AP_NO_UNIT) {
      find_of_unit(forced, track, u);
    } else {
      find_of_pair(forced, track, u);
    }
  }
  for (size_t s = 0; s < set_ups; s++) {
    find_opened(forced, track, s);
  }
  return AP_OK;
}

ap_status ap_check_forced_find(const ap_check_ties *ties, ap_check_forced *forced) {
  *forced = (ap_check_forced){.ties = ties};
  ap_status status = AP_OK;
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    status = find_on(forced, (ap_track)track);
  }
  return status;
}

void ap_check_forced_free(ap_check_forced *forced) { ap_arena_free(&forced->arena); }

static void add_load(ap_check_ground *ground, ap_years years, int64_t minutes, bool fixed) {
  for (int offset = 0; offset < ground->horizon; offset++) {
    ground->forced[offset] += (years >> offset & 1) != 0 ? minutes : 0;
  }
  if (!fixed) {
    ground->divisor = (int64_t)ap_check_common_divisor(ground->divisor, minutes);
  }
}

/* A set-up leaves no choice only where it is open in every year of the horizon. */
static void add_set_ups(const ap_check_forced *forced, ap_track track, ap_check_ground *ground) {
  const ap_constraints *constraints = &forced->ties->scopes[track].scenario->constraints;
  ap_years all = ((ap_years)1 << ground->horizon) - 1;
  for (size_t s = 0; s < constraints->set_up_count; s++) {
    const ap_set_up *set_up = &constraints->set_ups[s];
    if ((set_up->items.tracks >> track & 1) != 0) {
      ap_years opened = forced->opened[track][s];
      add_load(ground, opened, set_up->minutes, opened == all);
      ground->total += set_up->minutes;
    }
  }
}

void ap_check_ground_tie(const ap_check_forced *forced, ap_track track, ap_check_ground *ground) {
  const ap_check_scope *scope = &forced->ties->scopes[track];
  ground->divisor = 0;
  ground->impossible = forced->impossible[track];
  for (int offset = 0; offset < ground->horizon; offset++) {
    ground->forced[offset] = 0;
  }
  for (size_t u = 0; u < scope->unit_count; u++) {
    add_load(ground, forced->years[track][u], scope->units[u].minutes, forced->fixed[track][u]);
  }
  add_set_ups(forced, track, ground);
  ap_check_ground_sum(ground);
}
