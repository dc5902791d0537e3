/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random_tied.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { START_YEAR = 2027, ID_BYTES = 32, BOTH = 1U << AP_EXTERNAL | 1U << AP_INTERNAL };

/* How one objective's audits on a track must lie. */
typedef struct spacing {
  int horizon, period, deadline;
  unsigned barred, required;
} spacing;

static bool are_near_enough(const spacing *rule, unsigned years) {
  for (int from = 0; from + rule->period <= rule->horizon; from++) {
    if ((years >> from & ((1U << rule->period) - 1)) == 0) {
      return false;
    }
  }
  return (years & ((1U << rule->deadline) - 1)) != 0;
}

static bool is_way(const spacing *rules, bool counts, const tied_way *way) {
  for (int track = 0; track < AP_TRACKS; track++) {
    const spacing *rule = &rules[track];
    unsigned years = way->years[track];
    unsigned counted = counts && track == AP_INTERNAL ? years | way->years[AP_EXTERNAL] : years;
    if ((years & rule->barred) != 0 || (rule->required & ~years) != 0 || !are_near_enough(rule, counted)) {
      return false;
    }
  }
  return true;
}

static bool is_least(const spacing *rules, bool counts, const tied_way *way) {
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int year = 0; year < rules[track].horizon; year++) {
      tied_way without = *way;
      without.years[track] &= ~(1U << year);
      if (without.years[track] != way->years[track] && is_way(rules, counts, &without)) {
        return false;
      }
    }
  }
  return true;
}

static void find_ways(const spacing *rules, bool counts, tied_objective *objective) {
  tied_way way;
  for (way.years[0] = 0; way.years[0] < 1U << rules[0].horizon; way.years[0]++) {
    for (way.years[1] = 0; way.years[1] < 1U << rules[1].horizon; way.years[1]++) {
      if (is_way(rules, counts, &way) && is_least(rules, counts, &way)) {
        objective->ways[objective->way_count++] = way;
      }
    }
  }
}

static const char *random_skill(random_source *source) {
  static const char *const skills[] = {NULL, NULL, "crypto", "cloud"};
  return skills[random_below(source, 4)];
}

static unsigned random_tracks(random_source *source) {
  return random_percent(source, 50) ? BOTH : 1U << random_below(source, AP_TRACKS);
}

/* ---- the scenario ---- */

static void add_caps(random_source *source, made_scenario *made, int step) {
  int count = random_between(source, 0, 2);
  for (int c = 0; c < count; c++) {
    ap_cap *cap = made_cap(made, AP_EXTERNAL, UINT32_MAX, step * random_between(source, 8, 40));
    cap->tracks = random_tracks(source);
    cap->skill = random_percent(source, 40) ? "crypto" : NULL;
    if (random_percent(source, 40)) {
      cap->years = (ap_years)random_between(source, 1, 15);
    }
    if (random_percent(source, 40)) {
      cap->in_money = true;
      cap->most = (int64_t)AP_MINUTES_OF_AN_HOUR * random_between(source, 40, 900);
    }
  }
  made_rate(made, random_between(source, 30, 90));
  if (random_percent(source, 40)) {
    made_rate(made, random_between(source, 30, 90))->skill = "crypto";
  }
}

/* One glob of one objective with what belongs to it, and of all that are there. */
static void choose_some(random_source *source, made_scenario *made, size_t count, ap_chosen_items *chosen) {
  char glob[ID_BYTES];
  for (size_t k = 1; k <= count; k++) {
    snprintf(glob, sizeof glob, "9.1.%zu", k);
    if (random_percent(source, 50)) {
      made_choose(made, chosen, glob);
    }
  }
}

static void add_groups(random_source *source, made_scenario *made, size_t count, int step) {
  if (random_percent(source, 35)) {
    choose_some(source, made, count, &made_apart(made, "9.1.1*", random_tracks(source))->items);
  }
  for (int s = random_between(source, 0, 2); s > 0; s--) {
    ap_set_up *set_up = made_set_up(made, "9.1.1*", random_tracks(source), step * random_between(source, 0, 4));
    choose_some(source, made, count, &set_up->items);
    set_up->fee = set_up->minutes == 0 || random_percent(source, 50) ? random_between(source, 1, 60) : 0;
  }
  made->scenario.constraints.external_counts = random_percent(source, 50);
}

static void add_objective(random_source *source, made_scenario *made, size_t k, int step) {
  char id[ID_BYTES];
  snprintf(id, sizeof id, "9.1.%zu", k);
  ap_item *objective =
      made_item(made, id, NULL, step * random_between(source, 1, 9), step * random_between(source, 1, 9));
  objective->skill = random_skill(source);
  if (random_percent(source, 30)) {
    snprintf(id, sizeof id, "9.1.%zu.1", k);
    made_item(made, id, objective, step * random_between(source, 1, 4), step * random_between(source, 1, 4))->skill =
        random_skill(source);
  }
}

