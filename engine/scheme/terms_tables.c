/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the terms of a quote are written. */
#include "scheme/constraints.h"
#include "scheme/names.h"
#include "scheme/terms_file.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { PERCENT_MOST = 1000 };

/* clang-format off */
#define MONEY(entry, member, from) \
    .kind = AP_YAML_INTEGER, .offset = offsetof(entry, member), .least = (from), .most = INT32_MAX
#define PERCENT(entry, member, from, to) \
    .kind = AP_YAML_INTEGER, .offset = offsetof(entry, member), .least = (from), .most = (to)
#define STANDARDS(entry) \
    {.key = "standard", .kind = AP_YAML_CHOICES, .offset = offsetof(entry, standards), .names = ap_standard_names}

static const ap_yaml_field grade_fields[] = {
    {.key = "name", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_grade_entry, name),
     .mark = offsetof(ap_grade_entry, name_mark)},
    {.key = "per_hour", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(ap_grade_entry, per_hour),
     .least = 1, .most = AP_RATE_MOST},
    {.key = "share", .required = true, PERCENT(ap_grade_entry, share, 1, AP_PERCENT)},
};
static const ap_yaml_table grade_table = {grade_fields, COUNT(grade_fields), sizeof(ap_grade_entry), NULL};

static const ap_yaml_field fixed_fee_fields[] = {
    {.key = "name", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_fixed_fee_entry, name)},
    {.key = "amount", .required = true, MONEY(ap_fixed_fee_entry, amount, 1)},
};
static const ap_yaml_table fixed_fee_table = {
    fixed_fee_fields, COUNT(fixed_fee_fields), sizeof(ap_fixed_fee_entry), NULL};

static const ap_yaml_field expenses_fields[] = {
    {.key = "per_year", MONEY(ap_expenses_entry, per_year, 0)},
    {.key = "percent", PERCENT(ap_expenses_entry, percent, 0, PERCENT_MOST)},
};
static const ap_yaml_table expenses_table = {
    expenses_fields, COUNT(expenses_fields), sizeof(ap_expenses_entry), NULL};

static const ap_yaml_field assessment_fields[] = {
    STANDARDS(ap_assessment_entry),
    {.key = "design", .required = true, PERCENT(ap_assessment_entry, design, 0, AP_PERCENT),
     .mark = offsetof(ap_assessment_entry, mark)},
    {.key = "operational", .required = true, PERCENT(ap_assessment_entry, operational, 0, AP_PERCENT)},
};
static const ap_yaml_table assessment_table = {
    assessment_fields, COUNT(assessment_fields), sizeof(ap_assessment_entry), NULL};

static const ap_yaml_field range_fields[] = {
    STANDARDS(ap_range_entry),
    {.key = "low", .required = true, PERCENT(ap_range_entry, low, 1, AP_PERCENT),
     .mark = offsetof(ap_range_entry, mark)},
    {.key = "high", .required = true, PERCENT(ap_range_entry, high, AP_PERCENT, PERCENT_MOST)},
};
static const ap_yaml_table range_table = {range_fields, COUNT(range_fields), sizeof(ap_range_entry), NULL};

static const ap_yaml_field terms_fields[] = {
    {.key = "currency", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_terms_file, currency),
     .mark = offsetof(ap_terms_file, currency_mark)},
    {.key = "against", .kind = AP_YAML_TEXT, .offset = offsetof(ap_terms_file, against.value),
     .mark = offsetof(ap_terms_file, against.mark)},
    {.key = "grades", .kind = AP_YAML_SEQUENCE, .required = true, .offset = offsetof(ap_terms_file, grades),
     .count = offsetof(ap_terms_file, grade_count), .mark = offsetof(ap_terms_file, grades_mark),
     .table = &grade_table},
    {.key = "fixed_fees", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_terms_file, fixed_fees),
     .count = offsetof(ap_terms_file, fixed_fee_count), .table = &fixed_fee_table},
    {.key = "expenses", .kind = AP_YAML_MAPPING, .offset = offsetof(ap_terms_file, expenses),
     .table = &expenses_table},
    {.key = "contingency", PERCENT(ap_terms_file, contingency, 0, PERCENT_MOST)},
    {.key = "assessment", .kind = AP_YAML_SEQUENCE, .required = true, .offset = offsetof(ap_terms_file, assessments),
     .count = offsetof(ap_terms_file, assessment_count), .mark = offsetof(ap_terms_file, assessments_mark),
     .table = &assessment_table},
    {.key = "effort_range", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_terms_file, ranges),
     .count = offsetof(ap_terms_file, range_count), .mark = offsetof(ap_terms_file, ranges_mark),
     .table = &range_table},
    {.key = "correlation", PERCENT(ap_terms_file, correlation, 0, AP_PERCENT)},
};
/* A range that is said of the whole work holds for the whole, unless the items are said to vary by themselves. */
static const ap_terms_file terms_defaults = {.correlation = AP_PERCENT};
const ap_yaml_table ap_terms_table = {terms_fields, COUNT(terms_fields), sizeof(ap_terms_file), &terms_defaults};
/* clang-format on */
