/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page/chart_parts.h"
#include "output/names.h"

int64_t *ap_page_values(ap_page *page, size_t count) { return ap_arena_allocate(&page->arena, count, sizeof(int64_t)); }

const int64_t *ap_page_level(ap_page *page, size_t count, int64_t value) {
  int64_t *values = ap_page_values(page, count);
  for (size_t i = 0; values != NULL && i < count; i++) {
    values[i] = value;
  }
  return values;
}

const char *const *ap_page_year_labels(ap_page *page, int first, size_t count) {
  const char **labels = ap_arena_allocate(&page->arena, count, sizeof *labels);
  for (size_t i = 0; labels != NULL && i < count; i++) {
    labels[i] = AP_PAGE_FILLED(page, "{0}", ap_year(first + (int)i).digits);
  }
  return labels;
}

ap_page_tone ap_page_tone_of(size_t index) {
  static const ap_page_tone tones[] = {AP_TONE_A, AP_TONE_B, AP_TONE_C, AP_TONE_D, AP_TONE_F, AP_TONE_E};
  return tones[index % (sizeof tones / sizeof tones[0])];
}
