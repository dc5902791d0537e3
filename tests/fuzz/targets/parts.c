/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a portfolio hand on: summaries, then what the master made of them. The portfolio is always the same
 * one, so that a digest can be right. */
#include "portfolio/parts.h"
#include "input.h"

static const ap_portfolio *portfolio(void) {
  static ap_portfolio *read;
  if (read == NULL) {
    ap_diagnostics *diagnostics = fuzz_diagnostics();
    fuzz_hold(ap_portfolio_read(SOURCE_FOLDER "/tests/data/small/portfolio.yaml", NULL, diagnostics, &read) == AP_OK,
              "the small portfolio is read");
    ap_diagnostics_free(diagnostics);
  }
  return read;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  const char *path = fuzz_file(bytes, length);
  ap_firm *firm = NULL;
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_status status = ap_summaries_read(portfolio(), path, diagnostics, &firm);
  ap_firm_free(firm);
  fuzz_judge(status, diagnostics);
  firm = NULL;
  diagnostics = fuzz_diagnostics();
  status = ap_master_read(portfolio(), path, diagnostics, &firm);
  ap_firm_free(firm);
  fuzz_judge(status, diagnostics);
  return 0;
}
