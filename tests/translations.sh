#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every sentence that people read is translated, and nothing translated is left over: those of the command
# (engine/output/po) and those of its manual pages (engine/output/po/man). With --update the translations are first
# brought in line with the sources: new sentences come in empty, changed paragraphs of the pages fuzzy beside what they
# were, old ones go.
set -eu
source=${SOURCE_FOLDER:-$(realpath "$(dirname "$0")/..")}
for tool in xgettext msgmerge msgattrib msgfmt msgcat; do
  command -v $tool >/dev/null || {
    echo "skipped: $tool (package gettext) is not installed"
    exit 77
  }
done
update=
[ "${1-}" != --update ] || update=yes
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$source"

# entries CATALOG OPTION: the sentences that msgattrib finds, behind their contexts, without the catalog's header.
entries() {
  msgattrib --no-location --no-wrap "$2" "$1" | awk '
    { sub(/^#~ /, "") }
    /^msgctxt / { context = substr($0, 9) ": "; next }
    /^msgid ".+"$/ { print "  " context substr($0, 7) }
    /^msgid / { context = "" }'
}

# report TITLE CATALOG OPTION: lists what should not be there.
report() {
  entries "$2" "$3" >"$scratch/found"
  [ -s "$scratch/found" ] || return 0
  echo "$name: $1:"
  cat "$scratch/found"
  failed=yes
}

# The places {0} to {9} of each sentence, sorted, beside those of its translation.
places() {
  msgcat --no-location --no-wrap "$1" | awk '
    function list(text,   found, i) {
      found = ""
      for (i = 0; i <= 9; i++) if (index(text, "{" i "}")) found = found i
      return found
    }
    /^msgid_plural / { plural = $0; next }
    /^msgid / { sentence = $0; plural = ""; next }
    /^msgstr/ {
      wanted = list(plural == "" ? sentence : plural)
      if ($0 !~ /^msgstr(\[0\])? ""$/ && list($0) != wanted) print "  " sentence
    }'
}

# Japanese that is not as CONTRIBUTING.md has it: one way of writing for one thing, full-width signs, half-width letters.
habits() {
  msgattrib --translated --no-location --no-wrap "$1" | grep '^msgstr' | LC_ALL=C.UTF-8 grep -P \
    '又は|及び|既に|％|，|．|\\\\"|見積(?![り書も])|[一二三]つ|プロセッサー|フォルダー|メモリー|[\x{FF10}-\x{FF19}\x{FF21}-\x{FF5A}]' |
    sed 's/^/  /'
}

# A paragraph of nothing but file names, keys, commands and signs is the same in every language: filled in by itself,
# whatever msgmerge took it for.
fill_wordless() {
  awk '
    function wordless(text) {
      while (gsub(/[A-Z]<[^<>]*>/, "", text));
      gsub(/\\\\\(../, "", text) # a sign of groff such as \(bu
      return text !~ /[A-Za-z]/
    }
    BEGIN { RS = ""; FS = "\n"; ORS = "\n\n" }
    {
      for (i = 1; i <= NF; i++) if ($i ~ /^msgid "/) sentence = substr($i, 7)
      if (sentence == "\"\"" || !wordless(sentence)) { print; next }
      entry = ""
      for (i = 1; i <= NF; i++) {
        if ($i ~ /^#\|/ || $i ~ /^msgstr/) continue
        sub(/, fuzzy/, "", $i)
        if ($i != "#") entry = entry $i "\n"
      }
      print entry "msgstr " sentence
    }'
}

# judge CATALOG TEMPLATE MERGING LAYOUT FILLING: updates the catalog where that is wanted, and reports what is wrong with it.
judge() {
  catalog=$1
  name=${catalog#engine/output/po/}
  if [ -n "$update" ]; then
    # shellcheck disable=SC2086 # options
    msgmerge --quiet $3 -o "$scratch/merged.po" "$catalog" "$2"
    # shellcheck disable=SC2086
    msgattrib --no-obsolete --add-location=file $4 "$scratch/merged.po" |
      grep -v '^"\(POT-Creation-Date\|Report-Msgid-Bugs-To\)' | $5 >"$scratch/updated.po"
    cp "$scratch/updated.po" "$catalog"
  fi
  msgmerge --quiet --no-fuzzy-matching -o "$scratch/merged.po" "$catalog" "$2"
  msgfmt --check -o /dev/null "$catalog" || failed=yes
  report "not translated" "$scratch/merged.po" --untranslated
  report "fuzzy" "$catalog" --only-fuzzy
  report "no longer said" "$scratch/merged.po" --only-obsolete
  places "$catalog" >"$scratch/found"
  if [ -s "$scratch/found" ]; then
    echo "$name: the places {0} to {9} are not those of the sentence:"
    cat "$scratch/found"
    failed=yes
  fi
  case $name in
  *ja.po)
    if habits "$catalog" >"$scratch/found" && [ -s "$scratch/found" ]; then
      echo "$name: not as CONTRIBUTING.md wants Japanese (または, および, すでに, %, 、。, 「」, 見積り, 2つ, half-width letters):"
      cat "$scratch/found"
      failed=yes
    fi
    ;;
  esac
  msgfmt --statistics -o /dev/null "$catalog" 2>&1 | sed "s|^|$name: |"
}

# examples PAGE: its examples, which are code and the same in every language.
examples() {
  sed -n '/^\.EX/,/^\.EE/p' "$1"
}

# translated_pages CATALOG: makes the pages, and looks whether they kept their examples and man can show them.
translated_pages() {
  for page in engine/cli/*.[15]; do
    made="$scratch/man/$(basename "$1" .po)/man${page##*.}/$(basename "$page")" # man goes by the folder's language
    mkdir -p "$(dirname "$made")"
    engine/output/po/man/pages translate "$page" "$1" "$made"
    examples "$page" >"$scratch/examples"
    if ! examples "$made" | cmp -s - "$scratch/examples"; then
      echo "$1: $page has other examples"
      failed=yes
    fi
    if ! command -v man >/dev/null || ! command -v groff >/dev/null; then
      continue
    fi
    for width in 50 80 120; do
      MANWIDTH=$width timeout 20 man --warnings -l "$made" >/dev/null 2>"$scratch/said" || {
        echo "$1: man does not show $page $width columns wide: it ended with $?"
        failed=yes
      }
      # A word that is longer than the line is no fault.
      grep -v "can't break line" "$scratch/said" >"$scratch/found" || continue
      echo "$1: $page:"
      cat "$scratch/found"
      failed=yes
    done
  done
}

failed=
find engine/cli engine/output -name '*.[ch]' | sort >"$scratch/sources"
echo engine/support/diagnostic_codes.h >>"$scratch/sources"
xgettext --from-code=UTF-8 --language=C --add-comments=TRANSLATORS --add-location=file --files-from="$scratch/sources" \
  -k -k_ -kN_ -kC_:1c,2 -kdngettext:2,3 -kAP_CODE:4 -o "$scratch/all.pot"
for po in engine/output/po/*.po; do
  judge "$po" "$scratch/all.pot" --no-fuzzy-matching "" cat
done

if ! command -v po4a >/dev/null; then
  [ -z "$failed" ] || exit 1
  echo "skipped: the manual pages, for po4a (package po4a) is not installed"
  exit 77
fi
engine/output/po/man/pages sentences "$scratch/pages.pot"
for po in engine/output/po/man/*.po; do
  judge "$po" "$scratch/pages.pot" "--previous --no-wrap" --no-wrap fill_wordless
  translated_pages "$po"
done
[ -z "$failed" ]
