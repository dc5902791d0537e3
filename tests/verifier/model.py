# SPDX-License-Identifier: GPL-3.0-or-later
"""What a shipped scenario plans, as `auditplan model` hands it to other solvers."""

import re
import subprocess

from certificate import TRACKS, Instance, Side

LETTERS = {"x": None, "e": "external", "i": "internal"}


def rows_of(text):
    """{row: ({variable: factor}, limit)}"""
    rows = {}
    for name, terms, limit in re.findall(r"^ (\w+): ([^:=<>]*?)\s*[<>]?= (-?\d+)$", text, re.M):
        factors = {}
        for sign, factor, variable in re.findall(r"([+-]?)\s*(\d+ )?([a-zP][\w]*)", terms):
            factors[variable] = int(factor or 1) * (-1 if sign == "-" else 1)
        rows[name] = (factors, int(limit))
    return rows


def units_of(text, track):
    """{(track, number): (item, rule, minutes, deadline)}"""
    found = re.findall(r"^\\ (?:unit |([ei])_)(\d+): (\S+) of (\S+), (\d+) minutes, every \d+, by year (\d+)$", text, re.M)
    return {(LETTERS[letter or "x"] or track, int(number)): (item, rule, int(minutes), int(deadline))
            for letter, number, item, rule, minutes, deadline in found}


def named(variable, track):
    """(track, number, year from 0) of an audit's variable."""
    letter, number, year = re.fullmatch(r"([xei])_(\d+)_(\d+)", variable).groups()
    return LETTERS[letter] or track, int(number), int(year) - 1


class Reader:
    def __init__(self, scenario):
        self.texts = {track: subprocess.run(["auditplan", "model", scenario, "--track", track], check=True,
                                            capture_output=True, text=True).stdout for track in TRACKS}
        self.rows = {track: rows_of(text) for track, text in self.texts.items()}
        self.horizons = {track: int(re.search(r"the horizon has (\d+) years", text)[1])
                         for track, text in self.texts.items()}
        self.sides, self.partner, self.set_ups, self.caps, self.apart = {}, {}, {}, [], []
        self.load_caps = {track: {} for track in TRACKS}
        for track in TRACKS:
            self.add_units(track)
        for track in TRACKS:
            self.add_rows(track)
        for meter in sorted({int(name.split("_")[1]) for name in self.rows["internal"] if name.startswith("limit_")}):
            self.add_limit(meter)

    def add_units(self, track):
        for (of, number), (item, rule, minutes, deadline) in units_of(self.texts[track], track).items():
            if of == track:
                years = range(self.horizons[track])
                self.sides[of, number] = Side((item, rule), minutes, len(years), [range(deadline)], years, (), [], [], [])
        for number, line, of in re.findall(r"^\\ y_(\d+): set-up on line (\d+) of the scenario, (\w+)$",
                                           self.texts[track], re.M):
            self.set_ups[int(number)] = (int(line), of)

    def add_rows(self, track):
        for name, (factors, limit) in self.rows[track].items():
            word = name.split("_")[0]
            if word == "w":
                self.add_window(track, name, factors)
            elif word in ("must", "not"):
                of, number, year = named(next(iter(factors)), track)
                side = self.sides[of, number]
                side.required |= {year} if limit else set()
                side.allowed -= set() if limit else {year}
            elif word == "cap":
                self.load_caps[track][int(name.split("_")[1]) - 1] = limit
            elif word == "opens":
                audit, = (variable for variable in factors if variable[0] != "y")
                of, number, _ = named(audit, track)
                self.sides[of, number].set_ups |= {int(name.split("_")[1])}

    def add_window(self, track, name, factors):
        letter, number = re.match(r"w_([ei]?)_?(\d+)_", name).groups()
        of = LETTERS[letter or "x"] or track
        if of == track:
            audits = [named(variable, track) for variable in factors]
            self.sides[of, int(number)].windows.append(frozenset(year for _, _, year in audits))
            for other, partner, _ in audits:
                if other != of:
                    self.partner[int(number)] = partner

    def add_limit(self, meter):
        """Caps have their index in the scenario; of groups kept apart each track has a row of its own."""
        years, shares, opening = set(), {}, {}
        for name, (factors, limit) in self.rows["internal"].items():
            if name.startswith(f"limit_{meter}_"):
                years.add(int(name.split("_")[2]) - 1)
                most = limit
                for variable, factor in factors.items():
                    if variable[0] == "y":
                        opening[int(variable.split("_")[1])] = factor
                    else:
                        shares[named(variable, "internal")[:2]] = factor
        if most == 1:
            track = next(iter(shares))[0]
            index = sum(track == of for of in self.apart)
            self.apart.append(track)
            for key in shares:
                self.sides[key].apart |= {index}
        else:
            self.caps.append((most, years, shares, opening))

    def instance(self):
        lines = sorted({line for line, _ in self.set_ups.values()})
        of_line = {number: lines.index(line) for number, (line, _) in self.set_ups.items()}
        minutes = {}
        for number, (_, track) in self.set_ups.items():
            minutes[of_line[number]] = self.rows[track]["load_1"][0].get(f"y_{number}_1", 0)
        groups = [(minutes[index], [of for number, (_, of) in self.set_ups.items() if of_line[number] == index])
                  for index in range(len(lines))]
        for key, side in self.sides.items():
            side.set_ups = frozenset(of_line[number] for number in side.set_ups)
            side.shares = [shares.get(key, 0) for _, _, shares, _ in self.caps]
        caps = []
        for most, years, _, opening in self.caps:
            of_groups = [{track: 0 for track in TRACKS} for _ in lines]
            for number, share in opening.items():
                of_groups[of_line[number]][self.set_ups[number][1]] = share
            caps.append((most, years, of_groups))
        entities = []
        served = set(self.partner.values())
        for (track, number), side in self.sides.items():
            if track == "internal" and number in self.partner:
                entities.append({"external": self.sides["external", self.partner[number]], "internal": side})
            elif track == "internal" or number not in served:
                entities.append({track: side})
        return Instance(self.horizons, entities, caps, len(set(self.apart)) and max(
            self.apart.count(track) for track in TRACKS), groups, self.load_caps,
            any(re.search(r"^\\ [ei]_\d+: ", text, re.M) for text in self.texts.values()))


def instance_of(scenario):
    return Reader(scenario).instance()
