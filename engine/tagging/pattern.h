/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regular expressions on UTF-8 text, with limits that a hostile one cannot get around. */
#ifndef AP_TAGGING_PATTERN_H
#define AP_TAGGING_PATTERN_H

#include "auditplan/status.h"
#include <stddef.h>

enum { AP_PATTERN_MESSAGE = 256, AP_PATTERN_BYTES_MOST = 10000 };

typedef struct ap_pattern ap_pattern;

typedef struct ap_pattern_fault {
  char message[AP_PATTERN_MESSAGE]; /* PCRE2's own words */
  size_t character;                 /* of the pattern, from 1 */
} ap_pattern_fault;

/* Returns AP_OK; AP_BAD_INPUT with `fault` filled in; AP_MACHINE. A pattern is const: threads may share it. */
ap_status ap_pattern_compile(const char *text, ap_pattern **pattern, ap_pattern_fault *fault);
void ap_pattern_free(ap_pattern *pattern);

/* What matching needs besides a pattern: one of each thread. NULL where memory is short. */
typedef struct ap_matcher ap_matcher;
ap_matcher *ap_matcher_new(void);
void ap_matcher_free(ap_matcher *matcher);

typedef enum ap_match { AP_MATCH_NO, AP_MATCH_YES, AP_MATCH_TOO_LONG, AP_MATCH_NO_MEMORY } ap_match;

/* Whether the pattern matches anywhere in the text, which must be valid UTF-8; AP_MATCH_TOO_LONG where that took
 * more steps or memory than the limits allow. */
ap_match ap_matcher_try(ap_matcher *matcher, const ap_pattern *pattern, const char *text);

#endif
