/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a scenario file. */
#include "catalog/column_map.h"
#include "scheme/names.h"
#include "scheme/scenario_file.h"
#include "support/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { MONTHS = 12, APRIL = 4 };

/* clang-format off */
#define REFERENCE(name) \
  .key = #name, .kind = AP_YAML_TEXT, .offset = offsetof(ap_scenario_file, name.value), \
  .mark = offsetof(ap_scenario_file, name.mark)
#define PART(name) .faulty = offsetof(ap_scenario_file, faults.name)
#define MINUTES(index) \
  .kind = AP_YAML_INTEGER, .offset = (index) * sizeof(int32_t), .least = 1, .most = AP_MINUTES_MOST

static const ap_yaml_field level_fields[] = {
    {.key = "objective", MINUTES(AP_OBJECTIVE)},
    {.key = "detailed", MINUTES(AP_DETAILED)},
};
static const ap_yaml_table level_table = {level_fields, COUNT(level_fields), sizeof(int32_t[AP_LEVELS]), NULL};

static const ap_yaml_field track_fields[] = {
    {.key = "external", .kind = AP_YAML_MAPPING, .offset = AP_EXTERNAL * sizeof(int32_t[AP_LEVELS]),
     .table = &level_table},
    {.key = "internal", .kind = AP_YAML_MAPPING, .offset = AP_INTERNAL * sizeof(int32_t[AP_LEVELS]),
     .table = &level_table},
};
static const ap_yaml_table track_table = {
    track_fields, COUNT(track_fields), sizeof(int32_t[AP_TRACKS][AP_LEVELS]), NULL};

static const ap_yaml_field parameter_fields[] = {
    {.key = "rule", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_parameter, rule),
     .mark = offsetof(ap_parameter, rule_mark)},
    {.key = "every", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_parameter, every), .least = 1,
     .most = AP_EVERY_MOST, .mark = offsetof(ap_parameter, every_mark)},
    {.key = "enabled", .kind = AP_YAML_BOOL, .offset = offsetof(ap_parameter, enabled),
     .mark = offsetof(ap_parameter, enabled_mark)},
};
static const ap_yaml_table parameter_table = {
    parameter_fields, COUNT(parameter_fields), sizeof(ap_parameter), NULL};

static const ap_yaml_field tag_fields[] = {
    {.key = "id", .kind = AP_YAML_TEXT, .required = true, .plain = true, .offset = offsetof(ap_tag_entry, word.id),
     .mark = offsetof(ap_tag_entry, id_mark)},
    {.key = "tag", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(ap_tag_entry, word.tag)},
    {.key = "value", .kind = AP_YAML_BOOL, .required = true, .offset = offsetof(ap_tag_entry, word.value)},
    {.key = "why", .kind = AP_YAML_WORDS, .offset = offsetof(ap_tag_entry, word.why)},
};
static const ap_yaml_table tag_table = {tag_fields, COUNT(tag_fields), sizeof(ap_tag_entry), NULL};

