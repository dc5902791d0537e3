/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/refute.h"
#include "planning/bounds.h"
#include <string.h>

enum { KINDS_MOST = 200, PARAMETERS_MOST = 24, ROUNDINGS = 12 };

/* What a unit counts as in a year that it fits into, and what the year has room for; as auditplan.5 has it. */
static int64_t counts_as(const ap_refutation *refutation, int64_t minutes, int64_t room) {
  int64_t parameter = refutation->parameter;
  switch (refutation->argument) {
  case AP_BY_PIGEONHOLE:
    return minutes >= parameter;
  case AP_BY_THRESHOLD:
    if (2 * parameter > room) {
      return minutes;
    }
    return minutes > room - parameter ? room : minutes < parameter ? 0 : minutes;
  default:
    return minutes * (parameter + 1) % room == 0 ? minutes * parameter : minutes * (parameter + 1) / room * room;
  }
}

static int64_t room_counts_as(const ap_refutation *refutation, int64_t room) {
  switch (refutation->argument) {
  case AP_BY_PIGEONHOLE:
    return room / refutation->parameter;
  case AP_BY_THRESHOLD:
    return room;
  default:
    return room * refutation->parameter;
  }
}

/* What a unit of the class costs at least beside its forced years; below 0: it has no place. */
static int64_t cost_of(const ap_class *class, int64_t minutes, const ap_refutation *refutation, const int64_t *rooms) {
  ap_cover_rule rule = class->rule;
  int64_t prices[AP_YEARS_MOST] = {0};
  for (int year = 0; year < rule.horizon; year++) {
    if ((class->forced >> year & 1) != 0) {
      continue;
    }
    if (minutes > rooms[year]) {
      rule.barred |= (ap_cover)1 << year;
    } else {
      prices[year] = refutation->weights[year] * counts_as(refutation, minutes, rooms[year]);
    }
  }
  return ap_has_cover(&rule) ? ap_cheapest_cover(&rule, prices, NULL) : -1;
}

bool ap_refutes(const ap_classes *classes, const ap_refutation *refutation) {
  int64_t rooms[AP_YEARS_MOST];
  int64_t left = 0;
  for (int year = 0; year < classes->horizon; year++) {
    rooms[year] = ap_load_limit(classes, year, refutation->peak) - classes->forced[year];
    if (rooms[year] < 0) {
      return true;
    }
    left += refutation->weights[year] * room_counts_as(refutation, rooms[year]);
  }
  for (size_t c = 0; c < classes->count && left >= 0; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = class->first_kind; !class->fixed && k < class->first_kind + class->kind_count; k++) {
      int64_t cost = cost_of(class, classes->kinds[k].minutes, refutation, rooms);
      if (cost < 0) {
        return true;
      }
      left -= cost * (int64_t)classes->kinds[k].count;
    }
  }
  return left < 0;
}

/* The sums stay in 63 bits, whichever argument is tried: else nothing is. */
static bool sums_fit(const ap_classes *classes, const int64_t *weights, int64_t peak) {
  int64_t minutes = peak;
  for (size_t c = 0; c < classes->count; c++) {
    minutes += classes->classes[c].minutes;
  }
  int64_t sum;
  return !ap_multiply_overflows(minutes, ap_largest(weights, classes->horizon), &sum) &&
         !ap_multiply_overflows(sum, (int64_t)4 * AP_YEARS_MOST * (ROUNDINGS + 1), &sum);
}

/* The minutes of some kinds, the largest first. */
static size_t list_minutes(const ap_classes *classes, int64_t *minutes) {
  size_t count = 0;
  for (size_t k = 0; k < classes->kind_count; k++) {
    int64_t each = classes->kinds[k].minutes;
    size_t place = 0;
    while (place < count && minutes[place] > each) {
      place++;
    }
    if (place == PARAMETERS_MOST || (place < count && minutes[place] == each)) {
      continue;
    }
    count += count < PARAMETERS_MOST;
    memmove(minutes + place + 1, minutes + place, (count - place - 1) * sizeof *minutes);
    minutes[place] = each;
  }
  return count;
}

static bool refutes_with(const ap_classes *classes, ap_argument argument, int64_t parameter, ap_refutation *tried) {
  tried->argument = argument;
  tried->parameter = parameter;
  return ap_refutes(classes, tried);
}

static bool refutes_somehow(const ap_classes *classes, const int64_t *minutes, size_t count, ap_refutation *tried) {
  for (size_t i = 0; i < count; i++) {
    if (refutes_with(classes, AP_BY_PIGEONHOLE, minutes[i], tried)) {
      return true;
    }
  }
  for (size_t i = 0; i < count; i++) {
    int64_t rest = tried->peak - minutes[i] + 1; /* so that such a unit just counts as a whole year */
    if ((2 * minutes[i] <= tried->peak && refutes_with(classes, AP_BY_THRESHOLD, minutes[i], tried)) ||
        (rest > 0 && 2 * rest <= tried->peak && refutes_with(classes, AP_BY_THRESHOLD, rest, tried))) {
      return true;
    }
  }
  for (int k = 1; k <= ROUNDINGS; k++) {
    if (refutes_with(classes, AP_BY_ROUNDING, k, tried)) {
      return true;
    }
  }
  return false;
}

/* Every period of a class, each as the length of a window of years; whether one window refutes. */
static bool refutes_in_a_window(const ap_classes *classes, const int64_t *minutes, size_t count, ap_refutation *tried) {
  int last = 0;
  for (size_t c = 0; c < classes->count; c++) {
    int every = classes->classes[c].rule.every;
    if (every == last) { /* classes come by period */
      continue;
    }
    last = every;
    for (int first = 0; first + every <= classes->horizon; first++) {
      memset(tried->weights, 0, sizeof tried->weights);
      for (int year = first; year < first + every; year++) {
        tried->weights[year] = 1;
      }
      if (refutes_somehow(classes, minutes, count, tried)) {
        return true;
      }
    }
  }
  return false;
}

bool ap_refute_peak(const ap_classes *classes, const int64_t *weights, int64_t peak, ap_refutation *found) {
  int64_t minutes[PARAMETERS_MOST + 1];
  if (classes->kind_count > KINDS_MOST || !sums_fit(classes, weights, peak)) {
    return false;
  }
  *found = (ap_refutation){.peak = peak};
  size_t count = list_minutes(classes, minutes);
  memcpy(found->weights, weights, (size_t)classes->horizon * sizeof *weights);
  return refutes_somehow(classes, minutes, count, found) || refutes_in_a_window(classes, minutes, count, found);
}
