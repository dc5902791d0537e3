#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""random_plans.py [COUNT [SEED]]: plans at random, each judged by `auditplan check` and by the second checker."""

import csv
import io
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import checker
import program
from draw import TRACKS, Drawn
from scenario import Scenario

COLUMNS = ("year", "track", "rule", "standard", "objective", "id", "minutes")


def planned(scenario):
    run = subprocess.run(["auditplan", "plan", "--format", "json", "--quiet", "--node-limit", "200", str(scenario)],
                         capture_output=True, text=True)
    if run.returncode == 2:
        raise program.Failed(f"the scenario is refused: {run.stderr}")
    return json.loads(run.stdout) if run.returncode == 0 else None


def csv_of(rows, columns=COLUMNS):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def compare(scenario, path):
    """What either checker alone finds: (those of the program, those of the second), and what both find."""
    text = path.read_text()
    rows = {row.pointer: row for row in (checker.rows_of_csv(text) if path.suffix == ".csv" else
                                         checker.rows_of_json(json.loads(text)))}
    answer = program.check(scenario.path, path)
    first = Counter(program.normal(scenario, rows, breach) for breach in answer["breaches"])
    second = Counter(checker.judged(scenario, text))
    if answer["breach_count"] > len(answer["breaches"]):  # the program lists the first ones alone
        unlisted = second - first
        if sum(first.values()) + sum(unlisted.values()) == answer["breach_count"]:
            unlisted = Counter()
        return first - second, unlisted, first & second
    return first - second, second - first, first & second
