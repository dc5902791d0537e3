/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page/escape.h"
#include "output/page/page.h"
#include "output_fixture.h"
#include "page_reader.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const ap_view english = {.language = "en"};
#define EVIL "</script><img src=x onerror=\"alert('1')\">&"
#define TAMED "&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;"

static void assert_escaped(const char *string, const char *expected) {
  ap_text text = {0};
  ap_add_html(&text, string);
  assert_false(text.failed);
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
}

static void no_character_of_a_text_is_markup(void **state) {
  (void)state;
  assert_escaped("", "");
  assert_escaped("plain words", "plain words");
  assert_escaped(EVIL, TAMED);
  assert_escaped("特権 <管理>", "特権 &lt;管理&gt;");
  assert_escaped("&amp;", "&amp;amp;");
}

static void what_steers_a_text_is_written_out(void **state) {
  (void)state;
  assert_escaped("two\nlines\tand\rmore", "two lines and more");
  assert_escaped("bell\a", "bell\\x07");
  assert_escaped("delete\x7f", "delete\\x7f");
  assert_escaped("turned \u202eround", "turned \\u202eround");
  assert_escaped("no UTF-8: \xff<", "no UTF-8: \\xff&lt;");
}

static void data_of_a_script_does_not_end_it(void **state) {
  (void)state;
  ap_text text = {0};
  ap_add_script_data(&text, json_pack("{s:s}", "title", "</script><!--&"));
  assert_string_equal(text.bytes, "{\"title\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}");
  json_t *read = json_loads(text.bytes, 0, NULL);
  assert_string_equal(json_string_value(json_object_get(read, "title")), "</script><!--&");
  json_decref(read);
  ap_text_free(&text);
  ap_add_script_data(&text, NULL);
  assert_true(text.failed);
  ap_text_free(&text);
}

/* A page with everything on it, each of its words hostile. */
static void write_everything(ap_text *text) {
  static const int64_t values[] = {90, 60};
  static const char *const labels[] = {EVIL, "2028"};
  static const ap_page_series series[] = {
      {.name = EVIL, .tone = AP_TONE_EXTERNAL, .stack = "external", .values = values},
      {.name = "bound", .tone = AP_TONE_F, .line = true, .values = values}};
  static const ap_page_choice choices[] = {{"", "all"}, {"d", EVIL}};
  static const ap_page_select selects[] = {
      {.name = "direct", .label = EVIL, .choices = choices, .count = 2},
      {.name = "year", .label = "year", .choices = choices, .count = 2, .joined = "direct"}};
  ap_page page = ap_page_begin(&(ap_page_head){.command = "plan", .kind = EVIL, .title = EVIL, .view = &english});
  ap_page_fact(&page, EVIL, AP_PLAIN, EVIL);
  ap_page_fact(&page, "", AP_WARN, EVIL);
  ap_page_fact(&page, "day", AP_PLAIN, ap_page_date(&page, (ap_date){2027, 4, 1}));
  ap_page_answer(&page, "level", AP_GOOD, EVIL, EVIL, EVIL);
  ap_page_answer(&page, "cost", AP_PLAIN, "cost", "1", NULL);
  ap_page_section(&page, "first", EVIL);
  ap_page_words(&page, AP_FAINT, EVIL);
  ap_page_note(&page, AP_BAD, EVIL, EVIL);
  ap_page_pair(&page, EVIL, AP_GOOD, EVIL);
  ap_page_pair(&page, "more", AP_GOOD, AP_PAGE_FILLED(&page, "{0} of {1}", EVIL, "{0}"));
  ap_page_code(&page, EVIL);
  ap_page_fold(&page, "fold", EVIL);
  ap_page_heading(&page, EVIL);
  ap_page_section(&page, "second", "Second");
  ap_page_filter(&page, selects, 2);
  ap_page_table(&page,
                &(ap_page_grid){.id = "items", .caption = EVIL, .heads = {EVIL, "n"}, .right = 2, .filtered = true});
  ap_page_row(&page, AP_STRONG, "c d");
  ap_page_cell(&page, EVIL);
  ap_page_cell(&page, ap_grouped(1077).digits);
  ap_page_row(&page, AP_PLAIN, NULL);
  ap_page_cell(&page, "9.2.3");
  ap_page_marked_cell(&page, "x", EVIL, EVIL);
  ap_page_chart(&page, &(ap_page_figure){.id = "years",
                                         .title = EVIL,
                                         .summary = EVIL,
                                         .across = EVIL,
                                         .labels = labels,
                                         .label_count = 2,
                                         .series = series,
                                         .series_count = 2,
                                         .unit = AP_PAGE_MONEY,
                                         .currency = "USD"});
  ap_page_end(&page, text);
}

