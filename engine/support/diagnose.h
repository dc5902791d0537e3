/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the stages add to a list of diagnostics. */
#ifndef AP_SUPPORT_DIAGNOSE_H
#define AP_SUPPORT_DIAGNOSE_H

#include "auditplan/diagnostics.h"
#include "support/diagnostic_codes.h"
#include <stdarg.h>
#include <stdbool.h>

/* Where something is; a zero member is unknown. `file` and `pointer` are copied. */
typedef struct ap_place {
  const char *file;
  uint64_t line;
  uint64_t column;
  const char *pointer;
} ap_place;

/* Between two arguments of one diagnostic in `format`. */
#define AP_NEXT "\x1f"

/* Adds an entry of the code's own severity. `format` (printf) gives the arguments, AP_NEXT between them:
 *   ap_diagnose(list, &place, AP_D_X, "%s" AP_NEXT "%d", name, years);
 * `place` may be NULL. Where memory is short the entry, or a part of it, is lost but still counted. */
void ap_diagnose(ap_diagnostics *list, const ap_place *place, ap_diagnostic_code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same with the arguments of another function that takes them so. */
void ap_diagnose_values(ap_diagnostics *list, const ap_place *place, ap_diagnostic_code code, const char *format,
                        va_list values) __attribute__((format(printf, 4, 0)));

/* Adds an entry without arguments. */
void ap_diagnose_plain(ap_diagnostics *list, const ap_place *place, ap_diagnostic_code code);

/* What is added from here on comes after all that was, of whatever file: before a sentence that speaks of those that
 * follow it, and behind it. */
void ap_diagnostics_begin_part(ap_diagnostics *list);

/* Whether memory ran short over an entry, or, as its maker says, over one of its arguments. */
bool ap_diagnostics_lost(const ap_diagnostics *list);
void ap_diagnostics_lose(ap_diagnostics *list);

/* Who is told of each file that is read with a list: its name, and its bytes as they came, before anything is made of
 * them. */
typedef struct ap_witness {
  void (*saw)(void *context, const char *name, const char *bytes, size_t length);
  void *context;
} ap_witness;

/* From then on; NULL: nobody. The witness is the caller's. */
void ap_diagnostics_set_witness(ap_diagnostics *list, const ap_witness *witness);
const ap_witness *ap_diagnostics_witness(const ap_diagnostics *list);

ap_severity ap_diagnostic_severity(ap_diagnostic_code code);
/* As a diagnostic of that code bears them; numbers of codes shift with each new one and leave no build. */
const char *ap_diagnostic_name(ap_diagnostic_code code);
const char *ap_diagnostic_template(ap_diagnostic_code code);

#endif
