/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/identifier.h"
#include "catalog/catalog.h"
#include <limits.h>
#include <string.h>

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static const char *skip_zeros(const char *text) {
  while (*text == '0') {
    text++;
  }
  return text;
}

static size_t count_digits(const char *text) {
  size_t count = 0;
  while (is_digit(text[count])) {
    count++;
  }
  return count;
}

/* Compares two runs of digits by value and moves both behind theirs. */
static int compare_numbers(const char **left, const char **right) {
  *left = skip_zeros(*left);
  *right = skip_zeros(*right);
  size_t left_length = count_digits(*left);
  size_t right_length = count_digits(*right);
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
static size_t part_length(const char *part) {
  size_t length = 0;
  while (part[length] != '.' && part[length] != '\0') {
    length++;
  }
  return length;
}

static bool is_numeric(const char *part, size_t length) { return length != 0 && count_digits(part) == length; }

/* Counts numeric parts until there are `wanted`; *end is the offset behind the last one that was looked at. */
static unsigned count_parts(const char *id, unsigned wanted, size_t *end) {
  unsigned count = 0;
  size_t start = 0;
  for (;;) {
    size_t length = part_length(id + start);
    count += is_numeric(id + start, length);
    *end = start + length;
    if (count == wanted || id[*end] == '\0') {
      return count;
    }
    start = *end + 1;
  }
}

unsigned ap_id_parts(const char *id) {
  size_t end;
  return count_parts(id, UINT_MAX, &end);
}

size_t ap_id_beginning(const char *id, unsigned parts) {
  size_t end;
  return count_parts(id, parts, &end) == parts ? end : 0;
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

static bool is_letter(char byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '&'; }

/* Letters, a hyphen, digits; and behind that what is within it. */
size_t ap_id_control(const char *id) {
  size_t letters = 0;
  while (is_letter(id[letters])) {
    letters++;
  }
  if (letters == 0 || id[letters] != '-') {
    return 0;
  }
  size_t digits = count_digits(id + letters + 1);
  size_t length = letters + 1 + digits;
  const char *rest = id + length;
  while (*rest == ' ') {
    rest++;
  }
  bool is_within = *rest == '(' || (*rest == '.' && rest == id + length);
  return digits > 0 && is_within && rest[1] != '\0' ? length : 0;
}

bool ap_id_has_suffix(const char *id, char letter) {
  const char *stop = strrchr(id, '.');
  if (stop == NULL) {
    return false;
  }
  const char *suffix = stop + 1;
  bool is_suffix = strcmp(suffix, "P") == 0 || strcmp(suffix, "B") == 0 || strcmp(suffix, "PB") == 0;
  return is_suffix && strchr(suffix, letter) != NULL && ap_id_parts(id) >= 3;
}

bool ap_id_may_be_shortened(const char *id) {
  size_t length = part_length(id);
  if (!is_numeric(id, length) || id[length] != '.') {
    return false;
  }
  const char *decimals = id + length + 1;
  return is_numeric(decimals, strlen(decimals)) && decimals[strlen(decimals) - 1] != '0';
}
