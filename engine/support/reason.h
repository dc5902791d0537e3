/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_REASON_H
#define AP_SUPPORT_REASON_H

/* The system's words for an error number, in English whatever the locale, such as "Permission denied". Never NULL. */
const char *ap_reason(int error);

#endif
