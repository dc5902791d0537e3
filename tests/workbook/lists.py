# SPDX-License-Identifier: GPL-3.0-or-later
"""What workbooks of plans made anew, checks and comparisons have to hold, by the same command's JSON. Columns are told by
their place, and words by where they differ, since they are in two languages."""
import copy

from book import alike

DAY = 24 * 60 # minutes
TRACKS = ('external', 'internal')
TRACK_WORDS = {'External audit': 'external', '外部監査': 'external', 'Internal audit': 'internal', '内部監査': 'internal'}
ORIGINS = {'frozen': 'frozen', '確定': 'frozen', 'kept': 'kept', '継続': 'kept', 'added': 'added', '追加': 'added'}
CHANGES = {'added': 'added', '追加': 'added', 'removed': 'removed', '削除': 'removed'}


def minutes(days):
    return None if days is None else round(days * DAY)


def first_difference(found, wanted, what):
    """Both are lists of rows."""
    found, wanted = list(found), list(wanted)
    if found != wanted:
        pair = next((pair for pair in zip(found, wanted) if pair[0] != pair[1]), None)
        yield f'{what} has {len(found)} rows, wanted {len(wanted)}; the first that differs: {pair}'


def missing(book, wanted, what):
    """Rows of numbers that the summary lacks, in that order, behind their first cell."""
    rest = iter(book.rows(book.sheets()[0]))
    for row in wanted:
        if not any(len(other) > len(row) and all(map(alike, other[1:], row)) for other in rest):
            yield f'the summary does not hold {row} of {what} where it should'
            return


# ---- a plan made anew ----

def origin_of(told, item, added):
    if item['year'] < told['replanned']['from']:
        return 'frozen'
    return 'added' if (item['year'], item['track'], item['id']) in added else 'kept'


def wrong_replan(book, told):
    added = {(change['year'], change['track'], change['id']) for change in told['changes'] if change['change'] == 'added'}
    rows = [row for row in book.rows(book.sheets()[2])[1:] if row[1] in TRACK_WORDS]
    yield from first_difference(
        ((row[0], TRACK_WORDS[row[1]], row[4], row[7], minutes(row[8]), ORIGINS.get(row[9])) for row in rows),
        ((item['year'], item['track'], item['id'], item['rule'], item['minutes'], origin_of(told, item, added))
         for item in told['items']), 'the sheet of rows')
    yield from first_difference(
        ((row[0], TRACK_WORDS[row[1]], CHANGES.get(row[2]), row[3]) for row in book.rows(book.sheets()[1])[1:]),
        ((change['year'], change['track'], change['change'], change['id']) for change in told['changes']),
        'the sheet of changes')
    yield from missing(book, ([told['replanned'][track]['changes']['value'], told['replanned'][track]['limit'] / DAY,
                               told['replanned'][track]['free_peak'] / DAY] for track in TRACKS), 'changes')
    yield from missing(book, ([value for track in TRACKS for value in (
        years[track]['items'], years[track]['minutes'] / DAY, years[track]['forced_minutes'] / DAY,
        told['tracks'][track]['criteria']['peak']['bound'] / DAY)]
        for years in ({track: told['tracks'][track]['years'][t] for track in TRACKS}
                      for t in range(len(told['tracks']['external']['years'])))), 'years')


def worse_replans(told):
    yield lambda told: told['items'].pop()
    yield lambda told: told['items'][-1].update(minutes=7)
    yield lambda told: told['changes'].pop()
    yield lambda told: told['replanned']['external'].update(limit=1)
    yield lambda told: told['tracks']['internal']['years'][0].update(minutes=1)


# ---- a check ----

