/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/registration.h"
#include "scheme/shipped.h"
#include "support/yaml.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { MONTHS_MOST = 120, TYPES_MOST = 2 };

static const char *const rule_names[] = {[AP_CONTRACT_AFTER_NOTICE] = "contract_after_notice",
                                         [AP_PERIOD_MOST] = "period_most",
                                         [AP_PERIOD_LEAST] = "period_least",
                                         [AP_PERIOD_GAPLESS] = "period_gapless",
                                         NULL};
static const char *const duty_time_names[] = {[AP_AT_PRE_APPLICATION] = "pre_application",
                                              [AP_AT_APPLICATION] = "application",
                                              [AP_WHILE_REGISTERED] = "registered",
                                              NULL};

/* clang-format off */
static const ap_yaml_field source_fields[] = {
    {.key = "document", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(ap_source_note, document)},
    {.key = "clause", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_source_note, clause)},
};
static const ap_yaml_table source_table = {source_fields, COUNT(source_fields), sizeof(ap_source_note), NULL};

#define SOURCE(type) \
    {.key = "source", .kind = AP_YAML_MAPPING, .required = true, .offset = offsetof(type, source), \
     .table = &source_table}
#define READING(type) {.key = "reading", .kind = AP_YAML_WORDS, .offset = offsetof(type, reading)}

static const ap_yaml_field step_fields[] = {
    {.key = "title", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_step_words, title)},
    SOURCE(ap_step_words),
    READING(ap_step_words),
};
static const ap_yaml_table step_table = {step_fields, COUNT(step_fields), sizeof(ap_step_words), NULL};

#define STEP(name, step) \
    {.key = name, .kind = AP_YAML_MAPPING, .required = true, .offset = (step) * sizeof(ap_step_words), \
     .table = &step_table}
static const ap_yaml_field steps_fields[] = {
    STEP("impact_assessment", AP_IMPACT_ASSESSMENT),
    STEP("pre_application", AP_PRE_APPLICATION),
    STEP("applicability_decision", AP_APPLICABILITY_DECISION),
    STEP("notice", AP_NOTICE),
    STEP("contract", AP_CONTRACT),
    STEP("assessment_period", AP_ASSESSMENT_PERIOD),
    STEP("external_audit", AP_EXTERNAL_AUDIT),
    STEP("application", AP_APPLICATION),
    STEP("review", AP_REVIEW),
    STEP("registration", AP_REGISTRATION),
};
static const ap_yaml_table steps_table = {steps_fields, COUNT(steps_fields), sizeof(ap_step_words[AP_STEPS]), NULL};

static const ap_yaml_field rule_fields[] = {
    {.key = "months", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_rule_words, months), .least = 1,
     .most = MONTHS_MOST},
    SOURCE(ap_rule_words),
    READING(ap_rule_words),
};
static const ap_yaml_table rule_table = {rule_fields, COUNT(rule_fields), sizeof(ap_rule_words), NULL};

#define RULE(name, rule) \
    {.key = name, .kind = AP_YAML_MAPPING, .required = true, .offset = (rule) * sizeof(ap_rule_words), \
     .table = &rule_table}
static const ap_yaml_field rules_fields[] = {
    RULE("contract_after_notice", AP_CONTRACT_AFTER_NOTICE),
    RULE("period_most", AP_PERIOD_MOST),
    RULE("period_least", AP_PERIOD_LEAST),
    RULE("period_gapless", AP_PERIOD_GAPLESS),
};
static const ap_yaml_table rules_table = {
    rules_fields, COUNT(rules_fields), sizeof(ap_rule_words[AP_CALENDAR_RULES]), NULL};

static const ap_yaml_field provisional_fields[] = {
    {.key = "type", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(ap_provisional, type), .least = 1,
     .most = TYPES_MOST},
    {.key = "until", .kind = AP_YAML_DATE, .required = true, .offset = offsetof(ap_provisional, until)},
    {.key = "asks", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_provisional, asks)},
    SOURCE(ap_provisional),
};
static const ap_yaml_table provisional_table = {
    provisional_fields, COUNT(provisional_fields), sizeof(ap_provisional), NULL};

static const ap_yaml_field duty_fields[] = {
    {.key = "id", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(ap_duty, id)},
    {.key = "when", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(ap_duty, when),
     .names = duty_time_names},
    {.key = "what", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_duty, what)},
    SOURCE(ap_duty),
    READING(ap_duty),
};
static const ap_yaml_table duty_table = {duty_fields, COUNT(duty_fields), sizeof(ap_duty), NULL};

static const ap_yaml_field fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "scheme", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(ap_registration, scheme)},
    {.key = "steps", .kind = AP_YAML_MAPPING, .required = true, .offset = offsetof(ap_registration, steps),
     .table = &steps_table},
    {.key = "rules", .kind = AP_YAML_MAPPING, .required = true, .offset = offsetof(ap_registration, rules),
     .table = &rules_table},
    {.key = "provisional", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_registration, provisional),
     .count = offsetof(ap_registration, provisional_count), .table = &provisional_table},
    {.key = "duties", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_registration, duties),
     .count = offsetof(ap_registration, duty_count), .table = &duty_table},
};
static const ap_yaml_table table = {fields, COUNT(fields), sizeof(ap_registration), NULL};
/* clang-format on */

ap_status ap_registration_read(const char *data_folder, ap_arena *arena, ap_diagnostics *diagnostics,
                               ap_registration *registration) {
  const char *path = ap_shipped_file(arena, data_folder, "registration.yaml");
  return path == NULL ? AP_MACHINE
                      : ap_yaml_read_file(path, "the steps to registration", &table, arena, diagnostics, registration);
}

const ap_provisional *ap_provisional_of(const ap_registration *registration, int32_t type) {
  for (size_t i = 0; i < registration->provisional_count; i++) {
    if (registration->provisional[i].type == type) {
      return &registration->provisional[i];
    }
  }
  return NULL;
}

const char *ap_calendar_rule_name(ap_calendar_rule rule) { return rule_names[rule]; }

const char *ap_duty_time_name(ap_duty_time when) { return duty_time_names[when]; }
