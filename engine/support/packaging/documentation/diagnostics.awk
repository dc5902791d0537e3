# SPDX-License-Identifier: GPL-3.0-or-later
# The page of all diagnostics: each by its name, with its weight and its sentence, from engine/support/diagnostic_codes.h.
BEGIN {
  print "# Diagnostics {#diagnostics}\n"
  print "What ap_diagnostic::name and ap_diagnostic::sentence may be. `{0}` to `{5}` are its arguments.\n"
  print "| name | weight | sentence |\n|---|---|---|"
  weights["AP_ERROR"] = "error"
  weights["AP_WARNING"] = "warning"
  weights["AP_NOTE"] = "note"
}
/^  AP_CODE\(/ {
  weight = $0
  sub(/^  AP_CODE\([A-Z0-9_]+, /, "", weight)
  name = weight
  sub(/,.*/, "", weight)
  sub(/^[A-Z_]+, "/, "", name)
  sentence = name
  sub(/".*/, "", name)
  sub(/^[^"]*", "/, "", sentence)
  sub(/"\)( \\)?$/, "", sentence)
  gsub(/\\"/, "\"", sentence)
  gsub(/[@#%&<>\\*_|]/, "\\\\&", sentence)
  if (!(weight in weights)) {
    print FILENAME ":" FNR ": this line is not understood" > "/dev/stderr"
    exit 1
  }
  print "| `" name "` | " weights[weight] " | " sentence " |"
}
