# SPDX-License-Identifier: GPL-3.0-or-later
"""catalog.py CATALOG.json PLAN.json [FOLDER]: the controls of an OSCAL catalog by a reader of our own, against what was
planned of them under fedramp-annual: each is audited once at least, those with the prop CORE in every year. The
assessment plans in FOLDER speak of its controls by its own IDs."""
import collections
import glob
import os
import sys

from document import members, read


def controls(holder):
    """Of a catalog, a group or a control, all that lie in it; not what is withdrawn."""
    for control in holder.get('controls', []):
        status = {prop['value'].lower() for prop in control.get('props', []) if prop['name'] == 'status'}
        if 'withdrawn' not in status:
            yield control
        yield from controls(control)
    for group in holder.get('groups', []):
        yield from controls(group)


def label_of(control):
    """The label that is of no class: AC-2(1)."""
    labels = [prop for prop in control.get('props', []) if prop['name'] == 'label']
    return next((prop['value'].strip() for prop in labels if 'class' not in prop), labels[0]['value'] if labels else control['id'])


def is_core(control):
    return any(prop['name'].upper() == 'CORE' for prop in control.get('props', []))


def faults(catalog, plan, folder):
    known = list(controls(catalog))
    years = [year['year'] for year in plan['tracks']['external']['years']]
    planned = collections.defaultdict(set)
    for item in plan['items']:
        planned[item['id']].add(item['year'])
    labels = {label_of(control) for control in known}
    if len(labels) != len(known):
        yield 'two controls have one label'
    if set(planned) != labels:
        yield f'planned are {len(planned)} items, the catalog has {len(labels)}: {sorted(set(planned) ^ labels)[:5]}'
    for control in known:
        if is_core(control) and planned[label_of(control)] != set(years):
            yield f"{control['id']} is core and not audited in each year"
    if plan['scenario']['catalog']['title'] != catalog['metadata']['title']:
        yield f"the catalog is called {plan['scenario']['catalog']['title']}"
    ids = {control['id'] for control in known}
    for path in sorted(glob.glob(os.path.join(folder, 'assessment-plan-*.json'))) if folder else []:
        for identifier in set(members(read(path), 'control-id')) - ids:
            yield f'{path}: the catalog has no control {identifier}'
    print(f"{catalog['metadata']['title']}: {len(known)} controls, {sum(map(is_core, known))} of them core")


def main(catalog_path, plan_path, folder=None):
    found = list(faults(read(catalog_path)['catalog'], read(plan_path), folder))
    for fault in found[:20]:
        print(f'{catalog_path}: {fault}')
    sys.exit(bool(found))


if __name__ == '__main__':
    main(*sys.argv[1:])
