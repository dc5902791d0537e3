/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment file as it stands, before the list that it names is read; for scheme/ alone. */
#ifndef AP_SCHEME_ASSESSMENT_FILE_H
#define AP_SCHEME_ASSESSMENT_FILE_H

#include "scheme/assessment.h"
#include "scheme/scenario_file.h"

typedef struct ap_service_entry {
  ap_words name;
  int model; /* ap_service_model */
} ap_service_entry;

typedef struct ap_assessment_file {
  ap_service_entry service;
  int32_t confidentiality_class;
  ap_date applied, as_of; /* as_of.year 0: unsaid */
  ap_yaml_mark applied_mark;
  ap_reference list;
  int32_t agencies_needed, processing_days;
  ap_use *uses;
  size_t use_count;
  ap_yaml_mark uses_mark;
} ap_assessment_file;

ap_status ap_assessment_file_read(const char *path, ap_arena *arena, ap_diagnostics *diagnostics,
                                  ap_assessment_file *file);

/* Sets what each use makes of the list, and judges all that the tables of keys cannot: whether an impact assessment is
 * missing, entries, exclusions, dates, uses told twice. Only for a file and a list without other faults. */
ap_status ap_assessment_judge(ap_assessment *assessment, ap_diagnostics *diagnostics);

#endif
