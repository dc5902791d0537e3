/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolio files, with what they name of the other files of the input (`== services.csv`, `== web.yaml`), beside which
 * lie the small catalog and scheme. The services of a good one are read, and summed up as its parts hand them on. */
#include "input.h"
#include "output/csv_plan.h"
#include "output/views.h"
#include "portfolio/parts.h"
#include "portfolio/roster.h"

enum { SERVICES_MOST = 1000 };

/* As the last step does, which knows the blocks already. */
static void read_again(const ap_portfolio *portfolio, ap_firm *firm) {
  const ap_scenario_options options = fuzz_options();
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_roster *roster = ap_roster_new(portfolio, &options, NULL);
  fuzz_hold(roster != NULL, "there is memory");
  fuzz_hold(ap_roster_read(roster, firm, 1, false, diagnostics) == AP_OK, "what was gathered is known");
  ap_roster_make_room(roster);
  ap_roster_free(roster);
  ap_diagnostics_free(diagnostics);
}

static void sum_up(const ap_portfolio *portfolio) {
  const ap_scenario_options options = fuzz_options();
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_text text = {0};
  ap_firm *firm = ap_firm_new(portfolio, 1);
  ap_roster *roster = ap_roster_new(portfolio, &options, ap_plan_csv_behind_year);
  fuzz_hold(firm != NULL && roster != NULL, "there is memory");
  ap_status status = ap_roster_read(roster, firm, 1, true, diagnostics);
  if (status == AP_OK) {
    ap_firm_sort_blocks(firm);
    fuzz_hold(ap_roster_sheet(roster, portfolio->service_count - 1, diagnostics) != NULL, "a service has its sheet");
    ap_summary_write(firm, 1, &text);
    ap_add_service_name(portfolio, portfolio->service_count - 1, &text);
    read_again(portfolio, firm);
  }
  ap_text_free(&text);
  ap_roster_free(roster);
  ap_firm_free(firm);
  fuzz_judge(status, diagnostics);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_portfolio *portfolio = NULL;
  const char *path = fuzz_folder("portfolio.yaml", bytes, length);
  fuzz_copy_beside(0, "catalog.csv", SOURCE_FOLDER "/tests/data/small/catalog.csv");
  fuzz_copy_beside(1, "scheme.yaml", SOURCE_FOLDER "/tests/data/small/scheme.yaml");
  fuzz_copy_beside(2, "small.yaml", SOURCE_FOLDER "/tests/data/small/whole.yaml");
  ap_status status = ap_portfolio_read(path, NULL, diagnostics, &portfolio);
  fuzz_judge(status, diagnostics);
  if (status == AP_OK && portfolio->service_count <= SERVICES_MOST) {
    sum_up(portfolio);
  }
  ap_portfolio_free(portfolio);
  return 0;
}
