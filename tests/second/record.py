# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done before the years that are judged, and since when a plan is open: history, frozen rows, events."""

from question import Question
from scenario import TRACKS, chosen_by, day, listed, table


class Nothing:
    """What a scenario without events has behind it."""

    requests = ()


class Request:
    """An audit that an event asks for, of an item in a year from `begin` to `due`, which may be past; `met` where the
    record has it. To units it is a rule: of an incident objectives are audited as a whole, of a finding each item."""

    every = 99  # once

    def __init__(self, event, item, track, begin, due):
        self.id, self.item, self.track, self.begin, self.due = event["id"], item, track, begin, due
        self.unit, self.met = "objective" if event["kind"] == "incident" else "item", False


class Course:
    def __init__(self, scenario, rows, plan):
        self.scenario = scenario
        self.start, self.last = scenario.start, scenario.start + scenario.years - 1
        self.events = sorted(scenario.events, key=lambda event: day(event["date"]))
        self.mappings = [self.read_mapping(event) for event in self.events if event["kind"] == "catalog"]
        self.breaches = []
        self.replanned = ((plan or {}).get("replanned") or {}).get("from")
        self.has_events = bool(self.events) or self.replanned is not None
        self.first = self.first_open()
        self.claims_judged = not self.has_events or self.replanned is not None
        self.frozen = [row for row in rows if row.year < self.first and not row.continued] if self.has_events else []
        self.revoked_after = self.revocation()
        self.claims_judged = self.claims_judged and self.revoked_after is None
        frozen = set(self.frozen)
        self.rows = [row for row in rows if row not in frozen and (self.claims_judged or not row.continued)]
        self.judge_frozen()
        self.record = self.make_record()
        self.came = {}  # (item, track): the year as in which it counts as audited, though it never was
        self.not_before = self.entered()
        self.requests = self.make_requests()

    def year(self, event, key="date"):
        return self.scenario.year_of(day(event[key]))

    def of_kind(self, *kinds):
        return [event for event in self.events if event["kind"] in kinds]

    def first_open(self):
        """The first year that has not ended, or the one that a plan says it was planned anew from."""
        if not self.has_events:
            return self.start
        first = max(self.start, self.scenario.year_of(self.scenario.as_of))
        if self.replanned is None:
            return first
        if self.replanned not in (first, first + 1):
            self.breaches.append(("replanned", "", "", "/replanned/from", ""))
            return first
        return self.replanned

    # Catalogs of other days

    def read_mapping(self, event):
        rows = table(self.scenario.events_folder / event["mapping"])
        return (self.year(event), event["id"], {row["old"]: row["new"] for row in rows if row["old"]},
                {row["new"] for row in rows if row["new"] and not row["old"]})

    def trace(self, identifier, year):
        """(what it is called today, or "" where it was withdrawn; the event that says so)"""
        event = None
        for changed, name, renumbered, _ in self.mappings:
            stands = year > changed or (year == changed and identifier in self.scenario.items)
            if not stands and identifier in renumbered:
                identifier, event = renumbered[identifier], name
                if not identifier:
                    break
        return identifier, event

    def judge_frozen(self):
        seen = set()
        for row in self.frozen:
            identifier, _ = self.trace(row.id, row.year)
            if row.year < self.start:
                self.breaches.append(("row-outside", row.track, "", row.id, str(row.year)))
                continue
            if not identifier:
                continue  # withdrawn since
            if identifier not in self.scenario.items:
                self.breaches.append(("row-unknown", row.track, "", row.id, str(row.year)))
                continue
            if (row.id, row.track, row.year) in seen:
                self.breaches.append(("row-repeated", row.track, "", row.id, str(row.year)))
            seen.add((row.id, row.track, row.year))

    # What was done

    def make_record(self):
        rows = [(row.id, row.track, row.year) for row in self.frozen if row.year >= self.start]
        history = [entry for entry in self.scenario.history if entry[2] < self.start]
        done = {(self.trace(identifier, year)[0], track, year) for identifier, track, year in rows + history}
        for event in self.of_kind("missed", "late"):
            for item in self.items_at(event["ids"], int(event["year"])):
                audit = (item.id, event["track"], int(event["year"]))
                was_planned = audit in done
                done.discard(audit)
                if event["kind"] == "late" and was_planned:
                    done.add((item.id, event["track"], min(self.year(event, "done"), self.first - 1)))
        done |= self.served(done) if self.scenario.counts else set()
        for event in self.of_kind("reapplication"):
            done = {audit for audit in done if audit[2] >= self.year(event)}
        record = {}
        for identifier, track, year in done:
            record.setdefault((identifier, track), set()).add(year)
        return record

    def served(self, done):
        """Internal audits that those done externally in the plan's years stand for."""
        question, found = Question(self.scenario, Nothing, self.start, self.last), set()
        for unit in question.units["internal"]:
            whole = question.clusters["internal"][unit]
            if question.holder(whole) is not None:
                years = set.intersection(*({year for identifier, track, year in done if track == "external"
                                            and identifier == item.id and year >= self.start}
                                           for item in question.outside(whole)))
                found |= {(item.id, "internal", year) for item in unit.items for year in years}
        return found

    def items_at(self, ids, year):
        """Items by globs of today's IDs, or of those that the catalog had in a year."""
        found = {item.id: item for item in chosen_by(listed(ids), self.scenario.items.values())}
        for _, _, renumbered, _ in self.mappings:
            for old in renumbered:
                today, _ = self.trace(old, year)
                if today in self.scenario.items and any(chosen_by([glob], [old]) for glob in listed(ids)):
                    found[today] = self.scenario.items[today]
        return list(found.values())

    def entered(self):
        """What came into scope counts as audited in the year before, where it never was. Nothing is due before it came."""
        not_before = {}
        for event in self.events:
            year = self.year(event)
            for item, track in self.entering(event):
                if event["kind"] != "scheme":
                    self.came[item, track] = max(year - 1, self.came.get((item, track), year - 1))
                not_before[item, track] = max(year, not_before.get((item, track), year))
        return not_before

    def entering(self, event):
        items = list(self.scenario.items.values())
        if event["kind"] == "scheme":
            return [(item, track) for item in items for track in TRACKS]
        if event["kind"] == "scope":
            return [(item, track) for item in self.items_at(event["ids"], self.year(event)) for track in TRACKS]
        if event["kind"] == "underlying":
            return [(item, "external") for item in self.items_at(event.get("removed") or [], self.year(event))]
        if event["kind"] == "catalog":
            added = next(new for _, name, _, new in self.mappings if name == event["id"])
            return [(item, track) for item in items if item.id in added for track in TRACKS]
        return []

    # What is asked besides

    def make_requests(self):
        requests = []
        for event in self.of_kind("incident", "finding"):
            wanted = event.get("reaudit") if event["kind"] == "incident" else event
            if wanted:
                track = event.get("track", "external")
                for item in self.asked_items(event, wanted, track):
                    requests.append(self.request(event, item, track, self.year(wanted, "by")))
        return requests

    def asked_items(self, event, wanted, track):
        items = self.items_at(wanted.get("ids") or [], self.year(event))
        if event["kind"] == "incident":
            domains = listed(wanted.get("domain"))
            items = [item for item in self.scenario.items.values() if item in items or item.objective in items
                     or item.objective.id.split(".")[0] in domains]
        return [item for item in items if item.selected and not item.heading and not (item.inherited and track == "external")]

    def request(self, event, item, track, due):
        request = Request(event, item, track, self.year(event), due)
        request.met = any(request.begin <= year <= due for year in self.record.get((item.id, track), ()) if year < self.first)
        return request

    def requests_of(self, item, track):
        """Those that are still to be met."""
        return [request for request in self.requests if request.item is item and request.track == track and not request.met]

    def naming(self, item, track, year, selected):
        """The events that a row of that year may name: one that is late already, or of what rules have not `selected`, in
        any year from its own on."""
        return [request.id for request in self.requests if request.item is item and request.track == track
                and request.begin <= year and (year <= request.due or request.due < self.first or not selected)]

    def missed_by(self, item, track, year):
        """The event that says that the audit of a year which is still open was not done."""
        return next((event["id"] for event in self.of_kind("missed") if event["track"] == track
                     and int(event["year"]) == year and item in self.items_at(event["ids"], year)), None)

    def revocation(self):
        """The last year in which rows may stand, where the listing was not taken up again."""
        last = None
        for event in self.of_kind("revocation", "reapplication"):
            if event["kind"] == "revocation":
                last = self.year(event)
            elif event.get("listed"):
                last = None
        return last
