/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and clauses, and what applies them. */
#include "scheme/provenance.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_provenance *provenance = NULL;
  ap_status status = ap_provenance_read(fuzz_file(bytes, length), diagnostics, &provenance);
  for (size_t i = 0; status == AP_OK && i < provenance->clause_count; i++) {
    const ap_clause *clause = &provenance->clauses[i];
    fuzz_hold(ap_clause_of(provenance, clause->id) == clause, "a clause is found by its ID");
    fuzz_hold(clause->document == NULL || ap_document_of(provenance, clause->document) != NULL,
              "its document is there");
    (void)ap_applies_rule(&clause->applied, "ismap-liu", "EXT-ALL");
    (void)ap_applies_command(&clause->applied, "screen");
  }
  ap_provenance_free(provenance);
  fuzz_judge(status, diagnostics);
  return 0;
}
