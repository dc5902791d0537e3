/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An allocation that fails, of whatever library: where tests/fuzz/coverage preloads failing.c. */
#ifndef AP_TESTS_FUZZ_FAILING_H
#define AP_TESTS_FUZZ_FAILING_H

#include <stdbool.h>

/* The allocation of that number from now on, from 0, fails, and only that one; below 0: none. Weak: without failing.c
 * there is no such function. */
__attribute__((weak)) void fuzz_fail_allocation(long number);
/* Whether it came to that, since a number was last said. */
__attribute__((weak)) bool fuzz_allocation_failed(void);

#endif
