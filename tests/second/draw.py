# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios at random, with everything that a scenario may ask for, written as files into a folder."""

from pathlib import Path

TRACKS = ("external", "internal")
START = 2027


def flow(value):
    """A value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(member) for member in value) + "]"
    return f'"{value}"' if isinstance(value, str) and (not value.isalnum()) else str(value)


class Drawn:
    def __init__(self, draw):
        self.draw = draw
        self.plain = draw.random() < 0.35  # no pins, groups, caps: most such scenarios have a plan
        self.years = draw.randint(1, 5)
        self.catalog = self.draw_catalog()
        self.ids = [row["id"] for row in self.catalog]
        self.rules = self.draw_rules()
        self.tag_rules = self.draw_tag_rules() if draw.random() < 0.5 else None
        self.history = self.draw_history() if draw.random() < 0.6 else None
        self.keys = self.draw_keys()

    def chance(self, share):
        return self.draw.random() < share

    def row(self, identifier, standard):
        draw = self.draw
        row = {"id": identifier, "standard": standard, "title": draw.choice(["Network", "Backup of keys", "Policy", "Staff"]),
               "skill": draw.choice(["", "", "crypto", "cloud"]),
               "external_minutes": draw.choice(["", "", 30, 45, 60, 90, 7]), "internal_minutes": draw.choice(["", "", 15, 40, 60])}
        if self.chance(0.12):
            row["selected"], row["reason"] = "no", draw.choice(["", "None here."])
        row["direct"] = draw.choice(["", "", "", "yes", "no"])
        row["inherited"] = "yes" if self.chance(0.12) else ""
        row["mandatory"] = "yes" if self.chance(0.15) else ""
        return row

    def draw_catalog(self):
        rows = []
        for standard, first in (("governance", "3.1"), ("management", "4.4")):
            if self.chance(0.5):
                rows.append(self.row(f"{first}.1", standard))
                rows += [self.row(f"{first}.1.{number + 1}", standard) for number in range(self.draw.randint(1, 2))]
        for number in range(self.draw.randint(1, 5)):
            objective = f"9.{self.draw.choice([1, 2])}.{number + 1}" + self.draw.choice(["", "", ".P"])
            rows.append(self.row(objective, "control"))
            for part in range(self.draw.choice([0, 0, 1, 2, 3])):
                ending = self.draw.choice(["", ".PB", ".B"])
                rows.append(self.row(f"{objective.removesuffix('.P')}.{part + 1}{ending}", "control"))
        if self.chance(0.3):
            rows.append({**self.row("X-1", "control"), "parent": self.draw.choice(
                [row["id"] for row in rows if row["standard"] == "control" and row["id"].removesuffix(".P").count(".") == 2])})
        return rows

    def draw_rules(self):
        draw, rules = self.draw, []
        for number in range(draw.randint(2, 5)):
            select = {}
            if self.chance(0.5):
                select["standard"] = draw.choice([["control"], ["governance", "management"], ["control", "governance"]])
            if self.chance(0.2):
                select["level"] = draw.choice([["objective"], ["detailed"]])
            if self.chance(0.25):
                select["tag"] = "direct"
            if self.chance(0.15):
                select["ids"] = draw.choice([["9.*"], ["9.1.*", "3.*"], ["*.1"]])
            if self.chance(0.15):
                select["not"] = draw.choice([{"tag": "direct"}, {"level": ["detailed"]}, {"ids": ["9.2.*"]}])
            rule = {"id": f"R{number + 1}", "track": TRACKS[number] if number < 2 else draw.choice(TRACKS),
                    "select": select, "unit": draw.choice(["item", "objective", "objective"]),
                    "every": draw.choice([1, 2, 2, 3, 3, 4])}
            if not select:
                del rule["select"]
            if self.chance(0.08):
                rule["initial_full"] = "yes"
            if self.chance(0.1):
                rule["enabled"] = "no"
            rules.append(rule)
        return rules

    def draw_tag_rules(self):
        rows = [("ONE", "9.1.*", "", "direct", "yes"), ("TWO", "", "Backup|Network", "direct", "yes"), ("ALL", "*", "", "direct", "no")]
        return [row for row in rows if self.chance(0.7)] or rows

    def draw_history(self):
        found = {(self.draw.choice(self.ids), self.draw.choice(TRACKS), START - self.draw.randint(1, 4))
                 for _ in range(self.draw.randint(0, 2 * len(self.ids)))}
        return sorted(found)

    def globs(self):
        some = self.draw.sample(self.ids, min(len(self.ids), self.draw.randint(1, 2)))
        return self.draw.choice([some, some[0], some[0].removesuffix(".P") + "*"])

    def group(self, name):
        group = {"name": name, "ids": self.globs()}
        if self.chance(0.6):
            group["track"] = self.draw.choice(TRACKS)
        return group

    def pin(self):
        pin, years = {"ids": self.globs()}, [START + year for year in range(6)]
        if self.chance(0.7):
            pin["track"] = self.draw.choice(TRACKS)
        word = self.draw.choice(["must", "not", "not", "only"])
        pin[word] = sorted(self.draw.sample(years, self.draw.randint(3, 6) if word == "only" else 1))
        if word == "not" and self.chance(0.3):
            pin["must"] = [self.draw.choice([year for year in years if year not in pin["not"]])]
        return pin

    def cap(self, money):
        cap = {"track": self.draw.choice(TRACKS + ("both",))}
        if self.chance(0.4):
            cap["skill"] = self.draw.choice(["crypto", "cloud"])
        if self.chance(0.4):
            cap["years"] = sorted(self.draw.sample([START + year for year in range(5)], self.draw.randint(1, 3)))
        kind = self.draw.choice(["minutes", "hours", "money"] if money else ["minutes", "hours"])
        cap[kind] = {"minutes": self.draw.randint(60, 400), "hours": self.draw.randint(1, 8),
                     "money": self.draw.randint(5000, 40000)}[kind]
        return cap

    def draw_keys(self):
        draw = self.draw
        keys = {"version": 1, "title": "Drawn", "scheme": "scheme.yaml", "catalog": "catalog.csv"}
        if self.tag_rules:
            keys["tag_rules"] = "tags.csv"
        if self.history:
            keys["history"] = "history.csv"
        keys.update({"start_year": START, "years": self.years, "start_month": draw.choice([4, 4, 1, 10])})
        keys["effort"] = {track: {"objective": draw.choice([60, 45]), "detailed": draw.choice([30, 15])} for track in TRACKS}
        if self.chance(0.15):
            keys["parameters"] = [{"rule": "R1", "every": draw.randint(1, 4)}]
        if self.chance(0.2):
            keys["tags"] = [{"id": draw.choice(self.ids), "tag": "direct", "value": draw.choice(["yes", "no"]), "why": "said"}]
        if self.chance(0.2):
            keys["order"] = ["peak", "spread", "total"]
        if not self.plain:
            self.add_restrictions(keys)
        return keys

    def add_restrictions(self, keys):
        lists = {"pins": [self.pin() for _ in range(self.draw.choice([0, 1, 1, 2]))],
                 "together": [self.group(f"T{number}") for number in range(self.draw.choice([0, 0, 1, 2]))],
                 "apart": [self.group(f"A{number}") for number in range(self.draw.choice([0, 0, 0, 1]))],
                 "set_ups": [{**self.group(f"S{number}"), "minutes": self.draw.choice([10, 30]),
                              **({"money": 500} if self.chance(0.3) else {})} for number in range(self.draw.choice([0, 0, 0, 1]))]}
        money = self.chance(0.25)
        if money:
            lists["rates"] = [{"track": "both", "per_hour": self.draw.randint(4000, 9000)}]
            if self.chance(0.5):
                lists["rates"].append({"track": self.draw.choice(TRACKS), "skill": "crypto", "per_hour": 12000})
        lists["caps"] = [self.cap(money) for _ in range(self.draw.choice([0, 0, 1, 2]))]
        keys.update({name: entries for name, entries in lists.items() if entries})
        if self.chance(0.15):
            keys["external_counts_as_internal"] = "yes"

    def write(self, folder):
        folder = Path(folder)
        names = ["id", "standard", "title", "parent", "selected", "reason", "direct", "inherited", "mandatory",
                 "external_minutes", "internal_minutes", "skill"]
        lines = [",".join(names)] + [",".join(str(row.get(name, "")) for name in names) for row in self.catalog]
        (folder / "catalog.csv").write_text("\n".join(lines) + "\n")
        if self.tag_rules:
            (folder / "tags.csv").write_text("rule,ids,pattern,tag,value,why\n" + "".join(
                ",".join(row) + ",made\n" for row in self.tag_rules))
        if self.history:
            (folder / "history.csv").write_text("id,track,year\n" + "".join(f"{i},{t},{y}\n" for i, t, y in self.history))
        (folder / "scheme.yaml").write_text('version: 1\nid: drawn\ntitle: Drawn\nedition: "1"\nrules:\n' + "".join(
            f"  - {flow(rule)}\n" for rule in self.rules))
        (folder / "scenario.yaml").write_text(self.text())
        return folder / "scenario.yaml"

    def text(self):
        lines = []
        for key, value in self.keys.items():
            if isinstance(value, list) and key != "order":
                lines += [f"{key}:"] + [f"  - {flow(entry)}" for entry in value]
            else:
                lines.append(f"{key}: {flow(value)}")
        return "\n".join(lines) + "\n"


class Later:
    """The same service some years on: what happened, and the catalog, the statement and the scheme of today."""

    def __init__(self, drawn):
        self.drawn, self.draw = drawn, drawn.draw
        self.keys = dict(drawn.keys)
        self.catalog = [dict(row) for row in drawn.catalog]
        self.mapping = []
        self.today = (START + self.draw.randrange(drawn.years), self.draw.randint(1, 12), self.draw.randint(1, 28))
        if self.draw.random() < 0.2:
            self.today = (START + drawn.years, 1, 15)
        self.today = max(self.today, (START, self.keys["start_month"], 20))
        self.events = []
        for number in range(self.draw.choice([1, 1, 2, 3])):
            event = self.draw.choice([self.missed, self.missed, self.late, self.incident, self.finding, self.catalog_changed,
                                      self.scope, self.underlying, self.other_scheme, self.revocation])()
            if event:
                self.events.append({"id": f"E{number}", **event})
        self.events.sort(key=lambda event: event["date"])
        self.keys["as_of"] = self.date(*self.today)
        self.keys["events"] = self.events

    def date(self, year, month, day):
        return f"{year}-{month:02}-{day:02}"

    def past(self):
        """A day from the first one of the first year to today."""
        first = (START, self.keys["start_month"], 1)
        candidates = [(year, month, 15) for year in range(START, START + 6) for month in range(1, 13)]
        candidates = [day for day in candidates if first <= day <= self.today]
        return self.draw.choice(candidates) if candidates else self.today

    def plan_year(self, day):
        return day[0] - (day[1] < self.keys["start_month"])

    def kind(self, name, day, **keys):
        return {"kind": name, "date": self.date(*day), **keys}

    def some_ids(self):
        ids = [row["id"] for row in self.drawn.catalog if row["standard"] == "control"]
        return self.draw.sample(ids, min(len(ids), self.draw.randint(1, 2)))

    def missed(self):
        day = self.past()
        return self.kind("missed", day, track=self.draw.choice(TRACKS), ids=self.some_ids(),
                         year=self.draw.randint(START, max(START, self.plan_year(day))))

    def now(self):
        """Today's IDs of the control standard."""
        return [row["id"] for row in self.catalog if row["standard"] == "control"]

    def late(self):
        day = self.past()
        year = self.plan_year(day) - 1
        if year < START:
            return None
        return self.kind("late", day, track=self.draw.choice(TRACKS), ids=self.some_ids(), year=year, done=self.date(*day))

    def by(self, day):
        return self.date(self.plan_year(day) + self.draw.randint(1, 2), self.keys["start_month"], 1)

    def incident(self):
        day = self.past()
        ids = sorted({identifier for identifier in self.some_ids()})
        objectives = [row["id"] for row in self.drawn.catalog if row["standard"] == "control"
                      and row["id"].removesuffix(".P").count(".") == 2]
        wanted = {"ids": [self.draw.choice(objectives)]} if ids and self.draw.random() < 0.7 else {"domain": [9]}
        return self.kind("incident", day, serious=self.draw.choice(["yes", "no"]), notice="Told",
                         reaudit={**wanted, "by": self.by(day)})

    def finding(self):
        day = self.past()
        return self.kind("finding", day, track=self.draw.choice(TRACKS), ids=self.some_ids(), by=self.by(day))

    def catalog_changed(self):
        if self.mapping:
            return None
        for row in list(self.catalog):
            if row["standard"] != "control" or row["id"].removesuffix(".P").count(".") == 2 or row.get("parent"):
                continue
            chance = self.draw.random()
            if chance < 0.3:
                new = row["id"].split(".")
                new[3] = str(int(new[3]) + 20)
                self.mapping.append((row["id"], ".".join(new)))
                row["id"] = ".".join(new)
            elif chance < 0.45:
                self.mapping.append((row["id"], ""))
                self.catalog.remove(row)
        if self.draw.random() < 0.5:
            self.mapping.append(("", "9.9.9"))
            self.catalog.append({"id": "9.9.9", "standard": "control", "title": "New"})
        if not self.mapping:
            return None
        return self.kind("catalog", self.past(), mapping="mapping.csv")

    def scope(self):
        chosen = [row["id"] for row in self.catalog if row.get("selected") != "no" and row["standard"] == "control"]
        if not chosen:
            return None
        return self.kind("scope", self.past(), ids=self.draw.sample(chosen, 1))

    def underlying(self):
        removed = [row["id"] for row in self.catalog if not row.get("inherited") and row["standard"] == "control"]
        if not removed:
            return None
        return self.kind("underlying", self.past(), removed=self.draw.sample(removed, 1))

    def other_scheme(self):
        return {**self.kind("scheme", self.past()), "from": "older"}

    def revocation(self):
        if self.draw.random() < 0.5:
            return None
        return self.kind("revocation", self.past(), notice="Gone")

    def write(self, folder):
        drawn = self.drawn
        keys, catalog = drawn.keys, drawn.catalog
        drawn.keys, drawn.catalog = self.keys, self.catalog
        path = drawn.write(folder)
        drawn.keys, drawn.catalog = keys, catalog
        if self.mapping:
            (Path(folder) / "mapping.csv").write_text("old,new\n" + "".join(f"{old},{new}\n" for old, new in self.mapping))
        return path
