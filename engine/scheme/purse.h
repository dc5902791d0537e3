/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the audits cost their provider, and when: the `budget:` of a scenario. Money is in the currency's smallest unit.
 */
#ifndef AP_SCHEME_PURSE_H
#define AP_SCHEME_PURSE_H

#include <stddef.h>
#include <stdint.h>

/* The month that a payment is reckoned from: the first or the last one of the plan year. */
typedef enum ap_payment_time { AP_AT_CONTRACT, AP_AT_END } ap_payment_time;

/* A part of a plan year's external fee. */
typedef struct ap_payment {
  int share; /* percent; those of all payments are 100 together */
  ap_payment_time at;
  int months; /* later; below zero: before */
} ap_payment;

typedef struct ap_purse {
  const char *currency;      /* ISO 4217: three letters */
  int64_t external_per_hour; /* of the external audit; 0: the scenario's `quote` or its rates say it */
  int overhead;              /* percent of the internal work's cost */
  int fiscal_start_month;    /* 1 to 12: fiscal year F begins in that month of the year F */
  ap_payment *payments;      /* one at least */
  size_t payment_count;
} ap_purse;

#endif
