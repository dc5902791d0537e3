/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment plan (OSCAL 1.0.6) of one plan year. */
#include "output/fill.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/oscal/activities.h"
#include "output/oscal/back_matter.h"
#include "output/oscal/controls.h"
#include "output/oscal/moment.h"
#include "output/oscal/parts.h"
#include "output/oscal/role.h"
#include "output/oscal/tasks.h"
#include "output/oscal/wording.h"
#include "output/oscal/year.h"
#include "output/translate.h"
#include "scheme/plan_year.h"

static const char oscal_version[] = "1.0.6";

/* ---- metadata ---- */

static json_t *title_of(const ap_oscal_year *year) {
  ap_text title = {0};
  const char *service = ap_words_in(&year->scenario->title, "en");
  ap_add_markup(&title, service == NULL ? "" : service);
  ap_text_format(&title, "%sassessment plan for the plan year %d", title.length > 0 ? ": " : "", year->year);
  json_t *made = title.failed ? NULL : json_string(title.bytes);
  ap_text_free(&title);
  return made;
}

static json_t *metadata_props(const ap_oscal_year *year) {
  const ap_scenario *scenario = year->scenario;
  json_t *props = json_array();
  ap_oscal_add_number(&props, "plan-year", year->year);
  ap_oscal_add_prop(&props, "plan-year-begins",
                    ap_date_write(ap_plan_year_begin(year->year, scenario->start_month)).digits);
  ap_oscal_add_prop(&props, "plan-year-ends",
                    ap_date_write(ap_plan_year_end(year->year, scenario->start_month)).digits);
  ap_oscal_add_prop(&props, "title-ja", scenario->title.ja);
  ap_oscal_add_prop(&props, "state", year->plan == NULL ? "past" : "planned");
  return props;
}

static json_t *link(const ap_oscal_year *year, ap_oscal_resource resource, const char *relation) {
  return json_pack("{s:o, s:s}", "href", ap_oscal_reference(year, resource), "rel", relation);
}

static json_t *metadata(const ap_oscal_year *year) {
  const ap_scenario *scenario = year->scenario;
  json_t *made = json_object();
  ap_oscal_put(&made, "title", title_of(year));
  ap_oscal_put(&made, "last-modified",
               json_string(ap_day_begins(scenario->as_of, scenario->scheme->utc_offset).digits));
  ap_oscal_put(&made, "version", json_string(ap_date_write(scenario->as_of).digits));
  ap_oscal_put(&made, "oscal-version", json_string(oscal_version));
  ap_oscal_put(&made, "props", metadata_props(year));
  ap_oscal_put(&made, "links",
               json_pack("[o, o, o]", link(year, AP_OSCAL_PLAN, "audit-plan"), link(year, AP_OSCAL_SCHEME, "scheme"),
                         link(year, AP_OSCAL_CATALOG, "catalog")));
  ap_oscal_put(&made, "roles", ap_oscal_roles());
  ap_oscal_put_some(&made, "parties", ap_oscal_parties(year));
  ap_oscal_put_some(&made, "responsible-parties", ap_oscal_responsible_parties(year));
  return made;
}

/* ---- the whole ---- */

static json_t *local_definitions(const ap_oscal_year *year) {
  json_t *made = json_object();
  ap_oscal_put_some(&made, "objectives-and-methods", ap_oscal_objectives(year));
  ap_oscal_put_some(&made, "activities", ap_oscal_activities(year));
  return made;
}

static json_t *import_security_plan(const ap_oscal_year *year) {
  return json_pack("{s:o, s:s}", "href", ap_oscal_reference(year, AP_OSCAL_SECURITY_PLAN), "remarks",
                   "The system security plan is the provider's; the resource says how it is given.");
}

static json_t *subjects(void) {
  return json_pack("[{s:s, s:s, s:{}}]", "type", "component", "description",
                   "All components of the service that the system security plan describes.", "include-all");
}

static json_t *build(const ap_oscal_year *year) {
  json_t *made = json_pack("{s:s}", "uuid", "");
  ap_oscal_put(&made, "metadata", metadata(year));
  ap_oscal_put(&made, "import-ssp", import_security_plan(year));
  if (year->count > 0) {
    ap_oscal_put(&made, "local-definitions", local_definitions(year));
  }
  ap_oscal_put(&made, "reviewed-controls", ap_oscal_reviewed_controls(year));
  ap_oscal_put(&made, "assessment-subjects", subjects());
  ap_oscal_put_some(&made, "tasks", ap_oscal_tasks(year));
  ap_oscal_put(&made, "back-matter", ap_oscal_back_matter(year));
  return made;
}

/* The document's own UUID is that of all else it says. */
static void name_by_content(json_t **document) {
  ap_text content = {0};
  if (*document == NULL) {
    return;
  }
  json_incref(*document);
  ap_add_json(&content, *document);
  if (content.failed) {
    json_decref(*document);
    *document = NULL;
  } else {
    const ap_uuid uuid = ap_uuid_of(&ap_uuid_space, content.bytes, content.length);
    ap_oscal_put(document, "uuid", json_string(ap_uuid_write(&uuid).digits));
  }
  ap_text_free(&content);
}

void ap_oscal_year_write(const ap_oscal_year *year, ap_text *text) {
  if (year->arena.failed) {
    text->failed = 1;
    return;
  }
  json_t *document = build(year);
  name_by_content(&document);
  ap_add_json(text, json_pack("{s:o}", "assessment-plan", document));
}
