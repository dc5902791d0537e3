# SPDX-License-Identifier: GPL-3.0-or-later
"""verify.py SCENARIO…: every shipped scenario's certificates, those of random scenarios, and what random corruptions make
of them, recomputed without the program's code; `auditplan check` must say the same. The rows stay those of a plan, so
that a corrupted certificate which gives a higher bound than the plan's value would be a false proof.
verify.py --plan SCENARIO PLAN.json: the certificates of that plan alone."""

import copy
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter

import model
from certificate import TRACKS, Rejected, verify
from random_scenario import Drawn

UNTIED, TIED, CORRUPTIONS = 60, 160, 4
REFUTATIONS = {False: 8, True: 1}  # of a tied scenario none is believed


def plan_of(scenario):
    run = subprocess.run(["auditplan", "plan", scenario, "--format", "json"], capture_output=True, text=True)
    if run.returncode == 1:
        return None  # no plan keeps it
    if run.returncode != 0:
        sys.exit(f"{scenario}: auditplan plan ended with {run.returncode}: {run.stderr}")
    return json.loads(run.stdout)


def complies(scenario, plan):
    run = subprocess.run(["auditplan", "check", scenario, "-"], input=json.dumps(plan), capture_output=True, text=True)
    return run.returncode == 0, run.stdout + run.stderr


def verdict(instance, plan):
    try:
        verify(instance, plan)
    except Rejected as reason:
        return str(reason)
    return None


def numbers(value, path=()):
    """Every whole number of a certificate, by its path."""
    if isinstance(value, dict) or isinstance(value, list):
        for key, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from numbers(member, path + (key,))
    elif isinstance(value, int):
        yield path


def corrupt(draw, plan):
    """Some numbers of one certificate, and the bounds as they would be if somebody wanted to be believed."""
    plan = copy.deepcopy(plan)
    track = plan["tracks"][draw.choice([track for track in TRACKS if plan["tracks"][track]["certificate"]])]
    certificate = track["certificate"]
    for of in TRACKS:  # what is said of the spread rests on the total, and is not asked here
        spread = plan["tracks"][of]["criteria"].get("spread", {})
        if spread.get("status") == "proven":
            spread.update(status="by_search", nodes=1)
    parts = [part for part in ("peak", "total") if certificate.get(part)]
    name = draw.choice(parts)
    paths = [path for path in numbers(certificate[name])]
    for path in draw.sample(paths, min(len(paths), draw.randint(1, 3))):
        holder = certificate[name]
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] += draw.choice([-100, -2, -1, 1, 1, 2, 3, 50])
    return plan, track, name


