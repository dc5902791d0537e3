#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""random_plans.py [COUNT [SEED]]: plans at random, each judged by `auditplan check` and by the second checker, which must
find the same breaches. Without an argument 500 plans from seed 1. Where one differs, its folder is kept in ./differs."""

import copy
import csv
import io
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import broken
import checker
import program
from draw import TRACKS, Drawn, Later
from scenario import Scenario

COLUMNS = ("year", "track", "rule", "standard", "objective", "id", "minutes")
SORTS = ("planned", "hand-made", "replanned", "broken in one way", "broken in several ways")


def run_of(*arguments):
    """A command's JSON; None where its answer is no."""
    run = subprocess.run(["auditplan", *map(str, arguments), "--format", "json", "--quiet"], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise program.Failed(run.stderr)
    return json.loads(run.stdout) if run.returncode == 0 else None


def csv_of(rows, columns=COLUMNS):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def made_by_hand(draw, scenario):
    """A cover at random for every item by itself: as likely as not no plan, but with all rows where rules want them."""
    rows, question = [], checker.question_of(scenario)
    for track in TRACKS:
        for item, rules in question.claims[track].items():
            due = min(question.due(item, track, rule)[1] for rule in rules)
            every, year = min(rule.every for rule in rules), max(scenario.start, due - draw.choice([0, 0, 1]))
            while year < scenario.start + scenario.years:
                if question.may_stand(item, track, year):
                    rows.append({"year": year, "track": track, "rule": "+".join(rule.id for rule in rules), "id": item.id,
                                 "standard": item.standard, "objective": item.objective.id, "minutes": item.minutes[track]})
                year += draw.randint(max(1, every - 1), every)
    return rows


class Differs(Exception):
    """What one of the checkers finds and the other does not."""


def compare(scenario, path, judged=checker.judged):
    """What both find; Differs where one of them finds more."""
    text = path.read_text()
    rows = {row.pointer: row for row in (checker.rows_of_csv(text) if path.suffix == ".csv" else
                                         checker.rows_of_json(json.loads(text)))}
    answer = program.check(scenario.path, path)
    first = Counter(program.normal(scenario, rows, breach) for breach in answer["breaches"])
    second = Counter(judged(scenario, text))
    if any(kind == "no-plan" for kind, *_ in second):  # then nothing is said of what every plan has
        first, second = ({breach: number for breach, number in found.items() if breach[0] == "no-plan"
                          or not breach[3].startswith("/tracks/")} for found in (first, second))
        first, second = Counter(first), Counter(second)
    missed = second - first
    beyond = answer["breach_count"] - len(answer["breaches"])  # the program lists the first ones alone
    if first - second or missed.total() != beyond:
        raise Differs(f"auditplan check alone finds {sorted((first - second).elements())}\n"
                      f"the second checker alone {sorted(missed.elements())}")
    return second


class Run:
    def __init__(self, folder):
        self.folder, self.counts, self.kinds, self.differences = Path(folder), Counter(), Counter(), 0

    def judge(self, sort, scenario, plan=None, rows=None, columns=COLUMNS):
        path = scenario.folder / ("plan.json" if plan else "plan.csv")
        path.write_text(json.dumps(plan) if plan else csv_of(rows, columns))
        self.counts["plans"] += 1
        self.counts[sort] += 1
        try:
            found = compare(scenario, path)
        except (Differs, program.Failed) as told:
            self.differences += 1
            kept = Path("differs") / str(self.counts["plans"])
            shutil.copytree(scenario.folder, kept, dirs_exist_ok=True)
            print(f"{kept}/{path.name} ({sort}): {told}")
            return
        self.kinds.update(breach[0] for breach in found)
        self.counts["compliant" if not found else "not compliant"] += 1

    def break_rows(self, draw, scenario, rows, ways):
        rows = copy.deepcopy(rows)
        if sum(draw.choice(broken.OF_ROWS)(draw, rows, scenario) for _ in range(ways)):
            columns = COLUMNS if draw.random() < 0.7 else ("year", "track", "id")
            self.judge(SORTS[3 + (ways > 1)], scenario, rows=rows, columns=columns)

    def break_plan(self, draw, scenario, plan, ways):
        """A plan as JSON: in what it says of itself, or in its rows."""
        plan, done = copy.deepcopy(plan), 0
        for _ in range(ways):
            of_rows = draw.random() < 0.3
            rows = plan[draw.choice(["items", "items", "continued_items"])]
            done += (draw.choice(broken.OF_ROWS)(draw, rows, scenario) if of_rows else
                     draw.choice(broken.OF_CLAIMS)(draw, plan, scenario))
        if done:
            self.judge(SORTS[3 + (ways > 1)], scenario, plan=plan)

    def around(self, draw, scenario, plan, sort):
        """A plan as it is, and what random faults make of it."""
        self.judge(sort, scenario, plan=plan)
        self.judge(sort, scenario, rows=plan["items"])
        for ways in (1, 1, 1, draw.randint(2, 5)):
            self.break_rows(draw, scenario, plan["items"], ways)
        for ways in (1, 1, 1, draw.randint(2, 4)):
            self.break_plan(draw, scenario, plan, ways)

    def one_service(self, seed):
        draw = random.Random(seed)
        drawn = Drawn(draw)
        scenario = Scenario(drawn.write(self.emptied("before")))
        plan = run_of("plan", scenario.path, "--node-limit", 200)
        self.judge("hand-made", scenario, rows=made_by_hand(draw, scenario))
        if plan is None:
            self.counts["services without a plan"] += 1
            return
        self.around(draw, scenario, plan, "planned")
        later = Later(drawn)
        if later.events:
            self.some_years_on(draw, later, plan["items"])

    def some_years_on(self, draw, later, rows):
        scenario = Scenario(later.write(self.emptied("after")))
        earlier = scenario.folder / "earlier.csv"
        earlier.write_text(csv_of(rows))
        try:
            plan = run_of("replan", scenario.path, earlier)
        except program.Failed:
            self.counts["events refused"] += 1  # such as a day after the last year
            return
        self.counts["with events"] -= self.counts["plans"]
        self.judge("hand-made", scenario, rows=rows)  # as it was before anything happened
        self.break_rows(draw, scenario, rows, 1)
        if plan is not None:
            self.around(draw, scenario, plan, "replanned")
        self.counts["with events"] += self.counts["plans"]

    def emptied(self, name):
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def report(self):
        told = ", ".join(f"{self.counts[sort]} {sort}" for sort in SORTS)
        print(f"{self.counts['plans']} plans: {told}; {self.counts['with events']} of them with events")
        print(f"{self.counts['compliant']} comply and {self.counts['not compliant']} do not; breaches that both find: "
              + ", ".join(f"{number} {kind}" for kind, number in sorted(self.kinds.items())))
        print(f"two checkers, {self.counts['plans']} plans, {self.differences or 'no'} "
              f"difference{'' if self.differences in (0, 1) else 's'}")


def main():
    count, seed = (int(word) for word in (sys.argv[1:] + ["500", "1"][len(sys.argv) - 1:])[:2])
    with tempfile.TemporaryDirectory() as folder:
        run = Run(folder)
        while run.counts["plans"] < count:
            run.one_service(seed)
            seed += 1
    run.report()
    sys.exit(1 if run.differences else 0)


if __name__ == "__main__":
    main()
