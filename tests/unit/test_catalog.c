/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/catalog.h"
#include "catalog/words.h"
#include "random_source.h"
#include "support/text.h"
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct fixture {
  ap_diagnostics *diagnostics;
  ap_catalog *catalog;
} fixture;

static int start(void **state) {
  static fixture made;
  made = (fixture){.diagnostics = ap_diagnostics_new()};
  *state = &made;
  unlink("catalog.about.yaml");
  return made.diagnostics == NULL;
}

static int finish(void **state) {
  fixture *made = *state;
  ap_catalog_free(made->catalog);
  ap_diagnostics_free(made->diagnostics);
  return 0;
}

static ap_status read_data(fixture *made, const char *name) {
  char path[512];
  snprintf(path, sizeof path, "%s/catalog/%s", TEST_DATA, name);
  return ap_catalog_read(path, made->diagnostics, &made->catalog);
}

static ap_status read_text(fixture *made, const char *text) {
  write_text("catalog.csv", text);
  return ap_catalog_read("catalog.csv", made->diagnostics, &made->catalog);
}

/* Rows of id,standard,title,parent. */
static void assert_faults(fixture *made, const char *rows, const char *expected) {
  char text[4096];
  snprintf(text, sizeof text, "id,standard,title,parent\n%s", rows);
  assert_int_equal(read_text(made, text), AP_BAD_INPUT);
  assert_null(made->catalog);
  assert_told(made->diagnostics, expected);
}

static const ap_item *item_of(const fixture *made, const char *id) {
  const ap_item *item = ap_catalog_find(made->catalog, id);
  assert_non_null(item);
  return item;
}

static void all_columns_of_a_row_become_an_item(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "small.csv"), AP_OK);
  const ap_item *item = item_of(made, "9.1.1");
  assert_string_equal(item->title, "Access policy");
  assert_string_equal(item->title_ja, "アクセス方針");
  assert_string_equal(item->text, "Two\nlines");
  assert_string_equal(item->category, "9.1");
  assert_string_equal(item->skill, "network");
  assert_int_equal(item->risk, 3);
  assert_null(item->reason);
  assert_int_equal(item->standard, AP_CONTROL);
  assert_int_equal(item->level, AP_OBJECTIVE);
  assert_int_equal(item->minutes[AP_EXTERNAL], 90);
  assert_int_equal(item->minutes[AP_INTERNAL], 45);
  assert_int_equal(item->direct, AP_SAYS_YES);
  assert_true(item->selected);
  assert_false(item->inherited);
  assert_false(item->heading);
}

static void absent_and_empty_fields_have_their_defaults(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "small.csv"), AP_OK);
  const ap_item *item = item_of(made, "9.5.1.P");
  assert_null(item->title_ja);
  assert_null(item->text);
  assert_int_equal(item->direct, AP_UNSET);
  assert_int_equal(item->minutes[AP_EXTERNAL], 0);
  assert_true(item->selected);
  assert_false(item->inherited);
}

static void the_suffixes_p_and_b_count_where_the_columns_are_silent(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "small.csv"), AP_OK);
  assert_true(item_of(made, "9.1.2.10.PB")->mandatory);
  assert_true(item_of(made, "9.1.2.10.PB")->cloud_specific);
  assert_false(item_of(made, "9.5.1.P")->mandatory);
  assert_true(item_of(made, "9.5.1.P")->cloud_specific);
  assert_false(item_of(made, "9.1.1.2")->mandatory);
}

static void items_stay_in_the_order_of_the_file_and_know_their_lines(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "small.csv"), AP_OK);
  static const uint64_t lines[] = {2, 3, 4, 6, 7, 8, 9, 10, 11};
  assert_int_equal(ap_catalog_count(made->catalog), 9);
  for (size_t i = 0; i < 9; i++) {
    assert_int_equal(made->catalog->items[i].index, i);
    assert_int_equal(made->catalog->items[i].line, lines[i]);
  }
}

