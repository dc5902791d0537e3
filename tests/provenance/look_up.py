# SPDX-License-Identifier: GPL-3.0-or-later
"""Is every clause that a rule, a decision, a step or a duty cites of the draft of 15 June 2022 in the draft?
Names of its parts, quoted words and the names of the target businesses are looked up there; clauses without
words are listed: they are readings of our own. SHARED names the folder that holds the draft; without it the test is
skipped."""

import os
import re
import sys
from pathlib import Path

DRAFT = "liu-draft-2022-06-15"
CONTROLS = Path(os.environ["SOURCE_FOLDER"]) / "controls"
SHARED = Path(os.environ.get("SHARED", "")) / "seed"


def plain(text):
    """Without what sets words off, and with the errors of the scan mended."""
    text = re.sub(r"[\s*^:：★、。「」※]|\d(?=政府|別紙)", "", text)
    return text.replace("ISMAR", "ISMAP").replace("ISMAL", "ISMAP")


def unquoted(value):
    return value.strip().strip('"')


def texts(folder):
    """What is cited of the draft, as (file, line number, words)."""
    for path in sorted(folder.rglob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            around = " ".join(lines[max(0, number - 4):number])
            for key, value in re.findall(r"\b(under|words|clause): *(\[[^\]]*\]|\"[^\"]*\"|[^\"\[{},#]+)", line):
                if DRAFT in around and not path.stem.startswith(("iso", "fedramp")):
                    quoted = re.findall(r'"([^"]*)"', value) or [unquoted(value)]
                    yield from ((path.name, number, words) for words in quoted if not line.lstrip().startswith("#"))
            name = re.search(r"^ {4}(?:name: \{| {2})ja: \"([^\"]*)\"", line)
            if path.stem == "target-businesses" and name and "name:" in lines[number - 2] + line:
                yield path.name, number, name[1]


def parts(words):
    """A clause may name several places: heading（what it says there、and there）."""
    return [part for part in re.split(r"[（）、]", re.sub(r"^[①-③]", "", words)) if part]


def readings():
    """The clauses that have no words of the draft."""
    text = (CONTROLS / "sources.yaml").read_text(encoding="utf-8").split("\nclauses:", 1)[1]
    for block in re.split(r"\n {2}- id: ", text)[1:]:
        if "\n    words:" not in block:
            yield block.split("\n", 1)[0]


def main():
    if not SHARED.is_dir():
        print("skipped: the draft is not beside the checkout")
        sys.exit(77)
    draft = plain("".join(path.read_text(encoding="utf-8") for path in sorted(SHARED.iterdir())))
    looked_up, missing = 0, []
    for name, number, words in texts(CONTROLS):
        looked_up += 1
        if plain(words) not in draft and not all(plain(part) in draft for part in parts(words)):
            missing.append(f"{name}:{number}: not in the draft: {words}")
    print(f"{looked_up} citations are looked up; clauses that are readings of ours: {', '.join(readings())}")
    if missing or looked_up < 60:
        sys.exit("\n".join(missing) or "too few citations to say anything")


main()
