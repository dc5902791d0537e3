/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/levelled.h"

/* The year with the largest load of those not apart; of equal ones one whose load is forced. -1: none is left. */
static int largest_left(const ap_check_ground *ground, const int64_t *loads, const bool *apart) {
  int largest = -1;
  for (int offset = 0; offset < ground->horizon; offset++) {
    if (apart[offset]) {
      continue;
    }
    bool more = largest < 0 || loads[offset] > loads[largest];
    bool forced = !more && loads[offset] == loads[largest] && loads[offset] == ground->forced[offset];
    if (more || forced) {
      largest = offset;
    }
  }
  return largest;
}

ap_check_rest ap_check_rest_of(const ap_check_ground *ground, const int64_t *loads) {
  bool apart[AP_YEARS_MOST] = {false};
  int largest = largest_left(ground, loads, apart);
  while (largest >= 0 && loads[largest] == ground->forced[largest]) {
    apart[largest] = true;
    largest = largest_left(ground, loads, apart);
  }
  if (largest < 0) {
    return (ap_check_rest){0};
  }
  ap_check_rest rest = {.largest = loads[largest], .smallest = loads[largest]};
  for (int offset = 0; offset < ground->horizon; offset++) {
    if (!apart[offset]) {
      rest.years++;
      rest.smallest = loads[offset] < rest.smallest ? loads[offset] : rest.smallest;
    }
  }
  return rest;
}

bool ap_check_is_levelled(const ap_check_ground *ground, const int64_t *loads) {
  ap_check_rest rest = ap_check_rest_of(ground, loads);
  return rest.largest - rest.smallest <= ground->divisor;
}
