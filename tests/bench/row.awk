# SPDX-License-Identifier: GPL-3.0-or-later
# One line of the benchmark's table: the instance `name` of results.csv.
function is_settled(verdict) { return verdict == "optimal" || verdict == "infeasible" }
function at_least(seconds) { return $1 != "levelled" && seconds < 0.02 ? 0.02 : seconds }
BEGIN { FS = "," }
$1 "," $2 "," $3 "," $4 != name { next }
$5 == "auditplan" {
  printf "%-9s %6d %3d %2d  %8s %8s %-10s %8.3f %8.3f", $1, $2, $3, $4, $6, $7, $8, $9, $10
  ours = at_least($10)
  next
}
{
  settled = is_settled($8)
  printf " %9s %s%6.2f", $8 == "infeasible" ? "none" : $6, settled ? " " : ">", settled ? $10 : limit
  counted = at_least(settled ? $10 : limit)
  fastest = fastest == "" || counted < fastest ? counted : fastest
}
END { printf " %9s%s\n", fastest == "" ? "-" : sprintf("%.1f", fastest / ours), note }
