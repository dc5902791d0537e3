/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario's `parameters` against its scheme. */
#include "scheme/scenario_parts.h"
#include "support/nearest.h"
#include "support/text.h"
#include "support/utf8.h"
#include <string.h>

static ap_rule *rule_of(ap_scheme *scheme, const char *id) {
  for (size_t i = 0; i < scheme->rule_count; i++) {
    if (strcmp(scheme->rules[i].id, id) == 0) {
      return &scheme->rules[i];
    }
  }
  return NULL;
}

/* Names the nearest rule, or all of them where none is near. */
static void tell_unknown(ap_diagnostics *diagnostics, const ap_place *place, const ap_scheme *scheme, const char *id) {
  char excerpt[AP_EXCERPT_SIZE];
  const char *known[AP_RULES_MOST];
  ap_text list = {0};
  for (size_t i = 0; i < scheme->rule_count; i++) {
    known[i] = scheme->rules[i].id;
  }
  ap_text_add_list(&list, known, scheme->rule_count);
  const char *nearest = ap_nearest(id, known, scheme->rule_count);
  ap_diagnose(diagnostics, place, nearest != NULL ? AP_D_PARAMETER_RULE : AP_D_PARAMETER_RULE_STRANGE,
              "%s" AP_NEXT "%s", ap_utf8_excerpt(id, excerpt),
              nearest != NULL      ? nearest
              : list.bytes != NULL ? list.bytes
                                   : "");
  ap_text_free(&list);
}

/* The line of an earlier parameter of the same rule; 0 where there is none. */
static uint64_t earlier_line(const ap_scenario_file *file, size_t index) {
  for (size_t i = 0; i < index; i++) {
    if (file->parameters[i].rule != NULL && strcmp(file->parameters[i].rule, file->parameters[index].rule) == 0) {
      return file->parameters[i].rule_mark.line;
    }
  }
  return 0;
}

static ap_status apply(const ap_scenario_file *file, size_t index, const char *path, ap_diagnostics *diagnostics,
                       ap_scheme *scheme) {
  const ap_parameter *parameter = &file->parameters[index];
  ap_place place = {.file = path, .line = parameter->rule_mark.line, .column = parameter->rule_mark.column};
  ap_rule *rule = rule_of(scheme, parameter->rule);
  if (rule == NULL) {
    tell_unknown(diagnostics, &place, scheme, parameter->rule);
    return AP_BAD_INPUT;
  }
  uint64_t earlier = earlier_line(file, index);
  if (earlier != 0) {
    ap_diagnose(diagnostics, &place, AP_D_PARAMETER_REPEATED, "%s" AP_NEXT "%llu", rule->id,
                (unsigned long long)earlier);
    return AP_BAD_INPUT;
  }
  rule->every = parameter->every_mark.line == 0 ? rule->every : parameter->every;
  rule->enabled = parameter->enabled_mark.line == 0 ? rule->enabled : parameter->enabled;
  return AP_OK;
}

ap_status ap_apply_parameters(const ap_scenario_file *file, const char *path, ap_diagnostics *diagnostics,
                              ap_scheme *scheme) {
  ap_status status = AP_OK;
  for (size_t i = 0; i < file->parameter_count; i++) {
    if (file->parameters[i].rule != NULL && apply(file, i, path, diagnostics, scheme) != AP_OK) {
      status = AP_BAD_INPUT;
    }
  }
  return status;
}
