/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogs that are read by other columns than catalog.csv's. */
#include "auditplan/catalog.h"
#include "catalog/catalog.h"
#include "catalog/column_map.h"
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
  ap_diagnostics *diagnostics;
  ap_catalog *catalog;
} fixture;

static int begin(void **state) {
  static fixture made;
  made = (fixture){.diagnostics = ap_diagnostics_new()};
  *state = &made;
  return 0;
}

static int end(void **state) {
  fixture *made = *state;
  ap_catalog_free(made->catalog);
  ap_diagnostics_free(made->diagnostics);
  return 0;
}

static ap_status read(fixture *made, const char *map, int header_row, const char *text) {
  const ap_catalog_options options = {.size = sizeof options, .map = map, .header_row = header_row};
  write_text("table.csv", text);
  return ap_catalog_read_with("table.csv", &options, made->diagnostics, &made->catalog);
}

static const ap_item *item_of(const fixture *made, const char *id) {
  const ap_item *item = ap_catalog_find(made->catalog, id);
  assert_non_null(item);
  return item;
}

static void columns_are_found_by_the_names_that_are_said(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "id=Control, title = \"Name, in \"\"English\"\"\",skill=Team", 0,
                        "Notes,\"Name, in \"\"English\"\"\",team,Control\nx,One,net,AC-1\n"),
                   AP_OK);
  assert_told(made->diagnostics, "1:1 csv-columns-unused|\"Notes\"\n");
  const ap_item *item = item_of(made, "AC-1");
  assert_string_equal(item->title, "One");
  assert_string_equal(item->skill, "net");
  assert_int_equal(item->standard, AP_CONTROL);
  assert_int_equal(item->line, 2);
}

static void headings_with_line_ends_are_found_by_their_words(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "title=Control (or Control Enhancement) Name", 0,
                        "ID,\"Control (or\nControl  Enhancement)\r\nName\"\nAC-1,One\n"),
                   AP_OK);
  assert_string_equal(item_of(made, "AC-1")->title, "One");
}

static void columns_are_joined_without_those_that_are_empty(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "text=Basic+Additional,title=A+B", 0,
                        "id,A,B,Basic,Additional\nX-1,a,b,c,d\nX-2,,b,c,\nX-3,a,,,d\nX-4,a,b,,\n"),
                   AP_OK);
  assert_string_equal(item_of(made, "X-1")->text, "c\nd");
  assert_string_equal(item_of(made, "X-1")->title, "a b");
  assert_string_equal(item_of(made, "X-2")->text, "c");
  assert_string_equal(item_of(made, "X-2")->title, "b");
  assert_string_equal(item_of(made, "X-3")->text, "d");
  assert_null(item_of(made, "X-4")->text);
}

static void a_default_stands_for_empty_cells_and_for_columns_that_are_not_there(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "standard=Part,standard:=management,external_minutes:=45,direct:=yes", 0,
                        "id,title,Part\n1.1.1.1,a,control\n2.2.2,b,\n1.1.1,c,governance\n"),
                   AP_OK);
  assert_int_equal(item_of(made, "2.2.2")->standard, AP_MANAGEMENT);
  assert_int_equal(item_of(made, "1.1.1")->standard, AP_GOVERNANCE);
  assert_int_equal(item_of(made, "2.2.2")->minutes[AP_EXTERNAL], 45);
  assert_int_equal(item_of(made, "2.2.2")->direct, AP_SAYS_YES);
}

static void a_default_without_a_heading_is_of_all_rows_whatever_the_file_has(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "standard:=control", 0, "id,title,standard\nX-1,a,ISO 27001\n"), AP_OK);
  assert_int_equal(item_of(made, "X-1")->standard, AP_CONTROL);
}

static void a_column_of_standards_is_not_passed_over_in_silence(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "text=Words", 0, "id,title,standard,Words\n1.1.1,a,governance,w\n1.1.2,a,ISO,w\n"),
                   AP_BAD_INPUT);
  assert_told(made->diagnostics, "3:9 standard-unknown|ISO\n");
}

