/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents and clauses behind rules and decisions, as views show them. */
#ifndef AP_OUTPUT_CLAUSES_H
#define AP_OUTPUT_CLAUSES_H

#include "output/json_text.h"
#include "output/style.h"
#include "scheme/provenance.h"

/* What a view cites: `documents[i]` and `clauses[i]` say which of the provenance's are shown. */
typedef struct ap_cited {
  const ap_provenance *provenance;
  const bool *documents, *clauses;
  bool appliers; /* say also which rules and commands apply each document */
} ap_cited;

/* Adds two sections: each clause's ID, what it says, and its words with the place where they stand, or that it is a
 * reading of ours; each document's state and title. */
void ap_add_cited(ap_text *text, const ap_cited *cited, const ap_view *view);

/* The same as two arrays of objects (auditplan.5). */
json_t *ap_documents_json(const ap_cited *cited);
json_t *ap_clauses_json(const ap_cited *cited);

#endif
