/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessment plans where any one request for memory may fail, of ours and of the JSON library's. */
#include "failing_heap.h"
#include "output_fixture.h"
#include "support/allocate.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const ap_auditor auditor = {.registered = true, .number = "7", .name = {.en = "A firm"}};
static ap_calendar_entry entries[] = {
    {.step = AP_ASSESSMENT_PERIOD, .year = 2027, .from = 20900, .last = 21000, .has_due = true, .due = 21000},
    {.step = AP_EXTERNAL_AUDIT, .year = 2027, .from = 21001, .last = 21030},
    {.step = AP_REGISTRATION, .year = 2027, .from = 21100, .last = 21100, .on_one_day = true}};
static ap_calendar calendar;

/* Requests of which each fails once; those after them, while the text is written, are thousands and all alike: of them
 * a few fail. */
enum { BUILDING = 2500, SELDOM = 401 };

/* As malloc(): jansson fills what it asks for. */
static void *parser_allocate(size_t size) { return ap_allocate(1, size); }

static void an_assessment_plan_says_so_when_memory_is_short(void **state) {
  (void)state;
  bool failed = true;
  json_set_alloc_funcs(parser_allocate, ap_release);
  for (long request = 0; failed; request += request < BUILDING ? 1 : SELDOM) {
    ap_text text = {0};
    heap_fail(request);
    ap_plan_oscal(&fixed.plan, &calendar, 2027, &text);
    failed = heap_failed();
    assert_int_equal(text.failed, failed);
    ap_text_free(&text);
  }
  json_set_alloc_funcs(malloc, free);
}

static int reset(void **state) {
  fixture_reset(state);
  fixed.scenario.auditor = &auditor;
  calendar = (ap_calendar){.scenario = &fixed.scenario, .entries = entries, .count = sizeof entries / sizeof *entries};
  for (int step = 0; step < AP_STEPS; step++) {
    calendar.registration.steps[step] = (ap_step_words){.title = {.en = "A step"}, .source = {"draft", "4"}};
  }
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(an_assessment_plan_says_so_when_memory_is_short, reset),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
