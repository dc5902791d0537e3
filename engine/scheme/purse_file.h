/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `budget` as it stands in a scenario file; for scheme/ alone. */
#ifndef AP_SCHEME_PURSE_FILE_H
#define AP_SCHEME_PURSE_FILE_H

#include "scheme/purse.h"
#include "scheme/terms_file.h"
#include "support/yaml.h"

typedef struct ap_payment_entry {
  int32_t share;
  int at; /* ap_payment_time */
  int32_t months;
} ap_payment_entry;

typedef struct ap_purse_file {
  const char *currency; /* NULL: that of `quote` */
  ap_yaml_mark currency_mark;
  int32_t external_per_hour; /* 0: not given */
  ap_yaml_mark external_mark;
  int32_t overhead;
  int32_t fiscal_start_month; /* 0: the scenario's start_month */
  ap_payment_entry *payments;
  size_t payment_count;
  ap_yaml_mark payments_mark;
} ap_purse_file;

extern const ap_yaml_table ap_purse_table;

/* The currency against that of the quote's terms (or NULL), a fee that both give, shares that are not 100 together.
 * Only for a file without other faults. */
ap_status ap_purse_judge(const ap_purse_file *file, const ap_terms_file *terms, ap_yaml_mark mark, const char *path,
                         ap_diagnostics *diagnostics);
/* What was judged to be right, as the other stages see it; NULL where memory is short. */
ap_purse *ap_purse_fill(const ap_purse_file *file, const ap_terms_file *terms, int start_month, ap_arena *arena);

#endif
