/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create() */
#include "output/workbook/book.h"
#include "output/fill.h"
#include "output/translate.h"
#include "output/workbook/cell_text.h"
#include "output/workbook/read_back.h"
#include "support/child.h"
#include "support/diagnose.h"
#include "support/path.h"
#include "support/scratch.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { NOON = 12 * 60 * 60, SECONDS_OF_A_DAY = 24 * 60 * 60, A4 = 9, HEADER_LETTERS_MOST = 90 };

typedef struct book_work {
  const ap_book_about *about;
  void (*fill)(ap_book *book, const void *context);
  const void *context;
} book_work;

void ap_book_fail(ap_book *book, ap_book_fault fault) {
  if (book->fault == AP_BOOK_FINE) {
    book->fault = fault;
  }
}

/* ---- text of our own for libxlsxwriter ---- */

/* As cells have it, in memory of the book. */
static const char *keep_text(ap_book *book, const char *string) {
  ap_text text = {0};
  ap_add_cell_text(&text, string == NULL ? "" : string);
  char *kept = ap_arena_copy(&book->arena, text.bytes == NULL ? "" : text.bytes);
  if (text.failed || kept == NULL) {
    ap_book_fail(book, AP_BOOK_SHORT);
  }
  ap_text_free(&text);
  return kept == NULL ? "" : kept;
}

/* The beginning of a text, of so many letters at most. */
static const char *keep_beginning(ap_book *book, const char *text, size_t letters) {
  size_t length = 0;
  while (text[length] != '\0' && letters > 0) {
    length++;
    while (((unsigned char)text[length] & 0xC0) == 0x80) { /* the rest of a letter */
      length++;
    }
    letters--;
  }
  char *kept = ap_arena_copy_bytes(&book->arena, text, length);
  if (kept == NULL) {
    ap_book_fail(book, AP_BOOK_SHORT);
  }
  return kept == NULL ? "" : kept;
}

/* ---- opening ---- */

/* libxlsxwriter tries these, one after the other. */
static bool has_place(const char *folder) {
  const char *const folders[] = {folder, getenv("TMPDIR"), "/tmp", "."};
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    if (folders[i] != NULL && access(folders[i], W_OK | X_OK) == 0) {
      return true;
    }
  }
  return false;
}

static void set_properties(ap_book *book) {
  char *author = ap_arena_copy(&book->arena, "auditplan " AP_VERSION);
  lxw_doc_properties properties = {
      .title = ap_arena_copy(&book->arena, keep_beginning(book, book->title, LXW_MAX_ATTRIBUTE_LENGTH / 8)),
      .subject = ap_arena_copy(&book->arena, book->subject),
      .author = author,
      /* at noon it is that day nearly everywhere; the library takes 0 for "now", which noon never is */
      .created = (time_t)(ap_date_number(book->as_of) * SECONDS_OF_A_DAY + NOON)};
  if (book->arena.failed || workbook_set_properties(book->workbook, &properties) != LXW_NO_ERROR) {
    ap_book_fail(book, AP_BOOK_SHORT);
  }
}

static void open_book(ap_book *book, const ap_book_about *about, const char *path) {
  const char *target = about->view->target;
  char *folder = target == NULL ? NULL : ap_path_folder(&book->arena, target);
  if (!has_place(folder)) {
    ap_book_fail(book, AP_BOOK_NO_PLACE);
    return;
  }
  book->view = about->view;
  book->as_of = about->as_of;
  book->title = keep_text(book, about->title);
  book->subject = keep_text(book, about->subject);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
  book->workbook = book->arena.failed ? NULL : workbook_new_opt(path, &options);
  if (book->workbook == NULL) {
    ap_book_fail(book, AP_BOOK_SHORT);
    return;
  }
  book->looks = (ap_looks){.workbook = book->workbook, .language = about->view->language, .currency = about->currency};
  set_properties(book);
}

/* ---- writing ---- */

/* What libxlsxwriter says of a lack of memory would come before what we say of it; and it says it of much that it then
 * leaves out and that is not read back, such as a look. So it is kept; below 0 where there is no room for it. */
static int listen(void) {
  int heard = memfd_create("heard", MFD_CLOEXEC);
  if (heard >= 0 && dup2(heard, STDERR_FILENO) < 0) {
    (void)close(heard);
    return -1;
  }
  return heard;
}

