/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every diagnostic of the library, once: AP_CODE(enumerator, severity, stable name, English sentence).
 * The sentence reads "what is wrong; what was expected", has {0} to {5} for its arguments, and is the
 * gettext msgid under which engine/output/po translates it. */
#ifndef AP_SUPPORT_DIAGNOSTIC_CODES_H
#define AP_SUPPORT_DIAGNOSTIC_CODES_H

/* clang-format off */
#define AP_DIAGNOSTIC_CODES(AP_CODE) \
  /* files and encodings (support/) */ \
  AP_CODE(AP_D_FILE_UNREADABLE, AP_ERROR, "file-unreadable", "cannot read the file: {0}") \
  AP_CODE(AP_D_FILE_IS_FOLDER, AP_ERROR, "file-is-folder", "this is a folder; expected a file") \
  AP_CODE(AP_D_FILE_IS_STREAM, AP_ERROR, "file-is-stream", "this is a pipe or a device; expected a file") \
  AP_CODE(AP_D_FILE_EMPTY, AP_ERROR, "file-empty", "the file is empty; expected {0}") \
  AP_CODE(AP_D_FILE_NOT_WRITTEN, AP_ERROR, "file-not-written", "cannot write the file: {0}") \
  AP_CODE(AP_D_OUT_OF_MEMORY, AP_ERROR, "out-of-memory", "memory ran out") \
  AP_CODE(AP_D_WORKBOOK_TOO_LONG, AP_ERROR, "workbook-too-long", "a sheet of the workbook would have more than {0} rows; expected fewer, or --format csv") \
  AP_CODE(AP_D_WORKBOOK_NO_PLACE, AP_ERROR, "workbook-no-place", "the workbook cannot be written: neither the folder of --output nor TMPDIR nor /tmp takes temporary files") \
  AP_CODE(AP_D_WORKBOOK_DAMAGED, AP_ERROR, "workbook-damaged", "the workbook was not written: read back, it lacks something; is the disk full, or memory short?") \
  AP_CODE(AP_D_WORKBOOK_LOST, AP_ERROR, "workbook-lost", "the workbook was not written: the process that writes it ended early; is memory short?") \
  AP_CODE(AP_D_FILE_TOO_LARGE, AP_ERROR, "file-too-large", "the file is larger than {0} bytes; expected a smaller one") \
  AP_CODE(AP_D_FILE_IS_UTF16, AP_ERROR, "file-is-utf16", "the file is UTF-16; expected UTF-8") \
  AP_CODE(AP_D_NOT_UTF16, AP_ERROR, "not-utf16", "this is no character of UTF-16; expected text") \
  AP_CODE(AP_D_READ_AS_UTF16, AP_NOTE, "read-as-utf16", "the file is UTF-16, as Excel saves Unicode text; read so") \
  AP_CODE(AP_D_FILE_IS_WORKBOOK, AP_ERROR, "file-is-workbook", "the file looks like an Excel workbook; expected text: save it as CSV UTF-8") \
  AP_CODE(AP_D_NOT_UTF8, AP_ERROR, "not-utf8", "the byte 0x{0} is not valid UTF-8; expected UTF-8 text") \
  AP_CODE(AP_D_NUL_BYTE, AP_ERROR, "nul-byte", "there is a NUL byte; expected text") \
  AP_CODE(AP_D_READ_AS_CP932, AP_NOTE, "read-as-cp932", "the file is not UTF-8; read as CP932, as Japanese Excel saves it") \
  /* CSV (support/) */ \
  AP_CODE(AP_D_CSV_NO_HEADER, AP_ERROR, "csv-no-header", "there is no header line; expected the columns {0}") \
  AP_CODE(AP_D_CSV_COLUMN_MISSING, AP_ERROR, "csv-column-missing", "there is no column \"{0}\"; expected it in the header") \
  AP_CODE(AP_D_CSV_COLUMN_MISSING_IN_BOTH, AP_ERROR, "csv-column-missing-in-both", "there is no column \"{0}\"; expected it, or \"{1}\", in the header") \
  AP_CODE(AP_D_CSV_COLUMN_REPEATED, AP_ERROR, "csv-column-repeated", "the column \"{0}\" is there already, as column {1}; expected it once") \
  AP_CODE(AP_D_CSV_COLUMN_UNKNOWN, AP_NOTE, "csv-column-unknown", "the column \"{0}\" is not known and is ignored") \
  AP_CODE(AP_D_CSV_COLUMNS_TOO_MANY, AP_ERROR, "csv-columns-too-many", "the header has more than {0} columns; expected fewer") \
  AP_CODE(AP_D_CSV_UNCLOSED_QUOTE, AP_ERROR, "csv-unclosed-quote", "this quote is not closed; expected another one at the end of the field") \
  AP_CODE(AP_D_CSV_STRAY_QUOTE, AP_ERROR, "csv-stray-quote", "there is a quote inside a field; expected the whole field in quotes, and each quote inside it doubled") \
  AP_CODE(AP_D_CSV_FIELD_TOO_LONG, AP_ERROR, "csv-field-too-long", "the field is longer than {0} bytes; expected a shorter one, or its closing quote is missing") \
  AP_CODE(AP_D_CSV_ROW_TOO_LONG, AP_ERROR, "csv-row-too-long", "the row is longer than {0} bytes; expected a shorter one") \
  AP_CODE(AP_D_CSV_TOO_MANY_LINES, AP_ERROR, "csv-too-many-lines", "the file has more than {0} lines; expected fewer") \
  AP_CODE(AP_D_CSV_FIELDS_TOO_FEW, AP_ERROR, "csv-fields-too-few", "this row has too few fields, {0}; expected {1} as in the header") \
  AP_CODE(AP_D_CSV_FIELDS_TOO_MANY, AP_ERROR, "csv-fields-too-many", "this row has too many fields, {0}; expected {1} as in the header") \
  AP_CODE(AP_D_CSV_SEMICOLONS, AP_NOTE, "csv-semicolons", "the header line shows semicolons between the fields; read so") \
  AP_CODE(AP_D_CSV_TABS, AP_NOTE, "csv-tabs", "the header line shows tabs between the fields; read so") \
  AP_CODE(AP_D_CSV_ROWS_ABOVE, AP_NOTE, "csv-rows-above", "this row is taken for the header; rows above it, which are passed over: {0}") \
  AP_CODE(AP_D_CSV_HEADER_ROW, AP_ERROR, "csv-header-row", "row {0}, which is said to be the header, is blank or not there; expected the row with the names of the columns") \
  AP_CODE(AP_D_CSV_COLUMNS_UNUSED, AP_NOTE, "csv-columns-unused", "the columns that nothing is taken from: {0}") \
  AP_CODE(AP_D_CSV_COLUMN_UNMATCHED, AP_ERROR, "csv-column-unmatched", "there is no column \"{0}\", which \"{1}\" is to be taken from; the nearest one is \"{2}\"") \
  AP_CODE(AP_D_CSV_COLUMN_UNMATCHED_AT_ALL, AP_ERROR, "csv-column-unmatched-at-all", "there is no column \"{0}\", which \"{1}\" is to be taken from; expected one of: {2}") \
  AP_CODE(AP_D_CSV_READ_AS_PLAIN, AP_NOTE, "csv-read-as-plain", "\"{0}\" is read as \"{1}\"; fields of this file in full-width or other such characters: {2}") \
  /* catalog (catalog/) */ \
  AP_CODE(AP_D_CATALOG_EMPTY, AP_ERROR, "catalog-empty", "the catalog has no items; expected at least one row below the header") \
  AP_CODE(AP_D_ID_MISSING, AP_ERROR, "id-missing", "this row has no ID; expected one in the column \"id\"") \
  AP_CODE(AP_D_ID_CONTROL, AP_ERROR, "id-control", "the ID holds a control character, such as a line end; expected none") \
  AP_CODE(AP_D_ID_UNSEEN, AP_ERROR, "id-unseen", "the ID \"{0}\" holds a character that is not seen, U+{1}; expected none") \
  AP_CODE(AP_D_ID_BLANK, AP_ERROR, "id-blank", "the ID \"{0}\" begins or ends with a blank; expected none") \
  AP_CODE(AP_D_ID_TOO_LONG, AP_ERROR, "id-too-long", "the ID is longer than {0} bytes; expected a shorter one") \
  AP_CODE(AP_D_ID_REPEATED, AP_ERROR, "id-repeated", "the ID \"{0}\" stands on line {1} already; expected each ID once") \
  AP_CODE(AP_D_ID_SHORTENED, AP_ERROR, "id-shortened", "the ID \"{0}\" stands on line {1} already, and one of the two looks like \"{0}0\", shortened by a spreadsheet that took it for a number; expected each ID once, in cells formatted as text") \
  AP_CODE(AP_D_STANDARD_MISSING, AP_ERROR, "standard-missing", "this row has no standard; expected governance, management or control") \
  AP_CODE(AP_D_STANDARD_UNKNOWN, AP_ERROR, "standard-unknown", "the standard \"{0}\" is not known; expected governance, management or control") \
  AP_CODE(AP_D_ANSWER_UNKNOWN, AP_ERROR, "answer-unknown", "\"{0}\" is neither yes nor no; expected yes, no or nothing") \
  AP_CODE(AP_D_MINUTES_MALFORMED, AP_ERROR, "minutes-malformed", "\"{0}\" is not a whole number; expected minutes from 1 to {1}") \
  AP_CODE(AP_D_MINUTES_NEGATIVE, AP_ERROR, "minutes-negative", "\"{0}\" is negative; expected minutes from 1 to {1}") \
  AP_CODE(AP_D_MINUTES_FRACTION, AP_ERROR, "minutes-fraction", "\"{0}\" has a decimal comma, a decimal point or groups of digits; expected whole minutes from 1 to {1}, digits alone") \
  AP_CODE(AP_D_MINUTES_ZERO, AP_ERROR, "minutes-zero", "\"{0}\" minutes are no work; expected 1 to {1}, or nothing where the scenario's effort decides") \
  AP_CODE(AP_D_MINUTES_TOO_MANY, AP_ERROR, "minutes-too-many", "\"{0}\" minutes are too many; expected 1 to {1}") \
  AP_CODE(AP_D_RISK_UNKNOWN, AP_ERROR, "risk-unknown", "\"{0}\" is no risk; expected low, medium, high, or a whole number from 0 to {1}") \
  AP_CODE(AP_D_PARENT_UNKNOWN, AP_ERROR, "parent-unknown", "there is no item \"{0}\"; expected the ID of a control objective of this catalog") \
  AP_CODE(AP_D_PARENT_NOT_FOUND, AP_ERROR, "parent-not-found", "there is no item \"{0}\" for \"{1}\" to belong to; expected such a row, or a control objective in the column \"parent\"") \
  AP_CODE(AP_D_PARENT_AMBIGUOUS, AP_ERROR, "parent-ambiguous", "\"{0}\" may belong to \"{1}\" or to \"{2}\"; expected one of them in the column \"parent\"") \
  AP_CODE(AP_D_PARENT_DETAILED, AP_ERROR, "parent-detailed", "\"{0}\" is a detailed control itself; expected a control objective as parent") \
  AP_CODE(AP_D_PARENT_CIRCULAR, AP_ERROR, "parent-circular", "\"{0}\" belongs to itself by way of its parent \"{1}\"; expected a control objective as parent") \
  AP_CODE(AP_D_MAP_ENTRY, AP_ERROR, "map-entry", "\"{0}\" does not say which column is taken from where; expected COLUMN=HEADING, COLUMN=HEADING+HEADING or COLUMN:=VALUE, with double quotes around what holds a comma or a plus sign") \
  AP_CODE(AP_D_MAP_QUOTE, AP_ERROR, "map-quote", "the quote before \"{0}\" is not closed; expected another one behind the heading or value") \
  AP_CODE(AP_D_MAP_COLUMN_UNKNOWN, AP_ERROR, "map-column-unknown", "a catalog has no column \"{0}\" to be taken from anywhere; the nearest one is \"{1}\"") \
  AP_CODE(AP_D_MAP_COLUMN_STRANGE, AP_ERROR, "map-column-strange", "a catalog has no column \"{0}\" to be taken from anywhere; expected one of {1}") \
  AP_CODE(AP_D_MAP_REPEATED, AP_ERROR, "map-repeated", "it is said twice where \"{0}\" is taken from; expected it once, with a plus sign between headings that are joined") \
  AP_CODE(AP_D_MAP_JOINED, AP_ERROR, "map-joined", "\"{0}\" is taken from {1} columns; expected one, since only title, title_ja, text, category and reason are joined") \
  AP_CODE(AP_D_MAP_HEADING_TWICE, AP_ERROR, "map-heading-twice", "\"{0}\" is joined from \"{1}\" and the same again; expected each heading once") \
  AP_CODE(AP_D_MAP_NO_DEFAULT, AP_ERROR, "map-no-default", "\"{0}\" is given one value for all items; expected a column that it is taken from") \
  AP_CODE(AP_D_MAP_HEADER_ROW, AP_ERROR, "map-header-row", "the header row is {0}; expected a whole number from 1 to {1}") \
  AP_CODE(AP_D_MAP_OF_OSCAL, AP_ERROR, "map-of-oscal", "the catalog is in OSCAL; expected one in CSV, since columns are said to be taken from it") \
  AP_CODE(AP_D_MAP_ROWS_PASSED, AP_NOTE, "map-rows-passed", "rows without an ID, or with no more than a heading, which are passed over: {0}; this is the first") \
  AP_CODE(AP_D_MAP_WITHDRAWN, AP_NOTE, "map-withdrawn", "rows of controls that are withdrawn, and so left out: {0}; this is the first") \
  /* OSCAL (catalog/) */ \
  AP_CODE(AP_D_OSCAL_XML, AP_ERROR, "oscal-xml", "the file looks like XML; expected a catalog in CSV, or in OSCAL's JSON, into which tools such as oscal-cli convert it") \
  AP_CODE(AP_D_OSCAL_NO_CATALOG, AP_ERROR, "oscal-no-catalog", "this JSON is no OSCAL catalog; expected the member \"catalog\"") \
  AP_CODE(AP_D_OSCAL_PROFILE, AP_ERROR, "oscal-profile", "this is an OSCAL profile, which selects controls of a catalog without their text; expected the resolved profile, a catalog, as its publisher has it or as tools such as oscal-cli make it") \
  AP_CODE(AP_D_OSCAL_OTHER_MODEL, AP_ERROR, "oscal-other-model", "this is an OSCAL document of the model {0}; expected the catalog, or the resolved profile, that it refers to") \
  AP_CODE(AP_D_OSCAL_VERSION, AP_ERROR, "oscal-version", "OSCAL version {0} is not read; expected 1.0 or 1.1") \
  AP_CODE(AP_D_OSCAL_VERSION_NEWER, AP_WARNING, "oscal-version-newer", "OSCAL version {0} is newer than 1.1; it is read as 1.1, and what is new in it is passed over") \
  AP_CODE(AP_D_OSCAL_EMPTY, AP_ERROR, "oscal-empty", "the catalog has no controls but withdrawn ones; expected at least one") \
  AP_CODE(AP_D_OSCAL_DEEP, AP_ERROR, "oscal-deep", "groups, controls or parts are nested more than {0} levels deep; expected fewer levels") \
  AP_CODE(AP_D_OSCAL_ID_EMPTY, AP_ERROR, "oscal-id-empty", "the control's ID is empty; expected a token such as ac-2") \
  AP_CODE(AP_D_OSCAL_ID_REPEATED, AP_ERROR, "oscal-id-repeated", "the control {1} has the ID \"{0}\" already; expected each ID once") \
  AP_CODE(AP_D_OSCAL_PARAM_CIRCLE, AP_ERROR, "oscal-param-circle", "the parameter \"{0}\" is inserted into itself, or into others more than {1} levels deep; expected neither") \
  AP_CODE(AP_D_OSCAL_TEXT_LONG, AP_ERROR, "oscal-text-long", "the control's text is longer than {0} bytes, or inserts more than {1} parameters; expected less") \
  AP_CODE(AP_D_OSCAL_WITHDRAWN, AP_NOTE, "oscal-withdrawn", "controls that are withdrawn, and so left out: {0}") \
  AP_CODE(AP_D_OSCAL_LABELS_SHARED, AP_NOTE, "oscal-labels-shared", "controls whose label is another control's label or ID too, and which go by their own IDs: {0}") \
  AP_CODE(AP_D_OSCAL_PARAM_UNKNOWN, AP_NOTE, "oscal-param-unknown", "insertions of parameters that the file does not define, whose IDs stand in the text: {0}; the first is \"{1}\"") \
  AP_CODE(AP_D_OSCAL_TAGS_MANY, AP_NOTE, "oscal-tags-many", "the props make more than {0} tags; the others are left out") \
  /* statement, Control Criteria 2.2.4 (catalog/) */ \
  AP_CODE(AP_D_STATEMENT_STANDARD, AP_WARNING, "statement-standard", "\"{0}\" is left out of the statement; expected all items of the governance and management standards in it") \
  AP_CODE(AP_D_STATEMENT_OBJECTIVE, AP_WARNING, "statement-objective", "the control objective \"{0}\" is left out of the statement without a reason; expected one in the column \"reason\"") \
  AP_CODE(AP_D_STATEMENT_MANDATORY, AP_WARNING, "statement-mandatory", "the mandatory control \"{0}\" is left out of the statement, its objective \"{1}\" is not; expected both in it, or neither") \
  AP_CODE(AP_D_STATEMENT_DETAILED, AP_WARNING, "statement-detailed", "the detailed control \"{0}\" is left out of the statement without a reason; expected one in the column \"reason\"") \
  /* tagging (tagging/) */ \
  AP_CODE(AP_D_TAG_RULE_NAME, AP_ERROR, "tag-rule-name", "the rule has no name; expected a name of its own") \
  AP_CODE(AP_D_TAG_RULE_REPEATED, AP_ERROR, "tag-rule-repeated", "another line names its rule \"{0}\" already; expected a name of its own") \
  AP_CODE(AP_D_TAG_RULE_EMPTY, AP_ERROR, "tag-rule-empty", "rule \"{0}\" asks for nothing; expected IDs or a pattern") \
  AP_CODE(AP_D_TAG_NAME, AP_ERROR, "tag-name", "\"{0}\" is no tag; expected a name without spaces, commas, plus signs and quotes, of at most {1} bytes") \
  AP_CODE(AP_D_TAG_PATTERN, AP_ERROR, "tag-pattern", "the pattern is wrong at character {0}: {1}; expected a regular expression as PCRE2 reads it") \
  AP_CODE(AP_D_TAG_PATTERN_LONG, AP_ERROR, "tag-pattern-long", "the pattern has {0} bytes; expected {1} at most") \
  AP_CODE(AP_D_TAG_PATTERN_SLOW, AP_WARNING, "tag-pattern-slow", "the pattern of rule \"{0}\" takes too many steps on the text of {1}; it counts as not matching there") \
  AP_CODE(AP_D_TAG_PATTERN_DROPPED, AP_WARNING, "tag-pattern-dropped", "the pattern of rule \"{0}\" took too many steps on {1} items; it is not tried on any more") \
  /* YAML (support/) */ \
  AP_CODE(AP_D_YAML_SYNTAX, AP_ERROR, "yaml-syntax", "this is not YAML: {0}; expected keys and values") \
  AP_CODE(AP_D_YAML_EMPTY, AP_ERROR, "yaml-empty", "the file says nothing; expected keys and values") \
  AP_CODE(AP_D_YAML_DOCUMENTS, AP_ERROR, "yaml-documents", "a second document begins here; expected one in a file") \
  AP_CODE(AP_D_YAML_VERSION, AP_ERROR, "yaml-version", "version {0} of this format is not known; expected version: 1") \
  AP_CODE(AP_D_YAML_DEEP, AP_ERROR, "yaml-deep", "values are nested more than {0} levels deep; expected fewer levels") \
  AP_CODE(AP_D_YAML_LARGE, AP_ERROR, "yaml-large", "the file holds more than {0} values, aliases counted as often as they are used; expected fewer") \
  AP_CODE(AP_D_YAML_ANCHORS, AP_ERROR, "yaml-anchors", "the file holds more than {0} anchors; expected fewer") \
  AP_CODE(AP_D_YAML_CIRCLE, AP_ERROR, "yaml-circle", "an alias inside this value refers to the value itself; expected aliases of other values only") \
  AP_CODE(AP_D_YAML_TAG, AP_ERROR, "yaml-tag", "the YAML tag \"{0}\" is not known; expected a value without a tag") \
  AP_CODE(AP_D_YAML_NUL, AP_ERROR, "yaml-nul", "this text holds a NUL character; expected text without one") \
  AP_CODE(AP_D_YAML_KEY, AP_ERROR, "yaml-key", "this key is no text; expected a word such as \"{0}\"") \
  AP_CODE(AP_D_YAML_KEY_UNKNOWN, AP_ERROR, "yaml-key-unknown", "the key {0} is not known here; the nearest known one is \"{1}\"") \
  AP_CODE(AP_D_YAML_KEY_STRANGE, AP_ERROR, "yaml-key-strange", "the key {0} is not known here; expected one of: {1}") \
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
  AP_CODE(AP_D_YAML_NO_MAPPING, AP_ERROR, "yaml-no-mapping", "found {0}; expected keys and values") \
  AP_CODE(AP_D_YAML_MAPPING, AP_ERROR, "yaml-mapping", "\"{0}\" is {1}; expected keys and values") \
  AP_CODE(AP_D_YAML_SEQUENCE, AP_ERROR, "yaml-sequence", "\"{0}\" is {1}; expected a list") \
  AP_CODE(AP_D_YAML_SEQUENCE_OR_PATH, AP_ERROR, "yaml-sequence-or-path", "\"{0}\" is {1}; expected a list, or the path of a file") \
  AP_CODE(AP_D_YAML_SEQUENCE_EMPTY, AP_ERROR, "yaml-sequence-empty", "\"{0}\" is an empty list; expected one entry at least") \
  /* scheme, scenario, history (scheme/) */ \
  AP_CODE(AP_D_RULE_REPEATED, AP_ERROR, "rule-repeated", "the rule on line {1} is named \"{0}\" already; expected a name of its own") \
  AP_CODE(AP_D_RULES_TOO_MANY, AP_ERROR, "rules-too-many", "the scheme has more than {0} rules; expected fewer") \
  AP_CODE(AP_D_RULE_SELECTS_NOTHING, AP_NOTE, "rule-selects-nothing", "rule \"{0}\" selects no item of the statement; expected one at least") \
  AP_CODE(AP_D_GROUND_REPEATED, AP_ERROR, "ground-repeated", "line {1} says what follows from an event of the kind {0} already; expected each kind once") \
  AP_CODE(AP_D_SCHEME_UNKNOWN, AP_ERROR, "scheme-unknown", "no scheme named \"{0}\" is shipped; expected one of these, or the path of a file: {1}") \
  AP_CODE(AP_D_CATALOG_UNKNOWN, AP_ERROR, "catalog-unknown", "no catalog named \"{0}\" is shipped; expected one of these, or the path of a file: {1}") \
  AP_CODE(AP_D_TAG_RULES_UNKNOWN, AP_ERROR, "tag-rules-unknown", "no tag rules named \"{0}\" are shipped; expected one of these, or the path of a file: {1}") \
  AP_CODE(AP_D_SHIPPED_NONE, AP_ERROR, "shipped-none", "\"{0}\" goes by the name of shipped data, and none are there; expected them in the folder that AUDITPLAN_DATA names, or the path of a file") \
  AP_CODE(AP_D_PATH_OUTSIDE, AP_ERROR, "path-outside", "\"{0}\" leads out of the folder \"{1}\"; expected a file inside it") \
  AP_CODE(AP_D_PATH_MISSING, AP_ERROR, "path-missing", "\"{0}\" is not to be found; expected a file, its path relative to the folder \"{1}\"") \
  AP_CODE(AP_D_PATH_STREAM, AP_ERROR, "path-stream", "\"{0}\" is a pipe or a device; expected a file") \
  AP_CODE(AP_D_ORDER_PEAK, AP_ERROR, "order-peak", "the order begins with \"{0}\"; expected the peak first") \
  AP_CODE(AP_D_AS_OF, AP_ERROR, "as-of", "\"{0}\" is no day; expected a date such as 2027-04-01") \
  AP_CODE(AP_D_DIRECT_START_YEAR, AP_ERROR, "direct-start-year", "the first plan year is {0}; expected a year from {1} to {2}") \
  AP_CODE(AP_D_DIRECT_YEARS, AP_ERROR, "direct-years", "the number of plan years is {0}; expected {1} to {2}") \
  AP_CODE(AP_D_DIRECT_EFFORT, AP_NOTE, "direct-effort", "items whose minutes the catalog leaves out: {0}; assumed are {1} externally and {3} internally for a control objective, {2} and {4} for a detailed control: a scenario's \"effort\" gives your own") \
  AP_CODE(AP_D_PARAMETER_RULE, AP_ERROR, "parameter-rule", "the scheme has no rule \"{0}\"; the nearest one is \"{1}\"") \
  AP_CODE(AP_D_PARAMETER_RULE_STRANGE, AP_ERROR, "parameter-rule-strange", "the scheme has no rule \"{0}\"; expected one of: {1}") \
  AP_CODE(AP_D_PARAMETER_REPEATED, AP_ERROR, "parameter-repeated", "line {1} gives parameters of rule \"{0}\" already; expected them in one place") \
  AP_CODE(AP_D_PARAMETER_EMPTY, AP_ERROR, "parameter-empty", "nothing is said of rule \"{0}\"; expected \"every\" or \"enabled\"") \
  AP_CODE(AP_D_TAG_ITEM, AP_ERROR, "tag-item", "the catalog has no item \"{0}\"; expected an ID of the catalog") \
  AP_CODE(AP_D_TAG_REPEATED, AP_ERROR, "tag-repeated", "line {2} gives {0} the tag \"{1}\" already; expected one word on it") \
  AP_CODE(AP_D_HISTORY_ITEM, AP_WARNING, "history-item", "the catalog has no item \"{0}\", so this row is left out; expected an ID of the catalog") \
  AP_CODE(AP_D_HISTORY_TRACK, AP_ERROR, "history-track", "the track is \"{0}\"; expected external or internal") \
  AP_CODE(AP_D_HISTORY_YEAR, AP_ERROR, "history-year", "the year is \"{0}\"; expected four digits, from 1900 on") \
  AP_CODE(AP_D_HISTORY_LATE, AP_WARNING, "history-late", "the year {0} is still to come, so this row is left out; expected {1} or earlier") \
  AP_CODE(AP_D_HISTORY_RECORDS, AP_NOTE, "history-records", "rows of {1} or later, the scenario's own years: {0}; status shows them, planning does not count them") \
  AP_CODE(AP_D_HISTORY_REPEATED, AP_NOTE, "history-repeated", "another row has {0} in {1} already, so this one is left out; expected it once") \
  /* sources, target businesses, assessments (scheme/) */ \
  AP_CODE(AP_D_SOURCES_UNKNOWN, AP_ERROR, "sources-unknown", "no sources named \"{0}\" are shipped; expected {1}") \
  AP_CODE(AP_D_SOURCE_REPEATED, AP_ERROR, "source-repeated", "the ID \"{0}\" stands on line {1} already; expected each document and each clause once") \
  AP_CODE(AP_D_SOURCE_DOCUMENT, AP_ERROR, "source-document", "there is no document \"{0}\"; expected the ID of one in this file") \
  AP_CODE(AP_D_BUSINESSES_UNKNOWN, AP_ERROR, "businesses-unknown", "no list of target businesses named \"{0}\" is shipped; expected one of these, or the path of a file: {1}") \
  AP_CODE(AP_D_BUSINESS_REPEATED, AP_ERROR, "business-repeated", "the entry on line {1} has the number {0} already; expected a number of its own") \
  AP_CODE(AP_D_BUSINESS_UNKNOWN, AP_ERROR, "business-unknown", "the list of target businesses has no entry \"{0}\"; expected the number of one, at most {1}, or none") \
  AP_CODE(AP_D_BUSINESS_LISTED, AP_ERROR, "business-listed", "the business \"{0}\" is on the list of target businesses; expected entry: {1}") \
  AP_CODE(AP_D_EXCLUSION_UNSAID, AP_ERROR, "exclusion-unsaid", "whether the exclusion of entry {0} is met is not said: {1}; expected \"excluded\", yes or no") \
  AP_CODE(AP_D_EXCLUSION_NONE, AP_ERROR, "exclusion-none", "there is no exclusion to meet with entry: {0}; expected \"excluded\" only with an entry that has one") \
  AP_CODE(AP_D_ASSESSMENT_MISSING, AP_ERROR, "assessment-missing", "no using agency's impact assessment is here; expected one of each under \"agencies\": it is required") \
  AP_CODE(AP_D_IMPACTS_MISSING, AP_ERROR, "impacts-missing", "the impact assessment of \"{0}\" is missing; expected \"impacts\" for each kind of information: it is required") \
  AP_CODE(AP_D_IMPACT_MISSING, AP_ERROR, "impact-missing", "the impact assessment of \"{0}\" lacks \"{1}\"; expected low, medium or high: it is required") \
  AP_CODE(AP_D_FACT_LATER, AP_ERROR, "fact-later", "{0} is after today, {1}; expected a day that has come, or a later \"as_of\"") \
  AP_CODE(AP_D_USE_REPEATED, AP_ERROR, "use-repeated", "line {1} has this business of \"{0}\" already; expected it once, with all its information") \
  AP_CODE(AP_D_PERIOD_UNSAID, AP_ERROR, "period-unsaid", "\"{0}\" is not on the list, and the period of its examination is not said; expected \"processing_days\"") \
  /* constraints of a scenario (scheme/) */ \
  AP_CODE(AP_D_CONSTRAINT_YEAR, AP_ERROR, "constraint-year", "{0} is none of the years that can be planned; expected a year from {1} to {2}") \
  AP_CODE(AP_D_CONSTRAINT_IDS, AP_ERROR, "constraint-ids", "the catalog has no item that \"{0}\" stands for; expected an ID of the catalog, or a glob of some") \
  AP_CODE(AP_D_PIN_EMPTY, AP_ERROR, "pin-empty", "this pin asks for nothing; expected \"must\", \"not\" or \"only\"") \
  AP_CODE(AP_D_PIN_CONTRADICTION, AP_ERROR, "pin-contradiction", "this pin asks for {0} and rules it out; expected one of the two") \
  AP_CODE(AP_D_CAP_EMPTY, AP_ERROR, "cap-empty", "this cap has no limit; expected \"hours\", \"minutes\" or \"money\"") \
  AP_CODE(AP_D_CAP_TWICE, AP_ERROR, "cap-twice", "this cap has more than one limit; expected one of \"hours\", \"minutes\" and \"money\"") \
  AP_CODE(AP_D_CAP_NO_RATE, AP_ERROR, "cap-no-rate", "this cap is in money, and the {0} track has no rate; expected one under \"rates\" without a skill") \
  AP_CODE(AP_D_SKILL_OF_NO_ITEM, AP_NOTE, "skill-of-no-item", "no item of the catalog has the skill \"{0}\"; expected that of one at least") \
  AP_CODE(AP_D_RATE_TWICE, AP_ERROR, "rate-twice", "line {0} has a rate for the same work; expected one for each track and skill") \
  AP_CODE(AP_D_CURRENCY, AP_ERROR, "currency", "\"{0}\" is no currency; expected its three capital letters, such as JPY") \
  AP_CODE(AP_D_GRADE_TWICE, AP_ERROR, "grade-twice", "the grade on line {1} is named \"{0}\" already; expected a name of its own") \
  AP_CODE(AP_D_GRADE_SHARES, AP_ERROR, "grade-shares", "the shares of the grades add up to {0} percent; expected 100") \
  AP_CODE(AP_D_ASSESSMENT_SHARES, AP_ERROR, "assessment-shares", "\"design\" and \"operational\" add up to {0} percent; expected 100") \
  AP_CODE(AP_D_STANDARD_TWICE, AP_ERROR, "standard-twice", "another entry of this list speaks of the same standard; expected each once, and at most one entry without \"standard\"") \
  AP_CODE(AP_D_STANDARD_LACKING, AP_ERROR, "standard-lacking", "no entry of this list speaks of \"{0}\"; expected one for it, or one without \"standard\" for all that are not named") \
  AP_CODE(AP_D_QUOTE_TOO_LARGE, AP_ERROR, "quote-too-large", "the hours at these rates come to more money than fits 64 bits; expected smaller ones") \
  AP_CODE(AP_D_QUOTE_NO_TERMS, AP_NOTE, "quote-no-terms", "there is no \"quote\" in the scenario: items and hours alone; with currency, grades and assessment there (auditplan.5) fees are quoted as well") \
  AP_CODE(AP_D_AUDITOR_NUMBER, AP_ERROR, "auditor-number", "a firm that is not registered has no number; expected \"registered: yes\", or no number") \
  AP_CODE(AP_D_AUDITOR_UNREGISTERED, AP_WARNING, "auditor-unregistered", "the audit firm is not registered; expected a contract with one that is on the scheme's list of audit firms") \
  AP_CODE(AP_D_BUDGET_CURRENCY, AP_ERROR, "budget-currency", "the budget has no currency; expected \"currency\", here or in \"quote\"") \
  AP_CODE(AP_D_BUDGET_CURRENCIES, AP_ERROR, "budget-currencies", "the budget is in {0}, the quote in {1}; expected one currency") \
  AP_CODE(AP_D_BUDGET_FEE_TWICE, AP_ERROR, "budget-fee-twice", "the external fee is that of \"quote\"; expected no \"external_per_hour\" beside it") \
  AP_CODE(AP_D_PAYMENT_SHARES, AP_ERROR, "payment-shares", "the shares of the payments add up to {0} percent; expected 100") \
  AP_CODE(AP_D_BUDGET_MISSING, AP_ERROR, "budget-missing", "there is no \"budget\" in the scenario; expected one (auditplan.5)") \
  AP_CODE(AP_D_BUDGET_NO_RATE, AP_ERROR, "budget-no-rate", "an hour of the {0} audit of {1} has no price; expected it from {2}") \
  AP_CODE(AP_D_SET_UP_EMPTY, AP_ERROR, "set-up-empty", "this set-up takes nothing; expected \"hours\", \"minutes\" or \"money\"") \
  AP_CODE(AP_D_SET_UP_TWICE, AP_ERROR, "set-up-twice", "this set-up has both hours and minutes; expected one of the two") \
  /* events of a scenario (scheme/) */ \
  AP_CODE(AP_D_REPLAN_UNKNOWN, AP_WARNING, "replan-unknown", "the catalog has no {0}, planned for {1}; the row is left out of the new plan") \
  AP_CODE(AP_D_REPLAN_UNKNOWN_PAST, AP_NOTE, "replan-unknown-past", "the catalog has no {0}, planned for {1}; the row stays as it is and counts for nothing") \
  AP_CODE(AP_D_REPLAN_MISSED_NOW, AP_NOTE, "replan-missed-now", "\"{0}\" keeps audits out of {1}, which is still open; with --freeze {1} that year stays as it is, and what was due in it is planned as overdue") \
  AP_CODE(AP_D_REPLAN_NOTHING_OPEN, AP_ERROR, "replan-nothing-open", "the scenario ends with {0}, and {1} would be the first open year; expected a later last year, or an earlier day") \
  AP_CODE(AP_D_EVENT_REPEATED, AP_ERROR, "event-repeated", "the event on line {1} is named \"{0}\" already; expected a name of its own") \
  AP_CODE(AP_D_EVENT_RULE, AP_ERROR, "event-rule", "the scheme has a rule named \"{0}\"; expected another name for the event, since rows name both") \
  AP_CODE(AP_D_EVENT_KEY_MISSING, AP_ERROR, "event-key-missing", "an event of the kind {0} lacks the key \"{1}\"; expected it in this mapping") \
  AP_CODE(AP_D_EVENT_KEY_STRANGE, AP_ERROR, "event-key-strange", "the key \"{1}\" says nothing of an event of the kind {0}; expected one of: {2}") \
  AP_CODE(AP_D_EVENT_FUTURE, AP_ERROR, "event-future", "{0} is after {1}, the scenario's \"as_of\"; expected a day by then, since an event is a fact") \
  AP_CODE(AP_D_EVENT_BEFORE, AP_ERROR, "event-before", "{0} is before {1}, the day of the event; expected a day from then on") \
  AP_CODE(AP_D_EVENT_YEAR, AP_ERROR, "event-year", "{0} is no plan year whose audits can have been missed or late; expected one from {1} to {2}") \
  AP_CODE(AP_D_EVENT_DONE, AP_ERROR, "event-done", "{0} lies in the plan year {1}; expected a day in a later plan year than that of the planned audits, {2}") \
  AP_CODE(AP_D_EVENT_REAUDIT_EMPTY, AP_ERROR, "event-reaudit-empty", "this re-audit is of nothing; expected \"ids\" or \"domain\"") \
  AP_CODE(AP_D_EVENT_DOMAIN, AP_ERROR, "event-domain", "the catalog has no item of the domain \"{0}\"; expected one such as the 9 of 9.2.3") \
  AP_CODE(AP_D_EVENT_NOTHING, AP_ERROR, "event-nothing", "none of these items can be audited on the {0} track: they are left out of the statement, headings, or taken over; expected one that can") \
  AP_CODE(AP_D_EVENT_SCOPE, AP_ERROR, "event-scope", "\"{0}\" stands for no item of the statement; expected what came into it: the catalog's column \"selected\" is that of today") \
  AP_CODE(AP_D_EVENT_TAKEN_OVER, AP_ERROR, "event-taken-over", "{0} is not taken over today; expected so in the catalog's column \"inherited\", or a later event that says otherwise") \
  AP_CODE(AP_D_EVENT_NOT_TAKEN_OVER, AP_ERROR, "event-not-taken-over", "{0} is taken over today; expected otherwise in the catalog's column \"inherited\", or a later event that says so") \
  AP_CODE(AP_D_EVENT_LISTING, AP_ERROR, "event-listing", "the event {0} lists the service already; expected one event of this kind, and re-applications after a revocation") \
  AP_CODE(AP_D_EVENT_REVOKED, AP_ERROR, "event-revoked", "the event {0} revoked the listing already; expected a re-application in between") \
  AP_CODE(AP_D_EVENT_NOT_REVOKED, AP_ERROR, "event-not-revoked", "there is no revocation before this re-application; expected one") \
  AP_CODE(AP_D_MAPPING_REPEATED, AP_ERROR, "mapping-repeated", "another row has \"{0}\" in this column already; expected each ID once: what is split or merged is withdrawn and added for the rest") \
  AP_CODE(AP_D_MAPPING_SAME, AP_ERROR, "mapping-same", "\"{0}\" is the old and the new ID; expected rows of what changed alone") \
  AP_CODE(AP_D_MAPPING_NEW, AP_ERROR, "mapping-new", "the catalog has no item \"{0}\", and no later event changes it; expected an ID of the catalog") \
  AP_CODE(AP_D_MAPPING_OLD, AP_ERROR, "mapping-old", "the catalog still has an item \"{0}\", which neither this mapping nor a later one brings back; expected another ID, or another catalog") \
  /* calendar of a scenario (scheme/) */ \
  AP_CODE(AP_D_CALENDAR_NO_END, AP_ERROR, "calendar-no-end", "the calendar has neither a beginning nor an end; expected \"start\", \"deadline\" or \"provisional\"") \
  AP_CODE(AP_D_CALENDAR_TWO_ENDS, AP_ERROR, "calendar-two-ends", "the calendar has both a deadline and the end of the provisional measure; expected one of the two") \
  AP_CODE(AP_D_STEP_MISSING, AP_ERROR, "step-missing", "the step \"{0}\" is missing; expected it in this mapping") \
  AP_CODE(AP_D_STEP_NO_DURATION, AP_ERROR, "step-no-duration", "the step \"{0}\" does not say how long it takes; expected \"days\", \"weeks\" or \"months\"") \
  AP_CODE(AP_D_STEP_NO_DURATION_AGAIN, AP_ERROR, "step-no-duration-again", "the step \"{0}\" does not say how long it takes when it comes again; expected \"days\", \"weeks\" or \"months\" here or under \"renewal\"") \
  AP_CODE(AP_D_STEP_DURATIONS, AP_ERROR, "step-durations", "the step \"{0}\" has more than one duration; expected one of \"days\", \"weeks\" and \"months\"") \
  AP_CODE(AP_D_STEP_BACKWARDS, AP_ERROR, "step-backwards", "this is done on {0}, before it begins on {1}; expected that day or a later one") \
  AP_CODE(AP_D_STEP_SKIPPED, AP_ERROR, "step-skipped", "the step \"{0}\" is said to be done, and \"{1}\" before it is not; expected \"done\" there as well") \
  AP_CODE(AP_D_STEP_NOT_YET, AP_ERROR, "step-not-yet", "the step \"{0}\" is said to be done on {1}, and today is {2}; expected a day that has come") \
  AP_CODE(AP_D_RENEWAL_YEAR, AP_ERROR, "renewal-year", "{0} is not the year of a renewal; expected one after the first plan year, {1}, and no later than the last, {2}") \
  AP_CODE(AP_D_RENEWAL_TWICE, AP_ERROR, "renewal-twice", "line {2} has dates of \"{0}\" in {1}; expected them in one place") \
  /* calendar (lifecycle/) */ \
  AP_CODE(AP_D_CALENDAR_MISSING, AP_ERROR, "calendar-missing", "the scenario has no calendar; expected a section \"calendar\"") \
  AP_CODE(AP_D_CALENDAR_PROVISIONAL, AP_ERROR, "calendar-provisional", "the public text gives no end of the provisional measure of type {0}; expected type 2, or a deadline") \
  AP_CODE(AP_D_CALENDAR_TOO_FAR, AP_ERROR, "calendar-too-far", "the calendar goes on beyond the year {0}; expected earlier dates or shorter durations") \
  AP_CODE(AP_D_CALENDAR_SCHEME, AP_WARNING, "calendar-scheme", "the steps of the calendar are those of {0}, and the scenario's scheme is {1}") \
  AP_CODE(AP_D_CALENDAR_OVERDUE, AP_WARNING, "calendar-overdue", "the step \"{0}\" was due on {1} and is not done; days late so far: {2}") \
  AP_CODE(AP_D_CALENDAR_ORDER, AP_ERROR, "calendar-order", "the step \"{0}\" was done on {1}, the one before it on {2}, days after: {3}; expected them in their order") \
  AP_CODE(AP_D_CALENDAR_CONTRACT_EARLY, AP_ERROR, "calendar-contract-early", "the audit contract is of {1}, the notice of {2}, days after: {3}; expected no contract before the notice") \
  AP_CODE(AP_D_CALENDAR_CONTRACT_UNNOTICED, AP_ERROR, "calendar-contract-unnoticed", "the audit contract is of {1}, and the notice has not come; it comes on {2} at the earliest, days after: {3}; expected no contract before the notice") \
  AP_CODE(AP_D_CALENDAR_FIXED, AP_ERROR, "calendar-fixed", "the step \"{0}\" is to begin on {2}, and can begin on {1} at the earliest; days late: {3}") \
  AP_CODE(AP_D_CALENDAR_PERIOD_LONG, AP_ERROR, "calendar-period-long", "an assessment period lasts until {1}, longer than it may; days too many: {3}; expected its end by {2}") \
  AP_CODE(AP_D_CALENDAR_PERIOD_SHORT, AP_ERROR, "calendar-period-short", "an assessment period lasts until {1}, shorter than it may; days missing: {3}; expected its end on {2} or later") \
  AP_CODE(AP_D_CALENDAR_PERIOD_GAP, AP_ERROR, "calendar-period-gap", "an assessment period begins on {1}, after a gap; days that no period has: {3}; expected it to begin on {2}") \
  AP_CODE(AP_D_CALENDAR_PERIOD_OVERLAP, AP_ERROR, "calendar-period-overlap", "an assessment period begins on {1}, before the last one ends; days that both have: {3}; expected it to begin on {2}") \
  AP_CODE(AP_D_CALENDAR_NOT_EXPECTED, AP_ERROR, "calendar-not-expected", "the provisional measure of type {0} lasts until {1} only where an application is expected, and none is; expected \"application_expected: yes\" where the provider will apply") \
  AP_CODE(AP_D_CALENDAR_LATE, AP_ERROR, "calendar-late", "the step \"{0}\" is done on {1} at the earliest, after the deadline of {2}; days late: {3}") \
  AP_CODE(AP_D_CALENDAR_BEGUN_LATE, AP_ERROR, "calendar-begun-late", "the step \"{0}\" is done on {1} at the earliest, after the deadline of {2}; days late: {3}; what is not done had to begin by {4}") \
  /* planning (planning/) */ \
  AP_CODE(AP_D_PLAN_TOO_MANY_RULES, AP_ERROR, "plan-too-many-rules", "too many enabled rules on one track; expected at most {0}") \
  AP_CODE(AP_D_PLAN_NO_MINUTES, AP_ERROR, "plan-no-minutes", "{0} has no minutes for its {1} audit; expected a column {2} in the catalog or {3} in the scenario") \
  AP_CODE(AP_D_PLAN_INFEASIBLE, AP_ERROR, "plan-infeasible", "there is no {0} plan: the following cannot all be kept; none of them can be left out of this conflict") \
  AP_CODE(AP_D_PLAN_NOT_FOUND, AP_ERROR, "plan-not-found", "no {0} plan was found that keeps the caps, and none was proven not to exist; a larger node limit may settle it") \
  AP_CODE(AP_D_CONFLICT_RULE, AP_ERROR, "conflict-rule", "conflict of the {0} plan: rule {1}, an audit at least every {2} years") \
  AP_CODE(AP_D_CONFLICT_YEARLY, AP_ERROR, "conflict-yearly", "conflict of the {0} plan: rule {1}, an audit every year") \
  AP_CODE(AP_D_CONFLICT_FULL, AP_ERROR, "conflict-full", "conflict of the {0} plan: rule {1}, all of it in the first year") \
  AP_CODE(AP_D_CONFLICT_GROUP, AP_ERROR, "conflict-group", "conflict of the {0} plan: the group {1}, audited in the same years") \
  AP_CODE(AP_D_CONFLICT_PIN, AP_ERROR, "conflict-pin", "conflict of the {0} plan: the years that the pin sets for {1}") \
  AP_CODE(AP_D_CONFLICT_APART, AP_ERROR, "conflict-apart", "conflict of the {0} plan: the group {1}, kept apart") \
  AP_CODE(AP_D_CONFLICT_SET_UP, AP_ERROR, "conflict-set-up", "conflict of the {0} plan: the set-up {1}") \
  AP_CODE(AP_D_CONFLICT_CAP, AP_ERROR, "conflict-cap", "conflict of the {0} plan: the cap of {1} hours") \
  AP_CODE(AP_D_CONFLICT_CAP_MONEY, AP_ERROR, "conflict-cap-money", "conflict of the {0} plan: the cap of {1} in money") \
  AP_CODE(AP_D_CONFLICT_CAP_SKILL, AP_ERROR, "conflict-cap-skill", "conflict of the {0} plan: the cap of {1} hours for the skill {2}") \
  AP_CODE(AP_D_CONFLICT_CAP_SKILL_MONEY, AP_ERROR, "conflict-cap-skill-money", "conflict of the {0} plan: the cap of {1} in money for the skill {2}") \
  AP_CODE(AP_D_CONFLICT_NOT_DECIDED, AP_NOTE, "conflict-not-decided", "whether the conflict needs this one was not decided within the search's limit") \
  AP_CODE(AP_D_REMEDY_DROP, AP_NOTE, "remedy-drop", "leaving this one out is enough for a plan") \
  AP_CODE(AP_D_REMEDY_RAISE, AP_NOTE, "remedy-raise", "a cap of {0} hours instead is enough for a plan, and no smaller one is") \
  AP_CODE(AP_D_REMEDY_RAISE_MONEY, AP_NOTE, "remedy-raise-money", "a cap of {0} in money instead is enough for a plan, and no smaller one is") \
  AP_CODE(AP_D_REMEDY_NOT_ALONE, AP_NOTE, "remedy-not-alone", "leaving out this one alone is not enough for a plan") \
  AP_CODE(AP_D_REMEDY_OPEN, AP_NOTE, "remedy-open", "whether leaving this one out is enough was not decided within the search's limit") \
  AP_CODE(AP_D_PLAN_SOLVER_FAILED, AP_ERROR, "plan-solver-failed", "the linear program could not be solved: {0}") \
  /* portfolios (portfolio/) */ \
  AP_CODE(AP_D_PORTFOLIO_EMPTY, AP_ERROR, "portfolio-empty", "there is no service; expected \"services\", or \"services_file\" with a list of them") \
  AP_CODE(AP_D_SERVICES_TOO_MANY, AP_ERROR, "services-too-many", "there are {0} services; expected at most {1}") \
  AP_CODE(AP_D_SERVICE_REPEATED, AP_ERROR, "service-repeated", "another service is called \"{0}\" already; expected each name once") \
  AP_CODE(AP_D_SERVICE_EMPTY, AP_ERROR, "service-empty", "this row has no {0}; expected the name of a service and the path of its scenario") \
  AP_CODE(AP_D_SERVICE_TIED, AP_ERROR, "service-tied", "a portfolio does not plan what ties this scenario's units together: groups kept apart, set-ups, external audits that count, caps in money, of a skill or over both tracks; expected pins, groups and caps of one track alone") \
  AP_CODE(AP_D_SERVICE_INFEASIBLE, AP_ERROR, "service-infeasible", "there is no {1} plan of the service {0} by itself; \"auditplan plan\" says of its scenario what conflicts") \
  AP_CODE(AP_D_POOL_EMPTY, AP_ERROR, "pool-empty", "the pool \"{0}\" has no limit; expected \"hours\" or \"minutes\"") \
  AP_CODE(AP_D_POOL_TWICE, AP_ERROR, "pool-twice", "the pool \"{0}\" has both hours and minutes; expected one of the two") \
  AP_CODE(AP_D_POOL_REPEATED, AP_ERROR, "pool-repeated", "another pool is called \"{0}\" already; expected each name once") \
  AP_CODE(AP_D_POOLS_TOO_MANY, AP_ERROR, "pools-too-many", "there are more than {0} pools; expected fewer") \
  AP_CODE(AP_D_POOL_IDLE, AP_NOTE, "pool-idle", "no work counts in the pool \"{0}\"; expected some of its track, skill and years") \
  AP_CODE(AP_D_POOL_SHORT, AP_ERROR, "pool-short", "the pool \"{0}\" is too small in {1}: it has {2} hours and the plan nearest to that needs {3}, {4} more; no plan keeps all pools") \
  AP_CODE(AP_D_POOL_NOT_KEPT, AP_ERROR, "pool-not-kept", "the pool \"{0}\" is too small in {1}: it has {2} hours and the plan nearest to that needs {3}, {4} more; whether another one keeps all pools was not decided") \
  AP_CODE(AP_D_FIRM_YEARS, AP_ERROR, "firm-years", "the services reach from {0} to {1}; expected at most {2} years, or \"start_year\" and \"years\" of those to look at") \
  AP_CODE(AP_D_PART_FORMAT, AP_ERROR, "part-format", "this is not a line of {0}; expected what auditplan portfolio wrote") \
  AP_CODE(AP_D_PART_OTHER, AP_ERROR, "part-other", "this was made of another portfolio, or before a file of it changed; expected it of {0}") \
  AP_CODE(AP_D_PART_REPEATED, AP_ERROR, "part-repeated", "part {0} of {1} is there twice; expected each part once") \
  AP_CODE(AP_D_PART_MISSING, AP_ERROR, "part-missing", "part {0} of {1} is not there; expected all parts") \
  AP_CODE(AP_D_PART_COUNT, AP_ERROR, "part-count", "this was made of {0} parts; expected a part such as 1/{0}") \
  AP_CODE(AP_D_PART_SERVICE, AP_ERROR, "part-service", "there is no plan of the service {0} in here; expected what was made of its scenario as it is now") \
  /* status report (cli/) */ \
  AP_CODE(AP_D_STATUS_BREACHES, AP_WARNING, "status-breaches", "the plan does not comply, breaches: {0}; auditplan check names them") \
  /* checking (checking/) */ \
  AP_CODE(AP_D_JSON_SYNTAX, AP_ERROR, "json-syntax", "this is not JSON: {0}; expected a JSON text") \
  AP_CODE(AP_D_JSON_TYPE, AP_ERROR, "json-type", "found {0}; expected {1}") \
  AP_CODE(AP_D_JSON_MISSING, AP_ERROR, "json-missing", "the member \"{0}\" is missing; expected {1}") \
  AP_CODE(AP_D_CHECK_FORMAT, AP_ERROR, "check-format", "the format is \"{0}\"; expected \"{1}\"") \
  AP_CODE(AP_D_CHECK_VERSION, AP_ERROR, "check-version", "version {0} of this format is not known; expected {1}") \
  AP_CODE(AP_D_CHECK_YEAR, AP_ERROR, "check-year", "\"{0}\" is not a year; expected a whole number such as 2027") \
  AP_CODE(AP_D_CHECK_TRACK, AP_ERROR, "check-track", "\"{0}\" is not a track; expected external or internal") \
  AP_CODE(AP_D_CHECK_MINUTES, AP_ERROR, "check-minutes", "\"{0}\" is not a number of minutes; expected a whole number") \
  AP_CODE(AP_D_CHECK_NO_ID, AP_ERROR, "check-no-id", "the ID is empty; expected that of an item of the catalog") \
  AP_CODE(AP_D_CHECK_ROW_UNKNOWN, AP_ERROR, "check-row-unknown", "{0}: the catalog has no such item") \
  AP_CODE(AP_D_CHECK_ROW_UNSELECTED, AP_ERROR, "check-row-unselected", "{0}: not in scope of the {1} track, the statement leaves it out; expected no row") \
  AP_CODE(AP_D_CHECK_ROW_HEADING, AP_ERROR, "check-row-heading", "{0}: not in scope of the {1} track, it is a heading; expected no row") \
  AP_CODE(AP_D_CHECK_ROW_INHERITED, AP_ERROR, "check-row-inherited", "{0}: not in scope of the {1} track, it is taken over from an underlying service; expected no row") \
  AP_CODE(AP_D_CHECK_ROW_NO_RULE, AP_ERROR, "check-row-no-rule", "{0}: not in scope of the {1} track, no enabled rule selects it; expected no row") \
  AP_CODE(AP_D_CHECK_ROW_OUTSIDE, AP_ERROR, "check-row-outside", "{0}: {1} lies outside the plan; expected a year from {2} to {3}") \
  AP_CODE(AP_D_CHECK_ROW_CONTINUED, AP_ERROR, "check-row-continued", "{0}: {1} lies outside the plan, which this track does not continue; expected no row") \
  AP_CODE(AP_D_CHECK_ROW_REPEATED, AP_ERROR, "check-row-repeated", "{0}: {1} has an earlier row of it on the {2} track; expected one") \
  AP_CODE(AP_D_CHECK_ROW_RULE, AP_ERROR, "check-row-rule", "{0}: found rule \"{1}\"; expected {2}") \
  AP_CODE(AP_D_CHECK_ROW_STANDARD, AP_ERROR, "check-row-standard", "{0}: found standard \"{1}\"; expected {2}") \
  AP_CODE(AP_D_CHECK_ROW_OBJECTIVE, AP_ERROR, "check-row-objective", "{0}: found objective \"{1}\"; expected {2}") \
  AP_CODE(AP_D_CHECK_ROW_MINUTES, AP_ERROR, "check-row-minutes", "{0}: found {1} minutes; expected {2}") \
  AP_CODE(AP_D_CHECK_GAP_EXTERNAL, AP_ERROR, "check-gap-external", "{0}: rule {1} asks for an external audit at least every {2} years; none between {3} and {4}") \
  AP_CODE(AP_D_CHECK_GAP_INTERNAL, AP_ERROR, "check-gap-internal", "{0}: rule {1} asks for an internal audit at least every {2} years; none between {3} and {4}") \
  AP_CODE(AP_D_CHECK_END_EXTERNAL, AP_ERROR, "check-end-external", "{0}: rule {1} asks for an external audit at least every {2} years; none after {3}, expected one by {4}") \
  AP_CODE(AP_D_CHECK_END_INTERNAL, AP_ERROR, "check-end-internal", "{0}: rule {1} asks for an internal audit at least every {2} years; none after {3}, expected one by {4}") \
  AP_CODE(AP_D_CHECK_NEVER_EXTERNAL, AP_ERROR, "check-never-external", "{0}: rule {1} asks for an external audit at least every {2} years; never audited so far, expected one by {3}") \
  AP_CODE(AP_D_CHECK_NEVER_INTERNAL, AP_ERROR, "check-never-internal", "{0}: rule {1} asks for an internal audit at least every {2} years; never audited so far, expected one by {3}") \
  AP_CODE(AP_D_CHECK_YEARLY_EXTERNAL, AP_ERROR, "check-yearly-external", "{0}: rule {1} asks for an external audit every year; none in {2}") \
  AP_CODE(AP_D_CHECK_YEARLY_INTERNAL, AP_ERROR, "check-yearly-internal", "{0}: rule {1} asks for an internal audit every year; none in {2}") \
  AP_CODE(AP_D_CHECK_OVERDUE_EXTERNAL, AP_ERROR, "check-overdue-external", "{0}: the external audit that rule {1} asks for was due in {2}; expected it in {3}") \
  AP_CODE(AP_D_CHECK_OVERDUE_INTERNAL, AP_ERROR, "check-overdue-internal", "{0}: the internal audit that rule {1} asks for was due in {2}; expected it in {3}") \
  AP_CODE(AP_D_CHECK_MUST_EXTERNAL, AP_ERROR, "check-must-external", "{0}: the pin on line {1} of the scenario asks for an external audit in {2}; none then") \
  AP_CODE(AP_D_CHECK_MUST_INTERNAL, AP_ERROR, "check-must-internal", "{0}: the pin on line {1} of the scenario asks for an internal audit in {2}; none then") \
  AP_CODE(AP_D_CHECK_BARRED_EXTERNAL, AP_ERROR, "check-barred-external", "{0}: an external audit in {2}; the pin on line {1} of the scenario allows none then") \
  AP_CODE(AP_D_CHECK_BARRED_INTERNAL, AP_ERROR, "check-barred-internal", "{0}: an internal audit in {2}; the pin on line {1} of the scenario allows none then") \
  AP_CODE(AP_D_CHECK_FULL_EXTERNAL, AP_ERROR, "check-full-external", "{0}: rule {1} asks for an external audit of all its items in the first year; none in {2}") \
  AP_CODE(AP_D_CHECK_FULL_INTERNAL, AP_ERROR, "check-full-internal", "{0}: rule {1} asks for an internal audit of all its items in the first year; none in {2}") \
  AP_CODE(AP_D_CHECK_TOGETHER_EXTERNAL, AP_ERROR, "check-together-external", "{0}: the group \"{1}\" asks for external audits in the same years as those of {2}; only one of the two has one in {3}") \
  AP_CODE(AP_D_CHECK_TOGETHER_INTERNAL, AP_ERROR, "check-together-internal", "{0}: the group \"{1}\" asks for internal audits in the same years as those of {2}; only one of the two has one in {3}") \
  AP_CODE(AP_D_CHECK_CAP_EXTERNAL, AP_ERROR, "check-cap-external", "the external audits of {0} take {1} minutes; the cap on line {3} of the scenario allows {2}") \
  AP_CODE(AP_D_CHECK_CAP_INTERNAL, AP_ERROR, "check-cap-internal", "the internal audits of {0} take {1} minutes; the cap on line {3} of the scenario allows {2}") \
  AP_CODE(AP_D_CHECK_CAP_MINUTES, AP_ERROR, "check-cap-minutes", "what the cap on line {3} of the scenario counts takes {1} minutes in {0}; the cap allows {2}") \
  AP_CODE(AP_D_CHECK_CAP_MONEY, AP_ERROR, "check-cap-money", "what the cap on line {3} of the scenario counts costs {1} in {0}; the cap allows {2}") \
  AP_CODE(AP_D_CHECK_APART_EXTERNAL, AP_ERROR, "check-apart-external", "the group \"{0}\" is kept apart, and {2} and {3} both have external audits in {1}; expected at most one of the group") \
  AP_CODE(AP_D_CHECK_APART_INTERNAL, AP_ERROR, "check-apart-internal", "the group \"{0}\" is kept apart, and {2} and {3} both have internal audits in {1}; expected at most one of the group") \
  AP_CODE(AP_D_CHECK_REAUDIT_EXTERNAL, AP_ERROR, "check-reaudit-external", "{0}: event {1} asks for another external audit from {2} to {3}; none then; {4}") \
  AP_CODE(AP_D_CHECK_REAUDIT_INTERNAL, AP_ERROR, "check-reaudit-internal", "{0}: event {1} asks for another internal audit from {2} to {3}; none then; {4}") \
  AP_CODE(AP_D_CHECK_REAUDIT_OURS_EXTERNAL, AP_ERROR, "check-reaudit-ours-external", "{0}: event {1} asks for another external audit from {2} to {3}; none then (no clause of the scheme: our reading)") \
  AP_CODE(AP_D_CHECK_REAUDIT_OURS_INTERNAL, AP_ERROR, "check-reaudit-ours-internal", "{0}: event {1} asks for another internal audit from {2} to {3}; none then (no clause of the scheme: our reading)") \
  AP_CODE(AP_D_CHECK_ROW_WITHDRAWN, AP_ERROR, "check-row-withdrawn", "{0}: withdrawn from the catalog by the event {1}; expected rows in frozen years alone") \
  AP_CODE(AP_D_CHECK_ROW_RENUMBERED, AP_ERROR, "check-row-renumbered", "{0}: the event {1} gave it another number; expected {2} after the frozen years") \
  AP_CODE(AP_D_CHECK_ROW_REVOKED, AP_ERROR, "check-row-revoked", "{0}: {1} is after the revocation by the event {2}; expected no row") \
  AP_CODE(AP_D_CHECK_ROW_MISSED, AP_ERROR, "check-row-missed", "{0}: the event {1} says that the audit of {2} was not done; expected no row of that year") \
  AP_CODE(AP_D_CHECK_ROW_EVENT, AP_ERROR, "check-row-event", "{0}: found rule \"{1}\" in {2}; expected {3}, with the names of events only where these ask for an audit in that year") \
  AP_CODE(AP_D_CHECK_REPLANNED, AP_ERROR, "check-replanned", "the plan says that it was planned anew from {0}; expected {1}, the first year that has not ended, or the next") \
  AP_CODE(AP_D_CHECK_OTHER_SCENARIO, AP_ERROR, "check-other-scenario", "the plan is of another scenario: found {0}; expected {1}") \
  AP_CODE(AP_D_CHECK_LENGTH, AP_ERROR, "check-length", "the number of entries is {0}; expected {1}") \
  AP_CODE(AP_D_CHECK_CLAIM_ROWS, AP_ERROR, "check-claim-rows", "the plan says {0}; its rows come to {1}") \
  AP_CODE(AP_D_CHECK_CLAIM, AP_ERROR, "check-claim", "the plan says {0}; recomputed it is {1}") \
  AP_CODE(AP_D_CHECK_BOUND, AP_ERROR, "check-bound", "the bound is said to be {0}; the certificate gives {1}") \
  AP_CODE(AP_D_CHECK_BELOW_BOUND, AP_ERROR, "check-below-bound", "the value {0} lies below the bound {1} that the certificate gives for all plans of whole units") \
  AP_CODE(AP_D_CHECK_UNPROVEN, AP_ERROR, "check-unproven", "{0} is said to be proven; the certificate proves no more than {1}") \
  AP_CODE(AP_D_CHECK_UNPROVEN_SPREAD, AP_ERROR, "check-unproven-spread", "the spread is said to be proven; for that the total must be proven and the years that a plan may level differ by at most {0} minutes") \
  AP_CODE(AP_D_CHECK_NO_CERTIFICATE, AP_ERROR, "check-no-certificate", "said to be proven; there is no certificate of it") \
  AP_CODE(AP_D_CHECK_GAP, AP_ERROR, "check-gap", "the gap is said to be {0}; value less bound is {1}") \
  AP_CODE(AP_D_CHECK_OUT_OF_ORDER, AP_ERROR, "check-out-of-order", "said to be {0}, while an earlier criterion is open; expected not_attempted") \
  AP_CODE(AP_D_CHECK_STATUS, AP_ERROR, "check-status", "the status is said to be {0}; the criteria make it {1}") \
  AP_CODE(AP_D_CHECK_NOT_OVERDUE, AP_ERROR, "check-not-overdue", "{0} under rule {1} is said to be overdue; expected each overdue unit once, by its leading item") \
  AP_CODE(AP_D_CHECK_OVERDUE_UNSAID, AP_ERROR, "check-overdue-unsaid", "{0} under rule {1} was due in {2}; expected it in this list") \
  AP_CODE(AP_D_CHECK_SPREAD_BOUND, AP_ERROR, "check-spread-bound", "the bound is said to be {0} and the spread is {1}; expected the same where it is proven, else no more") \
  AP_CODE(AP_D_CHECK_WEIGHT, AP_ERROR, "check-weight", "the certificate cannot be used, a weight is {0}; expected none below zero") \
  AP_CODE(AP_D_CHECK_NO_WEIGHT, AP_ERROR, "check-no-weight", "the certificate cannot be used, all weights are zero; expected one above") \
  AP_CODE(AP_D_CHECK_SCALE, AP_ERROR, "check-scale", "the certificate cannot be used, its scale is {0}; expected one above zero") \
  AP_CODE(AP_D_CHECK_LARGEST, AP_ERROR, "check-largest", "the certificate cannot be used, {0} under rule {1} is not a unit without forced years; expected one") \
  AP_CODE(AP_D_CHECK_NOT_TIED, AP_ERROR, "check-not-tied", "the certificate cannot be used, it prices more than the loads of its track, and nothing in the scenario ties these to more; expected weights of the years alone") \
  AP_CODE(AP_D_CHECK_INDEX, AP_ERROR, "check-index", "the certificate cannot be used, {0} is not an index of \"{1}\" of the scenario, which has {2}; expected one from 0") \
  AP_CODE(AP_D_CHECK_LIMITLESS, AP_ERROR, "check-limitless", "the certificate cannot be used, a weight is set on {0}, which has no limit there; expected zero") \
  AP_CODE(AP_D_CHECK_MEMBER, AP_ERROR, "check-member", "the certificate cannot be used, {0} under rule {1} is not a unit that opens the set-up \"{2}\" on that track; expected one") \
  AP_CODE(AP_D_CHECK_SET_UP, AP_ERROR, "check-set-up", "the certificate cannot be used, the weights of the set-up \"{0}\" in {1} come to more than opening it costs at the other weights; expected no more, and none where it is open in every plan") \
  AP_CODE(AP_D_CHECK_PARAMETER, AP_ERROR, "check-parameter", "the certificate cannot be used, its parameter is {0}; expected one above zero") \
  AP_CODE(AP_D_CHECK_REFUTATION, AP_ERROR, "check-refutation", "the certificate cannot be used: what it names does not refute a peak of {0}") \
  AP_CODE(AP_D_CHECK_NO_PLAN, AP_ERROR, "check-no-plan", "the certificate cannot be used: no plan at all keeps the scenario's rules, pins, groups and caps") \
  AP_CODE(AP_D_CHECK_OVERFLOW, AP_ERROR, "check-overflow", "the certificate cannot be verified: its numbers overflow 128 bits") \
  /* evidence of a plan (support/, lifecycle/) */ \
  AP_CODE(AP_D_FOLDER_NOT_EMPTY, AP_ERROR, "folder-not-empty", "the folder is not empty; expected a new one, or an empty one") \
  AP_CODE(AP_D_EVIDENCE_KIND, AP_ERROR, "evidence-kind", "this is a symbolic link, a folder or a device; expected a file") \
  AP_CODE(AP_D_EVIDENCE_NAME, AP_ERROR, "evidence-name", "\"{0}\" is no file of evidence; expected {1}, in no other folder") \
  AP_CODE(AP_D_EVIDENCE_REPEATED, AP_ERROR, "evidence-repeated", "\"{0}\" stands in this list already; expected it once") \
  AP_CODE(AP_D_EVIDENCE_UNNAMED, AP_ERROR, "evidence-unnamed", "\"{0}\" does not stand in this list; expected it, with its bytes and its SHA-256") \
  AP_CODE(AP_D_EVIDENCE_DIGEST, AP_ERROR, "evidence-digest", "\"{0}\" is no SHA-256; expected 64 digits of 0 to 9 and a to f") \
  AP_CODE(AP_D_EVIDENCE_BYTES, AP_ERROR, "evidence-bytes", "{0} is no number of bytes; expected one from 0") \
  AP_CODE(AP_D_EVIDENCE_MISSING, AP_ERROR, "evidence-missing", "the file is not there; expected {0} bytes, SHA-256 {1}, as the manifest says") \
  AP_CODE(AP_D_EVIDENCE_FILE, AP_ERROR, "evidence-file", "the file is not the one that the manifest names: found {0} bytes, SHA-256 {1}; expected {2} bytes, SHA-256 {3}") \
  AP_CODE(AP_D_EVIDENCE_STRANGE, AP_ERROR, "evidence-strange", "the manifest does not name this, so that it is no part of the evidence; expected it elsewhere") \
  AP_CODE(AP_D_EVIDENCE_INPUT, AP_ERROR, "evidence-input", "\"{0}\" is not what the plan was made from: found {1} bytes, SHA-256 {2}; expected {3} bytes, SHA-256 {4}") \
  AP_CODE(AP_D_EVIDENCE_INPUT_UNREAD, AP_ERROR, "evidence-input-unread", "the plan was made from \"{0}\", {1} bytes, SHA-256 {2}; it was not read now") \
  AP_CODE(AP_D_EVIDENCE_INPUT_NEW, AP_ERROR, "evidence-input-new", "\"{0}\", {1} bytes, SHA-256 {2}, was read now; the plan was not made from it") \
  AP_CODE(AP_D_EVIDENCE_AS_OF, AP_ERROR, "evidence-as-of", "the plan was made as of {0}, and now it is {1}; expected the same day, as --as-of sets it") \
  AP_CODE(AP_D_EVIDENCE_OPTION, AP_ERROR, "evidence-option", "the plan was made with --{0} {1}; expected the same now") \
  AP_CODE(AP_D_EVIDENCE_OPTION_NEW, AP_ERROR, "evidence-option-new", "the plan was made without --{0}; expected none now") \
  AP_CODE(AP_D_EVIDENCE_ROWS, AP_ERROR, "evidence-rows", "row {0} is not that of {1}; expected the same plan in both")
/* clang-format on */

#define AP_CODE_ENUMERATOR(enumerator, severity, name, sentence) enumerator,
typedef enum ap_diagnostic_code { AP_DIAGNOSTIC_CODES(AP_CODE_ENUMERATOR) AP_DIAGNOSTIC_CODE_COUNT } ap_diagnostic_code;
#undef AP_CODE_ENUMERATOR

#endif
