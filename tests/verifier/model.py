# SPDX-License-Identifier: GPL-3.0-or-later
"""The units of a shipped scenario as `auditplan model` hands them to other solvers: nothing there is tied."""

import re
import subprocess

from certificate import TRACKS, Instance, Side


def read(text):
    horizon = int(re.search(r"the horizon has (\d+) years", text)[1])
    units = re.findall(r"^\\ unit \d+: (\S+) of (\S+), (\d+) minutes, every (\d+), by year (\d+)$", text, re.M)
    windows = [[] for _ in units]
    for unit, first, last in re.findall(r"^ w_(\d+)_(\d+)_(\d+):", text, re.M):
        windows[int(unit) - 1].append(range(int(first) - 1, int(last)))
    fixed = {word: [set() for _ in units] for word in ("must", "not")}
    for word, unit, year in re.findall(r"^ (must|not)_(\d+)_(\d+):", text, re.M):
        fixed[word][int(unit) - 1].add(int(year) - 1)
    caps = {int(year) - 1: int(most) for year, most in re.findall(r"^ cap_(\d+):[^<]*<= (\d+)$", text, re.M)}
    sides = [Side((item, rule), int(minutes), horizon, [range(int(deadline))] + windows[index],
                  set(range(horizon)) - fixed["not"][index], fixed["must"][index])
             for index, (item, rule, minutes, _, deadline) in enumerate(units)]
    return horizon, sides, caps


def instance_of(scenario):
    horizons, entities, caps = {}, [], {}
    for track in TRACKS:
        text = subprocess.run(["auditplan", "model", scenario, "--track", track], check=True, capture_output=True,
                              text=True).stdout
        horizons[track], sides, caps[track] = read(text)
        entities += [{track: side} for side in sides]
    return Instance(horizons, entities, load_caps=caps)