def wrong_check(book, told):
    rows = book.rows(book.sheets()[1])[1:]
    if len(rows) != len(told['breaches']):
        yield f"it lists {len(rows)} breaches of {len(told['breaches'])}"
    for row, breach in zip(rows, told['breaches']):
        if not all(argument in str(row[1]) for argument in breach.get('arguments', [])[:1]):
            yield f'{row[1]!r} does not tell of {breach}'
    due = {(name, state, entry['id'], entry['rule'], entry['year'] or None) for name in TRACKS
           for state in ('overdue', 'inherited', 'due_after') for entry in told['tracks'][name].get(state, [])}
    states = {}
    found = set()
    for row in book.rows(book.sheets()[2])[1:]:
        key = next((state for name, state, item, rule, year in due
                    if (name, item, rule, year) == (TRACK_WORDS[row[0]], row[3], row[5], row[2])), None)
        states.setdefault(row[1], set()).add(key)
        found.add((TRACK_WORDS[row[0]], key, row[3], row[5], row[2]))
    if found != due or any(len(keys) != 1 for keys in states.values()):
        yield f'what is due differs in {sorted(map(str, found ^ due))[:4]}; states {states}'
    for name in TRACKS:
        track = told['tracks'][name]
        yield from missing(book, ([year['items'], year['minutes'] / DAY, year['minutes'] / DAY]
                                  for year in track.get('frozen_years', [])), f'frozen years, {name}')
        yield from missing(book, ([year['items'], year['minutes'] / DAY, year['forced_minutes'] / DAY]
                                  for year in track['years']), f'years, {name}')


def worse_checks(told):
    yield lambda told: told['tracks']['external']['due_after'].pop()
    yield lambda told: told['tracks']['internal']['years'][-1].update(minutes=1)
    if told['breaches']:
        yield lambda told: told['breaches'].pop()


# ---- a comparison ----

def compared_rows(told):
    scenarios = told['scenarios']
    for name in TRACKS:
        years = sorted({year['year'] for scenario in scenarios for year in scenario['tracks'][name]['years']})
        for number in years:
            for index, scenario in enumerate(scenarios):
                for year in scenario['tracks'][name]['years']:
                    if year['year'] == number:
                        more = year['difference'] if index else None
                        yield [number, name, index + 1, year['items'], year['minutes'],
                               more and more['items'], more and round(more['minutes'] / 60, 6), year.get('cost'),
                               year.get('cost_difference') if index else None]


def wrong_comparison(book, told):
    found = [[row[0], TRACK_WORDS[row[1]], row[2], row[4], minutes(row[5]), row[6],
              row[7] if row[7] is None else round(row[7], 6), row[8], row[9]] for row in book.rows(book.sheets()[1])[1:]]
    yield from first_difference(found, compared_rows(told), 'the sheet of years')
    for name in TRACKS:
        yield from missing(book, ([scenario['tracks'][name]['items'], scenario['tracks'][name]['minutes'] / DAY,
                                   *(scenario['tracks'][name]['criteria'][criterion]['value'] / DAY
                                     for criterion in ('peak', 'total', 'spread'))]
                                  for scenario in told['scenarios'] if scenario['tracks'][name]['criteria']),
                           f'sums, {name}')


def worse_comparisons(told):
    yield lambda told: told['scenarios'][1]['tracks']['external']['years'].pop()
    yield lambda told: told['scenarios'][0]['tracks']['external'].update(minutes=1)
    yield lambda told: told['scenarios'][1]['tracks']['external']['years'][0].update(cost=7)


def judged(wrong, worse):
    """The faults of a workbook; of one without, the changes of the JSON that would not be told either."""
    def faults(book, told):
        found = list(wrong(book, told))
        yield from found
        for number, change in enumerate(worse(told) if not found else ()):
            changed = copy.deepcopy(told)
            change(changed)
            if not list(wrong(book, changed)):
                yield f'the reader does not tell change {number} of the JSON'
    return faults


COMMANDS = {'replan': judged(wrong_replan, worse_replans), 'check': judged(wrong_check, worse_checks),
            'compare': judged(wrong_comparison, worse_comparisons)}
