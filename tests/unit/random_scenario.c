/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random_scenario.h"
#include "expected_units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { START_YEAR = 2027, PLANS_MOST = 2000000, CONSTRAINED_PLANS_MOST = 100000 };

typedef struct minutes_kind {
  int step;
  int least; /* in steps */
  int most;
} minutes_kind;

static int32_t some_minutes(random_source *source, const minutes_kind *kind) {
  int minutes = kind->step * random_between(source, kind->least, kind->most);
  /* Now and then one that outweighs all others. */
  return (int32_t)(random_percent(source, 6) ? minutes * 7 : minutes);
}

static minutes_kind some_minutes_kind(random_source *source) {
  static const minutes_kind kinds[] = {{15, 1, 8}, {30, 1, 4}, {1, 1, 97}, {1, 1000, 9999}, {60, 1, 2}};
  return kinds[random_below(source, (int)(sizeof kinds / sizeof kinds[0]))];
}

static ap_answer some_answer(random_source *source) {
  int choice = random_below(source, 4);
  return choice == 0 ? AP_SAYS_NO : choice == 1 ? AP_UNSET : AP_SAYS_YES;
}

static void colour_item(random_source *source, ap_item *item) {
  item->direct = some_answer(source);
  item->inherited = random_percent(source, 8);
  if (item->standard == AP_CONTROL && random_percent(source, 12)) {
    item->selected = false;
    item->reason = "not offered";
  }
}

static ap_item *add_item(random_source *source, made_scenario *made, const minutes_kind *kind, const char *id,
                         ap_item *parent) {
  /* A fifth leaves its minutes to the effort model. */
  int32_t external = random_percent(source, 80) ? some_minutes(source, kind) : 0;
  int32_t internal = random_percent(source, 80) ? some_minutes(source, kind) : 0;
  return made_item(made, id, parent, external, internal);
}

static void add_controls(random_source *source, made_scenario *made, const minutes_kind *kind) {
  int objectives = random_between(source, 1, 8);
  for (int number = 0; number < objectives; number++) {
    /* 8 to 15: the natural order of IDs is not that of their bytes. */
    char id[32];
    snprintf(id, sizeof id, "9.1.%d", number + 8);
    ap_item *objective = add_item(source, made, kind, id, NULL);
    colour_item(source, objective);
    int details = random_percent(source, 50) ? 0 : random_between(source, 1, 3);
    for (int detail = 1; detail <= details; detail++) {
      snprintf(id, sizeof id, "9.1.%d.%d", number + 8, detail);
      colour_item(source, add_item(source, made, kind, id, objective));
    }
  }
}

static void add_management(random_source *source, made_scenario *made, const minutes_kind *kind) {
  ap_item *heading = add_item(source, made, kind, "4.1.1", NULL);
  heading->standard = AP_MANAGEMENT;
  heading->heading = true;
  int items = random_between(source, 1, 3);
  for (int number = 1; number <= items; number++) {
    char id[32];
    snprintf(id, sizeof id, "4.1.1.%d", number);
    colour_item(source, add_item(source, made, kind, id, heading));
  }
}

static const char **one_name(made_scenario *made, const char *name) {
  const char **names = ap_arena_allocate(&made->arena, 1, sizeof *names);
  assert_non_null(names);
  names[0] = name;
  return names;
}

static void fill_select(random_source *source, made_scenario *made, ap_select *select, int depth) {
  switch (random_below(source, depth == 0 ? 6 : 5)) {
  case 0:
    break;
  case 1:
    select->standards = random_percent(source, 80) ? 1U << AP_CONTROL : 1U << AP_MANAGEMENT;
    break;
  case 2:
    select->tags = one_name(made, "direct");
    select->tag_count = 1;
    break;
  case 3:
    select->levels = 1U << random_below(source, AP_LEVELS);
    break;
  case 4:
    select->ids = one_name(made, random_percent(source, 50) ? "9.1.1*" : "?.1.?.1");
    select->id_count = 1;
    break;
  default: {
    ap_select *except = ap_arena_allocate(&made->arena, 1, sizeof *except);
    assert_non_null(except);
    fill_select(source, made, except, depth + 1);
    if (except->standards == 0 && except->tag_count == 0 && except->levels == 0 && except->id_count == 0) {
      except->levels = 1U << AP_DETAILED;
    }
    select->except = except;
  }
  }
}

