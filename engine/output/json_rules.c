/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/rules" (auditplan.5). */
#include "output/json_text.h"
#include "output/names.h"
#include "output/views.h"

static json_t *names_of_bits(unsigned bits, unsigned count, const char *(*name_of)(unsigned)) {
  json_t *array = json_array();
  for (unsigned bit = 0; bit < count; bit++) {
    if ((bits & (1u << bit)) != 0) {
      ap_json_append(&array, json_string(name_of(bit)));
    }
  }
  return array;
}

static const char *standard_of(unsigned bit) { return ap_standard_name((ap_standard)bit); }

static const char *level_of(unsigned bit) { return ap_level_name((ap_level)bit); }

/* An empty list: not asked. */
static json_t *select_json(const ap_select *select) {
  return json_pack("{s:o, s:o, s:o, s:o, s:o}", "standard", names_of_bits(select->standards, AP_STANDARDS, standard_of),
                   "level", names_of_bits(select->levels, AP_LEVELS, level_of), "tag",
                   ap_json_strings(select->tags, select->tag_count), "ids",
                   ap_json_strings(select->ids, select->id_count), "not",
                   select->except == NULL ? json_null() : select_json(select->except));
}

static json_t *rule_json(const ap_rule *rule) {
  return json_pack("{s:s, s:s, s:o, s:s, s:i, s:b, s:b, s:o, s:{s:o, s:o}}", "id", rule->id, "track",
                   ap_track_name(rule->track), "select", select_json(&rule->select), "unit", ap_unit_name(rule->unit),
                   "every", rule->every, "enabled", (int)rule->enabled, "initial_full", (int)rule->initial_full, "note",
                   ap_json_both(&rule->note), "source", "document", ap_json_string(rule->document), "clause",
                   ap_json_string(rule->clause));
}

static json_t *scheme_json(const ap_scheme *scheme) {
  json_t *rules = json_array();
  for (size_t i = 0; i < scheme->rule_count; i++) {
    ap_json_append(&rules, rule_json(&scheme->rules[i]));
  }
  return json_pack("{s:s, s:o, s:o, s:o, s:o}", "id", scheme->id, "title", ap_json_both(&scheme->title), "edition",
                   ap_json_string(scheme->edition), "note", ap_json_both(&scheme->note), "rules", rules);
}

void ap_rules_json(const ap_scheme *const *schemes, size_t count, const ap_cited *cited, ap_text *text) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; i++) {
    ap_json_append(&array, scheme_json(schemes[i]));
  }
  ap_add_json(text, json_pack("{s:s, s:i, s:o, s:o, s:o}", "format", "auditplan/rules", "version", 1, "schemes", array,
                              "clauses", cited == NULL ? json_array() : ap_clauses_json(cited), "documents",
                              cited == NULL ? json_array() : ap_documents_json(cited)));
}
