/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an assessment is written. */
#include "scheme/assessment_file.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { CLASSES = 3 };

const char *const ap_service_model_names[] = {[AP_SAAS] = "SaaS", [AP_PAAS] = "PaaS", [AP_IAAS] = "IaaS", NULL};
const char *const ap_impact_names[] = {
    [AP_IMPACT_LOW] = "low", [AP_IMPACT_MEDIUM] = "medium", [AP_IMPACT_HIGH] = "high", NULL};
const char *const ap_aspect_names[] = {
    [AP_CONFIDENTIALITY] = "confidentiality", [AP_INTEGRITY] = "integrity", [AP_AVAILABILITY] = "availability", NULL};

/* Either language's word may be written: the index less those of the other language is the impact. */
static const char *const written_impacts[] = {"low", "medium", "high", "低位", "中位", "高位", NULL};

/* clang-format off */
#define IMPACT(aspect, name) \
    {.key = name, .kind = AP_YAML_CHOICE, .offset = offsetof(ap_information, impacts) + (aspect) * sizeof(int), \
     .names = written_impacts}

static const ap_yaml_field information_fields[] = {
    {.key = "information", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_information, name),
     .mark = offsetof(ap_information, name_mark)},
    IMPACT(AP_CONFIDENTIALITY, "confidentiality"),
    IMPACT(AP_INTEGRITY, "integrity"),
    IMPACT(AP_AVAILABILITY, "availability"),
    {.key = "reason", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_information, reason)},
};
static const ap_information information_defaults = {
    .impacts = {AP_IMPACT_UNSAID, AP_IMPACT_UNSAID, AP_IMPACT_UNSAID}};
static const ap_yaml_table information_table = {
    information_fields, COUNT(information_fields), sizeof(ap_information), &information_defaults};

static const ap_yaml_field use_fields[] = {
    {.key = "agency", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_use, agency),
     .mark = offsetof(ap_use, agency_mark)},
    {.key = "business", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_use, business),
     .mark = offsetof(ap_use, business_mark)},
    {.key = "condition", .kind = AP_YAML_WORDS, .offset = offsetof(ap_use, condition)},
    {.key = "entry", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_use, entry_text),
     .mark = offsetof(ap_use, entry_mark)},
    {.key = "excluded", .kind = AP_YAML_BOOL, .offset = offsetof(ap_use, excluded),
     .mark = offsetof(ap_use, excluded_mark)},
    {.key = "reason", .kind = AP_YAML_WORDS, .offset = offsetof(ap_use, reason)},
    {.key = "assessed", .kind = AP_YAML_DATE, .required = true, .offset = offsetof(ap_use, assessed),
     .mark = offsetof(ap_use, assessed_mark)},
    {.key = "impacts", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_use, information),
     .count = offsetof(ap_use, information_count), .table = &information_table},
};
static const ap_yaml_table use_table = {use_fields, COUNT(use_fields), sizeof(ap_use), NULL};

static const ap_yaml_field service_fields[] = {
    {.key = "name", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_service_entry, name)},
    {.key = "model", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(ap_service_entry, model),
     .names = ap_service_model_names},
};
static const ap_yaml_table service_table = {service_fields, COUNT(service_fields), sizeof(ap_service_entry), NULL};

static const ap_yaml_field assessment_fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "service", .kind = AP_YAML_MAPPING, .required = true, .offset = offsetof(ap_assessment_file, service),
     .table = &service_table},
    {.key = "confidentiality_class", .kind = AP_YAML_INTEGER, .required = true,
     .offset = offsetof(ap_assessment_file, confidentiality_class), .least = 1, .most = CLASSES},
    {.key = "applied", .kind = AP_YAML_DATE, .required = true, .offset = offsetof(ap_assessment_file, applied),
     .mark = offsetof(ap_assessment_file, applied_mark)},
    {.key = "as_of", .kind = AP_YAML_DATE, .offset = offsetof(ap_assessment_file, as_of)},
    {.key = "list", .kind = AP_YAML_TEXT, .offset = offsetof(ap_assessment_file, list.value),
     .mark = offsetof(ap_assessment_file, list.mark)},
    {.key = "agencies_needed", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_assessment_file, agencies_needed),
     .least = 1, .most = AP_AGENCIES_NEEDED_MOST},
    {.key = "processing_days", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_assessment_file, processing_days),
     .least = 1, .most = AP_PROCESSING_DAYS_MOST},
    {.key = "agencies", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_assessment_file, uses),
     .count = offsetof(ap_assessment_file, use_count), .mark = offsetof(ap_assessment_file, uses_mark),
     .table = &use_table},
};
static const ap_assessment_file assessment_defaults = {
    .list = {.value = "target-businesses"}, .agencies_needed = AP_AGENCIES_NEEDED};
static const ap_yaml_table assessment_table = {
    assessment_fields, COUNT(assessment_fields), sizeof(ap_assessment_file), &assessment_defaults};
/* clang-format on */

ap_status ap_assessment_file_read(const char *path, ap_arena *arena, ap_diagnostics *diagnostics,
                                  ap_assessment_file *file) {
  ap_status status = ap_yaml_read_file(path, "an assessment", &assessment_table, arena, diagnostics, file);
  for (size_t i = 0; status == AP_OK && i < file->use_count; i++) {
    for (size_t kind = 0; kind < file->uses[i].information_count; kind++) {
      for (size_t aspect = 0; aspect < AP_ASPECTS; aspect++) {
        int *impact = &file->uses[i].information[kind].impacts[aspect];
        *impact = *impact >= AP_IMPACTS ? *impact - AP_IMPACTS : *impact;
      }
    }
  }
  return status;
}