static void detailed_controls_find_their_objectives_whatever_the_suffixes(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "small.csv"), AP_OK);
  assert_ptr_equal(item_of(made, "9.1.1.2")->parent, item_of(made, "9.1.1"));
  assert_ptr_equal(item_of(made, "9.1.2.10.PB")->parent, item_of(made, "9.1.2"));
  assert_ptr_equal(item_of(made, "9.5.1.1.PB")->parent, item_of(made, "9.5.1.P"));
  assert_int_equal(item_of(made, "9.5.1.1.PB")->level, AP_DETAILED);
  assert_null(item_of(made, "A-7")->parent);
  assert_int_equal(item_of(made, "A-7")->level, AP_OBJECTIVE);
}

static void headings_are_the_rows_of_governance_and_management_with_three_numbers_or_items_below(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,standard,title,parent\n"
                                   "3.1.1,governance,,\n"
                                   "3.1.1.1,governance,,\n"
                                   "4.4,management,,\n"
                                   "4.4.x,management,,4.4\n"
                                   "4.5,management,,\n"
                                   "9.1.1,control,,\n"
                                   "9.1.1.1,control,,\n"),
                   AP_OK);
  assert_true(item_of(made, "3.1.1")->heading);
  assert_false(item_of(made, "3.1.1.1")->heading);
  assert_true(item_of(made, "4.4")->heading);
  assert_false(item_of(made, "4.4.x")->heading);
  assert_false(item_of(made, "4.5")->heading);
  assert_false(item_of(made, "9.1.1")->heading);
}

static void make_id(char *id, size_t size, random_source *random, int number) {
  static const char *const beginnings[] = {"", "A.", "a", "0", "b."};
  static const char *const middles[] = {".", "-", ".000", ".999999999", ""};
  const char *beginning = beginnings[random_below(random, 5)];
  const char *middle = middles[random_below(random, 5)];
  snprintf(id, size, "%s%d%s%d.x%d", beginning, random_below(random, 12), middle, random_below(random, 30), number);
}

static void by_rank_is_the_natural_order_of_ids(void **state) {
  fixture *made = *state;
  ap_text text = {0};
  ap_text_add(&text, "id,standard,title\n");
  random_source random = {.state = 3};
  for (int i = 0; i < 400; i++) { /* the number behind "x" keeps them apart */
    char id[64];
    make_id(id, sizeof id, &random, i);
    ap_text_format(&text, "%s,control,\n", id);
  }
  assert_int_equal(read_text(made, text.bytes), AP_OK);
  ap_text_free(&text);
  for (size_t i = 0; i < 400; i++) {
    const ap_item *item = made->catalog->by_rank[i];
    assert_int_equal(item->rank, i);
    assert_ptr_equal(ap_catalog_find(made->catalog, item->id), item);
    if (i > 0) {
      assert_true(ap_id_compare(made->catalog->by_rank[i - 1]->id, item->id) < 0);
    }
  }
  assert_null(ap_catalog_find(made->catalog, "no such item"));
}

static void items_are_found_behind_the_last_one_and_anywhere_else(void **state) {
  fixture *made = *state;
  ap_text text = {0};
  ap_text_add(&text, "id,standard,title\n");
  for (int i = 0; i < 3000; i++) { /* so many that some share a place in the table */
    ap_text_format(&text, "%d.%d.%d,control,\n", 5 + i / 100, i / 10 % 10 + 1, i % 10 + 1);
  }
  assert_int_equal(read_text(made, text.bytes), AP_OK);
  ap_text_free(&text);
  const ap_catalog *catalog = made->catalog;
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    assert_ptr_equal(ap_catalog_find(catalog, item->id), item);
    assert_ptr_equal(ap_catalog_find_after(catalog, item->id, NULL), item);
    assert_ptr_equal(ap_catalog_find_after(catalog, item->id, item), item);
    for (size_t before = 1; before < 8 && before <= i; before++) {
      assert_ptr_equal(ap_catalog_find_after(catalog, item->id, catalog->by_rank[i - before]), item);
    }
    assert_ptr_equal(ap_catalog_find_after(catalog, item->id, catalog->by_rank[catalog->count - 1]), item);
    assert_null(ap_catalog_find_after(catalog, "no such item", item));
  }
}

