/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random_source.h"
#include "support/csv.h"
#include "support/text.h"
#include "support/utf8.h"
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { ID, NAME, COLUMNS };
static const ap_csv_column columns[COLUMNS] = {{.name = "id", .japanese = "管理策番号", .required = true},
                                               {.name = "name"}};

typedef struct fixture {
  ap_diagnostics *diagnostics;
  ap_text records; /* one line per record: NUMBER:ID|NAME */
  ap_csv *csv;
  ap_source source;
  ap_status answer; /* of each record */
} fixture;

static int start(void **state) {
  static fixture made;
  made = (fixture){.diagnostics = ap_diagnostics_new()};
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
  (void)csv;
  ap_text_format(&made->records, "%llu:%s|%s\n", (unsigned long long)record->number, record->field[ID],
                 record->field[NAME]);
  return made->answer;
}

static ap_status open_bytes(fixture *made, char *bytes, size_t length, ap_csv_each each) {
  made->source = (ap_source){.name = "a.csv", .bytes = bytes, .length = length};
  return ap_csv_read(&made->source, columns, COLUMNS, each, made, made->diagnostics, &made->csv);
}

/* Reads and closes; the status is the closing's. */
static ap_status read_text(fixture *made, const char *text) {
  static char bytes[4 * AP_CSV_FIELD_MOST];
  size_t length = strlen(text);
  memcpy(bytes, text, length + 1);
  open_bytes(made, bytes, length, note_record);
  return ap_csv_close(made->csv);
}

static void assert_records(const fixture *made, const char *expected) {
  assert_string_equal(made->records.bytes == NULL ? "" : made->records.bytes, expected);
}

static void columns_are_found_by_name_in_any_order(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "name,id\nAccess,9.2.3\n"), AP_OK);
  assert_records(made, "1:9.2.3|Access\n");
  assert_told(made->diagnostics, "");
}

static void headers_may_be_japanese_or_in_capitals_or_between_blanks(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "管理策番号, Name \n9.2.3,x\n"), AP_OK);
  assert_records(made, "1:9.2.3|x\n");
  assert_told(made->diagnostics, "");
}

static void an_absent_column_reads_as_empty(void **state) {
  fixture *made = *state;
  char bytes[] = "id\n9.2.3\n";
  assert_int_equal(open_bytes(made, bytes, sizeof bytes - 1, note_record), AP_OK);
  assert_true(ap_csv_has(made->csv, ID));
  assert_false(ap_csv_has(made->csv, NAME));
  assert_int_equal(ap_csv_close(made->csv), AP_OK);
  assert_records(made, "1:9.2.3|\n");
}

static void unknown_columns_are_noted_and_ignored(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "備考,id,,memo\nx,9.2.3,y,z\n"), AP_OK);
  assert_records(made, "1:9.2.3|\n");
  assert_told(made->diagnostics, "1:1 csv-column-unknown|備考\n1:8 csv-column-unknown|memo\n");
}

static void a_missing_column_is_an_error_that_its_rows_do_not_repeat(void **state) {
  fixture *made = *state;
  char bytes[] = "\nname\nx\n";
  assert_int_equal(open_bytes(made, bytes, sizeof bytes - 1, note_record), AP_OK);
  ap_csv_complain(made->csv, 1, ID, AP_D_ID_MISSING, NULL);
  ap_csv_complain(made->csv, 1, NAME, AP_D_ANSWER_UNKNOWN, "%s", "x");
  assert_int_equal(ap_csv_close(made->csv), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:1 csv-column-missing-in-both|id|管理策番号\n3:1 answer-unknown|x\n");
}

static void a_repeated_column_is_an_error_in_whichever_language(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name,管理策番号,ID\n1,2,3,4\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:9 csv-column-repeated|管理策番号|1\n1:15 csv-column-repeated|ID|1\n");
}

static void a_file_of_blank_lines_has_no_header(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "\n\r\n\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "4:1 csv-no-header|id\n");
}

static void lines_may_end_in_lf_cr_or_crlf_and_blank_ones_are_passed_over(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "\r\nid,name\r\n1,a\r2,b\n\n\r\n3,c"), AP_OK);
  assert_records(made, "1:1|a\n2:2|b\n3:3|c\n");
}