static const ap_yaml_field scenario_fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "title", .kind = AP_YAML_WORDS, .offset = offsetof(ap_scenario_file, title)},
    {REFERENCE(scheme), .required = true},
    {REFERENCE(catalog), .required = true},
    {.key = "columns", .kind = AP_YAML_BRANCH, .offset = offsetof(ap_scenario_file, columns),
     .table = &ap_column_map_table},
    {REFERENCE(tag_rules)},
    {REFERENCE(history)},
    {.key = "start_year", .kind = AP_YAML_INTEGER, PART(years), .required = true, .offset = offsetof(ap_scenario_file, start_year),
     .least = AP_START_YEAR_LEAST, .most = AP_START_YEAR_MOST},
    {.key = "start_month", .kind = AP_YAML_INTEGER, PART(years), .offset = offsetof(ap_scenario_file, start_month), .least = 1,
     .most = MONTHS},
    {.key = "years", .kind = AP_YAML_INTEGER, PART(years), .required = true, .offset = offsetof(ap_scenario_file, years),
     .least = 1, .most = AP_YEARS_MOST},
    {.key = "as_of", .kind = AP_YAML_DATE, PART(years), .offset = offsetof(ap_scenario_file, as_of)},
    {.key = "effort", .kind = AP_YAML_MAPPING, .offset = offsetof(ap_scenario_file, effort), .table = &track_table},
    {.key = "parameters", .kind = AP_YAML_SEQUENCE, PART(parameters), .offset = offsetof(ap_scenario_file, parameters),
     .count = offsetof(ap_scenario_file, parameter_count), .table = &parameter_table},
    {.key = "tags", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_scenario_file, tags),
     .count = offsetof(ap_scenario_file, tag_count), .table = &tag_table},
    {.key = "order", .kind = AP_YAML_PERMUTATION, .offset = offsetof(ap_scenario_file, order),
     .mark = offsetof(ap_scenario_file, order_mark), .names = ap_criterion_names},
    {.key = "allowance", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_scenario_file, allowance), .least = 0,
     .most = AP_ALLOWANCE_MOST},
    {.key = "pins", .kind = AP_YAML_SEQUENCE, PART(constraints), .offset = offsetof(ap_scenario_file, constraints.pins),
     .count = offsetof(ap_scenario_file, constraints.pin_count), .table = &ap_pin_table},
    {.key = "together", .kind = AP_YAML_SEQUENCE, PART(constraints), .offset = offsetof(ap_scenario_file, constraints.together),
     .count = offsetof(ap_scenario_file, constraints.together_count), .table = &ap_group_table},
    {.key = "apart", .kind = AP_YAML_SEQUENCE, PART(constraints), .offset = offsetof(ap_scenario_file, constraints.apart),
     .count = offsetof(ap_scenario_file, constraints.apart_count), .table = &ap_group_table},
    {.key = "set_ups", .kind = AP_YAML_SEQUENCE, PART(constraints), .offset = offsetof(ap_scenario_file, constraints.set_ups),
     .count = offsetof(ap_scenario_file, constraints.set_up_count), .table = &ap_set_up_table},
    {.key = "caps", .kind = AP_YAML_SEQUENCE, PART(constraints), .offset = offsetof(ap_scenario_file, constraints.caps),
     .count = offsetof(ap_scenario_file, constraints.cap_count), .table = &ap_cap_table},
    {.key = "rates", .kind = AP_YAML_SEQUENCE, PART(constraints), .offset = offsetof(ap_scenario_file, constraints.rates),
     .count = offsetof(ap_scenario_file, constraints.rate_count), .table = &ap_rate_table},
    {.key = "external_counts_as_internal", .kind = AP_YAML_BOOL,
     .offset = offsetof(ap_scenario_file, constraints.external_counts)},
    {.key = "quote", .kind = AP_YAML_BRANCH, PART(terms), .offset = offsetof(ap_scenario_file, terms), .table = &ap_terms_table},
    {.key = "auditor", .kind = AP_YAML_BRANCH, PART(auditor), .offset = offsetof(ap_scenario_file, auditor),
     .table = &ap_auditor_table},
    {.key = "events", .kind = AP_YAML_SEQUENCE, PART(events), .offset = offsetof(ap_scenario_file, events.entries),
     .count = offsetof(ap_scenario_file, events.count), .mark = offsetof(ap_scenario_file, events.mark),
     .path = offsetof(ap_scenario_file, events.path), .table = &ap_event_table},
    {.key = "calendar", .kind = AP_YAML_BRANCH, PART(timetable), .offset = offsetof(ap_scenario_file, timetable),
     .mark = offsetof(ap_scenario_file, timetable_mark), .table = &ap_timetable_table},
    {.key = "budget", .kind = AP_YAML_BRANCH, PART(purse), .offset = offsetof(ap_scenario_file, purse),
     .mark = offsetof(ap_scenario_file, purse_mark), .table = &ap_purse_table},
};
const ap_scenario_file ap_scenario_defaults = {.start_month = APRIL, .allowance = AP_ALLOWANCE_DEFAULT,
                                               .order = {AP_PEAK, AP_TOTAL, AP_SPREAD}};
