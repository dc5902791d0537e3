/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page has inside it: page.css, page.js and Chart.js. assets.cmake makes the data at build time. */
#ifndef AP_OUTPUT_PAGE_ASSETS_H
#define AP_OUTPUT_PAGE_ASSETS_H

#include <stddef.h>

typedef struct ap_page_asset {
  const char *source; /* the hash as a content-security policy names it: 'sha256-…' */
  const unsigned char *bytes;
  size_t length;
} ap_page_asset;

extern const ap_page_asset ap_page_style;
extern const ap_page_asset ap_page_chart_library;
extern const ap_page_asset ap_page_script;

#endif
