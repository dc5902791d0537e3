/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An input as a folder of files. It lies in TMPDIR, which tests/fuzz/run has in memory. */
#define _GNU_SOURCE /* memmem() */
#include "input.h"
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MOST = 8, NAME_MOST = 32, PATH_MOST = 256 };

static const char heading[] = "== ";

static char root[PATH_MOST]; /* "": not made yet */
static char names[FILES_MOST][NAME_MOST];
static size_t name_count;

static const char *path_of(const char *name) {
  static char path[PATH_MOST + NAME_MOST + 1];
  snprintf(path, sizeof path, "%s/%s", root, name);
  return path;
}

static void empty(void) {
  while (name_count > 0) {
    unlink(path_of(names[--name_count]));
  }
}

static void remove_root(void) {
  empty();
  rmdir(root);
}

static void make_root(void) {
  const char *above = getenv("TMPDIR");
  snprintf(root, sizeof root, "%s/fuzz-XXXXXX", above == NULL ? "/tmp" : above);
  fuzz_hold(mkdtemp(root) != NULL && atexit(remove_root) == 0, "there is a folder for the input");
}

static bool has(const char *name) {
  for (size_t i = 0; i < name_count; i++) {
    if (strcmp(names[i], name) == 0) {
      return true;
    }
  }
  return false;
}

void fuzz_put_beside(const char *name, const void *bytes, size_t length) {
  if (has(name) || name_count == FILES_MOST) {
    return;
  }
  int file = open(path_of(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  fuzz_hold(file >= 0, "there is a file for the input");
  fuzz_hold(length == 0 || write(file, bytes, length) == (ssize_t)length, "the file is written");
  close(file);
  snprintf(names[name_count++], NAME_MOST, "%s", name);
}

/* Reads the whole file, with a NUL behind it. */
static char *read_whole(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  fuzz_hold(file != NULL && fseek(file, 0, SEEK_END) == 0, path);
  long size = ftell(file);
  rewind(file);
  char *bytes = size >= 0 ? calloc((size_t)size + 1, 1) : NULL;
  fuzz_hold(bytes != NULL && fread(bytes, 1, (size_t)size, file) == (size_t)size, path);
  fclose(file);
  *length = (size_t)size;
  return bytes;
}

void fuzz_copy_beside(size_t slot, const char *name, const char *path) {
  static char *copies[FUZZ_COPIES_MOST]; /* kept to the end of the process */
  static size_t lengths[FUZZ_COPIES_MOST];
  if (copies[slot] == NULL) {
    copies[slot] = read_whole(path, &lengths[slot]);
  }
  fuzz_put_beside(name, copies[slot], lengths[slot]);
}

const char *fuzz_folder_path(void) { return root; }

const char *fuzz_beside(const char *name) { return has(name) ? path_of(name) : NULL; }

/* Where the next line `== NAME` begins, or the end; its name, and where the line after it begins. A name that could
 * lead elsewhere is none. */
static const uint8_t *find_heading(const uint8_t *from, const uint8_t *end, char *name, const uint8_t **after) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
  const size_t size = sizeof heading - 1;
  for (const uint8_t *at = from; at != NULL && (size_t)(end - at) > size;) {
    const uint8_t *line_end = memchr(at, '\n', (size_t)(end - at));
    size_t line = (size_t)((line_end == NULL ? end : line_end) - at);
    if (line > size && line - size < NAME_MOST && memcmp(at, heading, size) == 0) {
      memcpy(name, at + size, line - size);
      name[line - size] = '\0';
      if (name[0] != '.' && strspn(name, letters) == line - size) {
        *after = line_end == NULL ? end : line_end + 1;
        return at;
      }
    }
    at = line_end == NULL ? NULL : line_end + 1;
  }
  *after = end;
  return end;
}

const char *fuzz_folder(const char *first, const uint8_t *bytes, size_t length) {
  static char path[PATH_MOST + NAME_MOST + 1];
  if (root[0] == '\0') {
    make_root();
  }
  empty();
  const uint8_t *end = bytes + length;
  const uint8_t *begin = bytes;
  char name[NAME_MOST];
  snprintf(name, sizeof name, "%s", first);
  for (;;) {
    char next[NAME_MOST] = "";
    const uint8_t *after;
    const uint8_t *stop = find_heading(begin, end, next, &after);
    fuzz_put_beside(name, begin, (size_t)(stop - begin));
    if (stop == end) {
      break;
    }
    memcpy(name, next, sizeof name);
    begin = after;
  }
  snprintf(path, sizeof path, "%s", path_of(first));
  return path;
}
