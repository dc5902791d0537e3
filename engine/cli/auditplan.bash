# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of auditplan in bash. The command itself says what may follow (`auditplan --complete`, engine/cli/complete.h).

# Adds files, of those endings where there are any, and the folders that they may be in.
_auditplan_files() {
  local current=$1 ending
  shift
  [ $# -gt 0 ] || mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
  [ $# -eq 0 ] || mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$current")
  for ending in "$@"; do
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -X "!*.$ending" -- "$current")
  done
}

_auditplan() {
  local current=${COMP_WORDS[COMP_CWORD]} word typed=() endings=()
  # bash takes --format=csv for three words
  [ "$current" != "=" ] || current=
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [ "$word" = "=" ] || typed+=("$word")
  done
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    case $word in
      :folders) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
      :files*)
        read -ra endings <<<"${word#:files}"
        _auditplan_files "$current" "${endings[@]}"
        ;;
      *) COMPREPLY+=("$word") ;;
    esac
  done < <("$1" --complete "${typed[@]}" "$current" 2>/dev/null)
}

complete -o filenames -F _auditplan auditplan
