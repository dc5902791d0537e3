/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expected_tied.h"

#include <string.h>

/* ---- which external audits count ---- */

/* The unit that holds all items of the internal one which external rules select; SIZE_MAX where there are none, or
 * several units hold them. */
static size_t unit_outside(const expected_tied *expected, size_t internal) {
  const expected_track *inside = &expected->tracks[AP_INTERNAL];
  size_t found = SIZE_MAX;
  for (size_t index = 0; index < inside->member_count; index++) {
    const expected_member *member = &inside->members[index];
    const expected_member *outside =
        member->unit == internal ? expected_member_of(&expected->tracks[AP_EXTERNAL], member->item) : NULL;
    if (outside != NULL && found != SIZE_MAX && outside->unit != found) {
      return SIZE_MAX;
    }
    found = outside != NULL ? outside->unit : found;
  }
  return found;
}

static bool serves_another(const expected_tied *expected, size_t external, size_t internal) {
  const expected_track *outside = &expected->tracks[AP_EXTERNAL];
  for (size_t index = 0; index < outside->member_count; index++) {
    const expected_member *inside = expected_member_of(&expected->tracks[AP_INTERNAL], outside->members[index].item);
    if (outside->members[index].unit == external && inside != NULL && inside->unit != internal) {
      return true;
    }
  }
  return false;
}

static size_t partner_of(const ap_scenario *scenario, const expected_tied *expected, size_t internal) {
  size_t external = scenario->constraints.external_counts ? unit_outside(expected, internal) : SIZE_MAX;
  return external != SIZE_MAX && !serves_another(expected, external, internal) ? external : SIZE_MAX;
}

/* ---- ways ---- */

static bool is_kept(const expected_track *track, size_t unit, unsigned years, unsigned others) {
  for (size_t index = 0; index < track->member_count; index++) {
    const expected_member *member = &track->members[index];
    if (member->unit == unit && !expected_kept_with(track, member, years, others, track->horizon)) {
      return false;
    }
  }
  return true;
}

bool expected_is_way(const expected_tied *expected, const joint_entity *entity, joint_way way) {
  for (int track = 0; track < AP_TRACKS; track++) {
    unsigned others = track == AP_INTERNAL && entity->present[AP_EXTERNAL] ? way.years[AP_EXTERNAL] : 0;
    bool kept = entity->present[track]
                    ? is_kept(&expected->tracks[track], entity->units[track], way.years[track], others)
                    : way.years[track] == 0;
    if (!kept) {
      return false;
    }
  }
  return true;
}

static bool is_minimal(const expected_tied *expected, const joint_entity *entity, joint_way way) {
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int year = 0; year < JOINT_YEARS_MOST; year++) {
      joint_way without = way;
      without.years[track] &= ~(1U << year);
      if (without.years[track] != way.years[track] && expected_is_way(expected, entity, without)) {
        return false;
      }
    }
  }
  return true;
}

static void find_ways(const expected_tied *expected, brute_breadth breadth, joint_entity *entity) {
  unsigned external = entity->present[AP_EXTERNAL] ? 1U << expected->tracks[AP_EXTERNAL].horizon : 1;
  unsigned internal = entity->present[AP_INTERNAL] ? 1U << expected->tracks[AP_INTERNAL].horizon : 1;
  for (unsigned outside = 0; outside < external; outside++) {
    for (unsigned inside = 0; inside < internal; inside++) {
      joint_way way = {{outside, inside}};
      if (expected_is_way(expected, entity, way) &&
          (breadth == BRUTE_ALL_COVERS || is_minimal(expected, entity, way))) {
        entity->ways[entity->way_count++] = way;
      }
    }
  }
}

/* ---- meters ---- */

static size_t add_meter(joint_instance *instance) {
  size_t meter = instance->meter_count++;
  for (int year = 0; year < JOINT_YEARS_MOST; year++) {
    instance->limits[meter][year] = INT64_MAX;
  }
  for (size_t set_up = 0; set_up < instance->set_up_count; set_up++) {
    instance->set_up_uses[AP_EXTERNAL][set_up][meter] = instance->set_up_uses[AP_INTERNAL][set_up][meter] = 0;
  }
  return meter;
}

