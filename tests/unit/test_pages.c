/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page_reader.h"
#include "shown_pages.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_page_is_well_formed_and_its_words_are_no_markup(void **state) {
  (void)state;
  for (int i = 0; i < SHOWN_PAGES; i++) {
    ap_text text = {0};
    shown_pages[i].show(&text);
    assert_false(text.failed);
    assert_is_a_page(text.bytes);
    assert_null(strstr(text.bytes, "<img"));
    assert_non_null(strstr(text.bytes, HARMLESS));
    ap_text_free(&text);
  }
}

static void the_same_page_has_the_same_bytes(void **state) {
  (void)state;
  for (int i = 0; i < SHOWN_PAGES; i++) {
    ap_text first = {0};
    ap_text second = {0};
    shown_pages[i].show(&first);
    shown_pages[i].show(&second);
    assert_string_equal(first.bytes, second.bytes);
    ap_text_free(&first);
    ap_text_free(&second);
  }
}

static const shown_page *page_of(const char *command) {
  for (int i = 0; i < SHOWN_PAGES; i++) {
    if (strcmp(shown_pages[i].command, command) == 0) {
      return &shown_pages[i];
    }
  }
  fail_msg("no page of %s", command);
  return NULL;
}

static void assert_page_says(const char *command, const char *words) {
  ap_text text = {0};
  page_of(command)->show(&text);
  bool said = strstr(text.bytes, words) != NULL;
  ap_text_free(&text);
  if (!said) {
    fail_msg("the page of %s does not say: %s", command, words);
  }
}

/* 2027 and 2028 have 61 and 20 minutes in some order. A quarter of each, in whole minutes, is at 30000 an hour, the
 * rest at 10000: 7500 + 7667 and 2500 + 2500, and 5000 a year. Internally an hour at 6000, and a tenth of that. */
static void each_page_answers_with_its_own_numbers(void **state) {
  (void)state;
  assert_page_says("quote", "<dt>Fee of the contract</dt><dd class=\"value\">30,167 JPY</dd>");
  assert_page_says("quote", "<dd class=\"detail\">40 percent of 50,334 JPY under " HARMLESS);
  assert_page_says("budget",
                   "<dd class=\"value\">36,767 JPY</dd><dd class=\"detail\">external 30,167 JPY, internal 6,600 "
                   "JPY</dd>");
  assert_page_says("compare", "<dd class=\"value\">+1:21 h</dd><dd class=\"detail\">2:42 against 1:21 h");
  assert_page_says("compare", "<dd class=\"value\">+20,167 JPY</dd>");
  assert_page_says("status", "<dt>Overdue</dt><dd class=\"value\">1</dd>");
  assert_page_says("status", "<dt>Never audited</dt><dd class=\"value\">1</dd>");
  assert_page_says("check",
                   "<dd class=\"value\">not accepted</dd><dd class=\"detail\">the plan does not comply: 1 breach</dd>");
  assert_page_says("portfolio",
                   "<dd class=\"value\">1:30 h</dd><dd class=\"detail\">in 2027; proven: the bound is 1:30</dd>");
  assert_page_says("portfolio", HARMLESS " in 2027: 1:30 of 2:00 h");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_page_is_well_formed_and_its_words_are_no_markup),
      cmocka_unit_test(the_same_page_has_the_same_bytes),
      cmocka_unit_test(each_page_answers_with_its_own_numbers),
  };
  return cmocka_run_group_tests(tests, shown_pages_begin, shown_pages_end);
}