static void rows_of_commas_alone_are_passed_over(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n,\n1,a\n,,,\n\"\",\n"), AP_OK);
  assert_records(made, "2:1|a\n");
}

static void quoted_fields_may_hold_commas_quotes_and_line_ends(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n\"1\",\"a, \"\"b\"\"\r\nc\"\n2,\"\"\n"), AP_OK);
  assert_records(made, "1:1|a, \"b\"\r\nc\n2:2|\n");
}

static void nothing_is_trimmed(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n 1\t,\" a \"\n"), AP_OK);
  assert_records(made, "1: 1\t| a \n");
}

static void too_few_and_too_many_fields_are_placed_and_reading_goes_on(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n1\n2,あ,c,d\n3,e\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:1 csv-fields-too-few|1|2\n3:5 csv-fields-too-many|4|2\n");
  assert_records(made, "3:3|e\n");
}

static void an_unclosed_quote_is_placed_where_it_opens_and_reading_goes_on_with_the_next_line(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n1,\"a\n2,b\n3,c\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:3 csv-unclosed-quote\n");
  assert_records(made, "2:2|b\n3:3|c\n");
}

static void an_unclosed_quote_is_found_before_another_quoted_field(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n1,\"a\n2,\"b\"\n3\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:3 csv-unclosed-quote\n4:1 csv-fields-too-few|1|2\n");
  assert_records(made, "2:2|b\n");
}

static void stray_quotes_are_placed_and_all_told(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,name\n1,あ\"b\n2,\"c\"d\n3,\"e\" \n4,f\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:4 csv-stray-quote\n3:5 csv-stray-quote\n4:5 csv-stray-quote\n");
  assert_records(made, "4:4|f\n");
}

static void a_fault_in_the_header_ends_the_reading(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,\"name\n1,b\n"), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:4 csv-unclosed-quote\n");
  assert_records(made, "");
}

static char *fill_field(size_t length, const char *before, const char *after) {
  static char text[2 * AP_CSV_FIELD_MOST];
  strcpy(text, before);
  memset(text + strlen(before), 'x', length);
  strcpy(text + strlen(before) + length, after);
  return text;
}

static void a_field_of_a_mebibyte_is_read_and_one_above_is_not(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, fill_field(AP_CSV_FIELD_MOST, "id,name\n1,", "\n2,b\n")), AP_OK);
  assert_int_equal(read_text(made, fill_field(AP_CSV_FIELD_MOST, "id,name\n1,\"", "\"\n2,b\n")), AP_OK);
  for (size_t above = 1; above < 6; above++) {
    ap_text_free(&made->records);
    assert_int_equal(read_text(made, fill_field(AP_CSV_FIELD_MOST + above, "id,name\n1,", "\n2,b\n")), AP_BAD_INPUT);
    assert_records(made, "2:2|b\n");
  }
  assert_string_equal(ap_diagnostics_at(made->diagnostics, 0)->name, "csv-field-too-long");
  assert_int_equal(ap_diagnostics_at(made->diagnostics, 0)->line, 2);
  assert_int_equal(ap_diagnostics_at(made->diagnostics, 0)->column, 3);
}

static void a_quote_unclosed_for_more_than_a_mebibyte_costs_one_row_only(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, fill_field(AP_CSV_FIELD_MOST, "id,name\n1,\"a\n2,b\n3,", "\n4,d\n")), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:3 csv-unclosed-quote\n");
}

static void a_header_of_more_than_ten_thousand_columns_is_refused(void **state) {
  fixture *made = *state;
  char text[AP_CSV_COLUMNS_MOST + 16] = "id,name";
  memset(text + 7, ',', AP_CSV_COLUMNS_MOST - 2);
  assert_int_equal(read_text(made, text), AP_OK);
  memset(text + 7, ',', AP_CSV_COLUMNS_MOST);
  assert_int_equal(read_text(made, text), AP_BAD_INPUT);
  assert_told(made->diagnostics, "1:10007 csv-columns-too-many|10000\n");
}

