/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/csv.h"
#include "support/allocate.h"
#include "support/csv_reader.h"
#include "support/csv_scan.h"
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

static bool ends_field(char byte) { return byte == ',' || byte == '"' || byte == '\n' || byte == '\r'; }

/* Whether there is a blank that libcsv might take for one at the edge of a field. */
static bool has_blank_at_edge(const char *bytes, size_t length) {
  if (length == 0 || is_blank(bytes[0]) || is_blank(bytes[length - 1])) {
    return length != 0;
  }
  for (size_t i = 1; i + 1 < length; i++) {
    if (is_blank(bytes[i]) && (ends_field(bytes[i - 1]) || ends_field(bytes[i + 1]))) {
      return true;
    }
  }
  return false;
}

/* Nothing is to be trimmed. A function that says so is called for every byte, so only where libcsv might trim. */
static void keep_blanks(ap_csv *csv, const char *bytes, size_t length) {
  bool has_blanks = memchr(bytes, ' ', length) != NULL || memchr(bytes, '\t', length) != NULL;
  csv_set_space_func(&csv->parser, has_blanks && has_blank_at_edge(bytes, length) ? is_no_blank : NULL);
}

static void start_parser(ap_csv *csv) {
  csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_set_realloc_func(&csv->parser, limited_reallocate);
  csv_set_free_func(&csv->parser, ap_release);
  csv_set_blk_size(&csv->parser, 4096);
}

static void fail(ap_csv *csv) { csv->status = AP_MACHINE; }

static void begin_record(ap_csv *csv) {
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
static void keep_field(ap_csv *csv, size_t column, const char *bytes, size_t length) {
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
static void take_field(void *bytes, size_t length, void *context) {
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

static void give_record(ap_csv *csv) {
  const ap_csv_record record = {.number = csv->record, .field = csv->field, .length = csv->length};
  csv->status = csv->each(csv->context, csv, &record);
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

static void take_record(int line_end, void *context) {
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
  begin_record(csv);
}

size_t ap_csv_parse_block(ap_csv *csv, const char *bytes, size_t length) {
  keep_blanks(csv, bytes, length);
  return csv_parse(&csv->parser, bytes, length, take_field, take_record, csv);
}

bool ap_csv_parse_end(ap_csv *csv) { return csv_fini(&csv->parser, take_field, take_record, csv) == 0; }

/* The beginning of the record that is being read, counted from where reading last went on. */
static size_t find_record(const ap_csv *csv) {
  const ap_source *source = csv->source;
  ap_csv_restart restart = csv->restarts[csv->restart_count - 1];
  size_t offset = ap_csv_skip_line_ends(source->bytes, source->length, restart.offset);
  for (uint64_t record = restart.record; record < csv->record; record++) {
    offset = ap_csv_record_end(source->bytes, source->length, offset);
    offset = ap_csv_skip_line_ends(source->bytes, source->length, offset);
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

/* libcsv stopped in the record that is being read. Puts down why, and returns where reading goes on: on the line
 * after the one on which the faulty field begins. */
static size_t recover(ap_csv *csv) {
  const ap_source *source = csv->source;
  size_t offset = find_record(csv);
  size_t index = 0;
  ap_csv_field field = ap_csv_scan_field(source->bytes, source->length, offset);
  while (field.fault == AP_CSV_SOUND && field.end < source->length && source->bytes[field.end] == ',') {
    field = ap_csv_scan_field(source->bytes, source->length, field.end + 1);
    index++;
  }
  size_t fault_at = field.fault == AP_CSV_SOUND ? field.start : field.fault_at;
  complain_of_fault(csv, &(ap_csv_complaint){.record = csv->record, .field = index, .offset = fault_at}, field.fault);
  offset = ap_csv_next_line(source->bytes, source->length, field.start);
  if (csv->record == 0 && csv->status == AP_OK) { /* without a header nothing else can be understood */
    csv->status = AP_BAD_INPUT;
  }
  csv->record++;
  begin_record(csv);
  if (!add_restart(csv, offset)) {
    fail(csv);
  }
  csv_free(&csv->parser);
  start_parser(csv);
  return offset;
}

static bool is_out_of_memory(const ap_csv *csv) {
  struct csv_parser *parser = (struct csv_parser *)(uintptr_t)&csv->parser; /* only looked at */
  return csv_error(parser) != CSV_EPARSE && csv_get_buffer_size(parser) < PARSER_ROOM;
}

static void parse(ap_csv *csv) {
  const ap_source *source = csv->source;
  size_t offset = 0;
  bool is_finished = false;
  while (!is_finished && csv->status == AP_OK) {
    size_t left = source->length - offset;
    size_t block = left < BLOCK_BYTES ? left : BLOCK_BYTES;
    size_t parsed = ap_csv_parse_block(csv, source->bytes + offset, block);
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
}

static void complain_of_no_header(ap_csv *csv) {
  size_t length = 0;
  char names[256] = "";
  for (size_t i = 0; i < csv->column_count; i++) {
    size_t size = strlen(csv->columns[i].name);
    if (csv->columns[i].required && length + size + 3 < sizeof names) {
      memcpy(names + length, length == 0 ? "" : ", ", length == 0 ? 0 : 2);
      length += length == 0 ? 0 : 2;
      memcpy(names + length, csv->columns[i].name, size + 1);
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
  reader->columns = columns;
  reader->column_count = column_count;
  reader->diagnostics = diagnostics;
  reader->each = each;
  reader->context = context;
  start_parser(reader);
  if (!prepare(reader)) {
    fail(reader);
  }
  begin_record(reader);
  return reader;
}

ap_status ap_csv_read(const ap_source *source, const ap_csv_column *columns, size_t column_count, ap_csv_each each,
                      void *context, ap_diagnostics *diagnostics, ap_csv **csv) {
  ap_csv *reader = ap_csv_new(source, columns, column_count, each, context, diagnostics);
  *csv = reader;
  if (reader == NULL) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = source->name}, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  if (reader->status != AP_OK) {
    return reader->status;
  }
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
