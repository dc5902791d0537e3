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
#include "expected_units.h"
#include "output/views.h"
#include "random_scenario.h"

enum { PLANS = 500, UNITS_MOST = 8, ROWS_MOST = 1024 };
#define FIRST_SEED UINT64_C(202806010000)

static const char *const track_names[] = {"external", "internal"};
static const char *const standard_names[] = {"governance", "management", "control"};

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

/* CSV */

typedef struct csv_row {
  int year;
  char track[16];
  char rule[256];
  char standard[16];
  char objective[32];
  char id[32];
  int minutes;
} csv_row;

typedef struct csv_rows {
  size_t count;
  csv_row rows[ROWS_MOST];
} csv_rows;

static const char csv_header[] = "year,track,rule,standard,objective,id,minutes\n";

static void read_csv(const ap_plan *plan, csv_rows *rows) {
  ap_text text = {0};
  ap_plan_csv(plan, &text);
  assert_int_equal(strncmp(text.bytes, csv_header, strlen(csv_header)), 0);
  rows->count = 0;
  for (const char *line = strchr(text.bytes, '\n') + 1; *line != '\0'; line = strchr(line, '\n') + 1) {
    assert_true(rows->count < ROWS_MOST - 1);
    csv_row *row = &rows->rows[rows->count++];
    assert_int_equal(sscanf(line, "%d,%15[^,],%255[^,],%15[^,],%31[^,],%31[^,],%d", &row->year, row->track, row->rule,
                            row->standard, row->objective, row->id, &row->minutes),
                     7);
  }
  ap_text_free(&text);
}

static void write_csv(const csv_rows *rows, const char *path) {
  ap_text text = {0};
  ap_text_add(&text, csv_header);
  for (size_t index = 0; index < rows->count; index++) {
    const csv_row *row = &rows->rows[index];
    ap_text_format(&text, "%d,%s,%s,%s,%s,%s,%d\n", row->year, row->track, row->rule, row->standard, row->objective,
                   row->id, row->minutes);
  }
  write_file(path, text.bytes, text.length);
  ap_text_free(&text);
}

static int track_of(const csv_row *row) { return strcmp(row->track, track_names[AP_EXTERNAL]) == 0 ? 0 : 1; }

/* The member that the row audits; NULL where anything about the row is wrong by itself. */
static const expected_member *member_of_row(const planned *of, const csv_row *row) {
  const expected_track *expected = &of->expected[track_of(row)];
  int offset = row->year - of->made->scenario.start_year;
  for (size_t index = 0; index < expected->member_count; index++) {
    const expected_member *member = &expected->members[index];
    const ap_item *objective = member->item->parent != NULL ? member->item->parent : member->item;
    if (strcmp(member->item->id, row->id) == 0) {
      bool right = offset >= 0 && offset < of->made->scenario.years && row->minutes == member->minutes &&
                   strcmp(row->rule, member->rules) == 0 && strcmp(row->objective, objective->id) == 0 &&
                   strcmp(row->standard, standard_names[member->item->standard]) == 0;
      return right ? member : NULL;
    }
  }
  return NULL;
}

/* Whether the years of a track's members, and its minutes in each year, keep all that the scenario asks for. */
static bool complies_on(const planned *of, int track, const unsigned *years, const int64_t *minutes) {
  const expected_track *expected = &of->expected[track];
  int planned_years = of->made->scenario.years;
  for (size_t index = 0; index < expected->member_count; index++) {
    const expected_member *member = &expected->members[index];
    if (!expected_kept(expected, member, years[index], planned_years)) {
      return false;
    }
    for (size_t other = 0; other < index && expected->grouped[member->unit]; other++) {
      if (expected->members[other].unit == member->unit && years[other] != years[index]) {
        return false;
      }
    }
  }
  for (int year = 0; year < planned_years; year++) {
    if ((expected->capped >> year & 1U) != 0 && minutes[year] > expected->caps[year]) {
      return false;
    }
  }
  return true;
}

/* The judgement of our own: every row right by itself, none twice, every track as its rules and constraints ask. */
static bool complies(const planned *of, const csv_rows *rows) {
  unsigned years[AP_TRACKS][EXPECTED_MEMBERS_MOST] = {0};
  int64_t minutes[AP_TRACKS][BRUTE_YEARS_MOST] = {0};
  for (size_t index = 0; index < rows->count; index++) {
    const csv_row *row = &rows->rows[index];
    const expected_member *member = member_of_row(of, row);
    if (member == NULL) {
      return false;
    }
    int track = track_of(row);
    int offset = row->year - of->made->scenario.start_year;
    unsigned *audited = &years[track][member - of->expected[track].members];
    if ((*audited >> offset & 1U) != 0) {
      return false;
    }
    *audited |= 1U << offset;
    minutes[track][offset] += row->minutes;
  }
  return complies_on(of, AP_EXTERNAL, years[AP_EXTERNAL], minutes[AP_EXTERNAL]) &&
         complies_on(of, AP_INTERNAL, years[AP_INTERNAL], minutes[AP_INTERNAL]);
}

