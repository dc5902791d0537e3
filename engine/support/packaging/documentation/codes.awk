# SPDX-License-Identifier: GPL-3.0-or-later
# What doxygen reads in place of diagnostic_codes.h: each code as an enumerator, documented by its own sentence.
/^#define AP_DIAGNOSTIC_CODES/ { print "#define AP_DIAGNOSTIC_CODES(AP_CODE)"; next }
/^ *\/\* .* \*\/ \\$/ { next }
/^  AP_CODE\(/ {
  line = $0
  sub(/^  AP_CODE\(/, "", line)
  sub(/\)( \\)?$/, "", line)
  enumerator = line
  sub(/,.*/, "", enumerator)
  severity = line
  sub(/^[^,]*, /, "", severity)
  words = severity
  sub(/,.*/, "", severity)
  sub(/^[^,]*, /, "", words)
  gsub(/\\"/, "\"", words)
  gsub(/[@#%&<>\\*_]/, "\\\\&", words)
  codes = codes "  " enumerator ", /**< " severity ": " words " */\n"
  count++
  next
}
/^typedef enum ap_diagnostic_code/ {
  print "typedef enum ap_diagnostic_code {"
  printf "%s", codes
  print "  AP_DIAGNOSTIC_CODE_COUNT /**< how many there are: " count " */"
  print "} ap_diagnostic_code;"
  next
}
{ print }
