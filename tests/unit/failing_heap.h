/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heap of which any one request may fail. In the test programs test_*_memory it takes the place of the library's door
 * (support/allocate.h), whose object is then left out. Nothing fails until a test says so. */
#ifndef AP_TESTS_FAILING_HEAP_H
#define AP_TESTS_FAILING_HEAP_H

#include "support/text.h"
#include <stdbool.h>

/* No request: all succeed, and are counted. */
enum { HEAP_SOUND = -1 };

/* From now on requests are counted anew, from 0, and the one of that number fails. */
void heap_fail(long request);
/* Whether there was such a request; from now on none fails. */
bool heap_failed(void);
/* How many requests there were since heap_fail(). */
long heap_requests(void);

/* Counts a request of a library that has a door of its own; whether it is the one to fail. */
bool heap_refuses(void);

/* Fails each request of a view in turn, until none is left: the text says so just then. */
void assert_view_tells_of_short_memory(void (*show)(ap_text *text));

#endif
