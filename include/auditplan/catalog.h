/* SPDX-License-Identifier: GPL-3.0-or-later */
/** @file
 *  The items that a scheme's rules select: control objectives (統制目標), detailed controls (詳細管理策), items of the
 *  governance and management standards. */
#ifndef AUDITPLAN_CATALOG_H
#define AUDITPLAN_CATALOG_H

/** @example count_items.c
 *  Counts the items of a catalog that its statement declares, by standard, as an audit firm does before it quotes. */

#include "auditplan/diagnostics.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The standard (基準) that an item belongs to. */
typedef enum ap_standard {
  AP_GOVERNANCE, /**< ガバナンス基準 */
  AP_MANAGEMENT, /**< マネジメント基準 */
  AP_CONTROL,    /**< 管理策基準 */
} ap_standard;

/** Where an item stands in its standard. */
typedef enum ap_level {
  AP_OBJECTIVE, /**< control objective (統制目標): an item without a parent, in ISMAP one with a three-part
                   number, 9.2.3. Those of the governance and management standards are headings, never audited by
                   themselves */
  AP_DETAILED,  /**< detailed control (詳細管理策): an item with a parent, in ISMAP one with a four-part
                   number, 9.2.3.11.PB */
} ap_level;

/** Who audits (監査区分). */
typedef enum ap_track {
  AP_EXTERNAL, /**< external audit (外部監査), by an audit firm */
  AP_INTERNAL, /**< internal audit (内部監査), by the provider's own */
} ap_track;

/** How many values the types of this header have. */
enum {
  AP_STANDARDS = 3, /**< of ap_standard */
  AP_LEVELS = 2,    /**< of ap_level */
  AP_TRACKS = 2     /**< of ap_track */
};

/** A catalog of items in the order of its file. It never changes once read, may be read by several threads at once, and
 *  owns all that its accessors return. */
typedef struct ap_catalog ap_catalog;

/** An item; it belongs to its catalog and lives as long. */
typedef struct ap_item ap_item;

/** Reads catalog.csv, or a catalog in OSCAL JSON (`auditplan(5)`, CATALOG), told from each other by their content.
 * Where NAME.about.yaml lies beside NAME.csv, title and completeness are read from it. All faults of the file go into
 *  `diagnostics`, not only the first.
 *  @param path of the file; "-": standard input
 *  @param diagnostics what is wrong with it is added here
 *  @param[out] catalog what was read, which the caller frees; NULL unless AP_OK
 *  @return AP_OK; AP_BAD_INPUT; AP_MACHINE. */
AP_PUBLIC ap_status ap_catalog_read(const char *path, ap_diagnostics *diagnostics, ap_catalog **catalog);

/** How a table that is not laid out as catalog.csv is read. Members that are 0 or NULL ask for nothing. */
typedef struct ap_catalog_options {
  size_t size;     /**< sizeof(ap_catalog_options), so that a later library knows which members there are */
  const char *map; /**< which columns of a CSV it is taken from, such as
                        "id=Control,title=Name,text=Text+Guidance,standard:=control" (`auditplan(5)`, Column maps);
                        NULL: by their own names. The caller's, needed during the call alone */
  int header_row;  /**< the row with the names of the columns, as a spreadsheet counts rows, from 1; 0: it is found */
} ap_catalog_options;

/** Reads a catalog as ap_catalog_read() does, by options. Faults of the map itself have no place in a file.
 *  @param path of the file; "-": standard input
 *  @param options or NULL
 *  @param diagnostics what is wrong with it is added here
 *  @param[out] catalog what was read, which the caller frees; NULL unless AP_OK
 *  @return AP_OK; AP_BAD_INPUT; AP_MACHINE. */
AP_PUBLIC ap_status ap_catalog_read_with(const char *path, const ap_catalog_options *options,
                                         ap_diagnostics *diagnostics, ap_catalog **catalog);

/** Frees a catalog that ap_catalog_read() gave, with its items; not one that belongs to a scenario.
 *  @param catalog or NULL */
AP_PUBLIC void ap_catalog_free(ap_catalog *catalog);

/** How many items there are, those that the statement leaves out included.
 *  @param catalog not NULL
 *  @return the number of items, at least 1. */
AP_PUBLIC size_t ap_catalog_count(const ap_catalog *catalog);

/** An item by its place in the file.
 *  @param catalog not NULL
 *  @param index from 0, below ap_catalog_count()
 *  @return the item. */
AP_PUBLIC const ap_item *ap_catalog_at(const ap_catalog *catalog, size_t index);

/** An item by its ID.
 *  @param catalog not NULL
 *  @param id to the letter, with its suffixes: 6.3.1.1.PB
 *  @return the item; NULL where there is none. */
AP_PUBLIC const ap_item *ap_catalog_find(const ap_catalog *catalog, const char *id);

/** Whether the catalog has all items of the table that it stands for. What is counted in one that has not, such as the
 *  shipped ISMAP catalog, is lower than the real counts and hours.
 *  @param catalog not NULL
 *  @return 0 where the catalog says that it lacks items (`complete: no` of NAME.about.yaml), else 1. */
AP_PUBLIC int ap_catalog_is_complete(const ap_catalog *catalog);

/** The item's ID, as the file has it.
 *  @param item not NULL
 *  @return a string of the catalog's, never empty. */
AP_PUBLIC const char *ap_item_id(const ap_item *item);

/** The title in a language; the other one where it has none in that language.
 *  @param item not NULL
 *  @param language "ja"; anything else is English
 *  @return a string of the catalog's, UTF-8; "" where it has no title at all. */
AP_PUBLIC const char *ap_item_title(const ap_item *item, const char *language);

/** The standard that the item belongs to.
 *  @param item not NULL
 *  @return one of the three. */
AP_PUBLIC ap_standard ap_item_standard(const ap_item *item);

/** Whether the item is an objective or a detailed control.
 *  @param item not NULL
 *  @return one of the two. */
AP_PUBLIC ap_level ap_item_level(const ap_item *item);

/** The objective that a detailed control belongs to. The letters behind an ID do not count when it is
 * sought: 6.3.1.1.PB belongs to 6.3.1.P.
 *  @param item not NULL
 *  @return an item of the same catalog; NULL for an objective. */
AP_PUBLIC const ap_item *ap_item_parent(const ap_item *item);

/** Whether the statement (言明書) declares the item. One that it leaves out is audited by no rule.
 *  @param item not NULL
 *  @return 1 or 0. */
AP_PUBLIC int ap_item_is_selected(const ap_item *item);

#ifdef __cplusplus
}
#endif

#endif