static bool unit_is_chosen(const expected_track *expected, ap_track track, size_t unit, const ap_chosen_items *items) {
  for (size_t index = 0; index < expected->member_count; index++) {
    const expected_member *member = &expected->members[index];
    if (member->unit == unit && ap_is_chosen(items, member->item->id, (unsigned)track)) {
      return true;
    }
  }
  return false;
}

static int64_t share_of_unit(const ap_constraints *constraints, const ap_cap *cap, const expected_track *expected,
                             ap_track track, size_t unit) {
  int64_t share = 0;
  for (size_t index = 0; index < expected->member_count; index++) {
    const expected_member *member = &expected->members[index];
    bool counts = member->unit == unit && (cap->tracks >> track & 1U) != 0 &&
                  (cap->skill == NULL || (member->item->skill != NULL && strcmp(cap->skill, member->item->skill) == 0));
    int64_t price = cap->in_money ? ap_rate_of(constraints, (unsigned)track, member->item->skill) : 1;
    share += counts ? member->minutes * price : 0;
  }
  return share;
}

static int64_t share_of_set_up(const ap_constraints *constraints, const ap_cap *cap, const ap_set_up *set_up,
                               ap_track track) {
  if ((cap->tracks >> track & 1U) == 0 || cap->skill != NULL) {
    return 0;
  }
  int64_t price = ap_rate_of(constraints, (unsigned)track, NULL);
  return cap->in_money ? set_up->minutes * price + set_up->fee * 60 : set_up->minutes;
}

static void add_loads(const ap_scenario *scenario, expected_tied *expected) {
  joint_instance *instance = &expected->instance;
  for (int track = 0; track < AP_TRACKS; track++) {
    size_t meter = add_meter(instance);
    for (size_t index = 0; index < instance->entity_count; index++) {
      joint_entity *entity = &instance->entities[index];
      entity->uses[track][meter] =
          entity->present[track] ? expected->tracks[track].units[entity->units[track]].minutes : 0;
    }
    for (size_t index = 0; index < instance->set_up_count; index++) {
      instance->set_up_uses[track][index][meter] = scenario->constraints.set_ups[index].minutes;
    }
  }
}

static void add_cap(const ap_constraints *constraints, const ap_cap *cap, expected_tied *expected) {
  joint_instance *instance = &expected->instance;
  size_t meter = add_meter(instance);
  for (int year = 0; year < JOINT_YEARS_MOST; year++) {
    instance->limits[meter][year] = (cap->years >> year & 1U) != 0 ? cap->most : INT64_MAX;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t index = 0; index < instance->entity_count; index++) {
      joint_entity *entity = &instance->entities[index];
      if (entity->present[track]) {
        entity->uses[track][meter] =
            share_of_unit(constraints, cap, &expected->tracks[track], (ap_track)track, entity->units[track]);
      }
    }
    for (size_t index = 0; index < instance->set_up_count; index++) {
      instance->set_up_uses[track][index][meter] =
          share_of_set_up(constraints, cap, &constraints->set_ups[index], (ap_track)track);
    }
  }
}

static bool entity_is_chosen(const expected_tied *expected, const joint_entity *entity, int track,
                             const ap_chosen_items *items) {
  return entity->present[track] &&
         unit_is_chosen(&expected->tracks[track], (ap_track)track, entity->units[track], items);
}

static void add_apart(const ap_apart *group, expected_tied *expected) {
  joint_instance *instance = &expected->instance;
  for (int track = 0; track < AP_TRACKS; track++) {
    size_t meter = add_meter(instance);
    for (int year = 0; year < JOINT_YEARS_MOST; year++) {
      instance->limits[meter][year] = 1;
    }
    for (size_t index = 0; index < instance->entity_count; index++) {
      joint_entity *entity = &instance->entities[index];
      entity->uses[track][meter] = entity_is_chosen(expected, entity, track, &group->items);
    }
  }
}

static void add_openings(const ap_constraints *constraints, expected_tied *expected) {
  joint_instance *instance = &expected->instance;
  instance->set_up_count = constraints->set_up_count;
  for (size_t set_up = 0; set_up < constraints->set_up_count; set_up++) {
    for (size_t index = 0; index < instance->entity_count; index++) {
      joint_entity *entity = &instance->entities[index];
      for (int track = 0; track < AP_TRACKS; track++) {
        bool member = entity_is_chosen(expected, entity, track, &constraints->set_ups[set_up].items);
        entity->opens[track] |= member ? 1U << set_up : 0U;
      }
    }
  }
}

