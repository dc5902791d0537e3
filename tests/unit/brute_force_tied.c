/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brute_force_tied.h"

static void add_uses(const joint_instance *instance, const int64_t *uses, int year, joint_usage *usage) {
  for (size_t meter = 0; meter < instance->meter_count; meter++) {
    usage->used[meter][year] += uses[meter];
  }
}

static void add_set_ups(const joint_instance *instance, unsigned opened, int track, int year, joint_usage *usage) {
  for (size_t set_up = 0; set_up < instance->set_up_count; set_up++) {
    if ((opened >> set_up & 1U) != 0) {
      add_uses(instance, instance->set_up_uses[track][set_up], year, usage);
      usage->set_up_minutes[track][year] += instance->set_up_uses[track][set_up][track];
    }
  }
  usage->open[track][year] |= opened;
}

static void add_audit(const joint_instance *instance, const joint_entity *entity, int track, int year,
                      joint_usage *usage) {
  add_uses(instance, entity->uses[track], year, usage);
  add_set_ups(instance, entity->opens[track] & ~usage->open[track][year], track, year, usage);
}

static bool is_within(const joint_instance *instance, int year, const joint_usage *usage) {
  for (size_t meter = 0; meter < instance->meter_count; meter++) {
    if (usage->used[meter][year] > instance->limits[meter][year]) {
      return false;
    }
  }
  return true;
}

bool joint_add(const joint_instance *instance, const joint_entity *entity, joint_way way, joint_usage *usage) {
  bool within = true;
  for (int year = 0; year < JOINT_YEARS_MOST; year++) {
    for (int track = 0; track < JOINT_TRACKS; track++) {
      if ((way.years[track] >> year & 1U) != 0) {
        add_audit(instance, entity, track, year, usage);
        within = within && is_within(instance, year, usage);
      }
    }
  }
  return within;
}

uint64_t joint_size(const joint_instance *instance, uint64_t limit) {
  uint64_t size = 1;
  for (size_t entity = 0; entity < instance->entity_count && size < limit; entity++) {
    size *= instance->entities[entity].way_count;
  }
  return size < limit ? size : limit;
}

static int compare_criterion(const joint_instance *instance, int track, bool spread, const brute_value *left,
                             const brute_value *right) {
  if (spread) {
    return brute_compare_spread(left, right, instance->horizons[track]);
  }
  return (left->total > right->total) - (left->total < right->total);
}

/* Negative where the left one is better: peaks, then the next criterion, then the last, the external track's first. */
static int compare_values(const joint_instance *instance, const brute_value *left, const brute_value *right) {
  for (int track = 0; track < JOINT_TRACKS; track++) {
    if (left[track].peak != right[track].peak) {
      return left[track].peak < right[track].peak ? -1 : 1;
    }
  }
  for (int place = 1; place <= 2; place++) {
    for (int track = 0; track < JOINT_TRACKS; track++) {
      bool spread = instance->spread_first == (place == 1);
      int order = compare_criterion(instance, track, spread, &left[track], &right[track]);
      if (order != 0) {
        return order;
      }
    }
  }
  return 0;
}

static void judge_plan(const joint_instance *instance, const joint_usage *usage, joint_best *best) {
  brute_value values[JOINT_TRACKS];
  for (int track = 0; track < JOINT_TRACKS; track++) {
    values[track] = brute_value_of(usage->used[track], instance->horizons[track]);
  }
  if (!best->feasible || compare_values(instance, values, best->tracks) < 0) {
    best->feasible = true;
    best->tracks[0] = values[0];
    best->tracks[1] = values[1];
  }
}

/* NOLINTNEXTLINE(misc-no-recursion): one call deep for each entity */
static void try_entities(const joint_instance *instance, size_t first, const joint_usage *usage, joint_best *best) {
  if (first == instance->entity_count) {
    judge_plan(instance, usage, best);
    return;
  }
  const joint_entity *entity = &instance->entities[first];
  for (size_t way = 0; way < entity->way_count; way++) {
    joint_usage with = *usage;
    if (joint_add(instance, entity, entity->ways[way], &with)) {
      try_entities(instance, first + 1, &with, best);
    }
  }
}

void tied_brute_force(const joint_instance *instance, joint_best *best) {
  *best = (joint_best){0};
  joint_usage none = {0};
  try_entities(instance, 0, &none, best);
}

static joint_way forced_way(const joint_entity *entity) {
  joint_way forced = {{~0U, ~0U}};
  for (size_t way = 0; way < entity->way_count; way++) {
    forced.years[0] &= entity->ways[way].years[0];
    forced.years[1] &= entity->ways[way].years[1];
  }
  return forced;
}

void joint_forced(const joint_instance *instance, joint_usage *forced) {
  *forced = (joint_usage){0};
  for (size_t index = 0; index < instance->entity_count; index++) {
    const joint_entity *entity = &instance->entities[index];
    if (entity->way_count != 0) {
      joint_add(instance, entity, forced_way(entity), forced);
    }
  }
}

/* The years that some way of the entity has on the track, but not each. */
static unsigned open_years(const joint_entity *entity, int track) {
  unsigned years = 0;
  for (size_t way = 0; way < entity->way_count; way++) {
    years |= entity->ways[way].years[track];
  }
  return years & ~forced_way(entity).years[track];
}

static bool divides_set_ups(const joint_instance *instance, const joint_entity *entity, const joint_usage *forced,
                            int track, int64_t divisor) {
  for (int year = 0; year < JOINT_YEARS_MOST; year++) {
    unsigned opened = (open_years(entity, track) >> year & 1U) != 0 ? entity->opens[track] : 0;
    opened &= ~forced->open[track][year];
    for (size_t set_up = 0; set_up < instance->set_up_count; set_up++) {
      int64_t minutes = instance->set_up_uses[track][set_up][track];
      if ((opened >> set_up & 1U) != 0 && (divisor == 0 ? minutes != 0 : minutes % divisor != 0)) {
        return false;
      }
    }
  }
  return true;
}

bool joint_divides(const joint_instance *instance, const joint_usage *forced, int track, int64_t divisor) {
  for (size_t index = 0; index < instance->entity_count; index++) {
    const joint_entity *entity = &instance->entities[index];
    bool open = entity->way_count != 0 && open_years(entity, track) != 0;
    if (open && (divisor == 0 || entity->uses[track][track] % divisor != 0 ||
                 !divides_set_ups(instance, entity, forced, track, divisor))) {
      return false;
    }
  }
  return true;
}
