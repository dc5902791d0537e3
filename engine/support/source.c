/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/source.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/encoding.h"
#include "support/reason.h"
#include "support/shape.h"
#include "support/utf8.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_READ = 64 * 1024, PIECE = 1024 * 1024 };

void ap_source_free(ap_source *source) {
  ap_release(source->name);
  ap_release(source->bytes);
  *source = (ap_source){0};
}

bool ap_source_is_json(const ap_source *source) {
  const char *first = source->bytes + strspn(source->bytes, " \t\r\n");
  return *first == '{' || *first == '[';
}

static void drop_bytes(ap_source *source) {
  ap_release(source->bytes);
  source->bytes = NULL;
  source->length = 0;
}

static ap_status out_of_memory(ap_diagnostics *diagnostics, const ap_source *source) {
  ap_diagnose_plain(diagnostics, &(ap_place){.file = source->name}, AP_D_OUT_OF_MEMORY);
  return AP_MACHINE;
}

static ap_status unreadable(ap_diagnostics *diagnostics, const ap_source *source, int error) {
  const ap_place place = {.file = source->name};
  if (error == EISDIR) {
    ap_diagnose_plain(diagnostics, &place, AP_D_FILE_IS_FOLDER);
    return AP_BAD_INPUT;
  }
  ap_diagnose(diagnostics, &place, AP_D_FILE_UNREADABLE, "%s", ap_reason(error));
  return AP_BAD_INPUT;
}

static int bytes_most(ap_source_kind kind) {
  static const int most[] = {[AP_SOURCE_TABLE] = AP_SOURCE_BYTES_MOST,
                             [AP_SOURCE_PLAIN] = AP_SOURCE_BYTES_MOST,
                             [AP_SOURCE_YAML] = AP_SOURCE_YAML_BYTES_MOST,
                             [AP_SOURCE_LIST] = AP_SOURCE_LIST_BYTES_MOST};
  return most[kind];
}

static ap_status too_large(ap_diagnostics *diagnostics, const ap_source *source, ap_source_kind kind) {
  ap_diagnose(diagnostics, &(ap_place){.file = source->name}, AP_D_FILE_TOO_LARGE, "%d", bytes_most(kind));
  return AP_BAD_INPUT;
}

static ap_status misshapen(ap_diagnostics *diagnostics, const ap_source *source, const ap_shape *shape,
                           ap_shape_fault fault) {
  ap_cursor cursor = {.bytes = source->bytes, .length = source->length, .line = 1, .column = 1};
  ap_cursor_move(&cursor, fault == AP_SHAPE_LONG_FIELD ? shape->quote : shape->row);
  const ap_place place = {.file = source->name, .line = cursor.line, .column = cursor.column};
  switch (fault) {
  case AP_SHAPE_GOOD:
    return AP_OK;
  case AP_SHAPE_LONG_FIELD:
    ap_diagnose(diagnostics, &place, AP_D_CSV_FIELD_TOO_LONG, "%d", AP_SHAPE_FIELD_MOST);
    break;
  case AP_SHAPE_LONG_ROW:
    ap_diagnose(diagnostics, &place, AP_D_CSV_ROW_TOO_LONG, "%d", AP_SHAPE_ROW_MOST);
    break;
  case AP_SHAPE_MANY_LINES:
    ap_diagnose(diagnostics, &place, AP_D_CSV_TOO_MANY_LINES, "%d", AP_SHAPE_LINES_MOST);
    break;
  }
  return AP_BAD_INPUT;
}

/* The size that the system tells of a plain file; 0 of anything else, and where it does not tell. */
static off_t told_size(int file) {
  struct stat about;
  return fstat(file, &about) == 0 && S_ISREG(about.st_mode) ? about.st_size : 0;
}

/* What was read of it last. */
static ap_status judge_so_far(ap_source_kind kind, ap_shape *shape, ap_diagnostics *diagnostics,
                              const ap_source *source) {
  if (source->length > (size_t)bytes_most(kind)) {
    return too_large(diagnostics, source, kind);
  }
  ap_shape_fault fault = kind == AP_SOURCE_TABLE ? ap_shape_look(shape, source->bytes, source->length) : AP_SHAPE_GOOD;
  return fault == AP_SHAPE_GOOD ? AP_OK : misshapen(diagnostics, source, shape, fault);
}

