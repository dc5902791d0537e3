/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody else's CSV, read by a map of columns: the first byte says which row is the header (0: it is found), the rest
 * of the first line is the map as `--map` takes it, and what follows is the file. */
#include "input.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  const uint8_t *end = length < 2 ? NULL : memchr(bytes + 1, '\n', length - 1);
  if (end == NULL) {
    return 0;
  }
  size_t text_length = (size_t)(end - bytes) - 1;
  char *text = calloc(text_length + 1, 1);
  fuzz_hold(text != NULL, "there is memory");
  memcpy(text, bytes + 1, text_length);
  fuzz_catalog(text, bytes[0] % 16 - 1, fuzz_file(end + 1, length - text_length - 2));
  free(text);
  return 0;
}
