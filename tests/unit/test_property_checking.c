/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of small scenarios at random, each broken in one way, in a random place: the check must find it. Whether a
 * broken CSV plan really breaks something is judged here once more, row by row; a JSON plan also tells what it proves,
 * and no word of that may be changed. Instance N is made from FIRST_SEED + N alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "auditplan/check.h"
#include "damaged_rows.h"
#include "output/views.h"
#include "random_scenario.h"

enum { PLANS = 500, UNITS_MOST = 8 };
#define FIRST_SEED UINT64_C(202806010000)

static const char *const track_names[] = {"external", "internal"};

/* A plan, its scenario and what its rules ask for. */
typedef struct planned {
  random_source source;
  made_scenario *made;
  ap_diagnostics *diagnostics;
  ap_plan *plan;
  expected_track expected[AP_TRACKS];
} planned;

/* A scenario with units on both tracks; every second one has pins, groups, caps and full first years. */
static void draw_scenario(planned *of, bool constrained) {
  do {
    made_scenario_free(of->made);
    of->made =
        constrained ? random_constrained_scenario(&of->source, UNITS_MOST) : random_scenario(&of->source, UNITS_MOST);
    for (int track = 0; track < AP_TRACKS; track++) {
      expected_track_of(&of->made->scenario, (ap_track)track, &of->expected[track]);
    }
  } while (of->expected[AP_EXTERNAL].unit_count == 0 || of->expected[AP_INTERNAL].unit_count == 0);
}

/* Every second plan is left with what one node of a search finds: such a plan may have a gap, and says so. */
static planned plan_instance(uint64_t number) {
  planned of = {.source = {FIRST_SEED + number}, .diagnostics = ap_diagnostics_new()};
  bool constrained = number % 2 == 1;
  while (of.plan == NULL) {
    draw_scenario(&of, constrained);
    ap_plan_options options = {.size = sizeof options, .node_limit = random_below(&of.source, 2) == 0 ? 0 : 1};
    ap_status status = ap_plan_make(&of.made->scenario, &options, of.diagnostics, &of.plan);
    assert_true(status == AP_OK || (constrained && status == AP_NO));
  }
  return of;
}

static void free_planned(planned *of) {
  ap_plan_free(of->plan);
  ap_diagnostics_free(of->diagnostics);
  made_scenario_free(of->made);
}

static ap_status check_file(const planned *of, const char *path) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_check *check = NULL;
  ap_status status = ap_check_plan(&of->made->scenario, path, diagnostics, &check);
  if (check != NULL) {
    assert_int_equal(status == AP_OK, ap_check_breach_count(check) == 0);
  }
  ap_check_free(check);
  ap_diagnostics_free(diagnostics);
  return status;
}

static void print_breaches(const planned *of, const char *path) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_check *check = NULL;
  ap_check_plan(&of->made->scenario, path, diagnostics, &check);
  for (size_t index = 0; check != NULL && index < ap_check_breach_count(check); index++) {
    const ap_diagnostic *entry = ap_check_breach(check, index);
    print_message("  found: %s (%s)\n", entry->name, entry->argument_count != 0 ? entry->arguments[0] : "");
  }
  for (size_t index = 0; index < ap_diagnostics_count(diagnostics); index++) {
    print_message("  file: %s\n", ap_diagnostics_at(diagnostics, index)->name);
  }
  ap_check_free(check);
  ap_diagnostics_free(diagnostics);
}

static bool is_caught(ap_status status) { return status == AP_NO || status == AP_BAD_INPUT; }

/* Whether the check said what was expected of it; else the whole case is printed. */
static bool verdict(const planned *of, uint64_t number, const char *what, const char *path, bool broken) {
  ap_status status = check_file(of, path);
  if (broken ? is_caught(status) : status == AP_OK) {
    return true;
  }
  print_message("instance %llu, %s: the check came to %d; expected it to %s\n", (unsigned long long)number, what,
                (int)status, broken ? "find it" : "pass");
  random_scenario_print(of->made);
  print_breaches(of, path);
  return false;
}

static void write_file(const char *path, const char *bytes, size_t length) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

