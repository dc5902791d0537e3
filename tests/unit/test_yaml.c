/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/nearest.h"
#include "support/text.h"
#include "support/yaml.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef struct row {
  const char *id;
  int32_t minutes;
  ap_yaml_mark id_mark;
} row;

typedef struct top {
  ap_words title;
  const char *text;
  int32_t years;
  bool on;
  ap_date day;
  int choice;
  unsigned choices;
  int order[3];
  const char **texts;
  size_t text_count;
  const ap_yaml_integer *integers;
  size_t integer_count;
  row inner;
  struct top *branch;
  row *rows;
  size_t row_count;
} top;

static const char *const names[] = {"peak", "total", "spread", NULL};

/* clang-format off */
static const ap_yaml_field row_fields[] = {
    {.key = "id", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(row, id), .mark = offsetof(row, id_mark)},
    {.key = "minutes", .kind = AP_YAML_INTEGER, .offset = offsetof(row, minutes), .least = -5, .most = 500},
};
static const row row_defaults = {.minutes = 7};
static const ap_yaml_table row_table = {row_fields, COUNT(row_fields), sizeof(row), &row_defaults};
static const ap_yaml_table top_table;
static const ap_yaml_field top_fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "title", .kind = AP_YAML_WORDS, .offset = offsetof(top, title)},
    {.key = "text", .kind = AP_YAML_TEXT, .offset = offsetof(top, text)},
    {.key = "years", .kind = AP_YAML_INTEGER, .offset = offsetof(top, years), .least = 1, .most = 30},
    {.key = "on", .kind = AP_YAML_BOOL, .offset = offsetof(top, on)},
    {.key = "day", .kind = AP_YAML_DATE, .offset = offsetof(top, day)},
    {.key = "choice", .kind = AP_YAML_CHOICE, .offset = offsetof(top, choice), .names = names},
    {.key = "choices", .kind = AP_YAML_CHOICES, .offset = offsetof(top, choices), .names = names},
    {.key = "order", .kind = AP_YAML_PERMUTATION, .offset = offsetof(top, order), .names = names},
    {.key = "texts", .kind = AP_YAML_TEXTS, .offset = offsetof(top, texts), .count = offsetof(top, text_count)},
    {.key = "integers", .kind = AP_YAML_INTEGERS, .offset = offsetof(top, integers),
     .count = offsetof(top, integer_count), .least = -1, .most = 9},
    {.key = "inner", .kind = AP_YAML_MAPPING, .offset = offsetof(top, inner), .table = &row_table},
    {.key = "branch", .kind = AP_YAML_BRANCH, .offset = offsetof(top, branch), .table = &top_table},
    {.key = "rows", .kind = AP_YAML_SEQUENCE, .offset = offsetof(top, rows), .count = offsetof(top, row_count),
     .table = &row_table},
};
static const ap_yaml_table top_table = {top_fields, COUNT(top_fields), sizeof(top), NULL};
/* clang-format on */

typedef struct yaml_test {
  ap_arena arena;
  ap_diagnostics *diagnostics;
  top read;
} yaml_test;

static int set_up(void **state) {
  static yaml_test test;
  test.diagnostics = ap_diagnostics_new();
  *state = &test;
  return test.diagnostics == NULL;
}

static int tear_down(void **state) {
  yaml_test *test = *state;
  ap_diagnostics_free(test->diagnostics);
  ap_arena_free(&test->arena);
  return 0;
}

/* Between the cases of one test. */
static void start_over(void **state) {
  tear_down(state);
  set_up(state);
}

static ap_status read_bytes(yaml_test *test, const char *bytes, size_t length) {
  char name[] = "file.yaml";
  ap_source source = {.name = name, .bytes = (char *)(uintptr_t)bytes, .length = length};
  return ap_yaml_read(&source, &top_table, &test->arena, test->diagnostics, &test->read);
}

static ap_status read_text(yaml_test *test, const char *text) { return read_bytes(test, text, strlen(text)); }