static void a_refusal_of_the_caller_ends_the_reading(void **state) {
  fixture *made = *state;
  char bytes[] = "id\n1\n2\n";
  made->answer = AP_NO;
  assert_int_equal(open_bytes(made, bytes, sizeof bytes - 1, note_record), AP_NO);
  assert_int_equal(ap_csv_close(made->csv), AP_OK);
  assert_records(made, "1:1|\n");
}

static void complaints_are_told_in_the_order_of_the_file_however_they_come(void **state) {
  fixture *made = *state;
  char bytes[] = "name,id\na,1\n\"b\nb\",2\nc,3\n";
  assert_int_equal(open_bytes(made, bytes, sizeof bytes - 1, note_record), AP_OK);
  ap_csv_complain(made->csv, 3, ID, AP_D_ANSWER_UNKNOWN, "%s", "3");
  ap_csv_complain(made->csv, 2, ID, AP_D_ANSWER_UNKNOWN, "%s", "2");
  ap_csv_complain(made->csv, 2, NAME, AP_D_ID_REPEATED, "%s" AP_NEXT "%d", "b", 1);
  ap_csv_complain(made->csv, 1, -1, AP_D_ID_MISSING, NULL);
  assert_int_equal(ap_csv_close(made->csv), AP_BAD_INPUT);
  assert_told(made->diagnostics, "2:1 id-missing\n3:1 id-repeated|b|1\n4:4 answer-unknown|2\n5:3 answer-unknown|3\n");
}

static void notes_alone_do_not_spoil_the_status(void **state) {
  fixture *made = *state;
  assert_int_equal(read_text(made, "id,memo\n1,x\n"), AP_OK);
  assert_int_equal(ap_diagnostics_count(made->diagnostics), 1);
}

static void records_are_found_by_line_behind_faults_and_line_ends_in_quotes(void **state) {
  fixture *made = *state;
  char bytes[] = "id,name\n1,\"a\nb\"\n\n2,\"c\n3,d\n4,\"e\"x\n5,f\n";
  static const uint64_t records[] = {0, 1, 2, 3, 4, 5};
  uint64_t lines[6];
  assert_int_equal(open_bytes(made, bytes, sizeof bytes - 1, note_record), AP_OK);
  ap_csv_lines(made->csv, records, lines, 6);
  assert_int_equal(ap_csv_close(made->csv), AP_BAD_INPUT);
  static const uint64_t expected[] = {1, 2, 5, 6, 7, 8};
  assert_memory_equal(lines, expected, sizeof expected);
}

/* A made-up file, and where its second fields are. */
enum { MADE_RECORDS_MOST = 30 };
typedef struct made_file {
  ap_text text;
  size_t count;
  uint64_t line[MADE_RECORDS_MOST], column[MADE_RECORDS_MOST];
} made_file;

static void add_field(made_file *file, random_source *random) {
  static const char *const plain[] = {"a", "あ", "é", " ", "b2", "\xF0\x9F\x98\x80"};
  static const char *const special[] = {",", "\"\"", "\n", "\r\n", "\r"};
  bool is_quoted = random_percent(random, 40);
  ap_text_add(&file->text, is_quoted ? "\"" : "");
  for (int parts = random_below(random, 5); parts >= 0; parts--) {
    bool is_special = is_quoted && random_percent(random, 40);
    ap_text_add(&file->text, is_special ? special[random_below(random, 5)] : plain[random_below(random, 6)]);
  }
  ap_text_add(&file->text, is_quoted ? "\"" : "");
}

