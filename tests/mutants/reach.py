# SPDX-License-Identifier: GPL-3.0-or-later
"""Which lines of the sources each test reaches, and how long it takes: counted once, and
again for tests that changed."""

import glob
import gzip
import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

from bench import BENCH, ROOT, digest

SECONDS_MOST = 15  # a test that takes longer is left out
KEPT = os.path.join(BENCH, "reach.json")


def make_counting(bench, files, folder):
    """A library of all the sources, which counts; beside it what gcov wants to know of each."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    objects = []
    for file in files:
        made = os.path.join(folder, file.replace("/", "_")[:-2] + ".o")
        # gcc names the counts after the object, with the folder's path in front
        bench.compile(os.path.join(ROOT, file), made, ["-O0", "--coverage"])
        objects.append(made)
    subprocess.run([bench.compiler, "-shared", "--coverage", "-o", os.path.join(folder, "libmutant.so"), *objects],
                   check=True)


def lines_of(folder, notes, files):
    """{file: [lines]} that a run reached, whose counts lie in the folder: empty where a test lets no file grow."""
    reached = {}
    counts = [path for path in glob.glob(os.path.join(folder, "*.gcda")) if os.path.getsize(path) > 0]
    if not counts:
        return reached
    for path in counts:
        name = os.path.basename(path)[:-5]
        os.symlink(os.path.join(notes, name + ".gcno"), os.path.join(folder, name + ".gcno"))
    subprocess.run(["gcov", "--json-format", *counts], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    for path in glob.glob(os.path.join(folder, "*.gcov.json.gz")):
        with gzip.open(path) as opened:
            for entry in json.load(opened)["files"]:
                file = os.path.relpath(os.path.join(ROOT, entry["file"]), ROOT)
                if file in files:
                    reached[file] = sorted({line["line_number"] for line in entry["lines"] if line["count"] > 0})
    return {file: lines for file, lines in reached.items() if lines}


def reach_of(bench, tests, files):
    """Gives each test its `seconds` and `reached`; tests that do not pass end the run."""
    known = {}
    versions = {file: digest(os.path.join(ROOT, file)) for file in files}
    if os.path.exists(KEPT):
        with open(KEPT, encoding="utf-8") as opened:
            known = json.load(opened)
    unknown = [test for test in tests if known.get(test.name, {}).get("digest") != test.digest()]
    notes = os.path.join(BENCH, "counting")
    if unknown:
        make_counting(bench, files, notes)

    def count(test):
        folder = os.path.join(BENCH, "counts", test.name.replace("/", "_"))
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        more = {"GCOV_PREFIX": folder, "GCOV_PREFIX_STRIP": "99", "AUDITPLAN_CONFINE": "off", "LD_LIBRARY_PATH": notes}
        outcome, seconds = test.run(folder, SECONDS_MOST, more)
        entry = {"digest": test.digest(), "versions": versions, "passed": outcome != 1, "seconds": seconds,
                 "reached": lines_of(folder, notes, set(files)) if outcome != 2 else {}}
        shutil.rmtree(folder)
        return test.name, entry

    with ThreadPoolExecutor(2) as pool:
        known.update(pool.map(count, unknown))
    with open(KEPT, "w", encoding="utf-8") as opened:
        json.dump(known, opened)
    for test in tests:
        entry = known[test.name]
        test.passed, test.seconds = entry["passed"], entry["seconds"]
        # Of a source that changed since, any line may be reached.
        test.reached = {file: lines if entry["versions"].get(file) == versions.get(file) else range(1, 1000000)
                        for file, lines in entry["reached"].items()}