static void a_japanese_catalog_reads_like_an_english_one(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "japanese.csv"), AP_OK);
  assert_int_equal(item_of(made, "3.1.1")->standard, AP_GOVERNANCE);
  assert_int_equal(item_of(made, "4.4.1")->standard, AP_MANAGEMENT);
  const ap_item *item = item_of(made, "方針の周知");
  assert_ptr_equal(item->parent, item_of(made, "9.1.1"));
  assert_true(item->mandatory && item->cloud_specific && !item->selected && item->inherited);
  assert_string_equal(item->reason, "利用しない");
  assert_int_equal(item->minutes[AP_EXTERNAL], 30);
  assert_told(made->diagnostics, "");
}

static void a_catalog_saved_by_japanese_excel_reads_the_same(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "japanese-excel.csv"), AP_OK);
  assert_string_equal(item_of(made, "9.1.1")->title, "アクセス制御方針");
  assert_int_equal(item_of(made, "9.1.1")->direct, AP_SAYS_YES);
  assert_false(item_of(made, "9.1.1")->cloud_specific);
  assert_told(made->diagnostics, "0:0 read-as-cp932\n");
}

static void what_a_catalog_is_stands_beside_it(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "small.csv"), AP_OK);
  assert_string_equal(made->catalog->title, "A small catalog");
  assert_string_equal(made->catalog->title_ja, "小さな管理策一覧");
  assert_string_equal(made->catalog->note, "nine items of some hundred");
  assert_string_equal(made->catalog->note_ja, "約百項目のうち九項目");
  assert_false(ap_catalog_is_complete(made->catalog));
}

static void a_catalog_that_does_not_say_so_is_complete(void **state) {
  fixture *made = *state;
  assert_int_equal(read_data(made, "japanese.csv"), AP_OK);
  assert_null(made->catalog->title);
  assert_true(ap_catalog_is_complete(made->catalog));
}

static void faults_of_what_stands_beside_it_are_told_with_its_own(void **state) {
  fixture *made = *state;
  write_text("catalog.about.yaml", "version: 1\ncomplete: maybe\n");
  assert_int_equal(read_text(made, "id,standard,title\n9.1.1,controls,\n"), AP_BAD_INPUT);
  assert_int_equal(ap_diagnostics_count(made->diagnostics), 2);
  assert_string_equal(ap_diagnostics_at(made->diagnostics, 1)->file, "catalog.about.yaml");
  unlink("catalog.about.yaml");
}

static void the_shipped_ismap_catalog_has_the_numbers_of_its_standards(void **state) {
  fixture *made = *state;
  assert_int_equal(ap_catalog_read(SOURCE_FOLDER "/controls/ismap.csv", made->diagnostics, &made->catalog), AP_OK);
  size_t counts[AP_STANDARDS][AP_LEVELS] = {{0}};
  size_t headings = 0;
  for (size_t i = 0; i < ap_catalog_count(made->catalog); i++) {
    const ap_item *item = ap_catalog_at(made->catalog, i);
    counts[ap_item_standard(item)][ap_item_level(item)]++;
    headings += item->heading;
    assert_int_equal(ap_item_parent(item) == NULL, ap_item_level(item) == AP_OBJECTIVE);
  }
  assert_int_equal(counts[AP_GOVERNANCE][AP_OBJECTIVE], 6);
  assert_int_equal(counts[AP_GOVERNANCE][AP_DETAILED], 18);
  assert_int_equal(counts[AP_MANAGEMENT][AP_OBJECTIVE], 21);
  assert_int_equal(counts[AP_MANAGEMENT][AP_DETAILED], 64);
  assert_int_equal(counts[AP_CONTROL][AP_OBJECTIVE], 121);
  assert_int_equal(counts[AP_CONTROL][AP_DETAILED], 31);
  assert_int_equal(headings, 27);
  assert_false(ap_catalog_is_complete(made->catalog));
}

