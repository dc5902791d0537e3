/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a text view: what it was made from. */
#ifndef AP_OUTPUT_FACTS_H
#define AP_OUTPUT_FACTS_H

#include "output/table.h"
#include "scheme/scenario.h"

/* A table of two columns: a label, and what it says, wrapped. Written by ap_table_write(). */
ap_table ap_facts(size_t indent);
void ap_add_fact(ap_table *facts, const char *label, ap_style style, const char *string);

/* The first and the last year, and the month that they begin in. */
void ap_add_years_fact(ap_table *facts, const ap_scenario *scenario);

/* The scheme with its edition and note; the catalog, prominently where it is not complete. */
void ap_add_scheme_facts(ap_table *facts, const ap_scheme *scheme, const ap_view *view);
void ap_add_catalog_facts(ap_table *facts, const ap_catalog *catalog, const ap_view *view);

/* The audit firm, prominently where it is not registered; nothing where `auditor` is NULL. */
void ap_add_auditor_facts(ap_table *facts, const ap_auditor *auditor, const ap_view *view);

#endif
