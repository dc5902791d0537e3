/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook/tally.h"
#include <math.h>
#include <stddef.h>
#include <string.h>

/* What a cell holds, so that the text "1" and the number 1 differ. */
typedef enum held { HELD_TEXT = 't', HELD_NUMBER = 'n', HELD_FORMULA = 'f' } held;

static uint64_t mix(uint64_t sum, const void *bytes, size_t length) {
  static const uint64_t prime = 0x100000001b3; /* FNV-1a */
  const unsigned char *at = bytes;
  for (size_t i = 0; i < length; i++) {
    sum = (sum ^ at[i]) * prime;
  }
  return sum;
}

static void begin(ap_tally *tally, ap_cell_place place, held what) {
  const uint32_t numbers[] = {place.row, place.column, (uint32_t)what};
  tally->cells++;
  tally->sum = mix(tally->sum, numbers, sizeof numbers);
}

static void add_text(ap_tally *tally, const char *text) { tally->sum = mix(tally->sum, text, strlen(text) + 1); }

/* All numbers of a workbook are whole multiples of a part of this: minutes of a day, money with up to three decimal
 * digits, counts. So none lies where rounding could go either way, and a file that keeps 16 digits of them keeps all.
 */
static void add_number(ap_tally *tally, double number) {
  static const double parts = 24 * 60 * 1000;
  double whole = round(number * parts);
  whole = whole == 0 ? 0 : whole; /* no -0 */
  tally->sum = mix(tally->sum, &whole, sizeof whole);
}

void ap_tally_text(ap_tally *tally, ap_cell_place place, const char *text) {
  begin(tally, place, HELD_TEXT);
  add_text(tally, text);
}

void ap_tally_number(ap_tally *tally, ap_cell_place place, double number) {
  begin(tally, place, HELD_NUMBER);
  add_number(tally, number);
}

void ap_tally_formula(ap_tally *tally, ap_cell_place place, const char *formula, double number) {
  begin(tally, place, HELD_FORMULA);
  add_text(tally, formula);
  add_number(tally, number);
}