def forge_refutation(draw, plan):
    """An argument against a peak near the plan's, of any kind and from any numbers: made, or altered where one is there.
    Now and then it names what does not exist."""
    plan = copy.deepcopy(plan)
    name = draw.choice([track for track in TRACKS if plan["tracks"][track]["certificate"]])
    track = plan["tracks"][name]
    part, value = track["certificate"]["peak"], track["criteria"]["peak"]["value"]
    minutes = [value // 2, value // 3] + [item["minutes"] for key in ("items", "continued_items") for item in plan[key]
                                          if item["track"] == name]
    if "refuted_peak" not in part or draw.random() < 0.7:
        part["weights"] = [draw.choice([0, 1, 1, 1, 2]) for _ in part["weights"]]
        if draw.random() < 0.05:
            part["weights"] = [0] * len(part["weights"])
        part["argument"] = draw.choice(["pigeonhole", "dual_feasible_function"])
        part["function"] = draw.choice(["threshold", "rounding"])
        part["least_minutes"] = part["parameter"] = draw.choice(
            [draw.randint(0, 5)] + [max(0, draw.choice(minutes) + draw.randint(-1, 1)) for _ in range(2)])
    peak = part.get("refuted_peak", value - 1)
    part["refuted_peak"] = draw.choice([peak, value - 1, value - 1, value, peak - 1, value // 2, -1, 0])
    odd = draw.random()
    if odd < 0.03:
        part[draw.choice(["argument", "function"])] = draw.choice(["rounding", "threshold", "pigeonhole", "largest_unit",
                                                                   "weights", "", "Rounding"])
    elif odd < 0.06:
        part.pop(draw.choice(["function", "least_minutes", "parameter", "refuted_peak", "weights"]), None)
    elif odd < 0.09:
        part["weights"].append(draw.randint(0, 1))
    for of in TRACKS:
        spread = plan["tracks"][of]["criteria"].get("spread", {})
        if spread.get("status") == "proven":
            spread.update(status="by_search", nodes=1)
    return plan, track, "peak"


def believe(instance, plan, track, name):
    """Claims whatever the corrupted numbers come to, up to the value: the worst that a forger can do."""
    for _ in range(3):
        reason = verdict(instance, plan)
        if reason is None:
            return
        words = reason.split()
        said = track["criteria"][name]
        if "the bound is said to be" in reason:
            said["bound"] = int(words[-1])
            if said["status"] == "proven":
                said.update(status="by_search", nodes=1)
            elif said["status"] == "gap":
                said["gap"] = said["value"] - said["bound"]
        elif reason.startswith("other weighted minutes"):
            track["certificate"]["peak"]["weighted_minutes"] = int(words[-1])
        else:
            return


def compare(scenario, instance, plan, counts):
    """Both must say the same of a plan whose rows are right."""
    accepted, told = complies(scenario, plan)
    if "lies below the bound" in told:
        sys.exit(f"{scenario}: auditplan check proves more than is true: {told}\n{json.dumps(plan['tracks'])}")
    reason = verdict(instance, plan)
    if accepted != (reason is None):
        sys.exit(f"{scenario}: auditplan check says {told}\nwhile here: {reason}\n{json.dumps(plan['tracks'])}")
    counts["accepted" if accepted else "refused"] += 1
    return accepted


def try_corruptions(draw, scenario, instance, plan, counts):
    if not any(plan["tracks"][track]["certificate"] for track in TRACKS):
        return
    for forge in [corrupt] * CORRUPTIONS + [forge_refutation] * REFUTATIONS[instance.tied]:
        forged, track, name = forge(draw, plan)
        if draw.random() < 0.7:
            believe(instance, forged, track, name)
        if compare(scenario, instance, forged, counts) and forge is forge_refutation:
            counts["arguments"][forged_argument(track)] += 1


def forged_argument(track):
    part = track["certificate"]["peak"]
    return part["function"] if part["argument"] == "dual_feasible_function" else part["argument"]


def verify_one(scenario, plan):
    with open(plan, encoding="utf-8") as file:
        reason = verdict(model.instance_of(scenario), json.load(file))
    if reason is not None:
        sys.exit(f"{plan}: {reason}")


def main():
    if sys.argv[1] == "--plan":
        verify_one(*sys.argv[2:])
        return
    counts = {"accepted": 0, "refused": 0, "arguments": Counter()}
    for scenario in sys.argv[1:]:
        instance, plan = model.instance_of(scenario), plan_of(scenario)
        if verdict(instance, plan) is not None:
            sys.exit(f"{scenario}: {verdict(instance, plan)}")
    planned = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(UNTIED + TIED):
            drawn = Drawn(seed, tied=seed >= UNTIED)
            drawn.write(folder)
            scenario = f"{folder}/scenario.yaml"
            plan = plan_of(scenario)
            if plan is None:
                continue
            planned += 1
            if not compare(scenario, drawn.instance(), plan, counts):
                sys.exit(f"scenario {seed}: its own plan is refused: {verdict(drawn.instance(), plan)}")
            try_corruptions(random.Random(seed), scenario, drawn.instance(), plan, counts)
    print(f"{len(sys.argv) - 1} shipped and {planned} random scenarios verified; {counts['accepted']} plans "
          f"accepted and {counts['refused']} refused by both, none proven to be better than it is")
    held = {name: counts["arguments"][name] for name in ("pigeonhole", "threshold", "rounding")}
    print("made refutations that hold: " + ", ".join(f"{number} {name}" for name, number in held.items()))
    if counts["refused"] < planned or min(held.values()) < 10:
        sys.exit("too few corruptions to say anything")


main()
