/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/kept.h"
#include "planning/kept.h"
#include <string.h>

enum { ATTEMPTS_MOST = 24, NODES_PART = 8 };

/* A unit with the years that change the least by themselves. */
typedef struct wish {
  ap_track track;
  const ap_unit *unit;
  ap_years years;
  int64_t changes;
  bool granted;
} wish;

typedef struct tied_keeping {
  ap_plan *plan;
  unsigned tracks;
  ap_watch *watch;
  ap_arena arena;
  ap_scenario pinned; /* with a pin for each wish that is granted or tried */
  ap_pin *pins;       /* its pins: those of the scenario, then room for the wishes */
  wish *wishes;
  size_t wish_count;
  int attempts;
} tied_keeping;

/* ---- the wishes ---- */

static int64_t changes_in(const ap_kept *kept, ap_track track, const ap_unit *unit, int year, bool audited) {
  int64_t changes = 0;
  for (size_t m = 0; m < unit->member_count && (kept->reach >> year & 1) != 0; m++) {
    changes += ((kept->years[track][unit->members[m]->index] >> year & 1) != 0) != audited;
  }
  return changes;
}

static int64_t changes_of(const ap_kept *kept, ap_track track, const ap_unit *unit, int horizon, ap_years years) {
  int64_t changes = 0;
  for (int year = 0; year < horizon; year++) {
    changes += changes_in(kept, track, unit, year, (years >> year & 1) != 0);
  }
  return changes;
}

/* An internal unit may rest on external audits: then whatever changes nothing is its wish, though its own rule ask for
 * more. */
static void wish_for(const tied_keeping *work, ap_track track, const ap_units *units, const ap_unit *unit, wish *made) {
  const ap_kept *kept = work->plan->kept;
  int horizon = units->horizon;
  int64_t prices[AP_YEARS_MOST];
  ap_years kept_years = 0;
  for (int year = 0; year < horizon; year++) {
    prices[year] = changes_in(kept, track, unit, year, true) - changes_in(kept, track, unit, year, false);
    kept_years |= prices[year] < 0 ? (ap_years)1 << year : 0;
  }
  const ap_cover_rule rule = ap_cover_rule_of(unit, horizon);
  *made = (wish){.track = track, .unit = unit};
  if (track == AP_INTERNAL && work->plan->scenario->constraints.external_counts) {
    made->years = (kept_years | unit->required) & ~unit->barred;
  } else {
    ap_cheapest_cover(&rule, prices, &made->years);
    made->changes = changes_of(kept, track, unit, horizon, made->years);
  }
}

static ap_status list_wishes(tied_keeping *work, ap_diagnostics *diagnostics) {
  const ap_scenario *scenario = work->plan->scenario;
  ap_units units[AP_TRACKS] = {{0}};
  size_t count = 0;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if ((work->tracks >> track & 1) != 0) {
      ap_status status = ap_units_build(scenario, track, &work->arena, diagnostics, &units[track]);
      if (status != AP_OK) {
        return status;
      }
      count += units[track].count;
    }
  }
  work->wishes = ap_arena_allocate(&work->arena, count, sizeof *work->wishes);
  work->pins = ap_arena_allocate(&work->arena, scenario->constraints.pin_count + count, sizeof *work->pins);
  if (work->arena.failed) {
    return AP_MACHINE;
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    for (size_t u = 0; u < units[track].count; u++) {
      wish_for(work, track, &units[track], &units[track].units[u], &work->wishes[work->wish_count++]);
    }
  }
  return AP_OK;
}

/* ---- attempts ---- */

/* The scenario, with each track's load limited. */
static ap_status pin_scenario(tied_keeping *work) {
  const ap_scenario *scenario = work->plan->scenario;
  const ap_constraints *asked = &scenario->constraints;
  ap_cap *caps = ap_arena_allocate(&work->arena, asked->cap_count + AP_TRACKS, sizeof *caps);
  if (caps == NULL) {
    return AP_MACHINE;
  }
  work->pinned = *scenario;
  if (asked->cap_count > 0) {
    memcpy(caps, asked->caps, asked->cap_count * sizeof *caps);
  }
  if (asked->pin_count > 0) {
    memcpy(work->pins, asked->pins, asked->pin_count * sizeof *work->pins);
  }
  work->pinned.constraints.caps = caps;
  work->pinned.constraints.pins = work->pins;
  for (int track = 0; track < AP_TRACKS; track++) {
    int64_t limit = work->plan->keeping[track].limit;
    if ((work->tracks >> track & 1) != 0 && limit > 0) {
      caps[work->pinned.constraints.cap_count++] =
          (ap_cap){.tracks = 1U << track, .years = ~(ap_years)0, .most = limit};
    }
  }
  return AP_OK;
}

/* The first year that the scenario allows an overdue unit, in which it is due: a pin that ruled it out would move that.
 */
static ap_years left_open(const ap_unit *unit) {
  ap_years allowed = ~unit->barred;
  return unit->due < 1 ? allowed & (0 - allowed) : 0;
}

