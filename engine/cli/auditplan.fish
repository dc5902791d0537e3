# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of auditplan in fish. The command itself says what may follow (`auditplan --complete`, engine/cli/complete.h).

function __auditplan_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l program $typed[1]
    set -e typed[1]
    # --output=FILE is one word
    set -l before (string match -r -- '^--[a-z-]+=' $current)
    set -l value (string replace -r -- '^--[a-z-]+=' '' $current)
    for line in ($program --complete $typed "$current" 2>/dev/null)
        switch $line
            case ':folders'
                string replace -r -- '^' "$before" (__fish_complete_directories "$value" '')
            case ':files'
                string replace -r -- '^' "$before" (__fish_complete_path "$value")
            case ':files *'
                set -l endings (string split ' ' (string replace ':files ' '' $line))
                set -l wanted '(/|\\.('(string join '|' $endings)'))(\\t.*)?$'
                string replace -r -- '^' "$before" (__fish_complete_path "$value" | string match -r -e -- $wanted)
            case '*'
                echo $line
        end
    end
end

complete -c auditplan -f -a '(__auditplan_complete)'
