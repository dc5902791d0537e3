#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""checker.py SCENARIO PLAN: the breaches of a plan, CSV or JSON, one a line: kind, track, rule, item, year.

A second checker, written from design.md and auditplan(5), which shares nothing with engine/checking/."""

import csv
import io
import json
import sys
from pathlib import Path

from claims import Claims
from judge import Judge, Row
from question import Question
from record import Course
from scenario import HEADERS, STANDARDS, TRACK_WORDS, TRACKS, Scenario


def rows_of_csv(text):
    rows = []
    for number, line in enumerate(csv.DictReader(io.StringIO(text)), 2):
        cells = {HEADERS.get(name, name): value for name, value in line.items()}
        # 統制目標 and 理由 are called otherwise in a plan than in a catalog.
        cells.setdefault("objective", cells.get("parent"))
        columns = {name: cells[name] for name in ("rule", "standard", "objective", "minutes") if cells.get(name) is not None}
        columns = {**columns, **({"minutes": int(columns["minutes"])} if "minutes" in columns else {})}
        if "standard" in columns:
            columns["standard"] = STANDARDS.get(columns["standard"], columns["standard"])
        rows.append(Row(int(cells["year"]), TRACK_WORDS.get(cells["track"], cells["track"]), cells["id"], number, **columns))
    return rows


def rows_of_json(plan):
    rows = []
    for key in ("items", "continued_items"):
        for place, entry in enumerate(plan[key]):
            columns = {name: entry[name] for name in ("rule", "standard", "objective", "minutes")}
            row = Row(entry["year"], entry["track"], entry["id"], f"/{key}/{place}", **columns)
            row.continued = key == "continued_items"
            rows.append(row)
    return rows


def question_of(scenario):
    """What the scenario asks, before any plan is known."""
    course = Course(scenario, [], None)
    return Question(scenario, course, course.first, course.last)


def judged(scenario, text):
    """The breaches of the plan that `text` is, as a list of (kind, track, rule, item, year)."""
    plan = json.loads(text) if text.lstrip("\ufeff \n\r\t").startswith("{") else None
    rows = rows_of_csv(text.lstrip("\ufeff")) if plan is None else rows_of_json(plan)
    course = Course(scenario, rows, plan)
    question = Question(scenario, course, course.first, course.last)
    horizon = question.horizon if plan is not None else dict.fromkeys(TRACKS, course.last - course.first + 1)
    last = {track: min(course.first + horizon[track] - 1, course.revoked_after or 9999) for track in TRACKS}
    judge = Judge(scenario, question, course, last)
    breaches = course.breaches + judge.all()
    if plan is not None:
        breaches += Claims(scenario, question, judge, plan).all()
    return breaches


def main():
    breaches = judged(Scenario(sys.argv[1]), Path(sys.argv[2]).read_text(encoding="utf-8"))
    for breach in sorted(breaches):
        print(" ".join(part or "-" for part in breach))
    sys.exit(1 if breaches else 0)


if __name__ == "__main__":
    main()
