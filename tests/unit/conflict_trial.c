/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conflict_trial.h"
#include "planning/conflict.h"
#include "random_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The scenario with nothing but some of its rules and constraints; arrays of our own, since theirs are shared. */
typedef struct partial_scenario {
  ap_scenario scenario;
  ap_scheme scheme;
  ap_rule rules[MADE_RULES_MOST];
  ap_pin pins[MADE_CONSTRAINTS_MOST];
  ap_together together[MADE_CONSTRAINTS_MOST];
  ap_apart apart[MADE_CONSTRAINTS_MOST];
  ap_set_up set_ups[MADE_CONSTRAINTS_MOST];
  ap_cap caps[MADE_CONSTRAINTS_MOST];
} partial_scenario;

typedef struct judging {
  uint64_t number;
  const made_scenario *made;
  unsigned tracks;
  const ap_conflict *conflict;
  try_everything try_tracks;
  size_t complaints;
} judging;

static void copy_scenario(const made_scenario *made, partial_scenario *partial) {
  partial->scenario = made->scenario;
  partial->scheme = made->scheme;
  partial->scenario.scheme = &partial->scheme;
  partial->scheme.rules = partial->rules;
  memcpy(partial->rules, made->rules, sizeof partial->rules);
  memcpy(partial->pins, made->pins, sizeof partial->pins);
  memcpy(partial->together, made->together, sizeof partial->together);
  memcpy(partial->apart, made->apart, sizeof partial->apart);
  memcpy(partial->set_ups, made->set_ups, sizeof partial->set_ups);
  memcpy(partial->caps, made->caps, sizeof partial->caps);
  ap_constraints *constraints = &partial->scenario.constraints;
  constraints->pins = partial->pins;
  constraints->together = partial->together;
  constraints->apart = partial->apart;
  constraints->set_ups = partial->set_ups;
  constraints->caps = partial->caps;
}

/* Removes from the copy what the part stands for; the arrays stay in place, so that indices go on meaning the same. */
static void leave_out(partial_scenario *partial, ap_conflict_kind kind, size_t index) {
  switch (kind) {
  case AP_CONFLICT_RULE:
    partial->rules[index].enabled = false;
    break;
  case AP_CONFLICT_FULL:
    partial->rules[index].initial_full = false;
    break;
  case AP_CONFLICT_GROUP:
    partial->together[index].items.tracks = 0;
    break;
  case AP_CONFLICT_PIN:
    partial->pins[index].items.tracks = 0;
    break;
  case AP_CONFLICT_APART:
    partial->apart[index].items.tracks = 0;
    break;
  case AP_CONFLICT_SET_UP:
    partial->set_ups[index].items.tracks = 0;
    break;
  case AP_CONFLICT_CAP:
    partial->caps[index].years = 0;
    break;
  }
}

static bool is_named(const ap_conflict *conflict, ap_conflict_kind kind, size_t index) {
  for (size_t part = 0; part < conflict->count; part++) {
    if (conflict->parts[part].kind == kind && conflict->parts[part].index == index) {
      return true;
    }
  }
  return false;
}

static void leave_out_unnamed(const judging *of, partial_scenario *partial) {
  const ap_constraints *constraints = &of->made->scenario.constraints;
  const size_t counts[] = {
      [AP_CONFLICT_RULE] = of->made->scheme.rule_count,  [AP_CONFLICT_FULL] = of->made->scheme.rule_count,
      [AP_CONFLICT_GROUP] = constraints->together_count, [AP_CONFLICT_PIN] = constraints->pin_count,
      [AP_CONFLICT_APART] = constraints->apart_count,    [AP_CONFLICT_SET_UP] = constraints->set_up_count,
      [AP_CONFLICT_CAP] = constraints->cap_count,
  };
  for (size_t kind = 0; kind < sizeof counts / sizeof counts[0]; kind++) {
    for (size_t index = 0; index < counts[kind]; index++) {
      if (!is_named(of->conflict, (ap_conflict_kind)kind, index)) {
        leave_out(partial, (ap_conflict_kind)kind, index);
      }
    }
  }
}

