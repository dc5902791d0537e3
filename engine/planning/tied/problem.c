/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/problem.h"
#include "planning/tied/pairs.h"
#include "planning/tied/pool.h"

enum { BOTH_TRACKS = 1U << AP_EXTERNAL | 1U << AP_INTERNAL };

static bool cap_ties(const ap_cap *cap, ap_track track) {
  return (cap->tracks >> track & 1) != 0 && !ap_cap_limits_load(cap, track);
}

bool ap_is_tied(const ap_scenario *scenario, ap_track track) {
  const ap_constraints *asked = &scenario->constraints;
  for (size_t c = 0; c < asked->cap_count; c++) {
    if (cap_ties(&asked->caps[c], track)) {
      return true;
    }
  }
  for (size_t g = 0; g < asked->apart_count; g++) {
    if ((asked->apart[g].items.tracks >> track & 1) != 0) {
      return true;
    }
  }
  for (size_t s = 0; s < asked->set_up_count; s++) {
    if ((asked->set_ups[s].items.tracks >> track & 1) != 0) {
      return true;
    }
  }
  return asked->external_counts;
}

unsigned ap_tracks_tied_to(const ap_scenario *scenario, ap_track track) {
  bool tied = scenario->constraints.external_counts;
  for (size_t c = 0; c < scenario->constraints.cap_count; c++) {
    tied = tied || scenario->constraints.caps[c].tracks == BOTH_TRACKS;
  }
  return tied ? BOTH_TRACKS : 1U << track;
}

/* ---- meters and openings ---- */

static void add_meter(ap_tied_problem *problem, ap_meter_kind kind, ap_track track, size_t index) {
  ap_meter *meter = &problem->meters[problem->meter_count++];
  *meter = (ap_meter){.kind = kind, .track = track, .index = index};
  for (int year = 0; year < AP_YEARS_MOST; year++) {
    meter->limits[year] = AP_UNLIMITED;
  }
}

static bool plans(const ap_tied_problem *problem, unsigned tracks) { return (problem->tracks & tracks) != 0; }

static void list_caps(ap_tied_problem *problem) {
  const ap_constraints *asked = &problem->scenario->constraints;
  for (size_t c = 0; c < asked->cap_count; c++) {
    const ap_cap *cap = &asked->caps[c];
    if (!plans(problem, cap->tracks) || ap_cap_limits_load(cap, AP_EXTERNAL) || ap_cap_limits_load(cap, AP_INTERNAL)) {
      continue;
    }
    add_meter(problem, AP_METER_CAP, AP_EXTERNAL, c);
    ap_meter *meter = &problem->meters[problem->meter_count - 1];
    for (int year = 0; year < problem->horizon; year++) {
      meter->limits[year] = (cap->years >> year & 1) != 0 ? cap->most : AP_UNLIMITED;
    }
  }
}

static void list_apart(ap_tied_problem *problem) {
  const ap_constraints *asked = &problem->scenario->constraints;
  for (size_t g = 0; g < asked->apart_count; g++) {
    for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
      if (!plans(problem, asked->apart[g].items.tracks & 1U << track)) {
        continue;
      }
      add_meter(problem, AP_METER_APART, track, g);
      ap_meter *meter = &problem->meters[problem->meter_count - 1];
      for (int year = 0; year < problem->horizon; year++) {
        meter->limits[year] = 1;
      }
    }
  }
}

/* The loads' meters come first, so that a track's is its number, whether it is planned or not. */
static ap_status list_meters(ap_tied_problem *problem, ap_arena *arena) {
  const ap_constraints *asked = &problem->scenario->constraints;
  size_t most = AP_TRACKS + asked->cap_count + AP_TRACKS * asked->apart_count;
  problem->meters = ap_arena_allocate(arena, most, sizeof *problem->meters);
  if (problem->meters == NULL) {
    return AP_MACHINE;
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    add_meter(problem, AP_METER_LOAD, track, 0);
    for (int year = 0; year < problem->horizons[track]; year++) {
      int64_t cap = problem->units[track].caps[year];
      problem->meters[track].limits[year] = cap > 0 ? cap : AP_UNLIMITED;
    }
  }
  list_caps(problem);
  list_apart(problem);
  return AP_OK;
}

