# SPDX-License-Identifier: GPL-3.0-or-later
"""document.py FOLDER PLAN.json [CALENDAR.json [NUMBERS.csv]]: reads the assessment plans of a folder as another tool would, and says
where they do not hold what the same plan holds as JSON. Of years that are over, items are named as the catalog in
force names them: NUMBERS.csv maps earlier numbers to those."""
import csv
import glob
import hashlib
import json
import os
import re
import sys

TRACKS = ('external', 'internal')
UUID = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')


def props(owner):
    return {prop['name']: prop['value'] for prop in owner.get('props', [])}


def members(value, name):
    """All values that have that name, wherever they are."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key == name:
                yield member
            yield from members(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from members(member, name)


def broken_references(plan):
    own = list(members(plan, 'uuid'))
    yield from (f'{uuid} is not of version 5' for uuid in own if not UUID.fullmatch(uuid))
    yield from (f'{uuid} names two things' for uuid in set(own) if own.count(uuid) > 1)
    wanted = [href[1:] for href in members(plan, 'href') if href.startswith('#')]
    wanted += [*members(plan, 'activity-uuid'), *members(plan, 'task-uuid')]
    wanted += [uuid for uuids in members(plan, 'party-uuids') for uuid in uuids]
    yield from (f'{uuid} is nothing in the document' for uuid in wanted if uuid not in own)
    roles = {role['id'] for role in plan['metadata']['roles']}
    yield from (f'the role {role} is not defined' for role in members(plan, 'role-id') if role not in roles)


def objectives(plan):
    """What each control or statement says of itself: its ID as people know it, and its minutes by track."""
    found = {}
    for control in plan.get('local-definitions', {}).get('objectives-and-methods', []):
        label = props(control)['label']
        for part in control['parts']:
            said = props(part)
            found[part.get('id', control['control-id'])] = (said.get('label', label), said)
    return found


def selected(selections):
    """The controls and statements that are selected: a control as a whole, or by its statements."""
    for selection in selections:
        for control in selection.get('include-controls', []):
            yield from control.get('statement-ids', [control['control-id']])


def rows_of(plan):
    """{(track, ID): minutes} of what is reviewed."""
    known = objectives(plan)
    found = {}
    for selection in plan['reviewed-controls']['control-selections']:
        track = props(selection).get('track')
        for identifier in selected([selection]):
            label, said = known[identifier]
            found[track, label] = int(said[f'{track}-minutes'])
    return found


def wrong_activities(plan, items):
    known = objectives(plan)
    found = []
    for activity in plan.get('local-definitions', {}).get('activities', []):
        track = props(activity)['track']
        found += [(track, known[identifier][0])
                  for identifier in selected(activity['related-controls']['control-selections'])]
    if sorted(found) != sorted((item['track'], item['id']) for item in items):
        yield 'its activities are not about the items of the plan'


def wrong_sums(plan, json_plan, year):
    for selection in plan['reviewed-controls']['control-selections']:
        said = props(selection)
        if 'track' not in said:
            continue
        track = json_plan['tracks'][said['track']]
        for planned in track['years']:
            if planned['year'] == year:
                if (int(said['items']), int(said['minutes'])) != (planned['items'], planned['minutes']):
                    yield f"{said['track']}: {said['items']} items, {said['minutes']} minutes; planned: {planned}"
                for name, criterion in track['criteria'].items():
                    if (int(said[name]), said[f'{name}-proof']) != (criterion['value'], criterion['status']):
                        yield f"{said['track']}: the {name} is {said[name]}, {said[f'{name}-proof']}; not as planned"


def wrong_tasks(plan, calendar, year):
    """Steps of the calendar have its days; what has no step lies within the plan year."""
    begins, ends = props(plan['metadata'])['plan-year-begins'], props(plan['metadata'])['plan-year-ends']
    days = {}
    for task in plan.get('tasks', []):
        timing = task['timing']
        if 'on-date' in timing:
            first = last = timing['on-date']['date'][:10]
        else:
            first = timing['within-date-range']['start'][:10]
            last = timing['within-date-range']['end'][:10]
        step = props(task).get('step')
        if step is not None:
            days[step] = (first, last)
        elif (first, last) != (begins, ends):
            yield f"{task['title']} is from {first} to {last}, and the plan year from {begins} to {ends}"
    steps = {step['step']: (step['from'], step['until']) for step in (calendar or {'steps': []})['steps']
             if step['year'] == year}
    # What the auditee does all year is no step for an auditor.
    steps = {name: between for name, between in steps.items() if name in days or name != 'assessment_period'}
    if steps != days:
        yield f'its steps are {days}, those of the calendar {steps}'


def wrong_files(plan, folder):
    for resource in plan['back-matter']['resources']:
        for link in resource.get('rlinks', []):
            for digest in link.get('hashes', []):
                with open(os.path.join(folder, link['href']), 'rb') as file:
                    if hashlib.sha256(file.read()).hexdigest() != digest['value']:
                        yield f"{link['href']} has not the hash that is said of it"


def faults(plan, json_plan, calendar, folder):
    year = int(props(plan['metadata'])['plan-year'])
    items = [item for item in json_plan['items'] if item['year'] == year]
    yield from broken_references(plan)
    planned = {(item['track'], item['id']): item['minutes'] for item in items}
    is_so = rows_of(plan)
    if is_so != planned:
        differing = sorted(set(is_so.items()) ^ set(planned.items()))
        yield f'it reviews {len(is_so)} items, planned are {len(planned)}: {differing[:3]}'
    yield from wrong_activities(plan, items)
    yield from wrong_sums(plan, json_plan, year)
    yield from wrong_tasks(plan, calendar, year)
    yield from wrong_files(plan, folder)
    if not plan['metadata']['last-modified'].startswith(json_plan['scenario']['as_of'] + 'T00:00:00'):
        yield f"it was modified {plan['metadata']['last-modified']}, as of {json_plan['scenario']['as_of']}"


def read(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def renumber(json_plan, path):
    with open(path, encoding='utf-8', newline='') as file:
        numbers = {row['old']: row['new'] for row in csv.DictReader(file) if row['old'] and row['new']}
    for item in json_plan['items']:
        item['id'] = numbers.get(item['id'], item['id'])


def main(folder, plan_path, calendar_path='', numbers_path=''):
    json_plan = read(plan_path)
    calendar = read(calendar_path) if calendar_path else None
    if numbers_path:
        renumber(json_plan, numbers_path)
    paths = sorted(glob.glob(os.path.join(folder, 'assessment-plan-*.json')))
    years = sorted({item['year'] for item in json_plan['items']})
    failed = [int(path[-9:-5]) for path in paths] != years
    if failed:
        print(f'{folder}: {paths} are not a file for each of {years}')
    for path in paths:
        for fault in faults(read(path)['assessment-plan'], json_plan, calendar, folder):
            print(f'{path}: {fault}')
            failed = True
    print(f'{folder}: {len(paths)} assessment plans read')
    sys.exit(failed)


if __name__ == '__main__':
    main(*sys.argv[1:])
