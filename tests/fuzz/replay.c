/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for the fuzzing engine where there is none: gives a target each file of the folders named, in the order of
 * their names, and, for each, what is left when it is cut at every tenth of its length. With --whole not the cuts. With
 * --failing not the cuts either, but each file again and again, while an allocation fails, another one each time: all
 * of the first, then fewer and fewer. */
#include "failing.h"
#include "input.h"
#include <dirent.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_MOST = 4096, CUTS = 10, SPARSER = 8 };
typedef enum manner { CUT, WHOLE, FAILING } manner;

static jmp_buf next; /* of the manner FAILING */
static bool failing;

void fuzz_give_up(const char *what) {
  if (failing) {
    fuzz_fail_allocation(-1);
    longjmp(next, 1);
  }
  fprintf(stderr, "does not hold: %s\n", what);
  abort();
}

static void try_whole(const uint8_t *bytes, size_t length) {
  uint8_t *own = malloc(length > 0 ? length : 1); /* so that a read beyond it is seen */
  fuzz_hold(own != NULL, "there is memory");
  memcpy(own, bytes, length);
  (void)LLVMFuzzerTestOneInput(own, length);
  free(own);
}

static void try_failing(const uint8_t *bytes, size_t length) {
  try_whole(bytes, length); /* what a target makes once is made */
  static volatile long number;
  failing = true;
  for (number = 0; failing; number += 1 + number / SPARSER) {
    if (setjmp(next) == 0) {
      fuzz_fail_allocation(number);
      (void)LLVMFuzzerTestOneInput(bytes, length);
      fuzz_fail_allocation(-1);
    }
    failing = fuzz_allocation_failed();
  }
}

static void replay(manner how, const char *path) {
  FILE *file = fopen(path, "rb");
  fuzz_hold(file != NULL, path);
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  uint8_t *bytes = malloc(size > 0 ? (size_t)size : 1);
  fuzz_hold(size >= 0 && bytes != NULL && fread(bytes, 1, (size_t)size, file) == (size_t)size, path);
  fclose(file);
  if (how == FAILING) {
    try_failing(bytes, (size_t)size);
  }
  for (size_t cut = how == CUT ? 1 : CUTS; how != FAILING && cut <= CUTS; cut++) {
    try_whole(bytes, (size_t)size * cut / CUTS);
  }
  free(bytes);
}

static int is_file(const struct dirent *entry) { return entry->d_name[0] != '.'; }

int main(int argc, char **argv) {
  size_t count = 0;
  manner how = CUT;
  for (int i = 1; i < argc; i++) {
    if (argv[i][0] == '-') {
      how = strcmp(argv[i], "--failing") == 0 && fuzz_fail_allocation != NULL ? FAILING : WHOLE;
      continue;
    }
    struct dirent **entries = NULL;
    int found = scandir(argv[i], &entries, is_file, alphasort);
    for (int at = 0; at < found; at++) {
      char path[PATH_MOST];
      snprintf(path, sizeof path, "%s/%s", argv[i], entries[at]->d_name);
      replay(how, path);
      count++;
      free(entries[at]);
    }
    free(entries);
  }
  printf("%zu inputs\n", count);
  return count > 0 ? 0 : 1;
}
