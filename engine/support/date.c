/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/date.h"
#include <stdio.h>

enum { FIRST_YEAR = 1900, MONTHS = AP_MONTHS_OF_A_YEAR, FEBRUARY = 2 };

/* Days are counted in cycles of 400 years, which are all alike, from 1 March of the year 0: a leap day then ends a
 * year of the count. */
enum { CYCLE_YEARS = 400, CYCLE_DAYS = 146097, EPOCH_DAYS = 719468 /* until 1 January 1970 */ };

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int days_of(int year, int month) {
  static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == FEBRUARY && is_leap(year));
}

/* Digits, from `fewest` to `most` of them. Returns how many there are; 0: another number of them. */
static size_t read_digits(const char *text, size_t fewest, size_t most, int *number) {
  size_t count = 0;
  *number = 0;
  for (; count < most && text[count] >= '0' && text[count] <= '9'; count++) {
    *number = *number * 10 + (text[count] - '0');
  }
  return count < fewest ? 0 : count;
}

/* A mark, and the number of two digits behind it; behind a slash one may do. Returns how many bytes they are, or 0. */
static size_t read_part(const char *text, char mark, int *number) {
  size_t digits = text[0] == mark ? read_digits(text + 1, mark == '/' ? 1 : 2, 2, number) : 0;
  return digits == 0 ? 0 : digits + 1;
}

bool ap_date_read(const char *text, ap_date *date) {
  enum { YEAR_DIGITS = 4 };
  ap_date read = {0};
  if (read_digits(text, YEAR_DIGITS, YEAR_DIGITS, &read.year) == 0) {
    return false;
  }
  char mark = text[YEAR_DIGITS] == '/' ? '/' : '-';
  size_t month = read_part(text + YEAR_DIGITS, mark, &read.month);
  size_t day = month == 0 ? 0 : read_part(text + YEAR_DIGITS + month, mark, &read.day);
  if (day == 0 || text[YEAR_DIGITS + month + day] != '\0') {
    return false;
  }
  if (read.year < FIRST_YEAR || read.month < 1 || read.month > MONTHS || read.day < 1 ||
      read.day > days_of(read.year, read.month)) {
    return false;
  }
  *date = read;
  return true;
}

static int64_t floor_divide(int64_t number, int64_t by) { return number / by - (number % by < 0); }

/* Of a year that begins on 1 March, the days before its month (0: March, 11: February). */
static int64_t days_before(int64_t month) { return (153 * month + 2) / 5; }

int64_t ap_date_number(ap_date date) {
  int64_t month = date.month > FEBRUARY ? date.month - 3 : date.month + 9;
  int64_t year = date.month > FEBRUARY ? date.year : date.year - 1;
  int64_t cycle = floor_divide(year, CYCLE_YEARS);
  int64_t in_cycle = year - cycle * CYCLE_YEARS;
  int64_t days = in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + days_before(month) + date.day - 1;
  return cycle * CYCLE_DAYS + days - EPOCH_DAYS;
}

ap_date ap_date_of_number(int64_t number) {
  int64_t since = number + EPOCH_DAYS;
  int64_t cycle = floor_divide(since, CYCLE_DAYS);
  int64_t days = since - cycle * CYCLE_DAYS;
  int64_t year = (days - days / 1460 + days / 36524 - days / (CYCLE_DAYS - 1)) / 365;
  int64_t of_year = days - (365 * year + year / 4 - year / 100);
  int64_t month = (5 * of_year + 2) / 153;
  return (ap_date){.year = (int)(cycle * CYCLE_YEARS + year + (month >= 10)),
                   .month = (int)(month >= 10 ? month - 9 : month + 3),
                   .day = (int)(of_year - days_before(month) + 1)};
}

ap_date ap_date_add_days(ap_date date, int64_t days) { return ap_date_of_number(ap_date_number(date) + days); }

ap_date ap_date_add_months(ap_date date, int64_t months) {
  int64_t since = (int64_t)date.year * MONTHS + date.month - 1 + months;
  ap_date later = {.year = (int)floor_divide(since, MONTHS)};
  later.month = (int)(since - (int64_t)later.year * MONTHS) + 1;
  int last = days_of(later.year, later.month);
  later.day = date.day < last ? date.day : last;
  return later;
}

int ap_date_compare(ap_date left, ap_date right) {
  int64_t difference = ap_date_number(left) - ap_date_number(right);
  return (difference > 0) - (difference < 0);
}

ap_date_text ap_date_write(ap_date date) {
  ap_date_text text;
  snprintf(text.digits, sizeof text.digits, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}
