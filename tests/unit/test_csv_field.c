/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/csv_field.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_record(const char *field, const char *expected) {
  ap_text text = {0};
  const char *const fields[] = {"x", field};
  ap_add_csv_record(&text, 2, fields);
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
}

static void a_field_is_quoted_only_where_it_must_be(void **state) {
  (void)state;
  assert_record("", "x,\n");
  assert_record("plain text", "x,plain text\n");
  assert_record("a,b", "x,\"a,b\"\n");
  assert_record("a\nb", "x,\"a\nb\"\n");
  assert_record("a\rb", "x,\"a\rb\"\n");
}

static void quotes_are_doubled(void **state) {
  (void)state;
  assert_record("say \"no\"", "x,\"say \"\"no\"\"\"\n");
  assert_record("\"", "x,\"\"\"\"\n");
}

static void nothing_is_defused(void **state) {
  (void)state;
  assert_record("=1+1", "x,=1+1\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_field_is_quoted_only_where_it_must_be),
      cmocka_unit_test(quotes_are_doubled),
      cmocka_unit_test(nothing_is_defused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
