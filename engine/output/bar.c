/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/bar.h"
#include "support/checked.h"

/* Rounded to the nearest column; at least one where there is anything. */
static size_t columns_of(int64_t minutes, int64_t most, size_t columns) {
  if (minutes <= 0 || most <= 0) {
    return 0;
  }
  size_t nearest = (size_t)(((ap_wide)minutes * (ap_wide)columns * 2 + most) / ((ap_wide)most * 2));
  return nearest == 0 ? 1 : nearest;
}

void ap_add_bar(ap_text *text, int64_t minutes, int64_t forced, int64_t most, size_t columns) {
  size_t whole = columns_of(minutes, most, columns);
  size_t full = columns_of(forced, most, columns);
  for (size_t i = 0; i < whole; i++) {
    ap_text_add(text, i < full ? "█" : "░");
  }
}