static void add_rules(random_source *source, made_scenario *made, ap_track track) {
  int rules = random_percent(source, 90) ? random_between(source, 1, 2) : 3;
  for (int number = 1; number <= rules; number++) {
    char id[32];
    snprintf(id, sizeof id, "%s-%d", track == AP_EXTERNAL ? "EXT" : "INT", number);
    ap_unit_kind unit = random_percent(source, 50) ? AP_UNIT_OBJECTIVE : AP_UNIT_ITEM;
    ap_rule *rule = made_rule(made, id, track, unit, random_between(source, 1, 4));
    rule->enabled = random_percent(source, 92);
    fill_select(source, made, &rule->select, 0);
  }
}

static void add_histories(random_source *source, made_scenario *made) {
  int share = random_below(source, 3) * 35;
  for (size_t index = 0; index < made->catalog.count; index++) {
    for (int track = 0; track < AP_TRACKS; track++) {
      if (made->items[index].heading || !random_percent(source, share)) {
        continue;
      }
      int year = START_YEAR - random_between(source, 1, 5);
      made_history(made, &made->items[index], (ap_track)track, year);
      if (random_percent(source, 30)) {
        made_history(made, &made->items[index], (ap_track)track, year - random_between(source, 1, 3));
      }
    }
  }
}

static made_scenario *try_scenario(random_source *source) {
  made_scenario *made = made_scenario_new(START_YEAR, random_between(source, 1, 6));
  minutes_kind kind = some_minutes_kind(source);
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int level = 0; level < AP_LEVELS; level++) {
      made->scenario.effort[track][level] = some_minutes(source, &kind);
    }
  }
  if (random_percent(source, 30)) {
    add_management(source, made, &kind);
  }
  add_controls(source, made, &kind);
  add_rules(source, made, AP_EXTERNAL);
  add_rules(source, made, AP_INTERNAL);
  add_histories(source, made);
  if (random_percent(source, 25)) {
    made->scenario.order[1] = AP_SPREAD;
    made->scenario.order[2] = AP_TOTAL;
  }
  made_scenario_finish(made);
  return made;
}

static bool is_of_size(const made_scenario *made, size_t units_most, uint64_t plans_most) {
  size_t units = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    expected_track expected;
    if (!expected_track_of(&made->scenario, (ap_track)track, &expected) || expected.unit_count > units_most) {
      return false;
    }
    units += expected.unit_count;
    brute_instance instance;
    expected_instance(&expected, &instance);
    if (brute_force_size(&instance, BRUTE_MINIMAL_COVERS, plans_most) == plans_most) {
      return false;
    }
  }
  return units != 0;
}

made_scenario *random_scenario(random_source *source, size_t units_most) {
  for (;;) {
    made_scenario *made = try_scenario(source);
    if (is_of_size(made, units_most, PLANS_MOST)) {
      return made;
    }
    made_scenario_free(made);
  }
}

unsigned random_tracks(random_source *source) {
  int choice = random_below(source, 3);
  return choice == 0 ? 1U << AP_EXTERNAL : choice == 1 ? 1U << AP_INTERNAL : 1U << AP_EXTERNAL | 1U << AP_INTERNAL;
}

const char *random_glob(random_source *source, made_scenario *made) {
  const char *id = made->items[random_below(source, (int)made->catalog.count)].id;
  switch (random_below(source, 6)) {
  case 0:
    return ap_arena_format(&made->arena, "%s*", id);
  case 1:
    return ap_arena_format(&made->arena, "%.4s*", id);
  default:
    return id;
  }
}

ap_years random_years(random_source *source, int count) {
  ap_years years = random_percent(source, 5) ? 1U << random_between(source, 6, AP_YEARS_MOST - 1) : 0;
  for (int drawn = 0; drawn < count; drawn++) {
    years |= 1U << random_below(source, 6);
  }
  return years;
}

