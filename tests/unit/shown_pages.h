/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of quote, budget, compare, status, check and portfolio, of small things whose every word is hostile. */
#ifndef AP_TESTS_SHOWN_PAGES_H
#define AP_TESTS_SHOWN_PAGES_H

#include "support/text.h"

#define HOSTILE "</script><img src=x onerror=\"alert('1')\">&"
#define HARMLESS "&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;"

typedef struct shown_page {
  const char *command;
  void (*show)(ap_text *text);
} shown_page;

enum { SHOWN_PAGES = 6 };
extern const shown_page shown_pages[SHOWN_PAGES];

/* A cmocka setup and teardown function, around whatever shows them. */
int shown_pages_begin(void **state);
int shown_pages_end(void **state);

#endif
