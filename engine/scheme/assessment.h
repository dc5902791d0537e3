/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment: who would use the service for what, and the impact that each using agency expects (業務・情報の影響度
 * 評価). Read from YAML (auditplan.5), with the list of target businesses that it is held against and the sources. */
#ifndef AP_SCHEME_ASSESSMENT_H
#define AP_SCHEME_ASSESSMENT_H

#include "auditplan/scenario.h"
#include "scheme/businesses.h"
#include "scheme/provenance.h"

enum { AP_AGENCIES_NEEDED = 2, AP_AGENCIES_NEEDED_MOST = 100, AP_PROCESSING_DAYS_MOST = 3660 };

typedef enum ap_service_model { AP_SAAS, AP_PAAS, AP_IAAS } ap_service_model;

/* The draft names the lowest level alone (低位); the other two are our words. */
typedef enum ap_impact { AP_IMPACT_UNSAID = -1, AP_IMPACT_LOW, AP_IMPACT_MEDIUM, AP_IMPACT_HIGH } ap_impact;
enum { AP_IMPACTS = 3 };

typedef enum ap_aspect { AP_CONFIDENTIALITY, AP_INTEGRITY, AP_AVAILABILITY } ap_aspect;
enum { AP_ASPECTS = 3 };

/* One kind of information. */
typedef struct ap_information {
  ap_words name;
  int impacts[AP_ASPECTS]; /* ap_impact */
  ap_words reason;
  ap_yaml_mark name_mark;
} ap_information;

/* What one agency would use the service for. */
typedef struct ap_use {
  ap_words agency, business; /* as written */
  ap_words agency_folded, business_folded;
  ap_words condition;       /* of an unlisted business: by what it is known; both NULL: by its name */
  const char *entry_text;   /* a number of the list, or "none" */
  const ap_business *entry; /* NULL: none */
  bool excluded;            /* the entry's exclusion is met */
  ap_words reason;          /* why it is this entry, or none */
  ap_date assessed;
  ap_information *information;
  size_t information_count;
  ap_yaml_mark agency_mark, business_mark, entry_mark, excluded_mark, assessed_mark;
} ap_use;

typedef struct ap_assessment {
  ap_arena arena;
  const char *file;
  ap_words service;
  int model;                     /* ap_service_model */
  int32_t confidentiality_class; /* 2 for 機密性2情報 */
  ap_date applied;               /* the pre-application */
  ap_yaml_mark applied_mark;
  ap_date as_of; /* today; unless said, the last date of the file */
  int32_t agencies_needed;
  int32_t processing_days; /* of an unlisted business, from the pre-application; 0: unsaid, and there is none */
  ap_use *uses;
  size_t use_count;
  ap_business_list *list;
  ap_provenance *provenance;
} ap_assessment;

/* Reads the assessment and what it names. `root` and the rest of the options as for a scenario.
 * Returns AP_OK; AP_BAD_INPUT, also where an impact assessment is missing; AP_MACHINE. */
ap_status ap_assessment_load(const char *path, const ap_scenario_options *options, ap_diagnostics *diagnostics,
                             ap_assessment **assessment);
void ap_assessment_free(ap_assessment *assessment);

/* Whether every impact of every kind of information is low. */
bool ap_use_is_low(const ap_use *use);

/* The words that files have for models, impacts and aspects; NULL ends each list. */
extern const char *const ap_service_model_names[];
extern const char *const ap_impact_names[];
extern const char *const ap_aspect_names[];

#endif
