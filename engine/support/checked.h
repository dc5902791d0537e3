/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integer arithmetic that says so when it overflows. Each returns true where the result does not fit. */
#ifndef AP_SUPPORT_CHECKED_H
#define AP_SUPPORT_CHECKED_H

#include <stdbool.h>
#include <stdint.h>

/* 128 bits, for products of minutes and year weights. */
__extension__ typedef __int128 ap_wide;

static inline bool ap_add_overflows(int64_t a, int64_t b, int64_t *sum) { return __builtin_add_overflow(a, b, sum); }
static inline bool ap_subtract_overflows(int64_t a, int64_t b, int64_t *rest) {
  return __builtin_sub_overflow(a, b, rest);
}
static inline bool ap_multiply_overflows(int64_t a, int64_t b, int64_t *product) {
  return __builtin_mul_overflow(a, b, product);
}
static inline bool ap_wide_add_overflows(ap_wide a, ap_wide b, ap_wide *sum) {
  return __builtin_add_overflow(a, b, sum);
}
static inline bool ap_wide_multiply_overflows(ap_wide a, ap_wide b, ap_wide *product) {
  return __builtin_mul_overflow(a, b, product);
}

#endif