static ap_status read_bytes(int file, ap_source_kind kind, ap_diagnostics *diagnostics, ap_source *source) {
  off_t told = told_size(file);
  if (told > bytes_most(kind)) {
    return too_large(diagnostics, source, kind);
  }
  size_t capacity = 0;
  size_t wanted = told > 0 ? (size_t)told + 2 : FIRST_READ; /* one byte more shows the end, one takes the NUL */
  ap_shape shape = {0};
  for (;;) {
    void *bytes = source->bytes;
    if (!ap_grow(&bytes, &capacity, wanted, 1)) {
      return out_of_memory(diagnostics, source);
    }
    source->bytes = bytes;
    size_t room = capacity - source->length - 1;
    ssize_t got = read(file, source->bytes + source->length, room < PIECE ? room : PIECE);
    if (got < 0 && errno != EINTR) {
      return unreadable(diagnostics, source, errno);
    }
    if (got == 0) {
      source->bytes[source->length] = '\0';
      return AP_OK;
    }
    source->length += got > 0 ? (size_t)got : 0;
    ap_status status = judge_so_far(kind, &shape, diagnostics, source);
    if (status != AP_OK) {
      return status;
    }
    wanted = source->length + 2;
  }
}

static ap_status read_file(const char *path, ap_source_kind kind, ap_diagnostics *diagnostics, ap_source *source) {
  if (strcmp(path, "-") == 0) {
    return read_bytes(STDIN_FILENO, kind, diagnostics, source);
  }
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return unreadable(diagnostics, source, errno);
  }
  ap_status status = read_bytes(file, kind, diagnostics, source);
  close(file);
  return status;
}

static void drop_byte_order_mark(ap_source *source) {
  static const char mark[] = "\xEF\xBB\xBF";
  size_t size = sizeof mark - 1;
  if (source->length >= size && memcmp(source->bytes, mark, size) == 0) {
    source->length -= size;
    memmove(source->bytes, source->bytes + size, source->length + 1);
  }
}

static bool is_utf16(const ap_source *source) {
  return source->length >= 2 &&
         (memcmp(source->bytes, "\xFF\xFE", 2) == 0 || memcmp(source->bytes, "\xFE\xFF", 2) == 0);
}

/* What Excel saves unless told otherwise, now (a zip file) and in its older format. */
static bool is_workbook(const ap_source *source) {
  return source->length >= 4 &&
         (memcmp(source->bytes, "PK\x03\x04", 4) == 0 || memcmp(source->bytes, "\xD0\xCF\x11\xE0", 4) == 0);
}

static ap_status refuse(ap_diagnostics *diagnostics, ap_source *source, ap_diagnostic_code code) {
  ap_diagnose_plain(diagnostics, &(ap_place){.file = source->name}, code);
  drop_bytes(source);
  return AP_BAD_INPUT;
}

static ap_status empty(const char *expected, ap_diagnostics *diagnostics, ap_source *source) {
  ap_diagnose(diagnostics, &(ap_place){.file = source->name}, AP_D_FILE_EMPTY, "%s", expected);
  drop_bytes(source);
  return AP_BAD_INPUT;
}

/* Puts down each run of faulty bytes once, and "?" in their place. `nul` is what a NUL byte is. */
static void diagnose_faults(ap_diagnostics *diagnostics, ap_source *source, size_t fault, ap_diagnostic_code nul) {
  ap_cursor cursor = {.bytes = source->bytes, .length = source->length, .line = 1, .column = 1};
  while (fault < source->length) {
    ap_cursor_move(&cursor, fault);
    const ap_place place = {.file = source->name, .line = cursor.line, .column = cursor.column};
    if (source->bytes[fault] == '\0') {
      ap_diagnose_plain(diagnostics, &place, nul);
    } else {
      ap_diagnose(diagnostics, &place, AP_D_NOT_UTF8, "%02X", (unsigned)(unsigned char)source->bytes[fault]);
    }
    size_t next = fault;
    do {
      source->bytes[next++] = '?';
      fault = ap_utf8_fault(source->bytes, source->length, next);
    } while (fault == next && fault < source->length);
  }
}

typedef ap_status convert_text(const char *bytes, size_t length, char **converted, size_t *converted_length);

