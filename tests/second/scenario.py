# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario and what it names, read as auditplan(5) says: nothing here knows how the program reads them."""

import csv
import datetime
import fnmatch
import os
import re
from pathlib import Path

import yaml

TRACKS = ("external", "internal")
YES = {"yes", "はい", "○", "採用", "y", "true", "1"}
HEADERS = {"管理策番号": "id", "基準": "standard", "表題": "title", "本文": "text", "統制目標": "parent", "区分": "category",
           "必須": "mandatory", "クラウド固有": "cloud_specific", "言明": "selected", "対象外とする理由": "reason",
           "直接影響": "direct", "引継ぎ": "inherited", "外部監査工数": "external_minutes", "内部監査工数": "internal_minutes",
           "専門": "skill", "リスク": "risk", "監査区分": "track", "年度": "year", "規則": "rule", "工数": "minutes",
           "正規表現": "pattern", "タグ": "tag", "値": "value", "理由": "why", "旧管理策番号": "old", "新管理策番号": "new"}
STANDARDS = {"ガバナンス基準": "governance", "マネジメント基準": "management", "管理策基準": "control"}
TRACK_WORDS = {"外部監査": "external", "内部監査": "internal"}
DEFAULT_EFFORT = {"objective": None, "detailed": None}


def table(path):
    """The rows of a CSV by the names of its columns, in whichever language these are."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [{HEADERS.get(name, name): value.strip() for name, value in row.items() if name} for row in
                csv.DictReader(file)]


def listed(value):
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def is_yes(word):
    return str(word).lower() in YES


def text_of(value):
    return value.get("en") or next(iter(value.values())) if isinstance(value, dict) else value


def matches(globs, identifier):
    return any(fnmatch.fnmatchcase(identifier, glob) for glob in globs)


def day(word):
    return datetime.date(*(int(number) for number in re.split("[-/]", word)))


class Item:
    def __init__(self, row, place):
        self.id, self.standard = row["id"], STANDARDS.get(row["standard"], row["standard"])
        self.place = place  # in the catalog
        self.words = "\n".join(row.get(name, "") for name in ("title", "title_ja", "text"))
        self.parent, self.skill, self.reason = row.get("parent", ""), row.get("skill", ""), row.get("reason", "")
        ending = re.search(r"(?<=\d)\.([A-Z]+)$", self.id)  # B: mandatory in the statement
        self.mandatory = is_yes(row["mandatory"]) if row.get("mandatory") else bool(ending and "B" in ending[1])
        self.inherited = is_yes(row.get("inherited", ""))
        self.selected = is_yes(row.get("selected") or "yes")
        self.direct = row.get("direct", "")
        self.given = {track: row.get(f"{track}_minutes", "") for track in TRACKS}
        self.objective, self.heading, self.tags, self.minutes = self, False, {}, {}

    @property
    def level(self):
        return "objective" if self.objective is self else "detailed"

    def numbers(self):
        """9.2.3 of 9.2.3.PB: what the parent of an item is found by."""
        return re.sub(r"(\.[A-Z]+)+$", "", self.id).split(".")


class Rule:
    def __init__(self, entry, place):
        self.place, self.id, self.track = place, entry["id"], entry["track"]
        self.select, self.unit = entry.get("select") or {}, entry.get("unit", "item")
        self.every, self.enabled = int(entry["every"]), is_yes(entry.get("enabled", "yes"))
        self.initial_full = is_yes(entry.get("initial_full", "no"))

    def selects(self, item):
        return chosen(self.select, item) and not (self.select.get("not") and chosen(self.select["not"], item))


def chosen(select, item):
    asked = {name: listed(select[name]) for name in ("standard", "level", "tag", "ids") if select.get(name)}
    return (("standard" not in asked or item.standard in asked["standard"])
            and ("level" not in asked or item.level in asked["level"])
            and ("tag" not in asked or any(item.tags.get(tag) for tag in asked["tag"]))
            and ("ids" not in asked or matches(asked["ids"], item.id)))


class Scenario:
    def __init__(self, path, as_of=None):
        self.path, self.folder = Path(path), Path(path).parent
        text = self.path.read_text(encoding="utf-8")
        self.keys = keys = yaml.load(text, Loader=yaml.BaseLoader)
        self.lines = lines_of(yaml.compose(text, Loader=yaml.BaseLoader))
        self.start, self.years = int(keys["start_year"]), int(keys["years"])
        self.month = int(keys.get("start_month", 4))
        self.as_of = day(as_of or keys.get("as_of") or f"{self.start}-{self.month}-1")
        self.scheme = yaml.load(self.found(keys["scheme"], "schemes", ".yaml").read_text(encoding="utf-8"),
                                Loader=yaml.BaseLoader)
        self.rules = [Rule(entry, place) for place, entry in enumerate(self.scheme["rules"])]
        self.change_rules(listed(keys.get("parameters")))
        self.items = self.read_catalog()
        self.give_tags()
        self.history = self.read_history()
        self.pins, self.together, self.apart, self.set_ups, self.caps, self.rates = (
            listed(keys.get(name)) for name in ("pins", "together", "apart", "set_ups", "caps", "rates"))
        self.counts = is_yes(keys.get("external_counts_as_internal", "no"))
        self.order = listed(keys.get("order")) or ["peak", "total", "spread"]
        self.events, self.events_folder = self.read_events(keys.get("events"))

    def found(self, name, folder="", ending=""):
        if "/" in name or name.endswith((".csv", ".json", ".yaml")):
            return self.folder / name
        return Path(os.environ["AUDITPLAN_DATA"]) / folder / (name + ending)

    def change_rules(self, parameters):
        for change in parameters:
            for rule in self.rules:
                if rule.id == change["rule"]:
                    rule.every = int(change.get("every", rule.every))
                    rule.enabled = is_yes(change["enabled"]) if "enabled" in change else rule.enabled

    def read_catalog(self):
        rows = table(self.found(self.keys["catalog"], ending=".csv"))
        items = {row["id"]: Item(row, place) for place, row in enumerate(rows) if row["id"]}
        of_numbers = {}
        for item in items.values():
            if len(item.numbers()) == 3:
                of_numbers.setdefault(tuple(item.numbers()), item)
        for item in items.values():
            if item.parent:
                item.objective = items[item.parent]
            elif len(item.numbers()) == 4:
                item.objective = of_numbers.get(tuple(item.numbers()[:3]), item)
        above = {item.objective.id for item in items.values() if item.objective is not item}
        for item in items.values():
            item.heading = item.standard != "control" and (len(item.numbers()) == 3 or item.id in above)
            for track in TRACKS:
                item.minutes[track] = int(item.given[track] or self.effort(track, item.level) or 0)
        return items

    def effort(self, track, level):
        return (self.keys.get("effort") or {}).get(track, {}).get(level)

    def give_tags(self):
        name = self.keys.get("tag_rules")
        rules = table(self.found("tag-rules" if name == "ismap" else name, ending=".csv")) if name else []
        for item in self.items.values():
            for rule in rules:
                if ((not rule.get("ids") or matches(rule["ids"].split(), item.id))
                        and (not rule.get("pattern") or re.search(rule["pattern"], item.words))):
                    item.tags.setdefault(rule["tag"], is_yes(rule.get("value") or "yes"))
            if item.direct:
                item.tags["direct"] = is_yes(item.direct)
            for word in listed(self.keys.get("tags")):
                if word["id"] == item.id:
                    item.tags[word["tag"]] = is_yes(word["value"])
        for item in self.items.values():
            if item.level == "detailed":
                item.tags = {**item.objective.tags, **item.tags}

    def read_history(self):
        if not self.keys.get("history"):
            return []
        return [(row["id"], TRACK_WORDS.get(row["track"], row["track"]), int(row["year"]))
                for row in table(self.folder / self.keys["history"])]

    def read_events(self, events):
        if isinstance(events, str) and events:
            path = self.folder / events
            return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["events"], path.parent
        return listed(events), self.folder

    def year_of(self, date):
        """The plan year that a day lies in."""
        return date.year - (date.month < self.month)

    def chosen_items(self, entry):
        return chosen_by(listed(entry["ids"]), self.items.values())


def chosen_by(globs, items):
    """Those of the items, or of the IDs, that the globs stand for."""
    return [item for item in items if matches(globs, getattr(item, "id", item))]


def tracks_of(entry):
    """A pin, a group or a cap is of both tracks unless it says one."""
    words = listed(entry.get("track")) or list(TRACKS)
    return [track for track in TRACKS if track in words or "both" in words]


def lines_of(node):
    """Where the entries of a scenario's lists begin: {(key, line from 1): place from 0}."""
    return {(key.value, entry.start_mark.line + 1): place for key, value in node.value
            if isinstance(value, yaml.SequenceNode) for place, entry in enumerate(value.value)}