/* The place of what is added next, by the plainest way of counting. */
static void note_place(made_file *file) {
  uint64_t line = 1;
  uint64_t column = 1;
  for (size_t i = 0; i < file->text.length; i++) {
    char byte = file->text.bytes[i];
    if (byte == '\r' && i + 1 < file->text.length && file->text.bytes[i + 1] == '\n') {
      continue;
    }
    if (byte == '\n' || byte == '\r') {
      line++;
      column = 1;
    } else {
      column += ((unsigned char)byte & 0xC0) != 0x80;
    }
  }
  file->line[file->count] = line;
  file->column[file->count++] = column;
}

static void make_file(made_file *file, random_source *random) {
  static const char *const ends[] = {"\n", "\r\n", "\n\n", "\r\n\r\n"};
  ap_text_add(&file->text, "id,name\n");
  for (int records = random_between(random, 1, MADE_RECORDS_MOST); records > 0; records--) {
    add_field(file, random);
    ap_text_add(&file->text, ",");
    note_place(file);
    add_field(file, random);
    ap_text_add(&file->text, ends[random_below(random, 4)]);
  }
}

static ap_status complain_of_name(void *context, ap_csv *csv, const ap_csv_record *record) {
  (void)context;
  ap_csv_complain(csv, record->number, NAME, AP_D_ID_MISSING, NULL);
  return AP_OK;
}

static void every_field_of_a_random_file_is_placed_where_it_is(void **state) {
  fixture *made = *state;
  random_source random = {.state = 7};
  for (int round = 0; round < 300; round++) {
    made_file file = {0};
    make_file(&file, &random);
    ap_diagnostics_free(made->diagnostics);
    made->diagnostics = ap_diagnostics_new();
    assert_int_equal(open_bytes(made, file.text.bytes, file.text.length, complain_of_name), AP_OK);
    assert_int_equal(ap_csv_close(made->csv), AP_BAD_INPUT);
    assert_int_equal(ap_diagnostics_count(made->diagnostics), file.count);
    for (size_t i = 0; i < file.count; i++) {
      assert_int_equal(ap_diagnostics_at(made->diagnostics, i)->line, file.line[i]);
      assert_int_equal(ap_diagnostics_at(made->diagnostics, i)->column, file.column[i]);
    }
    ap_text_free(&file.text);
  }
}

static void any_bytes_are_read_to_their_end(void **state) {
  fixture *made = *state;
  static const char alphabet[] = "a,\"\n\r,\"";
  random_source random = {.state = 11};
  for (int round = 0; round < 3000; round++) {
    char bytes[64] = "id,name\n";
    size_t length = 8;
    for (int i = random_below(&random, 50); i > 0; i--) {
      bytes[length++] = alphabet[random_below(&random, 7)];
    }
    ap_status opened = open_bytes(made, bytes, length, complain_of_name);
    ap_status closed = ap_csv_close(made->csv);
    assert_true(opened == AP_OK || opened == AP_BAD_INPUT);
    assert_true(closed == AP_OK || closed == AP_BAD_INPUT);
  }
}

/* Field after field of a long record, in a file whose first blocks are without any blank. */
static ap_status weigh_record(void *context, ap_csv *csv, const ap_csv_record *record) {
  fixture *made = context;
  (void)csv;
  assert_int_equal(strlen(record->field[ID]), record->length[ID]);
  assert_int_equal(strlen(record->field[NAME]), record->length[NAME]);
  if (record->field[NAME][0] == ' ' || record->length[ID] > 1) {
    ap_text_format(&made->records, "%llu:%zu+%zu\n", (unsigned long long)record->number, record->length[ID],
                   record->length[NAME]);
  }
  return AP_OK;
}

static void blanks_are_kept_in_whichever_block_they_stand(void **state) {
  fixture *made = *state;
  ap_text text = {0};
  ap_text_add(&text, "id,name\n");
  while (text.length < 600 * 1024) {
    ap_text_add(&text, "1,a\n");
  }
  ap_text_add(&text, "2, a \n3, a\t\n");
  assert_int_equal(open_bytes(made, text.bytes, text.length, weigh_record), AP_OK);
  assert_int_equal(ap_csv_close(made->csv), AP_OK);
  assert_records(made, "153599:1+3\n153600:1+3\n");
  ap_text_free(&text);
}

