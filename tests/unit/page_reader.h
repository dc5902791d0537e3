/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test asks of a report page without a browser. */
#ifndef AP_TESTS_PAGE_READER_H
#define AP_TESTS_PAGE_READER_H

#include <stddef.h>

/* Fails the test where an element is not closed in its turn, an attribute is not quoted, an ID stands twice, a label, a
 * link or a heading names an ID that is not there, an address leads out of the file, or a style or a handler stands in
 * an attribute. */
void assert_is_a_page(const char *html);

/* The content between the `index`th `begin` (from 0) and the next `end`; NULL where there is none. */
const char *page_part(const char *html, const char *begin, const char *end, size_t index, size_t *length);

#endif