static void titles_are_given_in_the_language_asked_for_or_the_other_one(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,standard,title,title_ja\n1,control,en,ja\n2,control,en,\n3,control,,ja\n"),
                   AP_OK);
  assert_string_equal(ap_item_title(item_of(made, "1"), "en"), "en");
  assert_string_equal(ap_item_title(item_of(made, "1"), "ja"), "ja");
  assert_string_equal(ap_item_title(item_of(made, "2"), "ja"), "en");
  assert_string_equal(ap_item_title(item_of(made, "3"), "en"), "ja");
  assert_string_equal(ap_item_id(item_of(made, "3")), "3");
  assert_true(ap_item_is_selected(item_of(made, "3")));
}

static void a_missing_column_is_told_together_with_the_faults_of_the_rows(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,title,direct\n9.1.1,a,perhaps\n9.1.1,b,\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:1 csv-column-missing-in-both|standard|基準\n"
                                 "2:9 answer-unknown|perhaps\n"
                                 "3:1 id-repeated|9.1.1|2\n");
}

static void a_catalog_without_ids_is_told_once(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "standard,title\ncontrol,a\ncontrol,b\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:1 csv-column-missing-in-both|id|管理策番号\n");
}

static void a_header_alone_is_no_catalog(void **state) {
  fixture *made = *state;
  assert_faults(made, "", "1:1 catalog-empty\n");
}

static void faulty_ids_are_told_by_what_is_wrong_with_them(void **state) {
  fixture *made = *state;
  char rows[512] = ",control,a,\n \xE3\x80\x80,control,b,\n\"9.1\n.2\",control,c,\n";
  memset(rows + strlen(rows), 'x', 201);
  strcat(rows, ",control,d,\n");
  assert_faults(made, rows,
                "2:1 id-missing\n"
                "3:1 id-missing\n"
                "4:1 id-control\n"
                "6:1 id-too-long|200\n");
}

static void a_repeated_id_names_the_line_of_the_first(void **state) {
  fixture *made = *state;
  assert_faults(made, "9.1.1,control,a,\n9.1.2,control,b,\n9.1.1,control,c,\n9.1.1,control,d,\n",
                "4:1 id-repeated|9.1.1|2\n5:1 id-repeated|9.1.1|2\n");
}

static void a_repeated_decimal_is_named_as_what_a_spreadsheet_may_have_shortened(void **state) {
  fixture *made = *state;
  assert_faults(made, "5.1,control,a,\n5.20,control,b,\n5.1,control,c,\n5.20,control,d,\n",
                "4:1 id-shortened|5.1|2\n5:1 id-repeated|5.20|3\n");
}

static void an_unknown_or_missing_standard_is_told(void **state) {
  fixture *made = *state;
  assert_faults(made, "9.1.1,controls,a,\n9.1.2,,b,\n", "2:7 standard-unknown|controls\n3:7 standard-missing|\n");
}

static void unknown_parents_are_told_at_the_column_or_at_the_number_that_asks_for_them(void **state) {
  fixture *made = *state;
  assert_faults(made, "9.1.1,control,a,\nx,control,b,9.1.2\n9.1.3.4.PB,control,c,\n",
                "3:13 parent-unknown|9.1.2||\n4:1 parent-not-found|9.1.3|9.1.3.4.PB|\n");
}

static void a_number_that_fits_two_objectives_asks_for_the_column(void **state) {
  fixture *made = *state;
  assert_faults(made, "6.3.1.P,control,a,\n6.3.1,control,b,\n6.3.1.1.PB,control,c,\n",
                "4:1 parent-ambiguous|6.3.1.1.PB|6.3.1|6.3.1.P\n");
}