static csv_row *some_row(planned *of, csv_rows *rows) {
  return &rows->rows[random_below(&of->source, (int)rows->count)];
}

static void drop_row(planned *of, csv_rows *rows) {
  csv_row *row = some_row(of, rows);
  *row = rows->rows[--rows->count];
}

static void move_row(planned *of, csv_rows *rows) {
  some_row(of, rows)->year = of->made->scenario.start_year + random_below(&of->source, of->made->scenario.years);
}

static void move_row_outside(planned *of, csv_rows *rows) {
  int start = of->made->scenario.start_year;
  some_row(of, rows)->year = random_below(&of->source, 2) == 0 ? start - 1 : start + of->made->scenario.years;
}

static void add_row_outside(planned *of, csv_rows *rows) {
  csv_row row = *some_row(of, rows);
  row.year = of->made->scenario.start_year + of->made->scenario.years;
  rows->rows[rows->count++] = row;
}

static void change_minutes(planned *of, csv_rows *rows) {
  csv_row *row = some_row(of, rows);
  row->minutes += random_below(&of->source, 2) == 0 || row->minutes == 1 ? 1 : -1;
}

static void repeat_row(planned *of, csv_rows *rows) { rows->rows[rows->count++] = *some_row(of, rows); }

static void rename_item(planned *of, csv_rows *rows) {
  strcpy(some_row(of, rows)->id, random_below(&of->source, 2) == 0 ? "9.9.9" : "no such item");
}

static void add_unknown_item(planned *of, csv_rows *rows) {
  csv_row row = *some_row(of, rows);
  strcpy(row.id, "9.9.9");
  strcpy(row.objective, "9.9.9");
  rows->rows[rows->count++] = row;
}

/* An item that no rule of the track claims: not selected, taken over, a heading, or not asked for. */
static void add_item_out_of_scope(planned *of, csv_rows *rows) {
  csv_row row = *some_row(of, rows);
  const ap_item *item = &of->made->items[random_below(&of->source, (int)of->made->catalog.count)];
  if (expected_member_of(&of->expected[track_of(&row)], item) != NULL) {
    return; /* the row comes twice, or stands for one that may be audited once more */
  }
  snprintf(row.id, sizeof row.id, "%s", item->id);
  snprintf(row.objective, sizeof row.objective, "%s", item->parent != NULL ? item->parent->id : item->id);
  snprintf(row.standard, sizeof row.standard, "%s", standard_names[item->standard]);
  row.minutes = ap_item_minutes(&of->made->scenario, item, (ap_track)track_of(&row));
  rows->rows[rows->count++] = row;
}

static void change_track(planned *of, csv_rows *rows) {
  csv_row *row = some_row(of, rows);
  strcpy(row->track, track_names[1 - track_of(row)]);
}

static void change_rule(planned *of, csv_rows *rows) {
  strcpy(some_row(of, rows)->rule, of->made->rules[random_below(&of->source, (int)of->made->scheme.rule_count)].id);
}

static void change_standard(planned *of, csv_rows *rows) {
  strcpy(some_row(of, rows)->standard, standard_names[random_below(&of->source, AP_STANDARDS)]);
}

static void change_objective(planned *of, csv_rows *rows) { strcpy(some_row(of, rows)->objective, "9.9.9"); }

typedef struct csv_break {
  const char *name;
  void (*apply)(planned *of, csv_rows *rows);
} csv_break;

static const csv_break csv_breaks[] = {
    {"a row dropped", drop_row},
    {"a row moved within the horizon", move_row},
    {"a row moved outside the horizon", move_row_outside},
    {"a row outside the horizon added", add_row_outside},
    {"wrong minutes", change_minutes},
    {"a row twice", repeat_row},
    {"an item renamed", rename_item},
    {"an unknown item added", add_unknown_item},
    {"an item out of scope added", add_item_out_of_scope},
    {"another track", change_track},
    {"another rule", change_rule},
    {"another standard", change_standard},
    {"another objective", change_objective},
};

/* What the tries came to. */
typedef struct outcomes {
  int broken;   /* plans really broken */
  int harmless; /* changes that break nothing */
  int wrong;    /* verdicts of the check that are wrong */
} outcomes;

static void try_csv(uint64_t number, outcomes *tally) {
  planned of = plan_instance(number);
  csv_rows *rows = calloc(1, sizeof *rows);
  assert_non_null(rows);
  read_csv(of.plan, rows);
  write_csv(rows, "plan.csv");
  assert_true(complies(&of, rows));
  tally->wrong += !verdict(&of, number, "the plan as it is", "plan.csv", false);
  if (rows->count != 0) { /* nothing may be due within a short horizon */
    const csv_break *kind = &csv_breaks[(size_t)tally->broken % (sizeof csv_breaks / sizeof csv_breaks[0])];
    kind->apply(&of, rows);
    write_csv(rows, "broken.csv");
    bool broken = !complies(&of, rows);
    tally->broken += broken;
    tally->harmless += !broken;
    tally->wrong += !verdict(&of, number, kind->name, "broken.csv", broken);
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