static void every_kind_of_value_reaches_its_place(void **state) {
  yaml_test *test = *state;
  const char *text = "version: 1\n"
                     "title: {en: A, ja: あ}\n"
                     "text: 9.2.3\n"
                     "years: '03'\n"
                     "on: yes\n"
                     "day: 2028-02-29\n"
                     "choice: total\n"
                     "choices: [peak, spread]\n"
                     "order: [spread, peak, total]\n"
                     "texts: [a, \"b c\"]\n"
                     "inner: {id: x, minutes: -5}\n"
                     "branch: {version: 1, on: true, title: B, texts: one, choices: total}\n"
                     "rows:\n"
                     "  - {minutes: 500, id: あ}\n"
                     "  - id: r2\n";
  assert_int_equal(read_text(test, text), AP_OK);
  const top *read = &test->read;
  assert_string_equal(read->title.en, "A");
  assert_string_equal(read->title.ja, "あ");
  assert_string_equal(read->text, "9.2.3");
  assert_int_equal(read->years, 3);
  assert_true(read->on);
  assert_int_equal(read->day.year * 10000 + read->day.month * 100 + read->day.day, 20280229);
  assert_int_equal(read->choice, 1);
  assert_int_equal(read->choices, 5);
  assert_int_equal(read->order[0] * 100 + read->order[1] * 10 + read->order[2], 201);
  assert_int_equal(read->text_count, 2);
  assert_string_equal(read->texts[1], "b c");
  assert_int_equal(read->inner.minutes, -5);
  assert_int_equal(read->row_count, 2);
  assert_int_equal(read->rows[0].id_mark.line, 14);
  assert_int_equal(read->rows[0].id_mark.column, 24);
  assert_int_equal(read->rows[1].minutes, 7);
  assert_non_null(read->branch);
  assert_true(read->branch->on);
  assert_string_equal(read->branch->title.en, "B");
  assert_null(read->branch->title.ja);
  assert_int_equal(read->branch->text_count, 1);
  assert_int_equal(read->branch->choices, 2);
  assert_null(read->branch->branch);
  assert_told(test->diagnostics, "");
}

