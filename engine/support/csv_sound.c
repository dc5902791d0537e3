/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is as it should be needs no place found in it, so it need not be held in memory: fresh memory for a
 * large file takes longer than reading it. Parts of a large one are read side by side. A part begins behind a line
 * end; were that one inside quotes, the part before would end in an open quote, and the file would not pass as sound.
 */
#include "support/allocate.h"
#include "support/csv_reader.h"
#include "support/utf8.h"
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <threads.h>
#include <unistd.h>

enum {
  BLOCK_BYTES = 256 * 1024,
  PART_BYTES_LEAST = 1024 * 1024,
  CHARACTER_BYTES_MOST = 4,
};

typedef struct sound_file {
  int file;
  size_t size;
  const ap_csv_column *columns;
  size_t column_count;
  ap_csv_each each;
  atomic_bool is_unsound; /* found by any part, and the others end as well */
} sound_file;

typedef struct file_part {
  sound_file *of;
  size_t start, end; /* of its bytes in the file */
  void *context;
  ap_csv *csv;
  char *bytes;   /* a block of the file */
  size_t length; /* of what is in the block; a character that it cuts goes over into the next one */
  thrd_t thread;
} file_part;

/* Reads on at *offset, until the block is full or the file is read up to `end`. */
static bool fill_block(file_part *part, size_t *offset, size_t end) {
  while (part->length < BLOCK_BYTES && *offset < end) {
    size_t wanted = BLOCK_BYTES - part->length;
    wanted = wanted < end - *offset ? wanted : end - *offset;
    ssize_t got = pread(part->of->file, part->bytes + part->length, wanted, (off_t)*offset);
    if (got == 0 || (got < 0 && errno != EINTR)) {
      return false;
    }
    part->length += got > 0 ? (size_t)got : 0;
    *offset += got > 0 ? (size_t)got : 0;
  }
  return true;
}

/* So far nothing is to be said of it. */
static bool is_sound(const ap_csv *csv) {
  return csv->status == AP_OK && csv->complaint_count == 0 && csv->plain_count == 0;
}

/* Parses the block from `start` to its last whole character. */
static bool parse_block(file_part *part, size_t start, bool is_last) {
  size_t length = ap_utf8_fault(part->bytes, part->length, 0);
  bool is_cut = !is_last && part->length - length < CHARACTER_BYTES_MOST;
  if ((length != part->length && !is_cut) || length <= start) {
    return false;
  }
  if (ap_csv_parse_block(part->csv, part->bytes + start, length - start) != length - start) {
    return false;
  }
  part->length -= length;
  memmove(part->bytes, part->bytes + length, part->length);
  return is_sound(part->csv);
}

/* The header line alone, which names the columns of every part. Returns where the rows begin; 0: not to be said. */
static size_t parse_header(file_part *part) {
  static const char mark[] = "\xEF\xBB\xBF";
  size_t offset = 0;
  if (!fill_block(part, &offset, part->of->size < BLOCK_BYTES ? part->of->size : BLOCK_BYTES)) {
    return 0;
  }
  const char *end = memchr(part->bytes, '\n', part->length);
  size_t start =
      part->length >= sizeof mark - 1 && memcmp(part->bytes, mark, sizeof mark - 1) == 0 ? sizeof mark - 1 : 0;
  part->length = end == NULL ? 0 : (size_t)(end - part->bytes) + 1;
  size_t length = part->length;
  return length != 0 && parse_block(part, start, true) && part->csv->record == 1 ? length : 0;
}

static bool parse_part(file_part *part) {
  part->bytes = ap_allocate(BLOCK_BYTES, 1);
  if (part->bytes == NULL || part->csv == NULL || part->csv->status != AP_OK) {
    return false;
  }
  size_t rows = parse_header(part);
  size_t offset = rows > part->start ? rows : part->start;
  bool is_read = rows != 0;
  while (is_read && offset < part->end) {
    is_read = !atomic_load(&part->of->is_unsound) && fill_block(part, &offset, part->end) &&
              parse_block(part, 0, offset == part->end);
  }
  return is_read && ap_csv_parse_end(part->csv) && is_sound(part->csv);
}

static int run_part(void *context) {
  file_part *part = context;
  if (!parse_part(part)) {
    atomic_store(&part->of->is_unsound, true);
  }
  ap_release(part->bytes);
  return 0;
}

/* The beginning of the line after that offset; the file's end where none is near. */
static size_t line_after(const sound_file *of, size_t offset) {
  char bytes[4096];
  ssize_t got = pread(of->file, bytes, sizeof bytes, (off_t)offset);
  const char *end = got <= 0 ? NULL : memchr(bytes, '\n', (size_t)got);
  return end == NULL ? of->size : offset + (size_t)(end - bytes) + 1;
}

static size_t share_out(sound_file *of, void *const contexts[], size_t context_count, file_part *parts) {
  static const ap_source nothing = {0}; /* no place is looked for */
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  size_t count = processors < 1 ? 1 : (size_t)processors;
  count = count < context_count ? count : context_count;
  count = count < of->size / PART_BYTES_LEAST ? count : of->size / PART_BYTES_LEAST;
  count = count == 0 ? 1 : count;
  for (size_t i = 0; i < count; i++) {
    parts[i] = (file_part){.of = of, .start = i == 0 ? 0 : parts[i - 1].end, .context = contexts[i]};
    size_t end = i + 1 == count ? of->size : line_after(of, of->size / count * (i + 1));
    parts[i].end = end > parts[i].start ? end : parts[i].start;
    parts[i].csv = ap_csv_new(&nothing, of->columns, of->column_count, of->each, contexts[i], NULL);
  }
  return count;
}

/* The first part is this thread's own; so is any for which there is no other thread. */
static void run_parts(file_part *parts, size_t count) {
  bool has_thread[AP_CSV_PARTS_MOST] = {false};
  for (size_t i = 1; i < count; i++) {
    has_thread[i] = thrd_create(&parts[i].thread, run_part, &parts[i]) == thrd_success;
  }
  for (size_t i = 0; i < count; i++) {
    if (!has_thread[i]) {
      run_part(&parts[i]);
    }
  }
  for (size_t i = 1; i < count; i++) {
    if (has_thread[i]) {
      thrd_join(parts[i].thread, NULL);
    }
  }
}

static bool open_plain_file(const char *path, sound_file *of) {
  of->file = strcmp(path, "-") == 0 ? -1 : open(path, O_RDONLY | O_CLOEXEC);
  struct stat about;
  if (of->file < 0) {
    return false;
  }
  if (fstat(of->file, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size > AP_SOURCE_BYTES_MOST) {
    close(of->file);
    return false;
  }
  of->size = (size_t)about.st_size;
  return true;
}

ap_status ap_csv_read_sound(const char *path, const ap_csv_column *columns, size_t column_count, ap_csv_each each,
                            void *const contexts[], size_t context_count, ap_csv **csv) {
  sound_file of = {.columns = columns, .column_count = column_count, .each = each};
  file_part parts[AP_CSV_PARTS_MOST];
  *csv = NULL;
  if (!open_plain_file(path, &of)) {
    return AP_NO;
  }
  size_t count = share_out(&of, contexts, context_count, parts);
  run_parts(parts, count);
  close(of.file);
  bool all_sound = !atomic_load(&of.is_unsound);
  for (size_t i = all_sound ? 1 : 0; i < count; i++) {
    ap_csv_drop(parts[i].csv);
  }
  *csv = all_sound ? parts[0].csv : NULL;
  return all_sound ? AP_OK : AP_NO;
}
