/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every diagnostic of the library, once: AP_CODE(enumerator, severity, stable name, English sentence).
 * The sentence reads "what is wrong; what was expected", has {0} to {3} for its arguments, and is the
 * gettext msgid under which engine/output/po translates it. */
#ifndef AUDITPLAN_DIAGNOSTIC_CODES_H
#define AUDITPLAN_DIAGNOSTIC_CODES_H

/* clang-format off */
#define AP_DIAGNOSTIC_CODES(AP_CODE) \
  /* files and encodings (support/) */ \
  AP_CODE(AP_D_FILE_UNREADABLE, AP_ERROR, "file-unreadable", "cannot read the file: {0}") \
  AP_CODE(AP_D_FILE_IS_FOLDER, AP_ERROR, "file-is-folder", "this is a folder; expected a file") \
  AP_CODE(AP_D_FILE_EMPTY, AP_ERROR, "file-empty", "the file is empty; expected {0}") \
  AP_CODE(AP_D_OUT_OF_MEMORY, AP_ERROR, "out-of-memory", "memory ran out") \
  /* CSV (support/) */ \
  /* catalog (catalog/) */ \
  /* statement, Control Criteria 2.2.4 (catalog/) */ \
  /* tagging (tagging/) */ \
  /* YAML (support/) */ \
  /* scheme, scenario, history (scheme/) */ \
  /* planning (planning/) */ \
  /* checking (checking/) */
/* clang-format on */

#define AP_CODE_ENUMERATOR(enumerator, severity, name, sentence) enumerator,
typedef enum ap_diagnostic_code { AP_DIAGNOSTIC_CODES(AP_CODE_ENUMERATOR) AP_DIAGNOSTIC_CODE_COUNT } ap_diagnostic_code;
#undef AP_CODE_ENUMERATOR

#endif