/* Puts the converted text in the place of the bytes, which stay where they are not of that encoding. */
static ap_status convert(convert_text *converter, ap_diagnostic_code note, ap_diagnostics *diagnostics,
                         ap_source *source) {
  char *converted;
  size_t length;
  if (converter(source->bytes, source->length, &converted, &length) != AP_OK) {
    return out_of_memory(diagnostics, source);
  }
  if (converted != NULL) {
    ap_release(source->bytes);
    source->bytes = converted;
    source->length = length;
    source->converted = true;
    ap_diagnose_plain(diagnostics, &(ap_place){.file = source->name}, note);
  }
  return AP_OK;
}

/* UTF-16 without a character behind its mark is empty. */
static ap_status decode_utf16(const char *expected, ap_diagnostics *diagnostics, ap_source *source) {
  ap_status status = convert(ap_encoding_from_utf16, AP_D_READ_AS_UTF16, diagnostics, source);
  if (status != AP_OK) {
    return status;
  }
  if (source->length == 0) {
    return empty(expected, diagnostics, source);
  }
  size_t fault = ap_utf8_fault(source->bytes, source->length, 0);
  if (fault != source->length) {
    diagnose_faults(diagnostics, source, fault, AP_D_NOT_UTF16);
    return AP_BAD_INPUT;
  }
  return AP_OK;
}

static ap_status decode(bool spreadsheet, const char *expected, ap_diagnostics *diagnostics, ap_source *source) {
  if (is_utf16(source)) {
    return spreadsheet ? decode_utf16(expected, diagnostics, source) : refuse(diagnostics, source, AP_D_FILE_IS_UTF16);
  }
  if (is_workbook(source)) {
    return refuse(diagnostics, source, AP_D_FILE_IS_WORKBOOK);
  }
  size_t fault = ap_utf8_fault(source->bytes, source->length, 0);
  if (fault == source->length) {
    return AP_OK;
  }
  bool has_nul = memchr(source->bytes, '\0', source->length) != NULL;
  if (spreadsheet && !has_nul && !ap_encoding_is_damaged_utf8(source->bytes, source->length)) {
    ap_status status = convert(ap_encoding_from_cp932, AP_D_READ_AS_CP932, diagnostics, source);
    if (status != AP_OK || source->converted) {
      return status;
    }
  }
  diagnose_faults(diagnostics, source, fault, AP_D_NUL_BYTE);
  return AP_BAD_INPUT;
}

static ap_status begin(const char *name, ap_diagnostics *diagnostics, ap_source *source) {
  *source = (ap_source){0};
  source->name = ap_allocate(strlen(name) + 1, 1);
  if (source->name == NULL) {
    return out_of_memory(diagnostics, source);
  }
  memcpy(source->name, name, strlen(name));
  return AP_OK;
}

/* Once the bytes are there, or could not be had. */
static ap_status finish(ap_status status, const char *expected, ap_source_kind kind, ap_diagnostics *diagnostics,
                        ap_source *source) {
  if (status != AP_OK) {
    drop_bytes(source);
    return status;
  }
  drop_byte_order_mark(source);
  if (source->length == 0) {
    return empty(expected, diagnostics, source);
  }
  /* JSON is UTF-8, whoever wrote it */
  return decode(kind == AP_SOURCE_TABLE && !ap_source_is_json(source), expected, diagnostics, source);
}

static void tell_witness(const ap_diagnostics *diagnostics, const ap_source *source) {
  const ap_witness *witness = ap_diagnostics_witness(diagnostics);
  if (witness != NULL) {
    witness->saw(witness->context, source->name, source->bytes, source->length);
  }
}

ap_status ap_source_read(const char *path, const char *expected, ap_source_kind kind, ap_diagnostics *diagnostics,
                         ap_source *source) {
  ap_status status = begin(path, diagnostics, source);
  status = status == AP_OK ? read_file(path, kind, diagnostics, source) : status;
  if (status == AP_OK) {
    tell_witness(diagnostics, source);
  }
  return finish(status, expected, kind, diagnostics, source);
}

ap_status ap_source_take(const char *name, const char *bytes, size_t length, const char *expected, ap_source_kind kind,
                         ap_diagnostics *diagnostics, ap_source *source) {
  ap_status status = begin(name, diagnostics, source);
  source->bytes = status == AP_OK ? ap_allocate(length + 1, 1) : NULL;
  if (source->bytes == NULL) {
    return status == AP_OK ? out_of_memory(diagnostics, source) : status;
  }
  memcpy(source->bytes, bytes, length);
  source->length = length;
  return finish(AP_OK, expected, kind, diagnostics, source);
}
