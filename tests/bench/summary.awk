# SPDX-License-Identifier: GPL-3.0-or-later
# What results.csv of the benchmark comes to. Where a solver did not settle an instance, the limit is its time. Ends with
# 1 where one refutes a claim of ours.
function is_settled(verdict) { return verdict == "optimal" || verdict == "infeasible" }
function at_least(seconds) { return seconds < 0.02 ? 0.02 : seconds }
function mean(sum, count) { return exp(sum / count) }
function note(text) { notes = notes "  " text "\n" }
BEGIN { FS = "," }
NR == 1 { next }
{ key = $1 " " $2 " units, " $3 " years, number " $4 }
$5 == "auditplan" {
  order[++instances] = key
  family[key] = $1
  size[key] = $2
  peak[key] = $6
  bound[key] = $8 == "optimal" ? $6 : $7 # a completed search proves what it found
  verdict[key] = $8
  ours[key] = $10
  next
}
{
  if (!($5 in seen)) { seen[$5] = 1; solvers[++solver_count] = $5 }
  counted = is_settled($8) ? $10 : limit
  if (!(key in fastest) || counted < fastest[key]) fastest[key] = counted
  log_sum[family[key], $5] += log(counted)
  settled[family[key], $5] += is_settled($8)
  if (is_settled($8) && !is_settled(verdict[key])) {
    note("settled by " $5 ", not by us: " key)
    unsettled[key] = 1
  } else if ($6 != "-" && peak[key] != "-" && $6 < peak[key]) {
    note($5 " has the better plan, " $6 " where ours has " peak[key] ": " key)
  }
  if ((bound[key] != "-" && $6 != "-" && $6 + 0 < bound[key] + 0) ||
      (verdict[key] == "infeasible" && $6 != "-") || ($8 == "infeasible" && peak[key] != "-")) {
    note("REFUTED by " $5 " (" $8 " " $6 "): " key)
    refuted = 1
  } else if ($8 == "optimal" && peak[key] != "-" && $6 + 0 > peak[key] + 0) {
    note($5 " calls " $6 " the optimum, ours is " peak[key] ": " key)
  }
}
END {
  for (i = 1; i <= instances; i++) {
    key = order[i]
    kind = family[key]
    if (!(kind in count)) kinds[++kind_count] = kind
    count[kind]++
    our_log[kind] += log(ours[key] > 0 ? ours[key] : 0.0001)
    our_settled[kind] += is_settled(verdict[key])
    if (kind == "levelled" && size[key] >= 1200 && key in fastest) {
      large++
      large_log += log(fastest[key] / ours[key])
    }
    if (kind != "levelled" && key in fastest) {
      others++
      no_slower += at_least(ours[key]) <= at_least(fastest[key])
      open_for_us += key in unsettled
    }
  }
  print "Process seconds, geometric mean (a time-out counts as " limit "), and how many instances were settled:"
  for (k = 1; k <= kind_count; k++) {
    kind = kinds[k]
    printf "  %-9s auditplan %.3f (%d of %d)", kind, mean(our_log[kind], count[kind]), our_settled[kind], count[kind]
    for (s = 1; s <= solver_count; s++) {
      printf ", %s %.2f (%d)", solvers[s], mean(log_sum[kind, solvers[s]], count[kind]), settled[kind, solvers[s]]
    }
    print ""
  }
  if (large > 0) {
    printf "Levelled, from 1,200 units: the fastest other takes %.0f times as long (geometric mean of %d)\n",
      mean(large_log, large), large
  }
  if (others > 0) {
    printf "Lumpy, capped and tied, times from 20 ms: no slower than the fastest other on %d of %d\n", no_slower, others
    printf "Lumpy, capped and tied: settled by another and not by us: %d of %d\n", open_for_us, others
  }
  printf "%s", notes
  exit refuted
}
