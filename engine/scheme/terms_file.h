/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `quote` as it stands in a scenario file; for scheme/ alone. */
#ifndef AP_SCHEME_TERMS_FILE_H
#define AP_SCHEME_TERMS_FILE_H

#include "scheme/reference.h"
#include "scheme/terms.h"

typedef struct ap_grade_entry {
  ap_words name;
  ap_yaml_mark name_mark;
  int32_t per_hour, share;
} ap_grade_entry;

typedef struct ap_fixed_fee_entry {
  ap_words name;
  int32_t amount;
} ap_fixed_fee_entry;

/* Of `assessment`. */
typedef struct ap_assessment_entry {
  unsigned standards; /* bits 1 << ap_standard; 0 where unsaid: those that no other entry names */
  int32_t design, operational;
  ap_yaml_mark mark;
} ap_assessment_entry;

/* Of `effort_range`. */
typedef struct ap_range_entry {
  unsigned standards; /* likewise */
  int32_t low, high;
  ap_yaml_mark mark;
} ap_range_entry;

typedef struct ap_expenses_entry {
  int32_t per_year, percent;
} ap_expenses_entry;

typedef struct ap_terms_file {
  const char *currency;
  ap_yaml_mark currency_mark;
  ap_reference against;
  ap_grade_entry *grades;
  size_t grade_count;
  ap_yaml_mark grades_mark;
  ap_fixed_fee_entry *fixed_fees;
  size_t fixed_fee_count;
  ap_expenses_entry expenses;
  int32_t contingency;
  ap_assessment_entry *assessments;
  size_t assessment_count;
  ap_yaml_mark assessments_mark;
  ap_range_entry *ranges;
  size_t range_count;
  ap_yaml_mark ranges_mark;
  int32_t correlation;
} ap_terms_file;

extern const ap_yaml_table ap_terms_table;

/* The currency, shares that are not 100 together, names and standards given twice, a standard left out. Only for a file
 * without other faults. */
ap_status ap_terms_judge(const ap_terms_file *file, const char *path, ap_diagnostics *diagnostics);
/* What was judged to be right, as the other stages see it, `against` still unsought; NULL where memory is short. */
ap_terms *ap_terms_fill(const ap_terms_file *file, ap_arena *arena);

#endif