/* ---- all of it ---- */

static joint_entity *add_entity(joint_instance *instance) {
  joint_entity *entity = &instance->entities[instance->entity_count++];
  entity->present[AP_EXTERNAL] = entity->present[AP_INTERNAL] = false;
  entity->opens[AP_EXTERNAL] = entity->opens[AP_INTERNAL] = 0;
  memset(entity->uses, 0, sizeof entity->uses);
  entity->way_count = 0;
  return entity;
}

static void put_side(joint_entity *entity, ap_track track, size_t unit) {
  entity->present[track] = true;
  entity->units[track] = unit;
}

static void add_entities(const ap_scenario *scenario, expected_tied *expected) {
  joint_entity *of_external[BRUTE_UNITS_MOST];
  for (size_t unit = 0; unit < expected->tracks[AP_EXTERNAL].unit_count; unit++) {
    of_external[unit] = add_entity(&expected->instance);
    put_side(of_external[unit], AP_EXTERNAL, unit);
  }
  for (size_t unit = 0; unit < expected->tracks[AP_INTERNAL].unit_count; unit++) {
    size_t partner = partner_of(scenario, expected, unit);
    put_side(partner != SIZE_MAX ? of_external[partner] : add_entity(&expected->instance), AP_INTERNAL, unit);
    expected->paired = expected->paired || partner != SIZE_MAX;
  }
}

static bool read_tracks(const ap_scenario *scenario, unsigned tracks, expected_tied *expected) {
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!expected_track_of(scenario, (ap_track)track, &expected->tracks[track]) ||
        expected->tracks[track].horizon > JOINT_YEARS_MOST) {
      return false;
    }
    if ((tracks >> track & 1U) == 0) {
      expected->tracks[track].unit_count = 0;
      expected->tracks[track].member_count = 0;
    }
  }
  const ap_constraints *constraints = &scenario->constraints;
  return constraints->set_up_count <= JOINT_SET_UPS_MOST &&
         AP_TRACKS + constraints->cap_count + AP_TRACKS * constraints->apart_count <= JOINT_METERS_MOST;
}

bool expected_tied_of(const ap_scenario *scenario, unsigned tracks, brute_breadth breadth, expected_tied *expected) {
  joint_instance *instance = &expected->instance;
  expected->paired = false;
  expected->breadth = breadth;
  instance->entity_count = instance->meter_count = instance->set_up_count = 0;
  if (!read_tracks(scenario, tracks, expected)) {
    return false;
  }
  instance->horizons[AP_EXTERNAL] = expected->tracks[AP_EXTERNAL].horizon;
  instance->horizons[AP_INTERNAL] = expected->tracks[AP_INTERNAL].horizon;
  instance->spread_first = scenario->order[1] == AP_SPREAD;
  add_entities(scenario, expected);
  for (size_t index = 0; index < instance->entity_count; index++) {
    find_ways(expected, breadth, &instance->entities[index]);
  }
  const ap_constraints *constraints = &scenario->constraints;
  add_openings(constraints, expected);
  add_loads(scenario, expected);
  for (size_t index = 0; index < constraints->cap_count; index++) {
    add_cap(constraints, &constraints->caps[index], expected);
  }
  for (size_t index = 0; index < constraints->apart_count; index++) {
    add_apart(&constraints->apart[index], expected);
  }
  return true;
}

bool expected_joined(const ap_scenario *scenario, const expected_tied *of_both_tracks) {
  for (size_t index = 0; index < scenario->constraints.cap_count; index++) {
    const ap_cap *cap = &scenario->constraints.caps[index];
    bool both = cap->tracks == (1U << AP_EXTERNAL | 1U << AP_INTERNAL);
    bool of_skill = cap->skill != NULL; /* which perhaps no item of one of the tracks has */
    if (both && !of_skill && cap->years == UINT32_MAX) {
      return true;
    }
  }
  return of_both_tracks->paired;
}