/* Sets the unit's years in those that the earlier plan reaches. Its leading item moves the whole unit. */
static void add_pin(tied_keeping *work, const wish *granted) {
  const char **ids = ap_arena_allocate(&work->arena, 1, sizeof *ids);
  if (ids != NULL) {
    ids[0] = granted->unit->members[0]->id;
    work->pins[work->pinned.constraints.pin_count++] =
        (ap_pin){.items = {.ids = ids, .id_count = 1, .tracks = 1U << granted->track},
                 .must = granted->years & work->plan->kept->reach,
                 .never = ~(granted->years | left_open(granted->unit)) & work->plan->kept->reach};
  }
}

typedef struct attempt {
  ap_plan plan;
  ap_planned_items planned;
} attempt;

static void free_attempt(attempt *made) {
  ap_planned_items_free(&made->planned);
  ap_arena_free(&made->plan.arena);
  *made = (attempt){0};
}

/* Plans with the wishes that are granted and those from..beyond; `best` becomes that plan where there is one. */
static ap_status try_wishes(tied_keeping *work, size_t from, size_t beyond, attempt *best) {
  ap_watch watch = *work->watch;
  watch.node_limit = watch.node_limit / NODES_PART + 1;
  attempt made = {.plan = {.scenario = &work->pinned}};
  work->attempts++;
  work->pinned.constraints.pin_count = work->plan->scenario->constraints.pin_count;
  for (size_t w = 0; w < work->wish_count; w++) {
    if (work->wishes[w].granted || (w >= from && w < beyond)) {
      add_pin(work, &work->wishes[w]);
    }
  }
  ap_status status =
      work->arena.failed ? AP_MACHINE : ap_plan_tied_tracks(&made.plan, work->tracks, &watch, NULL, &made.planned);
  work->watch->stopped = work->watch->stopped || watch.stopped;
  work->watch->curtailed = work->watch->curtailed || watch.curtailed;
  if (status != AP_OK) {
    free_attempt(&made);
    return status;
  }
  for (size_t w = from; w < beyond; w++) {
    work->wishes[w].granted = true;
  }
  free_attempt(best);
  *best = made;
  return AP_OK;
}

/* All at once; where that cannot be, each half after the other, as long as attempts are left. */
static ap_status grant(tied_keeping *work, size_t from, size_t beyond, attempt *best) {
  if (from == beyond || work->attempts >= ATTEMPTS_MOST || ap_watch_says_stop(work->watch)) {
    return AP_OK;
  }
  ap_status status = try_wishes(work, from, beyond, best);
  if (status != AP_NO || beyond - from == 1) {
    return status == AP_NO ? AP_OK : status;
  }
  size_t middle = from + (beyond - from) / 2;
  status = grant(work, from, middle, best);
  return status == AP_OK ? grant(work, middle, beyond, best) : status;
}

/* ---- what came of it ---- */

static int64_t count_changes(const tied_keeping *work, const ap_planned_items *planned, ap_track track) {
  int64_t changes = 0;
  for (size_t w = 0; w < work->wish_count; w++) {
    const wish *each = &work->wishes[w];
    if (each->track == track) {
      ap_years years = planned->years[track][each->unit->members[0]->rank];
      changes += changes_of(work->plan->kept, track, each->unit, work->plan->tracks[track].horizon, years);
    }
  }
  return changes;
}

/* ---- which proofs of the free plan still hold ---- */

static int64_t forced_in_all(const ap_track_plan *track) {
  int64_t forced = 0;
  for (int year = 0; year < track->horizon; year++) {
    forced += track->years[year].forced_minutes;
  }
  return forced;
}

static int64_t forced_most(const ap_track_plan *track) {
  int64_t most = 0;
  for (int year = 0; year < track->horizon; year++) {
    most = track->years[year].forced_minutes > most ? track->years[year].forced_minutes : most;
  }
  return most;
}

static void drop_total(ap_track_plan *track) {
  track->certificate.total_scale = 0;
  track->criteria[AP_TOTAL].bound = forced_in_all(track);
}

/* A total's certificate is of the peaks of the free plan. */
static void drop_old_totals(tied_keeping *work, const bool moved[AP_TRACKS]) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    bool rests_on_other = work->plan->tracks[track].certificate.total_further.other_track != NULL;
    if (moved[track] || (rests_on_other && moved[1 - track])) {
      drop_total(&work->plan->tracks[track]);
    }
  }
}

/* Proofs are the free plan's: what the pins make of them says nothing of other plans. */
static void judge_track(const ap_scenario *scenario, const ap_keeping *keeping, ap_track_plan *track) {
  bool settled = keeping->changes.status == AP_PROVEN;
  track->criteria[AP_SPREAD].bound = 0;
  track->optimal = true;
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion_result *result = &track->criteria[scenario->order[i]];
    bool spread = scenario->order[i] == AP_SPREAD;
    result->status = !settled ? AP_NOT_ATTEMPTED : result->value == result->bound && !spread ? AP_PROVEN : AP_GAP;
    settled = settled && result->status == AP_PROVEN;
    track->optimal = settled;
  }
}

