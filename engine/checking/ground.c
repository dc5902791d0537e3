/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/ground.h"
#include "checking/cheapest_cover.h"

int ap_check_deadline(const ap_check_unit *unit) { return unit->due < 1 ? 1 : unit->due; }

static int64_t common_divisor(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/* No sum here overflows: an item has at most AP_MINUTES_MOST, and memory holds fewer than 2^36 of them. */
static void add_forced(ap_check_ground *ground, int period, int deadline) {
  for (int offset = 0; offset < ground->horizon; offset++) {
    if (ap_check_cover_forces(offset, ground->horizon, deadline, period)) {
      ground->forced[offset] += ground->minutes[period][deadline];
    }
  }
}

/* Units of one period and deadline have the same covers. */
static void lay_kind(ap_check_ground *ground, int period, int deadline, int64_t divisor) {
  if (ground->minutes[period][deadline] == 0) {
    return;
  }
  add_forced(ground, period, deadline);
  if (!ap_check_cover_is_fixed(ground->horizon, deadline, period)) {
    ground->divisor = common_divisor(ground->divisor, divisor);
  }
}

void ap_check_ground_lay(const ap_check_scope *scope, ap_check_ground *ground) {
  *ground = (ap_check_ground){.horizon = scope->horizon};
  int64_t divisors[AP_EVERY_MOST + 1][AP_EVERY_MOST + 1] = {0};
  for (size_t u = 0; u < scope->unit_count; u++) {
    const ap_check_unit *unit = &scope->units[u];
    int period = unit->rule->every;
    int deadline = ap_check_deadline(unit);
    ground->minutes[period][deadline] += unit->minutes;
    ground->total += unit->minutes;
    divisors[period][deadline] = common_divisor(divisors[period][deadline], unit->minutes);
  }
  for (int period = 1; period <= AP_EVERY_MOST; period++) {
    for (int deadline = 1; deadline <= period; deadline++) {
      lay_kind(ground, period, deadline, divisors[period][deadline]);
    }
  }
  for (int offset = 0; offset < ground->horizon; offset++) {
    ground->forced_total += ground->forced[offset];
    if (ground->forced[offset] > ground->forced_most) {
      ground->forced_most = ground->forced[offset];
    }
  }
}
