/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/activities.h"
#include "output/fill.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/oscal/controls.h"
#include "output/oscal/parts.h"
#include "output/oscal/role.h"
#include "output/oscal/token.h"
#include "output/oscal/wording.h"
#include "output/translate.h"
#include <string.h>

json_t *ap_oscal_activity_uuid(const ap_oscal_year *year, const ap_oscal_audit *audit) {
  return ap_oscal_uuid(year, "activity", ap_track_name(audit->track), audit->rules);
}

static const ap_rule *rule_of(const ap_scheme *scheme, const char *id, size_t length) {
  for (size_t i = 0; i < scheme->rule_count; i++) {
    const ap_rule *rule = &scheme->rules[i];
    if (strlen(rule->id) == length && memcmp(rule->id, id, length) == 0) {
      return rule;
    }
  }
  return NULL;
}

/* Puts the last properties of the list into the group of that rule. */
static void group(json_t **props, size_t from, const char *rule) {
  ap_text token = {0};
  ap_add_token(&token, rule);
  for (size_t i = from; *props != NULL && i < json_array_size(*props); i++) {
    if (token.failed || json_object_set_new(json_array_get(*props, i), "group", json_string(token.bytes)) != 0) {
      json_decref(*props);
      *props = NULL;
    }
  }
  ap_text_free(&token);
}

/* A name that is no rule of the scheme is that of an event, or of an earlier scheme's rule. */
static void add_rule(json_t **props, const ap_scheme *scheme, const char *id, size_t length) {
  const ap_rule *rule = rule_of(scheme, id, length);
  size_t from = json_array_size(*props);
  ap_text name = {0};
  ap_text_add_bytes(&name, id, length);
  if (name.failed) {
    json_decref(*props);
    *props = NULL;
    return;
  }
  ap_oscal_add_prop(props, "rule", name.bytes);
  if (rule != NULL) {
    ap_oscal_add_number(props, "every-years", rule->every);
    ap_oscal_add_prop(props, "source-document", rule->document);
    ap_oscal_add_prop(props, "source-clause", rule->clause);
    ap_oscal_add_prop(props, "reading", ap_words_in(&rule->note, "en"));
  }
  group(props, from, name.bytes);
  ap_text_free(&name);
}

static void add_rules(json_t **props, const ap_scheme *scheme, const char *rules) {
  while (*rules != '\0') {
    size_t length = strcspn(rules, "+");
    add_rule(props, scheme, rules, length);
    rules += length + (rules[length] == '+');
  }
}

static json_t *words_of(const ap_oscal_audit *audit, const char *sentence) {
  ap_text text = {0};
  ap_text rules = {0};
  ap_add_markup(&rules, audit->rules);
  AP_FILL(&text, sentence, ap_oscal_audit_title(audit->track), rules.length > 0 ? rules.bytes : "the plan");
  json_t *words = text.failed || rules.failed ? NULL : json_string(text.bytes);
  ap_text_free(&text);
  ap_text_free(&rules);
  return words;
}

static json_t *activity(const ap_oscal_year *year, const ap_oscal_audit *audit) {
  ap_oscal_sum sum = ap_oscal_sum_of(year, audit->track, audit->rules);
  json_t *props = json_array();
  json_t *made = json_object();
  ap_oscal_put(&made, "uuid", ap_oscal_activity_uuid(year, audit));
  ap_oscal_put(&made, "title", words_of(audit, "{0}: {1}"));
  ap_oscal_put(&made, "description", words_of(audit, "{0} of the related controls, as {1} asks for it."));
  ap_oscal_add_prop(&props, "track", ap_track_name(audit->track));
  ap_oscal_add_number(&props, "items", sum.items);
  ap_oscal_add_number(&props, "minutes", sum.minutes);
  add_rules(&props, year->scenario->scheme, audit->rules);
  ap_oscal_put_some(&made, "props", props);
  ap_oscal_put(&made, "related-controls",
               json_pack("{s:[{s:o}]}", "control-selections", "include-controls",
                         ap_oscal_include_controls(year, audit->track, audit->rules)));
  ap_oscal_put(&made, "responsible-roles", ap_oscal_responsible_roles(year, audit->track));
  return made;
}

json_t *ap_oscal_activities(const ap_oscal_year *year) {
  json_t *activities = json_array();
  for (size_t i = 0; i < year->audit_count; i++) {
    ap_json_append(&activities, activity(year, &year->audits[i]));
  }
  return activities;
}