/* What the tries came to. */
typedef struct outcomes {
  int broken;   /* plans really broken */
  int harmless; /* changes that break nothing */
  int wrong;    /* verdicts of the check that are wrong */
} outcomes;

static void write_rows(const csv_rows *rows, const char *path) {
  ap_text text = {0};
  plan_rows_text(rows, &text);
  write_file(path, text.bytes, text.length);
  ap_text_free(&text);
}

static void try_csv(uint64_t number, outcomes *tally) {
  planned of = plan_instance(number);
  const plan_ground ground = {.source = &of.source, .made = of.made, .expected = of.expected};
  csv_rows *rows = calloc(1, sizeof *rows);
  assert_non_null(rows);
  plan_rows_of(of.plan, rows);
  write_rows(rows, "plan.csv");
  assert_true(plan_rows_comply(&ground, rows));
  tally->wrong += !verdict(&of, number, "the plan as it is", "plan.csv", false);
  if (rows->count != 0) { /* nothing may be due within a short horizon */
    size_t damage = (size_t)tally->broken % PLAN_DAMAGES;
    plan_rows_damage(&ground, damage, rows);
    write_rows(rows, "broken.csv");
    bool broken = !plan_rows_comply(&ground, rows);
    tally->broken += broken;
    tally->harmless += !broken;
    tally->wrong += !verdict(&of, number, plan_damage_name(damage), "broken.csv", broken);
  }
  free(rows);
  free_planned(&of);
}

/* JSON */

typedef struct json_plan {
  planned *of;
  json_t *plan;
  ap_track track; /* the one that is broken */
  json_t *of_track;
  const expected_track *expected;
} json_plan;

/* What a change comes to. */
typedef enum effect { NOT_DONE, BREAKS } effect;

static void add_to(json_t *object, const char *key, int64_t change) {
  json_t *value = json_object_get(object, key);
  assert_true(json_is_integer(value));
  json_integer_set(value, json_integer_value(value) + change);
}

static json_t *some_element(json_plan *json, json_t *array) {
  size_t count = json_array_size(array);
  return count == 0 ? NULL : json_array_get(array, (size_t)random_below(&json->of->source, (int)count));
}

static json_t *criterion(const json_plan *json, const char *name) {
  return json_object_get(json_object_get(json->of_track, "criteria"), name);
}

static json_t *some_criterion(json_plan *json) {
  static const char *const names[] = {"peak", "total", "spread"};
  return criterion(json, names[random_below(&json->of->source, 3)]);
}

static json_t *some_items(json_plan *json) {
  return json_object_get(json->plan, random_below(&json->of->source, 3) == 0 ? "continued_items" : "items");
}

static effect json_drop_row(json_plan *json) {
  json_t *items = some_items(json);
  size_t count = json_array_size(items);
  return count != 0 && json_array_remove(items, (size_t)random_below(&json->of->source, (int)count)) == 0 ? BREAKS
                                                                                                          : NOT_DONE;
}

static effect json_repeat_row(json_plan *json) {
  json_t *items = some_items(json);
  json_t *row = some_element(json, items);
  return row != NULL && json_array_append_new(items, json_deep_copy(row)) == 0 ? BREAKS : NOT_DONE;
}

/* Its year's load is no longer what the plan says, whatever the rules say to it. */
static effect json_move_row(json_plan *json) {
  json_t *row = some_element(json, some_items(json));
  if (row == NULL) {
    return NOT_DONE;
  }
  add_to(row, "year", random_below(&json->of->source, 2) == 0 ? 1 : -1);
  return BREAKS;
}

static effect json_change_minutes(json_plan *json) {
  json_t *row = some_element(json, some_items(json));
  if (row == NULL) {
    return NOT_DONE;
  }
  add_to(row, "minutes", 1);
  return BREAKS;
}

static effect json_rename_item(json_plan *json) {
  json_t *row = some_element(json, some_items(json));
  return row != NULL && json_object_set_new(row, "id", json_string("9.9.9")) == 0 ? BREAKS : NOT_DONE;
}

static effect json_change_rule(json_plan *json) {
  json_t *row = some_element(json, some_items(json));
  return row != NULL && json_object_set_new(row, "rule", json_string("NO-RULE")) == 0 ? BREAKS : NOT_DONE;
}

