/* SPDX-License-Identifier: GPL-3.0-or-later */
/** @file
 *  What a call came to, and what marks the functions that the shared library gives out. */
#ifndef AUDITPLAN_STATUS_H
#define AUDITPLAN_STATUS_H

/** @example exit_status.c
 *  Says what an exit status of the command means, for a program that calls it instead of the library. */

/** What a call came to. The values are also the exit codes of the command (`auditplan(1)`, EXIT STATUS). */
typedef enum ap_status {
  AP_OK = 0,            /**< done, and the answer is yes */
  AP_NO = 1,            /**< done, and the answer is no: breaches, infeasible */
  AP_BAD_INPUT = 2,     /**< the input is wrong; the diagnostics say where */
  AP_MACHINE = 3,       /**< the machine failed: memory, disk */
  AP_INTERRUPTED = 130, /**< stopped by the user; what was found so far is kept */
} ap_status;

/** Marks a function that the shared library gives out, under the symbol version AUDITPLAN_1. */
#if defined(__GNUC__)
#define AP_PUBLIC __attribute__((visibility("default")))
#else
#define AP_PUBLIC
#endif

#endif
