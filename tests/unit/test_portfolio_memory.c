/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every request for memory fails once while a portfolio file is read. */
#include "failing_heap.h"
#include "portfolio/portfolio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void short_memory_while_a_portfolio_is_read_is_told(void **state) {
  (void)state;
  bool failed = true;
  for (long request = 0; failed; request++) {
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    ap_portfolio *portfolio = NULL;
    heap_fail(request);
    ap_status status =
        ap_portfolio_read(SOURCE_FOLDER "/tests/data/small/portfolio.yaml", NULL, diagnostics, &portfolio);
    failed = heap_failed();
    assert_int_equal(status, failed ? AP_MACHINE : AP_OK);
    ap_portfolio_free(portfolio);
    ap_diagnostics_free(diagnostics);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(short_memory_while_a_portfolio_is_read_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
