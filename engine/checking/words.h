/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that plan files have for the values of enumerations, by value. */
#ifndef AP_CHECKING_WORDS_H
#define AP_CHECKING_WORDS_H

#include "checking/check.h"

extern const char *const ap_check_track_words[AP_TRACKS];
extern const char *const ap_check_standard_words[AP_STANDARDS];
extern const char *const ap_check_criterion_words[AP_CRITERIA];
enum { AP_SAID_WORDS = AP_SAID_NOT_ATTEMPTED + 1 };
extern const char *const ap_check_said_words[AP_SAID_WORDS]; /* none for AP_SAID_NOTHING */

#endif