static void a_page_is_well_formed_and_its_words_are_no_markup(void **state) {
  (void)state;
  ap_text text = {0};
  write_everything(&text);
  assert_false(text.failed);
  assert_is_a_page(text.bytes);
  assert_null(strstr(text.bytes, "<img"));
  size_t length = 0;
  assert_int_equal(strncmp(page_part(text.bytes, "<h1>", "</h1>", 0, &length), TAMED, length), 0);
  assert_int_equal(length, strlen(TAMED));
  assert_non_null(strstr(text.bytes, "<td>1,077</td>"));
  assert_non_null(strstr(text.bytes, "<td>0.90</td>"));
  assert_non_null(strstr(text.bytes, "<dd>1 April 2027</dd>"));
  assert_non_null(strstr(text.bytes, TAMED " of {0}</dd>"));
  ap_text_free(&text);
}

static void the_same_page_has_the_same_bytes(void **state) {
  (void)state;
  ap_text first = {0};
  ap_text second = {0};
  write_everything(&first);
  write_everything(&second);
  assert_string_equal(first.bytes, second.bytes);
  ap_text_free(&first);
  ap_text_free(&second);
}

/* ---- the policy ---- */

/* 'sha256-…' of the bytes, by a program that is not ours. */
static void hash_of(const char *bytes, size_t length, char source[80]) {
  char name[] = "/tmp/auditplan-page-XXXXXX";
  char command[120];
  int file = mkstemp(name);
  assert_true(file >= 0 && write(file, bytes, length) == (ssize_t)length && close(file) == 0);
  /* basenc reads upper case alone */
  snprintf(command, sizeof command, "sha256sum < %s | cut -c1-64 | tr a-f A-F | basenc --base16 -d | base64", name);
  FILE *pipe = popen(command, "r"); /* NOLINT(cert-env33-c) */
  char encoded[60] = "";
  assert_non_null(pipe);
  assert_non_null(fgets(encoded, sizeof encoded, pipe));
  assert_int_equal(pclose(pipe), 0);
  assert_int_equal(unlink(name), 0);
  encoded[strcspn(encoded, "\n")] = '\0';
  snprintf(source, 80, "'sha256-%s'", encoded);
}

static void the_policy_names_the_bytes_that_stand_in_the_page(void **state) {
  (void)state;
  char style[80];
  char chart[80];
  char script[80];
  char expected[600];
  size_t length = 0;
  ap_text text = {0};
  write_everything(&text);
  const char *part = page_part(text.bytes, "<style>", "</style>", 0, &length);
  hash_of(part, length, style);
  part = page_part(text.bytes, "<script>", "</script>", 0, &length);
  assert_int_equal(strncmp(part, "/*!\n * Chart.js v3.", 19), 0);
  assert_non_null(strstr(part, "Released under the MIT License"));
  hash_of(part, length, chart);
  part = page_part(text.bytes, "<script>", "</script>", 1, &length);
  hash_of(part, length, script);
  assert_null(page_part(text.bytes, "<script>", "</script>", 2, &length));
  assert_null(page_part(text.bytes, "<style>", "</style>", 1, &length));
  snprintf(expected, sizeof expected,
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src %s %s; style-src %s; "
           "base-uri 'none'; form-action 'none'\">",
           chart, script, style);
  assert_non_null(strstr(text.bytes, expected));
  ap_text_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_character_of_a_text_is_markup),
      cmocka_unit_test(what_steers_a_text_is_written_out),
      cmocka_unit_test(data_of_a_script_does_not_end_it),
      cmocka_unit_test(a_page_is_well_formed_and_its_words_are_no_markup),
      cmocka_unit_test(the_same_page_has_the_same_bytes),
      cmocka_unit_test(the_policy_names_the_bytes_that_stand_in_the_page),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