static effect json_raise_peak_bound(json_plan *json) {
  add_to(criterion(json, "peak"), "bound", random_between(&json->of->source, 1, 50));
  return BREAKS;
}

static effect json_raise_total_bound(json_plan *json) {
  add_to(criterion(json, "total"), "bound", random_between(&json->of->source, 1, 50));
  return BREAKS;
}

static effect json_change_value(json_plan *json) {
  add_to(some_criterion(json), "value", random_below(&json->of->source, 2) == 0 ? 1 : -1);
  return BREAKS;
}

/* Settles the criterion in every figure, as if the plan had been better proven. */
static void settle(json_t *result, const char *status) {
  json_object_set_new(result, "status", json_string(status));
  json_object_set(result, "bound", json_object_get(result, "value"));
  json_object_del(result, "gap");
  json_object_del(result, "nodes");
}

static bool is_open(json_t *result) {
  const char *status = json_string_value(json_object_get(result, "status"));
  return strcmp(status, "gap") == 0 || strcmp(status, "not_attempted") == 0;
}

/* Where a gap was said, a proof is claimed. */
static effect json_claim_proof(json_plan *json) {
  json_t *result = some_criterion(json);
  if (!is_open(result)) {
    return NOT_DONE;
  }
  json_object_set_new(result, "status", json_string("proven"));
  json_object_del(result, "gap");
  return BREAKS;
}

static effect json_claim_proof_of_search(json_plan *json) {
  json_t *result = some_criterion(json);
  if (strcmp(json_string_value(json_object_get(result, "status")), "by_search") != 0) {
    return NOT_DONE;
  }
  json_object_set_new(result, "status", json_string("proven"));
  json_object_del(result, "nodes");
  return BREAKS;
}

static effect json_claim_all_proven(json_plan *json) {
  json_t *criteria = json_object_get(json->of_track, "criteria");
  bool open = false;
  const char *name;
  json_t *result;
  json_object_foreach(criteria, name, result) {
    open = open || strcmp(json_string_value(json_object_get(result, "status")), "proven") != 0;
    settle(result, "proven");
  }
  json_object_set_new(json->of_track, "status", json_string("optimal"));
  return open ? BREAKS : NOT_DONE;
}

/* A search may not be claimed of what comes after an open criterion: nothing was searched there. */
static effect json_claim_search_under_gap(json_plan *json) {
  json_t *result = some_criterion(json);
  if (strcmp(json_string_value(json_object_get(result, "status")), "not_attempted") != 0) {
    return NOT_DONE;
  }
  settle(result, "by_search");
  json_object_set_new(result, "nodes", json_integer(1));
  return BREAKS;
}

static effect json_unknown_status(json_plan *json) {
  json_object_set_new(some_criterion(json), "status", json_string("certain"));
  return BREAKS;
}

/* Upward, so that the same numbers seem to prove more: broken where R, or the bound, is no longer what is said. */
static effect json_raise_weight(json_plan *json) {
  json_t *peak = json_object_get(json_object_get(json->of_track, "certificate"), "peak");
  json_t *weights = json_object_get(peak, "weights");
  size_t year = (size_t)random_below(&json->of->source, json->expected->horizon);
  json_integer_set(json_array_get(weights, year),
                   json_integer_value(json_array_get(weights, year)) + random_between(&json->of->source, 1, 9));
  int64_t raised[BRUTE_YEARS_MOST];
  for (int offset = 0; offset < json->expected->horizon; offset++) {
    raised[offset] = json_integer_value(json_array_get(weights, (size_t)offset));
  }
  brute_instance instance;
  expected_instance(json->expected, &instance);
  int64_t said = json_integer_value(json_object_get(criterion(json, "peak"), "bound"));
  bool by_weights = strcmp(json_string_value(json_object_get(peak, "argument")), "weights") == 0;
  bool broken =
      brute_force_weighted(&instance, raised) != json_integer_value(json_object_get(peak, "weighted_minutes")) ||
      (by_weights && brute_force_weights_bound(&instance, raised) < said);
  return broken ? BREAKS : NOT_DONE;
}

