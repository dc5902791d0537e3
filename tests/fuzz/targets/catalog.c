/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogs: CSV in any encoding, or OSCAL. */
#include "auditplan/catalog.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_catalog *catalog = NULL;
  ap_status status = ap_catalog_read(fuzz_file(FUZZ_FIRST, bytes, length), diagnostics, &catalog);
  fuzz_hold((status == AP_OK) == (catalog != NULL), "a catalog comes of a good file, and of no other");
  for (size_t i = 0; status == AP_OK && i < ap_catalog_count(catalog); i++) {
    const ap_item *item = ap_catalog_at(catalog, i);
    fuzz_hold(ap_catalog_find(catalog, ap_item_id(item)) == item, "an item is found by its ID");
  }
  ap_catalog_free(catalog);
  fuzz_judge(status, diagnostics);
  return 0;
}
