# SPDX-License-Identifier: GPL-3.0-or-later
# growth.csv as a drawing: seconds and memory against units, both axes logarithmic.
function log10(value) { return log(value) / log(10) }
function x_of(units) { return 70 + (log10(units) - 3) / (ceiling(log10(most)) - 3) * 420 }
function y_of(value, low, high) { return 270 - (log10(value) - low) / (high - low) * 230 }
function ceiling(value) { return int(value) + (value > int(value)) }
function floor_of(value) { return -ceiling(-value) }
function note_range(value, which) {
  if (value <= 0) value = 0.0001
  low[which] = !(which in low) || floor_of(log10(value)) < low[which] ? floor_of(log10(value)) : low[which]
  high[which] = !(which in high) || ceiling(log10(value)) > high[which] ? ceiling(log10(value)) : high[which]
}
function line(column, which, colour, text,    i, points, value, x, y) {
  for (i = 1; i <= count; i++) {
    value = table[i, column] > 0 ? table[i, column] : 0.0001
    x = x_of(table[i, 1]); y = y_of(value, low[which], high[which])
    points = points sprintf(" %.1f,%.1f", x, y)
  }
  printf "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>\n", colour, substr(points, 2)
  printf "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" text-anchor=\"end\">%s</text>\n", x - 4, y - 8, colour, text
}
BEGIN { FS = "," }
NR > 1 {
  count++
  for (column = 1; column <= 4; column++) table[count, column] = $column
  table[count, 4] /= 1024
  most = $1
  note_range($2, "seconds"); note_range($3, "seconds"); note_range(table[count, 4], "memory")
}
END {
  if (high["memory"] == low["memory"]) high["memory"]++
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 560 320\" font-family=\"sans-serif\" font-size=\"11\">"
  print "<rect width=\"560\" height=\"320\" fill=\"white\"/>"
  print "<text x=\"70\" y=\"20\" font-size=\"13\">auditplan plan, 9 years: time and memory by units</text>"
  for (power = 3; power <= ceiling(log10(most)); power++) {
    x = x_of(10 ^ power)
    printf "<path d=\"M%.1f 40V270\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"286\" text-anchor=\"middle\">1e%d</text>\n", x, x, power
  }
  for (power = low["seconds"]; power <= high["seconds"]; power++) {
    y = y_of(10 ^ power, low["seconds"], high["seconds"])
    printf "<path d=\"M70 %.1fH490\" stroke=\"#ddd\"/><text x=\"64\" y=\"%.1f\" text-anchor=\"end\">%g s</text>\n", y, y + 4, 10 ^ power
  }
  for (power = low["memory"]; power <= high["memory"]; power++) {
    printf "<text x=\"496\" y=\"%.1f\">%g MiB</text>\n", y_of(10 ^ power, low["memory"], high["memory"]) + 4, 10 ^ power
  }
  print "<text x=\"280\" y=\"306\" text-anchor=\"middle\">units</text>"
  line(2, "seconds", "#b3371b", "process")
  line(3, "seconds", "#1b6ab3", "planning")
  line(4, "memory", "#3a7d34", "memory")
  print "</svg>"
}
