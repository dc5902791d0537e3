# SPDX-License-Identifier: GPL-3.0-or-later
"""sums.py [--update] PAGE…: the sums that "How it is proven" shows, worked out here from what `auditplan plan` and
`auditplan model` print for the scenarios beside the page, and compared with the page; --update puts them there.

A sum is a code block behind <!-- sums: NAME -->. It has no words, so that the pages of all languages show the same. Each
is worked out from the definitions (all sets of years, all plans), not from the certificate, and held against what the
certificate says. In the prose between <!-- worked --> and <!-- end of worked --> no number may stand that no block has.
"""

import csv
import itertools
import json
import os
import re
import subprocess
import sys
from functools import reduce
from math import gcd

FOLDER = os.path.join(os.environ.get("SOURCE_FOLDER", "."), "scenarios", "proof")


def said(*arguments):
    return subprocess.run(["auditplan", *arguments, "--quiet"], check=True, capture_output=True, text=True, cwd=FOLDER).stdout


def agree(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: {found} here, {expected} there")
    return found


def years_of(cover):
    return "{" + ",".join(str(year) for year in sorted(cover)) + "}"


def listed(numbers):
    return ", ".join(str(number) for number in numbers)


def products(pairs):
    return " + ".join(f"{a}*{b}" for a, b in pairs)


class Unit:
    def __init__(self, item, rule, minutes, every, due, last, horizon):
        self.item, self.rule, self.minutes, self.every, self.due, self.last = item, rule, minutes, every, due, last
        every_set = [set(years) for size in range(1, horizon + 1)
                     for years in itertools.combinations(range(1, horizon + 1), size)]
        self.covers = [years for years in every_set if self.is_cover(years, horizon)]
        self.least = [cover for cover in self.covers if not any(other < cover for other in self.covers)]
        self.forced = set.intersection(*self.covers)

    def is_cover(self, years, horizon):
        windows = [range(first, first + self.every) for first in range(1, horizon - self.every + 2)]
        return all(years & set(window) for window in [range(1, self.due + 1), *windows])

    def cheapest(self, prices):
        return min(sum(prices[year - 1] for year in cover) for cover in self.covers)


class Case:
    def __init__(self, name, history=None):
        self.plan = json.loads(said("plan", f"{name}.yaml", "--format", "json"))
        self.track = self.plan["tracks"]["external"]
        self.certificate, self.criteria = self.track["certificate"], self.track["criteria"]
        self.horizon, start = self.track["horizon"], self.plan["scenario"]["start_year"]
        self.years = range(1, self.horizon + 1)
        last = {}
        if history:
            with open(os.path.join(FOLDER, history), encoding="utf-8") as file:
                last = {row["id"]: int(row["year"]) - start + 1 for row in csv.DictReader(file)}
        self.units = [Unit(item, rule, int(minutes), int(every), int(due), last.get(item), self.horizon)
                      for item, rule, minutes, every, due in re.findall(
                          r"^\\ unit \d+: (\S+) of (\S+), (\d+) minutes, every (\d+), by year (\d+)$",
                          said("model", f"{name}.yaml", "--track", "external"), re.M)]
        for unit in self.units:
            agree(unit.due, unit.every if unit.last is None else unit.last + unit.every, f"deadline of {unit.item}")
        self.forced = agree([sum(unit.minutes for unit in self.units if year in unit.forced) for year in self.years],
                            self.certificate["forced_minutes"], "forced minutes")
        self.choosing = [unit.minutes for unit in self.units if unit.forced not in unit.covers]
        self.divisor = agree(reduce(gcd, self.choosing, 0), self.certificate["common_divisor"], "common divisor")
        self.weights = self.certificate["peak"]["weights"]
        self.needed = agree(sum(unit.minutes * unit.cheapest(self.weights) for unit in self.units),
                            self.certificate["peak"]["weighted_minutes"], "weighted minutes")
        self.audited = {unit.item: {row["year"] - start + 1 for row in self.plan["items"] + self.plan["continued_items"]
                                    if row["id"] == unit.item} for unit in self.units}
        self.loads = agree([sum(unit.minutes for unit in self.units if year in self.audited[unit.item])
                            for year in self.years],
                           [year["minutes"] for year in self.track["years"] + self.track["continued_years"]], "loads")
        self.settle()

    def settle(self):
        """All plans of whole units there are: a cover more than is needed never makes a load smaller."""
        plans = [[sum(unit.minutes for unit, cover in zip(self.units, covers) if year in cover) for year in self.years]
                 for covers in itertools.product(*[unit.covers for unit in self.units])]
        self.count = len(plans)
        least = min(max(loads) for loads in plans)
        self.peak = agree(least, self.criteria["peak"]["value"], "peak")
        agree(self.criteria["peak"]["bound"], least, "bound")
        plans = [loads for loads in plans if max(loads) == least]
        self.total = agree(min(map(sum, plans)), self.criteria["total"]["value"], "total")
        plans = [sorted(loads, reverse=True) for loads in plans if sum(loads) == self.total]
        agree(min(plans), sorted(self.loads, reverse=True), "spread")
        agree(max(self.loads) - min(self.loads), self.criteria["spread"]["value"], "spread")

    def most(self, peak):
        return [forced + self.divisor * ((peak - forced) // self.divisor) for forced in self.forced]

    def held(self, peak):
        """The line that holds a peak's room against R."""
        most = self.most(peak)
        room = sum(weight * load for weight, load in zip(self.weights, most))
        return (f"P = {peak}:  F = {listed(most)}    {products(zip(self.weights, most))} = {room} "
                f"{'>=' if room >= self.needed else '<'} {self.needed}")


def units(case):
    rows = [("u", "e(u)", "W", "h", "d")] + [(unit.item, unit.minutes, unit.every, "-" if unit.last is None else unit.last,
                                              unit.due) for unit in case.units]
    return [f"{name:<6}{minutes:>5}{every:>4}{last:>4}{due:>4}" for name, minutes, every, last, due in rows]


def ground(case):
    choosing = ", ".join(str(minutes) for minutes in case.choosing)
    return [f"A = {listed(case.forced)}", f"g = gcd({choosing}) = {case.divisor}"]


def covers(case):
    lines = [f"w = {listed(case.weights)}"]
    for unit in case.units:
        ways = "  ".join(f"{years_of(cover)} {sum(case.weights[year - 1] for year in cover)}"
                         for cover in sorted(unit.least, key=sorted))
        lines.append(f"{unit.item}  {ways}    c = {unit.cheapest(case.weights)}")
    return lines


def steps(case, item):
    """The recursion of cheapest_cover: b(t) is the least cost of having been audited up to the year t, t included."""
    unit, = [unit for unit in case.units if unit.item == item]
    best, lines = {}, [f"W = {unit.every}, d = {unit.due}"]
    for year in case.years:
        own = case.weights[year - 1]
        before = [other for other in range(max(1, year - unit.every), year)]
        if year <= unit.due:
            best[year] = own
            lines.append(f"b({year}) = {own}")
        else:
            best[year] = own + min(best[other] for other in before)
            lines.append(f"b({year}) = {own} + min({', '.join(f'b({other})' for other in before)}) = {best[year]}")
    last = range(case.horizon - unit.every + 1, case.horizon + 1)
    cost = agree(min(best[year] for year in last), unit.cheapest(case.weights), f"cheapest cover of {item}")
    lines.append(f"c = min({', '.join(f'b({year})' for year in last)}) = {cost}")
    return lines


def weighted(case):
    omega = sum(case.weights)
    return [f"R = {products((unit.minutes, unit.cheapest(case.weights)) for unit in case.units)} = {case.needed}",
            f"Omega = {' + '.join(map(str, case.weights))} = {omega}",
            f"R / Omega = {case.needed} / {omega} > {(case.needed - 1) // omega}"]


def rounded(case):
    return [case.held(case.peak - 1), case.held(case.peak)]


def plan(case):
    lines = [f"{unit.item}  {years_of(case.audited[unit.item])}" for unit in case.units]
    room = sum(weight * load for weight, load in zip(case.weights, case.loads))
    return lines + [f"L = {listed(case.loads)}",
                    f"{products(zip(case.weights, case.loads))} = {room} >= {case.needed}"]


def counted(case):
    ways = [len(unit.covers) for unit in case.units]
    return [f"{' * '.join(map(str, ways))} = {agree(case.count, reduce(lambda a, b: a * b, ways), 'plans')}",
            f"min max L = {case.peak}"]


def total(case):
    scale, weights = case.certificate["total"]["scale"], case.certificate["total"]["weights"]
    prices = [scale + weight for weight in weights]
    needed = sum(unit.minutes * unit.cheapest(prices) for unit in case.units)
    most = case.most(case.peak)
    room = sum(weight * load for weight, load in zip(weights, most))
    bound = agree((needed - room) // scale, case.total, "total")
    return [f"s = {scale}, w = {listed(weights)}, s + w = {listed(prices)}",
            f"{products((unit.minutes, unit.cheapest(prices)) for unit in case.units)} = {needed}",
            f"{products(zip(weights, most))} = {room}",
            f"({needed} - {room}) / {scale} = {bound} = {' + '.join(map(str, case.loads))}"]


def spread(case):
    years = sorted(case.years, key=lambda year: -case.loads[year - 1])
    high = [year for year in years if case.loads[year - 1] == case.peak]
    low = years[len(high):]
    prices = [2 if year in high else 1 for year in case.years]
    needed = sum(unit.minutes * unit.cheapest(prices) for unit in case.units)
    loads = [case.loads[year - 1] for year in years]
    must = agree(needed - case.total, sum(loads[:len(high)]), "what the heaviest years must hold")
    apart = loads[len(high)] - loads[-1]
    if apart > case.divisor:
        sys.exit("the spread is not proven so")
    return [f"{listed(loads[:len(high)])} | {listed(loads[len(high):])}", f"1 + 1, 1:  {listed(prices)}",
            f"{needed} - 1*{case.total} = {must} = {' + '.join(map(str, loads[:len(high)]))}",
            f"{loads[len(high)]} - {loads[-1]} = {apart} <= {case.divisor}" if low else ""]


def rounding(case):
    omega, largest = sum(case.weights), max(case.forced)
    plain = -(-case.needed // omega)
    wrong = largest + case.divisor * -(-(plain - largest) // case.divisor)
    if wrong <= case.peak:
        sys.exit("rounding.yaml shows nothing")
    return units(case) + [""] + ground(case) + [
        f"R = {products((unit.minutes, unit.cheapest(case.weights)) for unit in case.units)} = {case.needed}, "
        f"R / Omega = {case.needed} / {omega} = {plain}",
        f"{largest} + {case.divisor}*{(wrong - largest) // case.divisor} = {wrong} >= {plain} > "
        f"{wrong - case.divisor}", "", case.held(case.peak - 1), case.held(case.peak), "", f"L = {listed(case.loads)}"]


def refuted(case):
    """The weights alone, the pigeonhole, and the function that the certificate names."""
    part = case.certificate["peak"]
    refuted_peak, parameter = part["refuted_peak"], part["parameter"]
    agree((part["argument"], part["function"], refuted_peak), ("dual_feasible_function", "threshold", case.peak - 1), "argument")
    lines = [f"e = {listed(unit.minutes for unit in case.units)}, g = {case.divisor}, R = {case.needed}"]
    weak = min(peak for peak in range(case.peak + 1)
               if sum(weight * load for weight, load in zip(case.weights, case.most(peak))) >= case.needed)
    lines += [case.held(weak - 1), case.held(weak), ""]
    least = min(unit.minutes for unit in case.units)
    room = case.divisor * ((2 * least - 1) // case.divisor)
    lines += [f"m = {least}, Q = {2 * least - 1}, C = {room}:  {' + '.join('1' for _ in case.units)} = {len(case.units)} > "
              f"{' + '.join(str(room // least) for _ in case.years)} = {case.horizon * (room // least)}", ""]
    room = case.most(refuted_peak)[0]
    counts = [room if unit.minutes > room - parameter else 0 if unit.minutes < parameter else unit.minutes
              for unit in case.units]
    if 2 * parameter > room or sum(counts) <= case.horizon * room:
        sys.exit("the function does not refute the peak")
    return lines + [f"p = {parameter}, Q = {refuted_peak}, C = {room}:  {' + '.join(map(str, counts))} = {sum(counts)} > "
                    f"{' + '.join(str(room) for _ in case.years)} = {case.horizon * room}",
                    f"L = {listed(case.loads)}"]


def blocks():
    five = Case("five-units", "five-units-history.csv")
    return {"units": units(five), "ground": ground(five), "covers": covers(five), "steps": steps(five, "2.1.1"),
            "weighted": weighted(five), "rounded": rounded(five), "plan": plan(five), "counted": counted(five),
            "total": total(five), "spread": spread(five), "rounding": rounding(Case("rounding", "rounding-history.csv")),
            "refuted": refuted(Case("large-units"))}


def numbers_of(text):
    return set(re.findall(r"(?<![A-Za-z0-9_.])\d+(?:[.:]\d+)*(?![0-9つ])", text))


def judge_prose(path, page):
    """No number in the prose of a worked example but those of its blocks, by whichever command or sum they came."""
    worked = re.findall(r"<!-- worked -->(.*?)<!-- end of worked -->", page, re.S)
    if not worked:
        sys.exit(f"{path}: no worked example")
    strange = set()
    for part in worked:
        fenced = "".join(re.findall(r"^```.*?^```$", part, re.M | re.S))
        strange |= numbers_of(re.sub(r"^```.*?^```$", "", part, flags=re.M | re.S)) - numbers_of(fenced)
    if strange:
        sys.exit(f"{path}: numbers that no block of the example shows: {listed(sorted(strange))}")


def main():
    update = sys.argv[1:2] == ["--update"]
    made = {name: "".join(line.rstrip() + "\n" for line in lines) for name, lines in blocks().items()}
    failed = False
    for path in sys.argv[1 + update:]:
        with open(path, encoding="utf-8") as file:
            page = file.read()
        shown = dict(re.findall(r"^<!-- sums: (\w+) -->\n```\n(.*?)^```$", page, re.M | re.S))
        if set(shown) != set(made):
            sys.exit(f"{path}: shows the sums {sorted(shown)}, and there are {sorted(made)}")
        if update:
            page = re.sub(r"^(<!-- sums: (\w+) -->\n```\n).*?^```$", lambda found: found[1] + made[found[2]] + "```", page,
                          flags=re.M | re.S)
            with open(path, "w", encoding="utf-8") as file:
                file.write(page)
        for name, text in made.items():
            if not update and shown[name] != text:
                print(f"{path}: the sum {name} is\n{shown[name]}and ought to be\n{text}")
                failed = True
        judge_prose(path, page)
    print(f"{len(made)} sums on {len(sys.argv) - 1 - update} pages")
    sys.exit(1 if failed else 0)


main()
