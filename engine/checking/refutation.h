/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments that refute a peak where units are large: what a year has room for is less than its minutes. */
#ifndef AP_CHECKING_REFUTATION_H
#define AP_CHECKING_REFUTATION_H

#include "checking/ground.h"

/* What units count as in a year, and what the year then has room for: with x a unit's minutes, p the parameter and C
 * the year's room, the most that units beyond the forced ones can have there. */
typedef enum ap_check_function {
  AP_CHECK_PIGEONHOLE, /* 1 where x >= p, else 0; room floor(C / p) */
  AP_CHECK_THRESHOLD,  /* C where x > C - p, 0 where x < p, else x; in years with 2 p > C just x; room C */
  AP_CHECK_ROUNDING    /* x p where C divides x (p + 1), else C floor(x (p + 1) / C); room C p */
} ap_check_function;

typedef struct ap_check_refutation {
  ap_check_function function;
  int64_t parameter;      /* above 0 */
  const int64_t *weights; /* from 0, of the years */
  int64_t peak;           /* that is refuted */
} ap_check_refutation;

/* 1: no plan has that peak or a smaller one; 0: it is not refuted so; -1: the numbers overflow. */
int ap_check_refutes(const ap_check_scope *scope, const ap_check_ground *ground, const ap_check_refutation *refutation);

#endif
