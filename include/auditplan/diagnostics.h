/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AUDITPLAN_DIAGNOSTICS_H
#define AUDITPLAN_DIAGNOSTICS_H

#include "auditplan/status.h"
#include <stddef.h>
#include <stdint.h>

/** What is wrong, or worth knowing, with an input: a list that every reading call adds to.
 *  Nothing in the library prints; the caller words what is in here.
 *  All strings belong to the list and live until ap_diagnostics_free(). */
typedef struct ap_diagnostics ap_diagnostics;

typedef enum ap_severity { AP_ERROR, AP_WARNING, AP_NOTE } ap_severity;

enum { AP_DIAGNOSTIC_ARGUMENTS = 6 };

/** One entry. `line` and `column` count from 1; 0 means that there is no such place.
 *  Columns count characters (Unicode code points), not bytes. */
typedef struct ap_diagnostic {
  ap_severity severity;
  const char *name;     /**< a stable name such as "csv-unclosed-quote": what programs compare */
  const char *sentence; /**< in English, with {0} to {5} where the arguments go; also the gettext msgid */
  const char *file;     /**< as the user named it; NULL where no file is concerned */
  uint64_t line;
  uint64_t column;
  const char *pointer; /**< a JSON pointer (RFC 6901) in place of line and column; else NULL */
  size_t argument_count;
  const char *arguments[AP_DIAGNOSTIC_ARGUMENTS];
} ap_diagnostic;

/** A new, empty list; NULL where memory is short. */
AP_PUBLIC ap_diagnostics *ap_diagnostics_new(void);
AP_PUBLIC void ap_diagnostics_free(ap_diagnostics *list);

/** Entries kept: per file the first 100 errors, and the first 100 of what is not an error. */
AP_PUBLIC size_t ap_diagnostics_count(const ap_diagnostics *list);
/** The entry at `index` < count, in the order of file, then place. */
AP_PUBLIC const ap_diagnostic *ap_diagnostics_at(const ap_diagnostics *list, size_t index);
/** How many were found of that severity, those not kept included. */
AP_PUBLIC uint64_t ap_diagnostics_total(const ap_diagnostics *list, ap_severity severity);

#endif
