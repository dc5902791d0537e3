/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/listing.h"
#include "support/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { EVENTS = 6 };

typedef struct listing_test {
  ap_arena arena;
  ap_event events[EVENTS];
  ap_events list;
  ap_event_ground ground;
  ap_scheme scheme;
  ap_scenario scenario;
} listing_test;

static void begin(listing_test *test) {
  *test = (listing_test){.ground = {.kind = AP_EVENT_INCIDENT, .suspends = true}};
  test->list.events = test->events;
  test->scheme = (ap_scheme){.grounds = &test->ground, .ground_count = 1};
  test->scenario =
      (ap_scenario){.scheme = &test->scheme, .events = &test->list, .start_year = 2027, .start_month = 4, .years = 3};
}

static ap_event *happens(listing_test *test, ap_event_kind kind, int year, int month) {
  ap_event *event = &test->events[test->list.count++];
  *event = (ap_event){.kind = kind, .id = "E", .date = {year, month, 1}, .serious = true};
  return event;
}

/* One letter a state, and the months from which they hold. */
static void assert_listing(listing_test *test, const char *expected) {
  ap_listing listing;
  ap_text text = {0};
  assert_true(ap_listing_find(&test->scenario, &test->arena, &listing));
  ap_text_add(&text, "");
  for (size_t i = 0; i < listing.count; i++) {
    const ap_listing_span *span = &listing.spans[i];
    ap_text_format(&text, "%c%04d-%02d ", "LSR"[span->state], span -> from.year, span->from.month);
    bool last = i + 1 == listing.count;
    assert_int_equal(last ? 0 : ap_date_compare(span->to, listing.spans[i + 1].from), 0);
    assert_int_equal(span->to.year == 0, last);
  }
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
  ap_arena_free(&test->arena);
}

static void a_service_is_listed_from_the_first_day_or_its_registration(void **state) {
  (void)state;
  listing_test test;
  begin(&test);
  assert_listing(&test, "L2027-04 ");
  happens(&test, AP_EVENT_LISTING, 2027, 9);
  assert_listing(&test, "L2027-09 ");
  test.scenario.events = NULL;
  assert_listing(&test, "L2027-04 ");
}

static void a_serious_incident_suspends_at_once_until_its_reaudit_is_passed(void **state) {
  (void)state;
  listing_test test;
  begin(&test);
  happens(&test, AP_EVENT_INCIDENT, 2028, 5)->passed = (ap_date){2028, 9, 1};
  assert_listing(&test, "L2027-04 S2028-05 L2028-09 ");
  test.events[0].passed.year = 0;
  assert_listing(&test, "L2027-04 S2028-05 ");
  test.events[0].serious = false;
  assert_listing(&test, "L2027-04 ");
}

static void a_scheme_that_does_not_say_so_suspends_nothing(void **state) {
  (void)state;
  listing_test test;
  begin(&test);
  happens(&test, AP_EVENT_INCIDENT, 2028, 5);
  test.ground.suspends = false;
  assert_listing(&test, "L2027-04 ");
}

static void the_last_of_two_suspensions_is_to_be_lifted(void **state) {
  (void)state;
  listing_test test;
  begin(&test);
  happens(&test, AP_EVENT_INCIDENT, 2028, 5)->passed = (ap_date){2028, 9, 1};
  happens(&test, AP_EVENT_INCIDENT, 2028, 6)->passed = (ap_date){2028, 11, 1};
  assert_listing(&test, "L2027-04 S2028-05 L2028-11 ");
}

static void a_revocation_holds_until_the_service_is_listed_again(void **state) {
  (void)state;
  listing_test test;
  begin(&test);
  happens(&test, AP_EVENT_INCIDENT, 2028, 5)->passed = (ap_date){2029, 2, 1};
  happens(&test, AP_EVENT_REVOCATION, 2028, 7);
  happens(&test, AP_EVENT_REAPPLICATION, 2028, 8)->listed = (ap_date){2029, 1, 1};
  happens(&test, AP_EVENT_INCIDENT, 2029, 3);
  assert_listing(&test, "L2027-04 S2028-05 R2028-07 L2029-01 S2029-03 ");
  test.events[2].listed.year = 0;
  assert_listing(&test, "L2027-04 S2028-05 R2028-07 ");
}

static void a_suspension_of_no_day_is_none(void **state) {
  (void)state;
  listing_test test;
  begin(&test);
  happens(&test, AP_EVENT_INCIDENT, 2027, 4);
  assert_listing(&test, "S2027-04 ");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_service_is_listed_from_the_first_day_or_its_registration),
      cmocka_unit_test(a_serious_incident_suspends_at_once_until_its_reaudit_is_passed),
      cmocka_unit_test(a_scheme_that_does_not_say_so_suspends_nothing),
      cmocka_unit_test(the_last_of_two_suspensions_is_to_be_lifted),
      cmocka_unit_test(a_revocation_holds_until_the_service_is_listed_again),
      cmocka_unit_test(a_suspension_of_no_day_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