static void all_fields_of_a_record_stay_however_long_the_next_one_is(void **state) {
  fixture *made = *state;
  ap_text text = {0};
  ap_text_add(&text, "id,name\n");
  for (int record = 1; record <= 3; record++) {
    for (int i = 0; i < 1500 * record; i++) {
      ap_text_add(&text, "i");
    }
    ap_text_add(&text, ",");
    for (int i = 0; i < 5000 * record; i++) {
      ap_text_add(&text, "n");
    }
    ap_text_add(&text, "\n");
  }
  assert_int_equal(open_bytes(made, text.bytes, text.length, weigh_record), AP_OK);
  assert_int_equal(ap_csv_close(made->csv), AP_OK);
  assert_records(made, "1:1500+5000\n2:3000+10000\n3:4500+15000\n");
  ap_text_free(&text);
}

static const char sound_file[] = "sound.csv";

static ap_status read_file_sound(fixture *made, const char *path) {
  return ap_csv_read_sound(path, columns, COLUMNS, note_record, (void *const[]){made}, 1, &made->csv);
}

/* The records that a file of these bytes gives where it is read block by block. */
static ap_status read_sound(fixture *made, const char *bytes, size_t length) {
  FILE *file = fopen(sound_file, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
  ap_text_free(&made->records);
  ap_status status = read_file_sound(made, sound_file);
  assert_int_equal(status == AP_OK, made->csv != NULL);
  assert_int_equal(ap_csv_close(made->csv), AP_OK);
  unlink(sound_file);
  return status;
}

static void assert_not_sound(fixture *made, const char *text) {
  assert_int_equal(read_sound(made, text, strlen(text)), AP_NO);
}

static void a_sound_file_is_read_block_by_block(void **state) {
  fixture *made = *state;
  ap_text text = {0};
  ap_text expected = {0};
  ap_text_add(&text, "\xEF\xBB\xBFid,name\r\n");
  for (int i = 1; text.length < 700 * 1024; i++) { /* some character lies across the end of each block */
    ap_text_format(&text, "%d,\"管理, 策\"\r\n", i);
    ap_text_format(&expected, "%d:%d|管理, 策\n", i, i);
  }
  assert_int_equal(read_sound(made, text.bytes, text.length), AP_OK);
  assert_records(made, expected.bytes);
  ap_text_free(&text);
  ap_text_free(&expected);
}

/* As many as there are processors, so the parts are whatever they are: together they have each record once. */
static void parts_of_a_large_file_have_each_record_once_and_in_order(void **state) {
  fixture *made = *state;
  fixture parts[AP_CSV_PARTS_MOST] = {0};
  void *contexts[AP_CSV_PARTS_MOST];
  ap_text text = {0};
  ap_text_add(&text, "id,name\n");
  int count = 0;
  for (; text.length < 6 * AP_CSV_FIELD_MOST; count++) {
    ap_text_format(&text, "%07d,\"name, 名前\"\n", count);
  }
  write_text(sound_file, text.bytes);
  for (size_t i = 0; i < AP_CSV_PARTS_MOST; i++) {
    contexts[i] = &parts[i];
  }
  assert_int_equal(
      ap_csv_read_sound(sound_file, columns, COLUMNS, note_record, contexts, AP_CSV_PARTS_MOST, &made->csv), AP_OK);
  assert_true(ap_csv_has(made->csv, NAME));
  assert_int_equal(ap_csv_close(made->csv), AP_OK);
  int next = 0;
  for (size_t i = 0; i < AP_CSV_PARTS_MOST; i++) {
    for (const char *line = parts[i].records.bytes; line != NULL && *line != '\0'; line = strchr(line, '\n') + 1) {
      assert_int_equal(strtol(strchr(line, ':') + 1, NULL, 10), next++);
    }
    ap_text_free(&parts[i].records);
  }
  assert_int_equal(next, count);
  ap_text_free(&text);
  unlink(sound_file);
}

static void a_line_end_in_quotes_where_a_part_would_begin_is_not_taken_for_sound(void **state) {
  fixture *made = *state;
  fixture parts[AP_CSV_PARTS_MOST] = {0};
  void *const contexts[] = {&parts[0], &parts[1]};
  ap_text text = {0};
  ap_text_add(&text, "id,name\n1,\"");
  while (text.length < AP_CSV_FIELD_MOST - 64) {
    ap_text_add(&text, "2,b\n");
  }
  ap_text_add(&text, "\"\n3,\"");
  while (text.length < 2 * AP_CSV_FIELD_MOST - 128) {
    ap_text_add(&text, "4,d\n");
  }
  ap_text_add(&text, "\"\n");
  while (text.length < 2 * AP_CSV_FIELD_MOST + 16) {
    ap_text_add(&text, "5,e\n");
  }
  write_text(sound_file, text.bytes);
  ap_status status = ap_csv_read_sound(sound_file, columns, COLUMNS, note_record, contexts, 2, &made->csv);
  assert_int_equal(status, sysconf(_SC_NPROCESSORS_ONLN) > 1 ? AP_NO : AP_OK);
  assert_int_equal(ap_csv_close(made->csv), AP_OK);
  ap_text_free(&parts[0].records);
  ap_text_free(&parts[1].records);
  ap_text_free(&text);
  unlink(sound_file);
}

static void whatever_is_to_be_said_of_a_file_makes_it_unsound(void **state) {
  fixture *made = *state;
  assert_not_sound(made, "id;name\n1;a\n");
  assert_not_sound(made, "sep=,\nid,name\n1,a\n");
  assert_not_sound(made, "above\nid,name\n1,a\n");
  assert_not_sound(made, "id,name\n=\"1\",a\n");
  assert_not_sound(made, "");
  assert_not_sound(made, "\xEF\xBB\xBF");
  assert_not_sound(made, "\n\n");
  assert_not_sound(made, "id,name,memo\n1,a,b\n");
  assert_not_sound(made, "name\na\n");
  assert_not_sound(made, "id,name\n1\n");
  assert_not_sound(made, "id,name\n1,\"a\n");
  assert_not_sound(made, "id,name\n1,\x8a\xc7\n");
  assert_int_equal(read_sound(made, "id,name\n1,\0\n", 12), AP_NO);
  assert_int_equal(read_file_sound(made, "absent.csv"), AP_NO);
  assert_int_equal(read_file_sound(made, "."), AP_NO);
  assert_int_equal(read_file_sound(made, "-"), AP_NO);
  made->answer = AP_NO;
  assert_not_sound(made, "id,name\n1,a\n");
  assert_records(made, "1:1|a\n");
}

/* Both ways of reading give the same records of a file that is sound, and the same answer to whether it is. */
static void a_random_file_is_sound_where_reading_it_whole_tells_nothing(void **state) {
  fixture *made = *state;
  static const char alphabet[] = "a1 ,,\"\n\r\t\xE3\x80";
  random_source random = {.state = 11};
  for (int round = 0; round < 3000; round++) {
    char bytes[64] = "id,name\n";
    size_t length = 8;
    for (int i = random_below(&random, 40); i > 0; i--) {
      bytes[length++] = alphabet[random_below(&random, sizeof alphabet - 1 - (round % 2 == 0 ? 2 : 0))];
    }
    bool is_text = ap_utf8_fault(bytes, length, 0) == length;
    ap_status sound = read_sound(made, bytes, length);
    ap_text records = made->records;
    made->records = (ap_text){0};
    if (!is_text) {
      assert_int_equal(sound, AP_NO);
    } else {
      open_bytes(made, bytes, length, note_record);
      ap_status closed = ap_csv_close(made->csv);
      assert_int_equal(sound == AP_OK, closed == AP_OK);
      assert_string_equal(sound != AP_OK || records.bytes == NULL ? "" : records.bytes,
                          sound != AP_OK || made->records.bytes == NULL ? "" : made->records.bytes);
    }
    ap_text_free(&records);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(columns_are_found_by_name_in_any_order, start, finish),
      cmocka_unit_test_setup_teardown(headers_may_be_japanese_or_in_capitals_or_between_blanks, start, finish),
      cmocka_unit_test_setup_teardown(an_absent_column_reads_as_empty, start, finish),
      cmocka_unit_test_setup_teardown(unknown_columns_are_noted_and_ignored, start, finish),
      cmocka_unit_test_setup_teardown(a_missing_column_is_an_error_that_its_rows_do_not_repeat, start, finish),
      cmocka_unit_test_setup_teardown(a_repeated_column_is_an_error_in_whichever_language, start, finish),
      cmocka_unit_test_setup_teardown(a_file_of_blank_lines_has_no_header, start, finish),
      cmocka_unit_test_setup_teardown(lines_may_end_in_lf_cr_or_crlf_and_blank_ones_are_passed_over, start, finish),
      cmocka_unit_test_setup_teardown(rows_of_commas_alone_are_passed_over, start, finish),
      cmocka_unit_test_setup_teardown(quoted_fields_may_hold_commas_quotes_and_line_ends, start, finish),
      cmocka_unit_test_setup_teardown(nothing_is_trimmed, start, finish),
      cmocka_unit_test_setup_teardown(too_few_and_too_many_fields_are_placed_and_reading_goes_on, start, finish),
      cmocka_unit_test_setup_teardown(an_unclosed_quote_is_placed_where_it_opens_and_reading_goes_on_with_the_next_line,
                                      start, finish),
      cmocka_unit_test_setup_teardown(an_unclosed_quote_is_found_before_another_quoted_field, start, finish),
      cmocka_unit_test_setup_teardown(stray_quotes_are_placed_and_all_told, start, finish),
      cmocka_unit_test_setup_teardown(a_fault_in_the_header_ends_the_reading, start, finish),
      cmocka_unit_test_setup_teardown(a_field_of_a_mebibyte_is_read_and_one_above_is_not, start, finish),
      cmocka_unit_test_setup_teardown(a_quote_unclosed_for_more_than_a_mebibyte_costs_one_row_only, start, finish),
      cmocka_unit_test_setup_teardown(a_header_of_more_than_ten_thousand_columns_is_refused, start, finish),
      cmocka_unit_test_setup_teardown(a_refusal_of_the_caller_ends_the_reading, start, finish),
      cmocka_unit_test_setup_teardown(complaints_are_told_in_the_order_of_the_file_however_they_come, start, finish),
      cmocka_unit_test_setup_teardown(notes_alone_do_not_spoil_the_status, start, finish),
      cmocka_unit_test_setup_teardown(records_are_found_by_line_behind_faults_and_line_ends_in_quotes, start, finish),
      cmocka_unit_test_setup_teardown(every_field_of_a_random_file_is_placed_where_it_is, start, finish),
      cmocka_unit_test_setup_teardown(blanks_are_kept_in_whichever_block_they_stand, start, finish),
      cmocka_unit_test_setup_teardown(all_fields_of_a_record_stay_however_long_the_next_one_is, start, finish),
      cmocka_unit_test_setup_teardown(a_sound_file_is_read_block_by_block, start, finish),
      cmocka_unit_test_setup_teardown(parts_of_a_large_file_have_each_record_once_and_in_order, start, finish),
      cmocka_unit_test_setup_teardown(a_line_end_in_quotes_where_a_part_would_begin_is_not_taken_for_sound, start,
                                      finish),
      cmocka_unit_test_setup_teardown(whatever_is_to_be_said_of_a_file_makes_it_unsound, start, finish),
      cmocka_unit_test_setup_teardown(a_random_file_is_sound_where_reading_it_whole_tells_nothing, start, finish),
      cmocka_unit_test_setup_teardown(any_bytes_are_read_to_their_end, start, finish),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
