# SPDX-License-Identifier: GPL-3.0-or-later
"""refused.py SCHEMA DOCUMENT PLAN.json FOLDER: a good assessment plan made worse, fault by fault. What reads it must tell
each of them, or its silence about the others means nothing."""
import copy
import sys

import document
import schema


def first(plan, *path):
    for step in path:
        plan = plan[step]
    return plan


def change(name, value, *path):
    def changed(plan):
        first(plan, *path)[name] = value
    return changed


def drop(name, *path):
    def changed(plan):
        del first(plan, *path)[name]
    return changed


SELECTIONS = ('reviewed-controls', 'control-selections')
# What NIST's schema refuses.
MALFORMED = [
    change('uuid', '25e9e762-a18c-1ec4-a09e-bf3c577bbe3f'),
    drop('title', 'metadata'),
    change('last-modified', '2026-08-10', 'metadata'),
    change('control-id', '1.2', *SELECTIONS, 0, 'include-controls', 0),
    change('control-id', 'a b', *SELECTIONS, 0, 'include-controls', 0),
    change('control-id', 'ab\n', *SELECTIONS, 0, 'include-controls', 0),
    change('mood', 'good', 'metadata'),
    change('tasks', []),
    change('value', ' padded ', 'metadata', 'props', 0),
]
# What is well formed, and not so.
UNTRUE = [
    lambda plan: first(plan, *SELECTIONS, 0)['include-controls'].pop(),
    lambda plan: first(plan, 'local-definitions', 'activities', 0, 'related-controls', 'control-selections', 0,
                       'include-controls').pop(),
    change('value', '1', 'local-definitions', 'objectives-and-methods', 0, 'parts', 0, 'props', -1),
    change('uuid', '25e9e762-a18c-5ec4-a09e-bf3c577bbe3f', 'back-matter', 'resources', 0),
    change('last-modified', '1999-01-01T00:00:00+09:00', 'metadata'),
    change('role-id', 'nobody', 'local-definitions', 'activities', 0, 'responsible-roles', 0),
    change('start', '1999-04-01T00:00:00+09:00', 'tasks', -1, 'timing', 'within-date-range'),
]


def main(schema_path, path, plan_path, folder):
    checker = schema.validator(schema_path) if schema_path else None
    good = document.read(path)
    json_plan = document.read(plan_path)
    passed = []
    for number, worsen in enumerate(MALFORMED if checker else []):
        worse = copy.deepcopy(good)
        worsen(worse['assessment-plan'])
        if not list(schema.faults(checker, worse)):
            passed.append(f'the schema takes malformed document {number}')
    for number, worsen in enumerate(UNTRUE):
        worse = copy.deepcopy(good)
        worsen(worse['assessment-plan'])
        if not list(document.faults(worse['assessment-plan'], json_plan, None, folder)):
            passed.append(f'the reader takes untrue document {number}')
    for line in passed:
        print(line)
    sys.exit(bool(passed))


if __name__ == '__main__':
    main(*sys.argv[1:])
