/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/rounding.h"

enum { HIGHEST_EVEN_BIT = 126 };

/* Bit by bit, as by hand: no division, nothing that overflows. */
ap_wide ap_wide_root(ap_wide square) {
  ap_wide root = 0;
  for (ap_wide bit = (ap_wide)1 << HIGHEST_EVEN_BIT; bit != 0; bit >>= 2) {
    ap_wide tried = root + bit;
    root >>= 1;
    if (square >= tried) {
      square -= tried;
      root += bit;
    }
  }
  return root;
}
