/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV plans that are read in parts beside each other, without being held in memory: those without a breach. */
#include "checking/check.h"
#include "checking/plan_read.h"
#include "made_scenario.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { ITEMS = 40, YEARS = 30, ROWS = ITEMS * YEARS * AP_TRACKS, MINUTES = 60 };
enum { NAME_BYTES = 2000 }; /* of a rule: so that the plan is large enough for several parts */
static const char plan_file[] = "sound-plan.csv";
static char rule_name[NAME_BYTES + 1];

typedef struct sound_test {
  made_scenario *made;
  ap_check_scope scopes[AP_TRACKS];
  ap_check_rows rows;
  ap_check check;
} sound_test;

/* Each item every year on either track. */
static int begin(void **state) {
  static sound_test test;
  test = (sound_test){.made = made_scenario_new(2027, YEARS)};
  for (int i = 0; i < ITEMS; i++) {
    char id[16];
    snprintf(id, sizeof id, "9.1.%d", i + 1);
    made_item(test.made, id, NULL, MINUTES, MINUTES);
  }
  memset(rule_name, 'R', NAME_BYTES);
  made_rule(test.made, rule_name, AP_EXTERNAL, AP_UNIT_ITEM, 1);
  made_rule(test.made, rule_name, AP_INTERNAL, AP_UNIT_ITEM, 1);
  const ap_scenario *scenario = made_scenario_finish(test.made);
  for (int track = 0; track < AP_TRACKS; track++) {
    assert_int_equal(ap_check_scope_find(scenario, (ap_track)track, &test.scopes[track]), AP_OK);
  }
  *state = &test;
  return 0;
}

static int end(void **state) {
  sound_test *test = *state;
  ap_check_rows_free(&test->rows);
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_check_scope_free(&test->scopes[track]);
  }
  made_scenario_free(test->made);
  remove(plan_file);
  return 0;
}

/* Writes the plan, with `row` in place of that of the number `changed` (ROWS: none), and reads it. */
static ap_status read_plan(sound_test *test, int changed, const char *row) {
  FILE *file = fopen(plan_file, "wb");
  assert_non_null(file);
  fputs("year,track,id,rule\n", file);
  for (int number = 0; number < ROWS; number++) {
    if (number == changed) {
      fprintf(file, "%s\n", row);
    } else {
      fprintf(file, "%d,%s,9.1.%d,%s\n", 2027 + number / AP_TRACKS / ITEMS,
              number % AP_TRACKS == AP_EXTERNAL ? "external" : "internal", number / AP_TRACKS % ITEMS + 1, rule_name);
    }
  }
  assert_int_equal(fclose(file), 0);
  ap_check_rows_free(&test->rows);
  assert_int_equal(ap_check_rows_begin(test->scopes, &test->rows), AP_OK);
  test->check = (ap_check){.json = false};
  return ap_check_read_sound_csv(plan_file, &test->rows, &test->check);
}

static void the_rows_of_all_parts_are_counted(void **state) {
  sound_test *test = *state;
  assert_int_equal(read_plan(test, ROWS, NULL), AP_OK);
  assert_int_equal(test->rows.count, ROWS);
  assert_int_equal(test->rows.complaint_count, 0);
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int item = 0; item < ITEMS; item++) {
      assert_int_equal(test->rows.audited[track][item], (UINT32_C(1) << YEARS) - 1);
    }
    for (int offset = 0; offset < YEARS; offset++) {
      assert_int_equal(test->rows.items[track][offset], ITEMS);
      assert_int_equal(test->rows.minutes[track][offset], ITEMS * MINUTES);
    }
  }
  assert_true(test->check.verified[AP_HAS_RULE]);
  assert_false(test->check.verified[AP_HAS_STANDARD]);
  assert_false(test->check.verified[AP_HAS_OBJECTIVE]);
  assert_false(test->check.verified[AP_HAS_MINUTES]);
}

/* It is then read once more, to tell of it; nothing is noted so far. */
static void a_breach_or_a_fault_anywhere_ends_the_reading(void **state) {
  static const struct {
    int place;
    const char *row; /* without its rule */
  } rows[] = {{0, "2027,external,8.8.8"},   {0, "2027,neither,9.1.1"},         {1, "x,internal,9.1.1"},
              {ROWS / 2, "2042,external,"}, {ROWS / 2, "2057,external,9.1.1"}, {ROWS - 1, "2056,internal,8.8.8"}};
  sound_test *test = *state;
  for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
    char row[NAME_BYTES + 100];
    snprintf(row, sizeof row, "%s,%s", rows[r].row, rule_name);
    assert_int_equal(read_plan(test, rows[r].place, row), AP_NO);
    assert_false(test->check.verified[AP_HAS_RULE]);
  }
  assert_int_equal(read_plan(test, 0, "2027,external,9.1.1,X"), AP_NO);
}

static void a_row_that_stands_in_two_parts_is_a_breach(void **state) {
  char row[NAME_BYTES + 100];
  snprintf(row, sizeof row, "2027,external,9.1.1,%s", rule_name);
  assert_int_equal(read_plan(*state, 0, row), AP_OK); /* as it is */
  assert_int_equal(read_plan(*state, ROWS - 1, row), AP_NO);
}

/* Nothing that was counted before the breach was found is counted once more. */
static void a_plan_that_is_read_once_more_has_each_row_once(void **state) {
  sound_test *test = *state;
  char row[NAME_BYTES + 100];
  snprintf(row, sizeof row, "2027,external,9.1.1,%s", rule_name);
  assert_int_equal(read_plan(test, ROWS - 1, row), AP_NO);
  ap_diagnostics *faults = ap_diagnostics_new();
  ap_check *check = NULL;
  assert_non_null(faults);
  assert_int_equal(ap_check_plan(test->scopes[0].scenario, plan_file, faults, &check), AP_NO);
  assert_int_equal(ap_diagnostics_count(faults), 0);
  assert_int_equal(check->row_count, ROWS);
  snprintf(row, sizeof row, "2401:0 check-row-repeated|9.1.1|2027|external\n0:0 check-yearly-internal|9.1.40|%s|2056\n",
           rule_name);
  assert_told(check->breaches, row);
  ap_check_free(check);
  ap_diagnostics_free(faults);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_rows_of_all_parts_are_counted),
      TEST(a_breach_or_a_fault_anywhere_ends_the_reading),
      TEST(a_row_that_stands_in_two_parts_is_a_breach),
      TEST(a_plan_that_is_read_once_more_has_each_row_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
