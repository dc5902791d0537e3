/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/fill.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void arguments_go_where_their_numbers_say(void **state) {
  (void)state;
  ap_text text = {0};
  AP_FILL(&text, "{1} before {0}, {1} again", "a", "b");
  assert_string_equal(text.bytes, "b before a, b again");
  ap_text_free(&text);
}

static void what_is_no_place_stays_as_it_is(void **state) {
  (void)state;
  ap_text text = {0};
  AP_FILL(&text, "{en: text} {9} {0", "a");
  assert_string_equal(text.bytes, "{en: text} {9} {0");
  ap_text_free(&text);
}

static void braces_in_an_argument_are_not_looked_at_again(void **state) {
  (void)state;
  ap_text text = {0};
  AP_FILL(&text, "<{0}>", "{0}");
  assert_string_equal(text.bytes, "<{0}>");
  ap_text_free(&text);
}

static void counts_are_set_in_groups_of_three(void **state) {
  (void)state;
  assert_string_equal(ap_grouped(0).digits, "0");
  assert_string_equal(ap_grouped(999).digits, "999");
  assert_string_equal(ap_grouped(-1077).digits, "-1,077");
  assert_string_equal(ap_grouped(INT64_MIN).digits, "-9,223,372,036,854,775,808");
}

static void minutes_read_as_hours_exactly(void **state) {
  (void)state;
  assert_string_equal(ap_hours(0).digits, "0:00");
  assert_string_equal(ap_hours(59).digits, "0:59");
  assert_string_equal(ap_hours(6270).digits, "104:30");
  assert_string_equal(ap_hours(-74070).digits, "-1,234:30");
  assert_string_equal(ap_hours(-75).digits, "-1:15");
  assert_string_equal(ap_hours(INT64_MAX).digits, "153,722,867,280,912,930:07");
  assert_string_equal(ap_hours(INT64_MIN).digits, "-153,722,867,280,912,930:08");
}

static void numbers_read_as_decimals(void **state) {
  (void)state;
  assert_string_equal(ap_decimal(2027).digits, "2027");
  assert_string_equal(ap_decimal(INT64_MIN).digits, "-9223372036854775808");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arguments_go_where_their_numbers_say),
      cmocka_unit_test(what_is_no_place_stays_as_it_is),
      cmocka_unit_test(braces_in_an_argument_are_not_looked_at_again),
      cmocka_unit_test(counts_are_set_in_groups_of_three),
      cmocka_unit_test(minutes_read_as_hours_exactly),
      cmocka_unit_test(numbers_read_as_decimals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
