/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoting/fee.h"
#include "scheme/constraints.h"
#include "support/rounding.h"

static bool add(int64_t *sum, int64_t part) { return !ap_add_overflows(*sum, part, sum); }

bool ap_fee_begin(size_t grade_count, ap_arena *arena, ap_fee *fee) {
  *fee = (ap_fee){.grade_minutes = ap_arena_allocate(arena, grade_count, sizeof *fee->grade_minutes),
                  .grades = ap_arena_allocate(arena, grade_count, sizeof *fee->grades)};
  return fee->grade_minutes != NULL && fee->grades != NULL;
}

static bool reckon_work(const ap_terms *terms, int64_t minutes, ap_fee *fee) {
  int share = 0;
  int64_t before = 0;
  for (size_t g = 0; g < terms->grade_count; g++) {
    int64_t until;
    share += terms->grades[g].share;
    if (ap_ratio_overflows(minutes, share, AP_PERCENT, &until)) {
      return false;
    }
    fee->grade_minutes[g] = until - before;
    before = until;
    if (ap_ratio_overflows(fee->grade_minutes[g], terms->grades[g].per_hour, AP_MINUTES_OF_AN_HOUR, &fee->grades[g]) ||
        !add(&fee->work, fee->grades[g])) {
      return false;
    }
  }
  return true;
}

/* Fees that do not depend on the hours; at most INT32_MAX each. */
static bool add_fixed(const ap_terms *terms, ap_fee *fee) {
  for (size_t f = 0; f < terms->fixed_fee_count; f++) {
    if (!add(&fee->fixed, terms->fixed_fees[f].amount)) {
      return false;
    }
  }
  return true;
}

bool ap_fee_reckon(const ap_terms *terms, int64_t minutes, int64_t set_up_fees, ap_arena *arena, ap_fee *fee) {
  if (!ap_fee_begin(terms->grade_count, arena, fee) || !reckon_work(terms, minutes, fee) || !add_fixed(terms, fee)) {
    return false;
  }
  fee->set_ups = set_up_fees;
  if (ap_ratio_overflows(fee->work, terms->expenses_percent, AP_PERCENT, &fee->expenses) ||
      !add(&fee->expenses, terms->expenses)) {
    return false;
  }
  const int64_t parts[] = {fee->work, fee->fixed, fee->set_ups, fee->expenses};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    if (!add(&fee->total, parts[i])) {
      return false;
    }
  }
  return !ap_ratio_overflows(fee->total, terms->contingency, AP_PERCENT, &fee->contingency) &&
         add(&fee->total, fee->contingency);
}

bool ap_fee_add(const ap_fee *fee, size_t grade_count, ap_fee *sum) {
  for (size_t g = 0; g < grade_count; g++) {
    if (!add(&sum->grade_minutes[g], fee->grade_minutes[g]) || !add(&sum->grades[g], fee->grades[g])) {
      return false;
    }
  }
  return add(&sum->work, fee->work) && add(&sum->fixed, fee->fixed) && add(&sum->set_ups, fee->set_ups) &&
         add(&sum->expenses, fee->expenses) && add(&sum->contingency, fee->contingency) && add(&sum->total, fee->total);
}
