/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AUDITPLAN_CATALOG_H
#define AUDITPLAN_CATALOG_H

#include "auditplan/diagnostics.h"
#include <stddef.h>
#include <stdint.h>

typedef enum ap_standard { AP_GOVERNANCE, AP_MANAGEMENT, AP_CONTROL } ap_standard;
typedef enum ap_level { AP_OBJECTIVE, AP_DETAILED } ap_level;
typedef enum ap_track { AP_EXTERNAL, AP_INTERNAL } ap_track;
enum { AP_STANDARDS = 3, AP_LEVELS = 2, AP_TRACKS = 2 };

/** A catalog of items (control objectives, detailed controls, governance and management items), in the
 *  order of its file. It never changes once read, and owns all that its accessors return. */
typedef struct ap_catalog ap_catalog;
typedef struct ap_item ap_item;

/** Reads catalog.csv, or a catalog in OSCAL JSON (auditplan.5), told from each other by their content. All faults of
 * the file go into `diagnostics`. `about` beside it (NAME.about.yaml) is read where it exists.
 *  @return AP_OK and a catalog that the caller frees; AP_BAD_INPUT; AP_MACHINE. */
AP_PUBLIC ap_status ap_catalog_read(const char *path, ap_diagnostics *diagnostics, ap_catalog **catalog);

/** How a table that is not laid out as catalog.csv is read. */
typedef struct ap_catalog_options {
  size_t size;     /**< sizeof(ap_catalog_options) */
  const char *map; /**< which columns of a CSV it is taken from, such as
                        "id=Control,title=Name,text=Text+Guidance,standard:=control" (auditplan.5, "Column maps"); NULL:
                        by their own names */
  int header_row;  /**< the row with the names of the columns, as a spreadsheet counts rows, from 1; 0: it is found */
} ap_catalog_options;

/** The same by options, which may be NULL. Faults of the map itself have no place. */
AP_PUBLIC ap_status ap_catalog_read_with(const char *path, const ap_catalog_options *options,
                                         ap_diagnostics *diagnostics, ap_catalog **catalog);
AP_PUBLIC void ap_catalog_free(ap_catalog *catalog);

AP_PUBLIC size_t ap_catalog_count(const ap_catalog *catalog);
AP_PUBLIC const ap_item *ap_catalog_at(const ap_catalog *catalog, size_t index);
/** The item of that ID, or NULL. */
AP_PUBLIC const ap_item *ap_catalog_find(const ap_catalog *catalog, const char *id);
/** 0 where the catalog says that it lacks items of the full table. */
AP_PUBLIC int ap_catalog_is_complete(const ap_catalog *catalog);

AP_PUBLIC const char *ap_item_id(const ap_item *item);
/** The title in that language ("en", "ja"); the other one where it has none. */
AP_PUBLIC const char *ap_item_title(const ap_item *item, const char *language);
AP_PUBLIC ap_standard ap_item_standard(const ap_item *item);
AP_PUBLIC ap_level ap_item_level(const ap_item *item);
/** The objective that a detailed control belongs to; NULL for an objective. */
AP_PUBLIC const ap_item *ap_item_parent(const ap_item *item);
/** Whether the statement declares it. */
AP_PUBLIC int ap_item_is_selected(const ap_item *item);

#endif
