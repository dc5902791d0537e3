/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/role.h"
#include "output/json_text.h"
#include "output/oscal/parts.h"
#include "output/translate.h"
#include <string.h>

static const char *const role_ids[AP_TRACKS] = {"assessor", "internal-auditor"};

const char *ap_oscal_audit_title(ap_track track) { return track == AP_EXTERNAL ? "External audit" : "Internal audit"; }

json_t *ap_oscal_roles(void) {
  return json_pack("[{s:s, s:s}, {s:s, s:s}]", "id", role_ids[AP_EXTERNAL], "title",
                   "Audit firm, for the external audits", "id", role_ids[AP_INTERNAL], "title",
                   "Internal auditors of the provider");
}

/* The audit firm's name; NULL where the scenario does not say it. */
static const char *firm_of(const ap_oscal_year *year) {
  const ap_auditor *auditor = year->scenario->auditor;
  return auditor == NULL ? NULL : ap_words_in(&auditor->name, "en");
}

static json_t *firm_uuid(const ap_oscal_year *year) {
  const char *name = firm_of(year);
  /* gcc-analyzer: null-argument; only asked for a firm that has a name */
  const ap_uuid made = ap_uuid_of(&ap_uuid_space, name, strlen(name));
  return json_string(ap_uuid_write(&made).digits);
}

json_t *ap_oscal_parties(const ap_oscal_year *year) {
  const char *name = firm_of(year);
  json_t *parties = json_array();
  if (name == NULL) {
    return parties;
  }
  json_t *props = json_array();
  json_t *firm = json_object();
  ap_oscal_put(&firm, "uuid", firm_uuid(year));
  ap_oscal_put(&firm, "type", json_string("organization"));
  ap_oscal_put_value(&firm, "name", name);
  ap_oscal_add_prop(&props, "registered", year->scenario->auditor->registered ? "yes" : "no");
  ap_oscal_add_prop(&props, "registration-number", year->scenario->auditor->number);
  ap_oscal_put_some(&firm, "props", props);
  ap_json_append(&parties, firm);
  return parties;
}

/* A list of the role of that track, with the party that has it. */
static json_t *role_of(const ap_oscal_year *year, ap_track track) {
  json_t *role = json_pack("{s:s}", "role-id", role_ids[track]);
  if (track == AP_EXTERNAL && firm_of(year) != NULL) {
    ap_oscal_put(&role, "party-uuids", json_pack("[o]", firm_uuid(year)));
  }
  return json_pack("[o]", role);
}

json_t *ap_oscal_responsible_parties(const ap_oscal_year *year) {
  return firm_of(year) == NULL ? json_array() : role_of(year, AP_EXTERNAL);
}

json_t *ap_oscal_responsible_roles(const ap_oscal_year *year, ap_track track) { return role_of(year, track); }
