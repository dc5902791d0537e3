/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a budget is written, what is wrong with it, and how the other stages see it. */
#include "scheme/constraints.h"
#include "scheme/currency.h"
#include "scheme/judge.h"
#include "scheme/purse_file.h"
#include "support/utf8.h"
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { PERCENT_MOST = 1000, MONTHS_LEAST = -12, MONTHS_MOST = 36 };

static const char *const time_names[] = {[AP_AT_CONTRACT] = "contract", [AP_AT_END] = "end", NULL};

/* clang-format off */
static const ap_yaml_field payment_fields[] = {
    {.key = "share", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(ap_payment_entry, share), .least = 1,
     .most = AP_PERCENT},
    {.key = "at", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(ap_payment_entry, at),
     .names = time_names},
    {.key = "months", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_payment_entry, months), .least = MONTHS_LEAST,
     .most = MONTHS_MOST},
};
static const ap_yaml_table payment_table = {payment_fields, COUNT(payment_fields), sizeof(ap_payment_entry), NULL};

static const ap_yaml_field purse_fields[] = {
    {.key = "currency", .kind = AP_YAML_TEXT, .offset = offsetof(ap_purse_file, currency),
     .mark = offsetof(ap_purse_file, currency_mark)},
    {.key = "external_per_hour", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_purse_file, external_per_hour),
     .mark = offsetof(ap_purse_file, external_mark), .least = 1, .most = AP_RATE_MOST},
    {.key = "overhead", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_purse_file, overhead), .least = 0,
     .most = PERCENT_MOST},
    {.key = "fiscal_start_month", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_purse_file, fiscal_start_month),
     .least = 1, .most = AP_MONTHS_OF_A_YEAR},
    {.key = "payments", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_purse_file, payments),
     .count = offsetof(ap_purse_file, payment_count), .mark = offsetof(ap_purse_file, payments_mark),
     .table = &payment_table},
};
const ap_yaml_table ap_purse_table = {purse_fields, COUNT(purse_fields), sizeof(ap_purse_file), NULL};
/* clang-format on */

static void judge_currency(ap_judge *judging, const ap_purse_file *file, const ap_terms_file *terms,
                           ap_yaml_mark mark) {
  if (file->currency == NULL && terms == NULL) {
    ap_place place = ap_judge_fault(judging, mark);
    ap_diagnose_plain(judging->diagnostics, &place, AP_D_BUDGET_CURRENCY);
  } else if (file->currency != NULL &&
             ap_currency_judge(file->currency, file->currency_mark, judging->path, judging->diagnostics) != AP_OK) {
    judging->status = AP_BAD_INPUT;
  } else if (file->currency != NULL && terms != NULL && strcmp(file->currency, terms->currency) != 0) {
    char excerpt[AP_EXCERPT_SIZE];
    ap_place place = ap_judge_fault(judging, file->currency_mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_BUDGET_CURRENCIES, "%s" AP_NEXT "%s", file->currency,
                ap_utf8_excerpt(terms->currency, excerpt));
  }
}

static void judge_payments(ap_judge *judging, const ap_purse_file *file) {
  int64_t shares = 0;
  for (size_t i = 0; i < file->payment_count; i++) {
    shares += file->payments[i].share;
  }
  if (file->payment_count > 0 && shares != AP_PERCENT) {
    ap_place place = ap_judge_fault(judging, file->payments_mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_PAYMENT_SHARES, "%lld", (long long)shares);
  }
}

ap_status ap_purse_judge(const ap_purse_file *file, const ap_terms_file *terms, ap_yaml_mark mark, const char *path,
                         ap_diagnostics *diagnostics) {
  ap_judge judging = {.path = path, .diagnostics = diagnostics, .status = AP_OK};
  judge_currency(&judging, file, terms, mark);
  if (terms != NULL && file->external_per_hour != 0) {
    ap_place place = ap_judge_fault(&judging, file->external_mark);
    ap_diagnose_plain(diagnostics, &place, AP_D_BUDGET_FEE_TWICE);
  }
  judge_payments(&judging, file);
  return judging.status;
}

ap_purse *ap_purse_fill(const ap_purse_file *file, const ap_terms_file *terms, int start_month, ap_arena *arena) {
  /* Where nothing is said of payments, all is paid at the end. */
  size_t count = file->payment_count == 0 ? 1 : file->payment_count;
  ap_purse *purse = ap_arena_allocate(arena, 1, sizeof *purse);
  ap_payment *payments = ap_arena_allocate(arena, count, sizeof *payments);
  if (purse == NULL || payments == NULL) {
    return NULL;
  }
  payments[0] = (ap_payment){.share = AP_PERCENT, .at = AP_AT_END};
  for (size_t i = 0; i < file->payment_count; i++) {
    const ap_payment_entry *entry = &file->payments[i];
    payments[i] = (ap_payment){.share = entry->share, .at = (ap_payment_time)entry->at, .months = entry->months};
  }
  *purse = (ap_purse){.currency = file->currency != NULL ? file->currency
                                  : terms == NULL        ? NULL
                                                         : terms->currency,
                      .external_per_hour = file->external_per_hour,
                      .overhead = file->overhead,
                      .fiscal_start_month = file->fiscal_start_month == 0 ? start_month : file->fiscal_start_month,
                      .payments = payments,
                      .payment_count = count};
  return purse;
}
