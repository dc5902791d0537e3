/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as spreadsheets write them: other separators, rows above the header, cells such as ="5.10". */
#include "random_source.h"
#include "support/csv.h"
#include "support/text.h"
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { ID, NAME, NOTE, COLUMNS };
static const ap_csv_column columns[COLUMNS] = {
    [ID] = {.name = "id", .japanese = "管理策番号", .required = true, .plain = true},
    [NAME] = {.name = "name", .required = true},
    [NOTE] = {.name = "note"},
};

typedef struct fixture {
  ap_diagnostics *diagnostics;
  ap_text records; /* a line per record: NUMBER:ID|NAME */
  ap_source source;
  const ap_csv_column *columns;
  bool complains; /* of each name */
  bool is_usual;
} fixture;

static int start(void **state) {
  static fixture made;
  made = (fixture){.diagnostics = ap_diagnostics_new(), .columns = columns};
  *state = &made;
  return made.diagnostics == NULL;
}

static int finish(void **state) {
  fixture *made = *state;
  ap_text_free(&made->records);
  ap_diagnostics_free(made->diagnostics);
  return 0;
}

static ap_status note_record(void *context, ap_csv *csv, const ap_csv_record *record) {
  fixture *made = context;
  ap_text_format(&made->records, "%llu:%s|%s\n", (unsigned long long)record->number, record->field[ID],
                 record->field[NAME]);
  if (made->complains) {
    ap_csv_complain(csv, record->number, NAME, AP_D_ANSWER_UNKNOWN, "%s", record->field[NAME]);
  }
  return AP_OK;
}

static ap_status read_below(fixture *made, int32_t header_row, const char *text) {
  static char bytes[1 << 16];
  memcpy(bytes, text, strlen(text) + 1);
  made->source = (ap_source){.name = "a.csv", .bytes = bytes, .length = strlen(text)};
  ap_text_free(&made->records);
  ap_diagnostics_free(made->diagnostics);
  made->diagnostics = ap_diagnostics_new();
  ap_csv *csv = NULL;
  ap_status status =
      ap_csv_read_below(header_row, &made->source, made->columns, COLUMNS, note_record, made, made->diagnostics, &csv);
  made->is_usual = ap_csv_is_usual(csv);
  ap_status closed = ap_csv_close(csv);
  return closed > status ? closed : status;
}

static ap_status read_text(fixture *made, const char *text) { return read_below(made, 0, text); }

static void assert_records(const fixture *made, const char *expected) {
  assert_string_equal(made->records.bytes == NULL ? "" : made->records.bytes, expected);
}

static void semicolons_and_tabs_are_seen_by_the_header(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id;name\n1;\"a;b\"\n2;c,d\n"), AP_OK);
  assert_records(made, "1:1|a;b\n2:2|c,d\n");
  assert_told(made->diagnostics, "1:1 csv-semicolons\n");
  assert_false(made->is_usual);
  assert_int_equal(read_text(made, "name\tid\r\n a \t1\r\n\"b\tc\"\t2\r\n"), AP_OK);
  assert_records(made, "1:1| a \n2:2|b\tc\n");
  assert_told(made->diagnostics, "1:1 csv-tabs\n");
}

static void a_comma_file_is_usual_and_nothing_is_said_of_it(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n1,a;b\n"), AP_OK);
  assert_told(made->diagnostics, "");
  assert_true(made->is_usual);
}

static void a_first_line_may_name_the_separator(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "sep=;\r\nid;name\r\n1;a\r\n"), AP_OK);
  assert_records(made, "1:1|a\n");
  assert_told(made->diagnostics, "");
  assert_int_equal(read_text(made, "\"sep=|\"\nname|id\nid,name|1\n"), AP_OK);
  assert_records(made, "1:1|id,name\n");
  assert_int_equal(read_text(made, "sep=,\nid,name\n1,a\n"), AP_OK);
  assert_false(made->is_usual);
  assert_int_equal(read_text(made, "sep=x\nid,name\n1,a\n"), AP_OK);
  assert_told(made->diagnostics, "2:1 csv-rows-above|1\n");
}

