/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/csv.h"
#include "support/allocate.h"
#include "support/csv_reader.h"
#include "support/plain.h"
#include "support/utf8.h"
#include <string.h>

enum {
  BLOCK_BYTES = 256 * 1024, /* given to libcsv at once; between two blocks reading can be ended */
  PARSER_ROOM = AP_CSV_FIELD_MOST + 3,
  TEXT_BYTES = 4096, /* of a record at first */
};

/* libcsv holds a field, its closing quote and a NUL byte in one block: refusing to grow it limits the field. */
static void *limited_reallocate(void *block, size_t size) {
  return size > PARSER_ROOM ? NULL : ap_reallocate(block, size, 1);
}

static int is_no_blank(unsigned char byte) {
  (void)byte;
  return 0;
}

static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

static bool ends_field(char byte, char separator) {
  return byte == separator || byte == '"' || byte == '\n' || byte == '\r';
}

/* Whether there is a blank that libcsv might take for one at the edge of a field. */
static bool has_blank_at_edge(const char *bytes, size_t length, char separator) {
  if (length == 0 || is_blank(bytes[0]) || is_blank(bytes[length - 1])) {
    return length != 0;
  }
  for (size_t i = 1; i + 1 < length; i++) {
    if (is_blank(bytes[i]) && (ends_field(bytes[i - 1], separator) || ends_field(bytes[i + 1], separator))) {
      return true;
    }
  }
  return false;
}

/* Nothing is to be trimmed. A function that says so is called for every byte, so only where libcsv might trim. Fields
 * are looked into only where a byte of the block gives reason to, or one of those in which a field of it may begin. */
static void look_at_block(ap_csv *csv, const char *bytes, size_t length) {
  bool has_blanks = memchr(bytes, ' ', length) != NULL || memchr(bytes, '\t', length) != NULL;
  bool at_edge = has_blanks && has_blank_at_edge(bytes, length, csv->sheet.separator);
  csv_set_space_func(&csv->parser, at_edge ? is_no_blank : NULL);
  bool careful = at_edge || memchr(bytes, '=', length) != NULL || !ap_is_ascii(bytes, length);
  if (careful) {
    csv->careful_blocks = 2 * AP_CSV_FIELD_MOST / BLOCK_BYTES + 2; /* each byte of a field may be a doubled quote */
  } else if (csv->careful_blocks > 0) {
    csv->careful_blocks--;
  }
}

static void start_parser(ap_csv *csv) {
  csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_set_delim(&csv->parser, (unsigned char)csv->sheet.separator);
  csv_set_realloc_func(&csv->parser, limited_reallocate);
  csv_set_free_func(&csv->parser, ap_release);
  csv_set_blk_size(&csv->parser, 4096);
}

static void fail(ap_csv *csv) { csv->status = AP_MACHINE; }

void ap_csv_begin_record(ap_csv *csv) {
  csv->field_count = 0;
  csv->has_long_field = false;
  csv->filled = 0;
  csv->text_length = 0;
}

/* What the record has so far stays where it is: a text that became too small is freed with the reader. */
__attribute__((noinline, cold)) static bool widen_text(ap_csv *csv, size_t length) {
  size_t capacity = csv->text_capacity * 2;
  capacity = capacity < length + 1 ? length + 1 : capacity;
  csv->text = ap_arena_allocate(&csv->arena, capacity, 1);
  csv->text_capacity = csv->text == NULL ? 0 : capacity;
  csv->text_length = 0;
  return csv->text != NULL;
}

/* A record is given only where each of its fields has been kept, so none of an earlier one is ever seen. */
static void keep_text(ap_csv *csv, size_t column, const char *bytes, size_t length) {
  csv->length[column] = length;
  if (length == 0) {
    csv->field[column] = "";
    return;
  }
  if (csv->text_capacity - csv->text_length <= length && !widen_text(csv, length)) {
    fail(csv);
    return;
  }
  char *text = csv->text + csv->text_length;
  memcpy(text, bytes, length);
  text[length] = '\0';
  csv->field[column] = text;
  csv->text_length += length + 1;
}

/* Only the first one is told, and how many there are. Blanks that are left out are no news. */
static void note_plain(ap_csv *csv, size_t column, const char *before, size_t before_length, const char *after,
                       size_t after_length) {
  ap_utf8_trim(&before, &before_length);
  if ((before_length == after_length && memcmp(before, after, after_length) == 0) || csv->plain_count++ != 0) {
    return;
  }
  csv->plain_record = csv->record;
  csv->plain_column = csv->header.file_column[column];
  csv->plain_before = ap_arena_copy_bytes(&csv->arena, before, before_length);
  csv->plain_after = ap_arena_copy_bytes(&csv->arena, after, after_length);
  if (csv->arena.failed) {
    fail(csv);
  }
}

