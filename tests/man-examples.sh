#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The examples of auditplan(5) are what the program reads and writes, its pages have no fault that mandoc would find,
# and auditplan(1) has every command and option.
set -eu
source=${SOURCE_FOLDER:-$(realpath "$(dirname "$0")/..")}
pages=$source/engine/cli
failed=

fail() {
  echo "$1"
  failed=yes
}

# same NAME COMMAND…: whether the command prints the example of that name.
same() {
  name=$1
  shift
  "$@" >printed || fail "$*: ended with $?"
  diff -u --label "auditplan(5), $name" --label "$*" "$name" printed || fail "auditplan(5): $name is not what is printed"
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

awk '
  $1 == ".\\\"" && $2 == "EXAMPLE" { name = $3; next }
  /^\.EX$/ { next }
  /^\.EE$/ { if (name != "") close(name); name = ""; next }
  name != "" {
    sub(/^\\&/, "")
    gsub(/\\-/, "-")
    gsub(/\\e/, "\\")
    print > name
  }' "$pages/auditplan.5"
for name in catalog.csv columns.yaml table.csv catalog.about.yaml catalog.json oscal-tags.csv tag-rules.csv history.csv scheme.yaml scenario.yaml constraints.yaml tags.csv \
  plan.csv plan.json portfolio.yaml assessment.yaml target-businesses.yaml sources.yaml \
  comparison.csv events.yaml mapping.csv calendar.yaml calendar.csv terms.yaml quote.csv \
  budget.yaml budget.csv manifest.json; do
  [ -s "$name" ] || fail "auditplan(5) has no example $name"
done
[ -z "$failed" ] || exit 1

same tags.csv auditplan tag scenario.yaml --format csv
same plan.csv auditplan plan scenario.yaml --format csv
auditplan check scenario.yaml plan.csv >printed || fail "check does not take plan.csv: $(cat printed)"
auditplan check scenario.yaml plan.json >printed || fail "check does not take plan.json: $(cat printed)"
cat scenario.yaml constraints.yaml >constrained.yaml
auditplan plan constrained.yaml --format json >constrained.json || fail "there is no plan with constraints.yaml"
auditplan check constrained.yaml constrained.json >printed || fail "check: constraints.yaml is not kept: $(cat printed)"
cat scenario.yaml budget.yaml >budgeted.yaml
same budget.csv auditplan budget budgeted.yaml --format csv
same comparison.csv auditplan compare scenario.yaml constrained.yaml --format csv
{ cat scenario.yaml && echo "events: ./events.yaml"; } >evented.yaml
auditplan tag evented.yaml --as-of 2028-04-01 >printed || fail "events.yaml is not read"
cat scenario.yaml calendar.yaml >listed.yaml
same calendar.csv auditplan calendar listed.yaml --format csv --quiet
cat scenario.yaml terms.yaml >priced.yaml
same quote.csv auditplan quote priced.yaml --format csv
same oscal-tags.csv auditplan tag catalog.json --scheme fedramp-annual --start-year 2027 --format csv
{ sed 's/^catalog: .*/catalog: .\/table.csv/; /^history:/d; /^tags:/,$d' scenario.yaml && cat columns.yaml; } >mapped.yaml
auditplan tag mapped.yaml --format csv --quiet | cut -d, -f1-4 >printed || fail "columns.yaml is not read"
printf '%s\n' id,standard,level,objective AC-1,control,objective,AC-1 AC-2,control,objective,AC-2 \
  'AC-2(1),control,detailed,AC-2' | cmp -s - printed || fail "table.csv is read as: $(cat printed)"
auditplan plan scenario.yaml --csv-for-excel -o for-excel.csv
auditplan check scenario.yaml for-excel.csv >printed || fail "check does not take CSV for Excel: $(cat printed)"
auditplan portfolio portfolio.yaml --plans plans.csv >printed || fail "portfolio does not take portfolio.yaml"
{ head -n 1 plan.csv && sed -n 's/^shop-2,//p' plans.csv; } >shop.csv
auditplan check scenario.yaml shop.csv >printed || fail "check does not take a service's plan: $(cat printed)"
# The third use says nothing of its entry's exclusion: that is asked for. Then all is decided, with a list to append to.
auditplan screen assessment.yaml >printed 2>&1 && fail "screen does not ask for excluded"
grep -q '"excluded"' printed || fail "screen does not ask for excluded: $(cat printed)"
sed 's/^    entry: 1$/&\n    excluded: no/' assessment.yaml >decided.yaml
auditplan screen decided.yaml --append -o longer.yaml || fail "screen does not take assessment.yaml"
grep -q '^  - number: 3$' longer.yaml || fail "screen --append does not add a third entry"
auditplan rules ./scheme.yaml >printed || fail "rules does not take scheme.yaml"
# The page breaks the lines of JSON where they are short.
auditplan plan scenario.yaml --format json | tr -d ' \n' >printed
tr -d ' \n' <plan.json >expected
cmp -s expected printed || fail "auditplan(5): plan.json is not what is printed"

# Another build made the example, with other libraries: all else is the same.
masked() { tr -d ' \n' <"$1" | sed -E 's/"(version|build|glpk|jansson|libyaml|pcre2|utf8proc)":"[^"]*"/"\1":"."/g'; }
auditplan plan scenario.yaml --evidence evidence >printed || fail "plan --evidence ends with $?"
masked evidence/manifest.json >printed
masked manifest.json | cmp -s - printed ||
  fail "auditplan(5): manifest.json is not what is printed: $(cat evidence/manifest.json)"
cp manifest.json evidence
auditplan check scenario.yaml --evidence evidence >printed || fail "check does not take manifest.json: $(cat printed)"

for command in $(auditplan --complete '' | cut -f1); do
  echo "$command"
  auditplan --complete "$command" -- | cut -f1
done | sort -u >words
while read -r word; do
  grep -qwF -e "$(echo "$word" | sed 's/-/\\-/g')" "$pages/auditplan.1" || echo "$word"
done <words >missing
[ ! -s missing ] || fail "auditplan(1) does not have: $(tr '\n' ' ' <missing)"

if command -v mandoc >/dev/null; then
  mandoc -Tlint "$pages/auditplan.1" "$pages/auditplan.5" || fail "mandoc finds faults in the pages"
else
  echo "mandoc is not installed: the pages' layout is not looked at"
fi
[ -z "$failed" ]
