/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of loading a scenario; for scheme/ alone. */
#ifndef AP_SCHEME_SCENARIO_PARTS_H
#define AP_SCHEME_SCENARIO_PARTS_H

#include "scheme/scenario_file.h"
#include "scheme/shipped.h"

/* Where the files that a scenario names are looked for. */
typedef struct ap_lookup {
  const char *file;        /* the scenario's */
  const char *folder;      /* that paths are relative to */
  const char *root;        /* that they may not leave */
  const char *data_folder; /* of what goes by name; NULL: where it was installed */
  ap_arena *arena;
  ap_diagnostics *diagnostics;
} ap_lookup;

/* The path of something that may be shipped, by name or by path; NULL, and a fault, where there is none. */
const char *ap_lookup_shipped(const ap_lookup *lookup, ap_shipped kind, const ap_reference *reference);
/* The path of a file that never goes by name. */
const char *ap_lookup_path(const ap_lookup *lookup, const ap_reference *reference);

/* What a scenario file would say of the catalog at `path` under the scheme of the options; AP_BAD_INPUT where the years
 * cannot be. `years` is 0 where the scheme has to say it. */
ap_status ap_scenario_file_of_catalog(const ap_lookup *lookup, const char *path, const ap_scenario_options *options,
                                      ap_scenario_file *file);
/* The longest period of the scheme's enabled rules. */
int32_t ap_longest_period(const ap_scheme *scheme);
/* Notes the minutes that are assumed, where the catalog leaves some out. */
void ap_note_assumed_effort(const ap_scenario *scenario, ap_diagnostics *diagnostics);

/* Sets periods and switches of the scheme's rules as the scenario's `parameters` say. */
ap_status ap_apply_parameters(const ap_scenario_file *file, const char *path, ap_diagnostics *diagnostics,
                              ap_scheme *scheme);
/* Whether each of the scenario's `tags` is of an item of the catalog, and said once. */
ap_status ap_judge_tags(const ap_scenario_file *file, const char *path, const ap_catalog *catalog,
                        ap_diagnostics *diagnostics);
/* Notes the enabled rules that no item of the statement answers to. */
void ap_note_idle_rules(const ap_scenario *scenario, ap_diagnostics *diagnostics);

#endif
