# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways in which a plan can be wrong: each takes a random number generator and what it is to break, and returns whether it
could. Of rows they take a list of rows of plan.csv as mappings, of claims a whole plan as JSON."""

TRACKS = ("external", "internal")


def pick(draw, rows):
    return draw.choice(rows) if rows else None


def row_missing(draw, rows, _scenario):
    if rows:
        rows.pop(draw.randrange(len(rows)))
    return bool(rows)


def unit_missing(draw, rows, _scenario):
    """Nothing of an objective in a year, or in all of them: a gap, or a deadline that is missed."""
    row = pick(draw, rows)
    if row is None:
        return False
    always = draw.random() < 0.5
    rows[:] = [other for other in rows if (other["objective"], other["track"]) != (row["objective"], row["track"])
               or not (always or other["year"] == row["year"])]
    return True


def row_twice(draw, rows, _scenario):
    row = pick(draw, rows)
    if row is not None:
        rows.insert(draw.randint(0, len(rows)), dict(row))
    return row is not None


def any_row(draw, scenario, year):
    item = draw.choice(list(scenario.items.values()))
    track = draw.choice(TRACKS)
    rule = draw.choice([rule.id for rule in scenario.rules])
    return {"year": year, "track": track, "rule": rule, "standard": item.standard, "objective": item.objective.id,
            "id": item.id, "minutes": item.minutes[track]}


def row_too_many(draw, rows, scenario):
    """Of any item on any track: in scope, a heading, taken over, left out, or in no rule's scope."""
    rows.append(any_row(draw, scenario, scenario.start + draw.randrange(scenario.years)))
    return True


def row_unknown(draw, rows, scenario):
    rows.append({**any_row(draw, scenario, scenario.start), "id": draw.choice(["9.9.99", "9.1", "0"])})
    return True


def row_outside(draw, rows, scenario):
    row = pick(draw, rows) or any_row(draw, scenario, 0)
    rows.append({**row, "year": draw.choice([scenario.start - 1, scenario.start + scenario.years, scenario.start + 40])})
    return True


def row_moved(draw, rows, _scenario):
    """To the year before or after: a gap of one year more, a deadline missed by one."""
    row = pick(draw, rows)
    if row is not None:
        row["year"] += draw.choice([-1, 1])
    return row is not None


def unit_moved(draw, rows, _scenario):
    row = pick(draw, rows)
    if row is None:
        return False
    step = draw.choice([-1, 1])
    for other in [other for other in rows if all(other[name] == row[name] for name in ("objective", "track", "year"))]:
        other["year"] += step
    return True


def row_elsewhere(draw, rows, _scenario):
    row = pick(draw, rows)
    if row is not None:
        row["track"] = TRACKS[1 - TRACKS.index(row["track"])]
    return row is not None


def minutes_wrong(draw, rows, _scenario):
    row = pick(draw, rows)
    if row is not None:
        row["minutes"] = max(0, row["minutes"] + draw.choice([-30, -1, 1, 30]))
    return row is not None


def rule_wrong(draw, rows, scenario):
    row = pick(draw, rows)
    if row is not None:
        names = row["rule"].split("+")
        row["rule"] = draw.choice(["+".join(names[1:]) or "X", "+".join(names + ["R1"]), "+".join(reversed(names)) + "+",
                                   draw.choice(scenario.rules).id, *(event["id"] for event in scenario.events),
                                   *(row["rule"] + "+" + event["id"] for event in scenario.events)])
    return row is not None


def standard_wrong(draw, rows, _scenario):
    row = pick(draw, rows)
    if row is not None:
        row["standard"] = draw.choice([word for word in ("governance", "management", "control") if word != row["standard"]])
    return row is not None


def objective_wrong(draw, rows, scenario):
    row = pick(draw, rows)
    if row is not None:
        row["objective"] = draw.choice(list(scenario.items))
    return row is not None


OF_ROWS = (row_missing, unit_missing, row_twice, row_too_many, row_unknown, row_outside, row_moved, unit_moved, row_elsewhere,
           minutes_wrong, rule_wrong, standard_wrong, objective_wrong)


# What a plan as JSON says of itself

def filled(draw, plan):
    """A track that has criteria, and its name."""
    names = [name for name in TRACKS if plan["tracks"][name]["criteria"]]
    return plan["tracks"][draw.choice(names)] if names else None


def sum_wrong(draw, plan, _scenario):
    track = filled(draw, plan)
    if track is None:
        return False
    year = draw.choice(track["years"] + track["continued_years"])
    year[draw.choice([name for name in year if name != "year"])] += draw.choice([-1, 1, 30])
    return True


