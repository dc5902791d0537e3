/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AUDITPLAN_STATUS_H
#define AUDITPLAN_STATUS_H

/** What a call came to. The values are also the exit codes of the command. */
typedef enum ap_status {
  AP_OK = 0,            /**< done, and the answer is yes */
  AP_NO = 1,            /**< done, and the answer is no: breaches, infeasible */
  AP_BAD_INPUT = 2,     /**< the input is wrong; the diagnostics say where */
  AP_MACHINE = 3,       /**< the machine failed: memory, disk */
  AP_INTERRUPTED = 130, /**< stopped by the user; what was found so far is kept */
} ap_status;

#if defined(__GNUC__)
#define AP_PUBLIC __attribute__((visibility("default")))
#else
#define AP_PUBLIC
#endif

#endif
