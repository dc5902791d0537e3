/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random_tied_scenario.h"
#include "expected_tied.h"
#include "random_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { START_YEAR = 2027, BOTH_TRACKS = 1U << AP_EXTERNAL | 1U << AP_INTERNAL };

static int32_t some_minutes(random_source *source, int step) {
  int minutes = step * random_between(source, 1, step == 1 ? 97 : 6);
  return (int32_t)(random_percent(source, 6) ? minutes * 5 : minutes);
}

static const char *some_skill(random_source *source) {
  int choice = random_below(source, 5);
  return choice == 0 ? "network" : choice <= 2 ? "crypto" : NULL;
}

static void colour_item(random_source *source, ap_item *item) {
  int answer = random_below(source, 4);
  item->direct = answer == 0 ? AP_SAYS_NO : answer == 1 ? AP_UNSET : AP_SAYS_YES;
  item->inherited = random_percent(source, 5);
  item->skill = some_skill(source);
}

static ap_item *add_item(random_source *source, made_scenario *made, int step, const char *id, ap_item *parent) {
  int32_t external = some_minutes(source, step);
  int32_t internal = some_minutes(source, step);
  ap_item *item = made_item(made, id, parent, external, internal);
  colour_item(source, item);
  return item;
}

static void add_controls(random_source *source, made_scenario *made, int step) {
  int objectives = random_between(source, 1, 5);
  for (int number = 0; number < objectives; number++) {
    char id[32];
    snprintf(id, sizeof id, "9.1.%d", number + 8);
    ap_item *objective = add_item(source, made, step, id, NULL);
    int details = random_percent(source, 60) ? 0 : random_between(source, 1, 2);
    for (int detail = 1; detail <= details; detail++) {
      snprintf(id, sizeof id, "9.1.%d.%d", number + 8, detail);
      add_item(source, made, step, id, objective);
    }
  }
}

static void fill_select(random_source *source, made_scenario *made, ap_select *select) {
  int choice = random_below(source, 8);
  if (choice == 0) {
    select->levels = 1U << random_below(source, AP_LEVELS);
  } else if (choice <= 2) {
    const char **names = ap_arena_allocate(&made->arena, 1, sizeof *names);
    assert_non_null(names);
    names[0] = "direct";
    select->tags = names;
    select->tag_count = 1;
  }
}

static void add_rules(random_source *source, made_scenario *made, ap_track track) {
  int choice = random_below(source, 10);
  int rules = choice == 0 ? 0 : choice <= 7 ? 1 : 2;
  for (int number = 1; number <= rules; number++) {
    char id[32];
    snprintf(id, sizeof id, "%s-%d", track == AP_EXTERNAL ? "EXT" : "INT", number);
    ap_unit_kind unit = random_percent(source, 70) ? AP_UNIT_OBJECTIVE : AP_UNIT_ITEM;
    ap_rule *rule = made_rule(made, id, track, unit, random_percent(source, 10) ? 1 : random_between(source, 2, 3));
    fill_select(source, made, &rule->select);
    rule->initial_full = random_percent(source, 5);
  }
}

static void add_histories(random_source *source, made_scenario *made) {
  int share = random_below(source, 3) * 30;
  for (size_t index = 0; index < made->catalog.count; index++) {
    for (int track = 0; track < AP_TRACKS; track++) {
      if (random_percent(source, share)) {
        made_history(made, &made->items[index], (ap_track)track, START_YEAR - random_between(source, 1, 4));
      }
    }
  }
}

static void choose_more(random_source *source, made_scenario *made, ap_chosen_items *items) {
  for (int more = random_between(source, 0, 2); more > 0; more--) {
    made_choose(made, items, random_glob(source, made));
  }
}

static void add_apart(random_source *source, made_scenario *made) {
  const char *glob = random_glob(source, made);
  unsigned tracks = random_tracks(source);
  ap_apart *group = made_apart(made, glob, tracks);
  made_choose(made, &group->items, random_glob(source, made));
}

static void add_set_up(random_source *source, made_scenario *made) {
  const char *glob = random_percent(source, 25) ? "*" : random_glob(source, made);
  unsigned tracks = random_tracks(source);
  int minutes = random_percent(source, 20) ? 0 : some_minutes(source, random_percent(source, 70) ? 15 : 1);
  int fee = minutes == 0 || random_percent(source, 50) ? random_between(source, 1, 900) : 0;
  ap_set_up *set_up = made_set_up(made, glob, tracks, minutes);
  set_up->fee = fee;
  choose_more(source, made, &set_up->items);
}

