#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""That the comparison can fail: a second checker that is blind to one kind of breach, or sees one that is not there, is
told from the program, for every kind of breach that the random plans have."""

import sys
import tempfile

import checker
import random_plans

SERVICES = 25


class Blind(random_plans.Run):
    """Judges each plan once more for each kind of breach in it, blind to that."""

    def __init__(self, folder):
        super().__init__(folder)
        self.told, self.untold = set(), []

    def judge(self, sort, scenario, plan=None, rows=None, columns=random_plans.COLUMNS):
        super().judge(sort, scenario, plan, rows, columns)
        path = scenario.folder / ("plan.json" if plan else "plan.csv")
        found = checker.judged(scenario, path.read_text())
        for kind in {breach[0] for breach in found} - self.told or {"nothing"} - self.told:
            self.expect(kind, scenario, path, [breach for breach in found if breach[0] != kind]
                        if kind != "nothing" else [("gap", "external", "R1", "9.1.1", "2027")])

    def expect(self, kind, scenario, path, answer):
        try:
            random_plans.compare(scenario, path, lambda *_: answer)
            self.untold.append(f"{path}: {kind}")
        except random_plans.Differs:
            self.told.add(kind)


def main():
    with tempfile.TemporaryDirectory() as folder:
        blind = Blind(folder)
        for seed in range(SERVICES):
            blind.one_service(seed)
    print(f"{len(blind.told)} kinds of breach, each missed on purpose and told: {', '.join(sorted(blind.told))}")
    if blind.untold or blind.differences or len(blind.told) < 25:
        sys.exit(f"not told: {blind.untold}")


main()
