/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/screen.h"
#include "output/width.h"
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A number from the environment; 0 where there is none that can be a size. */
static size_t said(const char *name) {
  enum { MOST = 10000 };
  const char *digits = getenv(name);
  size_t number = 0;
  for (; digits != NULL && *digits >= '0' && *digits <= '9' && number <= MOST; digits++) {
    number = number * 10 + (size_t)(*digits - '0');
  }
  return digits != NULL && *digits == '\0' && number <= MOST ? number : 0;
}

static struct winsize window_of(int descriptor) {
  struct winsize window = {0};
  if (isatty(descriptor) == 0 || ioctl(descriptor, TIOCGWINSZ, &window) != 0) {
    window = (struct winsize){0};
  }
  return window;
}

size_t cli_screen_columns(int descriptor) {
  size_t columns = said("COLUMNS");
  columns = columns != 0 ? columns : window_of(descriptor).ws_col;
  return columns != 0 ? columns : AP_SCREEN_COLUMNS;
}

size_t cli_screen_lines(int descriptor) {
  size_t lines = isatty(descriptor) != 0 ? said("LINES") : 0;
  return lines != 0 ? lines : window_of(descriptor).ws_row;
}