static void whole_numbers_may_come_alone_or_in_a_list_and_have_a_place_each(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "version: 1\nintegers:\n  - 9\n  - '-1'\n"), AP_OK);
  assert_int_equal(test->read.integer_count, 2);
  assert_int_equal(test->read.integers[0].value, 9);
  assert_int_equal(test->read.integers[1].value, -1);
  assert_int_equal(test->read.integers[1].mark.line, 4);
  assert_int_equal(test->read.integers[1].mark.column, 5);
  start_over(state);
  assert_int_equal(read_text(test, "version: 1\nintegers: 3\n"), AP_OK);
  assert_int_equal(test->read.integer_count, 1);
  assert_int_equal(test->read.integers[0].value, 3);
  start_over(state);
  assert_int_equal(read_text(test, "version: 1\nintegers:\n"), AP_OK);
  assert_int_equal(test->read.integer_count, 0);
  start_over(state);
  assert_int_equal(read_text(test, "version: 1\nintegers: [1, 10, x, [2]]\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:15 yaml-integer|integers|\"10\"|-1|9\n"
                                 "2:19 yaml-integer|integers|\"x\"|-1|9\n"
                                 "2:22 yaml-integer|integers|[…]|-1|9\n");
  assert_int_equal(test->read.integer_count, 1);
  start_over(state);
  assert_int_equal(read_text(test, "version: 1\nintegers: []\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:11 yaml-sequence-empty|integers\n");
}

static void all_faults_are_told_in_one_run_in_characters(void **state) {
  yaml_test *test = *state;
  const char *text = "version: 1\n"
                     "titel: x\n"
                     "years: 31\n"
                     "on: maybe\n"
                     "day: 2027-02-29\n"
                     "choice: first\n"
                     "choices: [あ, peak, い]\n"
                     "order: [peak, total, total]\n"
                     "texts: [あ, []]\n"
                     "rows: [{minutes: 1}, 3]\n"
                     "years: 3\n";
  assert_int_equal(read_text(test, text), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:1 yaml-key-unknown|\"titel\"|title\n"
                                 "3:8 yaml-integer|years|\"31\"|1|30\n"
                                 "4:5 yaml-bool|on|\"maybe\"\n"
                                 "5:6 yaml-date|day|\"2027-02-29\"\n"
                                 "6:9 yaml-choice|choice|\"first\"|peak, total, spread\n"
                                 "7:11 yaml-choice|choices|\"あ\"|peak, total, spread\n"
                                 "7:20 yaml-choice|choices|\"い\"|peak, total, spread\n"
                                 "8:22 yaml-permutation|order|\"total\"|peak, total, spread\n"
                                 "9:12 yaml-text|texts|[…]\n"
                                 "10:8 yaml-key-missing|id\n"
                                 "10:22 yaml-mapping|rows|\"3\"\n"
                                 "11:1 yaml-key-repeated|years|3\n");
}

static void values_of_the_wrong_kind_are_refused(void **state) {
  static const struct {
    const char *line;
    ap_diagnostic_code code;
  } cases[] = {
      {"title: []", AP_D_YAML_WORDS},
      {"title: {}", AP_D_YAML_WORDS},
      {"title:", AP_D_YAML_WORDS},
      {"title: {fr: x}", AP_D_YAML_KEY_STRANGE},
      {"title: {en: []}", AP_D_YAML_TEXT},
      {"text: {a: b}", AP_D_YAML_TEXT},
      {"text: ''", AP_D_YAML_TEXT},
      {"text: ~", AP_D_YAML_TEXT},
      {"years: 0", AP_D_YAML_INTEGER},
      {"years: 3.0", AP_D_YAML_INTEGER},
      {"years: 0x3", AP_D_YAML_INTEGER},
      {"years: '-'", AP_D_YAML_INTEGER},
      {"years: [3]", AP_D_YAML_INTEGER},
      {"years: 99999999999999999999", AP_D_YAML_INTEGER},
      {"on: [yes]", AP_D_YAML_BOOL},
      {"day: 2027-4-1", AP_D_YAML_DATE},
      {"day: 2027-13-01", AP_D_YAML_DATE},
      {"day: 1899-01-01", AP_D_YAML_DATE},
      {"day: 2027-04-00", AP_D_YAML_DATE},
      {"day: 2027/04-01", AP_D_YAML_DATE},
      {"day: 20a7-04-01", AP_D_YAML_DATE},
      {"day: {}", AP_D_YAML_DATE},
      {"choice: [peak]", AP_D_YAML_CHOICE},
      {"choices: []", AP_D_YAML_CHOICE},
      {"choices: {}", AP_D_YAML_CHOICE},
      {"order: peak", AP_D_YAML_PERMUTATION},
      {"order: [peak]", AP_D_YAML_PERMUTATION},
      {"texts: []", AP_D_YAML_TEXT},
      {"inner: 3", AP_D_YAML_MAPPING},
      {"inner: {id: 'a b'}", AP_D_YAML_NAME},
      {"inner: {id: a+b}", AP_D_YAML_NAME},
      {"inner: {id: []}", AP_D_YAML_NAME},
      {"branch: 3", AP_D_YAML_MAPPING},
      {"rows: 3", AP_D_YAML_SEQUENCE},
      {"? [a]\n: 3", AP_D_YAML_KEY},
      {"text: !ours x", AP_D_YAML_TAG},
      {"text: !!binary eA==", AP_D_YAML_TAG},
      {"text: !!python/object:os.system x", AP_D_YAML_TAG},
      {"text: \"a\\0b\"", AP_D_YAML_NUL},
      {"text: a\n---\ntext: b", AP_D_YAML_DOCUMENTS},
      {"text: [", AP_D_YAML_SYNTAX},
      {"text: a\n---\ntext: [", AP_D_YAML_DOCUMENTS},
      {"text: @", AP_D_YAML_SYNTAX},
      {"text: *nowhere", AP_D_YAML_SYNTAX},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    yaml_test *test = *state;
    char *text = ap_arena_format(&test->arena, "version: 1\n%s\n", cases[i].line);
    assert_int_equal(read_text(test, text), AP_BAD_INPUT);
    if (ap_diagnostics_count(test->diagnostics) != 1) {
      fail_msg("%s: %s", cases[i].line, told(test->diagnostics));
    }
    assert_string_equal(ap_diagnostics_at(test->diagnostics, 0)->name, ap_diagnostic_name(cases[i].code));
    start_over(state);
  }
}

static void a_list_whose_lines_are_commented_out_is_no_list(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "version: 1\nrows:\n#  - {id: x}\ninner:\nbranch: ~\n"), AP_OK);
  assert_int_equal(test->read.row_count, 0);
  assert_null(test->read.branch);
}

static void another_version_is_refused_and_nothing_else_is_judged(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "shape: round\nversion: 2\nyears: none\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:10 yaml-version|\"2\"\n");
}

static void a_version_that_is_no_text_is_refused(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "version: [1]\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "1:10 yaml-version|[…]\n");
}

