/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/name.h"
#include <stddef.h>
#include <string.h>

bool ap_is_name(const char *text) {
  static const char refused[] = ",+\"'\x7f";
  size_t length = 0;
  for (; text[length] != '\0'; length++) {
    if ((unsigned char)text[length] <= ' ' || strchr(refused, text[length]) != NULL) {
      return false;
    }
  }
  return length > 0 && length <= AP_NAME_BYTES;
}
