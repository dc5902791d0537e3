/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the statement (言明書), Control Criteria 2.2.4. */
#ifndef AP_CATALOG_STATEMENT_H
#define AP_CATALOG_STATEMENT_H

#include "catalog/catalog.h"
#include "support/diagnose.h"

/* A breach: its code (AP_D_STATEMENT_…) has the item's ID as first argument and, where it has a second, the ID of
 * the item's objective. */
typedef void (*ap_statement_breach)(void *context, const ap_item *item, ap_diagnostic_code code);

/* Calls `breach` for each, in the order of the file:
 * governance and management items that are audited are all in the statement; an objective that is left out has a
 * reason; a mandatory (B) control is in unless its objective is left out; so is, without a reason, any detailed
 * control. */
void ap_statement_each(const ap_catalog *catalog, ap_statement_breach breach, void *context);

/* Adds every breach to the diagnostics, as a warning with the item's line. */
void ap_statement_check(const ap_catalog *catalog, ap_diagnostics *diagnostics);

#endif
