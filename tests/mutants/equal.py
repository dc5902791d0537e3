# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of mutants that no test can tell from the program (`equal`): a line that `make` prints of it, the line of the
source, and why. Both lines are indented; blank lines and # lines are free."""

import os

LIST = os.path.join(os.path.dirname(__file__), "equal")


class Equal:
    def __init__(self, title):
        self.title, self.id, self.text, self.reason = title, title.split()[0], "", ""


def read_equals():
    equals = []
    with open(LIST, encoding="utf-8") as opened:
        for line in opened.read().splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            if not line.startswith(" "):
                equals.append(Equal(line))
            elif not equals[-1].text:
                equals[-1].text = line.strip()
            else:
                equals[-1].reason = f"{equals[-1].reason} {line.strip()}".strip()
    return {equal.id: equal for equal in equals}, equals


def faults_of(equals, mutants):
    """What is wrong with the list, judged against the mutants of all sources by their names."""
    faults, seen = [], set()
    for equal in equals:
        mutant = mutants.get(equal.id)
        if equal.id in seen:
            faults.append(f"{equal.title}: listed twice")
        elif mutant is None:
            faults.append(f"{equal.title}: there is no such mutant (any more)")
        elif equal.title != mutant.title() or equal.text != mutant.text:
            faults.append(f"{equal.title}: is called {mutant.title()} / {mutant.text}")
        elif len(equal.reason.split()) < 5:
            faults.append(f"{equal.title}: says no reason")
        seen.add(equal.id)
    return faults
