/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/translate.h"
#include <string.h>

const char *ap_translate_in(const char *key, const char *word) {
  const char *translation = dgettext(AP_TEXT_DOMAIN, key);
  return translation == key ? word : translation;
}

const char *ap_words_in(const ap_words *words, const char *language) {
  const char *wanted = strcmp(language, "ja") == 0 ? words->ja : words->en;
  if (wanted != NULL) {
    return wanted;
  }
  return words->en != NULL ? words->en : words->ja;
}