void random_pin(random_source *source, made_scenario *made) {
  ap_pin *pin = made_pin(made, random_glob(source, made), random_tracks(source));
  if (random_percent(source, 20)) {
    made_choose(made, &pin->items, random_glob(source, made));
  }
  unsigned asked = 1U << random_below(source, 3) | (random_percent(source, 15) ? 1U << random_below(source, 3) : 0);
  pin->never = (asked & 1U) != 0 ? random_years(source, random_between(source, 1, 2)) : 0;
  pin->only = (asked & 2U) != 0 ? random_years(source, random_between(source, 3, 7)) : 0;
  pin->must = (asked & 4U) != 0 ? random_years(source, 1) & ~pin->never & (pin->only != 0 ? pin->only : ~0U) : 0;
  if (pin->must == 0 && pin->never == 0 && pin->only == 0) {
    pin->must = 1U << random_below(source, 6);
  }
}

void random_group(random_source *source, made_scenario *made) {
  ap_together *group = made_together(made, random_glob(source, made), random_tracks(source));
  for (int more = random_between(source, 0, 2); more > 0; more--) {
    made_choose(made, &group->items, random_glob(source, made));
  }
}

/* Around the mean year of the fewest audits, so that some caps bind and some cannot be kept. */
static void add_cap(random_source *source, made_scenario *made) {
  ap_track track = (ap_track)random_below(source, AP_TRACKS);
  expected_track expected;
  expected_track_of(&made->scenario, track, &expected);
  int64_t total = 0;
  for (size_t unit = 0; unit < expected.unit_count; unit++) {
    const brute_unit *of_unit = &expected.units[unit];
    total += of_unit->minutes * (expected.horizon / of_unit->period);
  }
  int64_t minutes = total / expected.horizon * random_between(source, 80, 200) / 100;
  ap_years years = random_percent(source, 40) ? UINT32_MAX : random_years(source, 2);
  made_cap(made, track, years, minutes < 1 ? 1 : minutes);
}

static void add_constraints(random_source *source, made_scenario *made) {
  for (size_t rule = 0; rule < made->scheme.rule_count; rule++) {
    made->rules[rule].initial_full = random_percent(source, 12);
  }
  for (int pins = random_below(source, 4); pins > 0; pins--) {
    random_pin(source, made);
  }
  for (int groups = random_below(source, 5) - 2; groups > 0; groups--) {
    random_group(source, made);
  }
  for (int caps = random_below(source, 4) - 1; caps > 0; caps--) {
    add_cap(source, made);
  }
}

made_scenario *random_constrained_scenario(random_source *source, size_t units_most) {
  for (;;) {
    made_scenario *made = try_scenario(source);
    if (is_of_size(made, units_most, CONSTRAINED_PLANS_MOST)) {
      add_constraints(source, made);
      if (is_of_size(made, units_most, CONSTRAINED_PLANS_MOST)) {
        return made;
      }
    }
    made_scenario_free(made);
  }
}

static void print_years(const char *word, unsigned years, int horizon) {
  for (int year = 0; year < horizon; year++) {
    if ((years >> year & 1U) != 0) {
      print_message(" %s %d", word, year + 1);
    }
  }
}

void random_scenario_print(const made_scenario *made) {
  print_message("%d years from %d, order %d %d %d\n", made->scenario.years, made->scenario.start_year,
                (int)made->scenario.order[0], (int)made->scenario.order[1], (int)made->scenario.order[2]);
  for (int track = 0; track < AP_TRACKS; track++) {
    expected_track expected;
    expected_track_of(&made->scenario, (ap_track)track, &expected);
    print_message("%s: horizon %d\n", track == AP_EXTERNAL ? "external" : "internal", expected.horizon);
    for (size_t unit = 0; unit < expected.unit_count; unit++) {
      print_message("  unit %zu: %lld minutes, every %d, due %d%s:", unit, (long long)expected.units[unit].minutes,
                    expected.units[unit].period, expected.units[unit].deadline,
                    expected.overdue[unit] ? " (overdue)" : "");
      print_years("without", expected.forbidden[unit], expected.horizon);
      print_years("with", expected.required[unit], expected.horizon);
      for (size_t index = 0; index < expected.member_count; index++) {
        const expected_member *member = &expected.members[index];
        if (member->unit == unit) {
          print_message(" %s (%s, %d minutes)", member->item->id, member->rules, (int)member->minutes);
        }
      }
      print_message("\n");
    }
    for (int year = 0; year < expected.horizon; year++) {
      if ((expected.capped >> year & 1U) != 0) {
        print_message("  at most %lld minutes in year %d\n", (long long)expected.caps[year], year + 1);
      }
    }
  }
}
