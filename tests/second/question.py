# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scenario asks of the years from `first` on: who is in which rule's scope, which items are one unit, by when each
is due, and what pins and groups want."""

import re

from scenario import TRACKS, chosen, matches, listed, tracks_of


def natural(item):
    """9.2.3 comes before 9.10.1, and before 9.2.P."""
    return [(0, int(word), "") if word.isdigit() else (1, 0, word) for word in re.split(r"[.-]", item.id)]


class Unit:
    """What one rule schedules as a whole, or several that a group joins."""

    def __init__(self, track, rule, objective):
        self.track, self.rule, self.objective = track, rule, objective
        self.items, self.groups = [], []

    def leading(self):
        """Of an objective's unit the objective itself, where it is one of the items."""
        return self.objective if self.objective in self.items else self.items[0]

    def minutes(self):
        return sum(item.minutes[self.track] for item in self.items)


class Question:
    def __init__(self, scenario, course, first, last):
        self.scenario, self.course, self.first, self.last = scenario, course, first, last
        self.claims = {track: self.claims_of(track) for track in TRACKS}
        self.horizon = {track: max([last - first + 1] + self.periods(track)) for track in TRACKS}
        self.unit_of, self.units = {}, {track: [] for track in TRACKS}
        for track in TRACKS:
            self.make_units(track)
        self.clusters = {track: self.joined(track) for track in TRACKS}

    def out_of_scope(self, item, track):
        """Why no rule of the track can select the item; None where one may."""
        if not item.selected:
            return "unselected"
        if item.heading:
            return "heading"
        if item.inherited and track == "external":
            return "inherited"
        return None

    def claims_of(self, track):
        """{item: the enabled rules that claim it, in the scheme's order}"""
        claims = {}
        for rule in self.scenario.rules:
            if not rule.enabled or rule.track != track:
                continue
            found = [item for item in self.scenario.items.values()
                     if not self.out_of_scope(item, track) and rule.selects(item)]
            if rule.unit == "objective":
                found += [item for item in {member.objective.id: member.objective for member in found}.values()
                          if item not in found and not self.out_of_scope(item, track)]
            for item in found:
                claims.setdefault(item, []).append(rule)
        return claims

    def periods(self, track):
        """Those of all enabled rules, where there is anything to audit at all."""
        asked = self.claims[track] or any(request.track == track and not request.met for request in self.course.requests)
        return [rule.every for rule in self.scenario.rules if rule.enabled and rule.track == track and asked]

    def make_units(self, track):
        units = {}
        for item in sorted(self.scenario.items.values(), key=natural):
            if item in self.claims[track]:
                rule = min(self.claims[track][item], key=lambda rule: rule.every)
                whole = item.objective if rule.unit == "objective" else item
                unit = units.setdefault((rule.id, whole.id), Unit(track, rule, whole))
                unit.items.append(item)
                self.unit_of[item, track] = unit
        for request in self.course.requests:
            claimed = request.item in self.claims[track] or (request.item, track) in self.unit_of
            if request.track == track and not request.met and not claimed:
                whole = request.item.objective if request.unit == "objective" else request.item
                unit = units.setdefault((request.id, whole.id), Unit(track, request, whole))
                unit.items.append(request.item)
                self.unit_of[request.item, track] = unit
        self.units[track] = list(units.values())

    def in_scope(self, track):
        """What rules claim, and what events ask for."""
        return [item for item, of in self.unit_of if of == track]

    def joined(self, track):
        """{unit: all units that groups make one with it}"""
        clusters = {unit: [unit] for unit in self.units[track]}
        for group in self.scenario.together:
            if track in tracks_of(group):
                members = self.units_of_group(group, track)
                merged = [unit for unit in self.units[track] if any(unit in clusters[member] for member in members)]
                for unit in merged:
                    clusters[unit] = merged
        return clusters

    def units_of_group(self, group, track):
        found = [self.unit_of[item, track] for item in self.scenario.chosen_items(group) if (item, track) in self.unit_of]
        return list(dict.fromkeys(found))

    def cluster(self, item, track):
        return self.clusters[track][self.unit_of[item, track]]

    def outside(self, whole):
        """The items of an internal unit that external rules select."""
        return [item for unit in whole for item in unit.items if item in self.claims["external"]]

    def holder(self, whole):
        """The one external unit that holds all items of an internal one that external rules select, and that serves no
        other; None where there is none."""
        holders = {id(self.cluster(item, "external")): self.cluster(item, "external") for item in self.outside(whole)}
        if len(holders) != 1:
            return None
        holder, = holders.values()
        served = {id(self.cluster(item, "internal")) for unit in holder for item in unit.items
                  if item in self.claims["external"] and (item, "internal") in self.unit_of}
        return holder if len(served) == 1 else None

    def pins_of(self, item, track):
        """The pins of everything that is one with the item, by their place in the scenario."""
        whole = {member.id for unit in self.cluster(item, track) for member in unit.items}
        return [(place, pin) for place, pin in enumerate(self.scenario.pins) if track in tracks_of(pin)
                and any(matches(listed(pin["ids"]), identifier) for identifier in whole)]

    def may_stand(self, item, track, year):
        """Whether pins allow the year, and no event says that its audit was not done."""
        whole = [member for unit in self.cluster(item, track) for member in unit.items]
        return (self.barred(item, track, year) is None
                and not any(self.course.missed_by(member, track, year) for member in whole))

    def required(self, item, track):
        """{year: who asks for it first}: a rule with initial_full, ("full", its name), or a pin, ("must", its place). What
        is asked of an item holds for all that is one with it."""
        whole = [member for unit in self.cluster(item, track) for member in unit.items]
        years = {}
        for rule in self.scenario.rules:
            if rule.initial_full and any(rule in self.claims[track].get(member, ()) for member in whole):
                years.setdefault(self.full_year(), ("full", rule.id))
        for place, pin in self.pins_of(item, track):
            for year in listed(pin.get("must")):
                years.setdefault(int(year), ("must", place))
        return years

    def barred(self, item, track, year):
        """The first pin that rules the year out, or None."""
        for place, pin in self.pins_of(item, track):
            if str(year) in listed(pin.get("not")) or ("only" in pin and str(year) not in listed(pin["only"])):
                return place
        return None

    def first_allowed(self, item, track):
        """Where none is allowed nothing is right: the first one then."""
        years = range(self.first, self.first + self.horizon[track])
        return next((year for year in years if self.may_stand(item, track, year)), self.first)

    def full_year(self):
        """The first plan year of the scheme, in which what a rule wants in full is audited."""
        return max([self.scenario.start] + [self.course.year(event) for event in self.course.of_kind("scheme")])

    def last_audit(self, item, track, rule):
        """Of a rule that takes objectives as one, a detailed control without an audit of its own has its objective's."""
        for whose in (item, item.objective) if rule.unit == "objective" else (item,):
            years = [year for year in self.course.record.get((whose.id, track), ()) if year < self.first]
            if years:
                return max(years)
        return None

    def due(self, item, track, rule):
        """(the last audit or None, the year by which the next one is due, which may be past)"""
        last = self.last_audit(item, track, rule)
        counted = self.course.came.get((item, track), self.scenario.start - 1) if last is None else last
        due = counted + rule.every
        return last, max(due, self.course.not_before.get((item, track), due))
