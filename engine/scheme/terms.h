/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an audit firm asks for its work: the `quote:` of a scenario. Money is in the currency's smallest unit. */
#ifndef AP_SCHEME_TERMS_H
#define AP_SCHEME_TERMS_H

#include "auditplan/catalog.h"
#include "support/words.h"
#include <stdbool.h>

enum { AP_PERCENT = 100 };

/* Auditors of one grade. */
typedef struct ap_grade {
  ap_words name;
  int64_t per_hour;
  int share; /* of the hours, in percent; those of all grades are 100 together */
} ap_grade;

/* A fixed fee of each contract year. */
typedef struct ap_fixed_fee {
  ap_words name;
  int64_t amount;
} ap_fixed_fee;

/* How the work on a standard goes: the share of the design assessment (整備状況評価), the rest being the operational
 * one (運用状況評価), and the least and most work in percent of the planned, the likely. */
typedef struct ap_effort_terms {
  int design;
  int low, high;
} ap_effort_terms;

typedef struct ap_terms {
  const char *currency; /* ISO 4217: three letters */
  const char *against;  /* the path of the scheme to compare with; NULL: the full scheme, `ismap` */
  ap_grade *grades;     /* one at least */
  size_t grade_count;
  ap_fixed_fee *fixed_fees;
  size_t fixed_fee_count;
  int64_t expenses;     /* each contract year */
  int expenses_percent; /* and of the fee for the work */
  int contingency;      /* percent of fee for the work, fixed fees and expenses */
  ap_effort_terms standards[AP_STANDARDS];
  bool has_range;  /* low and high are given, else both are AP_PERCENT */
  int correlation; /* percent: how far the items' work varies alike */
} ap_terms;

#endif