/* A field of a block in which some field may have to be changed. */
__attribute__((noinline)) static void keep_carefully(ap_csv *csv, size_t column, const char *bytes, size_t length) {
  char plain[AP_PLAIN_SIZE];
  const char *text = ap_csv_text_of_cell(csv, bytes, &length);
  if (text == NULL) {
    fail(csv);
    return;
  }
  if (csv->columns[column].plain) {
    size_t plain_length = length;
    const char *made = ap_make_plain(text, &plain_length, plain);
    if (plain_length != length || memcmp(made, text, length) != 0) {
      note_plain(csv, column, text, length, made, plain_length);
    }
    text = made;
    length = plain_length;
  }
  keep_text(csv, column, text, length);
}

static void keep_field(ap_csv *csv, size_t column, const char *bytes, size_t length) {
  if (csv->careful_blocks > 0) {
    keep_carefully(csv, column, bytes, length);
  } else {
    keep_text(csv, column, bytes, length);
  }
}

/* A field of the header, one too many, or one too long. */
__attribute__((noinline, cold)) static void take_other_field(ap_csv *csv, size_t index, const char *bytes,
                                                             size_t length) {
  if (length > AP_CSV_FIELD_MOST) {
    csv->has_long_field = true;
    ap_csv_complain_of(csv, &(ap_csv_complaint){csv->record, index, AP_CSV_NOWHERE, 0, AP_D_CSV_FIELD_TOO_LONG, NULL},
                       "%d", AP_CSV_FIELD_MOST);
  } else if (csv->record == 0 && index < AP_CSV_COLUMNS_MOST && !ap_csv_header_add(csv, bytes, length)) {
    fail(csv);
  }
}

/* Called for each field of the file: as little as can be. The header's own fields come before their count. */
void ap_csv_take_field(void *bytes, size_t length, void *context) {
  ap_csv *csv = context;
  if (csv->status != AP_OK) {
    return;
  }
  size_t index = csv->field_count++;
  csv->filled |= length;
  if (index >= csv->header.count || length > AP_CSV_FIELD_MOST) {
    take_other_field(csv, index, bytes, length);
  } else if (csv->header.target[index] != AP_CSV_NOWHERE) {
    keep_field(csv, csv->header.target[index], bytes, length);
  }
}

static void end_header(ap_csv *csv) {
  if (csv->field_count > AP_CSV_COLUMNS_MOST) {
    ap_csv_complain_of(csv,
                       &(ap_csv_complaint){0, AP_CSV_COLUMNS_MOST, AP_CSV_NOWHERE, 0, AP_D_CSV_COLUMNS_TOO_MANY, NULL},
                       "%d", AP_CSV_COLUMNS_MOST);
    csv->status = AP_BAD_INPUT;
  } else if (csv->has_long_field) {
    csv->status = AP_BAD_INPUT;
  } else if (!ap_csv_header_match(csv)) {
    fail(csv);
  }
}

/* Columns of the same name have the same field. */
__attribute__((noinline)) static void share_with_twins(ap_csv *csv) {
  for (size_t i = 0; i < csv->column_count; i++) {
    if (csv->header.twin[i] != AP_CSV_NOWHERE) {
      csv->field[i] = csv->field[csv->header.twin[i]];
      csv->length[i] = csv->length[csv->header.twin[i]];
    }
  }
}

static void give_record(ap_csv *csv) {
  if (csv->header.has_twins) {
    share_with_twins(csv);
  }
  const ap_csv_record record = {.number = csv->record, .field = csv->field, .length = csv->length};
  ap_status status = csv->each(csv->context, csv, &record);
  csv->status = csv->status == AP_OK ? status : csv->status; /* a complaint that memory was too short for */
}

static void end_row(ap_csv *csv) {
  size_t expected = csv->header.count;
  size_t found = csv->field_count;
  if (csv->filled == 0 || csv->has_long_field) { /* a spreadsheet writes cleared rows as commas alone */
    return;
  }
  if (found == expected) {
    give_record(csv);
    return;
  }
  bool is_short = found < expected;
  const ap_csv_complaint complaint = {.record = csv->record,
                                      .field = is_short ? AP_CSV_NOWHERE : expected,
                                      .offset = AP_CSV_NOWHERE,
                                      .code = is_short ? AP_D_CSV_FIELDS_TOO_FEW : AP_D_CSV_FIELDS_TOO_MANY};
  ap_csv_complain_of(csv, &complaint, "%zu" AP_NEXT "%zu", found, expected);
}

