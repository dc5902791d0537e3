# SPDX-License-Identifier: GPL-3.0-or-later
"""What `auditplan check` says of a plan, in the normal form of the second checker."""

import json
import re
import subprocess

# Arguments of each code, by place: rule, item, year. A track stands in the code's last word or in the row.
NAMED = {"gap": (1, 0, 4), "end": (1, 0, 4), "never": (1, 0, 3), "yearly": (1, 0, 2), "overdue": (1, 0, 3),
         "full": (1, 0, 2), "together": (1, 0, 3), "apart": (0, None, 1), "must": (1, 0, 2), "barred": (1, 0, 2),
         "reaudit": (1, 0, 3), "reaudit-ours": (1, 0, 3)}


class Failed(Exception):
    """The command ended otherwise than with an answer."""


def check(scenario, plan, *options):
    run = subprocess.run(["auditplan", "check", *options, "--format", "json", "--quiet", str(scenario), str(plan)],
                         capture_output=True, text=True)
    if run.returncode not in (0, 1) or not run.stdout:
        raise Failed(f"auditplan check ended with {run.returncode}: {run.stderr}")
    answer = json.loads(run.stdout)
    if answer["complies"] != (run.returncode == 0) or answer["breach_count"] < len(answer["breaches"]):
        raise Failed("the answer contradicts itself")
    return answer


def place_of(scenario, key, line):
    return scenario.lines.get((key, int(line)), f"line {line}")


def normal(scenario, rows, breach):
    """(kind, track, rule, item, year) of a breach; `rows` by line or pointer."""
    code, arguments = breach["code"], breach["arguments"]
    word = code.removeprefix("check-")
    if word.startswith("row-"):
        pointer = breach["pointer"]
        row = rows[breach["line"] if pointer is None else "/".join(pointer.split("/")[:3])]
        word = "row-outside" if word == "row-continued" else "row-rule" if word == "row-event" else word
        return (word, row.track, "", row.id, str(row.year))
    if word.startswith("cap-"):
        return ("cap", "", str(place_of(scenario, "caps", arguments[3])), "", arguments[0])
    if word.startswith("statement-"):
        return (word, "", "", arguments[0], "")
    kind, _, track = word.rpartition("-")
    if track in ("external", "internal") and kind in NAMED:
        rule, item, year = (arguments[place] if place is not None else "" for place in NAMED[kind])
        if kind in ("must", "barred"):
            rule = str(place_of(scenario, "pins", rule))
        elif kind in ("together", "apart"):
            rule = str(next(place for place, group in enumerate(getattr(scenario, kind)) if group["name"] == rule))
        return ("reaudit" if kind == "reaudit-ours" else kind, track, rule, item, year)
    pointer = breach["pointer"] or ""
    unusable = re.match("/tracks/[a-z]+/certificate/(peak|total)", pointer)
    if word == "not-tied":
        word = "certificate-not-tied"
    elif unusable and word not in ("claim", "no-plan"):
        word, pointer = "certificate-unusable", unusable[0]
    return (word, "", "", pointer, "")
