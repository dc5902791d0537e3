# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a plan held against what a scenario asks. A breach is (kind, track, rule, item, year); what a kind has no
use for is empty. `rule` is that of the scheme, or the event, the group, or the place of a pin or a cap."""

from scenario import TRACKS, tracks_of


class Row:
    def __init__(self, year, track, identifier, pointer, **columns):
        self.year, self.track, self.id, self.pointer = year, track, identifier, pointer
        self.columns = columns  # rule, standard, objective, minutes: those that the plan has
        self.continued = False


class Judge:
    def __init__(self, scenario, question, course, last):
        """`last`: by track, the last year that is judged."""
        self.scenario, self.question, self.course, self.last = scenario, question, course, last
        self.breaches = []
        self.years = {}  # (item, track): the years that count
        self.counted = {track: {} for track in TRACKS}  # year: items

    def breach(self, kind, track="", rule="", item="", year=""):
        self.breaches.append((kind, track, str(rule), item, str(year)))

    def all(self):
        self.judge_rows()
        for track in TRACKS:
            for item in self.question.claims[track]:
                self.judge_coverage(item, track)
            for item in self.question.in_scope(track):
                self.judge_pins(item, track)
            self.judge_together(track)
            self.judge_apart(track)
        self.judge_requests()
        self.judge_caps()
        self.judge_statement()
        return self.breaches

    # Rows

    def judge_rows(self):
        seen = set()
        for row in self.course.rows:
            if self.course.revoked_after is not None and row.year > self.course.revoked_after:
                self.breach("row-revoked", row.track, "", row.id, row.year)
                continue
            item, inside = self.known(row), self.is_inside(row)
            if item is not None and self.course.missed_by(item, row.track, row.year):
                self.breach("row-missed", row.track, "", row.id, row.year)
                continue
            if not inside:
                self.breach("row-outside", row.track, "", row.id, row.year)
            if item is None:
                continue
            if inside and (item.id, row.track, row.year) in seen:
                self.breach("row-repeated", row.track, "", row.id, row.year)
            if self.judge_scope(item, row):
                self.judge_columns(item, row)
            if inside:
                seen.add((item.id, row.track, row.year))
                self.count(item, row)

    def known(self, row):
        item = self.scenario.items.get(row.id)
        if item is None:
            today, event = self.course.trace(row.id, -1)  # as if it were from before all changes
            kind = "row-unknown" if event is None else "row-renumbered" if today else "row-withdrawn"
            self.breach(kind, row.track, "", row.id, row.year)
        return item

    def is_inside(self, row):
        end = self.question.last
        if row.continued:
            return end < row.year <= self.last[row.track]
        return self.question.first <= row.year <= end

    def judge_scope(self, item, row):
        reason = self.question.out_of_scope(item, row.track)
        if reason is None and item not in self.question.in_scope(row.track) \
                and not self.naming(item, row):
            reason = "no-rule"
        if reason:
            self.breach(f"row-{reason}", row.track, "", row.id, row.year)
        return reason is None

    def judge_columns(self, item, row):
        expected = {"standard": item.standard, "objective": item.objective.id, "minutes": item.minutes[row.track]}
        for name, value in row.columns.items():
            if not self.is_named(item, row) if name == "rule" else value != expected[name]:
                self.breach(f"row-{name}", row.track, "", row.id, row.year)

    def naming(self, item, row):
        return self.course.naming(item, row.track, row.year, item in self.question.claims[row.track])

    def is_named(self, item, row):
        """All rules in the scheme's order, and behind them none but events that ask for an audit in that year."""
        rules = [rule.id for rule in self.question.claims[row.track].get(item, ())]
        words, asking = row.columns["rule"].split("+"), self.naming(item, row)
        events = words[len(rules):]
        return (words[:len(rules)] == rules and all(word in asking for word in events) and len(set(events)) == len(events))

    def count(self, item, row):
        self.years.setdefault((item, row.track), set()).add(row.year)
        self.counted[row.track].setdefault(row.year, set()).add(item)

    # Coverage

    def audits(self, item, track):
        """The years in which the item is audited, or counts as audited."""
        own = set(self.years.get((item, track), ()))
        return sorted(own | (self.external_years(item) if track == "internal" and self.scenario.counts else set()))

    def external_years(self, item):
        """The years in which the external audit covers all items of the internal unit that external rules select, as far
        as the internal ones are judged."""
        whole = self.question.cluster(item, "internal")
        if self.question.holder(whole) is None:
            return set()
        years = set.intersection(*(self.years.get((member, "external"), set()) for member in self.question.outside(whole)))
        return {year for year in years if year <= self.last["internal"]}

    def judge_coverage(self, item, track):
        audits, last = self.audits(item, track), self.last[track]
        for rule in self.question.claims[track][item]:
            before, due = self.question.due(item, track, rule)
            if due < self.question.first:
                limit = self.question.first_allowed(item, track)
                if limit <= last and not (audits and audits[0] <= limit):
                    self.breach("overdue", track, rule.id, item.id, limit)
            elif rule.every > 1 and due <= last and not (audits and audits[0] <= due):
                self.missing(track, rule, item, before, due, audits)
            if rule.every == 1:
                for year in range(max(due, self.question.first + (due < self.question.first)), last + 1):
                    if year not in audits:
                        self.breach("yearly", track, rule.id, item.id, year)
            else:
                self.judge_distances(track, rule, item, audits)

    def missing(self, track, rule, item, before, due, audits):
        if before is None:
            self.breach("never", track, rule.id, item.id, due)
        elif audits:
            self.breach("gap", track, rule.id, item.id, audits[0])
        else:
            self.breach("end", track, rule.id, item.id, due)

    def judge_distances(self, track, rule, item, audits):
        for year, following in zip(audits, audits[1:]):
            if following - year > rule.every:
                self.breach("gap", track, rule.id, item.id, following)
        if audits and audits[-1] + rule.every <= self.last[track]:
            self.breach("end", track, rule.id, item.id, audits[-1] + rule.every)

    def judge_requests(self):
        for request in self.course.requests:
            if request.met:
                continue
            years = self.years.get((request.item, request.track), ())
            late = request.due < self.question.first
            due = self.question.first_allowed(request.item, request.track) if late else request.due
            if self.course.claims_judged:  # every plan that a certificate speaks of has it within the years judged
                due = min(due, self.last[request.track])
            if due <= self.last[request.track] and not any(year <= due for year in years):
                self.breach("reaudit", request.track, request.id, request.item.id, due)

    # Pins, groups, caps

    def judge_pins(self, item, track):
        years = self.years.get((item, track), set())
        for year, (kind, name) in self.question.required(item, track).items():
            if self.question.first <= year <= self.last[track] and year not in years:
                self.breach(kind, track, name, item.id, year)
        for year in sorted(years):
            place = self.question.barred(item, track, year)
            if place is not None:
                self.breach("barred", track, place, item.id, year)

    def judge_together(self, track):
        """Each item against the first of what groups make one with it: where their years differ, the first such year. It
        goes by the first group that it is in itself."""
        question, groups = self.question, {}
        for place, group in enumerate(self.scenario.together):
            for unit in question.units_of_group(group, track) if track in tracks_of(group) else ():
                groups.setdefault(unit, place)
        for unit, place in groups.items():
            first = question.clusters[track][unit][0].leading()
            for item in unit.items:
                differing = self.years.get((first, track), set()) ^ self.years.get((item, track), set())
                if differing:
                    self.breach("together", track, place, item.id, min(differing))

    def judge_apart(self, track):
        for place, group in enumerate(self.scenario.apart):
            if track not in tracks_of(group):
                continue
            units = self.question.units_of_group(group, track)
            wholes = list({id(self.question.clusters[track][unit]): self.question.clusters[track][unit]
                           for unit in units}.values())
            for year in range(self.question.first, self.last[track] + 1):
                audited = self.counted[track].get(year, set())
                if sum(any(item in audited for unit in whole for item in unit.items) for whole in wholes) > 1:
                    self.breach("apart", track, place, "", year)

    def opened(self, group, track, year):
        audited = self.counted[track].get(year, set())
        return any(item in audited for item in self.scenario.chosen_items(group))

    def rate(self, track, skill):
        """What an hour costs: a rate with the skill goes before one without."""
        for wanted in (skill, "") if skill else ("",):
            for rate in self.scenario.rates:
                if track in tracks_of(rate) and rate.get("skill", "") == wanted:
                    return int(rate["per_hour"])
        return None

    def minutes_of(self, entry):
        return int(entry.get("minutes", 0)) + 60 * int(entry.get("hours", 0))

    def limit(self, cap):
        """Minutes, or sixty times the money, so that prices an hour need no fractions."""
        return 60 * int(cap["money"]) if "money" in cap else self.minutes_of(cap)

    def share(self, cap, track, item):
        if track not in tracks_of(cap) or (cap.get("skill") and item.skill != cap["skill"]):
            return 0
        return item.minutes[track] * (self.rate(track, item.skill) if "money" in cap else 1)

    def opening(self, cap, track, group):
        """What a cap counts of opening a set-up on a track."""
        if cap.get("skill") or track not in tracks_of(cap) or track not in tracks_of(group):
            return 0
        minutes = self.minutes_of(group)
        return minutes * self.rate(track, "") + 60 * int(group.get("money", 0)) if "money" in cap else minutes

    def taken(self, cap, year):
        return sum(sum(self.share(cap, track, item) for item in self.counted[track].get(year, set()))
                   + sum(self.opening(cap, track, group) for group in self.scenario.set_ups
                         if self.opened(group, track, year)) for track in tracks_of(cap))

    def judge_caps(self):
        for place, cap in enumerate(self.scenario.caps):
            end = max(self.last[track] for track in tracks_of(cap))
            for year in range(self.question.first, end + 1):
                if (not cap.get("years") or str(year) in cap["years"]) and self.taken(cap, year) > self.limit(cap):
                    self.breach("cap", "", place, "", year)

    def judge_statement(self):
        for item in self.scenario.items.values():
            if item.selected or item.heading:
                continue
            if item.standard != "control":
                self.breach("statement-standard", item=item.id)
            elif item.level == "detailed" and item.mandatory and item.objective.selected:
                self.breach("statement-mandatory", item=item.id)
            elif not item.reason and not (item.level == "detailed" and not item.objective.selected):
                self.breach(f"statement-{item.level}", item=item.id)
