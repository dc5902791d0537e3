/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file is laid out: what stands between its fields, and which of its rows is the header. Both are seen by the
 * columns that are wanted: where they are found, there the header is, and so it was parted rightly. */
#include "support/csv_reader.h"
#include <string.h>

enum { ROWS_MOST = 100 /* in which the header is looked for */ };

/* The most likely first. */
static const char separators[] = {',', ';', '\t'};

/* One row, parted in one way. */
typedef struct layout {
  char separator;
  size_t start;
  size_t next;   /* where the next row begins */
  uint64_t row;  /* from 1; blank rows count, as in a spreadsheet */
  size_t fields; /* 0: none was looked at */
  size_t known;  /* columns of the caller that it names */
  bool has_required;
} layout;

typedef struct header_search {
  ap_csv *csv;
  ap_arena arena;
  bool *found; /* per caller's column */
  int32_t wanted_row;
  size_t start; /* of the first row */
  layout best;
} header_search;

/* The separator that a first line such as `sep=;` names, as Excel has it; 0: there is none. *end: where the next line
 * begins. */
static char named_separator(const ap_csv_sheet *sheet, size_t *end) {
  static const char name[] = "sep=";
  size_t next = ap_csv_next_line(sheet, 0);
  const char *line = sheet->bytes;
  size_t length = next;
  while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
    length--;
  }
  if (length > 2 && line[0] == '"' && line[length - 1] == '"') {
    line++;
    length -= 2;
  }
  if (length != sizeof name || memcmp(line, name, sizeof name - 1) != 0 || strchr(",;\t|:^~", line[4]) == NULL) {
    return 0;
  }
  *end = next;
  return line[4];
}

/* A name that memory does not suffice for counts as unknown, and the arena knows. */
static void find_name(header_search *search, const ap_csv_field *field) {
  ap_csv *csv = search->csv;
  size_t length;
  const char *contents = ap_csv_contents(csv, field, &length);
  contents = contents == NULL ? NULL : ap_csv_text_of_cell(csv, contents, &length);
  const char *name = contents == NULL ? NULL : ap_arena_copy_bytes(&search->arena, contents, length);
  if (name == NULL) {
    search->arena.failed = 1;
    return;
  }
  size_t column = ap_csv_find_column(csv, &search->arena, name);
  if (column != AP_CSV_NOWHERE) {
    search->found[column] = true;
  }
}

static void part_row(header_search *search, layout *seen) {
  const ap_csv_sheet *sheet = &search->csv->sheet;
  memset(search->found, 0, search->csv->column_count * sizeof *search->found);
  ap_csv_field field;
  size_t offset = seen->start;
  do {
    field = ap_csv_scan_field(sheet, offset);
    if (field.fault != AP_CSV_SOUND) {
      seen->next = ap_csv_next_line(sheet, field.start);
      return;
    }
    find_name(search, &field);
    seen->fields++;
    offset = field.end + 1;
  } while (ap_csv_goes_on(sheet, &field) && seen->fields < AP_CSV_COLUMNS_MOST);
  seen->next = ap_csv_next_line(sheet, ap_csv_record_end(sheet, field.end));
}

static layout look_at_row(header_search *search, size_t start, uint64_t row) {
  const ap_csv *csv = search->csv;
  layout seen = {.separator = csv->sheet.separator, .start = start, .row = row};
  part_row(search, &seen);
  size_t missing = 0;
  for (size_t i = 0; i < csv->column_count; i++) {
    size_t twin = ap_csv_twin_of(csv, i);
    bool is_found = search->found[twin == AP_CSV_NOWHERE ? i : twin];
    seen.known += is_found;
    missing += csv->columns[i].required && !is_found;
  }
  seen.has_required = missing == 0 && seen.known > 0;
  return seen;
}

/* The first row that has all that is required ends the search; else that counts which names the most, and where no
 * column is known, the first row in the way that parts it the most. */
static bool is_better(const layout *seen, const layout *best) {
  if (best->fields == 0 || seen->has_required) {
    return true;
  }
  if (seen->known != best->known) {
    return seen->known > best->known;
  }
  return seen->row == best->row && seen->known == 0 && seen->fields > best->fields;
}

/* Looks for the header with the sheet parted by that separator. */
static void search_rows(header_search *search, char separator) {
  ap_csv_sheet *sheet = &search->csv->sheet;
  size_t offset = search->start;
  uint64_t most = search->wanted_row > 0 ? (uint64_t)search->wanted_row : ROWS_MOST;
  sheet->separator = separator;
  for (uint64_t row = 1; row <= most && offset < sheet->length && !search->best.has_required; row++) {
    layout seen = {.next = ap_csv_next_line(sheet, offset)};
    if (ap_csv_skip_line_ends(sheet, offset) == offset) {
      seen = look_at_row(search, offset, row);
      bool is_candidate = search->wanted_row == 0 || row == most;
      search->best = is_candidate && is_better(&seen, &search->best) ? seen : search->best;
    }
    offset = seen.next;
  }
}

static void complain_of_header_row(ap_csv *csv, const header_search *search) {
  const ap_csv_complaint complaint = {.field = AP_CSV_NOWHERE, .offset = 0, .code = AP_D_CSV_HEADER_ROW};
  ap_csv_complain_of(csv, &complaint, "%d", (int)search->wanted_row);
  csv->status = AP_BAD_INPUT;
}

static void note_layout(ap_csv *csv, const header_search *search, bool is_named) {
  ap_csv_complaint complaint = {.field = AP_CSV_NOWHERE, .offset = AP_CSV_NOWHERE};
  uint64_t above = search->best.row - 1;
  if (!is_named && search->best.separator != ',') {
    complaint.code = search->best.separator == ';' ? AP_D_CSV_SEMICOLONS : AP_D_CSV_TABS;
    ap_csv_complain_of(csv, &complaint, NULL);
  }
  if (above > 0 && search->best.start > ap_csv_skip_line_ends(&csv->sheet, search->start)) {
    complaint.code = AP_D_CSV_ROWS_ABOVE;
    ap_csv_complain_of(csv, &complaint, "%llu", (unsigned long long)above);
  }
}

bool ap_csv_find_header(ap_csv *csv, int32_t header_row) {
  header_search search = {.csv = csv, .wanted_row = header_row};
  char named = named_separator(&csv->sheet, &search.start);
  search.found = ap_arena_allocate(&search.arena, csv->column_count, sizeof *search.found);
  for (size_t i = 0; search.found != NULL && i < (named != 0 ? 1 : sizeof separators); i++) {
    search_rows(&search, named != 0 ? named : separators[i]);
  }
  csv->sheet.separator = search.best.fields == 0 ? ',' : search.best.separator;
  csv->is_unusual = csv->sheet.separator != ',' || search.start != 0 || search.best.row > 1;
  csv->restarts[0].offset = search.best.fields == 0 ? search.start : search.best.start;
  if (header_row > 0 && search.best.fields == 0) {
    complain_of_header_row(csv, &search);
  } else if (search.best.fields != 0) {
    note_layout(csv, &search, named != 0);
  }
  bool has_room = !search.arena.failed;
  ap_arena_free(&search.arena);
  return has_room;
}
