/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A coverage rule in words. */
#ifndef AP_OUTPUT_PAGE_RULE_PARTS_H
#define AP_OUTPUT_PAGE_RULE_PARTS_H

#include "output/page/page.h"
#include "scheme/provenance.h"
#include "scheme/scheme.h"

/* What it selects, and as what units; how often it asks for an audit. */
const char *ap_page_rule_selects(ap_page *page, const ap_rule *rule);
const char *ap_page_rule_period(ap_page *page, const ap_rule *rule);
/* The document's title where `provenance` (or NULL) has it, and the clause; "" where the rule names none. */
const char *ap_page_rule_source(ap_page *page, const ap_provenance *provenance, const ap_rule *rule);

#endif
