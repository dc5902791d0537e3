/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static ap_date date_of(const char *text) {
  ap_date date = {0};
  assert_true(ap_date_read(text, &date));
  return date;
}

static void a_day_may_be_written_as_excel_does(void **state) {
  (void)state;
  ap_date date;
  assert_string_equal(ap_date_write(date_of("2027/04/01")).digits, "2027-04-01");
  assert_string_equal(ap_date_write(date_of("2027/4/1")).digits, "2027-04-01");
  assert_string_equal(ap_date_write(date_of("2028/2/29")).digits, "2028-02-29");
  static const char *const others[] = {"2027-4-1",  "2027/04-01", "2027-04/01", "27/4/1",    "2027/004/1",
                                       "2027/4/",   "2027//1",    "2027/4",     "2027/2/29", "2027/13/1",
                                       "2027/4/1 ", "2027/4/123", "1899/12/31", ""};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    assert_false(ap_date_read(others[i], &date));
  }
}

static void days_are_counted_from_1970_on(void **state) {
  (void)state;
  assert_int_equal(ap_date_number(date_of("1970-01-01")), 0);
  assert_int_equal(ap_date_number(date_of("1969-12-31")), -1);
  assert_int_equal(ap_date_number(date_of("2000-02-29")), 11016);
  assert_int_equal(ap_date_number(date_of("2026-11-24")), 20781);
}

static void each_day_is_one_more_than_the_day_before(void **state) {
  (void)state;
  int64_t number = ap_date_number(date_of("1900-01-01"));
  ap_date last = ap_date_of_number(number - 1);
  assert_string_equal(ap_date_write(last).digits, "1899-12-31");
  for (; number < ap_date_number(date_of("2404-03-02")); number++) {
    ap_date date = ap_date_of_number(number);
    ap_date read;
    assert_true(ap_date_read(ap_date_write(date).digits, &read)); /* so it is a day of the calendar */
    assert_int_equal(ap_date_number(date), number);
    assert_true(ap_date_compare(last, date) < 0);
    assert_true(date.day == last.day + 1 || date.day == 1);
    last = date;
  }
}

static void days_and_months_are_added_across_years(void **state) {
  (void)state;
  assert_string_equal(ap_date_write(ap_date_add_days(date_of("2027-12-31"), 60)).digits, "2028-02-29");
  assert_string_equal(ap_date_write(ap_date_add_days(date_of("2028-03-01"), -1)).digits, "2028-02-29");
  assert_string_equal(ap_date_write(ap_date_add_months(date_of("2027-01-31"), 1)).digits, "2027-02-28");
  assert_string_equal(ap_date_write(ap_date_add_months(date_of("2027-11-30"), 3)).digits, "2028-02-29");
  assert_string_equal(ap_date_write(ap_date_add_months(date_of("2027-04-01"), 12)).digits, "2028-04-01");
  assert_string_equal(ap_date_write(ap_date_add_months(date_of("2027-01-15"), -1)).digits, "2026-12-15");
}

static void dates_are_compared(void **state) {
  (void)state;
  assert_true(ap_date_compare(date_of("2027-03-31"), date_of("2027-04-01")) < 0);
  assert_true(ap_date_compare(date_of("2027-04-01"), date_of("2027-04-01")) == 0);
  assert_true(ap_date_compare(date_of("2028-01-01"), date_of("2027-12-31")) > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_day_may_be_written_as_excel_does),
      cmocka_unit_test(days_are_counted_from_1970_on),
      cmocka_unit_test(each_day_is_one_more_than_the_day_before),
      cmocka_unit_test(days_and_months_are_added_across_years),
      cmocka_unit_test(dates_are_compared),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