static void a_missing_version_is_told(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "years: 3\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "1:1 yaml-key-missing|version\n");
}

static void a_file_of_comments_says_nothing(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "# nothing\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "1:1 yaml-empty\n");
}

static void a_file_that_is_a_list_is_no_mapping(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "- version: 1\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "1:1 yaml-no-mapping|[…]\n");
}

static void nesting_is_allowed_to_32_levels_and_no_further(void **state) {
  for (size_t lists = 31; lists <= 32; lists++) {
    yaml_test *test = *state;
    ap_text text = {0};
    ap_text_add(&text, "version: 1\ntext: ");
    for (size_t i = 0; i < lists; i++) {
      ap_text_add(&text, "[");
    }
    for (size_t i = 0; i < lists; i++) {
      ap_text_add(&text, "]");
    }
    assert_int_equal(read_text(test, text.bytes), AP_BAD_INPUT);
    assert_told(test->diagnostics, lists == 31 ? "2:7 yaml-text|text|[…]\n" : "2:38 yaml-deep|32\n");
    ap_text_free(&text);
    start_over(state);
  }
}

static void an_alias_cannot_get_around_the_limit_of_nesting(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "version: 1\ntext: &a [[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]\n"
                                   "title: [[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]\n"),
                   AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:21 yaml-deep|32\n");
}

static void aliases_in_a_circle_are_refused(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "version: 1\ntexts: &list [a, *list]\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:8 yaml-circle\n");
}

static void an_alias_stands_for_its_value(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "version: 1\ninner: &it {id: x}\nrows: [*it, *it]\n"), AP_OK);
  assert_int_equal(test->read.row_count, 2);
  assert_string_equal(test->read.rows[1].id, "x");
}

