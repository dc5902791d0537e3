/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/refutation.h"
#include "checking/cheapest_cover.h"

#define PRICE_MOST ((ap_wide)1 << 65)

/* What a unit counts as in a year that it fits into. */
static ap_wide counts_as(const ap_check_refutation *refutation, int64_t minutes, int64_t room) {
  int64_t parameter = refutation->parameter;
  switch (refutation->function) {
  case AP_CHECK_PIGEONHOLE:
    return minutes >= parameter ? 1 : 0;
  case AP_CHECK_THRESHOLD:
    if (parameter > room / 2) {
      return minutes;
    }
    return minutes > room - parameter ? room : minutes < parameter ? 0 : minutes;
  case AP_CHECK_ROUNDING:
    break;
  }
  ap_wide scaled = (ap_wide)minutes * ((ap_wide)parameter + 1);
  return scaled % room == 0 ? (ap_wide)minutes * parameter : scaled / room * room;
}

static ap_wide room_counts_as(const ap_check_refutation *refutation, int64_t room) {
  switch (refutation->function) {
  case AP_CHECK_PIGEONHOLE:
    return room / refutation->parameter;
  case AP_CHECK_THRESHOLD:
    return room;
  case AP_CHECK_ROUNDING:
    break;
  }
  return (ap_wide)room * refutation->parameter;
}

/* What a plan of that peak can have in the year beyond what is forced; below 0: there is no such plan. */
static int64_t room_of(const ap_check_ground *ground, int offset, int64_t peak) {
  int64_t cap = ground->caps[offset];
  int64_t most = cap != 0 && cap < peak ? cap : peak;
  if (most < ground->forced[offset]) {
    return -1;
  }
  return ground->divisor == 0 ? 0 : (most - ground->forced[offset]) / ground->divisor * ground->divisor;
}

/* What the unit costs at least beside its forced years, which have their place in what is forced. -1: the numbers
 * overflow; -2: it has no place at all. */
static ap_wide cost_of(const ap_check_unit *unit, const ap_check_ground *ground, const ap_check_refutation *refutation,
                       const int64_t *rooms) {
  ap_check_covers covers = ap_check_covers_of(unit, ground->horizon);
  ap_years forced = ap_check_forced_years(&covers);
  ap_wide prices[AP_YEARS_MOST] = {0};
  for (int offset = 0; offset < ground->horizon; offset++) {
    if ((forced >> offset & 1) != 0) {
      continue;
    }
    if (unit->minutes > rooms[offset]) {
      covers.barred |= (ap_years)1 << offset;
      continue;
    }
    if (ap_wide_multiply_overflows(counts_as(refutation, unit->minutes, rooms[offset]), refutation->weights[offset],
                                   &prices[offset]) ||
        prices[offset] > PRICE_MOST) {
      return -1;
    }
  }
  return ap_check_has_cover(&covers) ? ap_check_cheapest_cover(prices, &covers) : -2;
}

int ap_check_refutes(const ap_check_scope *scope, const ap_check_ground *ground,
                     const ap_check_refutation *refutation) {
  int64_t rooms[AP_YEARS_MOST];
  ap_wide has = 0;
  for (int offset = 0; offset < ground->horizon; offset++) {
    rooms[offset] = room_of(ground, offset, refutation->peak);
    ap_wide part;
    if (rooms[offset] < 0) {
      return 1;
    }
    if (ap_wide_multiply_overflows(room_counts_as(refutation, rooms[offset]), refutation->weights[offset], &part) ||
        ap_wide_add_overflows(has, part, &has)) {
      return -1;
    }
  }
  ap_wide needs = 0;
  for (size_t u = 0; u < scope->unit_count; u++) {
    ap_wide cost = cost_of(&scope->units[u], ground, refutation, rooms);
    if (cost == -2) {
      return 1;
    }
    if (cost < 0 || ap_wide_add_overflows(needs, cost, &needs)) {
      return -1;
    }
  }
  return needs > has ? 1 : 0;
}
