/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in a process of its own, for a library that does not survive short memory: what becomes of it there is told, and
 * nothing here is touched. */
#ifndef AP_SUPPORT_CHILD_H
#define AP_SUPPORT_CHILD_H

#include "support/text.h"
#include <stdbool.h>

/* How work in a child ended, beside the faults of its own that it names by numbers from 1 to AP_CHILD_FAULT_MOST. */
enum { AP_CHILD_DONE = 0, AP_CHILD_LOST = -1 /* it died, or could not be begun */, AP_CHILD_FAULT_MOST = 100 };

/* Calls `work` in a child process. Where it returns AP_CHILD_DONE, what it wrote is added to `text`; else nothing is,
 * and the fault that it returned comes back, or AP_CHILD_LOST. */
int ap_work_in_child(int (*work)(const void *context, ap_text *written), const void *context, ap_text *text);

/* The same for work with nothing to say of its faults: false, and nothing is added, where `write` returned false, ended
 * in any other way, or could not be begun. */
bool ap_write_in_child(bool (*write)(const void *context, ap_text *written), const void *context, ap_text *text);

#endif
