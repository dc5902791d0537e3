/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/fold.h"
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

static const utf8proc_option_t form =
    (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

static void leave_out_blanks(char *text) {
  char *to = text;
  for (const char *from = text; *from != '\0'; from++) {
    if (*from != ' ' && *from != '\t' && *from != '\n' && *from != '\r') { /* NFKC has made one of all wider ones */
      *to++ = *from;
    }
  }
  *to = '\0';
}

const char *ap_fold(ap_arena *arena, const char *text) {
  if (text == NULL) {
    return NULL;
  }
  const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
  utf8proc_ssize_t length = (utf8proc_ssize_t)strlen(text);
  utf8proc_ssize_t room = utf8proc_decompose(bytes, length, NULL, 0, form);
  if (room < 0) {
    return ap_arena_copy(arena, text); /* no UTF-8: as it is */
  }
  utf8proc_int32_t *characters = ap_arena_allocate(arena, (size_t)room + 1, sizeof *characters);
  if (characters == NULL) {
    return NULL;
  }
  utf8proc_ssize_t count = utf8proc_decompose(bytes, length, characters, room, form);
  utf8proc_reencode(characters, count, form); /* in place: no character takes more than four bytes */
  leave_out_blanks((char *)characters);
  return (const char *)characters;
}

ap_words ap_fold_words(ap_arena *arena, const ap_words *words) {
  return (ap_words){.en = ap_fold(arena, words->en), .ja = ap_fold(arena, words->ja)};
}

static bool is_among(const char *text, const ap_words *words) {
  return text != NULL &&
         ((words->en != NULL && strcmp(text, words->en) == 0) || (words->ja != NULL && strcmp(text, words->ja) == 0));
}

bool ap_words_share(const ap_words *left, const ap_words *right) {
  return is_among(left->en, right) || is_among(left->ja, right);
}