static bool has_heard(int heard) {
  struct stat about;
  return fstat(heard, &about) != 0 || about.st_size > 0;
}

static void close_book(ap_book *book) {
  lxw_error error = workbook_close(book->workbook);
  if (error == LXW_ERROR_CREATING_TMPFILE || error == LXW_ERROR_CREATING_XLSX_FILE) {
    ap_book_fail(book, AP_BOOK_NO_PLACE);
  } else if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) {
    ap_book_fail(book, AP_BOOK_SHORT);
  } else if (error != LXW_NO_ERROR) {
    ap_book_fail(book, AP_BOOK_DAMAGED);
  }
}

static void write_book(ap_book *book, const book_work *work, const ap_scratch *scratch, ap_text *written) {
  open_book(book, work->about, scratch->path);
  if (book->fault == AP_BOOK_FINE) {
    work->fill(book, work->context);
  }
  if (book->fault == AP_BOOK_FINE) {
    close_book(book);
  }
  ap_book_written expected = {.sheets = book->sheet_count, .charts = book->chart_count};
  for (uint32_t i = 0; i < book->sheet_count; i++) {
    expected.tallies[i] = book->sheets[i].tally;
  }
  if (book->fault == AP_BOOK_FINE && !ap_reads_back(scratch->path, &expected)) {
    ap_book_fail(book, AP_BOOK_DAMAGED);
  }
  if (book->fault == AP_BOOK_FINE && ap_scratch_read(scratch, written) != 0) {
    ap_book_fail(book, AP_BOOK_SHORT);
  }
}

static ap_book_fault write_once(const book_work *work, ap_text *written) {
  ap_book book = {0};
  ap_scratch scratch;
  if (ap_scratch_open(&scratch) != 0) {
    return AP_BOOK_NO_PLACE;
  }
  write_book(&book, work, &scratch, written);
  ap_arena_free(&book.arena);
  return book.fault;
}

static bool are_alike(const ap_text *one, const ap_text *other) {
  return !one->failed && !other->failed && one->length == other->length &&
         (one->length == 0 || memcmp(one->bytes, other->bytes, one->length) == 0);
}

/* In the child: what is not freed here goes with it. Some things libxlsxwriter leaves out without a word where memory
 * is short, such as the name of an axis: so it writes the same twice, and what is missing from one is not from both. */
static int write_in_child(const void *context, ap_text *written) {
  ap_text again = {0};
  ap_text *const copies[] = {written, &again};
  ap_book_fault fault = AP_BOOK_FINE;
  int heard = listen();
  if (heard < 0) {
    return AP_BOOK_SHORT;
  }
  (void)setlocale(LC_NUMERIC, "C"); /* libxlsxwriter prints numbers with printf() */
  for (size_t i = 0; i < 2 && fault == AP_BOOK_FINE; i++) {
    fault = write_once(context, copies[i]);
  }
  if (fault == AP_BOOK_FINE && (has_heard(heard) || !are_alike(written, &again))) {
    fault = AP_BOOK_SHORT;
  }
  ap_text_free(&again);
  return (int)fault;
}

ap_status ap_book_write(const ap_book_about *about, void (*fill)(ap_book *book, const void *context),
                        const void *context, ap_diagnostics *diagnostics, ap_text *text) {
  const ap_place place = {.file = about->file};
  const book_work work = {about, fill, context};
  switch (ap_work_in_child(write_in_child, &work, text)) {
  case AP_BOOK_FINE:
    if (!text->failed) {
      return AP_OK;
    }
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  case AP_BOOK_SHORT:
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  case AP_BOOK_TOO_LONG:
    ap_diagnose(diagnostics, &place, AP_D_WORKBOOK_TOO_LONG, "%d", AP_SHEET_ROWS);
    return AP_BAD_INPUT;
  case AP_BOOK_NO_PLACE:
    ap_diagnose_plain(diagnostics, NULL, AP_D_WORKBOOK_NO_PLACE);
    return AP_MACHINE;
  case AP_BOOK_DAMAGED:
    ap_diagnose_plain(diagnostics, NULL, AP_D_WORKBOOK_DAMAGED);
    return AP_MACHINE;
  default:
    ap_diagnose_plain(diagnostics, NULL, AP_D_WORKBOOK_LOST);
    return AP_MACHINE;
  }
}

/* ---- sheets ---- */

