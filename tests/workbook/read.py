# SPDX-License-Identifier: GPL-3.0-or-later
"""read.py FOLDER: reads the workbooks that FOLDER/books lists (name, command), NAME.en.xlsx and NAME.ja.xlsx, and says
where they do not hold what NAME.json holds."""
import copy
import json
import os
import re
import sys

import lists
from book import Book, alike, differences, empty_charts, looks, plain
from money import budget_faults, quote_faults, status_faults

DAY = 24 * 60 # minutes
TRACKS = ('external', 'internal')
TRACK_WORDS = {'External audit': 'external', '外部監査': 'external', 'Internal audit': 'internal', '内部監査': 'internal'}
MARKS = {'external': 'E外', 'internal': 'I内'}


def year_of(value):
    """2027 of 2027, "2027" or "2027年度"; None of anything else."""
    found = re.fullmatch(r'(20\d\d)(年度)?', str(value))
    return int(found[1]) if found else None


# ---- a plan ----

def listed(book, sheet):
    """The rows of the sheet that lists the plan: a dictionary of the columns that are the same in each language."""
    for row in book.rows(sheet)[1:]:
        if row[1] in TRACK_WORDS:
            yield {'year': row[0], 'track': TRACK_WORDS[row[1]], 'objective': row[3], 'id': row[4], 'rule': row[7],
                   'minutes': round(row[8] * DAY)}


def wrong_rows(book, plan):
    is_so = list(listed(book, book.sheets()[1]))
    planned = [{name: item[name] for name in ('year', 'track', 'objective', 'id', 'rule', 'minutes')}
               for item in plan['items']]
    if is_so != planned:
        differing = next((pair for pair in zip(is_so, planned) if pair[0] != pair[1]), None)
        yield f'it lists {len(is_so)} rows, the plan {len(planned)}; the first that differs: {differing}'


def wrong_criteria(book, plan):
    """The summary's rows of peak, total and spread, with the limit and what is known of them."""
    rows = [row for row in book.rows(book.sheets()[0])
            if any(str(row[0]).startswith(word) for word in TRACK_WORDS) and isinstance(row[1], (int, float))]
    wanted = [(name, criterion) for name in TRACKS for criterion in plan['tracks'][name]['criteria'].values()]
    if len(rows) != len(wanted):
        yield f'the summary has {len(rows)} criteria, the plan {len(wanted)}'
    for row, (name, criterion) in zip(rows, wanted):
        if not alike(row[1] * DAY, criterion['value']) or (
                row[2] is not None and not alike(row[2] * DAY, criterion['bound'])):
            yield f'the summary says {row[:4]} of the {name} audit, the plan {criterion}'


def wrong_years(book, plan):
    rows = {row[0]: row for row in book.rows(book.sheets()[0]) if year_of(row[0])}
    for index, name in enumerate(TRACKS):
        for year in plan['tracks'][name]['years']:
            row = rows.get(year['year'])
            wanted = [year['items'], year['minutes'] / DAY, year['forced_minutes'] / DAY]
            if row is None or not all(map(alike, row[1 + 4 * index:4 + 4 * index], wanted)):
                yield f"the summary has {row} of {year['year']}, the plan {wanted} of the {name} audit"


def wrong_coverage(book, plan):
    """The matrix: what is marked of an objective in a year is what is audited of it."""
    rows = book.rows(book.sheets()[2])
    head = next(index for index, row in enumerate(rows) if year_of(row[-1]))
    years = {column: year_of(word) for column, word in enumerate(rows[head]) if year_of(word)}
    marked = set()
    for row in rows[head + 1:]:
        for column, year in years.items():
            for name in TRACKS:
                if row[0] and isinstance(row[column], str) and set(MARKS[name]) & set(row[column]):
                    marked.add((row[0], year, name))
    audited = {(item['objective'], item['year'], item['track']) for item in plan['items'] if item['year'] in years.values()}
    if marked != audited:
        yield f'the matrix differs from the plan in {sorted(marked ^ audited)[:5]}'


def wrong_chart_numbers(book, plan):
    """Each column and line of the charts is one of the plan's by year."""
    wanted = [[year[name] / DAY for year in plan['tracks'][track]['years']]
              for track in TRACKS for name in ('minutes', 'forced_minutes')]
    wanted += [[criteria['peak']['bound'] / DAY] * len(plan['tracks'][track]['years'])
               for track in TRACKS for criteria in [plan['tracks'][track]['criteria']] if criteria]
    for number, references in enumerate(book.charts(), 1):
        for reference in references:
            values = book.range(reference)
            if not any(len(values) == len(vector) and all(map(alike, values, vector)) for vector in wanted):
                yield f'chart {number} shows {values}, which the plan does not have'


def plan_faults(book, plan):
    yield from wrong_rows(book, plan)
    yield from wrong_criteria(book, plan)
    yield from wrong_years(book, plan)
    yield from wrong_coverage(book, plan)
    yield from wrong_chart_numbers(book, plan)
    if not list(book.charts()):
        yield 'it has no chart'


