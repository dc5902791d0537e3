/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a portfolio hand on: summaries, then what the master made of them. The portfolio is that of
 * scenarios/portfolio, so that a digest can be right. */
#include "portfolio/parts.h"
#include "input.h"

static const ap_portfolio *portfolio(void) {
  static ap_portfolio *read;
  if (read == NULL) {
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    fuzz_hold(ap_portfolio_read(SOURCE_FOLDER "/scenarios/portfolio/portfolio.yaml", NULL, diagnostics, &read) == AP_OK,
              "the shipped portfolio is read");
    ap_diagnostics_free(diagnostics);
  }
  return read;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  const char *path = fuzz_file(FUZZ_FIRST, bytes, length);
  ap_firm *firm = NULL;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_status status = ap_summaries_read(portfolio(), path, diagnostics, &firm);
  ap_firm_free(firm);
  fuzz_judge(status, diagnostics);
  firm = NULL;
  diagnostics = ap_diagnostics_new();
  status = ap_master_read(portfolio(), path, diagnostics, &firm);
  ap_firm_free(firm);
  fuzz_judge(status, diagnostics);
  return 0;
}