static void add_pins(random_source *source, made_scenario *made, size_t count) {
  char glob[ID_BYTES];
  for (size_t k = 1; k <= count; k++) {
    if (random_percent(source, 25)) {
      snprintf(glob, sizeof glob, "9.1.%zu", k);
      ap_pin *pin = made_pin(made, glob, random_tracks(source));
      pin->never = (ap_years)1 << random_below(source, TIED_YEARS_MOST);
      pin->must = random_percent(source, 30) ? (ap_years)1 << random_below(source, TIED_YEARS_MOST) : 0;
      pin->must &= ~pin->never;
    }
  }
}

/* ---- what it comes to ---- */

static ap_item *item_of(made_scenario *made, const char *id) {
  for (size_t i = 0; i < made->catalog.count; i++) {
    if (strcmp(made->items[i].id, id) == 0) {
      return &made->items[i];
    }
  }
  return NULL;
}

static bool is_chosen(const ap_chosen_items *chosen, const char *id, int track) {
  for (size_t i = 0; (chosen->tracks >> track & 1U) != 0 && i < chosen->id_count; i++) {
    size_t length = strlen(chosen->ids[i]);
    bool wild = chosen->ids[i][length - 1] == '*';
    if (wild ? strncmp(chosen->ids[i], id, length - 1) == 0 : strcmp(chosen->ids[i], id) == 0) {
      return true;
    }
  }
  return false;
}

static int64_t rate_of(const ap_constraints *constraints, const char *skill) {
  int64_t rate = constraints->rates[0].per_hour;
  bool of_crypto = skill != NULL && strcmp(skill, "crypto") == 0;
  return of_crypto && constraints->rate_count == 2 ? constraints->rates[1].per_hour : rate;
}

static int64_t share_of(const ap_constraints *constraints, const ap_cap *cap, int track, const char *skill,
                        int64_t minutes) {
  bool counts =
      (cap->tracks >> track & 1U) != 0 && (cap->skill == NULL || (skill != NULL && strcmp(cap->skill, skill) == 0));
  return counts ? minutes * (cap->in_money ? rate_of(constraints, skill) : 1) : 0;
}

static void add_item(tied_instance *instance, tied_objective *objective, const ap_item *item) {
  const ap_constraints *constraints = &instance->made->scenario.constraints;
  for (int track = 0; track < AP_TRACKS; track++) {
    objective->minutes[track] += item->minutes[track];
    for (size_t c = 0; c < constraints->cap_count; c++) {
      objective->shares[c][track] +=
          share_of(constraints, &constraints->caps[c], track, item->skill, item->minutes[track]);
    }
    for (size_t g = 0; g < constraints->apart_count; g++) {
      objective->is_apart[g][track] |= is_chosen(&constraints->apart[g].items, item->id, track);
    }
    for (size_t s = 0; s < constraints->set_up_count; s++) {
      objective->opens[s][track] |= is_chosen(&constraints->set_ups[s].items, item->id, track);
    }
  }
}

static spacing spacing_of(const tied_instance *instance, const ap_item *objective, int track, int last) {
  const ap_constraints *constraints = &instance->made->scenario.constraints;
  int period = instance->made->rules[track].every;
  spacing rule = {.horizon = instance->horizons[track], .period = period, .deadline = last + period};
  unsigned all = (1U << rule.horizon) - 1;
  for (size_t p = 0; p < constraints->pin_count; p++) {
    if (is_chosen(&constraints->pins[p].items, objective->id, track)) {
      rule.barred |= constraints->pins[p].never & all;
      rule.required |= constraints->pins[p].must & all;
    }
  }
  return rule;
}

static void set_up_shares(tied_instance *instance) {
  const ap_constraints *constraints = &instance->made->scenario.constraints;
  for (size_t c = 0; c < constraints->cap_count; c++) {
    const ap_cap *cap = &constraints->caps[c];
    for (size_t s = 0; s < constraints->set_up_count; s++) {
      const ap_set_up *set_up = &constraints->set_ups[s];
      for (int track = 0; track < AP_TRACKS; track++) {
        bool counts = (cap->tracks >> track & 1U) != 0 && cap->skill == NULL;
        instance->set_up_shares[c][s][track] = share_of(constraints, cap, track, NULL, set_up->minutes) +
                                               (counts && cap->in_money ? set_up->fee * AP_MINUTES_OF_AN_HOUR : 0);
      }
    }
  }
}