COMMANDS = {'plan': plan_faults, 'quote': quote_faults, 'budget': budget_faults, 'status': status_faults, **lists.COMMANDS}


def money_faults_untold(command, book, told):
    """As untold(): each of these changes of the JSON has to be told of."""
    changes = {
        'quote': [lambda told: told['quote']['sum']['fee'].update(total=told['quote']['sum']['fee']['total'] + 1),
                  lambda told: told['quote']['years'][1]['parts']['direct'].update(items=1),
                  lambda told: told['full']['years'][-1].update(minutes=60)],
        'budget': [lambda told: told['fiscal_years'][0].update(cash=told['fiscal_years'][0]['cash'] + 1),
                   lambda told: told['payments'][-1].update(amount=1),
                   lambda told: told['domains'][-1].update(total=told['domains'][-1]['total'] + 1)],
        'status': [lambda told: told['objectives'][-1].update(due=2028),
                   lambda told: told['objectives'][0].update(evidence='another'),
                   lambda told: told['round']['years'][0].update(audited=told['round']['years'][0]['audited'] + 1)],
    }
    for number, change in enumerate(changes.get(command, [])):
        changed = copy.deepcopy(told)
        change(changed)
        if not list(COMMANDS[command](book, changed)):
            yield f'change {number} of the {command}'


def ids_that_are_numbers(book):
    """Excel would make another number of 5.10: IDs are text."""
    for sheet in book.written:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == 'n' and isinstance(cell.value, float) and cell.number_format == 'General':
                    yield f'{sheet.title}!{cell.coordinate} is the number {cell.value}, of no format'


def untold(book, plan):
    """A good workbook, and numbers that it does not hold: what is not told of them means that silence means nothing."""
    def worse(change):
        changed = copy.deepcopy(plan)
        change(changed)
        return changed
    internal = plan['tracks']['internal']
    changes = [lambda plan: plan['items'].pop(),
               lambda plan: plan['items'][0].update(minutes=7),
               lambda plan: plan['items'][-1].update(year=plan['items'][0]['year']),
               lambda plan: plan['tracks']['internal']['years'][0].update(minutes=internal['years'][0]['minutes'] + 1),
               lambda plan: plan['tracks']['external']['criteria']['peak'].update(bound=1)]
    yield from (f'change {number} of the plan' for number, change in enumerate(changes)
                if not list(plan_faults(book, worse(change))))
    formula = next(cell for sheet in book.written for row in sheet.iter_rows() for cell in row if cell.data_type == 'f')
    stored = book.stored[formula.parent.title][formula.coordinate]
    kept = stored.value
    stored.value = plain(kept) + 1
    if not list(differences(book)):
        yield f'a wrong value of {formula.coordinate}'
    stored.value = kept


def hostile(folder):
    """Those of the hostile catalog: LibreOffice has every word as the file has it. tests/hostile says which these are."""
    failed = False
    names = sorted(name for name in os.listdir(folder) if name.endswith('.xlsx'))
    for name in names:
        book = Book(os.path.join(folder, name))
        for fault in [*differences(book), *looks(book)][:10]:
            print(f'hostile {name}: {fault}')
            failed = True
    print(f'hostile: {len(names)} workbooks')
    return failed or not names


def main(folder):
    failed = False
    with open(os.path.join(folder, 'books'), encoding='utf-8') as file:
        books = [line.split() for line in file]
    for name, command in books:
        with open(os.path.join(folder, f'{name}.json'), encoding='utf-8') as file:
            told = json.load(file)
        for language in ('en', 'ja'):
            book = Book(os.path.join(folder, f'{name}.{language}.xlsx'))
            faults = [*differences(book), *looks(book), *empty_charts(book), *ids_that_are_numbers(book),
                      *COMMANDS[command](book, told)]
            as_of = str(book.written.properties.created)[:10]
            scenario = told.get('scenario') or told.get('scenarios', [{}])[0].get('scenario')
            if scenario and as_of != scenario['as_of']: # a check does not say
                faults.append(f'it was created on {as_of}')
            formulas = sum(cell.data_type == 'f' for sheet in book.written for row in sheet.iter_rows() for cell in row)
            print(f'{name}.{language}: {len(book.sheets())} sheets, {formulas} formulas, {len(list(book.charts()))} charts; '
                  + (f'{len(faults)} faults' if faults else 'nothing wrong'))
            for fault in faults[:10]:
                print(f'  {fault}')
            failed = failed or bool(faults)
            told_of = untold(book, told) if (name, command, language) == (*books[0], 'en') else ()
            for fault in [*told_of, *money_faults_untold(command, book, told)]:
                print(f'the reader does not tell {fault}')
                failed = True
    failed = hostile(os.path.join(folder, 'hostile')) or failed
    sys.exit(failed)


if __name__ == '__main__':
    main(sys.argv[1])