static void the_column_settles_which_of_two_objectives_it_is(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,standard,title,parent\n"
                                   "6.3.1.P,control,a,\n6.3.1,control,b,\n6.3.1.1.PB,control,c,6.3.1.P\n"),
                   AP_OK);
  assert_ptr_equal(item_of(made, "6.3.1.1.PB")->parent, item_of(made, "6.3.1.P"));
}

static void a_parent_that_has_a_parent_is_refused(void **state) {
  fixture *made = *state;
  assert_faults(made, "a,control,,\nb,control,,a\nc,control,,b\n", "4:12 parent-detailed|b||\n");
}

static void circles_of_parents_are_told_once_each(void **state) {
  fixture *made = *state;
  assert_faults(made, "a,control,,a\nb,control,,c\nc,control,,d\nd,control,,b\ne,control,,b\n",
                "2:12 parent-circular|a|a|\n"
                "3:12 parent-circular|b|c|\n"
                "6:12 parent-detailed|b||\n");
}

static void minutes_are_whole_numbers_from_one_to_ten_million(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,standard,title,external_minutes,internal_minutes\n"
                                   "a,control,,1,10000000\n"),
                   AP_OK);
  assert_int_equal(item_of(made, "a")->minutes[AP_INTERNAL], 10000000);
  ap_catalog_free(made->catalog);
  assert_int_equal(read_text(made, "id,standard,title,external_minutes,internal_minutes\n"
                                   "a,control,,-30,0\n"
                                   "b,control,,10000001,99999999999999999999\n"
                                   "c,control,,30.5,1e3\n"
                                   "d,control,,-,half\n"),
                   AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:12 minutes-negative|-30|10000000\n"
                                 "2:16 minutes-zero|0|10000000\n"
                                 "3:12 minutes-too-many|10000001|10000000\n"
                                 "3:21 minutes-too-many|99999999999999999999|10000000\n"
                                 "4:12 minutes-fraction|30.5|10000000\n"
                                 "4:17 minutes-malformed|1e3|10000000\n"
                                 "5:12 minutes-malformed|-|10000000\n"
                                 "5:14 minutes-malformed|half|10000000\n");
}

static void yes_and_no_have_many_words(void **state) {
  (void)state;
  static const char *const yes[] = {"yes", "YES", "y", "true", "1", "はい", "○", "〇", "◯", "採用", " yes　"};
  static const char *const no[] = {"no", "No", "n", "false", "0", "いいえ", "×", "対象外"};
  static const char *const neither[] = {"yess", "ye", "2", "-", "する", "yes no"};
  ap_answer answer;
  for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
    assert_true(ap_word_answer(yes[i], strlen(yes[i]), &answer));
    assert_int_equal(answer, AP_SAYS_YES);
  }
  for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
    assert_true(ap_word_answer(no[i], strlen(no[i]), &answer));
    assert_int_equal(answer, AP_SAYS_NO);
  }
  for (size_t i = 0; i < sizeof neither / sizeof neither[0]; i++) {
    assert_false(ap_word_answer(neither[i], strlen(neither[i]), &answer));
    assert_int_equal(answer, AP_UNSET);
  }
  assert_true(ap_word_answer("  ", 2, &answer));
  assert_int_equal(answer, AP_UNSET);
}

static void invalid_text_is_told_together_with_the_other_faults(void **state) {
  fixture *made = *state;
  static const char bytes[] = "id,standard,title\n9.1.1,controls,あ\n9.1.2,control,い\xFFう\n9.1.3,control,a\0b\n9.1.1,"
                              "control,\n";
  write_bytes("catalog.csv", bytes, sizeof bytes - 1);
  assert_int_equal(ap_catalog_read("catalog.csv", made->diagnostics, &made->catalog), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:7 standard-unknown|controls\n"
                                 "3:16 not-utf8|FF\n"
                                 "4:16 nul-byte\n"
                                 "5:1 id-repeated|9.1.1|2\n");
}