void ap_csv_take_record(int line_end, void *context) {
  (void)line_end;
  ap_csv *csv = context;
  if (csv->status != AP_OK) {
    return;
  }
  if (csv->record == 0) {
    end_header(csv);
  } else {
    end_row(csv);
  }
  csv->record++;
  ap_csv_begin_record(csv);
}

size_t ap_csv_parse_block(ap_csv *csv, const char *bytes, size_t length) {
  look_at_block(csv, bytes, length);
  return csv_parse(&csv->parser, bytes, length, ap_csv_take_field, ap_csv_take_record, csv);
}

bool ap_csv_parse_end(ap_csv *csv) { return csv_fini(&csv->parser, ap_csv_take_field, ap_csv_take_record, csv) == 0; }

/* The beginning of the record that is being read, counted from where reading last went on. */
static size_t find_record(const ap_csv *csv) {
  const ap_csv_sheet *sheet = &csv->sheet;
  ap_csv_restart restart = csv->restarts[csv->restart_count - 1];
  size_t offset = ap_csv_skip_line_ends(sheet, restart.offset);
  for (uint64_t record = restart.record; record < csv->record; record++) {
    offset = ap_csv_skip_line_ends(sheet, ap_csv_record_end(sheet, offset));
  }
  return offset;
}

static void complain_of_fault(ap_csv *csv, ap_csv_complaint *complaint, ap_csv_fault fault) {
  static const ap_diagnostic_code codes[] = {[AP_CSV_SOUND] = AP_D_CSV_STRAY_QUOTE,
                                             [AP_CSV_UNCLOSED] = AP_D_CSV_UNCLOSED_QUOTE,
                                             [AP_CSV_STRAY] = AP_D_CSV_STRAY_QUOTE,
                                             [AP_CSV_LONG] = AP_D_CSV_FIELD_TOO_LONG};
  complaint->code = codes[fault];
  if (fault == AP_CSV_LONG) {
    ap_csv_complain_of(csv, complaint, "%d", AP_CSV_FIELD_MOST);
  } else {
    ap_csv_complain_of(csv, complaint, NULL);
  }
}

static bool add_restart(ap_csv *csv, size_t offset) {
  void *restarts = csv->restarts;
  if (!ap_grow(&restarts, &csv->restart_capacity, csv->restart_count + 1, sizeof *csv->restarts)) {
    return false;
  }
  csv->restarts = restarts;
  csv->restarts[csv->restart_count++] = (ap_csv_restart){csv->record, offset};
  return true;
}

size_t ap_csv_pass_over(ap_csv *csv, size_t index, const ap_csv_field *field) {
  size_t fault_at = field->fault == AP_CSV_SOUND ? field->start : field->fault_at;
  complain_of_fault(csv, &(ap_csv_complaint){.record = csv->record, .field = index, .offset = fault_at}, field->fault);
  size_t offset = ap_csv_next_line(&csv->sheet, field->start);
  if (csv->record == 0 && csv->status == AP_OK) { /* without a header nothing else can be understood */
    csv->status = AP_BAD_INPUT;
  }
  csv->record++;
  ap_csv_begin_record(csv);
  if (!add_restart(csv, offset)) {
    fail(csv);
  }
  return offset;
}

/* libcsv stopped in the record that is being read. Puts down why, and returns where reading goes on. A cell such as
 * ="5.10" stops it too, and is no fault: there is likely one in each record, so that libcsv is done with this file. */
static size_t recover(ap_csv *csv) {
  const ap_csv_sheet *sheet = &csv->sheet;
  size_t record = find_record(csv);
  size_t index = 0;
  ap_csv_field field = ap_csv_scan_field(sheet, record);
  bool has_text_cell = ap_csv_is_text_cell(sheet, record);
  while (field.fault == AP_CSV_SOUND && ap_csv_goes_on(sheet, &field)) {
    field = ap_csv_scan_field(sheet, field.end + 1);
    has_text_cell = has_text_cell || ap_csv_is_text_cell(sheet, field.start);
    index++;
  }
  csv_free(&csv->parser);
  start_parser(csv);
  if (field.fault == AP_CSV_SOUND && has_text_cell) {
    csv->scans = true;
    ap_csv_begin_record(csv);
    csv->header.count = csv->record == 0 ? 0 : csv->header.count;
    return record;
  }
  return ap_csv_pass_over(csv, index, &field);
}

static bool is_out_of_memory(const ap_csv *csv) {
  struct csv_parser *parser = (struct csv_parser *)(uintptr_t)&csv->parser; /* only looked at */
  return csv_error(parser) != CSV_EPARSE && csv_get_buffer_size(parser) < PARSER_ROOM;
}

