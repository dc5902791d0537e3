/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/date.h"
#include <string.h>

enum { FIRST_YEAR = 1900, MONTHS = 12, FEBRUARY = 2 };

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int days_of(int year, int month) {
  static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == FEBRUARY && is_leap(year));
}

static bool read_digits(const char *text, size_t count, int *number) {
  *number = 0;
  for (size_t i = 0; i < count; i++) {
    if (text[i] < '0' || text[i] > '9') {
      return false;
    }
    *number = *number * 10 + (text[i] - '0');
  }
  return true;
}

bool ap_date_read(const char *text, ap_date *date) {
  static const char shape[] = "2027-04-01";
  ap_date read;
  if (strlen(text) != sizeof shape - 1 || text[4] != '-' || text[7] != '-' || !read_digits(text, 4, &read.year) ||
      !read_digits(text + 5, 2, &read.month) || !read_digits(text + 8, 2, &read.day)) {
    return false;
  }
  if (read.year < FIRST_YEAR || read.month < 1 || read.month > MONTHS || read.day < 1 ||
      read.day > days_of(read.year, read.month)) {
    return false;
  }
  *date = read;
  return true;
}
