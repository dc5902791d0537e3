/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create() */
#include "input.h"
#include "auditplan/check.h"
#include "output/sentence.h"
#include "support/json.h"
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void fuzz_hold(int condition, const char *what) {
  if (!condition) {
    fuzz_give_up(what);
  }
}

ap_diagnostics *fuzz_diagnostics(void) {
  static bool watched;
  if (!watched) {
    ap_json_watch_memory();
    watched = true;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  fuzz_hold(diagnostics != NULL, "there is memory");
  return diagnostics;
}

const char *fuzz_file(const void *bytes, size_t length) {
  static int file; /* 0: not made yet */
  static char path[32];
  if (file == 0) {
    file = memfd_create("input", MFD_CLOEXEC);
    fuzz_hold(file > 0, "there is a file for the input");
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  }
  fuzz_hold(ftruncate(file, 0) == 0, "the file is emptied");
  fuzz_hold(length == 0 || pwrite(file, bytes, length, 0) == (ssize_t)length, "the file is written");
  return path;
}

void fuzz_judge(ap_status status, ap_diagnostics *diagnostics) {
  uint64_t errors = ap_diagnostics_total(diagnostics, AP_ERROR);
  fuzz_hold(status == AP_OK || status == AP_BAD_INPUT, "the status is that of an input, good or bad");
  fuzz_hold((status == AP_OK) == (errors == 0), "an error is told just where there is one");
  ap_text text = {0};
  for (size_t i = 0; i < ap_diagnostics_count(diagnostics); i++) {
    ap_add_diagnostic(&text, ap_diagnostics_at(diagnostics, i));
  }
  for (size_t i = 0; i < text.length; i++) {
    unsigned char byte = (unsigned char)text.bytes[i];
    fuzz_hold(byte == '\n' || (byte >= ' ' && byte != 0x7F), "what is told holds no control character");
  }
  ap_text_free(&text);
  ap_diagnostics_free(diagnostics);
}

ap_scenario_options fuzz_options(void) {
  return (ap_scenario_options){.size = sizeof(ap_scenario_options), .data_folder = SOURCE_FOLDER "/controls"};
}

ap_scenario *fuzz_read_scenario(const char *path) {
  ap_scenario *scenario = NULL;
  const ap_scenario_options options = fuzz_options();
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  fuzz_hold(ap_scenario_load(path, &options, diagnostics, &scenario) == AP_OK, path);
  ap_diagnostics_free(diagnostics);
  return scenario;
}

const ap_scenario *fuzz_small_scenario(void) {
  static ap_scenario *scenario;
  if (scenario == NULL) {
    scenario = fuzz_read_scenario(SOURCE_FOLDER "/tests/data/small/scenario.yaml");
  }
  return scenario;
}

void fuzz_catalog(const char *map, int header_row, const char *path) {
  const ap_catalog_options options = {.size = sizeof options, .map = map, .header_row = header_row};
  bool plain = map == NULL && header_row == 0;
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_catalog *catalog = NULL;
  ap_status status = plain ? ap_catalog_read(path, diagnostics, &catalog)
                           : ap_catalog_read_with(path, &options, diagnostics, &catalog);
  fuzz_hold((status == AP_OK) == (catalog != NULL), "a catalog comes of a good file, and of no other");
  for (size_t i = 0; status == AP_OK && i < ap_catalog_count(catalog); i++) {
    const ap_item *item = ap_catalog_at(catalog, i);
    fuzz_hold(ap_catalog_find(catalog, ap_item_id(item)) == item, "an item is found by its ID");
  }
  ap_catalog_free(catalog);
  fuzz_judge(status, diagnostics);
}

void fuzz_check(const ap_scenario *scenario, const char *path) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_check *check = NULL;
  ap_status status = ap_check_plan(scenario, path, diagnostics, &check);
  size_t breaches = check == NULL ? 0 : ap_check_breach_count(check);
  fuzz_hold((status == AP_NO) == (breaches > 0), "breaches go with the answer no");
  for (size_t i = 0; i < breaches; i++) {
    fuzz_hold(ap_check_breach(check, i) != NULL, "a breach is there, or too many to be told");
  }
  ap_check_free(check);
  fuzz_judge(status == AP_NO ? AP_OK : status, diagnostics);
}

void fuzz_check_bytes(const ap_scenario *scenario, const uint8_t *bytes, size_t length) {
  fuzz_check(scenario, fuzz_file(bytes, length));
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_check *check = NULL;
  ap_status status = ap_check_plan_text(scenario, "plan", (const char *)bytes, length, diagnostics, &check);
  ap_check_free(check);
  fuzz_judge(status == AP_NO ? AP_OK : status, diagnostics);
}

void fuzz_scenario_part(const char *head, const uint8_t *bytes, size_t length) {
  const size_t head_length = strlen(head);
  uint8_t *whole = malloc(head_length + length);
  fuzz_hold(whole != NULL, "there is memory");
  memcpy(whole, head, head_length);
  memcpy(whole + head_length, bytes, length);
  const char *path = fuzz_folder("scenario.yaml", whole, head_length + length);
  free(whole);
  fuzz_copy_beside(0, "catalog.csv", SOURCE_FOLDER "/tests/data/small/catalog.csv");
  fuzz_copy_beside(1, "scheme.yaml", SOURCE_FOLDER "/tests/data/small/scheme.yaml");
  fuzz_scenario(path, NULL);
}
