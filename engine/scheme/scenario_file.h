/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario file as it stands, before anything that it names is read; for scheme/ alone. */
#ifndef AP_SCHEME_SCENARIO_FILE_H
#define AP_SCHEME_SCENARIO_FILE_H

#include "scheme/auditor.h"
#include "scheme/constraints_file.h"
#include "scheme/events_file.h"
#include "scheme/purse_file.h"
#include "scheme/reference.h"
#include "scheme/terms_file.h"
#include "scheme/timetable_file.h"

typedef struct ap_column_map ap_column_map; /* catalog/column_map.h */

typedef struct ap_parameter {
  const char *rule;
  ap_yaml_mark rule_mark;
  int32_t every;
  ap_yaml_mark every_mark;
  bool enabled;
  ap_yaml_mark enabled_mark;
} ap_parameter;

typedef struct ap_tag_entry {
  ap_tag_word word;
  ap_yaml_mark id_mark;
} ap_tag_entry;

/* Parts of the file in which a fault was told: of what they say, nothing more is judged that could be a consequence. */
typedef struct ap_scenario_faults {
  bool years; /* what any of the plan's years and days is reckoned from */
  bool parameters, constraints, terms, auditor, timetable, purse, events;
} ap_scenario_faults;

typedef struct ap_scenario_file {
  ap_words title; /* both NULL where unsaid */
  ap_reference scheme, catalog, tag_rules, history;
  int32_t start_year, start_month, years;
  ap_date as_of; /* the first day where unsaid */
  int32_t effort[AP_TRACKS][AP_LEVELS];
  ap_parameter *parameters;
  size_t parameter_count;
  ap_tag_entry *tags;
  size_t tag_count;
  int32_t allowance;      /* percent */
  int order[AP_CRITERIA]; /* of ap_criterion */
  ap_yaml_mark order_mark;
  ap_constraints_file constraints;
  ap_terms_file *terms; /* NULL where there are none; likewise the next */
  ap_auditor *auditor;
  ap_purse_file *purse;
  ap_yaml_mark purse_mark;
  ap_events_section events;
  ap_column_map *columns; /* of the catalog; NULL: by their own names */
  ap_timetable_file *timetable;
  ap_yaml_mark timetable_mark;
  ap_scenario_faults faults;
} ap_scenario_file;

/* What holds where a file says nothing. */
extern const ap_scenario_file ap_scenario_defaults;

/* Reads the file at `path` ("-": standard input). What could be read stands in `file` after a fault too. */
ap_status ap_scenario_file_read(const char *path, ap_arena *arena, ap_diagnostics *diagnostics, ap_scenario_file *file);

#endif
