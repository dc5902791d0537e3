/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that falls apart into independent pieces, done by several threads. */
#ifndef AP_PORTFOLIO_WORKERS_H
#define AP_PORTFOLIO_WORKERS_H

#include <stddef.h>

enum { AP_THREADS_MOST = 256 };

/* Calls `work` once for each index below `count`, on up to `threads` threads, this one among them. Which thread does
 * what is left open: a piece must depend on its index alone, and on nothing that another one writes. */
void ap_work(size_t count, size_t threads, void (*work)(void *context, size_t index), void *context);

/* How many processors there are. */
size_t ap_processors(void);

#endif
