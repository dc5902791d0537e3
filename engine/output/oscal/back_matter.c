/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/back_matter.h"
#include "output/fill.h"
#include "output/json_text.h"
#include "output/oscal/parts.h"
#include "output/oscal/wording.h"
#include "output/translate.h"

static const char *const kinds[] = {[AP_OSCAL_SECURITY_PLAN] = "system-security-plan",
                                    [AP_OSCAL_PLAN] = "plan",
                                    [AP_OSCAL_SCHEME] = "scheme",
                                    [AP_OSCAL_CATALOG] = "catalog"};

static json_t *uuid_of(const ap_oscal_year *year, ap_oscal_resource resource) {
  return ap_oscal_uuid(year, "resource", kinds[resource], "");
}

json_t *ap_oscal_reference(const ap_oscal_year *year, ap_oscal_resource resource) {
  json_t *uuid = uuid_of(year, resource);
  json_t *reference = uuid == NULL ? NULL : json_pack("s+", "#", json_string_value(uuid));
  json_decref(uuid);
  return reference;
}

/* A citation from a sentence whose places are filled with markup; NULL words are left empty. */
static json_t *citation(const char *sentence, const char *first, const char *second) {
  const char *const words[] = {first, second};
  ap_text marked[2] = {{0}, {0}};
  ap_text text = {0};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    ap_text_add(&marked[i], "");
    ap_add_markup(&marked[i], words[i] == NULL ? "" : words[i]);
    text.failed = text.failed || marked[i].failed;
  }
  if (!text.failed) {
    AP_FILL(&text, sentence, marked[0].bytes, marked[1].bytes);
  }
  json_t *made = text.failed ? NULL : json_pack("{s:s}", "text", text.bytes);
  ap_text_free(&text);
  ap_text_free(&marked[0]);
  ap_text_free(&marked[1]);
  return made;
}

static json_t *begin(const ap_oscal_year *year, ap_oscal_resource resource, const char *title,
                     const char *description) {
  return json_pack("{s:o, s:s, s:s}", "uuid", uuid_of(year, resource), "title", title, "description", description);
}

static json_t *security_plan(const ap_oscal_year *year) {
  json_t *resource =
      begin(year, AP_OSCAL_SECURITY_PLAN, "System security plan",
            "The system security plan of the service is the provider's. The audit plan was made from the statement in "
            "the catalog below; give this resource a link to the security plan before the assessment begins.");
  return resource;
}

static json_t *plan(const ap_oscal_year *year) {
  const ap_words *title = &year->scenario->title;
  json_t *resource = begin(year, AP_OSCAL_PLAN, "Audit plan", "The plan of all years, as CSV.");
  ap_oscal_put(
      &resource, "citation",
      citation("Audit plan: {0}, as of {1}", ap_words_in(title, "en"), ap_date_write(year->scenario->as_of).digits));
  ap_oscal_put(&resource, "rlinks",
               json_pack("[{s:s, s:s, s:[{s:s, s:s}]}]", "href", "plan.csv", "media-type", "text/csv", "hashes",
                         "algorithm", "SHA-256", "value", year->digest.digits));
  return resource;
}

static json_t *scheme(const ap_oscal_year *year) {
  const ap_scheme *of = year->scenario->scheme;
  json_t *props = json_array();
  json_t *resource = begin(year, AP_OSCAL_SCHEME, "Scheme", "The coverage rules that the plan keeps to.");
  ap_oscal_add_prop(&props, "scheme", of->id);
  ap_oscal_add_prop(&props, "edition", of->edition);
  ap_oscal_add_prop(&props, "note", ap_words_in(&of->note, "en"));
  ap_oscal_put_some(&resource, "props", props);
  ap_oscal_put(&resource, "citation", citation("{0}, edition {1}", ap_words_in(&of->title, "en"), of->edition));
  return resource;
}

static json_t *catalog(const ap_oscal_year *year) {
  const ap_catalog *of = year->scenario->catalog;
  const char *title = ap_words_in(&(ap_words){of->title, of->title_ja}, "en");
  json_t *props = json_array();
  json_t *resource =
      begin(year, AP_OSCAL_CATALOG, "Catalog", "The items that the plan is made of, and the statement of the service.");
  ap_oscal_add_number(&props, "items", (int64_t)of->count);
  ap_oscal_add_prop(&props, "complete", of->complete ? "yes" : "no");
  ap_oscal_add_prop(&props, "note", ap_words_in(&(ap_words){of->note, of->note_ja}, "en"));
  ap_oscal_put_some(&resource, "props", props);
  if (title != NULL) {
    ap_oscal_put(&resource, "citation", citation("{0}", title, NULL));
  }
  return resource;
}

json_t *ap_oscal_back_matter(const ap_oscal_year *year) {
  return json_pack("{s:[o, o, o, o]}", "resources", security_plan(year), plan(year), scheme(year), catalog(year));
}