static effect json_change_weighted_minutes(json_plan *json) {
  add_to(json_object_get(json_object_get(json->of_track, "certificate"), "peak"), "weighted_minutes", 1);
  return BREAKS;
}

static effect json_negative_weight(json_plan *json) {
  json_t *peak = json_object_get(json_object_get(json->of_track, "certificate"), "peak");
  json_t *weight = some_element(json, json_object_get(peak, "weights"));
  json_integer_set(weight, -1);
  return BREAKS;
}

static effect json_change_divisor(json_plan *json) {
  add_to(json_object_get(json->of_track, "certificate"), "common_divisor", 1);
  return BREAKS;
}

static effect json_change_forced(json_plan *json) {
  json_t *certificate = json_object_get(json->of_track, "certificate");
  json_t *minutes = some_element(json, json_object_get(certificate, "forced_minutes"));
  json_integer_set(minutes, json_integer_value(minutes) + 1);
  return BREAKS;
}

static effect json_change_horizon(json_plan *json) {
  add_to(json->of_track, "horizon", 1);
  return BREAKS;
}

static effect json_change_year(json_plan *json) {
  static const char *const keys[] = {"minutes", "forced_minutes", "items"};
  json_t *year = some_element(json, json_object_get(json->of_track, "years"));
  add_to(year, keys[random_below(&json->of->source, 3)], 1);
  return BREAKS;
}

static effect json_change_continued_year(json_plan *json) {
  json_t *year = some_element(json, json_object_get(json->of_track, "continued_years"));
  if (year == NULL) {
    return NOT_DONE;
  }
  add_to(year, "minutes", 1);
  return BREAKS;
}

static effect json_claim_optimal(json_plan *json) {
  bool optimal = strcmp(json_string_value(json_object_get(json->of_track, "status")), "optimal") == 0;
  json_object_set_new(json->of_track, "status", json_string(optimal ? "certainly" : "optimal"));
  return BREAKS;
}

static effect json_lower_peak_bound(json_plan *json) {
  add_to(criterion(json, "peak"), "bound", -1);
  return BREAKS;
}

static effect json_change_gap(json_plan *json) {
  json_t *result = some_criterion(json);
  if (json_object_get(result, "gap") == NULL) {
    return NOT_DONE;
  }
  add_to(result, "gap", -1);
  return BREAKS;
}

static effect json_drop_certificate(json_plan *json) {
  json_object_set_new(json->of_track, "certificate", json_null());
  return BREAKS;
}

static effect json_change_units(json_plan *json) {
  add_to(json->of_track, "units", 1);
  return BREAKS;
}

static effect json_hide_overdue(json_plan *json) {
  json_t *overdue = json_object_get(json->of_track, "overdue");
  size_t count = json_array_size(overdue);
  return count != 0 && json_array_remove(overdue, count - 1) == 0 ? BREAKS : NOT_DONE;
}

static effect json_change_rest_peak(json_plan *json) {
  if (!json_is_integer(json_object_get(json->of_track, "rest_peak"))) {
    return NOT_DONE;
  }
  add_to(json->of_track, "rest_peak", -1);
  return BREAKS;
}

static effect json_drop_year(json_plan *json) {
  return json_array_remove(json_object_get(json->of_track, "years"), 0) == 0 ? BREAKS : NOT_DONE;
}

static effect json_drop_track(json_plan *json) {
  json_object_del(json_object_get(json->plan, "tracks"), track_names[json->track]);
  return BREAKS;
}

static effect json_change_scheme(json_plan *json) {
  json_object_set_new(json_object_get(json->plan, "scenario"), "scheme", json_string("another"));
  return BREAKS;
}

static effect json_change_version(json_plan *json) {
  add_to(json->plan, "version", 1);
  return BREAKS;
}

static effect json_change_start_year(json_plan *json) {
  add_to(json_object_get(json->plan, "scenario"), "start_year", 1);
  return BREAKS;
}

typedef struct json_break {
  const char *name;
  effect (*apply)(json_plan *json);
} json_break;