def years_wrong(draw, plan, _scenario):
    track = filled(draw, plan)
    if track is None:
        return False
    years = draw.choice([track["years"], track["years"], track["continued_years"]])
    if years and draw.random() < 0.5:
        years.pop(draw.randrange(len(years)))
    elif years:
        years[0]["year"] += 1
    else:
        years.append({"year": plan["scenario"]["start_year"], "minutes": 0, "forced_minutes": 0, "items": 0})
    return True


def value_wrong(draw, plan, _scenario):
    track = filled(draw, plan)
    if track is not None:
        criterion = track["criteria"][draw.choice(list(track["criteria"]))]
        criterion[draw.choice(["value", "bound"])] += draw.choice([-15, -1, 1, 15])
    return track is not None


def status_wrong(draw, plan, _scenario):
    track = filled(draw, plan)
    if track is None:
        return False
    if draw.random() < 0.2:
        track["status"] = {"open": "optimal", "optimal": "open"}[track["status"]]
        return True
    criterion = track["criteria"][draw.choice(list(track["criteria"]))]
    criterion["status"] = draw.choice([word for word in ("proven", "proven", "by_search", "gap", "not_attempted")
                                       if word != criterion["status"]])
    criterion.setdefault("gap", criterion["value"] - criterion["bound"] + draw.choice([0, 0, 1]))
    criterion.setdefault("nodes", 1)
    return True


def head_wrong(draw, plan, _scenario):
    name = draw.choice(["scheme", "start_year", "start_month", "years", "horizon", "units"])
    track = filled(draw, plan)
    if name in plan["scenario"]:
        said = plan["scenario"]
    elif track is not None:
        said = track
    else:
        return False
    said[name] = "other" if name == "scheme" else said[name] + draw.choice([-1, 1])
    return True


def overdue_wrong(draw, plan, scenario):
    track = filled(draw, plan)
    if track is None:
        return False
    if track["overdue"] and draw.random() < 0.7:
        entry = draw.choice(track["overdue"])
        draw.choice([lambda: track["overdue"].remove(entry), lambda: track["overdue"].append(dict(entry)),
                     lambda: entry.update(due=entry["due"] - 1), lambda: entry.update(rule="R9")])()
    else:
        track["overdue"].append({"id": draw.choice(list(scenario.items)), "rule": "R1", "due": scenario.start - 1})
    return True


def forced_wrong(draw, plan, _scenario):
    track = filled(draw, plan)
    if track is not None:
        track["peak_forced_by"] = draw.choice([None, plan["scenario"]["start_year"]])
        track["rest_peak"] = draw.choice([None, 0, 60])
    return track is not None


def numbers(value, path=()):
    """Every whole number, by its path."""
    if isinstance(value, (dict, list)):
        for key, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from numbers(member, path + (key,))
    elif isinstance(value, int):
        yield path


def certificate_wrong(draw, plan, _scenario):
    track = filled(draw, plan)
    if track is None or track["certificate"] is None:
        return False
    path = draw.choice(list(numbers(track["certificate"])))
    holder = track["certificate"]
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] += draw.choice([-2, -1, 1, 1, 2, 50])
    return True


def certificate_cut(draw, plan, _scenario):
    track = filled(draw, plan)
    if track is None or track["certificate"] is None:
        return False
    certificate = track["certificate"]
    draw.choice([lambda: track.update(certificate=None), lambda: certificate.pop("total", None),
                 lambda: certificate["forced_minutes"].pop(), lambda: certificate["peak"]["weights"].append(0),
                 lambda: certificate["peak"].update(weights=[0] * len(certificate["peak"]["weights"]))])()
    return True


def argument_wrong(draw, plan, scenario):
    """Another argument for the peak, from any numbers."""
    track = filled(draw, plan)
    if track is None or track["certificate"] is None:
        return False
    part, value = track["certificate"]["peak"], track["criteria"]["peak"]["value"]
    argument = draw.choice(["weights", "largest_unit", "pigeonhole", "dual_feasible_function"])
    part.update(argument=argument, item=draw.choice(list(scenario.items)), rule=draw.choice(scenario.rules).id,
                least_minutes=draw.choice([0, 1, value // 2]), refuted_peak=draw.choice([value - 1, value, 0]),
                function=draw.choice(["threshold", "rounding"]), parameter=draw.choice([0, 1, 2, value // 3]))
    return True


OF_CLAIMS = (sum_wrong, years_wrong, value_wrong, status_wrong, head_wrong, overdue_wrong, forced_wrong, certificate_wrong,
             certificate_wrong, certificate_cut, argument_wrong)