static void a_named_separator_is_believed_against_the_header(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "sep=;\nid,name\n1,a\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:1 csv-column-missing-in-both|id|管理策番号\n2:1 csv-column-missing|name\n"
                                 "2:1 csv-column-unknown|id,name\n");
}

static void rows_above_the_header_are_passed_over(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "Our catalog,\n\n\"of \"\"2027\"\"\nand more\",x\nid,name\n1,a\n"), AP_OK);
  assert_records(made, "1:1|a\n");
  assert_told(made->diagnostics, "5:1 csv-rows-above|3\n");
}

static void rows_above_may_be_faulty_or_parted_otherwise(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "A \"catalog\", ours\n\"of 2027\nid;name;x,y\n1;a;\n"), AP_OK);
  assert_records(made, "1:1|a\n");
  assert_told(made->diagnostics, "3:1 csv-semicolons\n3:1 csv-rows-above|2\n3:9 csv-column-unknown|x,y\n");
}

static void blank_lines_above_the_header_are_no_news(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "\n\r\nid,name\n1,a\n"), AP_OK);
  assert_told(made->diagnostics, "");
}

static void without_a_header_the_row_with_the_most_known_columns_is_judged(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "x\nid,nam\n1,a\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:1 csv-rows-above|1\n2:1 csv-column-missing|name\n2:4 csv-column-unknown|nam\n");
  assert_int_equal(read_text(made, "a;b,c;d\n1;2;3\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:1 csv-semicolons\n1:1 csv-column-missing-in-both|id|管理策番号\n"
                                 "1:1 csv-column-missing|name\n1:1 csv-column-unknown|a\n"
                                 "1:3 csv-column-unknown|b,c\n1:7 csv-column-unknown|d\n");
}

static void the_header_row_may_be_said(void **state) {
  fixture *made = *state;
  assert_int_equal(read_below(made, 4, "id,name\n1,a\n\n\"name\",id\nb,2\n"), AP_OK);
  assert_records(made, "1:2|b\n");
  assert_told(made->diagnostics, "4:1 csv-rows-above|3\n");
  assert_int_equal(read_below(made, 1, "id,name\n1,a\n"), AP_OK);
  assert_told(made->diagnostics, "");
}

static void a_header_row_that_is_blank_or_beyond_the_end_is_an_error(void **state) {
  fixture *made = *state;
  assert_int_equal(read_below(made, 2, "id,name\n\n1,a\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:1 csv-header-row|2\n");
  assert_int_equal(read_below(made, 9, "id,name\n1,a\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:1 csv-header-row|9\n");
  assert_records(made, "");
}

static void headers_may_be_full_width_or_broken_over_lines(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "ＩＤ,\"Na\r\nme\"\n1,a\n"), AP_OK);
  assert_records(made, "1:1|a\n");
}

static void ids_are_made_plain_and_the_first_one_is_told(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n9.1,ａ\n\u3000９．２,ｂ\n 9.3 ,c\n９．４,d\n"), AP_OK);
  assert_records(made, "1:9.1|ａ\n2:9.2|ｂ\n3:9.3|c\n4:9.4|d\n");
  assert_told(made->diagnostics, "3:1 csv-read-as-plain|９．２|9.2|2\n");
  assert_true(made->is_usual); /* but for those */
}

/* Reading block by block tells nothing: a file of which there is something to tell is read anew. */
static void a_file_with_ids_to_be_made_plain_is_not_read_block_by_block(void **state) {
  fixture *made = *state;
  static const char *const texts[] = {"id,name\n1,a\n", "id,name\n\u3000１,a\n", "id,name\n 1 ,a\n"};
  static const ap_status expected[] = {AP_OK, AP_NO, AP_OK};
  for (size_t i = 0; i < 3; i++) {
    ap_csv *csv = NULL;
    ap_text_free(&made->records);
    write_text("plain.csv", texts[i]);
    assert_int_equal(ap_csv_read_sound("plain.csv", columns, COLUMNS, note_record, (void *const[]){made}, 1, &csv),
                     expected[i]);
    assert_records(made, "1:1|a\n");
    assert_int_equal(ap_csv_close(csv), AP_OK);
  }
  unlink("plain.csv");
}

