/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AUDITPLAN_SCENARIO_H
#define AUDITPLAN_SCENARIO_H

#include "auditplan/catalog.h"
#include "auditplan/diagnostics.h"

/** A scenario with all that it names: scheme, catalog, tag rules, history, each read and checked, every item
 *  tagged. It never changes once loaded, and owns all that its accessors return. */
typedef struct ap_scenario ap_scenario;

/** What a plan is judged by, each under those before it (the scenario's `order`). */
typedef enum ap_criterion { AP_PEAK, AP_TOTAL, AP_SPREAD } ap_criterion;
enum { AP_CRITERIA = 3 };

typedef struct ap_scenario_options {
  size_t size;             /**< sizeof(ap_scenario_options) */
  const char *data_folder; /**< where shipped data lie (controls/); NULL: the folder they were installed in */
  const char *root;        /**< paths in the scenario may not leave it; NULL: the scenario's own folder */
  const char *as_of;       /**< "2027-04-01": overrides the scenario's as_of; NULL */
  const char *scheme;      /**< NULL: `path` is a scenario file. Else it is a catalog, CSV or OSCAL, by path or shipped
                                name, that goes by this scheme, by path or shipped name, without a scenario file */
  int start_year;          /**< the first plan year, with `scheme` */
  int years;               /**< with `scheme`; 0: as many as the longest period of its enabled rules */
  const char *map;         /**< which columns of the catalog's CSV are read, as in ap_catalog_options; laid over the
                                scenario's `columns`, column by column; NULL */
  int header_row;          /**< the catalog's header row, as in ap_catalog_options; 0 */
} ap_scenario_options;

/** Reads the scenario file at `path` ("-": standard input) and all that it names; or, with the option `scheme`, a
 *  catalog: then minutes that it does not give are assumed, which is noted, and tags come from the shipped tag rules of
 *  the catalog's name, or from the general ones.
 *  All faults of all files go into `diagnostics`, and the statement's breaches as warnings.
 *  @return AP_OK and a scenario that the caller frees; AP_BAD_INPUT; AP_MACHINE. */
AP_PUBLIC ap_status ap_scenario_load(const char *path, const ap_scenario_options *options, ap_diagnostics *diagnostics,
                                     ap_scenario **scenario);
AP_PUBLIC void ap_scenario_free(ap_scenario *scenario);

AP_PUBLIC const ap_catalog *ap_scenario_catalog(const ap_scenario *scenario);
/** The first plan year, and how many there are. */
AP_PUBLIC int ap_scenario_start_year(const ap_scenario *scenario);
AP_PUBLIC int ap_scenario_years(const ap_scenario *scenario);

#endif
