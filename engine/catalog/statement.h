/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the statement (言明書), Control Criteria 2.2.4. */
#ifndef AP_CATALOG_STATEMENT_H
#define AP_CATALOG_STATEMENT_H

#include "catalog/catalog.h"
#include "support/diagnose.h"

/* Adds every breach to the diagnostics, in the order of the file, as a warning with the item's line:
 * governance and management items that are audited are all in the statement; an objective that is left out has a
 * reason; a mandatory (B) control is in unless its objective is left out; so is, without a reason, any detailed
 * control. The arguments are the item's ID and, "" where there is none, that of its objective. */
void ap_statement_check(const ap_catalog *catalog, ap_diagnostics *diagnostics);

#endif
