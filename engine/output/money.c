/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/money.h"
#include "scheme/currency.h"
#include <string.h>

enum { TEN = 10, DIGITS_APART = 3 };

/* From the last digit to the first. */
ap_number ap_money(int64_t amount, const char *currency) {
  ap_number result;
  char *at = &result.digits[sizeof result.digits - 1];
  uint64_t rest = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
  int exponent = ap_currency_exponent(currency);
  *at = '\0';
  for (int digit = 0; digit <= exponent || rest != 0; digit++) {
    if (digit > 0 && digit == exponent) {
      *--at = '.';
    } else if (digit > exponent && (digit - exponent) % DIGITS_APART == 0) {
      *--at = ',';
    }
    *--at = (char)('0' + rest % TEN);
    rest /= TEN;
  }
  if (amount < 0) {
    *--at = '-';
  }
  memmove(result.digits, at, strlen(at) + 1);
  return result;
}
