/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/ is no part of the library, so its source is taken in here. */
#include "cli/language.c" // NOLINT(bugprone-suspicious-include)
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int forget_environment(void **state) {
  (void)state;
  unsetenv("LC_ALL");
  unsetenv("LC_MESSAGES");
  unsetenv("LANG");
  unsetenv("LANGUAGE");
  return 0;
}

static cli_language wanted(const char *argument) {
  char *argv[] = {(char *)"auditplan", (char *)"plan", (char *)argument, NULL};
  return cli_wanted_language(argument == NULL ? 2 : 3, argv);
}

static void english_is_spoken_where_nothing_is_said(void **state) {
  (void)state;
  assert_int_equal(wanted(NULL), CLI_ENGLISH);
}

static void the_first_locale_variable_that_is_set_counts(void **state) {
  (void)state;
  setenv("LANG", "ja_JP.UTF-8", 1);
  assert_int_equal(wanted(NULL), CLI_JAPANESE);
  setenv("LC_MESSAGES", "de_DE.UTF-8", 1);
  assert_int_equal(wanted(NULL), CLI_ENGLISH);
  setenv("LC_ALL", "ja", 1);
  assert_int_equal(wanted(NULL), CLI_JAPANESE);
  setenv("LC_ALL", "", 1);
  assert_int_equal(wanted(NULL), CLI_ENGLISH);
}

static void the_list_of_languages_goes_before_the_locale(void **state) {
  (void)state;
  setenv("LANG", "C.UTF-8", 1);
  setenv("LANGUAGE", "fr:ja:en", 1);
  assert_int_equal(wanted(NULL), CLI_JAPANESE);
  setenv("LANGUAGE", "en_GB:ja", 1);
  assert_int_equal(wanted(NULL), CLI_ENGLISH);
  setenv("LANGUAGE", "fr:de", 1);
  assert_int_equal(wanted(NULL), CLI_ENGLISH);
  setenv("LANG", "ja_JP", 1);
  assert_int_equal(wanted(NULL), CLI_JAPANESE);
}

static void the_plain_locale_is_never_translated(void **state) {
  (void)state;
  setenv("LANGUAGE", "ja", 1);
  setenv("LC_ALL", "C", 1);
  assert_int_equal(wanted(NULL), CLI_ENGLISH);
  setenv("LC_ALL", "POSIX", 1);
  assert_int_equal(wanted(NULL), CLI_ENGLISH);
}

static void the_option_goes_before_everything(void **state) {
  (void)state;
  setenv("LC_ALL", "ja_JP.UTF-8", 1);
  assert_int_equal(wanted("--lang=en"), CLI_ENGLISH);
  setenv("LC_ALL", "C", 1);
  assert_int_equal(wanted("--lang=ja"), CLI_JAPANESE);
  char *apart[] = {(char *)"auditplan", (char *)"--lang", (char *)"ja", (char *)"plan", NULL};
  assert_int_equal(cli_wanted_language(4, apart), CLI_JAPANESE);
  char *after[] = {(char *)"auditplan", (char *)"plan", (char *)"--", (char *)"--lang=ja", NULL};
  assert_int_equal(cli_wanted_language(4, after), CLI_ENGLISH);
}

static void speaking_sets_the_language_of_gettext(void **state) {
  (void)state;
  cli_speak(CLI_JAPANESE, "/nosuch");
  assert_string_equal(getenv("LANGUAGE"), "ja");
  assert_string_equal(cli_language_code(CLI_JAPANESE), "ja");
  assert_string_equal(cli_language_code(CLI_ENGLISH), "en");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(english_is_spoken_where_nothing_is_said, forget_environment),
      cmocka_unit_test_setup(the_first_locale_variable_that_is_set_counts, forget_environment),
      cmocka_unit_test_setup(the_list_of_languages_goes_before_the_locale, forget_environment),
      cmocka_unit_test_setup(the_plain_locale_is_never_translated, forget_environment),
      cmocka_unit_test_setup(the_option_goes_before_everything, forget_environment),
      cmocka_unit_test_setup(speaking_sets_the_language_of_gettext, forget_environment),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