static const ap_yaml_table scenario_table = {
    scenario_fields, COUNT(scenario_fields), sizeof(ap_scenario_file), &ap_scenario_defaults};
/* clang-format on */

/* A misspelt key is told by itself. */
static ap_status judge_parameters(const char *path, const ap_scenario_file *file, ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  for (size_t i = 0; i < file->parameter_count; i++) {
    const ap_parameter *parameter = &file->parameters[i];
    if (parameter->every_mark.line == 0 && parameter->enabled_mark.line == 0) {
      char excerpt[AP_EXCERPT_SIZE];
      ap_place place = {.file = path, .line = parameter->rule_mark.line, .column = parameter->rule_mark.column};
      ap_diagnose(diagnostics, &place, AP_D_PARAMETER_EMPTY, "%s", ap_utf8_excerpt(parameter->rule, excerpt));
      status = AP_BAD_INPUT;
    }
  }
  return status;
}

static ap_status judge_order(const char *path, const ap_scenario_file *file, ap_diagnostics *diagnostics) {
  if (file->order[0] == AP_PEAK) {
    return AP_OK;
  }
  ap_place place = {.file = path, .line = file->order_mark.line, .column = file->order_mark.column};
  ap_diagnose(diagnostics, &place, AP_D_ORDER_PEAK, "%s", ap_criterion_names[file->order[0]]);
  return AP_BAD_INPUT;
}

/* Those sections that were read without a fault; a fault elsewhere does not keep them from being judged. */
static ap_status judge_sections(const char *path, const ap_scenario_file *file, ap_diagnostics *diagnostics) {
  const ap_scenario_faults *faults = &file->faults;
  const ap_status statuses[] = {
      faults->parameters ? AP_OK : judge_parameters(path, file, diagnostics),
      faults->constraints || faults->years
          ? AP_OK
          : ap_constraints_judge(&file->constraints, file->start_year, path, diagnostics),
      file->terms == NULL || faults->terms ? AP_OK : ap_terms_judge(file->terms, path, diagnostics),
      file->auditor == NULL || faults->auditor ? AP_OK : ap_auditor_judge(file->auditor, path, diagnostics),
      file->timetable == NULL || faults->timetable || faults->years
          ? AP_OK
          : ap_timetable_judge(file->timetable, file->timetable_mark, file->start_year, file->years, path, diagnostics),
      file->purse == NULL || faults->purse || faults->terms
          ? AP_OK
          : ap_purse_judge(file->purse, file->terms, file->purse_mark, path, diagnostics),
  };
  ap_status status = AP_OK;
  for (size_t i = 0; i < COUNT(statuses); i++) {
    status = statuses[i] > status ? statuses[i] : status;
  }
  return status;
}

ap_status ap_scenario_file_read(const char *path, ap_arena *arena, ap_diagnostics *diagnostics,
                                ap_scenario_file *file) {
  ap_status status = ap_yaml_read_file(path, "a scenario", &scenario_table, arena, diagnostics, file);
  ap_status order = judge_order(path, file, diagnostics);
  ap_status columns = file->columns == NULL ? AP_OK : ap_column_map_judge(file->columns, path, diagnostics);
  file->faults.years = file->faults.years || file->start_year == 0 || file->years == 0;
  ap_status sections = status == AP_MACHINE ? AP_OK : judge_sections(path, file, diagnostics);
  status = order > status ? order : status;
  status = columns > status ? columns : status;
  status = sections > status ? sections : status;
  if (file->as_of.year == 0) {
    file->as_of = (ap_date){file->start_year, file->start_month, 1};
  }
  return status;
}
