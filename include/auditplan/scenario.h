/* SPDX-License-Identifier: GPL-3.0-or-later */
/** @file
 *  What is planned: years, scheme, catalog, and what one service says of its own. */
#ifndef AUDITPLAN_SCENARIO_H
#define AUDITPLAN_SCENARIO_H

/** @example show_scenario.c
 *  Puts a catalog under a scheme, without a scenario file, and says what would be planned. */

#include "auditplan/catalog.h"
#include "auditplan/diagnostics.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A scenario with all that it names: scheme, catalog, tag rules, history, each read and checked, every item tagged. It
 *  never changes once loaded, may be read by several threads at once, and owns all that its accessors return. */
typedef struct ap_scenario ap_scenario;

/** What a plan is judged by, each under those before it (the scenario's `order`; unless said: peak, total, spread). */
typedef enum ap_criterion {
  AP_PEAK,   /**< the largest load of a year (最大年間工数) */
  AP_TOTAL,  /**< the loads of all years together (総工数) */
  AP_SPREAD, /**< how far the years are apart (年度間の差): their loads from the largest on, compared in order */
} ap_criterion;

/** How many values the type ap_criterion has. */
enum {
  AP_CRITERIA = 3 /**< of ap_criterion */
};

/** How a scenario is loaded. Members that are 0 or NULL ask for nothing. All strings are the caller's, and needed
 * during the call alone. */
typedef struct ap_scenario_options {
  size_t size;             /**< sizeof(ap_scenario_options), so that a later library knows which members there are */
  const char *data_folder; /**< where shipped data lie (controls/); NULL: the folder they were installed in */
  const char *root;        /**< paths in the scenario may not leave it; NULL: the scenario's own folder */
  const char *as_of;       /**< "2027-04-01": the day that is "today" (基準日), in place of the scenario's; NULL */
  const char *scheme;      /**< NULL: `path` is a scenario file. Else it is a catalog, CSV or OSCAL, by path or shipped
                                name, that goes by this scheme, by path or shipped name, without a scenario file */
  int start_year;          /**< the first plan year, 1900 to 9900; with `scheme` alone */
  int years;       /**< plan years, 1 to 30; with `scheme` alone; 0: as many as the longest period of its enabled
                        rules */
  const char *map; /**< which columns of the catalog's CSV are read, as in ap_catalog_options; laid over the
                        scenario's `columns`, column by column; NULL */
  int header_row;  /**< the catalog's header row, as in ap_catalog_options; 0 */
} ap_scenario_options;

/** Reads a scenario file and all that it names; or, with the option `scheme`, a catalog: then minutes that it does not
 *  give are assumed, which is noted, and tags come from the shipped tag rules of the catalog's name, or from the
 * general ones. All faults of all files go into `diagnostics`, and what the statement breaks as warnings.
 *  @param path of the scenario file, "-": standard input; with `scheme` of the catalog
 *  @param options or NULL
 *  @param diagnostics what is wrong, or worth knowing, is added here
 *  @param[out] scenario what was loaded, which the caller frees; NULL unless AP_OK
 *  @return AP_OK; AP_BAD_INPUT; AP_MACHINE. */
AP_PUBLIC ap_status ap_scenario_load(const char *path, const ap_scenario_options *options, ap_diagnostics *diagnostics,
                                     ap_scenario **scenario);

/** Frees a scenario with its catalog; plans and checks of it must be gone before.
 *  @param scenario or NULL */
AP_PUBLIC void ap_scenario_free(ap_scenario *scenario);

/** The catalog that is planned.
 *  @param scenario not NULL
 *  @return a catalog that belongs to the scenario. */
AP_PUBLIC const ap_catalog *ap_scenario_catalog(const ap_scenario *scenario);

/** The first plan year (年度): 2027 is the year that begins in 2027, in the scenario's `start_month`.
 *  @param scenario not NULL
 *  @return the year. */
AP_PUBLIC int ap_scenario_start_year(const ap_scenario *scenario);

/** How many plan years there are.
 *  @param scenario not NULL
 *  @return years, 1 to 30. */
AP_PUBLIC int ap_scenario_years(const ap_scenario *scenario);

#ifdef __cplusplus
}
#endif

#endif
