/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning tied units where any one request for memory may fail. */
#include "auditplan/plan.h"
#include "failing_heap.h"
#include "made_scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { BOTH_TRACKS = 1U << AP_EXTERNAL | 1U << AP_INTERNAL };

static void add_items(made_scenario *made) {
  static const char *const ids[] = {"9.1.8", "9.1.10", "9.1.11"};
  for (size_t index = 0; index < sizeof ids / sizeof ids[0]; index++) {
    int32_t minutes = 60 * ((int32_t)index + 2);
    ap_item *item = made_item(made, ids[index], NULL, minutes, minutes - 30);
    item->skill = index % 2 == 0 ? "crypto" : NULL;
  }
  made_history(made, &made->items[0], AP_EXTERNAL, 2026);
  made_history(made, &made->items[1], AP_INTERNAL, 2023);
}

static void add_caps(made_scenario *made, int64_t crypto) {
  made_rate(made, 100);
  made_rate(made, 150)->skill = "crypto";
  made_cap(made, AP_INTERNAL, UINT32_MAX, 400);
  made_cap(made, AP_EXTERNAL, UINT32_MAX, crypto)->skill = "crypto";
  ap_cap *money = made_cap(made, AP_EXTERNAL, 1U << 1, INT64_C(60) * 3000);
  money->in_money = true;
  money->tracks = BOTH_TRACKS;
}

/* Everything that ties units, and a pin and a group beside it. */
static made_scenario *everything(int64_t crypto) {
  made_scenario *made = made_scenario_new(2027, 4);
  add_items(made);
  made_rule(made, "EXT", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  made_rule(made, "INT", AP_INTERNAL, AP_UNIT_OBJECTIVE, 2);
  made_pin(made, "9.1.11", 1U << AP_INTERNAL)->never = 1U;
  made_choose(made, &made_together(made, "9.1.10", 1U << AP_EXTERNAL)->items, "9.1.11");
  made_choose(made, &made_apart(made, "9.1.8", 1U << AP_EXTERNAL)->items, "9.1.1*");
  made_set_up(made, "9.1.8", BOTH_TRACKS, 45)->fee = 200;
  made_set_up(made, "9.1.1?", BOTH_TRACKS, 30);
  add_caps(made, crypto);
  made->scenario.constraints.external_counts = true;
  made_scenario_finish(made);
  return made;
}

/* Plans with that request failing; whether there were so many. */
static bool plan(const made_scenario *made, long request, ap_status without_failure) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  assert_non_null(diagnostics);
  heap_fail(request);
  ap_plan *made_plan = NULL;
  ap_status status = ap_plan_make(&made->scenario, NULL, diagnostics, &made_plan);
  bool failed = heap_failed();
  /* an entry of the diagnostics that is lost takes nothing from the result */
  assert_true(status == without_failure || status == AP_MACHINE);
  assert_int_equal(made_plan != NULL, status == AP_OK);
  if (!failed) {
    assert_int_equal(status, without_failure);
  }
  ap_plan_free(made_plan);
  ap_diagnostics_free(diagnostics);
  return failed;
}

/* Each request fails, or one in so many. */
static void plan_with_failing(int64_t crypto, long step, ap_status without_failure) {
  made_scenario *made = everything(crypto);
  for (long request = 0; plan(made, request, without_failure); request += step) {
  }
  print_message("%ld requests for memory\n", heap_requests());
  assert_true(heap_requests() > 50);
  made_scenario_free(made);
}

static void planning_fails_in_good_order_wherever_memory_runs_out(void **state) {
  (void)state;
  plan_with_failing(600, 1, AP_OK);
}

static void so_it_does_where_a_conflict_is_sought(void **state) {
  (void)state;
  plan_with_failing(30, 41, AP_NO);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(planning_fails_in_good_order_wherever_memory_runs_out),
      cmocka_unit_test(so_it_does_where_a_conflict_is_sought),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