static void a_text_of_the_user_cannot_break_the_arguments_of_a_message(void **state) {
  fixture *made = *state;
  assert_faults(made,
                "9.1.1,a\x1f"
                "b,,\n",
                "2:7 standard-unknown|a?b\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(all_columns_of_a_row_become_an_item, start, finish),
      cmocka_unit_test_setup_teardown(absent_and_empty_fields_have_their_defaults, start, finish),
      cmocka_unit_test_setup_teardown(the_suffixes_p_and_b_count_where_the_columns_are_silent, start, finish),
      cmocka_unit_test_setup_teardown(items_stay_in_the_order_of_the_file_and_know_their_lines, start, finish),
      cmocka_unit_test_setup_teardown(detailed_controls_find_their_objectives_whatever_the_suffixes, start, finish),
      cmocka_unit_test_setup_teardown(
          headings_are_the_rows_of_governance_and_management_with_three_numbers_or_items_below, start, finish),
      cmocka_unit_test_setup_teardown(by_rank_is_the_natural_order_of_ids, start, finish),
      cmocka_unit_test_setup_teardown(items_are_found_behind_the_last_one_and_anywhere_else, start, finish),
      cmocka_unit_test_setup_teardown(a_japanese_catalog_reads_like_an_english_one, start, finish),
      cmocka_unit_test_setup_teardown(a_catalog_saved_by_japanese_excel_reads_the_same, start, finish),
      cmocka_unit_test_setup_teardown(what_a_catalog_is_stands_beside_it, start, finish),
      cmocka_unit_test_setup_teardown(a_catalog_that_does_not_say_so_is_complete, start, finish),
      cmocka_unit_test_setup_teardown(faults_of_what_stands_beside_it_are_told_with_its_own, start, finish),
      cmocka_unit_test_setup_teardown(the_shipped_ismap_catalog_has_the_numbers_of_its_standards, start, finish),
      cmocka_unit_test_setup_teardown(titles_are_given_in_the_language_asked_for_or_the_other_one, start, finish),
      cmocka_unit_test_setup_teardown(a_missing_column_is_told_together_with_the_faults_of_the_rows, start, finish),
      cmocka_unit_test_setup_teardown(a_catalog_without_ids_is_told_once, start, finish),
      cmocka_unit_test_setup_teardown(a_header_alone_is_no_catalog, start, finish),
      cmocka_unit_test_setup_teardown(faulty_ids_are_told_by_what_is_wrong_with_them, start, finish),
      cmocka_unit_test_setup_teardown(a_repeated_id_names_the_line_of_the_first, start, finish),
      cmocka_unit_test_setup_teardown(a_repeated_decimal_is_named_as_what_a_spreadsheet_may_have_shortened, start,
                                      finish),
      cmocka_unit_test_setup_teardown(an_unknown_or_missing_standard_is_told, start, finish),
      cmocka_unit_test_setup_teardown(unknown_parents_are_told_at_the_column_or_at_the_number_that_asks_for_them, start,
                                      finish),
      cmocka_unit_test_setup_teardown(a_number_that_fits_two_objectives_asks_for_the_column, start, finish),
      cmocka_unit_test_setup_teardown(the_column_settles_which_of_two_objectives_it_is, start, finish),
      cmocka_unit_test_setup_teardown(a_parent_that_has_a_parent_is_refused, start, finish),
      cmocka_unit_test_setup_teardown(circles_of_parents_are_told_once_each, start, finish),
      cmocka_unit_test_setup_teardown(minutes_are_whole_numbers_from_one_to_ten_million, start, finish),
      cmocka_unit_test(yes_and_no_have_many_words),
      cmocka_unit_test_setup_teardown(invalid_text_is_told_together_with_the_other_faults, start, finish),
      cmocka_unit_test_setup_teardown(a_text_of_the_user_cannot_break_the_arguments_of_a_message, start, finish),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
