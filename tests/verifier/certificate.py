# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes the certificates of a plan's JSON, from auditplan(5) alone.

In Python because its whole numbers have no end and its dictionaries remember: the formulas stand here as they stand in
the manual, with nothing of the program beside them. Years are counted from 0.
"""

from functools import lru_cache
from math import gcd

TRACKS = ("external", "internal")
UNLIMITED = 10**30


class Rejected(Exception):
    """The certificate does not prove what it says."""


class Unsound(Exception):
    """The formulas prove more than is true: a plan is there that has less."""


class Side:
    """The audits of an entity on one track: `allowed` and `required` are sets of years."""

    def __init__(self, name, minutes, horizon, windows, allowed, required=(), shares=(), apart=(), set_ups=()):
        self.name, self.minutes, self.horizon = name, minutes, horizon
        self.windows = [frozenset(window) for window in windows]  # each must hold an audit
        self.allowed, self.required = frozenset(allowed), frozenset(required)
        self.shares, self.apart, self.set_ups = shares, frozenset(apart), frozenset(set_ups)


class Instance:
    """Entities are {track: Side}: two sides where external audits count for the internal one.

    caps: [(most, years, [share of each set-up by track])]; set_ups: [(minutes, tracks)]; load_caps: {track: {year: most}};
    tied: whether the manual calls the scenario so.
    """

    def __init__(self, horizons, entities, caps=(), apart=0, set_ups=(), load_caps=None, tied=False):
        self.horizons, self.entities, self.caps, self.apart, self.set_ups = horizons, entities, caps, apart, set_ups
        self.load_caps = load_caps or {track: {} for track in TRACKS}
        self.tied = tied
        self.ways = [is_way_of(entity) for entity in entities]
        self.forced = [forced_years(entity, is_way) for entity, is_way in zip(entities, self.ways)]
        self.fixed = [is_way(forced) for is_way, forced in zip(self.ways, self.forced)]
        self.opened = {
            (group, track): set().union(*(forced[track] for entity, forced in zip(entities, self.forced)
                                          if track in entity and group in entity[track].set_ups))
            for group, (_, tracks) in enumerate(set_ups) for track in tracks}

    def meter(self, track, of_side, of_set_up):
        """Forced amounts by year, and the divisor of what may come on top; `track` None: of both."""
        forced, divisor = {}, 0
        for entity, years, fixed in zip(self.entities, self.forced, self.fixed):
            for of, side in entity.items():
                if track in (None, of):
                    for year in years[of]:
                        forced[year] = forced.get(year, 0) + of_side(side)
                    divisor = divisor if fixed else gcd(divisor, of_side(side))
        for (group, of), opened in self.opened.items():
            if track in (None, of):
                for year in opened:
                    forced[year] = forced.get(year, 0) + of_set_up(group, of)
                if opened != set(range(self.horizons[of])):
                    divisor = gcd(divisor, of_set_up(group, of))
        return forced, divisor

    def load_meter(self, track):
        return self.meter(track, lambda side: side.minutes, lambda group, of: self.set_ups[group][0])


def is_way_of(entity):
    """A function that says whether sets of years by track are a cover, or a pair of covers."""

    def is_way(years):
        for track, side in entity.items():
            counted = years[track] | (years.get("external", set()) if track == "internal" else set())
            if not (years[track] <= side.allowed and side.required <= years[track]
                    and all(window & counted for window in side.windows)):
                return False
        return True

    return is_way


def forced_years(entity, is_way):
    every = {track: set(side.allowed) for track, side in entity.items()}
    return {track: {year for year in side.allowed if not is_way({**every, track: every[track] - {year}})}
            for track, side in entity.items()}


def cheapest(entity, prices):
    """The least sum of prices[track][year] of a way: by year, and by what no audit has met so far."""
    horizon = max(side.horizon for side in entity.values())
    windows = [(track, window) for track, side in entity.items() for window in side.windows]
    last = {index: max(window) for index, (_, window) in enumerate(windows)}

    @lru_cache(maxsize=None)
    def rest(year, open_windows):
        if year == horizon:
            return 0 if not open_windows else UNLIMITED
        best = UNLIMITED
        for audits in ((), ("external",), ("internal",), TRACKS):
            price = 0
            for track in audits:
                if track not in entity or year not in entity[track].allowed:
                    price = UNLIMITED
                    break
                price += prices[track][year]
            for track, side in entity.items():
                if year in side.required and track not in audits:
                    price = UNLIMITED
            if price >= UNLIMITED:
                continue
            met = frozenset(index for index in open_windows if year in windows[index][1]
                            and (windows[index][0] in audits or (windows[index][0] == "internal" and "external" in audits
                                                                 and "external" in entity)))
            left = open_windows - met
            if all(last[index] > year for index in left):
                best = min(best, price + rest(year + 1, left))
        return best

    return rest(0, frozenset(range(len(windows))))


def room_of(forced, divisor, most):
    return forced if divisor == 0 else forced + (most - forced) // divisor * divisor


def at(weights, year):
    return weights[year] if year < len(weights) else 0


class Prices:
    """A part of a certificate, held against the instance."""

    def __init__(self, instance, track, part, scale):
        self.instance, self.track, self.scale = instance, track, scale
        other = TRACKS[1 - TRACKS.index(track)]
        self.loads = {track: part.get("weights") or [], other: part.get("other_track") or []}
        self.caps = [(entry["cap"], entry["weights"]) for entry in part.get("caps") or []]
        self.apart = [(entry["apart"], entry["track"], entry["weights"]) for entry in part.get("apart") or []]
        self.set_ups = [(entry["set_up"], entry["track"], (entry["item"], entry["rule"]), entry["weights"])
                        for entry in part.get("set_ups") or []]
        self.judge()

    def judge(self):
        instance = self.instance
        lists = ([self.loads[track] for track in TRACKS] + [weights for _, weights in self.caps]
                 + [weights for _, _, weights in self.apart] + [weights for _, _, _, weights in self.set_ups])
        if any(weight < 0 for weights in lists for weight in weights):
            raise Rejected("a negative weight")
        if len(self.loads[self.track]) != instance.horizons[self.track]:
            raise Rejected("a wrong number of weights")
        if any(len(weights) not in instance.horizons.values() for weights in lists if weights):
            raise Rejected("a wrong number of weights")
        for index, weights in self.caps:
            if not 0 <= index < len(instance.caps):
                raise Rejected("no such cap")
            if any(weight and year not in instance.caps[index][1] for year, weight in enumerate(weights)):
                raise Rejected("a weight without a limit")
        if any(not 0 <= index < instance.apart for index, _, _ in self.apart):
            raise Rejected("no such group")
        self.judge_set_ups()

    def judge_set_ups(self):
        instance, sums = self.instance, {}
        for group, track, name, weights in self.set_ups:
            sides = [entity[track] for entity in instance.entities if track in entity]
            if not 0 <= group < len(instance.set_ups) or not any(name == side.name and group in side.set_ups
                                                                 for side in sides):
                raise Rejected("no such member of a set-up")
            for year, weight in enumerate(weights):
                sums[group, track, year] = sums.get((group, track, year), 0) + weight
        for (group, track, year), total in sums.items():
            paid = year in instance.opened[group, track]
            if total > (0 if paid else self.opening(group, track, year)):
                raise Rejected("the members of a set-up cost more than it")

    def load(self, track, year):
        return at(self.loads[track], year) + (self.scale if track == self.track else 0)

    def opening(self, group, track, year):
        return (self.instance.set_ups[group][0] * self.load(track, year)
                + sum(at(weights, year) * self.instance.caps[cap][2][group][track] for cap, weights in self.caps))

    def audit(self, side, track, year):
        return (side.minutes * self.load(track, year)
                + sum(at(weights, year) * side.shares[cap] for cap, weights in self.caps)
                + sum(at(weights, year) for group, of, weights in self.apart if of == track and group in side.apart)
                + sum(at(weights, year) for _, of, name, weights in self.set_ups if of == track and name == side.name))

    def weighted(self):
        """R: the cheapest ways, and what is open in every plan."""
        ways = sum(cheapest(entity, {track: [self.audit(side, track, year) for year in range(side.horizon)]
                                     for track, side in entity.items()}) for entity in self.instance.entities)
        return ways + sum(self.opening(group, track, year)
                          for (group, track), opened in self.instance.opened.items() for year in opened)

    def room(self, peaks):
        instance, total = self.instance, 0
        for track in TRACKS:
            forced, divisor = instance.load_meter(track)
            for year in range(instance.horizons[track]):
                if at(self.loads[track], year):
                    limit = min(peaks.get(track, UNLIMITED), instance.load_caps[track].get(year, UNLIMITED))
                    if limit == UNLIMITED:
                        raise Rejected("a weight without a limit")
                    total += self.loads[track][year] * room_of(forced.get(year, 0), divisor, limit)
        for index, weights in self.caps:
            forced, divisor = instance.meter(None, lambda side: side.shares[index],
                                             lambda group, of: instance.caps[index][2][group][of])
            for year, weight in enumerate(weights):
                total += weight * room_of(forced.get(year, 0), divisor, instance.caps[index][0])
        for index, track, weights in self.apart:
            forced, divisor = instance.meter(track, lambda side: int(index in side.apart), lambda group, of: 0)
            for year in range(min(len(weights), instance.horizons[track])):
                total += weights[year] * room_of(forced.get(year, 0), divisor, 1)
        return total


def weigh(instance, track, part):
    prices = Prices(instance, track, part, 0)
    needed = prices.weighted()
    if needed != part["weighted_minutes"]:
        raise Rejected(f"other weighted minutes than {needed}")
    return prices, needed


def peak_bound(instance, track, part, other_peaks):
    prices, needed = weigh(instance, track, part)
    if not any(part["weights"]):
        raise Rejected("no weight")
    forced, _ = instance.load_meter(track)
    low = max([forced.get(year, 0) for year in range(instance.horizons[track])])
    high = max(low, sum(entity[track].minutes for entity in instance.entities if track in entity)
               + sum(minutes for minutes, tracks in instance.set_ups if track in tracks))
    if prices.room({**other_peaks, track: high}) < needed:
        raise Rejected("there is no plan")
    while low < high:
        middle = (low + high) // 2
        if prices.room({**other_peaks, track: middle}) >= needed:
            high = middle
        else:
            low = middle + 1
    return low


def total_bound(instance, track, part, peaks):
    if part["scale"] <= 0:
        raise Rejected("no scale")
    prices = Prices(instance, track, part, part["scale"])
    least = -((prices.room(peaks) - prices.weighted()) // part["scale"])
    forced, divisor = instance.load_meter(track)
    base = sum(forced.values())
    if least <= base:
        return base
    return least if divisor == 0 else base - (base - least) // divisor * divisor


def largest_bound(instance, track, part):
    """A unit that no year is forced upon is audited once by its deadline, on top of what is forced there."""
    weigh(instance, track, part)
    name = (part.get("item"), part.get("rule"))
    forced, _ = instance.load_meter(track)
    for entity, years in zip(instance.entities, instance.forced):
        alone = track in entity and (track == "external" or len(entity) == 1)
        if alone and entity[track].name == name and not years[track]:
            side = entity[track]
            return side.minutes + min(forced.get(year, 0) for year in side.windows[0] & side.allowed)
    raise Rejected("no such unit without forced years")


def pigeonhole(least):
    """Units of `least` minutes and more, of which a room holds a whole number."""
    return lambda room, minutes: int(minutes >= least), lambda room: room // least


def threshold(least):
    """Units that leave less than `least` minutes fill the room; those of less than that count for nothing."""

    def counted(room, minutes):
        if 2 * least > room:
            return minutes
        if minutes > room - least:
            return room
        return 0 if minutes < least else minutes

    return counted, lambda room: room


def rounding(slots):
    """All but whole multiples of one part of `slots` + 1 are rounded down to parts of `slots`."""

    def counted(room, minutes):
        parts, left = divmod(minutes * (slots + 1), room)
        return minutes * slots if left == 0 else room * parts

    return counted, lambda room: slots * room


def counting(part):
    """How units and rooms count in a refutation, and the parameter of that."""
    if part["argument"] == "pigeonhole":
        of, parameter = pigeonhole, part.get("least_minutes")
    elif part["argument"] == "dual_feasible_function":
        of, parameter = {"threshold": threshold, "rounding": rounding}.get(part.get("function")), part.get("parameter")
    else:
        raise Rejected("no such argument")
    if of is None or parameter is None or parameter <= 0:
        raise Rejected("no such function")
    return of(parameter)


def least_count(side, forced, rooms, weights, counted):
    """k(u), UNLIMITED where no cover is left: in years that are in all covers the unit counts for nothing, and fits."""
    prices, fitting = [0] * side.horizon, set(forced)
    for year in side.allowed - forced:
        if side.minutes <= rooms[year]:
            fitting.add(year)
            prices[year] = weights[year] * counted(rooms[year], side.minutes)
    left = Side(side.name, side.minutes, side.horizon, side.windows, fitting, side.required)
    return cheapest({"external": left}, {"external": prices})


def refuted_bound(instance, track, part):
    """No plan has a peak that too much would have to be counted for, so the bound is the next."""
    if any(len(entity) > 1 for entity in instance.entities) or any(
            entity[track].set_ups for entity in instance.entities if track in entity):
        raise Rejected("a refutation of loads that are not of units alone")
    weigh(instance, track, part)
    weights, peak = part["weights"], part.get("refuted_peak")
    if peak is None:
        raise Rejected("no peak to refute")
    counted, room_counts = counting(part)
    forced, divisor = instance.load_meter(track)
    if peak < max(forced.values(), default=0):
        return peak + 1
    rooms = []
    for year in range(instance.horizons[track]):
        base = forced.get(year, 0)
        rooms.append(room_of(base, divisor, min(peak, instance.load_caps[track].get(year, peak))) - base)
    counts = [least_count(entity[track], years[track], rooms, weights, counted)
              for entity, years in zip(instance.entities, instance.forced) if track in entity]
    room = sum(weight * room_counts(rooms[year]) for year, weight in enumerate(weights))
    if UNLIMITED not in counts and sum(counts) <= room:
        raise Rejected("the peak is not refuted")
    return peak + 1


def bound_of_peak(instance, track, part, other_peaks):
    if part["argument"] == "weights":
        return peak_bound(instance, track, part, other_peaks)
    if part["argument"] == "largest_unit":
        return largest_bound(instance, track, part)
    return refuted_bound(instance, track, part)


def settled(criterion):
    return criterion["status"] in ("proven", "by_search")


def verify(instance, plan):
    """Raises Rejected unless every bound of the plan is the one that its certificates give; whether the spread is proven
    is not asked."""
    peaks = {track: plan["tracks"][track]["criteria"].get("peak", {"value": 0})["value"] for track in TRACKS}
    for track in TRACKS:
        own = plan["tracks"][track]
        certificate = own["certificate"]
        if certificate is None:
            continue
        forced, divisor = instance.load_meter(track)
        if certificate["common_divisor"] != divisor or certificate["forced_minutes"] != [
                forced.get(year, 0) for year in range(instance.horizons[track])]:
            raise Rejected("another divisor, or other forced minutes")
        external = plan["tracks"]["external"]["criteria"].get("peak")
        known = {"external": peaks["external"]} if track == "internal" and external and settled(external) else {}
        bounds = {"peak": bound_of_peak(instance, track, certificate["peak"], known)}
        if certificate.get("total"):
            bounds["total"] = total_bound(instance, track, certificate["total"], peaks)
        for name, bound in bounds.items():
            said = own["criteria"][name]
            if bound > said["value"]:
                raise Unsound(f"{track} {name}: {said['value']} lies below {bound}")
            if said["status"] == "gap" and said["gap"] != said["value"] - said["bound"]:
                raise Rejected(f"{track} {name}: another gap")
            if said["bound"] != bound:
                raise Rejected(f"{track} {name}: the bound is said to be {said['bound']}, and is {bound}")
            if said["status"] == "proven" and said["value"] != bound:
                raise Rejected(f"{track} {name}: not proven")
