/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is as it should be needs no place found in it, so it need not be held in memory: fresh memory for a
 * large file takes longer than reading it. */
#include "support/allocate.h"
#include "support/csv_reader.h"
#include "support/utf8.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK_BYTES = 256 * 1024, CHARACTER_BYTES_MOST = 4 };

typedef struct block_reader {
  int file;
  char *bytes;
  size_t length; /* of what is in the block; a character that it cuts goes over into the next one */
  size_t total;
  bool at_end;
} block_reader;

static int open_plain_file(const char *path) {
  int file = strcmp(path, "-") == 0 ? -1 : open(path, O_RDONLY | O_CLOEXEC);
  struct stat about;
  if (file >= 0 && (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))) {
    close(file);
    return -1;
  }
  return file;
}

static bool fill_block(block_reader *reader) {
  while (reader->length < BLOCK_BYTES && !reader->at_end) {
    ssize_t got = read(reader->file, reader->bytes + reader->length, BLOCK_BYTES - reader->length);
    if (got < 0 && errno != EINTR) {
      return false;
    }
    reader->at_end = got == 0;
    reader->length += got > 0 ? (size_t)got : 0;
    reader->total += got > 0 ? (size_t)got : 0;
  }
  return reader->total <= AP_SOURCE_BYTES_MOST;
}

/* How much of the block is text to its last whole character; 0 where something else is in it. */
static size_t whole_text(const block_reader *reader) {
  size_t length = ap_utf8_fault(reader->bytes, reader->length, 0);
  bool is_cut = !reader->at_end && reader->length - length < CHARACTER_BYTES_MOST;
  return length == reader->length || is_cut ? length : 0;
}

static bool parse_block(ap_csv *csv, block_reader *reader, bool is_first) {
  static const char mark[] = "\xEF\xBB\xBF";
  size_t length = whole_text(reader);
  size_t start =
      is_first && length >= sizeof mark - 1 && memcmp(reader->bytes, mark, sizeof mark - 1) == 0 ? sizeof mark - 1 : 0;
  if (length == start || ap_csv_parse_block(csv, reader->bytes + start, length - start) != length - start) {
    return false;
  }
  reader->length -= length;
  memmove(reader->bytes, reader->bytes + length, reader->length);
  return csv->status == AP_OK && csv->complaint_count == 0;
}

static bool parse_file(ap_csv *csv, block_reader *reader) {
  bool is_sound = true;
  for (bool is_first = true; is_sound && !reader->at_end; is_first = false) {
    is_sound = fill_block(reader) && (reader->length == 0 || parse_block(csv, reader, is_first));
  }
  return is_sound && ap_csv_parse_end(csv) && csv->status == AP_OK && csv->complaint_count == 0 && csv->record != 0;
}

ap_status ap_csv_read_sound(const char *path, const ap_csv_column *columns, size_t column_count, ap_csv_each each,
                            void *context, ap_csv **csv) {
  static const ap_source nothing = {0}; /* no place is looked for */
  block_reader reader = {.file = open_plain_file(path)};
  *csv = NULL;
  if (reader.file < 0) {
    return AP_NO;
  }
  reader.bytes = ap_allocate(BLOCK_BYTES, 1);
  ap_csv *made = ap_csv_new(&nothing, columns, column_count, each, context, NULL);
  bool is_sound = reader.bytes != NULL && made != NULL && made->status == AP_OK && parse_file(made, &reader);
  close(reader.file);
  ap_release(reader.bytes);
  if (!is_sound) {
    ap_csv_drop(made);
    return AP_NO;
  }
  *csv = made;
  return AP_OK;
}