static void work_out(random_source *source, tied_instance *instance) {
  made_scenario *made = instance->made;
  for (size_t k = 0; k < instance->count; k++) {
    tied_objective *objective = &instance->objectives[k];
    char id[ID_BYTES];
    snprintf(id, sizeof id, "9.1.%zu", k + 1);
    ap_item *item = item_of(made, id);
    objective->id = item->id;
    add_item(instance, objective, item);
    snprintf(id, sizeof id, "9.1.%zu.1", k + 1);
    if (item_of(made, id) != NULL) {
      add_item(instance, objective, item_of(made, id));
    }
    spacing rules[AP_TRACKS];
    for (int track = 0; track < AP_TRACKS; track++) {
      int last = -random_below(source, made->rules[track].every); /* never overdue */
      rules[track] = spacing_of(instance, item, track, last);
      if (last != 0 || random_percent(source, 50)) {
        made_history(made, item, (ap_track)track, START_YEAR - 1 + last);
      }
    }
    find_ways(rules, made->scenario.constraints.external_counts, objective);
  }
  set_up_shares(instance);
}

void random_tied(random_source *source, tied_instance *instance) {
  static const int steps[] = {1, 5, 15};
  int step = steps[random_below(source, 3)];
  int years = random_between(source, 1, TIED_YEARS_MOST);
  made_scenario *made = made_scenario_new(START_YEAR, years);
  *instance = (tied_instance){.made = made, .count = (size_t)random_between(source, 1, TIED_OBJECTIVES_MOST)};
  for (int track = 0; track < AP_TRACKS; track++) {
    int period = random_between(source, 1, 3);
    made_rule(made, track == AP_EXTERNAL ? "EXT" : "INT", (ap_track)track, AP_UNIT_OBJECTIVE, period);
    instance->horizons[track] = period > years ? period : years;
    instance->horizon = instance->horizons[track] > instance->horizon ? instance->horizons[track] : instance->horizon;
  }
  for (size_t k = 1; k <= instance->count; k++) {
    add_objective(source, made, k, step);
  }
  add_pins(source, made, instance->count);
  add_groups(source, made, instance->count, step);
  add_caps(source, made, step);
  work_out(source, instance);
  made_scenario_finish(made);
}

void random_tied_free(tied_instance *instance) { made_scenario_free(instance->made); }

/* ---- plans ---- */

bool tied_next_plan(const tied_instance *instance, tied_plan *plan) {
  for (size_t k = 0; k < instance->count; k++) {
    if (++plan->ways[k] < instance->objectives[k].way_count) {
      return true;
    }
    plan->ways[k] = 0;
  }
  return false;
}

/* One year of one plan. */
typedef struct year_use {
  int64_t loads[AP_TRACKS];
  int64_t caps[MADE_CONSTRAINTS_MOST];
  int apart[MADE_CONSTRAINTS_MOST][AP_TRACKS];
  bool open[MADE_CONSTRAINTS_MOST][AP_TRACKS];
} year_use;

static void add_audit(const tied_instance *instance, const tied_objective *objective, int track, year_use *use) {
  const ap_constraints *constraints = &instance->made->scenario.constraints;
  use->loads[track] += objective->minutes[track];
  for (size_t c = 0; c < constraints->cap_count; c++) {
    use->caps[c] += objective->shares[c][track];
  }
  for (size_t g = 0; g < constraints->apart_count; g++) {
    use->apart[g][track] += objective->is_apart[g][track];
  }
  for (size_t s = 0; s < constraints->set_up_count; s++) {
    if (objective->opens[s][track] && !use->open[s][track]) {
      use->open[s][track] = true;
      use->loads[track] += constraints->set_ups[s].minutes;
      for (size_t c = 0; c < constraints->cap_count; c++) {
        use->caps[c] += instance->set_up_shares[c][s][track];
      }
    }
  }
}

static bool is_within(const ap_constraints *constraints, const year_use *use, int year) {
  for (size_t c = 0; c < constraints->cap_count; c++) {
    if ((constraints->caps[c].years >> year & 1U) != 0 && use->caps[c] > constraints->caps[c].most) {
      return false;
    }
  }
  for (size_t g = 0; g < constraints->apart_count; g++) {
    if (use->apart[g][AP_EXTERNAL] > 1 || use->apart[g][AP_INTERNAL] > 1) {
      return false;
    }
  }
  return true;
}

bool tied_loads(const tied_instance *instance, const tied_plan *plan, int64_t loads[AP_TRACKS][TIED_YEARS_MOST]) {
  for (int year = 0; year < instance->horizon; year++) {
    year_use use = {.loads = {0}};
    for (size_t k = 0; k < instance->count; k++) {
      const tied_objective *objective = &instance->objectives[k];
      for (int track = 0; track < AP_TRACKS; track++) {
        if ((objective->ways[plan->ways[k]].years[track] >> year & 1U) != 0) {
          add_audit(instance, objective, track, &use);
        }
      }
    }
    if (!is_within(&instance->made->scenario.constraints, &use, year)) {
      return false;
    }
    loads[AP_EXTERNAL][year] = use.loads[AP_EXTERNAL];
    loads[AP_INTERNAL][year] = use.loads[AP_INTERNAL];
  }
  return true;
}
