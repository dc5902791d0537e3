/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/least.h"

enum {
  FIRST_ROUNDS = 24, /* of repairs, at the bound */
  LATER_ROUNDS = 12  /* and above it */
};

/* By repairs: to the bound, else by halving what is between. The bound rises to what is refuted. */
static ap_status repair_down(ap_least *least) {
  int64_t bound = least->bound;
  int64_t tried = bound;
  for (int64_t low = bound; low < least->value(least->context) && least->may_go_on(least->context);) {
    ap_reply answer;
    ap_status status = least->ask(least->context, tried, tried == bound ? FIRST_ROUNDS : LATER_ROUNDS, &answer);
    if (status != AP_OK) {
      return status;
    }
    low = answer == AP_REPLY_YES ? low : tried + 1;
    if (answer == AP_REPLY_NO) {
      bound = low;
    }
    tried = low + (least->value(least->context) - 1 - low) / 2;
  }
  least->bound = bound;
  return AP_OK;
}

/* Asks for less than the plan has until there is no such plan. */
static ap_status search_down(ap_least *least) {
  while (least->value(least->context) > least->bound) {
    ap_reply answer;
    ap_status status = least->ask(least->context, least->value(least->context) - 1, 0, &answer);
    if (status != AP_OK || answer == AP_REPLY_UNKNOWN) {
      return status;
    }
    least->bound = answer == AP_REPLY_NO ? least->value(least->context) : least->bound;
  }
  least->settled = true;
  return AP_OK;
}

ap_status ap_bring_down(ap_least *least) {
  least->settled = false;
  ap_status status = repair_down(least);
  return status == AP_OK ? search_down(least) : status;
}