static void aliases_that_multiply_are_refused_in_good_time(void **state) {
  yaml_test *test = *state;
  ap_text text = {0};
  ap_text_add(&text, "version: 1\ntexts:\n- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
  for (int i = 1; i < 20; i++) {
    ap_text_format(&text, "- &a%d [*a%d, *a%d, *a%d, *a%d]\n", i, i - 1, i - 1, i - 1, i - 1);
  }
  assert_int_equal(read_text(test, text.bytes), AP_BAD_INPUT);
  assert_told(test->diagnostics, "3:23 yaml-large|1000000\n");
  ap_text_free(&text);
}

static void many_anchors_are_refused_in_good_time(void **state) {
  yaml_test *test = *state;
  ap_text text = {0};
  ap_text_add(&text, "version: 1\ntexts:\n");
  for (int i = 0; i < 200000; i++) {
    ap_text_format(&text, "- &a%d x\n", i);
  }
  assert_int_equal(read_text(test, text.bytes), AP_BAD_INPUT);
  assert_told(test->diagnostics, "1003:3 yaml-anchors|1000\n");
  ap_text_free(&text);
}

static void many_opened_brackets_are_refused_in_good_time(void **state) {
  yaml_test *test = *state;
  ap_text text = {0};
  ap_text_add(&text, "version: 1\ntext: ");
  for (int i = 0; i < 1000000; i++) {
    ap_text_add(&text, "[");
  }
  assert_int_equal(read_text(test, text.bytes), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:38 yaml-deep|32\n");
  ap_text_free(&text);
}

static void more_than_a_million_values_are_refused(void **state) {
  yaml_test *test = *state;
  ap_text text = {0};
  ap_text_add(&text, "version: 1\ntexts:\n");
  for (int i = 0; i < 1000000; i++) {
    ap_text_add(&text, "- x\n");
  }
  assert_int_equal(read_text(test, text.bytes), AP_BAD_INPUT);
  assert_told(test->diagnostics, "999998:3 yaml-large|1000000\n");
  ap_text_free(&text);
}

static void an_unreadable_character_is_placed(void **state) {
  yaml_test *test = *state;
  assert_int_equal(read_text(test, "version: 1\ntitle: あ\001\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:9 yaml-syntax|control characters are not allowed\n");
}

static void a_long_value_is_shown_cut_short(void **state) {
  yaml_test *test = *state;
  ap_text text = {0};
  ap_text_add(&text, "version: 1\nyears: ");
  for (int i = 0; i < 300; i++) {
    ap_text_add(&text, "あ");
  }
  assert_int_equal(read_text(test, text.bytes), AP_BAD_INPUT);
  assert_true(strlen(ap_diagnostics_at(test->diagnostics, 0)->arguments[1]) < 100);
  ap_text_free(&text);
}

static void a_name_may_be_100_bytes_long(void **state) {
  for (int extra = 0; extra <= 1; extra++) {
    yaml_test *test = *state;
    char *name = ap_arena_format(&test->arena, "%0*d", 100 + extra, 1);
    char *text = ap_arena_format(&test->arena, "version: 1\ninner: {id: %s}\n", name);
    assert_int_equal(read_text(test, text), extra == 0 ? AP_OK : AP_BAD_INPUT);
    start_over(state);
  }
}

static void a_missing_file_is_told(void **state) {
  yaml_test *test = *state;
  ap_status status =
      ap_yaml_read_file("missing.yaml", "a file", &top_table, &test->arena, test->diagnostics, &test->read);
  assert_int_equal(status, AP_BAD_INPUT);
  assert_told(test->diagnostics, "0:0 file-unreadable|No such file or directory\n");
  assert_null(test->read.text);
}

static void a_file_is_read_with_a_byte_order_mark(void **state) {
  yaml_test *test = *state;
  write_text("marked.yaml", "\xEF\xBB\xBFversion: 1\nyears: 40\n");
  ap_status status =
      ap_yaml_read_file("marked.yaml", "a file", &top_table, &test->arena, test->diagnostics, &test->read);
  assert_int_equal(status, AP_BAD_INPUT);
  assert_told(test->diagnostics, "2:8 yaml-integer|years|\"40\"|1|30\n");
  assert_string_equal(ap_diagnostics_at(test->diagnostics, 0)->file, "marked.yaml");
}

static void the_nearest_word_is_the_one_with_the_fewest_slips(void **state) {
  (void)state;
  assert_int_equal(ap_edit_distance("years", "years"), 0);
  assert_int_equal(ap_edit_distance("yaers", "years"), 1);
  assert_int_equal(ap_edit_distance("year", "years"), 1);
  assert_int_equal(ap_edit_distance("", "abc"), 3);
  assert_int_equal(ap_edit_distance("kitten", "sitting"), 5);
  assert_true(ap_edit_distance("month", "start_month") < ap_edit_distance("month", "title"));
}

static void a_word_that_is_near_none_has_no_nearest(void **state) {
  (void)state;
  const char *const known[] = {"title", "id", "start_month", "years"};
  assert_string_equal(ap_nearest("yaer", known, COUNT(known)), "years");
  assert_string_equal(ap_nearest("month", known, COUNT(known)), "start_month");
  assert_null(ap_nearest("edition", known, COUNT(known)));
  assert_null(ap_nearest("x", known, COUNT(known)));
  assert_null(ap_nearest("", known, COUNT(known)));
  assert_null(ap_nearest("years", known, 0));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(every_kind_of_value_reaches_its_place),
      TEST(whole_numbers_may_come_alone_or_in_a_list_and_have_a_place_each),
      TEST(all_faults_are_told_in_one_run_in_characters),
      TEST(values_of_the_wrong_kind_are_refused),
      TEST(a_list_whose_lines_are_commented_out_is_no_list),
      TEST(another_version_is_refused_and_nothing_else_is_judged),
      TEST(a_version_that_is_no_text_is_refused),
      TEST(a_missing_version_is_told),
      TEST(a_file_of_comments_says_nothing),
      TEST(a_file_that_is_a_list_is_no_mapping),
      TEST(nesting_is_allowed_to_32_levels_and_no_further),
      TEST(an_alias_cannot_get_around_the_limit_of_nesting),
      TEST(aliases_in_a_circle_are_refused),
      TEST(an_alias_stands_for_its_value),
      TEST(aliases_that_multiply_are_refused_in_good_time),
      TEST(many_anchors_are_refused_in_good_time),
      TEST(many_opened_brackets_are_refused_in_good_time),
      TEST(more_than_a_million_values_are_refused),
      TEST(an_unreadable_character_is_placed),
      TEST(a_long_value_is_shown_cut_short),
      TEST(a_name_may_be_100_bytes_long),
      TEST(a_missing_file_is_told),
      TEST(a_file_is_read_with_a_byte_order_mark),
      TEST(the_nearest_word_is_the_one_with_the_fewest_slips),
      TEST(a_word_that_is_near_none_has_no_nearest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