static void parse(ap_csv *csv) {
  const ap_csv_sheet *sheet = &csv->sheet;
  size_t offset = csv->restarts[0].offset;
  bool is_finished = false;
  while (!is_finished && !csv->scans && csv->status == AP_OK) {
    size_t left = sheet->length - offset;
    size_t block = left < BLOCK_BYTES ? left : BLOCK_BYTES;
    size_t parsed = ap_csv_parse_block(csv, sheet->bytes + offset, block);
    /* cppcheck-suppress knownConditionTrueFalse; it takes the smaller of two numbers for 0 */
    if (parsed == block && block != 0) {
      offset += block;
    } else if (parsed == block && ap_csv_parse_end(csv)) {
      is_finished = true;
    } else if (csv->status == AP_OK && is_out_of_memory(csv)) {
      fail(csv);
    } else if (csv->status == AP_OK) {
      offset = recover(csv);
    }
  }
  if (csv->scans && csv->status == AP_OK) {
    ap_csv_scan_rest(csv, offset);
  }
}

static void complain_of_no_header(ap_csv *csv) {
  size_t length = 0;
  char names[256] = "";
  for (size_t i = 0; i < csv->column_count; i++) {
    const char *name = csv->columns[i].name == NULL ? "" : csv->columns[i].name; /* of no file: not required either */
    size_t size = strlen(name);
    if (csv->columns[i].required && length + size + 3 < sizeof names) {
      memcpy(names + length, length == 0 ? "" : ", ", length == 0 ? 0 : 2);
      length += length == 0 ? 0 : 2;
      memcpy(names + length, name, size + 1);
      length += size;
    }
  }
  const ap_csv_complaint complaint = {.field = AP_CSV_NOWHERE, .offset = AP_CSV_NOWHERE, .code = AP_D_CSV_NO_HEADER};
  ap_csv_complain_of(csv, &complaint, "%s", names);
}

static bool prepare(ap_csv *csv) {
  csv->field = ap_arena_allocate(&csv->arena, csv->column_count, sizeof *csv->field);
  csv->length = ap_arena_allocate(&csv->arena, csv->column_count, sizeof *csv->length);
  if (csv->arena.failed || !widen_text(csv, TEXT_BYTES)) {
    return false;
  }
  for (size_t i = 0; i < csv->column_count; i++) {
    csv->field[i] = ""; /* for the columns that the file lacks */
  }
  return add_restart(csv, 0);
}

ap_csv *ap_csv_new(const ap_source *source, const ap_csv_column *columns, size_t column_count, ap_csv_each each,
                   void *context, ap_diagnostics *diagnostics) {
  ap_csv *reader = ap_allocate(1, sizeof *reader);
  if (reader == NULL) {
    return NULL;
  }
  reader->source = source;
  reader->sheet = (ap_csv_sheet){.bytes = source->bytes, .length = source->length, .separator = ','};
  reader->columns = columns;
  reader->column_count = column_count;
  reader->diagnostics = diagnostics;
  reader->each = each;
  reader->context = context;
  start_parser(reader);
  if (!prepare(reader)) {
    fail(reader);
  }
  ap_csv_begin_record(reader);
  return reader;
}

ap_status ap_csv_read(const ap_source *source, const ap_csv_column *columns, size_t column_count, ap_csv_each each,
                      void *context, ap_diagnostics *diagnostics, ap_csv **csv) {
  return ap_csv_read_below(0, source, columns, column_count, each, context, diagnostics, csv);
}

ap_status ap_csv_read_below(int32_t header_row, const ap_source *source, const ap_csv_column *columns,
                            size_t column_count, ap_csv_each each, void *context, ap_diagnostics *diagnostics,
                            ap_csv **csv) {
  ap_csv *reader = ap_csv_new(source, columns, column_count, each, context, diagnostics);
  *csv = reader;
  if (reader == NULL) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = source->name}, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  if (reader->status == AP_OK && !ap_csv_find_header(reader, header_row)) {
    fail(reader);
  }
  if (reader->status != AP_OK) {
    return reader->status;
  }
  csv_set_delim(&reader->parser, (unsigned char)reader->sheet.separator);
  parse(reader);
  if (reader->record == 0 && reader->status == AP_OK) {
    complain_of_no_header(reader);
    reader->status = AP_BAD_INPUT;
  }
  return reader->status;
}

bool ap_csv_has(const ap_csv *csv, size_t column) {
  return csv->header.file_column != NULL && csv->header.file_column[column] != AP_CSV_NOWHERE;
}