static void a_text_cell_is_read_as_its_text(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n\"=\"\"5.10\"\"\",\"=\"\"a \"\"\"\"b\"\"\"\"\"\"\"\n"), AP_OK);
  assert_records(made, "1:5.10|a \"b\"\n");
  assert_told(made->diagnostics, "");
  assert_false(made->is_usual);
}

static void what_only_resembles_a_text_cell_stays(void **state) {
  fixture *made = *state;
  assert_int_equal(
      read_text(
          made,
          "id,name\n1,\"=\"\"a\"\"b\"\"\"\n2,\"=\"\"\"\n3,\"=\"\"a\"\n4,=a\n5,\" =\"\"a\"\"\"\n6,\"=\"\"\"\"\"\n"),
      AP_OK);
  assert_records(made, "1:1|=\"a\"b\"\n2:2|=\"\n3:3|=\"a\n4:4|=a\n5:5| =\"a\"\n6:6|\n");
}

static void text_cells_may_lack_the_quotes_around_them(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n1,a\n=\"5.10\",\"b, \"\"c\"\"\"\n=\"2\",=\"d,\"\"\ne\"\n\n3,f"), AP_OK);
  assert_records(made, "1:1|a\n2:5.10|b, \"c\"\n3:2|d,\"\ne\n4:3|f\n");
  assert_told(made->diagnostics, "");
  assert_int_equal(read_text(made, "=\"id\",=\"name\"\n=\"5.10\",=\"a\"\n"), AP_OK);
  assert_records(made, "1:5.10|a\n");
}

static void faults_behind_a_bare_text_cell_are_all_told(void **state) {
  fixture *made = *state;
  made->complains = true;
  assert_int_equal(read_text(made, "id,name\n=\"1\",あ\n2,\"b\n3,c\"d\n=\"4\",=\"e\"f\n=\"5\"\n=\"6\",g\n"),
                   AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:6 answer-unknown|あ\n3:3 csv-unclosed-quote\n4:4 csv-stray-quote\n"
                                 "5:7 csv-stray-quote\n6:1 csv-fields-too-few|1|2\n7:6 answer-unknown|g\n");
  assert_records(made, "1:1|あ\n6:6|g\n");
}

static void two_columns_may_be_taken_from_one(void **state) {
  fixture *made = *state;
  static const ap_csv_column mapped[COLUMNS] = {
      [ID] = {.name = "Control\u3000ID", .required = true, .mapped = "id"},
      [NAME] = {.name = "Control\u3000ID", .required = true, .mapped = "name"},
      [NOTE] = {.name = NULL},
  };
  made->columns = mapped;
  made->complains = true;
  assert_int_equal(read_text(made, "x,control id,Other\n,1,\n"), AP_BAD_INPUT);
  assert_records(made, "1:1|1\n");
  assert_told(made->diagnostics, "1:1 csv-columns-unused|\"x\", \"Other\"\n2:2 answer-unknown|1\n");
}

