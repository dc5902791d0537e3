# SPDX-License-Identifier: GPL-3.0-or-later
"""What a plan as JSON says of itself, held against its rows and against its certificates, which tests/verifier's
formulas recompute. A breach is (kind, track, "", pointer, "")."""

import sys
from pathlib import Path

from scenario import TRACKS, tracks_of

sys.path.insert(0, str(Path(__file__).parent.parent / "verifier"))
import certificate as formulas  # noqa: E402

EXTRAS = ("other_track", "caps", "apart", "set_ups")


class Claims:
    def __init__(self, scenario, question, judge, plan):
        self.scenario, self.question, self.judge, self.plan = scenario, question, judge, plan
        self.breaches = []
        self.instance = self.make_instance()
        self.loads = {track: [self.load(track, question.first + year) for year in range(question.horizon[track])]
                      for track in TRACKS}

    def breach(self, kind, pointer):
        self.breaches.append((kind, "", "", pointer, ""))

    def compare(self, kind, pointer, said, found):
        if said != found:
            self.breach(kind, pointer)

    def all(self):
        self.judge_head()
        if self.question.course.claims_judged and self.is_impossible():
            for track in TRACKS:
                if self.plan["tracks"][track].get("certificate"):
                    self.breach("no-plan", f"/tracks/{track}/certificate")
            return self.breaches
        for track in TRACKS if self.question.course.claims_judged else ():
            self.judge_track(track)
        return self.breaches

    def is_impossible(self):
        """Whether some unit has no cover, so that what every plan has means nothing."""
        return any(not is_way({track: set(side.allowed) for track, side in entity.items()})
                   for entity, is_way in zip(self.instance.entities, self.instance.ways))

    def judge_head(self):
        said = self.plan["scenario"]
        for name, found in (("scheme", self.scenario.scheme["id"]), ("start_year", self.scenario.start),
                            ("years", self.scenario.years)):
            self.compare("other-scenario", f"/scenario/{name}", said[name], found)
        self.compare("other-scenario", "/scenario/start_month", said.get("start_month", self.scenario.month),
                     self.scenario.month)

    # The units, as the formulas want them

    def wholes(self, track):
        """What is audited in the same years: a unit, or those that a group joins."""
        return list({id(whole): whole for whole in self.question.clusters[track].values()}.values())

    def items_of(self, whole):
        return [item for unit in whole for item in unit.items]

    def due(self, whole, track):
        """The year by which one of the items must be audited first."""
        items, question = self.items_of(whole), self.question
        return min([question.due(item, track, rule)[1] for item in items for rule in question.claims[track].get(item, ())]
                   + [request.due for item in items for request in question.course.requests_of(item, track)])

    def name_of(self, whole):
        return (whole[0].leading().id, whole[0].rule.id)

    def side(self, whole, track):
        question, horizon, items = self.question, self.question.horizon[track], self.items_of(whole)
        every, due = min(unit.rule.every for unit in whole), self.due(whole, track)
        if due < question.first:
            due = question.first_allowed(items[0], track)
        windows = [range(min(due - question.first + 1, horizon))]
        # One that ends before the first audit is due must hold none, unless there is an earlier one, which no cover needs.
        windows += [range(first, first + every) for first in range(horizon - every + 1)
                    if first + every > due - question.first]
        allowed = {year for year in range(horizon) if question.may_stand(items[0], track, question.first + year)}
        required = {year - question.first for year in question.required(items[0], track)}
        shares = [sum(self.judge.share(cap, track, item) for item in items) for cap in self.scenario.caps]
        apart, set_ups = ({place for place, group in enumerate(groups) if track in tracks_of(group)
                           and any(item in items for item in self.scenario.chosen_items(group))}
                          for groups in (self.scenario.apart, self.scenario.set_ups))
        return formulas.Side(self.name_of(whole), sum(item.minutes[track] for item in items), horizon, windows,
                             allowed, {year for year in required if 0 <= year < horizon}, shares,
                             apart, set_ups)

    def make_instance(self):
        scenario, question = self.scenario, self.question
        caps, load_caps = [], {track: {} for track in TRACKS}
        for cap in scenario.caps:
            limit = self.judge.limit(cap)
            years = [year for year in range(max(question.horizon.values()))
                     if not cap.get("years") or str(question.first + year) in cap["years"]]
            of_set_ups = [{track: self.judge.opening(cap, track, group) for track in TRACKS} for group in scenario.set_ups]
            caps.append((limit, set(years), of_set_ups))
            if self.is_plain(cap):
                limits = load_caps[tracks_of(cap)[0]]
                limits.update({year: min(limit, limits.get(year, limit)) for year in years})
        set_ups = [(self.judge.minutes_of(group), tracks_of(group)) for group in scenario.set_ups]
        tied = bool(scenario.apart or scenario.set_ups or scenario.counts
                    or not all(self.is_plain(cap) for cap in scenario.caps))
        return formulas.Instance(question.horizon, self.entities(), caps, len(scenario.apart), set_ups, load_caps, tied)

    def is_plain(self, cap):
        return len(tracks_of(cap)) == 1 and not cap.get("skill") and "money" not in cap

    def entities(self):
        partners = {}
        for whole in self.wholes("internal") if self.scenario.counts else []:
            outer = self.question.holder(whole)
            if outer is not None:
                partners[id(outer)] = whole
        inner = [id(whole) for whole in partners.values()]
        entities = [{"external": self.side(whole, "external"),
                     **({"internal": self.side(partners[id(whole)], "internal")} if id(whole) in partners else {})}
                    for whole in self.wholes("external")]
        return entities + [{"internal": self.side(whole, "internal")} for whole in self.wholes("internal")
                           if id(whole) not in inner]

    # The years

    def load(self, track, year):
        items = self.judge.counted[track].get(year, set())
        return sum(item.minutes[track] for item in items) + self.set_up_minutes(track, year)

    def set_up_minutes(self, track, year):
        return sum(self.judge.minutes_of(group) for group in self.scenario.set_ups
                   if track in tracks_of(group) and self.judge.opened(group, track, year))

    def judge_track(self, track):
        own, pointer = self.plan["tracks"][track], f"/tracks/{track}"
        horizon, loads = self.question.horizon[track], self.loads[track]
        forced, divisor = self.instance.load_meter(track)
        forced = [forced.get(year, 0) for year in range(horizon)]
        self.compare("claim", f"{pointer}/units", own["units"], len(self.wholes(track)))
        self.compare("claim", f"{pointer}/horizon", own["horizon"], horizon)
        self.judge_certificate_head(track, own, pointer, forced, divisor)
        bounds = self.judge_bounds(track, own, pointer, forced, divisor)
        self.judge_order(track, own, pointer)
        years = self.question.last - self.question.first + 1
        self.judge_years(track, own["years"], f"{pointer}/years", 0, years, forced)
        if own.get("continued_years") is not None:
            self.judge_years(track, own["continued_years"], f"{pointer}/continued_years", years, horizon, forced)
        self.judge_forced(own, pointer, loads, forced)
        self.judge_overdue(track, own["overdue"], f"{pointer}/overdue")
        return bounds

    def judge_years(self, track, said, pointer, begin, end, forced):
        self.compare("length", pointer, len(said), end - begin)
        for place, (entry, year) in enumerate(zip(said, range(begin, end))):
            at, date = f"{pointer}/{place}", self.question.first + year
            self.compare("claim", f"{at}/year", entry["year"], date)
            self.compare("claim-rows", f"{at}/minutes", entry["minutes"], self.loads[track][year])
            self.compare("claim", f"{at}/forced_minutes", entry["forced_minutes"], forced[year])
            self.compare("claim-rows", f"{at}/items", entry["items"], len(self.judge.counted[track].get(date, ())))
            if "set_up_minutes" in entry:
                self.compare("claim-rows", f"{at}/set_up_minutes", entry["set_up_minutes"], self.set_up_minutes(track, date))

    def judge_forced(self, own, pointer, loads, forced):
        """Where the peak is what one year has in every plan; a plan may leave both out."""
        by = next((year for year, load in enumerate(forced) if load == max(forced) == max(loads) != 0), None)
        said = by is not None and own.get("peak_forced_by") is not None
        rest = max((load for load, least in zip(loads, forced) if load != least), default=0) if said else None
        for name, found in (("peak_forced_by", None if by is None else self.question.first + by), ("rest_peak", rest)):
            if own.get(name) is not None and own[name] != found:
                self.breach("claim", f"{pointer}/{name}")

    def judge_overdue(self, track, said, pointer):
        late = {}
        for whole in self.wholes(track):
            due = self.due(whole, track)
            if due < self.question.first:
                late[self.name_of(whole)] = due
        seen = set()
        for place, entry in enumerate(said):
            name = (entry["id"], entry["rule"])
            if name not in late or name in seen:
                self.breach("not-overdue", f"{pointer}/{place}")
                continue
            seen.add(name)
            self.compare("claim", f"{pointer}/{place}/due", entry["due"], late[name])
        for name in late:
            if name not in seen:
                self.breach("overdue-unsaid", pointer)

    # The certificates and the criteria

    def judge_certificate_head(self, track, own, pointer, forced, divisor):
        certificate = own.get("certificate")
        if certificate is None:
            return
        pointer += "/certificate"
        self.compare("claim", f"{pointer}/first_year", certificate["first_year"], self.question.first)
        self.compare("claim", f"{pointer}/horizon", certificate["horizon"], self.question.horizon[track])
        self.compare("claim", f"{pointer}/common_divisor", certificate["common_divisor"], divisor)
        self.compare("length", f"{pointer}/forced_minutes", len(certificate["forced_minutes"]), len(forced))
        for year, (said, found) in enumerate(zip(certificate["forced_minutes"], forced)):
            self.compare("claim", f"{pointer}/forced_minutes/{year}", said, found)

    def peaks(self):
        return {track: max(self.loads[track], default=0) for track in TRACKS}

    def known_peaks(self, track):
        """The other track's peak that a peak may rest on: the external one, where it is settled."""
        external = self.plan["tracks"]["external"]["criteria"].get("peak")
        settled = track == "internal" and external and external["status"] in ("proven", "by_search")
        return {"external": self.peaks()["external"]} if settled else {}

    def bound(self, track, name, part, fallback):
        """(the bound that a part of a certificate gives, whether it gives one)"""
        if part is None:
            return fallback, False
        part, at = dict(part), f"/tracks/{track}/certificate/{name}"
        if name == "peak":
            said, part["weighted_minutes"] = part["weighted_minutes"], self.weighted(track, part)
            if self.is_limitless(track, part):
                pass  # nothing is weighed with such a weight
            elif part["weighted_minutes"] is not None:
                self.compare("claim", f"{at}/weighted_minutes", said, part["weighted_minutes"])
            elif part["argument"] == "largest_unit":  # it stands without its weights
                self.breach("certificate-unusable", at)
                part = {**{key: part[key] for key in ("argument", "item", "rule")},
                        "weights": [0] * self.question.horizon[track], "weighted_minutes": 0}
        try:
            if name == "peak":
                return formulas.bound_of_peak(self.instance, track, part, self.known_peaks(track)), True
            return formulas.total_bound(self.instance, track, part, self.peaks()), True
        except formulas.Rejected:
            self.breach("certificate-unusable", at)
            return fallback, False

    def is_limitless(self, track, part):
        """Whether a weight is set on the other track's load in a year that nothing limits."""
        caps, known = self.instance.load_caps, self.known_peaks(track)
        other = TRACKS[1 - TRACKS.index(track)]
        return self.instance.tied and other not in known and any(
            weight and year not in caps[other] for year, weight in enumerate(part.get("other_track") or ()))

    def weighted(self, track, part):
        try:
            return formulas.Prices(self.instance, track, part, 0).weighted()
        except formulas.Rejected:
            return None

    def judge_bounds(self, track, own, pointer, forced, divisor):
        loads, criteria, certificate = self.loads[track], own["criteria"], own.get("certificate")
        values = {"peak": max(loads, default=0), "total": sum(loads), "spread": max(loads, default=0) - min(loads, default=0)}
        parts = {name: (certificate or {}).get(name) for name in ("peak", "total")}
        if not self.instance.tied and any(part.get(name) is not None for part in parts.values() if part
                                          for name in EXTRAS if part.get(name) != [] or name == "other_track"):
            self.breach("certificate-not-tied", f"{pointer}/certificate")
            parts = {"peak": None, "total": None}
        total_is_proven = False
        for name, fallback in (("peak", max(forced, default=0)), ("total", sum(forced))):
            if name not in criteria:
                continue
            said, at = criteria[name], f"{pointer}/criteria/{name}"
            self.compare("claim-rows", f"{at}/value", said["value"], values[name])
            bound, given = self.bound(track, name, parts[name], fallback)
            if said["bound"] != bound and (given or said["bound"] > bound):
                self.breach("bound", f"{at}/bound")
            if given and values[name] < bound:
                self.breach("below-bound", f"{at}/value")
            if said["status"] == "proven" and not given:
                self.breach("no-certificate", f"{at}/status")
            elif said["status"] == "proven" and values[name] > bound:
                self.breach("unproven", f"{at}/status")
            if said["status"] == "gap":
                self.compare("gap", f"{at}/gap", said["gap"], said["value"] - said["bound"])
            if name == "total":
                total_is_proven = given and values[name] == bound
        if "spread" in criteria:
            self.judge_spread(track, criteria["spread"], f"{pointer}/criteria/spread", values["spread"],
                              divisor, total_is_proven)

    def judge_spread(self, track, said, pointer, value, divisor, total_is_proven):
        self.compare("claim-rows", f"{pointer}/value", said["value"], value)
        if said["status"] == "proven":
            self.compare("spread-bound", f"{pointer}/bound", said["bound"], value)
            if not self.is_level(track, value, divisor, total_is_proven):
                self.breach("unproven-spread", f"{pointer}/status")
        elif not 0 <= said["bound"] <= value:
            self.breach("spread-bound", f"{pointer}/bound")
        if said["status"] == "gap":
            self.compare("gap", f"{pointer}/gap", said["gap"], said["value"] - said["bound"])

    def is_level(self, track, value, divisor, total_is_proven):
        if not total_is_proven:
            return False
        if value == 0:
            return True
        if self.rests_on_more(track):
            return self.scenario.order.index("total") < self.scenario.order.index("spread") and value <= divisor
        loads = self.loads[track]
        order = sorted(range(len(loads)), key=lambda year: -loads[year])
        largest = loads[order[0]]
        for place, year in enumerate(order):
            if largest - loads[year] > divisor:
                return False
            following = loads[order[place + 1]] if place + 1 < len(order) else loads[year]
            if following < loads[year] and self.is_least(track, order[:place + 1], divisor):
                largest = following
        return True

    def rests_on_more(self, track):
        """Whether a load is more than that of units with covers of their own."""
        return any(len(entity) > 1 for entity in self.instance.entities) or any(
            side.set_ups for entity in self.instance.entities for of, side in entity.items() if of == track)

    def is_least(self, track, years, divisor):
        """Whether every plan puts as much into these years together. What a plan puts into years at their cap, no other
        puts more into: so it is, too, if every plan puts as much into both."""
        caps, loads = self.instance.load_caps[track], self.loads[track]
        capped = {year for year, cap in caps.items() if year < len(loads) and cap - loads[year] < divisor}
        return any(sum(loads[year] for year in chosen) in self.least_in(track, chosen)
                   for chosen in (set(years), set(years) | capped))

    def least_in(self, track, years):
        """Bounds of what every plan puts into these years together, at least: each year of a cover costs `price`, which the total,
        where it comes before the spread, pays back; and each of these years one more."""
        order, total, bounds = self.scenario.order, sum(self.loads[track]), set()
        prices = range(self.question.horizon[track] + 1) if order.index("total") < order.index("spread") else (0,)
        for price in prices:
            costs = sum(entity[track].minutes * formulas.cheapest(
                {track: entity[track]}, {track: [price + (year in years) for year in range(entity[track].horizon)]})
                for entity in self.instance.entities if track in entity)
            bounds.add(costs - price * total)
        return bounds

    def rests_on_open(self, track):
        """Whether the total's certificate puts weights on the other track's load, whose peak is open."""
        part = (self.plan["tracks"][track]["certificate"] or {}).get("total") or {}
        return any(part.get("other_track") or ()) and self.is_open(TRACKS[1 - TRACKS.index(track)], "peak")

    def is_open(self, track, name):
        said = self.plan["tracks"][track]["criteria"].get(name)
        return said is not None and said["status"] not in ("proven", "by_search")

    def judge_order(self, track, own, pointer):
        open_before, statuses = False, [(name, own["criteria"][name]["status"]) for name in self.scenario.order
                                 if name in own["criteria"]]
        for name, status in statuses:
            if status in ("proven", "by_search") and open_before:
                self.breach("out-of-order", f"{pointer}/criteria/{name}/status")
            if name == "total" and status == "proven" and self.rests_on_open(track):
                self.breach("out-of-order", f"{pointer}/criteria/{name}/status")
            open_before = open_before or status not in ("proven", "by_search")
        self.compare("status", f"{pointer}/status", own["status"], "open" if open_before else "optimal")