static void rows_that_are_no_items_are_passed_over_and_told(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "id=Control,title=Name,text=Text", 0,
                        "A table,,\nControl,Name,Text\nACCESS CONTROL,,\nAC-1,One,t\n,more of it,\n"
                        "Control,Name,Text\nAC-2,Two,[Withdrawn: Went into AC-1.]\nAC-3, [withdrawn],\nAC-4,,\n"),
                   AP_OK);
  assert_told(made->diagnostics, "2:1 csv-rows-above|1\n"
                                 "3:1 map-rows-passed|3\n"
                                 "7:1 map-withdrawn|2\n");
  assert_int_equal(ap_catalog_count(made->catalog), 2);
}

static void a_table_of_nothing_but_headings_has_no_items(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "title=Name", 0, "id,Name\nACCESS,\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:1 catalog-empty\n2:1 map-rows-passed|1\n");
}

static void an_empty_table_is_told_by_the_columns_that_it_needs(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "id=Control,title=Name", 0, "\n\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "3:1 csv-no-header|Control, Name\n");
}

static void enhancements_and_criteria_belong_to_their_controls(void **state) {
  fixture *made = *state;
  static const char *const within[][2] = {{"AC-2(1)", "AC-2"}, {"AC-2 (10)", "AC-2"},    {"AC-2(1)(a)", "AC-2"},
                                          {"ac-3.1", "ac-3"},  {"OIS-01.02B", "OIS-01"}, {"A&A-01.1", "A&A-01"}};
  static const char *const alone[] = {"AC-2", "AC-9(1)", "OIS-010", "AC-20", "A.5.10", "A.5", "AC-2-1", "AC-2("};
  assert_int_equal(read(made, NULL, 0,
                        "id,standard,title\nAC-2,control,a\nAC-2(1),control,a\nAC-2 (10),control,a\n"
                        "AC-2(1)(a),control,a\nac-3,control,a\nac-3.1,control,a\nOIS-01,control,a\n"
                        "OIS-01.02B,control,a\nOIS-010,control,a\nA&A-01,control,a\nA&A-01.1,control,a\n"
                        "AC-9(1),control,a\nAC-20,control,a\nA.5,control,a\nA.5.10,control,a\nAC-2-1,control,a\n"
                        "AC-2(,control,a\n"),
                   AP_OK);
  for (size_t i = 0; i < sizeof within / sizeof within[0]; i++) {
    const ap_item *item = item_of(made, within[i][0]);
    assert_int_equal(item->level, AP_DETAILED);
    assert_string_equal(item->parent->id, within[i][1]);
  }
  for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++) {
    assert_int_equal(item_of(made, alone[i])->level, AP_OBJECTIVE);
    assert_null(item_of(made, alone[i])->parent);
  }
}

static void a_named_parent_beats_the_number(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "parent=Family", 0, "id,title,Family\nX,x,\nAC-2,a,X\nAC-2(1),a,X\nAC-2(2),a,\n"), AP_OK);
  assert_string_equal(item_of(made, "AC-2(1)")->parent->id, "X");
  assert_null(item_of(made, "AC-2(2)")->parent); /* its control is a detailed one itself */
}

static void all_faults_of_the_files_header_are_told(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "id=Control Id,title=Name,text=Words+Advice,parent=Zzzzzzzzz", 0,
                        "Control ID's,Name,Word,Advice,name\nAC-1,One,t,a,b\n"),
                   AP_BAD_INPUT);
  assert_told(
      made->diagnostics,
      "1:1 csv-column-unmatched|Control Id|id|Control ID's\n"
      "1:1 csv-column-unmatched|Words|text|Word\n"
      "1:1 csv-column-unmatched-at-all|Zzzzzzzzz|parent|\"Control ID's\", \"Name\", \"Word\", \"Advice\", \"name\"\n"
      "1:31 csv-column-repeated|name|2\n");
}

