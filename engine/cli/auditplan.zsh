#compdef auditplan
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of auditplan in zsh. The command itself says what may follow (`auditplan --complete`, engine/cli/complete.h).

_auditplan() {
  local line
  local -a lines offered endings
  lines=("${(@f)$("${(Q)words[1]}" --complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  for line in $lines; do
    case $line in
      :folders) compset -P '--[a-z-]##='; _files -/ ;;
      :files*)
        endings=(${=line#:files})
        compset -P '--[a-z-]##='
        if (( $#endings )); then
          _files -g "*.(${(j:|:)endings})"
        else
          _files
        fi
        ;;
      *$'\t'*) offered+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
      *) offered+=("${line//:/\\:}") ;;
    esac
  done
  (( ! $#offered )) || _describe auditplan offered
}

_auditplan "$@"
