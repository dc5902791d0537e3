# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of auditplan in bash. The command knows its own commands and options: `auditplan --complete` tells them.

# What may follow an option, as the command tells it: one of some words, a file, a folder.
_auditplan_value() {
  local current=$1 values=$2
  case $values in
    *"|"*) mapfile -t COMPREPLY < <(compgen -W "${values//|/ }" -- "$current") ;;
    DIR) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    FILE) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
  esac
}

_auditplan() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]-} program=$1
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$("$program" --complete) --help --version" -- "$current")
    return
  fi
  local options name value
  options=$("$program" --complete "$command" 2>/dev/null)
  # bash takes --format=csv for three words
  if [ "$current" = "=" ]; then
    current=
  elif [ "$previous" = "=" ]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  while read -r name value; do
    if [ "$name" = "$previous" ] && [ -n "$value" ]; then
      _auditplan_value "$current" "$value"
      return
    fi
  done <<<"$options"
  case $command:$current in
    *:-*) mapfile -t COMPREPLY < <(compgen -W "${options//$'\n'--/ --}" -- "$current") ;;
    help:*) mapfile -t COMPREPLY < <(compgen -W "$("$program" --complete)" -- "$current") ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
  esac
}

complete -o filenames -F _auditplan auditplan
