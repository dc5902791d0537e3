/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a scenario's `calendar:` is written. */
#include "scheme/constraints_file.h"
#include "scheme/names.h"
#include "scheme/timetable_file.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { DAYS_MOST = 3660, WEEKS_MOST = 520, MONTHS_MOST = 120 };

/* clang-format off */
#define TAKES(name, unit, limit) \
    {.key = name, .kind = AP_YAML_INTEGER, .offset = offsetof(ap_step_entry, takes.of[unit].count), \
     .mark = offsetof(ap_step_entry, takes.of[unit].mark), .most = (limit)}
#define DATE(entry, name) \
    {.key = #name, .kind = AP_YAML_DATE, .offset = offsetof(entry, name.date), .mark = offsetof(entry, name.mark)}

static const ap_yaml_field renewal_step_fields[] = {
    TAKES("days", AP_DAYS, DAYS_MOST),
    TAKES("weeks", AP_WEEKS, WEEKS_MOST),
    TAKES("months", AP_MONTHS, MONTHS_MOST),
};
static const ap_yaml_table renewal_step_table = {
    renewal_step_fields, COUNT(renewal_step_fields), sizeof(ap_step_entry), NULL};

static const ap_yaml_field step_fields[] = {
    TAKES("days", AP_DAYS, DAYS_MOST),
    TAKES("weeks", AP_WEEKS, WEEKS_MOST),
    TAKES("months", AP_MONTHS, MONTHS_MOST),
    DATE(ap_step_entry, from),
    DATE(ap_step_entry, done),
};
static const ap_yaml_table step_table = {step_fields, COUNT(step_fields), sizeof(ap_step_entry), NULL};

#define STEP(name, step, inner) \
    {.key = name, .kind = AP_YAML_BRANCH, .offset = offsetof(ap_step_list, entries) + (step) * sizeof(ap_step_entry *), \
     .mark = offsetof(ap_step_list, marks) + (step) * sizeof(ap_yaml_mark), .table = &(inner)}
#define RENEWED_STEPS(inner) \
    STEP("assessment_period", AP_ASSESSMENT_PERIOD, inner), \
    STEP("external_audit", AP_EXTERNAL_AUDIT, inner), \
    STEP("application", AP_APPLICATION, inner), \
    STEP("review", AP_REVIEW, inner), \
    STEP("registration", AP_REGISTRATION, inner)

static const ap_yaml_field steps_fields[] = {
    STEP("impact_assessment", AP_IMPACT_ASSESSMENT, step_table),
    STEP("pre_application", AP_PRE_APPLICATION, step_table),
    STEP("applicability_decision", AP_APPLICABILITY_DECISION, step_table),
    STEP("notice", AP_NOTICE, step_table),
    STEP("contract", AP_CONTRACT, step_table),
    RENEWED_STEPS(step_table),
};
static const ap_yaml_table steps_table = {steps_fields, COUNT(steps_fields), sizeof(ap_step_list), NULL};

static const ap_yaml_field renewal_fields[] = {RENEWED_STEPS(renewal_step_table)};
static const ap_yaml_table renewal_table = {renewal_fields, COUNT(renewal_fields), sizeof(ap_step_list), NULL};

static const ap_yaml_field renewed_fields[] = {
    {.key = "year", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(ap_renewal_entry, year.value),
     .mark = offsetof(ap_renewal_entry, year.mark), .least = AP_START_YEAR_LEAST,
     .most = AP_START_YEAR_MOST + AP_YEARS_MOST - 1},
    {.key = "step", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(ap_renewal_entry, step),
     .names = ap_step_names + AP_RENEWAL_FIRST},
    DATE(ap_renewal_entry, from),
    DATE(ap_renewal_entry, done),
};
static const ap_yaml_table renewed_table = {renewed_fields, COUNT(renewed_fields), sizeof(ap_renewal_entry), NULL};

static const ap_yaml_field deadline_fields[] = {
    {.key = "date", .kind = AP_YAML_DATE, .required = true, .offset = offsetof(ap_deadline_entry, date)},
    {.key = "step", .kind = AP_YAML_CHOICE, .offset = offsetof(ap_deadline_entry, step), .names = ap_step_names},
    {.key = "why", .kind = AP_YAML_WORDS, .offset = offsetof(ap_deadline_entry, why)},
};
static const ap_deadline_entry deadline_defaults = {.step = AP_REGISTRATION};
static const ap_yaml_table deadline_table = {
    deadline_fields, COUNT(deadline_fields), sizeof(ap_deadline_entry), &deadline_defaults};

static const ap_yaml_field provisional_fields[] = {
    {.key = "type", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(ap_provisional_entry, type),
     .least = 1, .most = 2},
    {.key = "application_expected", .kind = AP_YAML_BOOL, .required = true,
     .offset = offsetof(ap_provisional_entry, application_expected)},
};
static const ap_yaml_table provisional_table = {
    provisional_fields, COUNT(provisional_fields), sizeof(ap_provisional_entry), NULL};

static const ap_yaml_field fields[] = {
    {.key = "start", .kind = AP_YAML_DATE, .offset = offsetof(ap_timetable_file, start)},
    {.key = "deadline", .kind = AP_YAML_BRANCH, .offset = offsetof(ap_timetable_file, deadline),
     .mark = offsetof(ap_timetable_file, deadline_mark), .table = &deadline_table},
    {.key = "steps", .kind = AP_YAML_MAPPING, .required = true, .offset = offsetof(ap_timetable_file, steps),
     .mark = offsetof(ap_timetable_file, steps_mark), .table = &steps_table},
    {.key = "renewal", .kind = AP_YAML_MAPPING, .offset = offsetof(ap_timetable_file, renewal),
     .table = &renewal_table},
    {.key = "renewed", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_timetable_file, renewals),
     .count = offsetof(ap_timetable_file, renewal_count), .table = &renewed_table},
    {.key = "provisional", .kind = AP_YAML_BRANCH, .offset = offsetof(ap_timetable_file, provisional),
     .mark = offsetof(ap_timetable_file, provisional_mark), .table = &provisional_table},
};
const ap_yaml_table ap_timetable_table = {fields, COUNT(fields), sizeof(ap_timetable_file), NULL};
/* clang-format on */
