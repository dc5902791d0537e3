/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts are made of. All of it lives as long as the page, and is NULL where memory is short. */
#ifndef AP_OUTPUT_PAGE_CHART_PARTS_H
#define AP_OUTPUT_PAGE_CHART_PARTS_H

#include "output/page/page.h"

/* Zeros, to be filled in. */
int64_t *ap_page_values(ap_page *page, size_t count);
/* The same number each time: a line across. */
const int64_t *ap_page_level(ap_page *page, size_t count, int64_t value);
/* Plan years from `first` on: 2027, 2027年度. */
const char *const *ap_page_year_labels(ap_page *page, int first, size_t count);
/* The tone of the `index`th of many alike; they come round again. */
ap_page_tone ap_page_tone_of(size_t index);

#endif
