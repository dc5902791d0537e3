/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalog given in place of a scenario is told from one by how it begins, so that the user hears of that and not of
 * all that YAML has against it. */
#include "catalog/reading.h"
#include "support/utf8.h"
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { BEGINNING = 4096 };

static const char blanks[] = " \t\r\n";

static const char *behind(const char *text, const char *word) {
  size_t length = strlen(word);
  return text == NULL || strncmp(text, word, length) != 0 ? NULL : text + length + strspn(text + length, blanks);
}

/* A scenario in JSON names its catalog, and does not hold it. */
static bool begins_as_oscal(const char *text) {
  return behind(behind(behind(behind(text + strspn(text, blanks), "{"), "\"catalog\""), ":"), "{") != NULL;
}

static bool is_column(const char *field, size_t length, const ap_csv_column *column) {
  return ap_utf8_is_word(field, length, column->name) ||
         (column->japanese != NULL && ap_utf8_is_word(field, length, column->japanese));
}

/* A first line with the columns that every catalog has. */
static bool begins_as_csv(const char *text) {
  size_t end = strcspn(text, "\r\n");
  bool has_id = false;
  bool has_standard = false;
  bool has_title = false; /* which a plan does not have */
  for (size_t start = 0; start < end;) {
    size_t length = strcspn(text + start, ",;\t\r\n");
    has_id = has_id || is_column(text + start, length, &ap_catalog_columns[AP_COLUMN_ID]);
    has_standard = has_standard || is_column(text + start, length, &ap_catalog_columns[AP_COLUMN_STANDARD]);
    has_title = has_title || is_column(text + start, length, &ap_catalog_columns[AP_COLUMN_TITLE]);
    start += length + 1;
  }
  return has_id && has_standard && has_title;
}

bool ap_catalog_is_at(const char *path) {
  static const char mark[] = "\xEF\xBB\xBF";
  char text[BEGINNING + 1];
  int file = strcmp(path, "-") == 0 ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) {
    return false;
  }
  off_t size = lseek(file, 0, SEEK_END); /* a pipe is read once, by whoever wants it */
  ssize_t got = size > 0 ? pread(file, text, BEGINNING, 0) : -1;
  close(file);
  if (got <= 0) {
    return false;
  }
  text[got] = '\0';
  const char *start = strncmp(text, mark, sizeof mark - 1) == 0 ? text + sizeof mark - 1 : text;
  return begins_as_oscal(start) || begins_as_csv(start);
}
