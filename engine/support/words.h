/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_WORDS_H
#define AP_SUPPORT_WORDS_H

/* A word in both languages; either may be NULL, not both. A word given once, for both languages, is in `en`. */
typedef struct ap_words {
  const char *en;
  const char *ja;
} ap_words;

#endif