static void add_use(ap_use *uses, size_t *count, size_t meter, int64_t amount) {
  if (amount > 0) {
    uses[(*count)++] = (ap_use){.meter = meter, .amount = amount};
  }
}

static ap_status list_openings(ap_tied_problem *problem, ap_arena *arena) {
  const ap_constraints *asked = &problem->scenario->constraints;
  problem->openings = ap_arena_allocate(arena, AP_TRACKS * asked->set_up_count, sizeof *problem->openings);
  for (size_t s = 0; s < asked->set_up_count && !arena->failed; s++) {
    const ap_set_up *set_up = &asked->set_ups[s];
    for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
      if (!plans(problem, set_up->items.tracks & 1U << track)) {
        continue;
      }
      ap_use *uses = ap_arena_allocate(arena, problem->meter_count, sizeof *uses);
      ap_opening *opening = &problem->openings[problem->opening_count++];
      *opening = (ap_opening){.set_up = s, .track = track, .uses = uses};
      for (size_t m = 0; m < problem->meter_count && uses != NULL; m++) {
        const ap_meter *meter = &problem->meters[m];
        int64_t amount = meter->kind == AP_METER_LOAD && meter->track == track ? set_up->minutes : 0;
        if (meter->kind == AP_METER_CAP) {
          amount = ap_cap_share_of_set_up(asked, &asked->caps[meter->index], track, set_up);
        }
        add_use(uses, &opening->use_count, m, amount);
      }
    }
  }
  return arena->failed ? AP_MACHINE : AP_OK;
}

/* ---- sides ---- */

static bool has_chosen_member(const ap_unit *unit, const ap_chosen_items *chosen, ap_track track) {
  for (size_t m = 0; m < unit->member_count; m++) {
    if (ap_is_chosen(chosen, unit->members[m]->id, track)) {
      return true;
    }
  }
  return false;
}

static int64_t share_of_unit(const ap_scenario *scenario, const ap_cap *cap, ap_track track, const ap_unit *unit) {
  int64_t share = 0;
  for (size_t m = 0; m < unit->member_count; m++) {
    const ap_item *item = unit->members[m];
    share += ap_cap_share(&scenario->constraints, cap, track, item->skill, ap_item_minutes(scenario, item, track));
  }
  return share;
}

static int64_t amount_of(const ap_tied_problem *problem, const ap_meter *meter, ap_track track, const ap_unit *unit) {
  const ap_constraints *asked = &problem->scenario->constraints;
  switch (meter->kind) {
  case AP_METER_LOAD:
    return meter->track == track ? unit->minutes : 0;
  case AP_METER_CAP:
    return share_of_unit(problem->scenario, &asked->caps[meter->index], track, unit);
  case AP_METER_APART:
    return meter->track == track && has_chosen_member(unit, &asked->apart[meter->index].items, track) ? 1 : 0;
  }
  return 0;
}

static bool make_side(const ap_tied_problem *problem, ap_track track, const ap_unit *unit, ap_arena *arena,
                      ap_side *side) {
  ap_use *uses = ap_arena_allocate(arena, problem->meter_count, sizeof *uses);
  size_t *openings = ap_arena_allocate(arena, problem->opening_count, sizeof *openings);
  if (uses == NULL || openings == NULL) {
    return false;
  }
  *side = (ap_side){
      .present = true, .rule = ap_cover_rule_of(unit, problem->horizons[track]), .uses = uses, .openings = openings};
  for (size_t m = 0; m < problem->meter_count; m++) {
    add_use(uses, &side->use_count, m, amount_of(problem, &problem->meters[m], track, unit));
  }
  for (size_t o = 0; o < problem->opening_count; o++) {
    const ap_opening *opening = &problem->openings[o];
    const ap_chosen_items *chosen = &problem->scenario->constraints.set_ups[opening->set_up].items;
    if (opening->track == track && has_chosen_member(unit, chosen, track)) {
      openings[side->opening_count++] = o;
    }
  }
  return true;
}

