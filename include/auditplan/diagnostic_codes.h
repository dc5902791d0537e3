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
  AP_CODE(AP_D_FILE_NOT_WRITTEN, AP_ERROR, "file-not-written", "cannot write the file: {0}") \
  AP_CODE(AP_D_OUT_OF_MEMORY, AP_ERROR, "out-of-memory", "memory ran out") \
  /* CSV (support/) */ \
  /* catalog (catalog/) */ \
  /* statement, Control Criteria 2.2.4 (catalog/) */ \
  /* tagging (tagging/) */ \
  /* YAML (support/) */ \
  AP_CODE(AP_D_YAML_SYNTAX, AP_ERROR, "yaml-syntax", "this is not YAML: {0}; expected keys and values") \
  AP_CODE(AP_D_YAML_EMPTY, AP_ERROR, "yaml-empty", "the file says nothing; expected keys and values") \
  AP_CODE(AP_D_YAML_DOCUMENTS, AP_ERROR, "yaml-documents", "a second document begins here; expected one in a file") \
  AP_CODE(AP_D_YAML_VERSION, AP_ERROR, "yaml-version", "version {0} of this format is not known; expected version: 1") \
  AP_CODE(AP_D_YAML_DEEP, AP_ERROR, "yaml-deep", "values are nested more than {0} levels deep; expected fewer levels") \
  AP_CODE(AP_D_YAML_LARGE, AP_ERROR, "yaml-large", "the file holds more than {0} values, aliases counted as often as they are used; expected fewer") \
  AP_CODE(AP_D_YAML_CIRCLE, AP_ERROR, "yaml-circle", "an alias inside this value refers to the value itself; expected aliases of other values only") \
  AP_CODE(AP_D_YAML_TAG, AP_ERROR, "yaml-tag", "the YAML tag \"{0}\" is not known; expected a value without a tag") \
  AP_CODE(AP_D_YAML_NUL, AP_ERROR, "yaml-nul", "this text holds a NUL character; expected text without one") \
  AP_CODE(AP_D_YAML_KEY, AP_ERROR, "yaml-key", "this key is no text; expected a word such as \"{0}\"") \
  AP_CODE(AP_D_YAML_KEY_UNKNOWN, AP_ERROR, "yaml-key-unknown", "the key {0} is not known here; the nearest known one is \"{1}\"") \
  AP_CODE(AP_D_YAML_KEY_REPEATED, AP_ERROR, "yaml-key-repeated", "the key \"{0}\" stands on line {1} already; expected it once") \
  AP_CODE(AP_D_YAML_KEY_MISSING, AP_ERROR, "yaml-key-missing", "the key \"{0}\" is missing; expected it in this mapping") \
  AP_CODE(AP_D_YAML_TEXT, AP_ERROR, "yaml-text", "\"{0}\" is {1}; expected a text") \
  AP_CODE(AP_D_YAML_NAME, AP_ERROR, "yaml-name", "\"{0}\" is {1}; expected a name without spaces, commas, plus signs and quotes, of at most {2} bytes") \
  AP_CODE(AP_D_YAML_INTEGER, AP_ERROR, "yaml-integer", "\"{0}\" is {1}; expected a whole number from {2} to {3}") \
  AP_CODE(AP_D_YAML_BOOL, AP_ERROR, "yaml-bool", "\"{0}\" is {1}; expected yes or no") \
  AP_CODE(AP_D_YAML_DATE, AP_ERROR, "yaml-date", "\"{0}\" is {1}; expected a date such as 2027-04-01") \
  AP_CODE(AP_D_YAML_WORDS, AP_ERROR, "yaml-words", "\"{0}\" is {1}; expected a text, or one for each language such as {en: text, ja: text}") \
  AP_CODE(AP_D_YAML_CHOICE, AP_ERROR, "yaml-choice", "\"{0}\" is {1}; expected one of: {2}") \
  AP_CODE(AP_D_YAML_PERMUTATION, AP_ERROR, "yaml-permutation", "\"{0}\" is {1}; expected a list of all of these, each once: {2}") \
  AP_CODE(AP_D_YAML_MAPPING, AP_ERROR, "yaml-mapping", "\"{0}\" is {1}; expected keys and values") \
  AP_CODE(AP_D_YAML_SEQUENCE, AP_ERROR, "yaml-sequence", "\"{0}\" is {1}; expected a list") \
  /* scheme, scenario, history (scheme/) */ \
  /* planning (planning/) */ \
  AP_CODE(AP_D_PLAN_TOO_MANY_RULES, AP_ERROR, "plan-too-many-rules", "too many enabled rules on one track; expected at most {0}") \
  AP_CODE(AP_D_PLAN_NO_MINUTES, AP_ERROR, "plan-no-minutes", "{0} has no minutes for its {1} audit; expected a column {1}_minutes in the catalog or effort: {1}: in the scenario") \
  AP_CODE(AP_D_PLAN_SOLVER_FAILED, AP_ERROR, "plan-solver-failed", "the linear program could not be solved: {0}") \
  /* checking (checking/) */
/* clang-format on */

#define AP_CODE_ENUMERATOR(enumerator, severity, name, sentence) enumerator,
typedef enum ap_diagnostic_code { AP_DIAGNOSTIC_CODES(AP_CODE_ENUMERATOR) AP_DIAGNOSTIC_CODE_COUNT } ap_diagnostic_code;
#undef AP_CODE_ENUMERATOR

#endif