static void set_name(ap_sheet *sheet, const char *name) {
  const char *kept = keep_beginning(sheet->book, name, AP_SHEET_NAME_MOST);
  snprintf(sheet->name, sizeof sheet->name, "%s", kept);
  for (char *letter = sheet->name; *letter != '\0'; letter++) {
    if (strchr("[]:*?/\\'", *letter) != NULL) {
      *letter = '-';
    }
  }
}

ap_sheet *ap_book_sheet(ap_book *book, const char *name) {
  static const double row_height = 18.75; /* of the Japanese font */
  uint32_t index = book->sheet_count < AP_SHEETS_MOST ? book->sheet_count : AP_SHEETS_MOST - 1;
  ap_sheet *sheet = &book->sheets[index];
  *sheet = (ap_sheet){.book = book};
  book->sheet_count = index + 1;
  set_name(sheet, name);
  if (book->fault != AP_BOOK_FINE) {
    return sheet;
  }
  sheet->worksheet = workbook_add_worksheet(book->workbook, sheet->name);
  if (sheet->worksheet == NULL) {
    ap_book_fail(book, AP_BOOK_SHORT);
    return sheet;
  }
  if (strcmp(book->view->language, "ja") == 0) {
    worksheet_set_default_row(sheet->worksheet, row_height, LXW_FALSE);
  }
  worksheet_gridlines(sheet->worksheet, LXW_HIDE_ALL_GRIDLINES);
  /* IDs such as 5.10 are text on purpose */
  worksheet_ignore_errors(sheet->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  return sheet;
}

/* "&" begins a command of heads and feet. */
static void add_header_text(ap_text *text, const char *words) {
  for (const char *letter = words; *letter != '\0'; letter++) {
    ap_text_add_bytes(text, *letter == '&' ? "&&" : letter, *letter == '&' ? 2 : 1);
  }
}

static void set_head_and_foot(ap_sheet *sheet) {
  ap_book *book = sheet->book;
  ap_text head = {0};
  ap_text foot = {0};
  ap_text_add(&head, "&L");
  add_header_text(&head, keep_beginning(book, book->title, HEADER_LETTERS_MOST));
  ap_text_add(&head, "&R");
  add_header_text(&head, sheet->name);
  ap_text_add(&foot, "&L");
  ap_text_add(&foot, ap_date_write(book->as_of).digits);
  ap_text_add(&foot, "&C&P / &N&Rauditplan");
  if (head.failed || foot.failed || worksheet_set_header(sheet->worksheet, head.bytes) != LXW_NO_ERROR ||
      worksheet_set_footer(sheet->worksheet, foot.bytes) != LXW_NO_ERROR) {
    ap_book_fail(book, AP_BOOK_SHORT);
  }
  ap_text_free(&head);
  ap_text_free(&foot);
}

void ap_sheet_print(ap_sheet *sheet, ap_print print) {
  if (sheet->book->fault != AP_BOOK_FINE) {
    return;
  }
  worksheet_set_paper(sheet->worksheet, A4);
  if (print.landscape) {
    worksheet_set_landscape(sheet->worksheet);
  }
  worksheet_fit_to_pages(sheet->worksheet, 1, 0);
  if (print.repeated >= 0) {
    worksheet_repeat_rows(sheet->worksheet, 0, (lxw_row_t)print.repeated);
  }
  worksheet_set_margins(sheet->worksheet, 0.5, 0.5, 0.75, 0.75);
  set_head_and_foot(sheet);
}

void ap_sheet_widths(ap_sheet *sheet, const int *widths, size_t count) {
  for (size_t i = 0; i < count && sheet->book->fault == AP_BOOK_FINE; i++) {
    lxw_col_t column = (lxw_col_t)i;
    if (worksheet_set_column(sheet->worksheet, column, column, widths[i], NULL) != LXW_NO_ERROR) {
      ap_book_fail(sheet->book, AP_BOOK_SHORT);
    }
  }
}

void ap_sheet_freeze(ap_sheet *sheet, uint32_t row, uint32_t column) {
  if (sheet->book->fault == AP_BOOK_FINE) {
    worksheet_freeze_panes(sheet->worksheet, row, (lxw_col_t)column);
  }
}

void ap_sheet_expect(ap_sheet *sheet, uint64_t rows) {
  if (rows > AP_SHEET_ROWS) {
    ap_book_fail(sheet->book, AP_BOOK_TOO_LONG);
  }
}
