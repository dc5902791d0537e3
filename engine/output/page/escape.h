/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where what comes from input becomes part of a page. Everything else that writes a page goes through
 * it. */
#ifndef AP_OUTPUT_PAGE_ESCAPE_H
#define AP_OUTPUT_PAGE_ESCAPE_H

#include "support/text.h"
#include <jansson.h>

/* Adds the string as text of an element or of a quoted attribute: no character of it is markup. Line ends and tabs are
 * blanks; other control characters, bytes that are no UTF-8, and marks that turn the direction of writing are written
 * out, as on a terminal (printable.h). */
void ap_add_html(ap_text *text, const char *string);

/* Adds the value on one line as data of a script element: nothing in it ends the element or begins a comment. Lets go
 * of the value; a NULL, or memory that runs out, sets text->failed. */
void ap_add_script_data(ap_text *text, json_t *value);

#endif
