/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/identifier.h"
#include "catalog/catalog.h"
#include <string.h>

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/* Compares two runs of digits by value and moves both behind theirs. */
static int compare_numbers(const char **left, const char **right) {
  *left += strspn(*left, "0");
  *right += strspn(*right, "0");
  size_t left_length = strspn(*left, "0123456789");
  size_t right_length = strspn(*right, "0123456789");
  if (left_length != right_length) {
    return left_length < right_length ? -1 : 1;
  }
  int order = memcmp(*left, *right, left_length);
  *left += left_length;
  *right += right_length;
  return order;
}

int ap_id_compare(const char *left, const char *right) {
  const char *a = left;
  const char *b = right;
  while (*a != '\0' && *b != '\0') {
    if (is_digit(*a) && is_digit(*b)) {
      int order = compare_numbers(&a, &b);
      if (order != 0) {
        return order;
      }
    } else if (*a == *b) {
      a++;
      b++;
    } else {
      break;
    }
  }
  if (*a != *b) {
    return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
  }
  return strcmp(left, right); /* 9.02 and 9.2: the same numbers, yet two IDs */
}

/* The length of the part that begins at `part`, up to the next full stop. */
static size_t part_length(const char *part) { return strcspn(part, "."); }

static bool is_numeric(const char *part, size_t length) { return length != 0 && strspn(part, "0123456789") >= length; }

size_t ap_id_beginning(const char *id, unsigned parts) {
  unsigned count = 0;
  const char *part = id;
  for (;;) {
    size_t length = part_length(part);
    count += is_numeric(part, length);
    if (count == parts && parts != 0) {
      return (size_t)(part - id) + length;
    }
    if (part[length] == '\0') {
      return 0;
    }
    part += length + 1;
  }
}

unsigned ap_id_parts(const char *id) {
  unsigned count = 0;
  const char *part = id;
  for (;;) {
    size_t length = part_length(part);
    count += is_numeric(part, length);
    if (part[length] == '\0') {
      return count;
    }
    part += length + 1;
  }
}

void ap_id_domain(const char *id, char *domain, size_t size) {
  size_t length = strcspn(id, ".-(");
  bool is_lettered = strcspn(id, "0123456789") >= length;
  if (is_lettered && id[length] == '.' && is_numeric(id + length + 1, part_length(id + length + 1))) {
    length += 1 + part_length(id + length + 1);
  }
  if (size == 0) {
    return;
  }
  if (length >= size) {
    length = size - 1;
    while (length > 0 && ((unsigned char)id[length] & 0xC0) == 0x80) { /* never half a character */
      length--;
    }
  }
  memcpy(domain, id, length);
  domain[length] = '\0';
}

bool ap_id_has_suffix(const char *id, char letter) {
  const char *stop = strrchr(id, '.');
  if (stop == NULL || ap_id_parts(id) < 3) {
    return false;
  }
  const char *suffix = stop + 1;
  bool is_suffix = strcmp(suffix, "P") == 0 || strcmp(suffix, "B") == 0 || strcmp(suffix, "PB") == 0;
  return is_suffix && strchr(suffix, letter) != NULL;
}

bool ap_id_is_decimal(const char *id) {
  size_t length = part_length(id);
  return is_numeric(id, length) && id[length] == '.' && is_numeric(id + length + 1, strlen(id + length + 1));
}
