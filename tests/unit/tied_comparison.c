/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tied_comparison.h"

/* Both tracks of one plan on their way through the comparison. */
typedef struct tied_tracks {
  comparison of[AP_TRACKS];
  read_rows read[AP_TRACKS];
  const expected_tied *expected;
  joint_usage usage;
} tied_tracks;

/* The years in which the unit is audited, the same for all of its members. */
static unsigned years_of_unit(comparison *of, const read_rows *read, size_t unit) {
  unsigned years = 0;
  for (size_t index = 0; index < of->expected.member_count; index++) {
    if (of->expected.members[index].unit == unit) {
      if (years != 0) {
        expect_equal(of, "years of a member, of its unit", read->years[index], years);
      }
      years = read->years[index];
    }
  }
  return years;
}

/* Each unit is audited in years that satisfy what is asked of it, and all of them keep within the limits. */
static void add_up(tied_tracks *both) {
  const joint_instance *instance = &both->expected->instance;
  for (size_t index = 0; index < instance->entity_count; index++) {
    const joint_entity *entity = &instance->entities[index];
    joint_way way = {{0}};
    for (int track = 0; track < AP_TRACKS; track++) {
      way.years[track] =
          entity->present[track] ? years_of_unit(&both->of[track], &both->read[track], entity->units[track]) : 0;
    }
    comparison *of = &both->of[entity->present[AP_INTERNAL] ? AP_INTERNAL : AP_EXTERNAL];
    if (!expected_is_way(both->expected, entity, way)) {
      complain(of, "years of a unit (internal and external, by four bits) that break its rules",
               way.years[AP_INTERNAL] << 4 | way.years[AP_EXTERNAL], 0);
    }
    if (!joint_add(instance, entity, way, &both->usage)) {
      complain(of, "more than a limit allows, with entity", (int64_t)index, 0);
    }
  }
}

static void compare_years(tied_tracks *both, const ap_plan *plan, int track, const joint_usage *forced) {
  comparison *of = &both->of[track];
  const ap_track_plan *planned = &plan->tracks[track];
  for (int year = 0; year < of->expected.horizon; year++) {
    const ap_plan_year *shown = &planned->years[year];
    expect_equal(of, "a plan year", shown->year, of->made->scenario.start_year + year);
    expect_equal(of, "minutes of a year", shown->minutes, both->usage.used[track][year]);
    expect_equal(of, "items of a year", shown->items, both->read[track].items[year]);
    expect_equal(of, "set-up minutes of a year", shown->set_up_minutes, both->usage.set_up_minutes[track][year]);
    expect_equal(of, "minutes of a year, those of its rows and set-ups", shown->minutes,
                 both->read[track].loads[year] + shown->set_up_minutes);
    expect_equal(of, "forced minutes of a year", shown->forced_minutes, forced->used[track][year]);
    if (year < of->made->scenario.years) {
      expect_equal(of, "ap_plan_minutes()", ap_plan_minutes(plan, of->track, year), shown->minutes);
    }
  }
}

/* The first year that forces the peak upon the plan; -1. */
static int forcing_year(const comparison *of, const int64_t *forced, int64_t peak) {
  for (int year = 0; year < of->expected.horizon; year++) {
    if (forced[year] == peak) {
      return year;
    }
  }
  return -1;
}

static void compare_forced_peak(tied_tracks *both, const ap_plan *plan, int track, const joint_usage *forced) {
  comparison *of = &both->of[track];
  const ap_track_plan *planned = &plan->tracks[track];
  const int64_t *loads = both->usage.used[track];
  brute_value value = brute_value_of(loads, of->expected.horizon);
  int64_t rest = 0;
  for (int year = 0; year < of->expected.horizon; year++) {
    rest = !planned->set_apart[year] && loads[year] > rest ? loads[year] : rest;
    if (planned->set_apart[year]) {
      expect_equal(of, "load of a year set apart, all of it forced", loads[year], forced->used[track][year]);
    }
  }
  int first = forcing_year(of, forced->used[track], value.peak);
  if (planned->peak_is_forced) {
    expect_equal(of, "forced year", planned->forced_year, of->made->scenario.start_year + first);
    expect_equal(of, "peak of the rest", planned->rest_peak, rest);
  }
  bool level = value.peak - value.loads[of->expected.horizon - 1] <= planned->certificate.common_divisor;
  expect_equal(of, "peak is forced", planned->peak_is_forced, first >= 0 && !level);
}

static void compare_track(tied_tracks *both, const ap_plan *plan, int track, const joint_best *best) {
  comparison *of = &both->of[track];
  const ap_track_plan *planned = &plan->tracks[track];
  joint_usage forced;
  joint_forced(&both->expected->instance, &forced);
  compare_years(both, plan, track, &forced);
  compare_value(of, plan, both->usage.used[track], &best->tracks[track]);
  compare_forced_peak(both, plan, track, &forced);
  int64_t divisor = planned->certificate.common_divisor;
  bool minimal = both->expected->breadth == BRUTE_MINIMAL_COVERS; /* years to spare need not be divided */
  if (minimal && !joint_divides(&both->expected->instance, &forced, track, divisor)) {
    complain(of, "a common divisor that does not divide all that is not forced", divisor, 0);
  }
}

/* What does not depend on where the audits are; whether the rest can be compared at all. */
static bool compare_shape(comparison *of, const ap_plan *plan) {
  const ap_track_plan *planned = &plan->tracks[of->track];
  expect_equal(of, "empty", planned->empty, 0);
  expect_equal(of, "units", (int64_t)planned->unit_count, (int64_t)of->expected.unit_count);
  expect_equal(of, "overdue units", (int64_t)planned->overdue_count, (int64_t)of->expected.overdue_count);
  expect_equal(of, "horizon", planned->horizon, of->expected.horizon);
  return planned->horizon == of->expected.horizon;
}

size_t compare_tied_plan(const made_scenario *made, const ap_plan *plan, uint64_t number, unsigned tracks,
                         const expected_tied *expected, const joint_best *best) {
  static tied_tracks both; /* large */
  both = (tied_tracks){.expected = expected};
  bool comparable = true;
  for (int track = 0; track < AP_TRACKS; track++) {
    both.of[track] =
        (comparison){.number = number, .made = made, .track = (ap_track)track, .expected = expected->tracks[track]};
    if (both.of[track].expected.unit_count != 0) {
      comparable = compare_shape(&both.of[track], plan) && comparable;
      read_plan_rows(&both.of[track], plan, &both.read[track]);
    }
  }
  if (comparable) {
    add_up(&both);
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (both.of[track].expected.unit_count != 0 && comparable) {
      compare_track(&both, plan, track, best);
    } else if ((tracks >> track & 1U) != 0 && both.of[track].expected.unit_count == 0) {
      compare_empty(&both.of[track], plan);
    }
  }
  return both.of[AP_EXTERNAL].complaints + both.of[AP_INTERNAL].complaints;
}