static void all_faults_of_a_map_are_told(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made,
                        "idd=A,zzzzzzz=B,id=A,id=B,title,=x,text=,text=A+,parent=A+B,title:=x,standard:=iso,"
                        "risk:=-1,selected:=maybe,external_minutes:=1.5,reason=\"x\"y,skill=\"z",
                        1000001, "id\n"),
                   AP_BAD_INPUT);
  assert_told(made->diagnostics,
              "0:0 map-column-unknown|idd|id\n"
              "0:0 map-column-strange|zzzzzzz|id, standard, title, title_ja, text, parent, category, "
              "mandatory, cloud_specific, selected, reason, direct, inherited, external_minutes, "
              "internal_minutes, skill, risk\n"
              "0:0 map-repeated|id|\n"
              "0:0 map-entry|title|\n"
              "0:0 map-entry|=x|\n"
              "0:0 map-entry|text=|\n"
              "0:0 map-entry|text=A+|\n"
              "0:0 map-entry|reason=\"x\"y|\n"
              "0:0 map-quote|z|\n"
              "0:0 map-header-row|1000001|1000000\n"
              "0:0 standard-unknown|iso|0\n"
              "0:0 map-no-default|title\n"
              "0:0 map-joined|parent|2\n"
              "0:0 answer-unknown|maybe|0\n"
              "0:0 minutes-malformed|1.5|10000000\n"
              "0:0 risk-unknown|-1|1000\n");
}

static void a_header_row_alone_leaves_the_columns_their_names(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, NULL, 3, "id,standard,title\nx,y,z\nid,standard,title,text\nAC-1,control,One,words\n"),
                   AP_OK);
  assert_string_equal(item_of(made, "AC-1")->text, "words");
}

static void a_catalog_in_oscal_has_no_columns(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "id=A", 0, "{\"catalog\": {}}"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "0:0 map-of-oscal\n");
}

static void full_width_ids_are_plain_in_joined_and_shared_columns_too(void **state) {
  fixture *made = *state;
  assert_int_equal(read(made, "id=番号,title=番号+名,parent=親", 0, "番号,名,親\nＡＣ－１,一,\nＡＣ－２,二,ＡＣ－１\n"),
                   AP_OK);
  assert_string_equal(item_of(made, "AC-2")->parent->id, "AC-1");
  assert_string_equal(item_of(made, "AC-2")->title, "AC-2 二");
}

static void maps_that_say_the_same_have_one_key(void **state) {
  fixture *made = *state;
  static const char *const texts[] = {"id=A,title=B", "title=B , id=\"A\"", "id=A,title=B+C", "id=A,title=\"B+C\"",
                                      "id=A,title=B,standard:=control"};
  const char *keys[5];
  ap_arena arena = {0};
  for (size_t i = 0; i < 5; i++) {
    ap_column_map map = {0};
    assert_int_equal(ap_column_map_read(texts[i], &arena, made->diagnostics, &map), AP_OK);
    keys[i] = ap_column_map_key(&map, &arena);
  }
  assert_string_equal(keys[0], keys[1]);
  assert_string_not_equal(keys[0], keys[2]);
  assert_string_not_equal(keys[2], keys[3]);
  assert_string_not_equal(keys[0], keys[4]);
  ap_arena_free(&arena);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(columns_are_found_by_the_names_that_are_said),
      TEST(headings_with_line_ends_are_found_by_their_words),
      TEST(columns_are_joined_without_those_that_are_empty),
      TEST(a_default_stands_for_empty_cells_and_for_columns_that_are_not_there),
      TEST(a_default_without_a_heading_is_of_all_rows_whatever_the_file_has),
      TEST(a_column_of_standards_is_not_passed_over_in_silence),
      TEST(rows_that_are_no_items_are_passed_over_and_told),
      TEST(a_table_of_nothing_but_headings_has_no_items),
      TEST(an_empty_table_is_told_by_the_columns_that_it_needs),
      TEST(enhancements_and_criteria_belong_to_their_controls),
      TEST(a_named_parent_beats_the_number),
      TEST(all_faults_of_the_files_header_are_told),
      TEST(all_faults_of_a_map_are_told),
      TEST(a_header_row_alone_leaves_the_columns_their_names),
      TEST(a_catalog_in_oscal_has_no_columns),
      TEST(full_width_ids_are_plain_in_joined_and_shared_columns_too),
      TEST(maps_that_say_the_same_have_one_key),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