static void add_rate(random_source *source, made_scenario *made, unsigned tracks, const char *skill) {
  ap_rate *rate = made_rate(made, random_between(source, 1, 300));
  rate->tracks = tracks;
  rate->skill = skill;
}

static void add_rates(random_source *source, made_scenario *made) {
  add_rate(source, made, 1U << AP_EXTERNAL, NULL);
  add_rate(source, made, 1U << AP_INTERNAL, NULL);
  if (random_percent(source, 50)) {
    unsigned tracks = random_tracks(source);
    add_rate(source, made, tracks, "crypto");
  }
  if (random_percent(source, 20)) {
    unsigned tracks = random_tracks(source);
    add_rate(source, made, tracks, "network");
  }
}

/* What a year takes of the cap on average with the fewest audits, without set-ups. */
static int64_t mean_use(const made_scenario *made, const ap_cap *cap) {
  int64_t use = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    expected_track expected;
    expected_track_of(&made->scenario, (ap_track)track, &expected);
    for (size_t index = 0; index < expected.member_count; index++) {
      const expected_member *member = &expected.members[index];
      int64_t share =
          ap_cap_share(&made->scenario.constraints, cap, (unsigned)track, member->item->skill, member->minutes);
      use += share * (expected.horizon / expected.units[member->unit].period) / expected.horizon;
    }
  }
  return use;
}

static void add_cap(random_source *source, made_scenario *made) {
  ap_cap *cap = made_cap(made, AP_EXTERNAL, UINT32_MAX, 1);
  cap->tracks = random_tracks(source);
  cap->skill = random_percent(source, 40) ? "crypto" : random_percent(source, 10) ? "network" : NULL;
  cap->in_money = random_percent(source, 40);
  if (random_percent(source, 50)) {
    cap->years = random_years(source, 2);
  }
  int64_t unit = cap->in_money ? AP_MINUTES_OF_AN_HOUR : 1;
  int64_t most = mean_use(made, cap) / unit * random_between(source, 130, 700) / 100;
  cap->most = (most < 1 ? 1 : most) * unit;
}

static void add_constraints(random_source *source, made_scenario *made) {
  for (int pins = random_below(source, 8) - 5; pins > 0; pins--) {
    random_pin(source, made);
  }
  for (int groups = random_below(source, 8) - 6; groups > 0; groups--) {
    random_group(source, made);
  }
  for (int groups = random_below(source, 8) - 5; groups > 0; groups--) {
    add_apart(source, made);
  }
  for (int set_ups = random_below(source, 5) - 2; set_ups > 0; set_ups--) {
    add_set_up(source, made);
  }
  add_rates(source, made);
  for (int caps = random_below(source, 5) - 1; caps > 0; caps--) {
    add_cap(source, made);
  }
  made->scenario.constraints.external_counts = random_percent(source, 40);
}

static made_scenario *try_scenario(random_source *source) {
  static const int steps[] = {1, 15, 15, 30, 60};
  made_scenario *made = made_scenario_new(START_YEAR, random_between(source, 2, 5));
  add_controls(source, made, steps[random_below(source, (int)(sizeof steps / sizeof steps[0]))]);
  add_rules(source, made, AP_EXTERNAL);
  add_rules(source, made, AP_INTERNAL);
  add_histories(source, made);
  if (random_percent(source, 30)) {
    made->scenario.order[1] = AP_SPREAD;
    made->scenario.order[2] = AP_TOTAL;
  }
  made_scenario_finish(made);
  return made;
}

static bool is_of_size(const made_scenario *made, size_t units_most, uint64_t plans_most) {
  expected_tied *expected = malloc(sizeof *expected);
  assert_non_null(expected);
  bool fits = expected_tied_of(&made->scenario, BOTH_TRACKS, BRUTE_MINIMAL_COVERS, expected);
  size_t units = expected->tracks[AP_EXTERNAL].unit_count + expected->tracks[AP_INTERNAL].unit_count;
  fits = fits && units >= 1 && units <= units_most && joint_size(&expected->instance, plans_most) < plans_most;
  free(expected);
  return fits;
}

made_scenario *random_tied_scenario(random_source *source, size_t units_most, uint64_t plans_most) {
  for (;;) {
    made_scenario *made = try_scenario(source);
    if (is_of_size(made, units_most, plans_most)) {
      add_constraints(source, made);
      if (is_of_size(made, units_most, plans_most)) {
        return made;
      }
    }
    made_scenario_free(made);
  }
}