static const json_break json_breaks[] = {
    {"a row dropped", json_drop_row},
    {"a row twice", json_repeat_row},
    {"a row moved", json_move_row},
    {"wrong minutes", json_change_minutes},
    {"an item renamed", json_rename_item},
    {"another rule", json_change_rule},
    {"the bound of the peak raised", json_raise_peak_bound},
    {"the bound of the total raised", json_raise_total_bound},
    {"another value of a criterion", json_change_value},
    {"a proof claimed where there is a gap", json_claim_proof},
    {"a proof claimed for a search", json_claim_proof_of_search},
    {"all said to be proven", json_claim_all_proven},
    {"a search claimed under a gap", json_claim_search_under_gap},
    {"an unknown status", json_unknown_status},
    {"a weight raised", json_raise_weight},
    {"other weighted minutes", json_change_weighted_minutes},
    {"a negative weight", json_negative_weight},
    {"another common divisor", json_change_divisor},
    {"other forced minutes in the certificate", json_change_forced},
    {"another horizon", json_change_horizon},
    {"another year's figures", json_change_year},
    {"a continued year's minutes", json_change_continued_year},
    {"another status of the track", json_claim_optimal},
    {"the bound of the peak lowered", json_lower_peak_bound},
    {"a smaller gap", json_change_gap},
    {"no certificate", json_drop_certificate},
    {"another number of units", json_change_units},
    {"an overdue unit hidden", json_hide_overdue},
    {"another peak of the rest", json_change_rest_peak},
    {"a year dropped", json_drop_year},
    {"a track dropped", json_drop_track},
    {"another scheme", json_change_scheme},
    {"another version", json_change_version},
    {"another first year", json_change_start_year},
};

static void write_json(const json_t *plan, const char *path) {
  char *bytes = json_dumps(plan, JSON_INDENT(2));
  assert_non_null(bytes);
  write_file(path, bytes, strlen(bytes));
  free(bytes);
}

static json_plan load_json(planned *of, const ap_text *text) {
  json_plan json = {.of = of, .plan = json_loads(text->bytes, JSON_REJECT_DUPLICATES, NULL)};
  assert_non_null(json.plan);
  json.track = (ap_track)random_below(&of->source, AP_TRACKS);
  json.of_track = json_object_get(json_object_get(json.plan, "tracks"), track_names[json.track]);
  json.expected = &of->expected[json.track];
  return json;
}

static void try_json(uint64_t number, outcomes *tally) {
  planned of = plan_instance(number);
  ap_text text = {0};
  ap_plan_json(of.plan, &text);
  write_file("plan.json", text.bytes, text.length);
  tally->wrong += !verdict(&of, number, "the plan as it is", "plan.json", false);
  const json_break *kind = &json_breaks[(size_t)tally->broken % (sizeof json_breaks / sizeof json_breaks[0])];
  json_plan json = load_json(&of, &text);
  if (kind->apply(&json) == BREAKS) {
    write_json(json.plan, "broken.json");
    tally->wrong += !verdict(&of, number, kind->name, "broken.json", true);
    tally->broken++;
  }
  json_decref(json.plan);
  ap_text_free(&text);
  free_planned(&of);
}

/* Plan after plan, the ways to break one in turn: a way that does not apply, or breaks nothing, waits for the next. */
static void try_plans(void (*try_one)(uint64_t number, outcomes *tally)) {
  outcomes tally = {0};
  uint64_t number = 0;
  while (tally.broken < PLANS / 2 && number < PLANS * (uint64_t)PLANS) {
    try_one(number++, &tally);
  }
  print_message("%d of %d plans broken, %d changed without harm, %d wrong verdicts\n", tally.broken, (int)number,
                tally.harmless, tally.wrong);
  assert_int_equal(tally.broken, PLANS / 2);
  assert_int_equal(tally.wrong, 0);
}

static void broken_csv_plans_are_caught_and_others_pass(void **state) {
  (void)state;
  try_plans(try_csv);
}

static void broken_json_plans_are_caught_and_others_pass(void **state) {
  (void)state;
  try_plans(try_json);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(broken_csv_plans_are_caught_and_others_pass),
      cmocka_unit_test(broken_json_plans_are_caught_and_others_pass),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
