/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/glob.h"
#include <stddef.h>

/* Behind the UTF-8 character that begins here. */
static const char *next_character(const char *text) {
  text++;
  while (((unsigned char)*text & 0xc0) == 0x80) {
    text++;
  }
  return text;
}

bool ap_glob_matches(const char *glob, const char *text) {
  /* Only the last `*` ever needs to take more: an earlier one took as little as possible for what follows it. */
  const char *star = NULL;
  const char *taken = NULL;
  while (*text != '\0') {
    if (*glob == '*') {
      star = ++glob;
      taken = text;
    } else if (*glob == '?') {
      glob++;
      text = next_character(text);
    } else if (*glob == *text) {
      glob++;
      text++;
    } else if (star != NULL) {
      taken = next_character(taken);
      glob = star;
      text = taken;
    } else {
      return false;
    }
  }
  while (*glob == '*') {
    glob++;
  }
  return *glob == '\0';
}
