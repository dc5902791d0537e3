/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/glob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_plain_glob_matches_itself_alone(void **state) {
  (void)state;
  assert_true(ap_glob_matches("9.2.3", "9.2.3"));
  assert_false(ap_glob_matches("9.2.3", "9.2.33"));
  assert_false(ap_glob_matches("9.2.3", "9.2"));
  assert_false(ap_glob_matches("9.2.3", "9x2x3"));
  assert_true(ap_glob_matches("", ""));
  assert_false(ap_glob_matches("", "9"));
}

static void a_star_takes_any_characters_or_none(void **state) {
  (void)state;
  assert_true(ap_glob_matches("9.2.*", "9.2.3.11.PB"));
  assert_true(ap_glob_matches("9.2.*", "9.2."));
  assert_false(ap_glob_matches("9.2.*", "9.20.1"));
  assert_true(ap_glob_matches("*", ""));
  assert_true(ap_glob_matches("**", "9"));
  assert_true(ap_glob_matches("*.P*", "9.5.1.P"));
  assert_true(ap_glob_matches("*a*b*c", "xaybzbac"));
  assert_false(ap_glob_matches("*a*b*c", "xaybzba"));
}

static void a_question_mark_takes_one_character_not_one_byte(void **state) {
  (void)state;
  assert_true(ap_glob_matches("9.?.3", "9.2.3"));
  assert_false(ap_glob_matches("9.?.3", "9.20.3"));
  assert_false(ap_glob_matches("9.?", "9."));
  assert_true(ap_glob_matches("?-1", "管-1"));
  assert_false(ap_glob_matches("?\?-1", "管-1"));
  assert_true(ap_glob_matches("*?-1", "管理-1"));
}

static void many_stars_end_in_good_time(void **state) {
  (void)state;
  char text[4001];
  for (size_t i = 0; i < sizeof text - 1; i++) {
    text[i] = 'a';
  }
  text[sizeof text - 1] = '\0';
  assert_false(ap_glob_matches("*a*a*a*a*a*a*a*a*a*a*a*a*a*b", text));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_plain_glob_matches_itself_alone),
      cmocka_unit_test(a_star_takes_any_characters_or_none),
      cmocka_unit_test(a_question_mark_takes_one_character_not_one_byte),
      cmocka_unit_test(many_stars_end_in_good_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
