/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolio files, with what they name of the other files of the input: `== services.csv`, `== web.yaml`. */
#include "portfolio/portfolio.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_portfolio *portfolio = NULL;
  ap_status status = ap_portfolio_read(fuzz_folder("portfolio.yaml", bytes, length), NULL, diagnostics, &portfolio);
  ap_portfolio_free(portfolio);
  fuzz_judge(status, diagnostics);
  return 0;
}