/* ---- entities ---- */

static ap_status list_entities(ap_tied_problem *problem, ap_arena *arena) {
  const ap_units *external = &problem->units[AP_EXTERNAL];
  const ap_units *internal = &problem->units[AP_INTERNAL];
  problem->entities = ap_arena_allocate(arena, external->count + internal->count, sizeof *problem->entities);
  size_t *partner = ap_arena_allocate(arena, internal->count, sizeof *partner);
  bool *paired = ap_arena_allocate(arena, external->count, sizeof *paired);
  if (arena->failed) {
    return AP_MACHINE;
  }
  for (size_t u = 0; u < internal->count; u++) {
    partner[u] = AP_NO_PARTNER;
  }
  if (problem->scenario->constraints.external_counts &&
      ap_find_partners(problem->scenario, external, internal, partner) != AP_OK) {
    return AP_MACHINE;
  }
  for (size_t u = 0; u < internal->count; u++) {
    ap_entity *entity = &problem->entities[problem->entity_count++];
    entity->units[AP_INTERNAL] = &internal->units[u];
    if (partner[u] != AP_NO_PARTNER) {
      entity->units[AP_EXTERNAL] = &external->units[partner[u]];
      paired[partner[u]] = true;
    }
  }
  for (size_t u = 0; u < external->count; u++) {
    if (!paired[u]) {
      problem->entities[problem->entity_count++].units[AP_EXTERNAL] = &external->units[u];
    }
  }
  return AP_OK;
}

static ap_status make_sides(const ap_tied_problem *problem, ap_arena *arena, ap_side (*sides)[AP_TRACKS]) {
  for (size_t e = 0; e < problem->entity_count; e++) {
    for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
      const ap_unit *unit = problem->entities[e].units[track];
      if (unit != NULL && !make_side(problem, track, unit, arena, &sides[e][track])) {
        return AP_MACHINE;
      }
    }
  }
  return AP_OK;
}

static ap_status build_units(ap_tied_problem *problem, ap_arena *arena, ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status != AP_MACHINE; track++) {
    if (!plans(problem, 1U << track)) {
      continue;
    }
    ap_status built = ap_units_build(problem->scenario, track, arena, diagnostics, &problem->units[track]);
    status = built > status ? built : status;
    problem->horizons[track] = problem->units[track].horizon;
    problem->horizon = problem->horizons[track] > problem->horizon ? problem->horizons[track] : problem->horizon;
  }
  return status;
}

/* The track by itself, where its loads are those of its units alone. */
static ap_status look_at_tracks_alone(ap_tied_problem *problem, ap_arena *arena) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    bool opens = false;
    for (size_t o = 0; o < problem->opening_count; o++) {
      opens = opens || problem->openings[o].track == track;
    }
    if (opens || !plans(problem, 1U << track) || problem->scenario->constraints.external_counts) {
      continue;
    }
    ap_classes *classes = ap_arena_allocate(arena, 1, sizeof *classes);
    if (classes == NULL || ap_classes_build(&problem->units[track], arena, classes) != AP_OK) {
      return AP_MACHINE;
    }
    problem->alone[track] = classes;
  }
  return AP_OK;
}

ap_status ap_tied_build(const ap_scenario *scenario, unsigned tracks, ap_arena *arena, ap_diagnostics *diagnostics,
                        ap_tied_problem *problem) {
  *problem = (ap_tied_problem){.scenario = scenario, .tracks = tracks};
  ap_status status = build_units(problem, arena, diagnostics);
  status = status == AP_OK ? list_meters(problem, arena) : status;
  status = status == AP_OK ? list_openings(problem, arena) : status;
  status = status == AP_OK ? list_entities(problem, arena) : status;
  if (status != AP_OK) {
    return status;
  }
  ap_side(*sides)[AP_TRACKS] = ap_arena_allocate(arena, problem->entity_count, sizeof *sides);
  if (sides == NULL || make_sides(problem, arena, sides) != AP_OK || look_at_tracks_alone(problem, arena) != AP_OK) {
    return AP_MACHINE;
  }
  return ap_tied_pool(problem, sides, arena);
}