static void a_mapped_column_that_is_not_there_is_told_with_the_nearest(void **state) {
  fixture *made = *state;
  static const ap_csv_column mapped[COLUMNS] = {
      [ID] = {.name = "Control ID", .required = true, .mapped = "id"},
      [NAME] = {.name = "Zusatz", .required = true, .mapped = "name"},
      [NOTE] = {.name = "note"},
  };
  made->columns = mapped;
  assert_int_equal(read_text(made, "Contro IDs,note\n1,\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:1 csv-column-unmatched|Control ID|id|Contro IDs\n"
                                 "1:1 csv-column-unmatched-at-all|Zusatz|name|\"Contro IDs\", \"note\"\n");
}

/* The same table written in each way gives the same records. */
static void a_random_table_reads_the_same_however_it_is_written(void **state) {
  fixture *made = *state;
  static const char *const parts[] = {"a", "あ", "b c", "\"\"", ",", ";", "\t", "\n", "=", "1"};
  static const char separators[] = ",;\t,";
  random_source random = {.state = 5};
  for (int round = 0; round < 300; round++) {
    ap_text files[4] = {0}; /* the last one with bare text cells */
    for (int way = 0; way < 4; way++) {
      ap_text_format(&files[way], "id%cname\n", separators[way]);
    }
    for (int row = random_between(&random, 1, 6); row > 0; row--) {
      for (int way = 0; way < 4; way++) {
        ap_text_format(&files[way], way == 3 ? "=\"%d\"%c" : "%d%c", row, separators[way]);
      }
      for (int way = 0; way < 4; way++) {
        ap_text_add(&files[way], "\"");
      }
      for (int count = random_below(&random, 6); count > 0; count--) {
        const char *part = parts[random_below(&random, sizeof parts / sizeof parts[0])];
        for (int way = 0; way < 4; way++) {
          ap_text_add(&files[way], part);
        }
      }
      for (int way = 0; way < 4; way++) {
        ap_text_add(&files[way], "\"\n");
      }
    }
    ap_text expected = {0};
    for (int way = 0; way < 4; way++) {
      assert_int_equal(read_text(made, files[way].bytes), AP_OK);
      if (way == 0) {
        ap_text_add(&expected, made->records.bytes);
      }
      assert_records(made, expected.bytes);
      ap_text_free(&files[way]);
    }
    ap_text_free(&expected);
  }
}

static void any_bytes_are_read_to_their_end(void **state) {
  fixture *made = *state;
  static const char alphabet[] = "a,;\"\n\r=\"=\"\t";
  random_source random = {.state = 13};
  for (int round = 0; round < 5000; round++) {
    char bytes[80] = "id,name\n=\"1\",";
    size_t length = random_percent(&random, 50) ? strlen(bytes) : 0;
    for (int i = random_between(&random, 1, 50); i > 0; i--) {
      bytes[length++] = alphabet[random_below(&random, (int)sizeof alphabet - 1)];
    }
    bytes[length] = '\0';
    ap_status status = read_below(made, random_below(&random, 3), bytes);
    assert_true(status == AP_OK || status == AP_BAD_INPUT);
  }
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(semicolons_and_tabs_are_seen_by_the_header, start, finish),
      cmocka_unit_test_setup_teardown(a_comma_file_is_usual_and_nothing_is_said_of_it, start, finish),
      cmocka_unit_test_setup_teardown(a_first_line_may_name_the_separator, start, finish),
      cmocka_unit_test_setup_teardown(a_named_separator_is_believed_against_the_header, start, finish),
      cmocka_unit_test_setup_teardown(rows_above_the_header_are_passed_over, start, finish),
      cmocka_unit_test_setup_teardown(rows_above_may_be_faulty_or_parted_otherwise, start, finish),
      cmocka_unit_test_setup_teardown(blank_lines_above_the_header_are_no_news, start, finish),
      cmocka_unit_test_setup_teardown(without_a_header_the_row_with_the_most_known_columns_is_judged, start, finish),
      cmocka_unit_test_setup_teardown(the_header_row_may_be_said, start, finish),
      cmocka_unit_test_setup_teardown(a_header_row_that_is_blank_or_beyond_the_end_is_an_error, start, finish),
      cmocka_unit_test_setup_teardown(headers_may_be_full_width_or_broken_over_lines, start, finish),
      cmocka_unit_test_setup_teardown(ids_are_made_plain_and_the_first_one_is_told, start, finish),
      cmocka_unit_test_setup_teardown(a_file_with_ids_to_be_made_plain_is_not_read_block_by_block, start, finish),
      cmocka_unit_test_setup_teardown(a_text_cell_is_read_as_its_text, start, finish),
      cmocka_unit_test_setup_teardown(what_only_resembles_a_text_cell_stays, start, finish),
      cmocka_unit_test_setup_teardown(text_cells_may_lack_the_quotes_around_them, start, finish),
      cmocka_unit_test_setup_teardown(faults_behind_a_bare_text_cell_are_all_told, start, finish),
      cmocka_unit_test_setup_teardown(two_columns_may_be_taken_from_one, start, finish),
      cmocka_unit_test_setup_teardown(a_mapped_column_that_is_not_there_is_told_with_the_nearest, start, finish),
      cmocka_unit_test_setup_teardown(a_random_table_reads_the_same_however_it_is_written, start, finish),
      cmocka_unit_test_setup_teardown(any_bytes_are_read_to_their_end, start, finish),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
