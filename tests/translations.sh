#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every sentence that people read is translated, and nothing translated is left over (engine/output/po). With --update
# the translations are first brought in line with the sources: new sentences come in empty, old ones go.
set -eu
source=${SOURCE_FOLDER:-$(realpath "$(dirname "$0")/..")}
for tool in xgettext msgmerge msgattrib msgfmt msgcat; do
  command -v $tool >/dev/null || {
    echo "skipped: $tool (package gettext) is not installed"
    exit 77
  }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$source"

find engine/cli engine/output -name '*.[ch]' | sort >"$scratch/sources"
echo include/auditplan/diagnostic_codes.h >>"$scratch/sources"
xgettext --from-code=UTF-8 --language=C --add-comments=TRANSLATORS --add-location=file --files-from="$scratch/sources" \
  -k -k_ -kN_ -kC_:1c,2 -kdngettext:2,3 -kAP_CODE:4 -o "$scratch/all.pot"

# entries CATALOG OPTION: the sentences that msgattrib finds, without the catalog's header.
entries() {
  msgattrib --no-location --no-wrap "$2" "$1" | sed -n 's/^\(#~ \)\{0,1\}msgid "\(.\{1,\}\)"$/  \2/p'
}

# report TITLE CATALOG OPTION: lists what should not be there.
report() {
  entries "$2" "$3" >"$scratch/found"
  [ -s "$scratch/found" ] || return 0
  echo "$language: $1:"
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

failed=
for catalog in engine/output/po/*.po; do
  language=$(basename "$catalog" .po)
  msgmerge --quiet --no-fuzzy-matching -o "$scratch/merged.po" "$catalog" "$scratch/all.pot"
  if [ "${1-}" = --update ]; then
    msgattrib --no-obsolete --add-location=file "$scratch/merged.po" |
      grep -v '^"\(POT-Creation-Date\|Report-Msgid-Bugs-To\)' >"$scratch/updated.po"
    cp "$scratch/updated.po" "$catalog"
    msgmerge --quiet --no-fuzzy-matching -o "$scratch/merged.po" "$catalog" "$scratch/all.pot"
  fi
  msgfmt --check -o /dev/null "$catalog" || failed=yes
  report "not translated" "$scratch/merged.po" --untranslated
  report "fuzzy" "$catalog" --only-fuzzy
  report "no longer said" "$scratch/merged.po" --only-obsolete
  places "$catalog" >"$scratch/found"
  if [ -s "$scratch/found" ]; then
    echo "$language: the places {0} to {9} are not those of the sentence:"
    cat "$scratch/found"
    failed=yes
  fi
  msgfmt --statistics -o /dev/null "$catalog" 2>&1 | sed "s/^/$language: /"
done
[ -z "$failed" ]
