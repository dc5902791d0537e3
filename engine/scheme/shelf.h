/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schemes, catalogs and tag rules that several scenarios name: each file is read once, told of once, and stays until
 * the shelf goes. For one thread at a time; what it gives out may be read by many. */
#ifndef AP_SCHEME_SHELF_H
#define AP_SCHEME_SHELF_H

#include "scheme/scenario.h"

typedef struct ap_shelf ap_shelf;
typedef struct ap_column_map ap_column_map; /* catalog/column_map.h */

/* NULL where memory is short. */
ap_shelf *ap_shelf_new(void);
void ap_shelf_free(ap_shelf *shelf);

/* Each as its reader: AP_OK and what belongs to the shelf; else NULL, with diagnostics the first time alone. */
ap_status ap_shelf_scheme(ap_shelf *shelf, const char *path, ap_diagnostics *diagnostics, ap_scheme **scheme);
/* By a map, or NULL: by another one it is another catalog. The statement's breaches are told too. */
ap_status ap_shelf_catalog(ap_shelf *shelf, const char *path, const ap_column_map *columns, ap_diagnostics *diagnostics,
                           ap_catalog **catalog);
/* `general`: without the rules that go by ID. */
ap_status ap_shelf_tag_rules(ap_shelf *shelf, const char *path, bool general, ap_diagnostics *diagnostics,
                             ap_tag_rules **rules);
/* The catalog's tags by those rules (or NULL) alone; both from this shelf. */
ap_status ap_shelf_tagged(ap_shelf *shelf, const ap_catalog *catalog, const ap_tag_rules *rules,
                          ap_diagnostics *diagnostics, ap_tagged **tagged);

/* As ap_scenario_load(), with what the scenario shares taken from the shelf, which must outlive it. */
ap_status ap_scenario_load_from(ap_shelf *shelf, const char *path, const ap_scenario_options *options,
                                ap_diagnostics *diagnostics, ap_scenario **scenario);

#endif