static void print_conflict(const judging *of) {
  static const char *const kinds[] = {[AP_CONFLICT_RULE] = "rule",
                                      [AP_CONFLICT_FULL] = "full first year of rule",
                                      [AP_CONFLICT_GROUP] = "group",
                                      [AP_CONFLICT_PIN] = "pin",
                                      [AP_CONFLICT_APART] = "apart group",
                                      [AP_CONFLICT_SET_UP] = "set-up",
                                      [AP_CONFLICT_CAP] = "cap"};
  for (size_t part = 0; part < of->conflict->count; part++) {
    const ap_conflict_part *named = &of->conflict->parts[part];
    print_message("  named: %s %zu (remedy %d, %lld)\n", kinds[named->kind], named->index, (int)named->remedy,
                  (long long)named->most);
  }
}

static void object(judging *of, const char *what, size_t part) {
  if (of->complaints++ == 0) {
    print_message("instance %llu: the conflict of tracks %u\n", (unsigned long long)of->number, of->tracks);
    random_scenario_print(of->made);
    print_conflict(of);
  }
  print_message("  part %zu: %s\n", part, what);
}

static void expect(judging *of, const partial_scenario *partial, finding expected, const char *what, size_t part) {
  finding found = of->try_tracks(&partial->scenario, of->tracks);
  if (found != expected && found != TOO_MANY_TO_TRY) {
    object(of, what, part);
  }
}

/* The set conflicts, and without any one part of it no more. */
static void expect_irreducible(judging *of) {
  partial_scenario partial;
  copy_scenario(of->made, &partial);
  leave_out_unnamed(of, &partial);
  expect(of, &partial, HAS_NONE, "all that is named has a plan", 0);
  for (size_t part = 0; part < of->conflict->count; part++) {
    const ap_conflict_part *named = &of->conflict->parts[part];
    if (!named->needed) {
      object(of, "not decided whether it is needed", part);
    }
    copy_scenario(of->made, &partial);
    leave_out_unnamed(of, &partial);
    leave_out(&partial, named->kind, named->index);
    expect(of, &partial, HAS_PLAN, "the others named have no plan either", part);
  }
}

static void expect_right_remedy(judging *of, size_t part) {
  const ap_conflict_part *named = &of->conflict->parts[part];
  partial_scenario partial;
  copy_scenario(of->made, &partial);
  switch (named->remedy) {
  case AP_REMEDY_DROP:
    leave_out(&partial, named->kind, named->index);
    expect(of, &partial, HAS_PLAN, "leaving it out is not enough", part);
    break;
  case AP_REMEDY_NOT_ALONE:
    leave_out(&partial, named->kind, named->index);
    expect(of, &partial, HAS_NONE, "leaving it out is enough", part);
    break;
  case AP_REMEDY_RAISE: {
    ap_cap *cap = &partial.caps[named->index];
    cap->most = named->most;
    expect(of, &partial, HAS_PLAN, "a cap raised by that much is not enough", part);
    cap->most -= cap->in_money ? AP_MINUTES_OF_AN_HOUR : 1;
    expect(of, &partial, HAS_NONE, "a cap raised by less is enough", part);
    break;
  }
  case AP_REMEDY_OPEN:
    object(of, "what leaving it out does was not decided", part);
    break;
  }
}

size_t judge_conflict(const made_scenario *made, uint64_t number, unsigned tracks, try_everything try_tracks) {
  ap_arena arena = {0};
  ap_conflict conflict;
  ap_watch watch = {.node_limit = AP_NODES_DEFAULT};
  assert_int_equal(ap_find_conflict(&made->scenario, tracks, &watch, &arena, &conflict), AP_OK);
  judging of = {.number = number, .made = made, .tracks = tracks, .conflict = &conflict, .try_tracks = try_tracks};
  if (conflict.count == 0) {
    object(&of, "nothing is named", 0);
  }
  expect_irreducible(&of);
  for (size_t part = 0; part < conflict.count; part++) {
    expect_right_remedy(&of, part);
  }
  ap_arena_free(&arena);
  return of.complaints;
}
