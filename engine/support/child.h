/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in a process of its own, for a library that does not survive short memory: what becomes of it there is told, and
 * nothing here is touched. */
#ifndef AP_SUPPORT_CHILD_H
#define AP_SUPPORT_CHILD_H

#include "support/text.h"
#include <stdbool.h>

/* Calls `write` in a child process and adds to `text` what it wrote. False, and nothing is added, where it returned
 * false, ended in any other way, or could not be begun. */
bool ap_write_in_child(bool (*write)(const void *context, ap_text *written), const void *context, ap_text *text);

#endif
