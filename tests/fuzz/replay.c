/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for the fuzzing engine where there is none: gives a target each file of the folders named, in the order of
 * their names, and, for each, what is left when it is cut at every tenth of its length. */
#include "input.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_MOST = 4096, CUTS = 10 };

static void replay(const char *path) {
  FILE *file = fopen(path, "rb");
  fuzz_hold(file != NULL, path);
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  uint8_t *bytes = malloc(size > 0 ? (size_t)size : 1);
  fuzz_hold(size >= 0 && bytes != NULL && fread(bytes, 1, (size_t)size, file) == (size_t)size, path);
  fclose(file);
  for (size_t cut = 1; cut <= CUTS; cut++) {
    size_t length = (size_t)size * cut / CUTS;
    uint8_t *part = malloc(length > 0 ? length : 1); /* its own, so that a read beyond it is seen */
    fuzz_hold(part != NULL, path);
    memcpy(part, bytes, length);
    (void)LLVMFuzzerTestOneInput(part, length);
    free(part);
  }
  free(bytes);
}

static int is_file(const struct dirent *entry) { return entry->d_name[0] != '.'; }

int main(int argc, char **argv) {
  size_t count = 0;
  for (int i = 1; i < argc; i++) {
    struct dirent **entries = NULL;
    int found = scandir(argv[i], &entries, is_file, alphasort);
    for (int at = 0; at < found; at++) {
      char path[PATH_MOST];
      snprintf(path, sizeof path, "%s/%s", argv[i], entries[at]->d_name);
      replay(path);
      count++;
      free(entries[at]);
    }
    free(entries);
  }
  printf("%zu inputs\n", count);
  return count > 0 ? 0 : 1;
}
