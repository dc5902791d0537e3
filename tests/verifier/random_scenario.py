# SPDX-License-Identifier: GPL-3.0-or-later
"""Small scenarios at random, written as files, with their units as they are made."""

import random
from pathlib import Path

from certificate import TRACKS, Instance, Side

START = 2027


def some(draw, count):
    return [index for index in range(count) if draw.random() < 0.55] or [0]


def tracks_of(draw):
    return draw.choice([TRACKS, TRACKS, ("external",), ("internal",)])


class Drawn:
    def __init__(self, seed, tied):
        draw = self.draw = random.Random(seed)
        self.step = draw.choice([1, 5, 15])
        self.years = draw.randint(1, 4)
        self.every = {track: draw.randint(1, 3) for track in TRACKS}
        self.horizons = {track: max(self.years, self.every[track]) for track in TRACKS}
        self.count = draw.randint(1, 4)
        self.items = [self.objective(index) for index in range(self.count)]
        self.last = {(track, index): -draw.randrange(self.every[track]) for track in TRACKS
                     for index in range(self.count)}
        self.pins = [(index, draw.choice(TRACKS), draw.randrange(4)) for index in range(self.count)
                     if draw.random() < 0.25]
        self.caps, self.apart, self.set_ups, self.rates, self.counts = [], [], [], {}, False
        if tied:
            self.tie()
        else:
            self.caps = [self.cap(False) for _ in range(draw.randint(0, 1))]

    def objective(self, index):
        draw = self.draw
        names = [f"9.1.{index + 1}"] + ([f"9.1.{index + 1}.1"] if draw.random() < 0.3 else [])
        return [(name, {track: self.step * draw.randint(1, 9) for track in TRACKS},
                 draw.choice(["", "", "crypto", "cloud"])) for name in names]

    def cap(self, tied):
        draw = self.draw
        money = tied and draw.random() < 0.4
        return {"tracks": tracks_of(draw) if tied else (draw.choice(TRACKS),),
                "skill": "crypto" if tied and draw.random() < 0.4 else "",
                "years": sorted(draw.sample(range(4), draw.randint(1, 4))), "money": money,
                "most": draw.randint(40, 900) if money else self.step * draw.randint(8, 40)}

    def tie(self):
        draw = self.draw
        self.rates = {"": draw.randint(30, 90), **({"crypto": draw.randint(30, 90)} if draw.random() < 0.4 else {})}
        self.caps = [self.cap(True) for _ in range(draw.randint(0, 2))]
        if draw.random() < 0.4:
            self.apart = [{"tracks": tracks_of(draw), "of": some(draw, self.count)}]
        for _ in range(draw.randint(0, 2)):
            minutes = self.step * draw.randint(0, 4)
            fee = draw.randint(1, 60) if minutes == 0 or draw.random() < 0.5 else 0
            self.set_ups.append({"tracks": tracks_of(draw), "of": some(draw, self.count), "minutes": minutes,
                                 "fee": fee})
        self.counts = draw.random() < 0.5

    def share(self, cap, track, skill, minutes):
        if track not in cap["tracks"] or (cap["skill"] and cap["skill"] != skill):
            return 0
        return minutes * (self.rates.get(skill, self.rates[""]) if cap["money"] else 1)

    def side(self, index, track):
        horizon, every = self.horizons[track], self.every[track]
        deadline = self.last[track, index] + every
        windows = [range(deadline)] + [range(first, first + every) for first in range(horizon - every + 1)]
        barred = {year for of, on, year in self.pins if of == index and on == track}
        shares = [sum(self.share(cap, track, skill, minutes[track]) for _, minutes, skill in self.items[index])
                  for cap in self.caps]
        return Side((f"9.1.{index + 1}", "EXT" if track == "external" else "INT"),
                    sum(minutes[track] for _, minutes, _ in self.items[index]), horizon, windows,
                    set(range(horizon)) - barred, (), shares,
                    [g for g, group in enumerate(self.apart) if track in group["tracks"] and index in group["of"]],
                    [g for g, group in enumerate(self.set_ups) if track in group["tracks"] and index in group["of"]])

    def instance(self):
        sides = [{track: self.side(index, track) for track in TRACKS} for index in range(self.count)]
        entities = sides if self.counts else [{track: side[track]} for side in sides for track in TRACKS]
        caps, load_caps = [], {track: {} for track in TRACKS}
        for cap in self.caps:
            of_set_ups = [{track: self.share(cap, track, "", group["minutes"])
                           + (60 * group["fee"] if cap["money"] and not cap["skill"] and track in cap["tracks"] else 0)
                           for track in TRACKS} for group in self.set_ups]
            caps.append((cap["most"] * (60 if cap["money"] else 1), set(cap["years"]), of_set_ups))
            if len(cap["tracks"]) == 1 and not cap["skill"] and not cap["money"]:
                limits = load_caps[cap["tracks"][0]]
                for year in cap["years"]:
                    limits[year] = min(cap["most"], limits.get(year, cap["most"]))
        return Instance(self.horizons, entities, caps, len(self.apart),
                        [(group["minutes"], group["tracks"]) for group in self.set_ups], load_caps, self.is_tied())

    def is_tied(self):
        return bool(self.apart or self.set_ups or self.counts
                    or any(len(cap["tracks"]) == 2 or cap["skill"] or cap["money"] for cap in self.caps))

    def chosen(self, group):
        ids = ", ".join(f'"9.1.{index + 1}*"' for index in group["of"])
        return f"ids: [{ids}], track: [{', '.join(group['tracks'])}]"

    def lines(self):
        yield f"version: 1\ntitle: Drawn\nscheme: scheme.yaml\ncatalog: catalog.csv\nhistory: history.csv"
        yield f"start_year: {START}\nyears: {self.years}"
        if self.pins:
            yield "pins:"
            for index, track, year in self.pins:
                yield f'  - {{ids: ["9.1.{index + 1}"], track: {track}, not: [{START + year}]}}'
        if self.caps:
            yield "caps:"
            for cap in self.caps:
                purse = "both" if len(cap["tracks"]) == 2 else cap["tracks"][0]
                skill = f"skill: {cap['skill']}, " if cap["skill"] else ""
                years = ", ".join(str(START + year) for year in cap["years"])
                yield f"  - {{track: {purse}, {skill}years: [{years}], {'money' if cap['money'] else 'minutes'}: {cap['most']}}}"
        if self.rates:
            yield "rates:"
            for skill, rate in self.rates.items():
                yield f"  - {{track: both, {f'skill: {skill}, ' if skill else ''}per_hour: {rate}}}"
        for key in ("apart", "set_ups"):
            if getattr(self, key):
                yield f"{key}:"
            for number, group in enumerate(getattr(self, key)):
                amounts = "".join(f", {word}: {group[name]}" for word, name in (("minutes", "minutes"), ("money", "fee"))
                                  if group.get(name))
                yield f"  - {{name: {key}-{number}, {self.chosen(group)}{amounts}}}"
        if self.counts:
            yield "external_counts_as_internal: yes"

    def write(self, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        catalog = ["id,standard,title,parent,external_minutes,internal_minutes,skill"]
        history = ["id,track,year,evidence"]
        for index, members in enumerate(self.items):
            for name, minutes, skill in members:
                parent = "" if name == members[0][0] else members[0][0]
                catalog.append(f"{name},control,Item {name},{parent},{minutes['external']},{minutes['internal']},{skill}")
            for track in TRACKS:
                history.append(f"{members[0][0]},{track},{START - 1 + self.last[track, index]},")
        rules = "".join(f"  - {{id: {name}, track: {track}, select: {{standard: [control]}}, unit: objective, "
                        f"every: {self.every[track]}, source: {{document: made, clause: \"1\"}}}}\n"
                        for name, track in (("EXT", "external"), ("INT", "internal")))
        (folder / "catalog.csv").write_text("\n".join(catalog) + "\n")
        (folder / "history.csv").write_text("\n".join(history) + "\n")
        (folder / "scheme.yaml").write_text(f'version: 1\nid: made\ntitle: Made\nedition: "1"\nrules:\n{rules}')
        (folder / "scenario.yaml").write_text("\n".join(self.lines()) + "\n")
