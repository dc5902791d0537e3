/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the items of a catalog that its statement declares, by standard, as an audit firm does before it quotes:
 *
 *   cc count_items.c $(pkg-config --cflags --libs auditplan) -o count_items && ./count_items catalog.csv
 */
#include <auditplan/catalog.h>
#include <stdio.h>

static const char *const standards[AP_STANDARDS] = {
    [AP_GOVERNANCE] = "governance", [AP_MANAGEMENT] = "management", [AP_CONTROL] = "control"};

static void print_counts(const ap_catalog *catalog) {
  size_t counts[AP_STANDARDS][AP_LEVELS] = {{0}};
  for (size_t i = 0; i < ap_catalog_count(catalog); i++) {
    const ap_item *item = ap_catalog_at(catalog, i);
    if (ap_item_is_selected(item)) {
      counts[ap_item_standard(item)][ap_item_level(item)]++;
    }
  }
  for (int standard = 0; standard < AP_STANDARDS; standard++) {
    printf("%-10s %4zu objectives, %4zu detailed\n", standards[standard], counts[standard][AP_OBJECTIVE],
           counts[standard][AP_DETAILED]);
  }
  if (!ap_catalog_is_complete(catalog)) {
    puts("not complete: the real counts are higher");
  }
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: count_items CATALOG\n");
    return AP_BAD_INPUT;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  if (diagnostics == NULL) {
    return AP_MACHINE;
  }
  ap_catalog *catalog = NULL;
  ap_status status = ap_catalog_read(arguments[1], diagnostics, &catalog);
  if (status == AP_OK) {
    print_counts(catalog);
  }
  ap_catalog_free(catalog);
  ap_diagnostics_free(diagnostics);
  return (int)status;
}