/* What rests on the other track's peak, which is open, is open too. */
static void open_total(const ap_scenario *scenario, ap_track_plan *track) {
  bool open = false;
  for (int i = 0; i < AP_CRITERIA; i++) {
    open = open || scenario->order[i] == AP_TOTAL;
    if (open) {
      track->criteria[scenario->order[i]].status = AP_NOT_ATTEMPTED;
    }
  }
  track->optimal = false;
}

static bool peak_is_open(const ap_track_plan *track) { return track->criteria[AP_PEAK].status != AP_PROVEN; }

static void judge_tracks(tied_keeping *work) {
  ap_track_plan *tracks = work->plan->tracks;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    bool is_judged = (work->tracks >> track & 1) != 0 && !tracks[track].empty;
    if (is_judged && track == AP_INTERNAL && tracks[track].certificate.peak_further.other_track != NULL &&
        peak_is_open(&tracks[AP_EXTERNAL])) {
      tracks[track].certificate.peak_weights = NULL;
      tracks[track].criteria[AP_PEAK].bound = forced_most(&tracks[track]);
      drop_total(&tracks[track]);
    }
    if (is_judged) {
      judge_track(work->plan->scenario, &work->plan->keeping[track], &tracks[track]);
    }
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    const ap_certificate *certificate = &tracks[track].certificate;
    if ((work->tracks >> track & 1) != 0 && !tracks[track].empty && certificate->total_scale != 0 &&
        certificate->total_further.other_track != NULL && peak_is_open(&tracks[1 - track])) {
      open_total(work->plan->scenario, &tracks[track]);
    }
  }
}

/* Whether the peak is another one now. */
static bool take_over(const tied_keeping *work, const ap_track_plan *found, ap_track index) {
  ap_track_plan *track = &work->plan->tracks[index];
  bool moved = found->criteria[AP_PEAK].value != track->criteria[AP_PEAK].value;
  for (int year = 0; year < track->horizon; year++) {
    track->years[year].minutes = found->years[year].minutes;
    track->years[year].set_up_minutes = found->years[year].set_up_minutes;
    track->set_apart[year] = false;
  }
  for (int i = 0; i < AP_CRITERIA; i++) {
    track->criteria[i].value = found->criteria[i].value;
  }
  track->peak_is_forced = false;
  return moved;
}

/* Puts the years of the attempt in the place of the free plan's. */
static void replace_years(const tied_keeping *work, const ap_planned_items *found, ap_planned_items *planned) {
  size_t count = work->plan->scenario->catalog->count;
  for (int track = 0; track < AP_TRACKS; track++) {
    if ((work->tracks >> track & 1) != 0 && found->years[track] != NULL) {
      memcpy(planned->years[track], found->years[track], count * sizeof **found->years);
    }
  }
}

static void finish(tied_keeping *work, attempt *best, ap_planned_items *planned) {
  bool replaced = best->plan.scenario != NULL;
  bool moved[AP_TRACKS] = {false};
  if (replaced) {
    replace_years(work, &best->planned, planned);
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    ap_keeping *keeping = &work->plan->keeping[track];
    if ((work->tracks >> track & 1) == 0 || work->plan->tracks[track].empty) {
      continue;
    }
    for (size_t w = 0; w < work->wish_count; w++) {
      keeping->changes.bound += work->wishes[w].track == track ? work->wishes[w].changes : 0;
    }
    keeping->changes.value = count_changes(work, planned, track);
    keeping->changes.status = keeping->changes.value == keeping->changes.bound ? AP_PROVEN : AP_GAP;
    moved[track] = take_over(work, replaced ? &best->plan.tracks[track] : &work->plan->tracks[track], track);
  }
  drop_old_totals(work, moved);
  judge_tracks(work);
}

ap_status ap_keep_tied_tracks(ap_plan *plan, unsigned tracks, ap_watch *watch, ap_diagnostics *diagnostics,
                              ap_planned_items *planned) {
  tied_keeping work = {.plan = plan, .tracks = tracks, .watch = watch};
  attempt best = {0};
  ap_status status = ap_plan_tied_tracks(plan, tracks, watch, diagnostics, planned);
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    if ((tracks >> track & 1) != 0) {
      int64_t peak = plan->tracks[track].criteria[AP_PEAK].value;
      plan->keeping[track] = (ap_keeping){.free_peak = peak, .limit = ap_kept_limit(plan->kept, peak)};
    }
  }
  if (status == AP_OK) {
    status = list_wishes(&work, diagnostics);
  }
  if (status == AP_OK) {
    status = pin_scenario(&work);
  }
  if (status == AP_OK) {
    status = grant(&work, 0, work.wish_count, &best);
  }
  if (status == AP_OK) {
    finish(&work, &best, planned);
  }
  free_attempt(&best);
  ap_arena_free(&work.arena);
  return status;
}
