/* SPDX-License-Identifier: GPL-3.0-or-later */
/** @file
 *  What is wrong, or worth knowing, with an input. */
#ifndef AUDITPLAN_DIAGNOSTICS_H
#define AUDITPLAN_DIAGNOSTICS_H

/** @example tell_faults.c
 *  Words what is wrong with a catalog, each fault with its place, all of them in one run. */

#include "auditplan/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is wrong, or worth knowing, with an input: a list that every reading call adds to.
 *
 *  Nothing in the library prints; the caller words what is in here. All strings belong to the list and live until
 *  ap_diagnostics_free(). One list may serve any number of calls, one after the other; it is not to be used by two
 *  threads at once, not even to be read. */
typedef struct ap_diagnostics ap_diagnostics;

/** How much a diagnostic weighs. */
typedef enum ap_severity {
  AP_ERROR,   /**< the input cannot be used; in a check, a breach */
  AP_WARNING, /**< the input is used, and something in it ought to be seen to */
  AP_NOTE,    /**< how the input was understood, where it could be understood otherwise */
} ap_severity;

/** Sizes of this header. */
enum {
  AP_DIAGNOSTIC_ARGUMENTS = 6 /**< the most arguments that a diagnostic has */
};

/** One entry. Columns count characters (Unicode code points), not bytes. */
typedef struct ap_diagnostic {
  ap_severity severity;  /**< in a check every entry is a breach, whatever this says */
  const char *name;      /**< a stable name such as "csv-unclosed-quote": what programs compare */
  const char *sentence;  /**< in English, with {0} to {5} where the arguments go; also the gettext msgid */
  const char *file;      /**< as the user named it; NULL where no file is concerned */
  uint64_t line;         /**< from 1; 0 where there is no such place */
  uint64_t column;       /**< from 1; 0 where there is no such place */
  const char *pointer;   /**< a JSON pointer (RFC 6901) in place of line and column; else NULL */
  size_t argument_count; /**< of `arguments`, 0 to AP_DIAGNOSTIC_ARGUMENTS */
  const char *arguments[AP_DIAGNOSTIC_ARGUMENTS]; /**< what takes the places {0} to {5} of the sentence, UTF-8; what
                                                       comes from input is cut short where it is long */
} ap_diagnostic;

/** A new, empty list.
 *  @return a list that the caller frees; NULL where memory is short. */
AP_PUBLIC ap_diagnostics *ap_diagnostics_new(void);

/** Frees the list and all strings of its entries.
 *  @param list or NULL */
AP_PUBLIC void ap_diagnostics_free(ap_diagnostics *list);

/** How many entries are kept: per file the first 100 errors, and the first 100 of what is not an error.
 *  @param list not NULL
 *  @return the number of entries. */
AP_PUBLIC size_t ap_diagnostics_count(const ap_diagnostics *list);

/** One of the entries, which are in the order of file (as first complained of), line and column. What cannot all be
 * kept where there is no plan comes behind all else, below the entry that says so.
 *  @param list not NULL
 *  @param index from 0, below ap_diagnostics_count()
 *  @return an entry that belongs to the list, until something is added to it. */
AP_PUBLIC const ap_diagnostic *ap_diagnostics_at(const ap_diagnostics *list, size_t index);

/** How many were found of a severity, those that are not kept included.
 *  @param list not NULL
 *  @param severity which
 *  @return the number found. */
AP_PUBLIC uint64_t ap_diagnostics_total(const ap_diagnostics *list, ap_severity severity);

#ifdef __cplusplus
}
#endif

#endif
