/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another program that uses the installed library: counts the items of a catalog. */
#include <auditplan/auditplan.h>
#include <stdio.h>

int main(int count, char **arguments) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_catalog *catalog = NULL;
  ap_status status = ap_catalog_read(arguments[count - 1], diagnostics, &catalog);
  printf("%zu items\n", catalog != NULL ? ap_catalog_count(catalog) : 0);
  ap_catalog_free(catalog);
  ap_diagnostics_free(diagnostics);
  return status;
}
