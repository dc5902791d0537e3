/* SPDX-License-Identifier: GPL-3.0-or-later */
/* IDs and numbers as people type them with a Japanese input method: ９．２．３, ＡＣ－１, ideographic spaces around. */
#ifndef AP_SUPPORT_PLAIN_H
#define AP_SUPPORT_PLAIN_H

#include "support/arena.h"
#include <stdbool.h>
#include <stddef.h>

enum {
  AP_PLAIN_CHARACTERS_MOST = 256, /* of a text that is made plain; a longer one stays as it is */
  AP_PLAIN_SIZE = 4 * AP_PLAIN_CHARACTERS_MOST + 4,
};

/* Whether all bytes are ASCII: such a text is plain but for blanks around it. */
bool ap_is_ascii(const char *text, size_t length);

/* The text in plain characters: compatible ones made one (Unicode NFKC), each kind of hyphen and dash a hyphen-minus, a
 * Japanese full stop or long-vowel mark between ASCII letters or digits a full stop or a hyphen, and no blanks around.
 * Returns `plain`, or `text` where that is plain already, is no UTF-8, or too long; *length goes in and out, and no NUL
 * byte is added. */
const char *ap_make_plain(const char *text, size_t *length, char plain[AP_PLAIN_SIZE]);

/* The same for a text that ends in a NUL byte, as a copy; NULL for NULL, or where memory is short. */
const char *ap_plain_copy(ap_arena *arena, const char *text);

#endif
