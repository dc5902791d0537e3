/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/catalog.h"
#include "catalog/identifier.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void ids_have_a_natural_order_that_is_total(void **state) {
  (void)state;
  static const char *const ascending[] = {"",
                                          "3.1.1",
                                          "5",
                                          "5.1",
                                          "5.1.1",
                                          "5.1.1.2.PB",
                                          "5.1.1.10",
                                          "5.1.P",
                                          "5.2",
                                          "5.10",
                                          "9.02",
                                          "9.2",
                                          "9.2.3",
                                          "9.2.10",
                                          "9.10.1",
                                          "10.1.1",
                                          "A.5.9",
                                          "A.5.10",
                                          "ac-2",
                                          "ac-2(1)",
                                          "ac-2.1",
                                          "ac-2.9",
                                          "ac-2.10",
                                          "ac-10",
                                          "b1",
                                          "b9x",
                                          "b10",
                                          "b99999999999999999999999999",
                                          "b100000000000000000000000000",
                                          "管理-2",
                                          "管理-10"};
  size_t count = sizeof ascending / sizeof ascending[0];
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < count; j++) {
      int order = ap_id_compare(ascending[i], ascending[j]);
      assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
    }
  }
}

static void only_parts_that_are_numbers_count(void **state) {
  (void)state;
  assert_int_equal(ap_id_parts("9.2.3.11.PB"), 4);
  assert_int_equal(ap_id_parts("A.5.10"), 2);
  assert_int_equal(ap_id_parts("9.5.1.P"), 3);
  assert_int_equal(ap_id_parts("ac-2.1"), 1);
  assert_int_equal(ap_id_parts("GV.OC-01"), 0);
  assert_int_equal(ap_id_parts("9"), 1);
  assert_int_equal(ap_id_parts("9..2."), 2);
  assert_int_equal(ap_id_parts(""), 0);
}

static void the_beginning_of_an_id_ends_with_that_many_numbers(void **state) {
  (void)state;
  assert_int_equal(ap_id_beginning("6.3.1.1.PB", 3), strlen("6.3.1"));
  assert_int_equal(ap_id_beginning("A.5.1.2.7", 3), strlen("A.5.1.2"));
  assert_int_equal(ap_id_beginning("9.5.1", 3), strlen("9.5.1"));
  assert_int_equal(ap_id_beginning("9.5", 3), 0);
}

static const char *domain_of(const char *id, size_t size) {
  static char domain[32];
  memset(domain, 'x', sizeof domain);
  ap_id_domain(id, domain, size);
  return domain;
}

static void the_domain_is_the_chapter_that_a_reader_would_name(void **state) {
  (void)state;
  assert_string_equal(domain_of("9.2.3", 32), "9");
  assert_string_equal(domain_of("A.5.10", 32), "A.5");
  assert_string_equal(domain_of("ac-2", 32), "ac");
  assert_string_equal(domain_of("ac-2.1", 32), "ac");
  assert_string_equal(domain_of("AC-2(1)", 32), "AC");
  assert_string_equal(domain_of("GV.OC-01", 32), "GV");
  assert_string_equal(domain_of("CC6.1", 32), "CC6");
  assert_string_equal(domain_of("10", 32), "10");
  assert_string_equal(domain_of("policy", 32), "policy");
  assert_string_equal(domain_of("", 32), "");
}

static void a_domain_too_long_for_its_room_ends_with_a_whole_character(void **state) {
  (void)state;
  assert_string_equal(domain_of("管理策", 8), "管理");
  assert_string_equal(domain_of("管理策", 7), "管理");
  assert_string_equal(domain_of("policy", 4), "pol");
  assert_string_equal(domain_of("policy", 1), "");
  char untouched = 'x';
  ap_id_domain("policy", &untouched, 0);
  assert_int_equal(untouched, 'x');
}

static void the_suffix_tells_mandatory_and_cloud_specific(void **state) {
  (void)state;
  assert_true(ap_id_has_suffix("9.2.3.11.PB", 'P'));
  assert_true(ap_id_has_suffix("9.2.3.11.PB", 'B'));
  assert_true(ap_id_has_suffix("9.4.2.2.B", 'B'));
  assert_false(ap_id_has_suffix("9.4.2.2.B", 'P'));
  assert_true(ap_id_has_suffix("9.5.1.P", 'P'));
  assert_false(ap_id_has_suffix("9.5.1", 'P'));
  assert_false(ap_id_has_suffix("9.5.1.PX", 'P'));
  assert_false(ap_id_has_suffix("Plan.B", 'B'));
  assert_false(ap_id_has_suffix("B", 'B'));
}

static void an_id_of_two_numbers_without_a_last_zero_may_be_what_a_spreadsheet_left(void **state) {
  (void)state;
  assert_true(ap_id_may_be_shortened("5.1"));
  assert_false(ap_id_may_be_shortened("5.10"));
  assert_false(ap_id_may_be_shortened("5"));
  assert_false(ap_id_may_be_shortened("5.1.1"));
  assert_false(ap_id_may_be_shortened("A.5"));
  assert_false(ap_id_may_be_shortened("5."));
  assert_false(ap_id_may_be_shortened(".5"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ids_have_a_natural_order_that_is_total),
      cmocka_unit_test(only_parts_that_are_numbers_count),
      cmocka_unit_test(the_beginning_of_an_id_ends_with_that_many_numbers),
      cmocka_unit_test(the_domain_is_the_chapter_that_a_reader_would_name),
      cmocka_unit_test(a_domain_too_long_for_its_room_ends_with_a_whole_character),
      cmocka_unit_test(the_suffix_tells_mandatory_and_cloud_specific),
      cmocka_unit_test(an_id_of_two_numbers_without_a_last_zero_may_be_what_a_spreadsheet_left),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
