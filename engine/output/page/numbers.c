/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/date_words.h"
#include "output/money.h"
#include "output/names.h"
#include "output/page/page.h"
#include "output/translate.h"
#include <stdio.h>
#include <string.h>

enum { TEN = 10, DIGITS_APART = 3, MINUTES_OF_AN_HOUR = 60 };

/* The digits of `size` in groups of three, from the last to the first, before `after`. */
static ap_number grouped_before(uint64_t size, bool negative, const char *after) {
  ap_number result;
  size_t length = strlen(after);
  char *at = &result.digits[sizeof result.digits - 1 - length];
  memcpy(at, after, length + 1);
  int digit = 0;
  do {
    if (digit > 0 && digit % DIGITS_APART == 0) {
      *--at = ',';
    }
    *--at = (char)('0' + size % TEN);
    size /= TEN;
    digit++;
  } while (size != 0);
  if (negative) {
    *--at = '-';
  }
  memmove(result.digits, at, strlen(at) + 1);
  return result;
}

static uint64_t size_of(int64_t number) { return number < 0 ? 0 - (uint64_t)number : (uint64_t)number; }

ap_number ap_grouped(int64_t number) { return grouped_before(size_of(number), number < 0, ""); }

ap_number ap_grouped_hours(int64_t minutes) {
  char after[sizeof ":59"];
  uint64_t size = size_of(minutes);
  snprintf(after, sizeof after, ":%02u", (unsigned)(size % MINUTES_OF_AN_HOUR));
  return grouped_before(size / MINUTES_OF_AN_HOUR, minutes < 0, after);
}

const char *ap_page_date(ap_page *page, ap_date date) { return AP_PAGE_FILLED(page, "{0}", ap_date_words(date).words); }

const char *ap_page_money(ap_page *page, int64_t amount, const char *currency) {
  return strcmp(currency, "JPY") == 0 ? AP_PAGE_FILLED(page, _("{0} JPY"), ap_money(amount, currency).digits)
                                      : AP_PAGE_FILLED(page, _("{0} {1}"), ap_money(amount, currency).digits, currency);
}
